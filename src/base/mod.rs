//! What every wing shares: errors, dates, directions, ids, texts, numbers in words, findings, intervals.
//!
//! Nothing here knows a chart or a project. `printed` and `error` stand lowest; `interval` alone needs the numerics beside this wing.

pub(crate) mod date;
mod date_from;
pub(crate) mod date_words;
#[cfg_attr(not(feature = "schema"), allow(unused_macros, unused_imports))]
pub(crate) mod described;
pub(crate) mod direction;
pub mod error;
#[cfg(feature = "work")]
pub mod finding;
pub mod id;
pub(crate) mod interval;
#[cfg(feature = "json")]
pub(crate) mod json;
pub(crate) mod kept;
pub(crate) mod moment;
pub(crate) mod nearest;
pub(crate) mod number;
pub(crate) mod period;
pub(crate) mod printed;
#[cfg(feature = "work")]
pub(crate) mod score;
#[cfg(feature = "work")]
pub(crate) mod shuffle;
pub(crate) mod sort;
pub(crate) mod sorted;
pub(crate) mod text;
#[cfg(feature = "work")]
pub(crate) mod unique;
#[cfg(any(feature = "json", feature = "work"))]
pub(crate) mod unknown;
