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
//! | `layout` | where things stand: pure functions, which know no SVG |
//! | `card` | boxes of text, marks and legends |
//! | `driver_diagram` | the driver diagram |
//! | `grid` | stakeholders by power and interest |
//! | `network` | the network of stakeholders |
//! | `ramp` | ramps of PDSA cycles |
#![allow(dead_code, reason = "the views are being written")]

mod card;
mod driver_diagram;
mod escape;
mod grid;
mod layout;
mod network;
mod ramp;
mod svg;
mod text;
mod theme;

pub use driver_diagram::DriverDiagramSvg;
pub use grid::StakeholderGridSvg;
pub use network::NetworkSvg;
pub use ramp::RampSvg;
pub use theme::Theme;
