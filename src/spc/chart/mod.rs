//! The one path from data to signals, and the chart that keeps what it found.
//!
//! | file | what it holds |
//! |---|---|
//! | `plotted`, `accumulate`, `fitting`, `plain`, `fitted`, `fit_notes` | from a series to lines and tracks; `plain` is a short cut for the commonest chart |
//! | `track`, `chart_phase`, `chart` | the result |
//! | `constructors` | a chart of a common kind in one call |
//! | `judged` | where runs about the centre could tell anything, and the run that is still going on |
//! | `analyse` | lines and rules: the one path |
//! | `scan`, `quick` | lines and hits without the chart: for long series, and for many of one shape |

pub(crate) mod accumulate;
pub(crate) mod analyse;
mod as_of;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
pub(crate) mod chart;
pub(crate) mod chart_phase;
mod constructors;
pub(crate) mod fit_notes;
pub(crate) mod fitted;
pub(crate) mod fitting;
pub(crate) mod judged;
pub(crate) mod plain;
pub(crate) mod plotted;
pub(crate) mod quick;
pub(crate) mod scan;
pub(crate) mod track;
