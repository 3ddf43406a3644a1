//! Statistical process control.

pub mod rules;
