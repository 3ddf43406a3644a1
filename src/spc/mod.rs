//! Statistical process control.
