//! The network of stakeholders, with those who stand between others.
//!
//! | file | what |
//! |---|---|
//! | `view` | what can be asked of it |
//! | `people` | who is in it, with their ties, and what is said of them |
//! | `plan` | where everybody stands, and the way of each tie |
//! | `draw` | the drawing |

mod draw;
mod people;
mod plan;
#[cfg(test)]
mod tests;
mod view;

pub use view::NetworkSvg;
