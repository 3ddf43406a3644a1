//! The phrases of the course in British English.

pub(crate) mod course;
pub(crate) mod hidden_rule;
pub(crate) mod standing;
