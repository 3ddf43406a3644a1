//! The drawing of a driver diagram: every place is known by now.

use super::across::MARGIN;
use super::outline::mark;
use super::plan::{MOST_PLACES, Plan};
use super::view::DriverDiagramSvg;
use crate::base::id::NodeId;
use crate::render::card::{Card, Key, Legend, Style, draw_head, draw_minus};
use crate::render::listing::Listing;
use crate::render::svg::{Anchor, Path, Svg};
use crate::render::theme::Paint;
use crate::work::driver::{Edge, Effect, Grounds, NodeKind, Sign, Strength};
use crate::work::words::en_gb::diagram as words;
use std::fmt;

/// The width of an arrow that rests on a hypothesis, and of one that rests on evidence.
const THIN: &str = "1.4";
const THICK: &str = "2.8";

/// A dotted line.
const DOTS: &str = "1 4";

impl fmt::Display for DriverDiagramSvg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plan = match self.plan() {
            Ok(plan) => plan,
            Err(places) => return f.write_str(&self.listed(places)),
        };
        let legend = self.legend(&plan);
        let room = plan.across.width - 2.0 * MARGIN;
        let heads: Vec<Card> = plan
            .heads
            .iter()
            .enumerate()
            .map(|(column, head)| {
                let mut card = Card::new(plan.across.wide(column));
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
        let mut svg = Svg::new(
            plan.across.width,
            height,
            &title,
            &self.description(),
            self.theme,
        );
        for (column, card) in heads.iter().enumerate() {
            card.draw(
                &mut svg,
                plan.across.left(column),
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

impl DriverDiagramSvg<'_> {
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

    /// A line for each kind of arrow that is drawn, and a mark for each that stands in a list.
    fn legend(&self, plan: &Plan<'_>) -> Legend {
        let mut legend = Legend::new();
        let weak = |edge: &Edge| edge.strength == Strength::Weak;
        let supported = |edge: &Edge| edge.evidence != Grounds::Hypothesis;
        let any = |test: &dyn Fn(&Edge) -> bool| plan.edges.iter().any(|edge| test(edge));
        let (graded, grounded) = (any(&weak), any(&supported));
        for of in [(false, false), (true, false), (false, true), (true, true)] {
            let drawn = any(&|edge| (weak(edge), supported(edge)) == of);
            if drawn && (graded || grounded) {
                let width = if of.1 { THICK } else { THIN };
                let said = words::line(graded.then_some(of.0), grounded.then_some(of.1));
                legend.add(Key::Line(width, of.0.then_some(DOTS)), said);
            }
        }
        if any(&|edge| edge.sign == Sign::Decreases) {
            legend.add(Key::Minus, words::LESS);
        }
        if plan.listed {
            legend.add(Key::Words, words::IN_LISTS);
            for status in self.statuses() {
                legend.add(Key::Mark(mark(status)), words::status(status));
            }
        }
        legend
    }
}

impl Plan<'_> {
    fn draw_box(&self, svg: &mut Svg, index: usize, top: f64) {
        let (x, y) = (
            self.across.left(self.columns[index]),
            top + self.placed.tops[index],
        );
        let padding = self.across.padding;
        let height = self.across.box_height(&self.cards[index]);
        let node = index.checked_sub(1);
        let kind = node.and_then(|node| Some(&self.nodes.get(node)?.1.kind));
        let (radius, fill, stroke, dashes) = match kind {
            None if node.is_some() => (10.0, Paint::Paper, "1", Some("4 3")),
            None => (4.0, Paint::Panel, "2.5", None),
            Some(NodeKind::Primary) => (4.0, Paint::Panel, "1.6", None),
            Some(NodeKind::Secondary) => (4.0, Paint::Panel, "1", None),
            Some(NodeKind::Idea(_)) => (10.0, Paint::Paper, "1", None),
            Some(NodeKind::Activity) => (10.0, Paint::Paper, "1", Some("4 3")),
        };
        let paint = if node.is_none() {
            Paint::Ink
        } else {
            Paint::Muted
        };
        let rect = svg
            .rect(x, y, self.across.wide(self.columns[index]), height)
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
        let tip = (
            self.across.left(column) + self.across.wide(column) + 1.0,
            top + route[0],
        );
        let start = if minus { tip.0 + 19.0 } else { tip.0 + 6.0 };
        let mut path = Path::new();
        path.move_to(start, tip.1);
        let (mut x, mut y) = (start, tip.1);
        for (step, next) in route.iter().enumerate().skip(1) {
            column += 1;
            let (to, next) = (self.across.left(column), top + next);
            let pull = (to - x) * 0.5;
            path.curve_to((x + pull, y), (to - pull, next), (to, next));
            if step + 1 < route.len() {
                path.line_to(to + self.across.wide(column), next);
            }
            (x, y) = (to + self.across.wide(column), next);
        }
        let width = if edge.evidence == Grounds::Hypothesis {
            THIN
        } else {
            THICK
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
