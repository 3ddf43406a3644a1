//! The parts of a cohort, as they stand in its document.

use super::document::{CohortKind, Schema};
use super::learner::{ActionLearningSet, Learner};
use crate::base::id::{CohortId, LearnerId, ProgrammeId, SetId};
use crate::base::unique;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The parts of a cohort, free to be edited: [`Cohort::edit`](super::Cohort::edit) hands them out, and takes them back only if they fit together. This is also
/// the document, field by field.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct CohortParts {
    pub(super) schema: Schema,
    pub(super) document: CohortKind,
    /// Its id.
    pub id: CohortId,
    /// The programme that it follows.
    pub programme: ProgrammeId,
    /// Everybody who enrolled, by the id under which they are kept.
    #[serde(default, deserialize_with = "unique::map")]
    pub learners: BTreeMap<LearnerId, Learner>,
    /// The action-learning sets.
    #[serde(
        default,
        deserialize_with = "unique::map",
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub sets: BTreeMap<SetId, ActionLearningSet>,
}

impl std::fmt::Debug for CohortParts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CohortParts of `{}` (names withheld)", self.id)
    }
}
