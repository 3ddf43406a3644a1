//! Improvement science: is this change an improvement, and how do you know?

mod date;
mod direction;
mod error;
mod id;
mod interval;
mod num;
mod score;
mod text;
mod unique;
mod words;

pub mod driver;
pub mod finding;
pub mod spc;
pub mod stakeholder;

pub use crate::date::{Date, Period, date};
pub use crate::direction::{Direction, Side};
pub use crate::driver::DriverDiagram;
pub use crate::error::{Error, ErrorKind, Place};
pub use crate::finding::Finding;
pub use crate::id::{
    ActId, AimId, BarrierId, BenefitId, ChangeId, ClaimId, CycleId, GroupId, InstrumentId, ItemId,
    LevelId, MeasureId, NodeId, ProgrammeId, ProjectId, StakeholderId,
};
pub use crate::interval::Interval;
pub use crate::score::Score;
pub use crate::spc::rules::RuleSet;
pub use crate::spc::{Chart, Kind, Options, Reason, Series};
pub use crate::stakeholder::StakeholderMap;
pub use crate::text::Text;
