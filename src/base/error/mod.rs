//! The one [`Error`] of the crate, and every [kind](ErrorKind) of it, by subject.
//!
//! An error says what went wrong in a sentence, where ([`Place`]), and by a [code](Error::code) that stays the same from
//! version to version. What went wrong is one of a group:
//!
//! * `text`: [`TextError`], words, ids and days;
//! * `data`: [`DataError`], numbers and columns of them, dates and labels;
//! * `option`: [`OptionError`], options, targets and bounds; `option_name`: [`OptionName`], which option;
//! * `chart`: [`ChartError`], phases and limits for which the points do not do;
//! * `rules`: [`RuleError`], rules and sets of them;
//! * `price`: [`PriceError`], prices and run lengths;
//! * `monitor`: [`MonitorError`], points pushed one by one;
//! * `window`: [`WindowError`], windows before and after a change;
//! * `evidence`: [`EvidenceError`], stretches that cannot be compared;
//! * `diagram`: [`DiagramError`], driver diagrams;
//! * `cycle`: [`CycleError`], PDSA cycles and their predictions;
//! * `work`: [`WorkError`], aims, measures, stakeholders and scores;
//! * `document`: [`DocumentError`], what is read and saved;
//! * `course`: [`CourseError`], answers to exercises;
//! * `programme`: [`ProgrammeError`], programmes, gates and cohorts.
//!
//! Beside them stand `error` (the error, its place added, and the list of groups), `place`, `phrase` (numbers as messages
//! say them) and `table` (the macro that makes a group of its rows).
//!
//! To add an error, add a row to the file of its group: meaning, code, message and fields stand there together, and
//! nowhere else. To add a group, add a file like `window`, a line to `groups!` in `error`, and two lines here.

mod chart;
mod course;
mod cycle;
mod data;
mod diagram;
mod document;
#[expect(
    clippy::module_inception,
    reason = "the noun of the folder has a file of its own name"
)]
mod error;
mod evidence;
mod monitor;
mod option;
mod option_name;
mod phrase;
mod place;
mod price;
mod programme;
mod rules;
mod table;
mod text;
mod window;
mod work;

pub use chart::ChartError;
pub use course::CourseError;
pub use cycle::CycleError;
pub use data::DataError;
pub use diagram::DiagramError;
pub use document::DocumentError;
pub use error::{Error, ErrorKind};
pub use evidence::EvidenceError;
pub use monitor::MonitorError;
pub use option::OptionError;
pub use option_name::OptionName;
#[cfg(feature = "course")]
pub(crate) use phrase::an;
pub use place::Place;
pub use price::PriceError;
pub use programme::ProgrammeError;
pub use rules::RuleError;
pub use text::TextError;
pub use window::WindowError;
pub use work::WorkError;
