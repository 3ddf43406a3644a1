//! Series of a design, drawn with a seed, judged as a chart would, and counted.
//!
//! | file | what it holds |
//! |---|---|
//! | `simulate` | series of a design |
//! | `judge` | the one place that judges a simulated series |
//! | `count` | chances counted, with their standard error |
//! | `within` | points to come under frozen limits |

pub(super) mod count;
pub(super) mod judge;
pub(super) mod simulate;
pub(super) mod within;
