//! Is this change an improvement, and how do you know?
//!
//! ```
//! use improvement::Chart;
//!
//! fn main() -> Result<(), improvement::Error> {
//!     let waits = [22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0];
//!     println!("{}", Chart::xmr(waits)?);
//!     // Output:
//!     // XmR chart of 13 points
//!     //   centre   23.92  (mean)
//!     //   limits   8.64 to 39.21  (mean ± 2.659 × mean moving range of 5.75, no moving range left out)
//!     //   rules    Making Data Count 7/7; false-alarm rate: about 5 in 100 such charts would signal with nothing changed
//!     //   signal   point 9 is 41, above its limit
//!     //   reading  special cause earlier (point 9), none at the latest point: find out what was different there before changing the process
//!     Ok(())
//! }
//! ```
//!
//! `improvement` is a library for improvement science: how hospitals, and others, learn whether a change is an
//! improvement. It makes control charts and run charts, judges them by any published rule set, and says in plain
//! words what they show and what they do not.
//!
//! # What is a special cause?
//!
//! Every process varies. Most of the time the variation is that of the process itself, from many small causes that
//! are always there: *common cause*. To change it, change the process; to ask what happened at one point is to chase
//! noise. Sometimes something else is at work: a *special cause*, which the process as it was does not explain. Then
//! ask what was different. A chart separates the two, with a known rate of error, and that is all it does: it shows
//! **that** something changed, never **why**.
//!
//! # The map
//!
//! ```text
//! observations ─► Series ─► Kind ─► phases ─► limits ─► rules ─► signals ─► Chart ─► Reading ─► words
//! ```
//!
//! | you have | start with |
//! |---|---|
//! | measured values | [`Chart::xmr`], [`Chart::run`] |
//! | events out of trials | [`Chart::p`] |
//! | events in an exposure, or counts | [`Chart::u`], [`Chart::c`] |
//! | cases or times between rare events | [`Chart::g`], [`Chart::t`] |
//! | small samples | [`Chart::xbar`] |
//! | a small shift that lasts, and no time to lose | [`Chart::ewma`], [`Chart::cusum`] |
//! | no idea which | [`Series::suggest_kind`] |
//! | a direction, a target, phases, exclusions, other rules | [`Chart::options`] |
//! | one point at a time, corrected later | [`Monitor`], [`Watch`] |
//! | many series | [`Batch`] and its [matrix](spc::Matrix) |
//! | a share or a rate, and the question how sure | [`Interval`] |
//! | a chart, and the question how often one like it signals with nothing changed | [`Chart::price`], [`spc::price`] |
//! | a change, and the question whether it is an improvement | [`Chart::shift`], [`Compare`], [`Shift`] |
//! | a chart without a signal | [`Chart::unseen`] |
//! | a chart to be set up, and the question how large | [`spc::price::Design`] |
//! | two tools, and two answers | [`spc::explain`], [`RuleSet::difference`] |
//! | a test of a change | [`Cycle`], [`Ramps`] |
//! | a theory of what drives an outcome | [`DriverDiagram`] |
//! | people with a stake in it | [`StakeholderMap`] |
//! | a whole piece of improvement work | [`Project`] |
//! | a chart, a diagram or a whole project to show | [`render`] |
//! | something to learn, or to teach | [`mod@course`], [`teach`] |
//! | a programme, a cohort of learners and their projects | [`programme`] |
//!
//! New to this? The [`tutorial`] is twelve short lessons. The [`cookbook`] has short answers to "how do I …?".
//!
//! [`spc::rules`] holds the rules as data and every named rule set with its source; [`spc::constants`] the exact
//! constants (d2, d3, c4 and what follows from them).
//!
//! # What it does not do
//!
//! - It makes no causal claim from a chart.
//! - It does not split a series by itself: every phase and every exclusion has a reason, given by a person.
//! - It does not forecast.
//! - It models no patients. A t or g chart with dates of events comes close to patient-level data; treat it so.
//! - It reads no clock, no file, no environment: the same input gives the same output everywhere.
//!
//! # Features
//!
//! - `json` (default): whole documents in and out as JSON, with the path of every fault.
//! - `work` (default): improvement work: aims, measures, driver diagrams, cycles, stakeholder maps, claims, projects.
//! - `render` (default): pictures and reports of charts, and with `work` of everything in it.
//! - `course` (default, with the three above): exercises that use this crate and are marked by it ([`mod@course`]), experiments for the
//!   classroom ([`teach`]), and programmes whose outcome is what happened to the measures of their learners' projects ([`programme`]).
//! - `jiff`, `chrono`: a [`Date`] from and into `jiff::civil::Date`, from and into `chrono::NaiveDate`.
//! - `schema`: JSON Schema of every document, through schemars (`schema::Document`).
//! - `parallel`: the charts of a [`Batch`] on every core. The rows are the same, in the same order.
//!
//! The minimum Rust is 1.89, raised only in a minor version. The crate needs `std`. `f64` is used for everything.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(not(test), warn(clippy::print_stdout, clippy::print_stderr))]
#![cfg_attr(
    not(all(feature = "work", feature = "render")),
    allow(
        dead_code,
        unused_imports,
        reason = "what a wing that is left out would use; the whole crate is checked without this"
    )
)]

mod base;
mod num;
#[cfg(feature = "work")]
mod work;

pub mod cookbook;
#[cfg(feature = "course")]
pub mod programme;
#[cfg(feature = "render")]
pub mod render;
#[cfg(feature = "schema")]
pub mod schema;
pub mod spc;
#[cfg(feature = "course")]
pub mod teach;
pub mod tutorial;

pub use crate::base::error;
#[cfg(feature = "work")]
pub use crate::base::finding;
pub use crate::base::id;
#[cfg(feature = "course")]
#[doc(no_inline)]
pub use crate::teach::course;
#[cfg(feature = "work")]
pub use crate::work::{claim, driver, family, measure, pdsa, project, stakeholder};

#[doc(inline)]
pub use crate::base::date::{Date, date};
#[doc(inline)]
pub use crate::base::direction::{Direction, Side};
#[doc(inline)]
pub use crate::base::error::{Error, ErrorKind, Place};
#[cfg(feature = "work")]
#[doc(inline)]
pub use crate::base::finding::Finding;
#[doc(inline)]
pub use crate::base::interval::Interval;
#[doc(inline)]
pub use crate::base::period::Period;
#[cfg(feature = "work")]
#[doc(inline)]
pub use crate::base::score::Score;
#[doc(inline)]
pub use crate::base::text::Text;
#[doc(inline)]
pub use crate::spc::pooled::{Pooled, Window};
#[doc(inline)]
pub use crate::spc::price::{Price, Question};
#[doc(inline)]
pub use crate::spc::rules::RuleSet;
#[doc(inline)]
pub use crate::spc::shift::{Compare, Shift};
#[doc(inline)]
pub use crate::spc::{
    Basis, Batch, Chart, Kind, Monitor, Options, Phase, Reason, Series, Watch, Width,
};
#[cfg(feature = "work")]
#[doc(inline)]
pub use crate::work::aim::{Aim, Progress};
#[cfg(feature = "work")]
#[doc(inline)]
pub use crate::work::driver::DriverDiagram;
#[cfg(feature = "work")]
#[doc(inline)]
pub use crate::work::measure::Measure;
#[cfg(feature = "work")]
#[doc(inline)]
pub use crate::work::pdsa::{Cycle, Expectation, Ramps};
#[cfg(feature = "work")]
#[doc(inline)]
pub use crate::work::project::Project;
#[cfg(feature = "work")]
#[doc(inline)]
pub use crate::work::stakeholder::StakeholderMap;

/// The README's programs, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
