//! The driver diagram: the aim at the left, what drives it to the right.
//!
//! | file | what |
//! |---|---|
//! | `view` | what can be asked of it |
//! | `outline` | what it says, as a nested list and in sentences |
//! | `lists` | ideas as lists under what they drive |
//! | `across` | the columns from left to right |
//! | `plan` | where everything stands |
//! | `draw` | the drawing |

mod across;
mod draw;
mod lists;
mod outline;
mod plan;
mod view;

pub use view::DriverDiagramSvg;
