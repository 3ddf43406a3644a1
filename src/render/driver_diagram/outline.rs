//! What a driver diagram says: as a nested list, and in sentences.

use super::view::DriverDiagramSvg;
use crate::base::id::{ChangeId, NodeId};
use crate::base::printed::plain;
use crate::base::sort::sort_by_key;
use crate::base::sorted::SortedSet;
use crate::render::card::Mark;
use crate::work::driver::{Edge, Effect, IdeaStatus, Node, NodeKind, Sign, Strength, Tally};
use crate::work::words::en_gb::diagram as words;

impl<'a> DriverDiagramSvg<'a> {
    /// The diagram as a nested list, each cause below its effect: what the picture says, for who does not see it.
    #[must_use]
    pub fn alternative_text(&self) -> String {
        let mut out = String::new();
        for item in self.outline() {
            for _ in 0..item.depth {
                out.push_str("  ");
            }
            out.push_str(&plain(&item.text));
            out.push('\n');
        }
        out
    }

    /// The nested list, item by item.
    pub(crate) fn outline(&self) -> Vec<Item> {
        let theory = self.diagram.theory();
        let mut items = vec![Item {
            depth: 0,
            text: format!("{}: {}", words::AIM, self.aim),
        }];
        let mut seen = SortedSet::new();
        for edge in theory
            .edges()
            .iter()
            .filter(|edge| edge.effect == Effect::Aim)
        {
            self.outline_of(&edge.cause, Some(edge), 1, &mut seen, &mut items);
        }
        let left: Vec<&NodeId> = theory
            .nodes()
            .keys()
            .filter(|id| !seen.contains(id) && theory.edges_from(id).next().is_none())
            .collect();
        if !left.is_empty() {
            items.push(Item {
                depth: 0,
                text: words::UNCONNECTED.to_owned(),
            });
            for id in left {
                self.outline_of(id, None, 1, &mut seen, &mut items);
            }
        }
        items
    }

    fn outline_of(
        &self,
        id: &'a NodeId,
        edge: Option<&Edge>,
        depth: usize,
        seen: &mut SortedSet<&'a NodeId>,
        items: &mut Vec<Item>,
    ) {
        let theory = self.diagram.theory();
        let Some(node) = theory.node(id) else { return };
        let causes: Vec<&'a Edge> = theory
            .edges()
            .iter()
            .filter(|edge| matches!(&edge.effect, Effect::Node(effect) if effect == id))
            .collect();
        let again = !seen.insert(id);
        let mut said = self.facts(id, node);
        if edge.is_some_and(|edge| edge.strength == Strength::Weak) {
            said.push(words::WEAK.to_owned());
        }
        if edge.is_some_and(|edge| edge.sign == Sign::Decreases) {
            said.push(words::LESS.to_owned());
        }
        let mut text = words::item(&node.kind, node.text.as_str(), &said);
        if again && !causes.is_empty() {
            text = words::seen_above(&text);
        }
        items.push(Item { depth, text });
        if !again {
            for edge in causes {
                self.outline_of(&edge.cause, Some(edge), depth + 1, seen, items);
            }
        }
    }

    /// What is said of a node besides its text.
    pub(super) fn facts(&self, id: &NodeId, node: &Node) -> Vec<String> {
        let mut facts = Vec::new();
        facts.extend(self.measured(node));
        if let Some((status, tally)) = self.status(id, node) {
            facts.push(words::status(status).to_owned());
            facts.extend(words::tally(tally));
        }
        facts
    }

    pub(super) fn measured(&self, node: &Node) -> Option<String> {
        if node.measures.is_empty() {
            return node
                .kind
                .is_driver()
                .then(|| words::NOT_MEASURED.to_owned());
        }
        let names = node
            .measures
            .iter()
            .map(|id| self.names.get(id).copied().unwrap_or(id.as_str()));
        Some(words::measured_by(&names.collect::<Vec<_>>()))
    }

    /// How far an idea has come, and its predictions.
    pub(super) fn status(&self, id: &NodeId, node: &Node) -> Option<(IdeaStatus, Tally)> {
        node.as_idea()?;
        let change = ChangeId::try_from(id.as_str()).ok()?;
        let status = self.diagram.status(&change, &self.tests).ok()?;
        let mut tally = Tally::default();
        for test in self.tests.iter().filter(|test| test.idea == change) {
            tally.held = tally.held.saturating_add(test.held);
            tally.not_held = tally.not_held.saturating_add(test.not_held);
            tally.open = tally.open.saturating_add(test.open);
        }
        Some((status, tally))
    }

    /// How far ideas have come, each once.
    pub(super) fn statuses(&self) -> SortedSet<IdeaStatus> {
        let nodes = self.diagram.theory().nodes().iter();
        let statuses = nodes.filter_map(|(id, node)| Some(self.status(id, node)?.0));
        statuses.collect()
    }

    /// The sentence of what the picture shows.
    pub(crate) fn description(&self) -> String {
        let theory = self.diagram.theory();
        let mut counts: Vec<(usize, &NodeKind)> = Vec::new();
        let mut statuses = [
            (0, IdeaStatus::Untested),
            (0, IdeaStatus::Testing),
            (0, IdeaStatus::Adopted),
            (0, IdeaStatus::Abandoned),
        ];
        for (id, node) in theory.nodes() {
            let same = |known: &&mut (usize, &NodeKind)| rank(known.1) == rank(&node.kind);
            match counts.iter_mut().find(same) {
                Some(known) => known.0 += 1,
                None => counts.push((1, &node.kind)),
            }
            if let Some((status, _)) = self.status(id, node) {
                for known in statuses.iter_mut().filter(|known| known.1 == status) {
                    known.0 += 1;
                }
            }
        }
        sort_by_key(&mut counts, |(_, kind)| rank(kind));
        words::diagram(&counts, &statuses)
    }
}

/// A line of a nested list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) depth: usize,
    pub(crate) text: String,
}

/// The kinds of nodes, from the aim outwards.
pub(super) const fn rank(kind: &NodeKind) -> usize {
    match kind {
        NodeKind::Primary => 0,
        NodeKind::Secondary => 1,
        NodeKind::Idea(_) => 2,
        NodeKind::Activity => 3,
    }
}

/// How far an idea has come, as a mark.
pub(super) const fn mark(status: IdeaStatus) -> Mark {
    match status {
        IdeaStatus::Untested => Mark::Ring,
        IdeaStatus::Testing => Mark::Half,
        IdeaStatus::Adopted => Mark::Tick,
        IdeaStatus::Abandoned => Mark::Cross,
    }
}
