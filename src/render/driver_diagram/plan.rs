//! Where everything of a driver diagram stands, measured before anything is drawn.

use super::outline::rank;
use super::view::DriverDiagramSvg;
use crate::base::id::NodeId;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::render::card::{Card, Mark, Style};
use crate::render::layout::columns::{Columns, Placed};
use crate::work::driver::{Edge, Effect, IdeaStatus, Node, NodeKind, Theory};
use crate::work::words::en_gb::diagram as words;

/// The narrowest column: a picture with many columns is as wide as they need, whatever was asked for.
const COLUMN: f64 = 92.0;
/// From the edge of the picture to what is drawn.
pub(super) const MARGIN: f64 = 14.0;
/// Between two boxes of a column.
const GAP: f64 = 14.0;

/// Columns narrower than this have smaller letters and less room around them.
const NARROW: f64 = 140.0;

/// The most places that are drawn, a box for each node and one more in every column that an arrow passes: a diagram with more is
/// a list in its picture's place.
pub(super) const MOST_PLACES: usize = 1000;

/// The most lines of one text in a box: an aim is one sentence, and what is longer ends in an ellipsis (the alternative text has it all).
const LINES: usize = 40;

const fn mark(status: IdeaStatus) -> Mark {
    match status {
        IdeaStatus::Untested => Mark::Ring,
        IdeaStatus::Testing => Mark::Half,
        IdeaStatus::Adopted => Mark::Tick,
        IdeaStatus::Abandoned => Mark::Cross,
    }
}

/// The column of each node, and the head of each column.
///
/// Secondary drivers that feed other secondary drivers stand one column further out.
fn columns<'a>(
    theory: &'a Theory,
    nodes: &[(&'a NodeId, &'a Node)],
) -> (Vec<usize>, Vec<&'static str>) {
    let mut depth: SortedMap<&NodeId, usize> = SortedMap::new();
    // the graph has no circles, so this ends; each round is one step further out
    loop {
        let mut moved = false;
        for edge in theory.edges() {
            let Effect::Node(effect) = &edge.effect else {
                continue;
            };
            let secondary = |id: &NodeId| {
                matches!(
                    theory.node(id),
                    Some(Node {
                        kind: NodeKind::Secondary,
                        ..
                    })
                )
            };
            if secondary(&edge.cause) && secondary(effect) {
                let least = depth.get(effect).copied().unwrap_or(0) + 1;
                let own = depth.entry(&edge.cause).or_insert(0);
                moved |= *own < least;
                *own = least.max(*own);
            }
        }
        if !moved {
            break;
        }
    }
    let raw: Vec<(usize, usize)> = nodes
        .iter()
        .map(|(id, node)| (rank(&node.kind), depth.get(id).copied().unwrap_or(0)))
        .collect();
    let used: SortedSet<(usize, usize)> = raw.iter().copied().collect();
    let place: SortedMap<(usize, usize), usize> = used.iter().copied().zip(1..).collect();
    let heads = used.iter().map(|key| {
        let of = nodes.iter().zip(&raw).find(|(_, raw)| *raw == key);
        of.map_or("", |((_, node), _)| words::column(&node.kind))
    });
    let heads = std::iter::once(words::AIM).chain(heads).collect();
    (raw.iter().map(|key| place[key]).collect(), heads)
}

/// Everything that is worked out before the first line is drawn.
pub(super) struct Plan<'a> {
    pub(super) nodes: Vec<(&'a NodeId, &'a Node)>,
    pub(super) columns: Vec<usize>,
    pub(super) heads: Vec<&'static str>,
    pub(super) cards: Vec<Card>,
    pub(super) edges: Vec<&'a Edge>,
    pub(super) links: Vec<(usize, usize)>,
    pub(super) placed: Placed,
    pub(super) width: f64,
    pub(super) column: f64,
    pub(super) gap: f64,
    /// From the edge of a box to its words.
    pub(super) padding: f64,
}

impl<'a> DriverDiagramSvg<'a> {
    /// The plan of the picture; of a diagram that is too large the number of its places.
    pub(super) fn plan(&self) -> Result<Plan<'a>, usize> {
        let theory = self.diagram.theory();
        let nodes: Vec<(&NodeId, &Node)> = theory.nodes().iter().collect();
        if nodes.len() > MOST_PLACES {
            return Err(nodes.len());
        }
        let (of_nodes, heads) = columns(theory, &nodes);
        // the aim is box 0, the node with index i is box i + 1
        let columns: Vec<usize> = std::iter::once(0).chain(of_nodes).collect();
        #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
        let count = heads.len() as f64;
        let gap = (self.width * 0.055).clamp(22.0, 72.0);
        let room = self.width - 2.0 * MARGIN - (count - 1.0) * gap;
        let column = libm::floor((room / count).clamp(COLUMN, 340.0));
        let gap = if column >= 340.0 {
            (self.width - 2.0 * MARGIN - count * column) / (count - 1.0).max(1.0)
        } else {
            gap
        };
        let gap = gap.min(150.0);
        let width = (2.0 * MARGIN + count * column + (count - 1.0) * gap).max(self.width);
        let mut cards = Vec::with_capacity(columns.len());
        let (padding, smaller) = if column < NARROW {
            (6.0, 1.0)
        } else {
            (9.0, 0.0)
        };
        let mut aim = Card::new(column - 2.0 * padding);
        aim.add(&self.aim, Style::STRONG.smaller(smaller), LINES);
        cards.push(aim);
        for (id, node) in &nodes {
            cards.push(self.card(id, node, column - 2.0 * padding, smaller));
        }
        let heights: Vec<f64> = cards
            .iter()
            .map(|card| card.height() + 2.0 * padding - 3.0)
            .collect();
        let place: SortedMap<&NodeId, usize> = nodes.iter().map(|(id, _)| *id).zip(1..).collect();
        let (mut edges, mut links) = (Vec::new(), Vec::new());
        for edge in theory.edges() {
            let effect = match &edge.effect {
                Effect::Aim => Some(&0),
                Effect::Node(id) => place.get(id),
            };
            if let (Some(&effect), Some(&cause)) = (effect, place.get(&edge.cause)) {
                edges.push(edge);
                links.push((effect, cause));
            }
        }
        let passed = links
            .iter()
            .map(|&(effect, cause)| columns[cause] - columns[effect] - 1);
        let places = nodes.len() + passed.sum::<usize>();
        if places > MOST_PLACES {
            return Err(places);
        }
        let placed = Columns {
            columns: &columns,
            heights: &heights,
            links: &links,
            gap: GAP,
        }
        .place();
        Ok(Plan {
            nodes,
            columns,
            heads,
            cards,
            edges,
            links,
            placed,
            width,
            column,
            gap,
            padding,
        })
    }

    fn card(&self, id: &NodeId, node: &Node, room: f64, smaller: f64) -> Card {
        let small = Style::SMALL.smaller(smaller / 2.0);
        let mut card = Card::new(room);
        let text = match node.as_idea().and_then(|idea| words::intent(idea.intent)) {
            Some(intent) => format!("{}: {}", intent, node.text),
            None => node.text.to_string(),
        };
        card.add(&text, Style::BODY.smaller(smaller), LINES);
        if let Some(measured) = self.measured(node) {
            card.add(&measured, small, 6);
        }
        if let Some((status, tally)) = self.status(id, node) {
            card.marked(mark(status), words::status(status), small);
            if let Some(tally) = words::tally(tally) {
                card.add(&tally, small, 4);
            }
        }
        card
    }
}

impl Plan<'_> {
    /// The left edge of a column.
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    pub(super) fn left(&self, column: usize) -> f64 {
        MARGIN + column as f64 * (self.column + self.gap)
    }
}
