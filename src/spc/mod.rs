//! Statistical process control.

mod at;
mod axis;
mod observation;
mod series;

pub use at::At;
pub use observation::Observation;
pub use series::{CaseCount, IntoSeries, Series};
