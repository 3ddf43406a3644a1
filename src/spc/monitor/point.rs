//! What is observed at one point.

use crate::spc::data::observation::Observation;

/// What is observed at one point, in the units of the chart's data.
///
/// Numbers turn into points by themselves: `monitor.push(41)` for a value, a count, a time or a number of cases,
/// `monitor.push((3, 120))` for events out of trials, events in an exposure or a numerator over a denominator,
/// `monitor.push(&[4.0, 6.0][..])` for a subgroup, and `monitor.push(None::<f64>)` where nothing was observed.
///
/// ```
/// use improvement::spc::Point;
///
/// assert_eq!(Point::from(41), Point::One(41.0));
/// assert_eq!(Point::from((3, 120)), Point::Over { numerator: 3.0, denominator: 120.0 });
/// assert_eq!(Point::from((Some(3), None::<i32>)), Point::Missing);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Point<'a> {
    /// One number: a value, a count, a time or a number of cases.
    One(f64),
    /// One number over another: events out of trials, events in an exposure, a total over its denominator.
    Over {
        /// The events, or the total.
        numerator: f64,
        /// The trials, the exposure or the denominator.
        denominator: f64,
    },
    /// The values of a small sample, without those that are missing.
    Subgroup(&'a [f64]),
    /// Nothing was observed: a gap.
    Missing,
}

impl Point<'_> {
    /// What it is, in words.
    pub(crate) const fn holds(&self) -> &'static str {
        match self {
            Self::One(_) => "one number",
            Self::Over { .. } => "one number over another",
            Self::Subgroup(_) => "a subgroup",
            Self::Missing => "missing",
        }
    }
}

impl<T: Observation> From<T> for Point<'_> {
    #[inline]
    fn from(observation: T) -> Self {
        observation.observed().map_or(Self::Missing, Self::One)
    }
}

impl<A: Observation, B: Observation> From<(A, B)> for Point<'_> {
    #[inline]
    fn from((above, below): (A, B)) -> Self {
        match (above.observed(), below.observed()) {
            (Some(numerator), Some(denominator)) => Self::Over {
                numerator,
                denominator,
            },
            _ => Self::Missing,
        }
    }
}

impl<'a> From<&'a [f64]> for Point<'a> {
    fn from(values: &'a [f64]) -> Self {
        Self::Subgroup(values)
    }
}
