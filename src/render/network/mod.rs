//! The network of stakeholders, with those who stand between others.
//!
//! | file | what |
//! |---|---|
//! | `view` | what can be asked of it |
//! | `people` | who is in it, with their ties, and what is said of them |
//! | `plan` | where everybody stands |
//! | `ties` | the way of each tie between the boxes |
//! | `draw` | the drawing |

mod draw;
mod people;
mod plan;
mod ties;
mod view;

pub use view::NetworkSvg;
