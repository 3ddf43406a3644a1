//! What stood in the way.

use crate::base::date::Date;
use crate::base::id::StakeholderId;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// Something that stood in the way of the work, and how it was overcome.
///
/// ```
/// use improvement::stakeholder::{Barrier, BarrierKind};
/// use improvement::{Text, date};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let barrier = Barrier::new(Text::new("two wards are paid by different rules")?, date(2026, 3, 2))
///     .of_kind(BarrierKind::MisalignedIncentives);
/// assert_eq!(barrier.kind.unwrap().to_string(), "misaligned incentives");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Barrier {
    /// What it is.
    pub what: Text,
    /// The day it was met.
    pub met_on: Date,
    /// Which kind of barrier it is, where somebody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<BarrierKind>,
    /// Whom it concerns.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub concerns: BTreeSet<StakeholderId>,
    /// How it was overcome, if it has been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overcome: Option<Overcome>,
}

/// The kinds of barrier that are counted apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BarrierKind {
    /// What is paid for, measured or praised pulls another way.
    MisalignedIncentives,
    /// The boundary between professions, or what one of them holds to be its own.
    ProfessionalBarrier,
    /// Something else came first.
    CompetingPriorities,
    /// Things went on as they had always been done.
    Inertia,
    /// Another, which its text says.
    Other,
}

impl BarrierKind {
    /// All five.
    pub const ALL: [Self; 5] = [
        Self::MisalignedIncentives,
        Self::ProfessionalBarrier,
        Self::CompetingPriorities,
        Self::Inertia,
        Self::Other,
    ];
}

impl fmt::Display for BarrierKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::MisalignedIncentives => "misaligned incentives",
            Self::ProfessionalBarrier => "a professional barrier",
            Self::CompetingPriorities => "competing priorities",
            Self::Inertia => "inertia",
            Self::Other => "another barrier",
        })
    }
}

/// How a barrier was overcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Overcome {
    /// The day.
    pub on: Date,
    /// How.
    pub how: Text,
}

impl Barrier {
    /// A barrier that has just been met.
    #[must_use]
    pub const fn new(what: Text, met_on: Date) -> Self {
        Self {
            what,
            met_on,
            kind: None,
            concerns: BTreeSet::new(),
            overcome: None,
        }
    }

    /// The barrier with its kind.
    #[must_use]
    pub const fn of_kind(mut self, kind: BarrierKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// The barrier with more people whom it concerns.
    #[must_use]
    pub fn concerning(mut self, people: impl IntoIterator<Item = StakeholderId>) -> Self {
        self.concerns.extend(people);
        self
    }
}
