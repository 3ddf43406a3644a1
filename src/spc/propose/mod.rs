//! Where might the level have moved? Proposals of new phases, never applied by the crate.
//!
//! Whoever looks for the best place to split a steady series nearly always finds one. What is proposed here may be asked again at every
//! point, and fewer than 1 of 20 steady series ever has a change proposed. It is a person who knows whether there was a cause: a
//! [`Proposal`] says which questions are theirs.
//!
//! | to | see |
//! |---|---|
//! | look for changes | [`Chart::proposals`](crate::Chart::proposals), [`Propose`] |
//! | read what is proposed | [`Proposal`], [`Criterion`], [`Answer`] |
//! | see what another tool would have done | [`Dialect`] |
//!
//! Ever proposed in steady series that are looked at at every point, up to 36 and to 60 points; and found up to 48 points after a shift of 1, 1.5 and 2
//! standard deviations at point 24 (20,000 series a cell: `cargo run --release --example evidence_table -- 20000 proposed`):
//!
//! | | ours | runcharter, runs of 9 | autospc | a run of 8 about the mean, read anew |
//! |---|---|---|---|---|
//! | independent | .002, .008 | .11, .22 | 0, .11 | .10, .20 |
//! | exponential | .012, .050 | .11, .22 | 0, .16 | .28, .48 |
//! | correlation .2 | .009, .030 | .19, .36 | 0, .20 | .21, .40 |
//! | correlation .4 | .032, .068 | .33, .57 | 0, .33 | .40, .66 |
//! | found | .40, .87, .99 | .65, .90, .99 | .37, .64, .84 | .58, .87, .98 |
//!
//! autospc finds nothing before point 42: 21 points set the first level, and 21 the next.

// The files: `propose`, what is asked; `scan`, the evidence at each place; `proposal`, what is found; `of_chart`, `Chart::proposals`;
// `dialect`, what other tools do: `runcharter`, `stable_shift`.

mod dialect;
mod dialect_level;
mod of_chart;
pub(crate) mod proposal;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod propose;
mod runcharter;
mod scan;
mod stable_shift;

pub use dialect::Dialect;
pub use dialect_level::DialectLevel;
pub use proposal::{Answer, Criterion, Proposal};
pub use propose::{FEWEST_BASELINE, Propose};
pub use stable_shift::StableShift;
