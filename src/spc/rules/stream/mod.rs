//! The rules one point at a time: what a monitor runs on.
//!
//! | file | what it holds |
//! |--|--|
//! | `test` | what is asked of a single value: past a line, or a step from the value before |
//! | `answers` | the answers to the tests, and how often in a row each was yes |
//! | `plan` | rules as tests, runs of tests and the few patterns that are more than a run |
//! | `zones` | the zones between the lines, and the answers in each |
//! | `cell` | what is remembered of the last points, and what is complete at the next |
//! | `automaton` | the whole: a cell for each way in which rules see the points, and for each lane |
//! | `change` | a signal that begins or goes on |
//!
//! Nothing is remembered beyond the longest window, so that a point costs the same after ten points and after ten
//! million.

mod answers;
mod automaton;
mod cell;
mod change;
mod plan;
mod test;
mod zones;

pub use change::SignalChange;

pub(crate) use automaton::{Automaton, CellState};
pub(crate) use cell::{Known, Open};
