//! The values that a point can have.

use crate::spc::data::observation::Observation;
use std::ops::{RangeFrom, RangeInclusive, RangeToInclusive};

/// The values that a point can have, from a lowest to a highest: `0..=100`, `0.0..` (no highest), `..=1.0` (no lowest).
///
/// Both ends belong to it, so that a range that leaves its end out (`0..100`) is no bounds.
///
/// ```
/// use improvement::spc::Bounds;
///
/// assert_eq!(Bounds::from(0..=100).ends(), (0.0, 100.0));
/// assert_eq!(Bounds::from(0.0..).ends(), (0.0, f64::INFINITY));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    lowest: f64,
    highest: f64,
}

impl Bounds {
    /// The lowest and the highest value; an end that is open is infinite.
    #[must_use]
    pub const fn ends(self) -> (f64, f64) {
        (self.lowest, self.highest)
    }

    fn new(lowest: Option<f64>, highest: Option<f64>) -> Self {
        Self {
            lowest: lowest.unwrap_or(f64::NEG_INFINITY),
            highest: highest.unwrap_or(f64::INFINITY),
        }
    }
}

impl<T: Observation> From<RangeInclusive<T>> for Bounds {
    fn from(range: RangeInclusive<T>) -> Self {
        let (lowest, highest) = range.into_inner();
        Self::new(lowest.observed(), highest.observed())
    }
}

impl<T: Observation> From<RangeFrom<T>> for Bounds {
    fn from(range: RangeFrom<T>) -> Self {
        Self::new(range.start.observed(), None)
    }
}

impl<T: Observation> From<RangeToInclusive<T>> for Bounds {
    fn from(range: RangeToInclusive<T>) -> Self {
        Self::new(None, range.end.observed())
    }
}
