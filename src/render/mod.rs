//! Pictures of charts and of improvement work, and the same as text for other tools.
//!
//! A view borrows what it draws and implements `Display`: `ChartSvg::new(&chart).width(960.0)` is written with `{}`.
//!
//! | of | picture | text |
//! |---|---|---|
//! | a chart | [`ChartSvg`] | [`ChartReport`], [`ChartCsv`], and with the feature `json` `ChartVegaLite` |
//! | a chart in a line of text | [`SparklineSvg`], [`IconSvg`] | [`Variation::symbol`](crate::spc::Variation::symbol) |
//! | a chart on a slide | [`ChartSvg::slide`] | |
//! | many charts | [`MatrixSvg`], [`BoardPage`] for a board | [`BatchCsv`] |
//! | a driver diagram | [`DriverDiagramSvg`] | [`Dot`], [`Mermaid`] |
//! | cycles in ramps | [`RampSvg`] | [`Dot`], [`Mermaid`] |
//! | stakeholders | [`StakeholderGridSvg`], [`NetworkSvg`] | [`Dot`], [`Mermaid`] |
//! | a whole project | in its report | [`ProjectReport`] |
//!
//! [`Theme`] has the colours of all of them. What is of improvement work needs the feature `work`.

// The files:
//
// | file | what |
// |---|---|
// | `theme` | colours by meaning, with their contrast, and the font |
// | `text` | text made safe, measured without a font, wrapped and cut short |
// | `escape` | text made inert in HTML, Markdown, DOT, Mermaid and CSV: one file each |
// | `svg` | the one file that writes SVG |
// | `small_views` | `IconSvg`, `SparklineSvg` |
// | `mark`, `icon` | what marks a point, and the small pictures of a reading |
// | `chart` | `ChartSvg` |
// | `small_key`, `matrix` | the key of small charts, `MatrixSvg` |
// | `layout` | where things stand: pure functions, which know no SVG |
// | `card` | boxes of text, marks and legends |
// | `driver_diagram` | `DriverDiagramSvg` |
// | `grid`, `network` | `StakeholderGridSvg`, `NetworkSvg` |
// | `ramp` | `RampSvg` |
// | `graph` | nodes and arrows without places, for `Dot` and `Mermaid` |
// | `report` | `ProjectReport` and `ChartReport`: one document, as Markdown or as an HTML page; `BoardPage` |
// | `table`, `vega_lite` | `ChartCsv`, `BatchCsv` and, with the feature `json`, `ChartVegaLite` |

#[cfg(feature = "work")]
mod card;
mod chart;
#[cfg(test)]
mod checks;
#[cfg(feature = "work")]
mod dot;
#[cfg(feature = "work")]
mod driver_diagram;
pub(crate) mod escape;
#[cfg(feature = "work")]
mod graph;
#[cfg(feature = "work")]
mod grid;
mod icon;
#[cfg(feature = "work")]
mod layout;
#[cfg(feature = "work")]
mod listing;
mod mark;
mod matrix;
#[cfg(feature = "work")]
mod mermaid;
#[cfg(feature = "work")]
mod network;
#[cfg(feature = "work")]
mod ramp;
pub(crate) mod report;
mod small_key;
mod small_views;
mod svg;
mod table;
mod text;
mod theme;
#[cfg(feature = "json")]
mod vega_lite;
#[cfg(test)]
#[cfg(all(feature = "json", feature = "work"))]
mod work_tests;

pub use chart::ChartSvg;
#[cfg(feature = "work")]
pub use dot::Dot;
#[cfg(feature = "work")]
pub use driver_diagram::DriverDiagramSvg;
#[cfg(feature = "work")]
pub use grid::StakeholderGridSvg;
pub use matrix::MatrixSvg;
#[cfg(feature = "work")]
pub use mermaid::Mermaid;
#[cfg(feature = "work")]
pub use network::NetworkSvg;
#[cfg(feature = "work")]
pub use ramp::RampSvg;
pub use report::BoardPage;
pub use report::ChartReport;
#[cfg(feature = "work")]
pub use report::ProjectReport;
pub use small_views::{IconSvg, SparklineSvg};
pub use table::{BatchCsv, ChartCsv};
pub use theme::Theme;
#[cfg(feature = "json")]
pub use vega_lite::ChartVegaLite;
