//! Where everything of a driver diagram stands, measured before anything is drawn.

use super::across::Across;
use super::lists::{Listed, Lists};
use super::outline::{mark, rank};
use super::view::DriverDiagramSvg;
use crate::base::id::NodeId;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::render::card::{Card, Style};
use crate::render::layout::columns::{Columns, Placed};
use crate::work::driver::{Edge, Effect, Node, NodeKind, Theory};
use crate::work::words::en_gb::diagram as words;

/// Between two boxes of a column.
const GAP: f64 = 14.0;

/// How high a page is for its width (A4): a diagram whose boxes take more has its ideas in lists.
const PAGE: f64 = 297.0 / 210.0;

/// The most places that are drawn, a box for each node and one more in every column that an arrow passes: a diagram with more is
/// a list in its picture's place.
pub(super) const MOST_PLACES: usize = 1000;

/// The most lines of one text in a box: an aim is one sentence, and what is longer ends in an ellipsis (the alternative text has it all).
const LINES: usize = 40;

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
    pub(super) across: Across,
    /// Whether ideas stand in lists: then the places of the marks are explained.
    pub(super) listed: bool,
}

impl<'a> DriverDiagramSvg<'a> {
    /// The plan of the picture; of a diagram that is too large the number of its places.
    pub(super) fn plan(&self) -> Result<Plan<'a>, usize> {
        let all: Vec<(&NodeId, &Node)> = self.diagram.theory().nodes().iter().collect();
        if all.len() > MOST_PLACES {
            return Err(all.len());
        }
        let drivers: Vec<(&NodeId, &Node)> = all
            .iter()
            .copied()
            .filter(|(_, node)| node.kind.is_driver())
            .collect();
        let boxes = self.sheet(all, None);
        if boxes.tallest() <= PAGE * self.width || drivers.is_empty() {
            return boxes.placed(self);
        }
        let ids: Vec<&NodeId> = drivers.iter().map(|(id, _)| *id).collect();
        match self.lists(&ids) {
            Some(lists) => self.sheet(drivers, Some(&lists)).placed(self),
            None => boxes.placed(self),
        }
    }

    /// The boxes of nodes, with the lists of the others in them.
    fn sheet(&self, nodes: Vec<(&'a NodeId, &'a Node)>, lists: Option<&Lists>) -> Sheet<'a> {
        let (of_nodes, heads) = columns(self.diagram.theory(), &nodes);
        // the aim is box 0, the node with index i is box i + 1
        let mut columns: Vec<usize> = std::iter::once(0).chain(of_nodes).collect();
        let across = Across::of(self.width, heads.len(), lists.is_some());
        let mut aim = Card::new(across.room(0));
        aim.add(&self.aim, Style::STRONG.smaller(across.smaller), LINES);
        let small = across.small();
        add_list(&mut aim, lists.map(|lists| &lists.aim[..]), small);
        let mut cards = vec![aim];
        for (index, (id, node)) in nodes.iter().enumerate() {
            let room = across.room(columns[index + 1]);
            let mut card = self.card(id, node, room, across.smaller);
            add_list(
                &mut card,
                lists.map(|lists| &lists.drivers[index][..]),
                small,
            );
            cards.push(card);
        }
        // what drives nothing has a box at the end
        let loose = lists
            .map(|lists| &lists.loose[..])
            .filter(|list| !list.is_empty());
        if loose.is_some() {
            let last = heads.len() - 1;
            let mut card = Card::new(across.room(last));
            card.add(
                words::UNCONNECTED,
                Style::HEAD.smaller(across.smaller),
                LINES,
            );
            add_list(&mut card, loose, small);
            cards.push(card);
            columns.push(last);
        }
        Sheet {
            nodes,
            columns,
            heads,
            cards,
            across,
            listed: lists.is_some(),
        }
    }

    fn card(&self, id: &NodeId, node: &Node, room: f64, smaller: f64) -> Card {
        let small = Style::SMALL.smaller(smaller / 2.0);
        let mut card = Card::new(room);
        card.add(
            &words::with_intent(node),
            Style::BODY.smaller(smaller),
            LINES,
        );
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

fn add_list(card: &mut Card, list: Option<&[Listed]>, style: Style) {
    for item in list.unwrap_or_default() {
        card.item(item.depth, item.mark, &item.text, style, LINES);
    }
}

/// The boxes before they have places.
struct Sheet<'a> {
    nodes: Vec<(&'a NodeId, &'a Node)>,
    columns: Vec<usize>,
    heads: Vec<&'static str>,
    cards: Vec<Card>,
    across: Across,
    listed: bool,
}

impl<'a> Sheet<'a> {
    fn heights(&self) -> Vec<f64> {
        let heights = self.cards.iter().map(|card| self.across.box_height(card));
        heights.collect()
    }

    /// The height of the boxes of the tallest column.
    fn tallest(&self) -> f64 {
        let mut heights = vec![0.0; self.heads.len()];
        for (column, height) in self.columns.iter().zip(self.heights()) {
            heights[*column] += height + GAP;
        }
        heights.into_iter().fold(0.0, f64::max)
    }

    fn placed(self, view: &DriverDiagramSvg<'a>) -> Result<Plan<'a>, usize> {
        let nodes = self.nodes.iter();
        let place: SortedMap<&NodeId, usize> = nodes.map(|(id, _)| *id).zip(1..).collect();
        let (mut edges, mut links) = (Vec::new(), Vec::new());
        for edge in view.diagram.theory().edges() {
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
            .map(|&(effect, cause)| self.columns[cause] - self.columns[effect] - 1);
        let places = self.nodes.len() + passed.sum::<usize>();
        if places > MOST_PLACES {
            return Err(places);
        }
        let placed = Columns {
            columns: &self.columns,
            heights: &self.heights(),
            links: &links,
            gap: GAP,
        }
        .place();
        Ok(Plan {
            nodes: self.nodes,
            columns: self.columns,
            heads: self.heads,
            cards: self.cards,
            edges,
            links,
            placed,
            across: self.across,
            listed: self.listed,
        })
    }
}
