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
//! | `table`, `vega_lite` | [`ChartCsv`] and, with the feature `json`, `ChartVegaLite` |
#![allow(
    dead_code,
    reason = "the helpers of each output language stand whole; not every one has its caller yet"
)]

mod chart;
#[cfg(test)]
mod checks;
mod escape;
mod icon;
mod mark;
mod matrix;
mod svg;
mod table;
mod text;
mod theme;
#[cfg(feature = "json")]
mod vega_lite;

pub use chart::ChartSvg;
pub use matrix::MatrixSvg;
pub use table::ChartCsv;
pub use theme::Theme;
#[cfg(feature = "json")]
pub use vega_lite::ChartVegaLite;
