//! Reports: a project or a chart as one document, in Markdown or as one self-contained HTML page.
//!
//! * `document`: headings, paragraphs, lists, tables and pictures, which know no format;
//! * `markdown`, `html`: the document in that format, with every text escaped for it;
//! * `project`, `project_work`, `chart`: what stands in the document;
//! * `board`: many measures on a page of its own.

mod board;
mod chart;
pub(crate) mod document;
pub(crate) mod html;
pub(crate) mod markdown;
mod phrases;
#[cfg(feature = "work")]
mod project;
#[cfg(feature = "work")]
mod project_phrases;
#[cfg(feature = "work")]
mod project_work;

pub use board::BoardPage;
pub use chart::ChartReport;
#[cfg(feature = "work")]
pub use project::ProjectReport;
