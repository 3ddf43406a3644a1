//! A score from 1 to 5, as a person gives it.

use crate::base::error::{Error, WorkError};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A judgement from 1 (very low) to 5 (very high): power, interest, impact, effort.
///
/// It is somebody's view on a day, not a measurement. From 3 on it counts as high.
///
/// ```
/// use improvement::Score;
///
/// # fn main() -> Result<(), improvement::Error> {
/// assert!(Score::new(3)?.is_high());
/// assert!(!Score::new(2)?.is_high());
/// assert_eq!(Score::new(6).unwrap_err().to_string(), "the score is 6, expected a score of 1 to 5");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "i64", into = "i64")]
pub struct Score(u8);

impl Score {
    /// The lowest score that counts as high.
    pub const HIGH_FROM: Self = Self(3);

    /// A score, checked.
    ///
    /// ```
    /// use improvement::Score;
    ///
    /// assert!(Score::new(5).is_ok());
    /// assert_eq!(Score::new(7).unwrap_err().to_string(), "the score is 7, expected a score of 1 to 5");
    /// ```
    ///
    /// # Errors
    ///
    /// [`WorkError::ScoreOutOfRange`] outside 1 to 5.
    pub fn new(score: i64) -> Result<Self, Error> {
        match u8::try_from(score) {
            Ok(small @ 1..=5) => Ok(Self(small)),
            _ => Err(WorkError::ScoreOutOfRange { found: score }.into()),
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether it is 3 or more.
    #[must_use]
    pub fn is_high(self) -> bool {
        self >= Self::HIGH_FROM
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<i64> for Score {
    type Error = Error;
    fn try_from(score: i64) -> Result<Self, Error> {
        Self::new(score)
    }
}

impl From<Score> for i64 {
    fn from(score: Score) -> Self {
        Self::from(score.0)
    }
}
