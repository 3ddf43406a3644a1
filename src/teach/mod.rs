//! Teaching improvement with this crate (feature `course`).
//!
//! * [`course`]: exercises that use this crate and are marked by it.
//!
//! Everything here that draws numbers takes a seed: the same seed gives the same bytes on every machine.

pub mod course;
mod words;
