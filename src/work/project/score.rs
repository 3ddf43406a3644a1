//! The progress score of the IHI scale, and the scores that people give.

use crate::base::date::Date;
use crate::base::error::{Error, WorkError};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A score on the IHI progress scale: 0.5 to 5.0 in steps of 0.5.
///
/// | score | name |
/// |---|---|
/// | 0.5 | intent to participate |
/// | 1.0 | charter and team established |
/// | 1.5 | planning for the project has begun |
/// | 2.0 | activity, but no changes |
/// | 2.5 | changes tested, but no improvement |
/// | 3.0 | modest improvement |
/// | 3.5 | improvement |
/// | 4.0 | significant improvement |
/// | 4.5 | sustainable improvement |
/// | 5.0 | outstanding sustainable results |
///
/// Source: IHI, Assessment Scale for Collaboratives, in the wording of Life QI. The name of 4.5 is not confirmed.
///
/// It is kept in half steps, so that equal scores are equal.
///
/// ```
/// use improvement::project::ProgressScore;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let score = ProgressScore::new(2.5)?;
/// assert_eq!((score.half_steps(), score.to_string().as_str()), (5, "2.5"));
/// assert_eq!(
///     ProgressScore::new(2.7).unwrap_err().to_string(),
///     "the progress is scored 2.7, expected 0.5 to 5.0 in steps of 0.5",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "f64", into = "f64")]
pub struct ProgressScore(u8);

impl ProgressScore {
    /// 0.5: the lowest.
    pub const LOWEST: Self = Self(1);
    /// 5.0: the highest.
    pub const HIGHEST: Self = Self(10);

    /// A score, checked.
    ///
    /// # Errors
    ///
    /// [`WorkError::ProgressScore`] if it is not one of 0.5, 1.0 … 5.0.
    pub fn new(score: f64) -> Result<Self, Error> {
        (1..=10)
            .find(|half| f64::from(*half) / 2.0 == score)
            .map(Self)
            .ok_or_else(|| WorkError::ProgressScore { found: score }.into())
    }

    /// How many half steps: 1 to 10.
    #[must_use]
    pub const fn half_steps(self) -> u8 {
        self.0
    }

    /// The score as a number.
    #[must_use]
    pub fn get(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// The next step; none above 5.0.
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        if self.0 < Self::HIGHEST.0 {
            Some(Self(self.0 + 1))
        } else {
            None
        }
    }

    pub(crate) const fn of_halves(halves: u8) -> Self {
        Self(halves)
    }

    /// What the scale calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.0 {
            0 | 1 => "intent to participate",
            2 => "charter and team established",
            3 => "planning for the project has begun",
            4 => "activity, but no changes",
            5 => "changes tested, but no improvement",
            6 => "modest improvement",
            7 => "improvement",
            8 => "significant improvement",
            9 => "sustainable improvement",
            _ => "outstanding sustainable results",
        }
    }
}

impl fmt::Display for ProgressScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:.1}", self.get()))
    }
}

impl TryFrom<f64> for ProgressScore {
    type Error = Error;
    fn try_from(score: f64) -> Result<Self, Error> {
        Self::new(score)
    }
}

impl From<ProgressScore> for f64 {
    fn from(score: ProgressScore) -> Self {
        score.get()
    }
}

/// Who gave a score. IHI lets the team and its faculty score each month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scorer {
    /// The team itself.
    Team,
    /// Somebody who advises it.
    Faculty,
}

/// A score that people gave the project on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct GivenScore {
    /// The day.
    pub on: Date,
    /// Who gave it.
    pub by: Scorer,
    /// The score.
    pub score: ProgressScore,
    /// Why it stands, where it is above what is recorded. IHI allows anecdote and judgement at 3.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
}

impl GivenScore {
    /// A score on a day.
    #[must_use]
    pub const fn new(on: Date, by: Scorer, score: ProgressScore) -> Self {
        Self {
            on,
            by,
            score,
            why: None,
        }
    }

    /// The score with the reason why it stands.
    #[must_use]
    pub fn because(mut self, why: Text) -> Self {
        self.why = Some(why);
        self
    }
}
