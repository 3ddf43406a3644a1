//! How confident a learner is: before, after, and looking back.

use crate::base::date::Date;
use crate::base::error::{Error, Place, ProgrammeError, WorkError};
use crate::base::score::Score;
use serde::{Deserialize, Serialize};

/// A rating on a day, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The day.
    pub on: Date,
    /// The rating.
    pub score: Score,
}

impl Rating {
    /// A rating.
    ///
    /// # Errors
    ///
    /// [`WorkError::ScoreOutOfRange`] outside 1 to 5.
    pub fn new(on: Date, score: i64) -> Result<Self, Error> {
        let score = Score::new(score)?;
        Ok(Self { on, score })
    }
}

/// How confident a learner is to carry improvement out: before the programme, after it, and, on the day of the rating after, how confident
/// they now hold that they were then.
///
/// Who learns what a thing is often finds that they knew less of it than they had thought: the two ratings before and after then hide what was
/// learned, and the one that looks back shows it (a response shift; G. S. Howard, Evaluation Review 4, 1980). It is confidence and no
/// skill: it stands beside the [calibration](crate::pdsa::Calibration) of the learner's predictions.
///
/// ```
/// use improvement::date;
/// use improvement::programme::{Confidence, Rating};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let confidence = Confidence::before(Rating::new(date(2026, 1, 12), 4)?)
///     .after(Rating::new(date(2026, 12, 7), 4)?)?
///     .then(2)?;
/// assert_eq!(confidence.shift(), Some(-2));
/// let none_after = Confidence::before(Rating::new(date(2026, 1, 12), 4)?).then(2);
/// assert_eq!(
///     none_after.unwrap_err().to_string(),
///     "there is a rating of how it was then and none of how it is now, expected both on the same day",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ConfidenceDoc")]
pub struct Confidence {
    before: Rating,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Rating>,
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<Score>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Confidence", deny_unknown_fields)]
struct ConfidenceDoc {
    before: Rating,
    after: Option<Rating>,
    then: Option<Score>,
}

impl TryFrom<ConfidenceDoc> for Confidence {
    type Error = Error;
    fn try_from(doc: ConfidenceDoc) -> Result<Self, Error> {
        let mut confidence = Self::before(doc.before);
        if let Some(after) = doc.after {
            confidence = confidence.after(after)?;
        }
        confidence.looking_back(doc.then)
    }
}

impl Confidence {
    /// A rating before the programme.
    #[must_use]
    pub const fn before(before: Rating) -> Self {
        Self {
            before,
            after: None,
            then: None,
        }
    }

    /// With the rating after it.
    ///
    /// # Errors
    ///
    /// [`WorkError::TooEarly`] before the first rating.
    pub fn after(mut self, after: Rating) -> Result<Self, Error> {
        if after.on < self.before.on {
            return Err(WorkError::TooEarly {
                what: "the rating after",
                found: after.on.to_string(),
                expected: "no earlier than the rating before on",
                earliest: self.before.on.to_string(),
            }
            .at(Place::Path("after.on".to_owned())));
        }
        self.after = Some(after);
        Ok(self)
    }

    /// With how it was then, as it is seen on the day of the rating after.
    ///
    /// # Errors
    ///
    /// [`WorkError::ScoreOutOfRange`]; [`ProgrammeError::ThenWithoutAfter`].
    pub fn then(self, score: i64) -> Result<Self, Error> {
        let score = Score::new(score)?;
        self.looking_back(Some(score))
    }

    fn looking_back(mut self, then: Option<Score>) -> Result<Self, Error> {
        if then.is_some() && self.after.is_none() {
            return Err(ProgrammeError::ThenWithoutAfter.into());
        }
        self.then = then;
        Ok(self)
    }

    /// The rating before.
    #[must_use]
    pub const fn rated_before(&self) -> Rating {
        self.before
    }

    /// The rating after.
    #[must_use]
    pub const fn rated_after(&self) -> Option<Rating> {
        self.after
    }

    /// How it was then, as it was seen afterwards.
    #[must_use]
    pub const fn rated_then(&self) -> Option<Score> {
        self.then
    }

    /// After less before.
    #[must_use]
    pub fn gain(&self) -> Option<i8> {
        Some(steps(self.before.score, self.after?.score))
    }

    /// After less how it was then, as it was seen afterwards.
    #[must_use]
    pub fn gain_looking_back(&self) -> Option<i8> {
        Some(steps(self.then?, self.after?.score))
    }

    /// How it was then, as it was seen afterwards, less what was said before: below 0 for who had thought too well of themselves.
    #[must_use]
    pub fn shift(&self) -> Option<i8> {
        Some(steps(self.before.score, self.then?))
    }
}

fn steps(from: Score, to: Score) -> i8 {
    to.get().cast_signed() - from.get().cast_signed()
}
