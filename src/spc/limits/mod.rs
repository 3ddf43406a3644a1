//! Limits: one small file for each family, in the same order inside: formula, source, a sum by hand, code.
//!
//! | file | what |
//! |---|---|
//! | `width`, `estimator` | the choices that a user has |
//! | `moving_range`, `subgroup` | the two ways to estimate a spread |
//! | `individuals`, `ranges`, `xbar`, `attribute`, `ratio`, `rare`, `given` | the families |
//! | `ewma`, `cusum`, `ratio_cusum`, `after` | the statistics of charts with memory |
//! | `dispersion` | how much more the values vary than chance makes them |
//! | `fit`, `process`, `estimate` | what goes into a family, and what comes out |
//! | `line`, `model` | the lines that follow |
//! | `families` | which family fits a kind |

pub(crate) mod after;
pub(crate) mod attribute;
pub(crate) mod cusum;
pub(crate) mod dispersion;
pub(crate) mod estimate;
pub(crate) mod estimator;
pub(crate) mod ewma;
pub(crate) mod families;
pub(crate) mod fit;
pub(crate) mod given;
pub(crate) mod individuals;
pub(crate) mod line;
pub(crate) mod memory;
pub(crate) mod model;
pub(crate) mod moving_range;
pub(crate) mod process;
pub(crate) mod ranges;
pub(crate) mod rare;
pub(crate) mod ratio;
pub(crate) mod ratio_cusum;
pub(crate) mod sides;
pub(crate) mod subgroup;
pub(crate) mod width;
pub(crate) mod xbar;

pub use crate::spc::data::spread::Spread;
pub use after::AfterSignal;
pub use cusum::Cusum;
pub use estimate::Estimate;
pub use estimator::{Dispersion, Estimator, Screen};
pub use ewma::{Ewma, EwmaLimits};
pub use fit::Centre;
pub use memory::Memory;
pub use process::Process;
pub use ratio_cusum::RatioCusum;
pub use width::Width;
