//! Pictures of charts and of improvement work, and the same as text for other tools.
//!
//! A view borrows what it draws and implements `Display`: `ChartSvg::new(&chart).width(960.0)` is written with `{}`.
//!
//! | file | what |
//! |---|---|
//! | `theme` | colours by meaning, with their contrast, and the font |
//! | `text` | text made safe, measured without a font, wrapped and cut short |
//! | `escape` | text made inert in HTML, Markdown, DOT, Mermaid and CSV: one file each |
//! | `svg` | the one file that writes SVG |
//! | `mark`, `icon` | what marks a point, and the small pictures of a reading |
//! | `chart` | [`ChartSvg`] |
//! | `matrix` | [`MatrixSvg`] |
//! | `layout` | where things stand: pure functions, which know no SVG |
//! | `card` | boxes of text, marks and legends |
//! | `driver_diagram` | [`DriverDiagramSvg`] |
//! | `grid`, `network` | [`StakeholderGridSvg`], [`NetworkSvg`] |
//! | `ramp` | [`RampSvg`] |
//! | `graph` | nodes and arrows without places, for [`Dot`] and [`Mermaid`] |
//! | `report` | [`ProjectReport`] and [`ChartReport`]: one document, as Markdown or as an HTML page |
//! | `table`, `vega_lite` | [`ChartCsv`] and, with the feature `json`, `ChartVegaLite` |

mod card;
mod chart;
#[cfg(test)]
mod checks;
mod dot;
mod driver_diagram;
mod escape;
mod graph;
mod grid;
mod icon;
mod layout;
mod mark;
mod matrix;
mod mermaid;
mod network;
mod ramp;
mod report;
mod svg;
mod table;
mod text;
mod theme;
#[cfg(feature = "json")]
mod vega_lite;
#[cfg(all(test, feature = "json"))]
mod work_tests;

pub use chart::ChartSvg;
pub use dot::Dot;
pub use driver_diagram::DriverDiagramSvg;
pub use grid::StakeholderGridSvg;
pub use matrix::MatrixSvg;
pub use mermaid::Mermaid;
pub use network::NetworkSvg;
pub use ramp::RampSvg;
pub use report::{ChartReport, ProjectReport};
pub use table::ChartCsv;
pub use theme::Theme;
#[cfg(feature = "json")]
pub use vega_lite::ChartVegaLite;
