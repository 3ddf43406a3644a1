//! A rule set that many charts share.

use crate::spc::rules::RuleSet;
use serde::{Deserialize, Serialize};
use std::ops::Deref;
use std::sync::Arc;

/// A rule set that is not changed any more: a clone is another hand on the same set.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "RuleSet", into = "RuleSet")]
pub(crate) enum Rules {
    /// The default of a kind.
    Default(&'static RuleSet),
    /// One that was asked for.
    Asked(Arc<RuleSet>),
}

impl Deref for Rules {
    type Target = RuleSet;
    fn deref(&self) -> &RuleSet {
        match self {
            Self::Default(rules) => rules,
            Self::Asked(rules) => rules,
        }
    }
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl From<RuleSet> for Rules {
    fn from(rules: RuleSet) -> Self {
        Self::Asked(Arc::new(rules))
    }
}

impl From<Rules> for RuleSet {
    fn from(rules: Rules) -> Self {
        (*rules).clone()
    }
}
