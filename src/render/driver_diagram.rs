//! The driver diagram: the aim at the left, what drives it to the right.

use super::card::{Card, Key, Legend, Mark, Style, draw_head, draw_minus};
use super::layout::columns::{Columns, Placed};
use super::listing::Listing;
use super::svg::{Anchor, Path, Svg};
use super::theme::{Paint, Theme};
use crate::base::id::{ChangeId, MeasureId, NodeId};
use crate::base::printed::plain;
use crate::base::sort::sort_by_key;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::work::driver::{
    DriverDiagram, Edge, Effect, Grounds, IdeaStatus, Node, NodeKind, Sign, Strength, Tally,
    TestOfIdea, Theory,
};
use crate::work::measure::Measure;
use crate::work::project::Project;
use crate::work::words::en_gb::diagram as words;
use std::fmt;

/// The width of a picture unless told.
const WIDTH: f64 = 960.0;

/// The widths that a picture can have: narrower than the first, words would stand letter by letter.
const WIDTHS: (f64, f64) = (240.0, 4000.0);

/// The narrowest column: a picture with many columns is as wide as they need, whatever was asked for.
const COLUMN: f64 = 92.0;

/// From the edge of the picture to what is drawn.
const MARGIN: f64 = 14.0;

/// Between two boxes of a column.
const GAP: f64 = 14.0;

/// Columns narrower than this have smaller letters and less room around them.
const NARROW: f64 = 140.0;

/// The most places that are drawn, a box for each node and one more in every column that an arrow passes: a diagram with more is
/// a list in its picture's place.
const MOST_PLACES: usize = 1000;

/// A driver diagram as SVG: the aim at the left, then primary drivers, secondary drivers, change ideas and activities, with an
/// arrow from each cause to its effect.
///
/// Boxes stand in the order in which few arrows cross. A driver says what measures it; an idea, how far its tests have come, by
/// a mark and in words. A weak arrow is dotted (as IHI draws it), one that rests on evidence is thick, and one where more of the
/// cause gives less of the effect has a minus at its head. Everything that an arrow rests on is its title, which a
/// pointer shows.
///
/// A diagram of more than 1,000 boxes (an arrow that passes a column counts as one there) could not be read as a picture: it is
/// drawn as a list, which says so.
///
/// | option | default |
/// |---|---|
/// | [`aim`](Self::aim) | the id of the aim |
/// | [`tests`](Self::tests) | none: every idea is untested |
/// | [`measures`](Self::measures) | none: measures appear by their ids |
/// | [`width`](Self::width) | 960 pixels |
/// | [`theme`](Self::theme) | [`Theme::Auto`] |
///
/// ```
/// use improvement::driver::{Edge, Intent};
/// use improvement::render::DriverDiagramSvg;
/// use improvement::DriverDiagram;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut diagram = DriverDiagram::new("mortality")?;
/// diagram
///     .draft()?
///     .primary("hands", "matter carried on the hands")?
///     .idea("wash", "wash hands in chlorinated lime", Intent::Start)?
///     .link(Edge::to_aim("hands")?)?
///     .link(Edge::new("wash", "hands")?.decreasing())?;
/// let view = DriverDiagramSvg::new(&diagram).aim("fewer deaths").width(640.0);
/// assert!(view.to_string().starts_with("<svg "));
/// assert_eq!(
///     view.alternative_text(),
///     "Aim: fewer deaths
///   Primary driver: matter carried on the hands (no measure)
///     Change idea: wash hands in chlorinated lime (untested; more of the one, less of the other)
/// ",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct DriverDiagramSvg<'a> {
    diagram: &'a DriverDiagram,
    aim: String,
    tests: Vec<TestOfIdea>,
    names: SortedMap<&'a MeasureId, &'a str>,
    width: f64,
    theme: Theme,
}

impl<'a> DriverDiagramSvg<'a> {
    /// The picture of a diagram that stands alone.
    pub fn new(diagram: &'a DriverDiagram) -> Self {
        Self {
            diagram,
            aim: diagram.aim().to_string(),
            tests: Vec::new(),
            names: SortedMap::new(),
            width: WIDTH,
            theme: Theme::Auto,
        }
    }

    /// The picture of a project's diagram, with its aim in words, its measures by name, and what its cycles say of each idea;
    /// `None` for a project without a diagram.
    #[must_use]
    pub fn of(project: &'a Project) -> Option<Self> {
        let diagram = project.diagram()?;
        let mut view = Self::new(diagram)
            .tests(project.tests_of_ideas())
            .measures(project.measures());
        if let Some(aim) = project.aim(diagram.aim()) {
            let measure = aim.measure().and_then(|id| project.measure(id));
            view.aim = words::aim(aim, measure);
        }
        Some(view)
    }

    /// The aim in words.
    pub fn aim(mut self, aim: &str) -> Self {
        aim.clone_into(&mut self.aim);
        self
    }

    /// What the tests of each idea have shown.
    pub fn tests(mut self, tests: Vec<TestOfIdea>) -> Self {
        self.tests = tests;
        self
    }

    /// The measures, so that they appear by their names.
    pub fn measures(mut self, measures: &'a [Measure]) -> Self {
        self.names = measures
            .iter()
            .map(|measure| (measure.id(), measure.name().as_str()))
            .collect();
        self
    }

    /// The width in pixels, from 240 to 4000; wider if there are more columns than it has room for.
    pub fn width(mut self, width: f64) -> Self {
        if !width.is_nan() {
            self.width = width.clamp(WIDTHS.0, WIDTHS.1);
        }
        self
    }

    /// The colours.
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

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
    fn facts(&self, id: &NodeId, node: &Node) -> Vec<String> {
        let mut facts = Vec::new();
        facts.extend(self.measured(node));
        if let Some((status, tally)) = self.status(id, node) {
            facts.push(words::status(status).to_owned());
            facts.extend(words::tally(tally));
        }
        facts
    }

    fn measured(&self, node: &Node) -> Option<String> {
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
    fn status(&self, id: &NodeId, node: &Node) -> Option<(IdeaStatus, Tally)> {
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

const fn rank(kind: &NodeKind) -> usize {
    match kind {
        NodeKind::Primary => 0,
        NodeKind::Secondary => 1,
        NodeKind::Idea(_) => 2,
        NodeKind::Activity => 3,
    }
}

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
struct Plan<'a> {
    nodes: Vec<(&'a NodeId, &'a Node)>,
    columns: Vec<usize>,
    heads: Vec<&'static str>,
    cards: Vec<Card>,
    edges: Vec<&'a Edge>,
    links: Vec<(usize, usize)>,
    placed: Placed,
    width: f64,
    column: f64,
    gap: f64,
    /// From the edge of a box to its words.
    padding: f64,
}

impl<'a> DriverDiagramSvg<'a> {
    /// The plan of the picture; of a diagram that is too large the number of its places.
    fn plan(&self) -> Result<Plan<'a>, usize> {
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

    /// The diagram as a list, for one that is too large.
    fn listed(&self, places: usize) -> String {
        let items: Vec<String> = self.outline().into_iter().map(|item| item.text).collect();
        Listing {
            title: &words::diagram_title(&self.aim),
            description: &self.description(),
            why: &words::too_many_places(places, MOST_PLACES),
            items: &items,
            width: self.width,
            theme: self.theme,
        }
        .drawn()
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

    fn legend(plan: &Plan<'_>) -> Legend {
        let mut legend = Legend::new();
        let any = |test: &dyn Fn(&Edge) -> bool| plan.edges.iter().any(|edge| test(edge));
        if any(&|edge| edge.strength == Strength::Weak) {
            legend.add(Key::Line("1.4", None), words::STRONG);
            legend.add(Key::Line("1.4", Some(DOTS)), words::WEAK);
        }
        if any(&|edge| edge.evidence != Grounds::Hypothesis) {
            legend.add(Key::Line("2.8", None), words::SUPPORTED);
            legend.add(Key::Line("1.4", None), words::HYPOTHESIS);
        }
        if any(&|edge| edge.sign == Sign::Decreases) {
            legend.add(Key::Minus, words::LESS);
        }
        legend
    }
}

/// The most lines of one text in a box: an aim is one sentence, and what is longer ends in an ellipsis (the alternative text has it all).
const LINES: usize = 40;

/// A dotted line.
const DOTS: &str = "1 4";

impl fmt::Display for DriverDiagramSvg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plan = match self.plan() {
            Ok(plan) => plan,
            Err(places) => return f.write_str(&self.listed(places)),
        };
        let legend = Self::legend(&plan);
        let room = plan.width - 2.0 * MARGIN;
        let heads: Vec<Card> = plan
            .heads
            .iter()
            .map(|head| {
                let mut card = Card::new(plan.column);
                card.add(head, Style::HEAD, 2);
                card
            })
            .collect();
        let head = heads.iter().map(Card::height).fold(0.0, f64::max);
        let top = MARGIN + head + 8.0;
        let below = top + plan.placed.height + 14.0;
        let legend_height = legend.height(room);
        let height = below + legend_height + if legend_height > 0.0 { 6.0 } else { 0.0 };
        let title = words::diagram_title(&self.aim);
        let mut svg = Svg::new(plan.width, height, &title, &self.description(), self.theme);
        for (column, card) in heads.iter().enumerate() {
            card.draw(
                &mut svg,
                plan.left(column),
                MARGIN + head - card.height(),
                Anchor::Start,
            );
        }
        for link in 0..plan.links.len() {
            plan.draw_link(&mut svg, link, top, &self.aim);
        }
        for index in 0..plan.cards.len() {
            plan.draw_box(&mut svg, index, top);
        }
        legend.draw(&mut svg, MARGIN, below, room);
        f.write_str(&svg.finish())
    }
}

impl Plan<'_> {
    /// The left edge of a column.
    #[expect(clippy::cast_precision_loss, reason = "a handful of columns")]
    fn left(&self, column: usize) -> f64 {
        MARGIN + column as f64 * (self.column + self.gap)
    }

    fn draw_box(&self, svg: &mut Svg, index: usize, top: f64) {
        let (x, y) = (
            self.left(self.columns[index]),
            top + self.placed.tops[index],
        );
        let padding = self.padding;
        let height = self.cards[index].height() + 2.0 * padding - 3.0;
        let kind = index.checked_sub(1).map(|node| &self.nodes[node].1.kind);
        let (radius, fill, stroke, dashes) = match kind {
            None => (4.0, Paint::Panel, "2.5", None),
            Some(NodeKind::Primary) => (4.0, Paint::Panel, "1.6", None),
            Some(NodeKind::Secondary) => (4.0, Paint::Panel, "1", None),
            Some(NodeKind::Idea(_)) => (10.0, Paint::Paper, "1", None),
            Some(NodeKind::Activity) => (10.0, Paint::Paper, "1", Some("4 3")),
        };
        let paint = if kind.is_none() {
            Paint::Ink
        } else {
            Paint::Muted
        };
        let rect = svg
            .rect(x, y, self.column, height)
            .num("rx", radius)
            .fill(fill)
            .stroke(paint, stroke);
        match dashes {
            Some(dashes) => rect.attr("stroke-dasharray", dashes).end(),
            None => rect.end(),
        }
        self.cards[index].draw(svg, x + padding, y + padding - 2.0, Anchor::Start);
    }

    /// An arrow from the left edge of the cause to the right edge of the effect, straight through the columns that it passes.
    fn draw_link(&self, svg: &mut Svg, link: usize, top: f64, aim: &str) {
        let (edge, (effect, _)) = (self.edges[link], self.links[link]);
        let route = &self.placed.routes[link];
        let mut column = self.columns[effect];
        let minus = edge.sign == Sign::Decreases;
        let tip = (self.left(column) + self.column + 1.0, top + route[0]);
        let start = if minus { tip.0 + 19.0 } else { tip.0 + 6.0 };
        let mut path = Path::new();
        path.move_to(start, tip.1);
        let (mut x, mut y) = (start, tip.1);
        for (step, next) in route.iter().enumerate().skip(1) {
            column += 1;
            let (to, next) = (self.left(column), top + next);
            let pull = (to - x) * 0.5;
            path.curve_to((x + pull, y), (to - pull, next), (to, next));
            if step + 1 < route.len() {
                path.line_to(to + self.column, next);
            }
            (x, y) = (to + self.column, next);
        }
        let width = if edge.evidence == Grounds::Hypothesis {
            "1.4"
        } else {
            "2.8"
        };
        let line = svg.path(&path).no_fill().stroke(Paint::Muted, width);
        let line = match edge.strength {
            Strength::Weak => line
                .attr("stroke-dasharray", DOTS)
                .attr("stroke-linecap", "round"),
            Strength::Strong => line,
        };
        let text = |id: &NodeId| {
            let node = self.nodes.iter().find(|(known, _)| *known == id);
            node.map_or_else(String::new, |(_, node)| node.text.to_string())
        };
        let to = match &edge.effect {
            Effect::Aim => aim.to_owned(),
            Effect::Node(id) => text(id),
        };
        let said = words::arrow(&text(&edge.cause), &to, edge.sign, edge.strength);
        line.titled(&format!("{said} ({})", words::evidence(&edge.evidence)));
        draw_head(svg, tip, (1.0, 0.0), Paint::Muted);
        if minus {
            draw_minus(svg, tip.0 + 14.0, tip.1);
        }
    }
}
