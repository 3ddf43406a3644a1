//! The driver diagram: the aim at the left, what drives it to the right.
//!
//! | file | what |
//! |---|---|
//! | `view` | what can be asked of it |
//! | `outline` | what it says, as a nested list and in sentences |
//! | `plan` | where everything stands |
//! | `draw` | the drawing |

mod draw;
mod outline;
mod plan;
mod view;

pub use view::DriverDiagramSvg;
