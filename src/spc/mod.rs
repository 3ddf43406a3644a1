//! Statistical process control.

pub mod constants;

mod at;
mod axis;
mod dispersion;
mod kind;
mod layout;
mod limits;
mod note;
mod observation;
mod options;
mod phase;
mod series;
mod target;
