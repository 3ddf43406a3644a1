//! PDSA cycles: plan, do, study, act, with predictions that are locked before the test begins.
//!
//! ```text
//! Plan ── start ──► Do ── finish ──► Study ── conclude ──► Act          stop: from any of the first three
//! ```
//!
//! * `cycle`: a cycle and its transitions;
//! * `stage`: where a cycle stands, with the data of that stage;
//! * `draft`: the verbs that fill in a plan;
//! * `cycle_doc`: what a document must fulfil to be a cycle;
//! * `plan`: objective, questions with their predictions, tasks;
//! * `scale`: how large a test is, and how large a first one should be;
//! * `expectation`: what is predicted;
//! * `check`: a prediction held against its data;
//! * `run`, `study`: what was done, and what was learned and decided;
//! * `ramp`: the series that cycles form, derived from what informed each;
//! * `adopting`: the cycles that made a change routine;
//! * `due`: who is waiting for what, and the next cycle;
//! * `fidelity`: the criteria F1 to F12 with their denominators and published benchmarks;
//! * `findings`: the same, cycle by cycle;
//! * `calibration`: how well stated probabilities fit what came.

mod adopting;
#[cfg(feature = "course")]
mod as_of;
mod calibration;
mod check;
mod cycle;
mod cycle_doc;
mod draft;
mod due;
mod expectation;
mod fidelity;
mod findings;
mod plan;
mod ramp;
mod run;
mod scale;
mod stage;
mod study;

pub(crate) use adopting::adopting;
pub use calibration::{Calibration, brier};
pub use check::{Check, Measured, Outcome};
pub use cycle::{Amendment, Cycle, Part, Provenance, Purpose};
pub use due::Overdue;
pub use expectation::{Compared, Expectation, Expecting, IntoExpectation, Statistic};
pub use fidelity::{Benchmark, Context, Fidelity, FidelityRow};
pub use plan::{Plan, Prediction, Question, Task};
pub use ramp::{Ramp, Ramps};
pub use run::{Cost, Dose, Run};
pub use scale::{Belief, Consequence, Scale, SuggestedScale};
pub use stage::Stage;
pub use study::{Act, Study};
