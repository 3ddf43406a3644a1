//! Claims: statements about a change that can be checked, and the verdicts on them.
//!
//! * `claim`: a claim, with the stretches it compares, and when these were decided;
//! * `kind`: what is claimed, and on which days it is looked at;
//! * `verdict`: what a verdict says, and what bears it out;
//! * `case`: one claim with its chart and its stretches, as far as they were known on a day;
//! * `judge`: the verdict on it.
//!
//! [`Project::verdict`](crate::Project::verdict) finds the chart, the stretches and the plans of a claim, and judges it.

mod case;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod claim;
mod judge;
mod kind;
mod verdict;

pub(crate) use case::{Case, LEVEL};
pub use claim::{Claim, ClaimedSignal};
pub(crate) use judge::judge;
pub use kind::{ClaimKind, Looks};
pub use verdict::{Against, Bearing, ClaimVerdict, Standing, Verdict};
