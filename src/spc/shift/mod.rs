//! Did it get better, and how sure is that? The shift of a level with a change, at any number of looks.
//!
//! A before-and-after test at 5 % that is asked again each month does not err in 5 of 100 steady series but in far more. What is
//! asked here may be asked each month: the [evidence](EValues) that the level moved is an e-value, which a process that does not
//! move makes as large as 20 at any look in fewer than 1 of 20 series. One construction serves all data: the right-Haar t e-process
//! of a regression on the change, with the long-run variance that the points show.
//!
//! | to ask | see |
//! |---|---|
//! | what is compared with what | [`Compare`], [`Matching`] |
//! | how far the level moved, and how sure that is | [`Chart::shift`](crate::Chart::shift), [`Shift`], [`EValues`] |
//! | why the chart cannot tell, and what weakens what it tells | [`WhyNot`], [`Caution`] |
//! | which of many charts got better | [`Batch::improved`](crate::Batch::improved), [`Improved`], [`e_bh`] |
//! | whether the latest points are still better than a level | [`Shift::recent`], [`Recent`] |
//!
//! ```
//! use improvement::{Chart, Compare, Direction};
//!
//! # fn main() -> Result<(), improvement::Error> {
//! let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
//! let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
//! let shift = chart.shift(&Compare::points(0..12, 12..24))?;
//! assert!(shift.e().observed > 1000.0 && shift.worse().observed < 0.1);
//! # Ok(())
//! # }
//! ```
//!
//! Formulas and sources stand in the source, in `num/haar.rs` and `spc/shift/look.rs`: Pérez-Ortiz, Lardy, de Heide and Grünwald (2024), Lindon and others
//! (2022); the long-run variance after Bayley and Hammersley (1946).

// The files:
//
// | file | what it holds |
// |---|---|
// | `compare` | `Compare`, `Matching`: what is asked |
// | `points`, `weights` | the points of a comparison: scale, weight, month |
// | `look` | one look: the regression on the points up to there, and their correlation |
// | `evidence` | `EValues`: the evidence today, and when there was enough of it |
// | `caution` | `Caution`, `WhyNot` |
// | `baseline` | what the points before the change must be like |
// | `recent` | `Recent`: the level of the latest points |
// | `many` | `e_bh`, and which charts of a batch got better |
// | `shift`, `of_chart` | `Shift`, and `Chart::shift`, which makes it |

pub(crate) mod baseline;
pub(crate) mod caution;
pub(crate) mod compare;
pub(crate) mod evidence;
pub(crate) mod look;
mod many;
pub(crate) mod of_chart;
pub(crate) mod points;
pub(crate) mod recent;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod shift;
pub(crate) mod weights;

pub use baseline::{FEWEST_BEFORE, FEWEST_EVENTS};
pub use caution::{Caution, WhyNot};
pub use compare::{Compare, Matching};
pub use evidence::{EValues, FEWEST_AFTER};
pub use many::{Improved, ImprovedRow, e_bh};
pub use recent::{LATEST, Recent};
pub use shift::{Shift, Stretch};
