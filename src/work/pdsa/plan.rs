//! The plan of a cycle: objective, questions with their predictions, scale, tasks.

use super::expectation::Expectation;
use super::scale::Scale;
use crate::base::date::Date;
use crate::base::error::{DataError, Error, OptionError, Place};
use crate::base::id::MeasureId;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What is expected, why, by when, and how likely the team holds it to be.
///
/// ```
/// use improvement::pdsa::Prediction;
/// use improvement::{date, Expectation};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let expects = Expectation::proportion("mortality").at_most(0.05)?;
/// let prediction = Prediction::new(expects, "cadaver matter carries the fever", date(1847, 8, 31))?.probability(0.8)?;
/// assert_eq!(prediction.chance(), Some(0.8));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "PredictionDoc")]
#[must_use]
pub struct Prediction {
    expects: Expectation,
    #[serde(skip_serializing_if = "Option::is_none")]
    probability: Option<f64>,
    because: Text,
    due: Date,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct PredictionDoc {
    expects: Expectation,
    probability: Option<f64>,
    because: Text,
    due: Date,
}

impl TryFrom<PredictionDoc> for Prediction {
    type Error = Error;
    fn try_from(doc: PredictionDoc) -> Result<Self, Error> {
        let prediction = Self {
            expects: doc.expects,
            probability: None,
            because: doc.because,
            due: doc.due,
        };
        match doc.probability {
            Some(probability) => prediction.probability(probability),
            None => Ok(prediction),
        }
    }
}

impl Prediction {
    /// A prediction: what is expected, why, and by when it can be told.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText) without a reason.
    pub fn new(expects: Expectation, because: &str, due: Date) -> Result<Self, Error> {
        let because = Text::new(because)
            .map_err(|error| error.or_at(Place::Path("the reason for a prediction".to_owned())))?;
        Ok(Self {
            expects,
            probability: None,
            because,
            due,
        })
    }

    /// How likely the team holds it to be, 0 to 1.
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinite`], [`OptionError::OutOfBounds`].
    pub fn probability(mut self, probability: f64) -> Result<Self, Error> {
        let place = Place::Path("the probability of a prediction".to_owned());
        if !probability.is_finite() {
            return Err(DataError::NotFinite { found: probability }.at(place));
        }
        if !(0.0..=1.0).contains(&probability) {
            return Err(OptionError::OutOfBounds {
                found: probability,
                lowest: 0.0,
                highest: 1.0,
            }
            .at(place));
        }
        self.probability = Some(probability);
        Ok(self)
    }

    /// What is expected.
    #[must_use]
    pub const fn expectation(&self) -> &Expectation {
        &self.expects
    }

    /// How likely the team holds it to be.
    #[must_use]
    pub const fn chance(&self) -> Option<f64> {
        self.probability
    }

    /// Why.
    #[must_use]
    pub const fn because(&self) -> &Text {
        &self.because
    }

    /// By when it can be told.
    #[must_use]
    pub const fn due(&self) -> Date {
        self.due
    }
}

/// A question that a test is to answer, with its one prediction.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question; where there is none, the objective is the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The answer that is predicted; none in a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prediction: Option<Prediction>,
}

/// Who does what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Who.
    pub who: Text,
    /// What.
    pub what: Text,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Text>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
}

impl Task {
    /// Who does what.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new(who: &str, what: &str) -> Result<Self, Error> {
        let said = |name: &str, text: &str| {
            Text::new(text).map_err(|error| error.or_at(Place::Path(name.to_owned())))
        };
        Ok(Self {
            who: said("who does the task", who)?,
            what: said("what the task is", what)?,
            when: None,
            place: None,
        })
    }
}

/// What is to be tested, and what is expected of it. In a draft anything may be missing.
///
/// Once a cycle has started its plan does not change any more.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) objective: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) questions: Vec<Question>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rationale: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) scale: Option<Scale>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) tasks: Vec<Task>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) measures: BTreeSet<MeasureId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) locked: Option<Date>,
}

impl Plan {
    /// What the test is to find out.
    #[must_use]
    pub const fn objective(&self) -> Option<&Text> {
        self.objective.as_ref()
    }

    /// The questions, each with its prediction.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The predictions, in the order of their questions.
    pub fn predictions(&self) -> impl Iterator<Item = &Prediction> {
        self.questions
            .iter()
            .filter_map(|question| question.prediction.as_ref())
    }

    /// Why the change should work.
    #[must_use]
    pub const fn rationale(&self) -> Option<&Text> {
        self.rationale.as_ref()
    }

    /// How large the test is.
    #[must_use]
    pub const fn scale(&self) -> Option<&Scale> {
        self.scale.as_ref()
    }

    /// Who does what.
    #[must_use]
    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    /// Every measure that the plan names, by itself or in a prediction.
    #[must_use]
    pub fn measures(&self) -> BTreeSet<&MeasureId> {
        self.predictions()
            .filter_map(|prediction| prediction.expectation().measure())
            .chain(&self.measures)
            .collect()
    }

    /// The day on which the predictions were locked: the day that the caller gave when the cycle started.
    ///
    /// It proves what the caller's clock and storage prove, and no more. `None` in a draft, and for a cycle that was
    /// written down afterwards without such a day.
    #[must_use]
    pub const fn locked(&self) -> Option<Date> {
        self.locked
    }

    /// What the plan lacks for a test to start, in words.
    pub(crate) fn missing(&self, needs_measure: bool) -> Vec<String> {
        let mut missing = Vec::new();
        let mut lacks = |lacking: bool, what: &str| {
            if lacking {
                missing.push(what.to_owned());
            }
        };
        lacks(self.objective.is_none(), "an objective");
        lacks(self.questions.is_empty(), "a question with a prediction");
        for (index, question) in self.questions.iter().enumerate() {
            lacks(
                question.prediction.is_none(),
                &format!("a prediction for question {}", index + 1),
            );
        }
        lacks(self.scale.is_none(), "a scale");
        lacks(self.tasks.is_empty(), "a task");
        let judged = self
            .predictions()
            .any(|prediction| prediction.expectation().is_judged());
        lacks(
            needs_measure && !judged && self.measures().is_empty(),
            "a measure, or a prediction that people judge",
        );
        missing
    }
}

/// Text with the name of what is empty, if it is.
pub(crate) fn said(name: &str, text: &str) -> Result<Text, Error> {
    Text::new(text).map_err(|error| error.or_at(Place::Path(name.to_owned())))
}
