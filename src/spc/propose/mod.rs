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
//! Ever proposed in steady series, looked at every month up to 36 and 60 points, and found by 24 points after a shift of 1, 1.5 and 2
//! standard deviations at point 24:
//!
//! | | ours | runcharter, runs of 9 |
//! |---|---|---|
//! | independent | .001, .008 | .12, .22 |
//! | correlation .2 | .012, .033 | .19, .37 |
//! | correlation .4 | .028, .065 | .33, .58 |
//! | found | .40, .87, .99 | .65, .90, .99 |

// The files: `propose`, what is asked; `scan`, the evidence at each place; `proposal`, what is found; `of_chart`, `Chart::proposals`;
// `dialect`, what other tools do.

mod dialect;
mod of_chart;
pub(crate) mod proposal;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod propose;
mod scan;

pub use dialect::{Dialect, DialectLevel};
pub use proposal::{Answer, Criterion, Proposal};
pub use propose::{FEWEST_BASELINE, Propose};
