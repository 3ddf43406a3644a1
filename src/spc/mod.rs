//! Statistical process control.

pub mod constants;
