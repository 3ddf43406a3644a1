//! The drawing of a driver diagram: every place is known by now.

use super::plan::{MARGIN, MOST_PLACES, Plan};
use super::view::DriverDiagramSvg;
use crate::base::id::NodeId;
use crate::render::card::{Card, Key, Legend, Style, draw_head, draw_minus};
use crate::render::listing::Listing;
use crate::render::svg::{Anchor, Path, Svg};
use crate::render::theme::Paint;
use crate::work::driver::{Edge, Effect, Grounds, NodeKind, Sign, Strength};
use crate::work::words::en_gb::diagram as words;
use std::fmt;

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

impl Plan<'_> {
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
