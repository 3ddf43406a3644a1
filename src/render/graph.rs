//! Nodes and arrows without places: what DOT and Mermaid are written from.

use crate::base::sorted::SortedMap;
use crate::work::driver::{DriverDiagram, Effect, NodeKind, Sign, Strength};
use crate::work::pdsa::{Ramp, Ramps};
use crate::work::stakeholder::{StakeholderMap, TieKind};
use crate::work::words::en_gb::diagram as words;
use std::collections::BTreeSet;

/// A graph with names that no user has chosen, so that they need no escaping.
#[derive(Debug, Clone, Default)]
pub(crate) struct Graph {
    /// What it is, as a comment or a title.
    pub(crate) title: String,
    /// From right to left, as a driver diagram reads.
    pub(crate) leftwards: bool,
    pub(crate) nodes: Vec<Node>,
    pub(crate) arrows: Vec<Arrow>,
}

/// A node: its place in the list is its name, `n0`, `n1` …
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) lines: Vec<String>,
    pub(crate) shape: Shape,
}

/// The outline of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The aim.
    Heavy,
    Box,
    Round,
    Dashed,
}

/// From one node to another, by their places in the list.
#[derive(Debug, Clone)]
pub(crate) struct Arrow {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) dotted: bool,
    pub(crate) label: Option<String>,
}

impl Graph {
    pub(crate) fn of_diagram(diagram: &DriverDiagram, aim: &str) -> Self {
        let theory = diagram.theory();
        let mut nodes = vec![Node {
            lines: vec![aim.to_owned()],
            shape: Shape::Heavy,
        }];
        let mut place = SortedMap::new();
        for (id, node) in theory.nodes() {
            place.insert(id, nodes.len());
            nodes.push(Node {
                lines: vec![node.text.to_string()],
                shape: match node.kind {
                    NodeKind::Primary | NodeKind::Secondary => Shape::Box,
                    NodeKind::Idea(_) => Shape::Round,
                    NodeKind::Activity => Shape::Dashed,
                },
            });
        }
        let arrows = theory.edges().iter().filter_map(|edge| {
            let to = match &edge.effect {
                Effect::Aim => 0,
                Effect::Node(id) => *place.get(id)?,
            };
            Some(Arrow {
                from: *place.get(&edge.cause)?,
                to,
                dotted: edge.strength == Strength::Weak,
                label: (edge.sign == Sign::Decreases).then(|| words::LESS_SIGN.to_owned()),
            })
        });
        Self {
            title: words::diagram_title(aim),
            leftwards: true,
            arrows: arrows.collect(),
            nodes,
        }
    }

    pub(crate) fn of_ramps(ramps: &Ramps<'_>) -> Self {
        let mut nodes = Vec::new();
        let mut place = SortedMap::new();
        for cycle in ramps.iter().flat_map(Ramp::cycles) {
            place.insert(cycle.id(), nodes.len());
            let scale = cycle.plan().scale();
            let mut lines = vec![words::cycle(cycle)];
            lines.extend(words::ran(cycle));
            lines.push(scale.map_or_else(|| words::NO_SCALE.to_owned(), ToString::to_string));
            lines.extend(cycle.stage().act().map(words::act));
            nodes.push(Node {
                lines,
                shape: if cycle.is_closed() {
                    Shape::Box
                } else {
                    Shape::Dashed
                },
            });
        }
        let arrows = ramps.iter().flat_map(Ramp::cycles).flat_map(|cycle| {
            let place = &place;
            cycle.predecessors().iter().filter_map(move |earlier| {
                Some(Arrow {
                    from: *place.get(earlier)?,
                    to: *place.get(cycle.id())?,
                    dotted: false,
                    label: None,
                })
            })
        });
        Self {
            title: words::RAMPS_TITLE.to_owned(),
            leftwards: false,
            arrows: arrows.collect(),
            nodes,
        }
    }

    /// The network of a map as it is: whoever asks has taken the names out, or was asked for them.
    pub(crate) fn of_network(
        map: &StakeholderMap,
        kinds: &BTreeSet<TieKind>,
        title: String,
    ) -> Self {
        let place: SortedMap<_, usize> = map.stakeholders().keys().zip(0..).collect();
        let nodes = map.stakeholders().values().map(|person| Node {
            lines: vec![person.label.to_string(), person.group.to_string()],
            shape: Shape::Round,
        });
        let arrows = map
            .ties()
            .iter()
            .filter(|tie| kinds.contains(&tie.kind))
            .filter_map(|tie| {
                let (from, to) = tie.information();
                Some(Arrow {
                    from: *place.get(from)?,
                    to: *place.get(to)?,
                    dotted: false,
                    label: Some(tie.kind.to_string()),
                })
            });
        Self {
            title,
            leftwards: false,
            arrows: arrows.collect(),
            nodes: nodes.collect(),
        }
    }
}

/// What a view of a graph is asked for.
#[derive(Debug, Clone)]
pub(crate) enum Source<'a> {
    Diagram(&'a DriverDiagram, Option<String>),
    Ramps(Ramps<'a>),
    Network {
        map: &'a StakeholderMap,
        kinds: BTreeSet<TieKind>,
        named: bool,
    },
}

impl Source<'_> {
    pub(crate) fn network(map: &StakeholderMap) -> Source<'_> {
        Source::Network {
            map,
            kinds: TieKind::ALL.into_iter().collect(),
            named: false,
        }
    }

    /// The graph; a network without names unless they were asked for.
    pub(crate) fn graph(&self) -> Graph {
        match self {
            Source::Diagram(diagram, aim) => {
                let id = diagram.aim().to_string();
                Graph::of_diagram(diagram, aim.as_ref().unwrap_or(&id))
            }
            Source::Ramps(ramps) => Graph::of_ramps(ramps),
            Source::Network { map, kinds, named } => {
                let title = crate::work::words::en_gb::people::network_title(*named);
                if *named {
                    Graph::of_network(map, kinds, title)
                } else {
                    Graph::of_network(&map.redacted(), kinds, title)
                }
            }
        }
    }

    pub(crate) fn say_aim(&mut self, said: &str) {
        if let Source::Diagram(_, aim) = self {
            *aim = Some(said.to_owned());
        }
    }

    pub(crate) fn show_names(&mut self) {
        if let Source::Network { named, .. } = self {
            *named = true;
        }
    }

    pub(crate) fn only(&mut self, wanted: impl IntoIterator<Item = TieKind>) {
        if let Source::Network { kinds, .. } = self {
            *kinds = wanted.into_iter().collect();
        }
    }
}
