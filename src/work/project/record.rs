//! What is logged beside the parts: revisions of the goal, conditions of work, the comparison, follow-up.

use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::AimId;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// A change of an aim's target or baseline, with its reason.
///
/// A goal may be revised, and whoever reads the progress sees that it was. The entries of one aim follow each other: each begins
/// where the one before ended, and the last ends at what the aim says now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct GoalRevision {
    /// The day.
    pub on: Date,
    /// The aim.
    pub aim: AimId,
    /// Which part of it.
    pub part: GoalPart,
    /// What it was.
    pub before: f64,
    /// What it is from then on.
    pub after: f64,
    /// Why.
    pub why: Text,
}

/// The parts of an aim whose change needs a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GoalPart {
    /// Where the measure stood.
    Baseline,
    /// Where it is to stand.
    Target,
}

impl GoalPart {
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Target => "target",
        }
    }
}

/// A condition under which the team worked on a day. What a course or a project comes to depends on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The day.
    pub on: Date,
    /// Which condition.
    pub kind: ConditionKind,
    /// Whether it was there.
    pub state: ConditionState,
    /// What it was like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// The conditions that are worth a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConditionKind {
    /// Time for the work that nothing else may take.
    ProtectedTime,
    /// Contact with the sponsor.
    SponsorContact,
    /// Access to the data.
    DataAccess,
    /// Another, which the note says.
    Other,
}

/// Whether a condition was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConditionState {
    /// It was.
    Met,
    /// In part.
    Partly,
    /// It was not.
    NotMet,
}

impl Condition {
    /// A condition on a day.
    #[must_use]
    pub const fn new(on: Date, kind: ConditionKind, state: ConditionState) -> Self {
        Self {
            on,
            kind,
            state,
            note: None,
        }
    }

    /// The condition with a note.
    #[must_use]
    pub fn with_note(mut self, note: Text) -> Self {
        self.note = Some(note);
        self
    }
}

/// With what the change is compared, apart from the time before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// With a group that had no change: which.
    Group(Text),
    /// There is none, and the project says so.
    NoComparisonGroup,
}

/// What was found when somebody looked again, months after.
///
/// ```
/// use improvement::date;
/// use improvement::project::{FollowUp, FollowUpState};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let seen = FollowUp::new(date(2026, 9, 1), "on three wards of four")?.in_state(FollowUpState::InPart);
/// assert_eq!(seen.state, Some(FollowUpState::InPart));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct FollowUp {
    /// The day.
    pub on: Date,
    /// What was found.
    pub found: Text,
    /// How the change stood, where somebody has said so. Then something must have been adopted by that day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<FollowUpState>,
}

/// How a change stood when somebody looked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FollowUpState {
    /// It is in use.
    InUse,
    /// It is in use in part: on some days, on some wards, by some.
    InPart,
    /// It was given up.
    GivenUp,
    /// Nobody could say.
    NotKnown,
}

impl FollowUpState {
    /// All four.
    pub const ALL: [Self; 4] = [Self::InUse, Self::InPart, Self::GivenUp, Self::NotKnown];
}

impl FollowUp {
    /// What was found on a day.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new(on: Date, found: impl TryInto<Text, Error: Into<Error>>) -> Result<Self, Error> {
        let found = found.try_into().map_err(Into::into)?;
        let state = None;
        Ok(Self { on, found, state })
    }

    /// The follow-up with how the change stood.
    #[must_use]
    pub const fn in_state(mut self, state: FollowUpState) -> Self {
        self.state = Some(state);
        self
    }
}
