//! A programme of teaching whose outcome is what happened to the measures of its learners' projects (feature `course`).
//!
//! | to know | see |
//! |---|---|
//! | how long something takes, where for some it has not happened yet | [`KaplanMeier`] |
//! | what may be shown of small groups | [`small_cells`] |

mod asked;
mod cohort;
mod confidence;
mod credits;
mod document;
mod evidence;
mod found;
mod gate;
mod kaplan_meier;
mod learner;
mod level;
mod links;
mod outcome;
mod parts;
mod portfolio;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod programme;
mod redact;
mod requirement;
mod small_cells;
mod words;
mod works;

pub use cohort::Cohort;
pub use confidence::{Confidence, Rating};
pub use credits::Credits;
pub use document::PROGRAMME_SCHEMA;
pub use evidence::{EvidenceKind, EvidenceRef};
pub use found::{AfterTheFact, Found, Lacking, Met, Unmet};
pub use gate::GateReport;
pub use kaplan_meier::{KaplanMeier, Step};
pub use learner::{ActionLearningSet, Learner, Membership, Withdrawal};
pub use level::EvidenceLevel;
pub use outcome::{Gate, LearningOutcome, Strand, StudyLevel};
pub use parts::CohortParts;
pub use portfolio::{Engagement, Judgement, PeerReview, Portfolio, Reflection, Undertaking};
pub use programme::{Module, Programme};
pub use redact::LearnerAliases;
pub use requirement::{Requirement, TestedAtMost};
pub use small_cells::{Cell, FEWEST_SHOWN, small_cells};
