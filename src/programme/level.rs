//! The level of evidence that is there of a learner.

use super::record::Record;
use super::standing::adopted;
use crate::work::pdsa::Cycle;
use crate::work::project::ProgressScore;
use serde::Serialize;

/// From this score on the record of a project supports results.
const RESULTS: ProgressScore = ProgressScore::of_halves(8);

/// The highest of Kirkpatrick's levels of which there is evidence: a count for a cohort, and never a mean.
///
/// What a learner thought of the course (level 1) is kept nowhere here, and what was done before the learner enrolled is not evidence of it.
///
/// Source: D. L. Kirkpatrick, *Evaluating Training Programs* (1994): reaction, learning, behaviour, results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EvidenceLevel {
    /// None yet.
    None,
    /// Level 2, learning: exercises of the course that were right, and never more than that.
    Learning,
    /// Level 3, behaviour: a closed cycle, or an act that carried the work to others.
    Behaviour,
    /// Level 4, results: the record of a project supports 4.0 or more on the progress scale.
    Results,
}

impl EvidenceLevel {
    /// All, from the lowest on.
    pub const ALL: [Self; 4] = [Self::None, Self::Learning, Self::Behaviour, Self::Results];

    /// Its number, 2 to 4.
    #[must_use]
    pub const fn number(self) -> Option<u8> {
        match self {
            Self::None => None,
            Self::Learning => Some(2),
            Self::Behaviour => Some(3),
            Self::Results => Some(4),
        }
    }

    pub(super) fn of(record: &Record<'_>) -> Self {
        let (since, today) = (record.learner.enrolled, record.today);
        let studied = |cycle: &Cycle| {
            let study = cycle.stage().study();
            study.is_some_and(|study| study.written() >= since)
        };
        let acted =
            record.closed().any(|(_, cycle)| studied(cycle)) || record.own_acts().next().is_some();
        if !acted {
            let course = record.learner.portfolio.course.as_ref();
            let passed = course.is_some_and(|course| course.right().next().is_some());
            return if passed { Self::Learning } else { Self::None };
        }
        let results = record.projects().any(|project| {
            // nothing below an adopted change supports results
            adopted(project, since, today).is_some()
                && project.as_of(today).evidence_so_far(today).supports >= RESULTS
        });
        if results {
            Self::Results
        } else {
            Self::Behaviour
        }
    }
}
