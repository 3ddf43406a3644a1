//! What stood in the way.

use crate::base::date::Date;
use crate::base::id::StakeholderId;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that stood in the way of the work, and how it was overcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Barrier {
    /// What it is.
    pub what: Text,
    /// The day it was met.
    pub met_on: Date,
    /// Whom it concerns.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub concerns: BTreeSet<StakeholderId>,
    /// How it was overcome, if it has been.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overcome: Option<Overcome>,
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
            concerns: BTreeSet::new(),
            overcome: None,
        }
    }

    /// The barrier with more people whom it concerns.
    #[must_use]
    pub fn concerning(mut self, people: impl IntoIterator<Item = StakeholderId>) -> Self {
        self.concerns.extend(people);
        self
    }
}
