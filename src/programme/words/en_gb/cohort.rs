//! British English: cohorts.

use crate::base::number::counted;

/// How many learners, projects and sets.
pub(crate) fn cohort(id: &str, (learners, projects, sets): (usize, usize, usize)) -> String {
    format!(
        "cohort `{id}`: {} on {}, {} (names withheld)",
        counted(learners, "learner"),
        counted(projects, "project"),
        counted(sets, "action-learning set")
    )
}
