//! Graphs in DOT, the language of Graphviz.

use super::escape::dot::{quoted, quoted_lines};
use super::graph::{Shape, Source};
use super::text::width::Weight;
use super::text::wrap::wrap;
use crate::work::driver::DriverDiagram;
use crate::work::pdsa::Ramps;
use crate::work::stakeholder::{StakeholderMap, TieKind};
use std::fmt;

/// Labels are wrapped at about thirty letters.
const ROOM: f64 = 200.0;
const SIZE: f64 = 12.0;

/// The most lines of a label.
const LINES: usize = 40;

/// A driver diagram, ramps or a network as DOT, for Graphviz and whatever reads it.
///
/// Nodes are `n0`, `n1` …, so no text of the model is ever a name. A network is without names unless they are asked for.
///
/// ```
/// use improvement::driver::{Edge, Intent};
/// use improvement::render::Dot;
/// use improvement::DriverDiagram;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut diagram = DriverDiagram::new("mortality")?;
/// diagram
///     .draft()?
///     .primary("hands", "matter carried \"on the hands\"")?
///     .idea("wash", "wash hands", Intent::Start)?
///     .link(Edge::to_aim("hands")?)?
///     .link(Edge::new("wash", "hands")?.weak().decreasing())?;
/// let expected = r#"digraph {
///   label="Driver diagram: fewer deaths";
///   labelloc="t";
///   rankdir="RL";
///   fontname="Arial";
///   node [fontname="Arial", fontsize=12];
///   edge [fontname="Arial", fontsize=10];
///   n0 [shape="box", penwidth=2.5, label="fewer deaths"];
///   n1 [shape="box", label="matter carried \"on the hands\""];
///   n2 [shape="box", style="rounded", label="wash hands"];
///   n1 -> n0;
///   n2 -> n1 [style="dotted", label="−"];
/// }
/// "#;
/// assert_eq!(Dot::diagram(&diagram).aim("fewer deaths").to_string(), expected);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Dot<'a>(Source<'a>);

impl<'a> Dot<'a> {
    /// A driver diagram: causes at the right, the aim at the left.
    pub fn diagram(diagram: &'a DriverDiagram) -> Self {
        Self(Source::Diagram(diagram, None))
    }

    /// Ramps: an arrow from each cycle to those that learnt from it.
    pub fn ramps(ramps: &Ramps<'a>) -> Self {
        Self(Source::Ramps(ramps.clone()))
    }

    /// The network of a map, of every kind of tie, without names.
    pub fn network(map: &'a StakeholderMap) -> Self {
        Self(Source::network(map))
    }

    /// The aim of a driver diagram in words; else its id stands there.
    pub fn aim(mut self, aim: &str) -> Self {
        self.0.say_aim(aim);
        self
    }

    /// A network with names, for its author's own eyes.
    pub fn with_names(mut self) -> Self {
        self.0.show_names();
        self
    }

    /// A network with ties of these kinds only.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = TieKind>) -> Self {
        self.0.only(kinds);
        self
    }
}

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let graph = self.0.graph();
        let direction = if graph.leftwards { "RL" } else { "LR" };
        writeln!(f, "digraph {{")?;
        writeln!(f, "  label={};", quoted(&graph.title))?;
        writeln!(
            f,
            "  labelloc=\"t\";\n  rankdir=\"{direction}\";\n  fontname=\"Arial\";"
        )?;
        writeln!(f, "  node [fontname=\"Arial\", fontsize=12];")?;
        writeln!(f, "  edge [fontname=\"Arial\", fontsize=10];")?;
        for (number, node) in graph.nodes.iter().enumerate() {
            let shape = match node.shape {
                Shape::Heavy => "shape=\"box\", penwidth=2.5",
                Shape::Box => "shape=\"box\"",
                Shape::Round => "shape=\"box\", style=\"rounded\"",
                Shape::Dashed => "shape=\"box\", style=\"rounded,dashed\"",
            };
            let lines: Vec<String> = node
                .lines
                .iter()
                .flat_map(|line| wrap(line, SIZE, Weight::Normal, ROOM, LINES))
                .collect();
            let label = quoted_lines(lines.iter().map(String::as_str));
            writeln!(f, "  n{number} [{shape}, label={label}];")?;
        }
        for arrow in &graph.arrows {
            let mut facts = Vec::new();
            if arrow.dotted {
                facts.push("style=\"dotted\"".to_owned());
            }
            if let Some(label) = &arrow.label {
                facts.push(format!("label={}", quoted(label)));
            }
            write!(f, "  n{} -> n{}", arrow.from, arrow.to)?;
            if facts.is_empty() {
                writeln!(f, ";")?;
            } else {
                writeln!(f, " [{}];", facts.join(", "))?;
            }
        }
        writeln!(f, "}}")
    }
}
