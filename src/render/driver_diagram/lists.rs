//! Change ideas and activities as lists under what they drive, for a diagram that would be higher than a page with a box for each.

use super::outline::mark;
use super::view::DriverDiagramSvg;
use crate::base::id::NodeId;
use crate::base::sorted::SortedSet;
use crate::render::card::Mark;
use crate::work::driver::{Edge, Effect, Grounds, Sign, Strength};
use crate::work::words::en_gb::diagram as words;

/// An item under a driver.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    /// How deep: an activity stands under its idea.
    pub(super) depth: usize,
    pub(super) mark: Option<Mark>,
    pub(super) text: String,
}

/// The lists of a diagram.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Under the aim.
    pub(super) aim: Vec<Listed>,
    /// Under each driver, by the place of the driver among the nodes that have a box.
    pub(super) drivers: Vec<Vec<Listed>>,
    /// What drives nothing.
    pub(super) loose: Vec<Listed>,
}

impl<'a> DriverDiagramSvg<'a> {
    /// The lists under the drivers with a box; none where a driver drives an idea, which a list could not show.
    pub(super) fn lists(&self, drivers: &[&'a NodeId]) -> Option<Lists> {
        let theory = self.diagram.theory();
        let boxed: SortedSet<&NodeId> = drivers.iter().copied().collect();
        let wrong = |edge: &Edge| {
            let Effect::Node(effect) = &edge.effect else {
                return false;
            };
            boxed.contains(&edge.cause) && !boxed.contains(&effect)
        };
        if theory.edges().iter().any(wrong) {
            return None;
        }
        let mut seen = SortedSet::new();
        let mut lists = Lists::default();
        for edge in theory.edges() {
            if edge.effect == Effect::Aim && !boxed.contains(&edge.cause) {
                self.list(edge, 0, &mut seen, &mut lists.aim);
            }
        }
        for driver in drivers {
            let mut list = Vec::new();
            for edge in self.causes(driver) {
                if !boxed.contains(&edge.cause) {
                    self.list(edge, 0, &mut seen, &mut list);
                }
            }
            lists.drivers.push(list);
        }
        for id in theory.nodes().keys() {
            if !boxed.contains(&id) && theory.edges_from(id).next().is_none() {
                self.item(id, None, 0, &mut seen, &mut lists.loose);
            }
        }
        Some(lists)
    }

    fn causes(&self, of: &NodeId) -> impl Iterator<Item = &'a Edge> {
        let edges = self.diagram.theory().edges().iter();
        edges.filter(move |edge| matches!(&edge.effect, Effect::Node(effect) if effect == of))
    }

    fn list(
        &self,
        edge: &'a Edge,
        depth: usize,
        seen: &mut SortedSet<&'a NodeId>,
        list: &mut Vec<Listed>,
    ) {
        self.item(&edge.cause, Some(edge), depth, seen, list);
    }

    /// A node with what it rests on, and below it its own causes where it stands for the first time.
    fn item(
        &self,
        id: &'a NodeId,
        edge: Option<&Edge>,
        depth: usize,
        seen: &mut SortedSet<&'a NodeId>,
        list: &mut Vec<Listed>,
    ) {
        let Some(node) = self.diagram.theory().node(id) else {
            return;
        };
        let status = self.status(id, node);
        let mut facts = Vec::new();
        facts.extend(self.measured(node));
        facts.extend(status.and_then(|(_, tally)| words::tally(tally)));
        if let Some(edge) = edge {
            if edge.strength == Strength::Weak {
                facts.push(words::WEAK.to_owned());
            }
            if edge.sign == Sign::Decreases {
                facts.push(words::LESS.to_owned());
            }
            if edge.evidence != Grounds::Hypothesis {
                facts.push(words::evidence(&edge.evidence));
            }
        }
        list.push(Listed {
            depth,
            mark: status.map(|(status, _)| mark(status)),
            text: words::listed(&words::with_intent(node), &facts),
        });
        if seen.insert(id) {
            for edge in self.causes(id) {
                self.list(edge, depth + 1, seen, list);
            }
        }
    }
}
