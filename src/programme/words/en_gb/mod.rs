//! British English.

pub(super) mod cohort;
pub(super) mod gate;
pub(super) mod report;
