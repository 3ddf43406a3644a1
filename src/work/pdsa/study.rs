//! What was learned, and what was decided.

use super::check::Check;
use super::scale::Scale;
use crate::base::date::Date;
use crate::base::error::{Error, Place};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// What was learned: each prediction held against its data, and the learning in words.
///
/// ```
/// use improvement::pdsa::Check;
/// use improvement::{date, pdsa::Study};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let study = Study::new(date(1847, 9, 1), "the hands carry it")?.check(Check::Judged(true));
/// assert_eq!(study.checks().len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[serde(deny_unknown_fields)]
pub struct Study {
    written: Date,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    checks: Vec<Check>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    compared: Option<Text>,
    learned: Text,
}

impl Study {
    /// A study written on a day, with what was learned.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText) if nothing was learned.
    pub fn new(written: Date, learned: &str) -> Result<Self, Error> {
        let learned = Text::new(learned)
            .map_err(|error| error.or_at(Place::Path("what was learned".to_owned())))?;
        Ok(Self {
            written,
            checks: Vec::new(),
            compared: None,
            learned,
        })
    }

    /// The check of the next prediction, in the order of the plan.
    pub fn check(mut self, check: Check) -> Self {
        self.checks.push(check);
        self
    }

    /// How it compares with what was before.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn compared(mut self, with_previous: &str) -> Result<Self, Error> {
        self.compared = Some(Text::new(with_previous)?);
        Ok(self)
    }

    /// The day it was written.
    #[must_use]
    pub const fn written(&self) -> Date {
        self.written
    }

    /// The checks, one for each prediction, in the order of the plan.
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// How it compares with what was before.
    #[must_use]
    pub const fn compared_to_previous(&self) -> Option<&Text> {
        self.compared.as_ref()
    }

    /// What was learned.
    #[must_use]
    pub const fn learned(&self) -> &Text {
        &self.learned
    }
}

/// What was decided after a test.
///
/// To abandon an idea after a test that was carried through is a result. A test that was not carried through is
/// stopped, which is a stage and not a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Act {
    /// Make it routine.
    Adopt {
        /// How it becomes routine.
        implement: Text,
        /// How it is kept up.
        sustain: Text,
    },
    /// Test it on a larger scale.
    Expand {
        /// The next scale; five times the last one where none is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        next: Option<Scale>,
    },
    /// Change it and test again.
    Adapt {
        /// What is to change.
        modify: Text,
    },
    /// Leave the idea.
    Abandon {
        /// Why.
        reason: Text,
    },
}

impl Act {
    /// Make it routine.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn adopt(implement: &str, sustain: &str) -> Result<Self, Error> {
        Ok(Self::Adopt {
            implement: Text::new(implement)?,
            sustain: Text::new(sustain)?,
        })
    }

    /// Test it on a larger scale: this one, or five times the last.
    #[must_use]
    pub fn expand(next: impl Into<Option<Scale>>) -> Self {
        Self::Expand { next: next.into() }
    }

    /// Change it and test again.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn adapt(modify: &str) -> Result<Self, Error> {
        let modify = Text::new(modify)?;
        Ok(Self::Adapt { modify })
    }

    /// Leave the idea.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn abandon(reason: &str) -> Result<Self, Error> {
        let reason = Text::new(reason)?;
        Ok(Self::Abandon { reason })
    }

    /// The word on the IHI worksheet, which knows three: to expand is there a part of "adopt", to select changes for a
    /// larger scale.
    ///
    /// ```
    /// use improvement::pdsa::Act;
    ///
    /// assert_eq!(Act::expand(None).three_a(), "adopt");
    /// ```
    #[must_use]
    pub const fn three_a(&self) -> &'static str {
        match self {
            Self::Adopt { .. } | Self::Expand { .. } => "adopt",
            Self::Adapt { .. } => "adapt",
            Self::Abandon { .. } => "abandon",
        }
    }
}
