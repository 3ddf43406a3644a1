//! The picture of a chart.
//!
//! | file | what |
//! |---|---|
//! | `ticks`, `time` | ticks on the axis of values, and along the points |
//! | `ends` | labels at the ends of lines, kept apart |
//! | `flags` | annotations |
//! | `panel` | tracks on one axis of values |
//! | `lines` | stepped limits, the ground between them, the line through the points |
//! | `sizes` | sizes of text |
//! | `told` | what is told below the points, by number |
//! | `head`, `foot` | what stands above the points, and below them |
//! | `plan` | where everything stands: measured before anything is drawn |
//! | `frame`, `points`, `draw` | the drawing: what stands about the points, the points, and the panels |
//! | `small` | a chart in a small space |
//! | `view` | what can be asked of it |

mod draw;
mod ends;
mod flags;
mod foot;
mod frame;
mod head;
mod lines;
pub(crate) mod panel;
mod plan;
mod points;
mod sizes;
pub(crate) mod small;
#[cfg(test)]
mod tests;
mod ticks;
mod time;
mod told;
mod view;

pub use view::ChartSvg;
