//! Credits, and the hours that they stand for.

use crate::base::error::{Error, ProgrammeError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Notional hours of learning for one credit. Source: QAA, Higher Education Credit Framework for England, 2nd edition (2021).
const HOURS: u32 = 10;

/// How much a module or a programme counts, in credits of the United Kingdom: 10 notional hours of learning each.
///
/// ```
/// use improvement::programme::Credits;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let module = Credits::new(15)?;
/// assert_eq!((module.hours(), module.ects()), (150, 7.5));
/// assert_eq!(Credits::new(0).unwrap_err().to_string(), "the credits are 0, expected 1 or more");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u16", into = "u16")]
pub struct Credits(u16);

impl Credits {
    /// So many credits.
    ///
    /// # Errors
    ///
    /// [`ProgrammeError::NoCredits`] for none.
    pub fn new(credits: u16) -> Result<Self, Error> {
        match credits {
            0 => Err(ProgrammeError::NoCredits.into()),
            _ => Ok(Self(credits)),
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Notional hours of learning: 10 a credit.
    #[must_use]
    pub fn hours(self) -> u32 {
        HOURS * u32::from(self.0)
    }

    /// The same in the European system, where one counts as two: exactly half, so that an odd number ends in `.5`.
    #[must_use]
    pub fn ects(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl fmt::Display for Credits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl TryFrom<u16> for Credits {
    type Error = Error;
    fn try_from(credits: u16) -> Result<Self, Error> {
        Self::new(credits)
    }
}

impl From<Credits> for u16 {
    fn from(credits: Credits) -> Self {
        credits.0
    }
}
