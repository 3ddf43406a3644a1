//! Driver diagrams: a theory of how changes lead to an aim, written down so that tests can change it.
//!
//! A diagram is a graph without circles, not a tree: a secondary driver may feed several primary drivers and a
//! change idea several secondary ones (IHI, driver diagram tool). Every chain of causes runs one way,
//!
//! ```text
//! activity → change idea → secondary driver → primary driver → aim
//! ```
//!
//! where a secondary driver may also feed another one, and an idea may feed a primary driver that has no
//! secondary drivers. Anything else is an [`Error`](crate::Error), when it is built and when it is read from a document. What is
//! merely missing, such as a driver that nobody measures, is a [`Finding`](crate::finding::Finding) of
//! [`DriverDiagram::check`].
//!
//! * `node`: what stands in a diagram: drivers, change ideas, activities;
//! * `edge`: what causes what, how strongly, and on what evidence;
//! * `theory`: nodes and edges that keep the rules;
//! * `diagram`: the theory of one aim, with the day it was agreed and every revision since;
//! * `context`: what the checks need to know about measures, tests and the aim;
//! * `questions`: paths, coverage, the theory under test, effort and impact;
//! * `check`: the findings D1 to D14.

mod check;
mod context;
mod diagram;
mod edge;
mod node;
mod questions;
mod theory;

pub use context::{AimParts, Decision, DriverContext, TestOfIdea};
pub use diagram::{DriverDiagram, Revision};
pub use edge::{Edge, Effect, Grounds, Sign, Strength};
pub use node::{ConceptGroup, Idea, IdeaStatus, Intent, Node, NodeKind, StatusOverride};
pub use questions::{Coverage, Paths, Pick, PickQuadrant, Tally};
pub use theory::Theory;
