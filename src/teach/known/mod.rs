//! Processes of which the truth is known.
//!
//! | file | what it holds |
//! |---|---|
//! | `truth` | what is so: a shift, a trend, a season, resemblance, over-dispersion |
//! | `known` | series drawn from it |

#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
pub(crate) mod known;
pub(crate) mod truth;
