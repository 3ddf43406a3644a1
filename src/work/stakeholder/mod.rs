//! Stakeholder maps: who has a stake in the work, how the author sees them, and who connects whom.
//!
//! Power, interest and commitment are **the author's view on a day**, never a property of the person. A map holds
//! opinions about named colleagues: everything that the map itself prints is [redacted](StakeholderMap::redacted),
//! and names are asked for by [`with_names`](StakeholderMap::with_names). Only the document that serde writes has the names in
//! it, because it is the map.
//!
//! Nobody is ranked by how to move them. Brokerage in a network (where somebody stands) and the roles of a
//! middle manager (what somebody did) are two things, and the crate never makes one out of the other.
//!
//! * `person`: a stakeholder, the grid of power and interest, the 9 Cs, salience;
//! * `commitment`: where somebody stands and where the work needs them, with its history;
//! * `tie`: who informs whom;
//! * `act`: what people did to bring others together, by Birken's four roles;
//! * `barrier`: what stood in the way, and how it was overcome;
//! * `map`: all of these together, with the rules that hold them together;
//! * `questions`: the order to engage in, movement, coverage of roles and categories;
//! * [`network`]: degree, betweenness, constraint, brokerage, bridges;
//! * `check`: the findings S1 to S9;
//! * `redact` and `show`: the map without names, and the map in words.

mod act;
mod barrier;
mod check;
mod commitment;
mod map;
pub mod network;
mod person;
mod questions;
mod redact;
mod show;
mod tie;

pub use act::{BrokeringAct, ManagerRole};
pub use barrier::{Barrier, BarrierKind, Overcome};
pub use check::MapRules;
pub use commitment::{Commitment, CommitmentLevel};
pub use map::StakeholderMap;
pub use person::{NineC, Placement, Quadrant, Salience, SalienceClass, Stakeholder};
pub use questions::{Movement, RoleCoverage};
pub use redact::Aliases;
pub use show::WithNames;
pub use tie::{Tie, TieKind};
