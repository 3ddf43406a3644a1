//! A programme of teaching whose outcome is what happened to the measures of its learners' projects (feature `course`).
//!
//! | to know | see |
//! |---|---|
//! | how long something takes, where for some it has not happened yet | [`KaplanMeier`] |
//! | what may be shown of small groups | [`small_cells`] |

mod asked;
mod can_tell;
mod cohort;
mod confidence;
mod counts;
mod credits;
mod document;
mod evidence;
mod followed;
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
mod record;
mod redact;
mod report;
mod requirement;
mod set_counts;
mod shown;
mod small_cells;
mod standing;
mod words;
mod works;

pub use can_tell::CanTell;
pub use cohort::Cohort;
pub use confidence::{Confidence, Rating};
pub use counts::{ActCounts, BarrierRow, ConditionRow, FidelitySum, NetworkPosition, Practices};
pub use credits::Credits;
pub use document::PROGRAMME_SCHEMA;
pub use evidence::{EvidenceKind, EvidenceRef};
pub use followed::{FIRST_TEST_DAYS, Held, ProjectRow, Stuck};
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
pub use report::{CohortReport, Milestone, Share};
pub use requirement::{Requirement, TestedAtMost};
pub use set_counts::{ConfidenceRow, Moves, SetCounts};
pub use small_cells::{Cell, FEWEST_SHOWN, small_cells};
pub use standing::{ProjectStanding, SILENT_DAYS};
