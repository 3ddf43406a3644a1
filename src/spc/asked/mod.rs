//! What is asked of a chart: its options, the defaults that depend on the data, and how they lay out a series.
//!
//! | file | what it holds |
//! |---|---|
//! | `options`, `shared_rules` | what a user sets |
//! | `per_phase`, `layout` | phases, baselines and exclusions as places in a series |
//! | `defaults`, `check` | rules and widths where nothing was set, and what cannot be asked |

pub(crate) mod check;
pub(crate) mod defaults;
pub(crate) mod layout;
pub(crate) mod options;
pub(crate) mod per_phase;
pub(crate) mod shared_rules;
