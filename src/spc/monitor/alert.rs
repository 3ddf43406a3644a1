//! What was said about a point, and when.

use crate::base::date::Date;
use crate::base::direction::Side;
use serde::{Deserialize, Serialize};

/// That a rule marked a point, since when, and until when.
///
/// The days are those that the caller gave; the crate has no clock.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Alert {
    // a point is counted from 1 in rows and sentences, an index from 0
    #[serde(rename = "index", alias = "point")]
    pub(crate) point: usize,
    pub(crate) rule: usize,
    pub(crate) rule_name: String,
    pub(crate) side: Option<Side>,
    pub(crate) flagged: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) withdrawn: Option<Date>,
}

impl Alert {
    /// The index of the point, as the watch's monitor counts: from 0.
    #[must_use]
    pub const fn point(&self) -> usize {
        self.point
    }

    /// The rule: its place among the rules of the monitor.
    #[must_use]
    pub const fn rule(&self) -> usize {
        self.rule
    }

    /// The name of the rule.
    #[must_use]
    pub fn rule_name(&self) -> &str {
        &self.rule_name
    }

    /// On which side; none for a pattern without sides.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        self.side
    }

    /// The day on which the point was flagged.
    #[must_use]
    pub const fn flagged_on(&self) -> Date {
        self.flagged
    }

    /// The day on which that was withdrawn, because a value was corrected or left out; `None` while it stands.
    #[must_use]
    pub const fn withdrawn_on(&self) -> Option<Date> {
        self.withdrawn
    }

    /// Whether it stands.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.withdrawn.is_none()
    }
}

/// What a corrected value changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Revision {
    #[serde(rename = "index")]
    pub(crate) point: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<Date>,
    pub(crate) flagged: Vec<Alert>,
    pub(crate) withdrawn: Vec<Alert>,
}

impl Revision {
    /// The index of the point that was corrected, counted from 0.
    #[must_use]
    pub const fn point(&self) -> usize {
        self.point
    }

    /// The date under it.
    #[must_use]
    pub const fn date(&self) -> Option<Date> {
        self.date
    }

    /// The alerts that are new, by point and then rule.
    #[must_use]
    pub fn flagged(&self) -> &[Alert] {
        &self.flagged
    }

    /// The alerts that are withdrawn, by point and then rule.
    #[must_use]
    pub fn withdrawn(&self) -> &[Alert] {
        &self.withdrawn
    }

    /// Whether no alert changed.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.flagged.is_empty() && self.withdrawn.is_empty()
    }
}
