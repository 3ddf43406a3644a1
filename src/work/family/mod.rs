//! What the measures of a project say together: did the work change, did the result follow, did anything else get worse?
//!
//! [`Project::family`](crate::Project::family) judges each measure since the first change, and draws the conclusions.
//!
//! * `family`: which way each measure moved, and what follows from all of them.

#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod family;

pub(crate) use family::conclude;
pub use family::{Conclusion, Dosed, Family, Moved, Movement};
