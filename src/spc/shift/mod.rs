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
//! # What it errs
//!
//! Ever called better in 36 monthly looks at a level of 0.05, by the number of points before the change and with what each after is
//! compared; 20,000 series a cell, drawn by `cargo run --release --example evidence_table -- 20000`. Called worse they are as often, within
//! 0.01. Student's t test at 5 %, one-sided and asked each month from the third on, calls 0.158 of the independent series better.
//!
//! | a process that does not change | 12, level | 12, same month | 24, level | 24, same month |
//! |---|---:|---:|---:|---:|
//! | independent | .007 | .008 | .008 | .008 |
//! | exponential | .003 | .004 | .007 | .007 |
//! | lognormal | .001 | .002 | .006 | .006 |
//! | t with 3 degrees of freedom | .007 | .009 | .005 | .005 |
//! | rounded to 1 SD | .007 | .008 | .009 | .009 |
//! | AR(1) .2 | .016 | .018 | .017 | .017 |
//! | AR(1) .4 | .026 | .032 | .025 | .026 |
//! | AR(1) .6 | .037 | .048 | .034 | .034 |
//! | a yearly swing as large as the noise | .000 | .009 | .000 | .008 |
//! | proportions, sigma_z 1 to 4 | .007 to .008 | .008 | .007 to .008 | .007 to .008 |
//! | counts, sigma_z 1 to 4 | .004 to .008 | .005 to .008 | .007 to .009 | .007 to .009 |
//! | volumes four-fold, a quarter after the change | .005, .009 | .007, .009 | .006, .008 | .007, .007 |
//! | spread doubled after the change | .005 | .005 | .019 | .018 |
//!
//! A level that moves by itself is called better more often. No test that was tried tells it from an improvement on 24 to 60 points: every
//! claim that is upheld says so ([`Caution::MayWander`]), and [`Caution::BaselineMoved`] finds some.
//!
//! | a level that moves by itself | 12, level | 12, same month | 24, level | 24, same month |
//! |---|---:|---:|---:|---:|
//! | ARMA(1,1) .9, −.6: a slow level under noise | .114 | .111 | .140 | .130 |
//! | moving .1 SD a month, under noise | .035 | .035 | .073 | .069 |
//! | moving .2 SD a month, under noise | .102 | .096 | .182 | .172 |
//! | long memory, d = .3 | .055 | .058 | .074 | .070 |
//! | random walk | .093 | .150 | .082 | .085 |
//! | 12 months 3 SD higher within the first 24, then back | .350 | .319 | .610 | .537 |
//! | a drift of .02 SD a month, from before the change on | .077 | .078 | .249 | .238 |
//! | a drift of .05 SD a month | .470 | .427 | .947 | .922 |
//!
//! Arbitrary dates in the attendances of 130 emergency departments, ever called better and worse from 12 points on: 4 and 10 (April 2017 against
//! 2016/17, same month), 6 and 11 (April 2018 against 2017/18), 4 and 20 (October 2017 against 18 months), 1 and 7 (April 2018 against
//! two years). Levels do wander there; these are false as statements about a date.
//!
//! # What it finds
//!
//! | called better by 12, 24, 36 points | 12, level | 12, same month | 24, level | 24, same month |
//! |---|---|---|---|---|
//! | 1 SD | .26 .50 .59 | .20 .47 .58 | .42 .73 .84 | .38 .70 .82 |
//! | 1.5 SD | .65 .89 .94 | .53 .86 .93 | .85 .98 1.00 | .81 .98 .99 |
//!
//! # How often its intervals miss
//!
//! At 95 %, with 12 points before: [`any_look`](Shift::any_look) at any look from 12 to 36 points, [`level_after`](Shift::level_after) at any of
//! them, [`one_look`](Shift::one_look) at 24.
//!
//! | | the shift, ever | the level after, ever | the shift, at one look |
//! |---|---:|---:|---:|
//! | independent | .007 | .009 | .042 |
//! | AR(1) .2 | .018 | .026 | .064 |
//! | AR(1) .4 | .033 | .050 | .081 |
//! | AR(1) .6 | .052 | .089 | .100 |
//!
//! Formulas and sources stand in `num/haar.rs` and `spc/shift/look.rs`: Pérez-Ortiz, Lardy, de Heide and Grünwald (2024), Lindon and others
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
