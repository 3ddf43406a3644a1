//! Graphs in Mermaid, which Markdown on many sites draws.

use super::escape::mermaid::quoted;
use super::graph::{Shape, Source};
use crate::work::driver::DriverDiagram;
use crate::work::pdsa::Ramps;
use crate::work::stakeholder::{StakeholderMap, TieKind};
use std::fmt;

/// A driver diagram, ramps or a network as a Mermaid flowchart.
///
/// Nodes are `n0`, `n1` …, so no text of the model is ever a name; labels are quoted, and whatever Mermaid could read as its own
/// is written as a numbered entity. A network is without names unless they are asked for.
///
/// ```
/// use improvement::driver::{Edge, Intent};
/// use improvement::render::Mermaid;
/// use improvement::DriverDiagram;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut diagram = DriverDiagram::new("mortality")?;
/// diagram
///     .draft()?
///     .primary("hands", "matter carried on the hands")?
///     .idea("wash", "wash hands", Intent::Start)?
///     .link(Edge::to_aim("hands")?)?
///     .link(Edge::new("wash", "hands")?.weak())?;
/// let expected = r#"flowchart RL
///   accTitle: Driver diagram
///   n0["mortality"]
///   n1["matter carried on the hands"]
///   n2("wash hands")
///   n1 --> n0
///   n2 -.-> n1
/// "#;
/// assert_eq!(Mermaid::diagram(&diagram).to_string(), expected);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Mermaid<'a>(Source<'a>);

impl<'a> Mermaid<'a> {
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

    /// What it is: our own words only, since an accessible title is not quoted.
    fn title(&self) -> &'static str {
        match &self.0 {
            Source::Diagram(..) => crate::work::words::en_gb::diagram::DIAGRAM,
            Source::Ramps(_) => crate::work::words::en_gb::diagram::RAMPS_TITLE,
            Source::Network { .. } => crate::work::words::en_gb::people::NETWORK,
        }
    }
}

impl fmt::Display for Mermaid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let graph = self.0.graph();
        writeln!(f, "flowchart {}", if graph.leftwards { "RL" } else { "LR" })?;
        writeln!(f, "  accTitle: {}", self.title())?;
        for (number, node) in graph.nodes.iter().enumerate() {
            let label: Vec<String> = node
                .lines
                .iter()
                .map(|line| {
                    let label = quoted(line);
                    label[1..label.len() - 1].to_owned()
                })
                .collect();
            let label = label.join("<br>");
            let (open, close) = match node.shape {
                Shape::Heavy | Shape::Box => ("[", "]"),
                Shape::Round => ("(", ")"),
                Shape::Dashed => ("([", "])"),
            };
            writeln!(f, "  n{number}{open}\"{label}\"{close}")?;
        }
        for arrow in &graph.arrows {
            let line = if arrow.dotted { "-.->" } else { "-->" };
            write!(f, "  n{} {line}", arrow.from)?;
            if let Some(label) = &arrow.label {
                write!(f, "|{}|", quoted(label))?;
            }
            writeln!(f, " n{}", arrow.to)?;
        }
        Ok(())
    }
}
