//! A range with one end or two.

use crate::base::error::{Error, OptionError, Place};
use crate::spc::data::observation::ordinary;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A range of values: with a lower end, an upper end or both, ends included.
///
/// ```
/// use improvement::measure::Band;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let band = Band::between(0.6, 0.8)?;
/// assert!(band.contains(0.8));
/// assert_eq!(band.to_string(), "0.6 to 0.8");
/// assert_eq!(Band::at_most(9.0)?.to_string(), "at most 9");
/// assert_eq!(Band::between(0.8, 0.6).unwrap_err().code(), "ends_out_of_order");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Ends", into = "Ends")]
pub struct Band {
    lower: Option<f64>,
    upper: Option<f64>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Ends {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lo: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hi: Option<f64>,
}

impl TryFrom<Ends> for Band {
    type Error = Error;
    fn try_from(ends: Ends) -> Result<Self, Error> {
        Self::checked(ends.lo, ends.hi)
    }
}

impl From<Band> for Ends {
    fn from(band: Band) -> Self {
        Self {
            lo: band.lower,
            hi: band.upper,
        }
    }
}

impl Band {
    fn checked(lower: Option<f64>, upper: Option<f64>) -> Result<Self, Error> {
        for (name, end) in [("the lower end", lower), ("the upper end", upper)] {
            if let Some(end) = end {
                ordinary(end).map_err(|kind| kind.at(Place::Path(name.to_owned())))?;
            }
        }
        match (lower, upper) {
            (None, None) => Err(OptionError::NoEnds.into()),
            (Some(lower), Some(upper)) if lower > upper => {
                Err(OptionError::EndsOutOfOrder { lower, upper }
                    .at(Place::Path("the range".to_owned())))
            }
            _ => Ok(Self { lower, upper }),
        }
    }

    /// From one value to another.
    ///
    /// # Errors
    ///
    /// [`OptionError::EndsOutOfOrder`] if the lower end lies above the upper; [`DataError::NotFinite`](crate::error::DataError::NotFinite), [`DataError::TooLarge`](crate::error::DataError::TooLarge).
    pub fn between(lower: f64, upper: f64) -> Result<Self, Error> {
        Self::checked(Some(lower), Some(upper))
    }

    /// A value or less.
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite), [`DataError::TooLarge`](crate::error::DataError::TooLarge).
    pub fn at_most(upper: f64) -> Result<Self, Error> {
        Self::checked(None, Some(upper))
    }

    /// A value or more.
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinite`](crate::error::DataError::NotFinite), [`DataError::TooLarge`](crate::error::DataError::TooLarge).
    pub fn at_least(lower: f64) -> Result<Self, Error> {
        Self::checked(Some(lower), None)
    }

    /// The lower end; minus infinity where there is none.
    #[must_use]
    pub fn lower(&self) -> f64 {
        self.lower.unwrap_or(f64::NEG_INFINITY)
    }

    /// The upper end; infinity where there is none.
    #[must_use]
    pub fn upper(&self) -> f64 {
        self.upper.unwrap_or(f64::INFINITY)
    }

    /// Whether a value lies in the range, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        (self.lower()..=self.upper()).contains(&value)
    }

    /// How far a value lies outside: above zero past the upper end, below zero short of the lower, 0 inside.
    #[must_use]
    pub fn miss(&self, value: f64) -> f64 {
        if value > self.upper() {
            value - self.upper()
        } else if value < self.lower() {
            value - self.lower()
        } else {
            0.0
        }
    }

    /// The ends that there are.
    pub(crate) fn ends(&self) -> impl Iterator<Item = f64> {
        [self.lower, self.upper].into_iter().flatten()
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) => write!(f, "{lower} to {upper}"),
            (Some(lower), None) => write!(f, "at least {lower}"),
            // a band without ends cannot be made
            (None, upper) => write!(f, "at most {}", upper.unwrap_or(f64::INFINITY)),
        }
    }
}
