//! What is asked of a chart: its options, the defaults that depend on the data, and how they lay out a series.
//!
//! | file | what it holds |
//! |---|---|
//! | `options`, `bounds`, `shared_rules`, `getters` | what a user sets, and reads back |
//! | `per_phase`, `layout` | phases, baselines and exclusions as places in a series |
//! | `defaults`, `check` | rules and widths where nothing was set, and what cannot be asked |

pub(crate) mod bounds;
pub(crate) mod check;
pub(crate) mod defaults;
mod getters;
pub(crate) mod layout;
pub(crate) mod options;
pub(crate) mod per_phase;
pub(crate) mod shared_rules;
