//! A programme of teaching whose outcome is what happened to the measures of its learners' projects (feature `course`).
//!
//! ```
//! use improvement::programme::{Cohort, Milestone, Programme};
//! use improvement::{Project, date};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let programme = Programme::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/programme.json")))?;
//! let cohort = Cohort::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/cohort.json")))?;
//! let mut project = Project::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/ae_project.json")))?;
//! project.edit(|parts| {
//!     parts.id = improvement::id::ProjectId::new("east-four-hours")?;
//!     Ok(())
//! })?;
//! // of six projects the document of one is there
//! let report = cohort.report(&programme, &[project], date(2019, 3, 31))?;
//! let implemented = report.projects_that(Milestone::Implemented);
//! assert_eq!((implemented.count, implemented.of), (1, 6));
//! println!("{}", report.with_small_cells());
//! # Ok(())
//! # }
//! ```
//!
//! | to know | see |
//! |---|---|
//! | what a programme asks for | [`Programme`], [`Module`], [`LearningOutcome`], [`Gate`], [`Requirement`] |
//! | who is enrolled, with which projects, and what they keep | [`Cohort`], [`Learner`], [`Portfolio`] |
//! | what a learner's record shows of an outcome | [`Cohort::gate`], [`GateReport`] |
//! | what happened in a cohort | [`Cohort::report`], [`CohortReport`] |
//! | what so many projects can tell | [`Cohort::can_tell`], [`CanTell`] |
//! | how long something takes, where for some it has not happened yet | [`KaplanMeier`] |
//! | what may be shown of small groups | [`small_cells`] |
//!
//! `cargo run --example cohort` has all of it for eight learners on six projects.
//!
#![doc = include_str!("programme.md")]

// The files:
//
// | file | what |
// |---|---|
// | `credits`, `outcome`, `requirement`, `programme` | what a programme is, and what its gates ask for |
// | `evidence` | a reference to a part of a project |
// | `portfolio`, `confidence`, `learner`, `parts`, `links`, `cohort` | a cohort, and what has to fit together in it |
// | `document` | how the two documents begin |
// | `redact` | aliases, and the cohort without names |
// | `works` | the documents of the projects, and what has to be in them |
// | `record`, `found`, `asked`, `level`, `gate` | what the record of a learner shows of an outcome |
// | `standing`, `held`, `followed` | one project, followed to a day |
// | `counts`, `set_counts`, `report`, `can_tell` | what happened in a cohort, and what it can tell |
// | `kaplan_meier`, `small_cells`, `shown`, `far` | times, and which numbers are shown |
// | `words` | all of it, aloud |

mod asked;
mod can_tell;
mod cohort;
mod confidence;
mod counts;
mod credits;
mod document;
mod evidence;
mod far;
mod followed;
mod found;
mod gate;
mod held;
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
pub use followed::{FIRST_TEST_DAYS, ProjectRow, Stuck};
pub use found::{AfterTheFact, Found, Lacking, Met, Unmet};
pub use gate::GateReport;
pub use held::{FIGURES_DAYS, Held};
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
