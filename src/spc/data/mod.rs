//! What was observed, checked once at the door, and what a person says about it: the kind of chart, the phases, the target.
//!
//! | file | what it holds |
//! |---|---|
//! | `observation`, `column`, `at`, `axis`, `grid` | one value, a column of them, where they stand, and the regular days between |
//! | `data`, `series`, `observed`, `placed`, `units`, `counted_in`, `series_doc`, `into_series` | a checked series, what it is counted in, and the ways to make one |
//! | `events`, `open` | a series of events as they are recorded, and what runs since the last |
//! | `kind`, `kind_name`, `facts`, `statistic`, `spread` | the kinds of chart and the table of facts that set them apart |
//! | `apart` | two stretches of a series without a common point |
//! | `phase`, `target`, `note`, `annotation` | phases and exclusions with their reasons, a target, what is weak, what was done meanwhile |

pub(crate) mod annotation;
pub(crate) mod apart;
pub(crate) mod at;
pub(crate) mod axis;
pub(crate) mod column;
mod counted_in;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
pub(crate) mod data;
pub(crate) mod events;
pub(crate) mod facts;
pub(crate) mod grid;
pub(crate) mod into_series;
pub(crate) mod kind;
mod kind_name;
pub(crate) mod note;
pub(crate) mod observation;
mod observed;
pub(crate) mod one_or_each;
pub(crate) mod open;
pub(crate) mod phase;
mod placed;
pub(crate) mod series;
pub(crate) mod series_doc;
pub(crate) mod spread;
pub(crate) mod statistic;
pub(crate) mod target;
pub(crate) mod units;
