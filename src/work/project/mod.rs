//! Projects: every part of a piece of improvement work in one document that checks itself.
//!
//! What cannot be is an [`Error`](crate::Error), when a part is edited and when a document is read; what is weak is a
//! [`Finding`](crate::finding::Finding) of [`Project::check`].
//!
//! * `project`: the project, and how it is edited;
//! * `parts`: its parts, which are also its document field by field;
//! * `links`, `claim_links`: what has to fit together across the parts;
//! * `link`: which cycle is expected to move which measure; `verdicts`: the verdicts on the claims; `families`: what
//!   the measures say together; `audit`: a record of the verdicts that can be worked out again;
//! * `schema`, `json`: the name and version of the document, and its reading and writing;
//! * `charter`: why, what, and who;
//! * `adoption`: which changes became routine, and when;
//! * `record`: revisions of the goal, conditions of work, the comparison, follow-up;
//! * `chart`: the chart of a measure, with what the cycles say about it;
//! * `check`: every finding of all parts; `scales`: rates per unlike numbers; `against_record`: what is
//!   recorded in one place against what is recorded in another;
//! * `score`: the IHI progress scale; `asks`: what each score asks for; `goal`: how far an aim has come, and its signal; `evidence`,
//!   `lack`: which score the record supports, and what is missing for more;
//! * `item`, `squire`: the items of SQUIRE 2.0, and which of them the record answers;
//! * `benefit`: what the work is worth;
//! * `instrument`, `scoring`: questionnaires and rating scales as data, and what responses add up to;
//! * `redact`, `show`: the project without names, and with them.

mod adoption;
mod against_record;
#[cfg(feature = "course")]
mod as_of;
mod asks;
#[cfg(feature = "json")]
mod audit;
mod benefit;
mod chart;
mod charter;
mod check;
mod claim_links;
mod evidence;
mod families;
mod goal;
mod instrument;
mod item;
#[cfg(feature = "json")]
mod json;
mod lack;
mod link;
mod links;
mod parts;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod project;
mod record;
mod redact;
mod scales;
mod schema;
mod score;
mod scoring;
mod show;
mod squire;
mod verdicts;

pub use adoption::Adoption;
#[cfg(feature = "json")]
pub use audit::{AuditRecord, Difference, Replay};
pub use benefit::{Benefit, BenefitKind, BenefitTotal, BenefitTotals, Recurrence};
pub use chart::ProjectChart;
pub use charter::{Charter, SignOff};
pub use check::ProjectRules;
pub use evidence::{EvidenceRules, GoalEvidence, GoalGain, ScoreSupport};
pub use instrument::{Band, Instrument, Item, Level, Scoring, Standing};
pub use item::SquireItem;
pub use lack::Lack;
pub use link::Link;
pub use parts::Parts;
#[cfg(feature = "course")]
pub(crate) use parts::unknown;
pub use project::Project;
pub use record::{
    Comparison, Condition, ConditionKind, ConditionState, FollowUp, FollowUpState, GoalPart,
    GoalRevision,
};
pub use schema::{MINOR, SCHEMA};
pub use score::{GivenScore, ProgressScore, Scorer};
pub use scoring::{Assessment, InstrumentScore, ItemScore, Response, Spread};
pub use show::NamedProject;
pub use squire::{Coverage, SquireRow};
