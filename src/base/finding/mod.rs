//! Findings: what is weak in a piece of work that is otherwise well formed, each with a code and its source.
//!
//! What cannot be is an [`Error`](crate::Error); what is weak method is a [`Finding`]. A half-finished diagram is normal work:
//! it can be saved, and its findings say what is still missing. A finding speaks about the work, never about
//! the person who did it.

#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod finding;
mod group;

pub use finding::{Code, Finding, Severity};
pub use group::{Group, grouped};
