//! Charts that grow: one point at a time, and with values that are corrected later.
//!
//! | file | what it holds |
//! |---|---|
//! | `point` | what is observed at one point |
//! | `holds`, `frozen`, `known` | limits that no longer move: of a chart's last phase, or of a process that is known |
//! | `first` | the defaults that are left to the first point |
//! | `admit` | a point checked at the door |
//! | `update` | what one point changes |
//! | `live` | [`Monitor`]: the rules, one point at a time |
//! | `state` | a monitor stored and resumed |
//! | `memory` | [`MemoryMonitor`]: an EWMA or CUSUM, one point at a time |
//! | `alert`, `watch`, `replay` | [`Watch`]: a monitor that keeps its values, and what it said when |
//! | `log` | a watch stored and resumed |

mod admit;
mod alert;
mod first;
mod frozen;
mod holds;
mod known;
mod live;
mod log;
mod memory;
mod point;
mod replay;
mod state;
mod update;
mod watch;

pub use alert::{Alert, Revision};
pub use live::Monitor;
pub use memory::{MemoryMonitor, MemoryUpdate};
pub use point::Point;
pub use update::Update;
pub use watch::Watch;
