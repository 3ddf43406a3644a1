//! What meets a requirement, and why one is not met.

use super::evidence::EvidenceRef;
use super::requirement::Requirement;
use crate::base::date::Date;
use crate::base::finding::Code;
use crate::base::id::{ClaimId, CycleId, ProjectId};
use crate::work::project::ProgressScore;

/// Something that meets a requirement, or a part of it. It resolves: into a project of the learner, or into their portfolio.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Found {
    /// A part of a project of the learner.
    Work(EvidenceRef),
    /// A reflection, counted from 0.
    Reflection(usize),
    /// A review of the work of another, counted from 0.
    PeerReview(usize),
    /// A talk with a stakeholder, counted from 0.
    Engagement(usize),
    /// A judgement of a rater, counted from 0.
    Judgement(usize),
    /// An exercise of the course, by its name.
    Exercise(String),
}

/// Why a requirement is not met, or what does not count towards it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lacking {
    /// A closed cycle whose plan was locked after its run had begun.
    LockedLate {
        /// The cycle.
        cycle: CycleId,
        /// The day on which its plan was locked.
        locked: Date,
        /// The first day of its run.
        began: Date,
    },
    /// A closed cycle that was written down afterwards, with no day on which its plan was locked.
    NeverLocked {
        /// The cycle.
        cycle: CycleId,
    },
    /// A closed cycle without a prediction.
    NoPrediction {
        /// The cycle.
        cycle: CycleId,
    },
    /// A cycle that is not closed.
    NotClosed {
        /// The cycle.
        cycle: CycleId,
        /// Where it stands.
        stage: &'static str,
    },
    /// A cycle, or a ramp by its first cycle, that does not meet a row of fidelity.
    Fails {
        /// The cycle.
        cycle: CycleId,
        /// The row.
        code: Code,
    },
    /// A project without a driver diagram.
    NoDiagram {
        /// The project.
        project: ProjectId,
    },
    /// A finding about the driver diagram.
    Finding {
        /// Its code.
        code: Code,
        /// Where.
        at: String,
    },
    /// A claim that is a statement: nothing is compared.
    NotChecked {
        /// The claim.
        claim: ClaimId,
    },
    /// A project on whose stakeholder map the learner is not said to be.
    NotOnTheMap {
        /// The project.
        project: ProjectId,
    },
    /// An exercise that was not right yet.
    NotPassed {
        /// Its name.
        exercise: String,
    },
    /// What the record of a project supports on the progress scale.
    Supports {
        /// The project.
        project: ProjectId,
        /// The score.
        score: ProgressScore,
    },
    /// Raters who held it not to be met yet.
    HeldNotMet {
        /// How many.
        raters: usize,
    },
    /// A project whose document is not there.
    NoDocument {
        /// The project.
        project: ProjectId,
    },
    /// The learner has no project.
    NoProject,
}

/// A requirement that is met, with what meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Met {
    /// The requirement.
    pub requirement: Requirement,
    /// What meets it.
    pub evidence: Vec<Found>,
}

/// A requirement that is not met yet: its `Display` is a sentence for the learner.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unmet {
    /// The requirement.
    pub requirement: Requirement,
    /// How many of what it counts were found.
    pub found: usize,
    /// How many it asks for.
    pub asked: usize,
    /// What is there of it.
    pub evidence: Vec<Found>,
    /// What does not count, and why.
    pub lacking: Vec<Lacking>,
}

/// A cycle among the evidence that was written down afterwards, or corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AfterTheFact {
    /// The project.
    pub project: ProjectId,
    /// The cycle.
    pub cycle: CycleId,
    /// The day on which its plan was locked.
    pub locked: Option<Date>,
    /// The day on which it was written down, where that was afterwards.
    pub entered: Option<Date>,
    /// How many corrections it has.
    pub amendments: usize,
}
