//! Where a cycle stands, with the data of that stage.

use super::plan::Plan;
use super::run::Run;
use super::study::{Act, Study};
use crate::base::date::Date;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// Where a cycle stands. Each stage holds what the stages before it left, so that a study without a run cannot be
/// written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Stage {
    /// A plan, in which anything may be missing.
    Planning(Plan),
    /// The test runs; its plan is locked.
    Doing {
        /// The plan.
        plan: Plan,
        /// The day it started.
        started: Date,
    },
    /// The test has run, and waits for its study.
    Studying {
        /// The plan.
        plan: Plan,
        /// What was done.
        run: Run,
    },
    /// Studied and decided.
    Closed {
        /// The plan.
        plan: Plan,
        /// What was done.
        run: Run,
        /// What was learned.
        study: Study,
        /// What was decided.
        act: Act,
    },
    /// Not carried through. That is no decision about the idea: see [`Act::Abandon`].
    Stopped {
        /// The plan, as far as it went.
        plan: Plan,
        /// The day it started, if it did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        started: Option<Date>,
        /// What was done, if it was stopped after its run.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        run: Option<Run>,
        /// The day it was stopped.
        on: Date,
        /// Why.
        reason: Text,
    },
}

impl Stage {
    /// The name of the stage: `Plan`, `Do`, `Study`, `Closed` or `Stopped`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Planning(_) => "Plan",
            Self::Doing { .. } => "Do",
            Self::Studying { .. } => "Study",
            Self::Closed { .. } => "Closed",
            Self::Stopped { .. } => "Stopped",
        }
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        match self {
            Self::Planning(plan)
            | Self::Doing { plan, .. }
            | Self::Studying { plan, .. }
            | Self::Closed { plan, .. }
            | Self::Stopped { plan, .. } => plan,
        }
    }

    /// What was done.
    #[must_use]
    pub const fn run(&self) -> Option<&Run> {
        match self {
            Self::Studying { run, .. } | Self::Closed { run, .. } => Some(run),
            Self::Stopped { run, .. } => run.as_ref(),
            Self::Planning(_) | Self::Doing { .. } => None,
        }
    }

    /// What was learned.
    #[must_use]
    pub const fn study(&self) -> Option<&Study> {
        match self {
            Self::Closed { study, .. } => Some(study),
            _ => None,
        }
    }

    /// What was decided.
    #[must_use]
    pub const fn act(&self) -> Option<&Act> {
        match self {
            Self::Closed { act, .. } => Some(act),
            _ => None,
        }
    }

    /// Whether the cycle is closed: all four stages are documented.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self, Self::Closed { .. })
    }

    /// The day the test began: that of the run, or of the start while there is no run yet.
    #[must_use]
    pub fn began(&self) -> Option<Date> {
        match self {
            Self::Planning(_) => None,
            Self::Doing { started, .. } => Some(*started),
            Self::Studying { run, .. } | Self::Closed { run, .. } => Some(run.started()),
            Self::Stopped { started, run, .. } => run.as_ref().map(Run::started).or(*started),
        }
    }
}
