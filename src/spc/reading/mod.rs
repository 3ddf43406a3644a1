//! What is read off a chart, or off many.
//!
//! | file | what it holds |
//! |---|---|
//! | `assurance`, `reading` | what to expect of a target; the variation at the latest point |
//! | `onset` | when a shift probably began |
//! | `suggest` | which kind of chart suits a series |
//! | `residuals` | what points differ from their level, on either side of the best split too |
//! | `resemblance` | whether neighbouring points resemble each other |
//! | `season` | whether points follow the months, quarters or weeks of the year, or the days of the week |
//! | `all_notes` | the notes of a chart, with those that only a reader needs |
//! | `rows` | every point as a row of data |
//! | `running` | what still runs since the last event, held against the limit |
//! | `batch`, `matrix`, `grid` | many charts; variation by assurance, wards by measures |

pub(crate) mod all_notes;
pub(crate) mod assurance;
pub(crate) mod batch;
pub(crate) mod grid;
pub(crate) mod matrix;
pub(crate) mod onset;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
pub(crate) mod reading;
pub(crate) mod resemblance;
pub(crate) mod residuals;
pub(crate) mod rows;
pub(crate) mod running;
pub(crate) mod season;
pub(crate) mod suggest;
