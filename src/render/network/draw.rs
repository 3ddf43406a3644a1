//! The drawing of a network: every place is known by now.

use super::people::People;
use super::plan::{PADDING, Plan};
use super::ties::edge;
use super::view::NetworkSvg;
use crate::render::card::{Key, Legend, Mark, Style, draw_head};
use crate::render::listing::Listing;
use crate::render::svg::{Anchor, Path, Svg};
use crate::render::theme::Paint;
use crate::work::words::en_gb::diagram::too_many_ties;
use crate::work::words::en_gb::people as words;
use std::fmt;

const MARGIN: f64 = 14.0;

/// The most people with ties, and the most pairs with a tie, that are drawn: a larger network is a list in its picture's place.
const MOST_DRAWN: (usize, usize) = (150, 600);
impl fmt::Display for NetworkSvg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let map = self.shown();
        let room = self.width - 2.0 * MARGIN;
        let people = People::of(&map, &self.kinds);
        let drawn = (
            people.ids.len() - people.alone().len(),
            people.pairs().len(),
        );
        if drawn.0 > MOST_DRAWN.0 || drawn.1 > MOST_DRAWN.1 {
            return f.write_str(&self.listed(&people, drawn));
        }
        let plan = Plan::new(people, room);
        let mut legend = Legend::new();
        let kinds: Vec<String> = self.kinds.iter().map(ToString::to_string).collect();
        legend.add(Key::Line("1.4", None), words::arrows(&kinds.join(", ")));
        if plan.people.chains.iter().any(|&chains| chains > 0) {
            legend.add(Key::Mark(Mark::Diamond), words::BROKER);
        }
        if plan.people.cuts.contains(&true) {
            legend.add(Key::Words, words::CUT);
        }
        let below = MARGIN + plan.height + 20.0;
        let height = below + legend.height(room) + 6.0;
        let title = words::network_title(self.named);
        let description = plan.people.description();
        let mut svg = Svg::new(self.width, height, &title, &description, self.theme);
        for (pair, ways) in plan.people.pairs() {
            plan.draw_tie(&mut svg, pair, ways, MARGIN);
        }
        if let Some(alone) = plan.alone {
            svg.words(MARGIN, MARGIN + alone, Anchor::Start)
                .size(Style::HEAD.size)
                .fill(Style::HEAD.paint)
                .bold()
                .text(words::NO_TIES);
        }
        for person in 0..plan.boxes.len() {
            plan.draw_person(&mut svg, person, MARGIN);
        }
        legend.draw(&mut svg, MARGIN, below, room);
        f.write_str(&svg.finish())
    }
}

impl NetworkSvg<'_> {
    /// The network as a list, for one that is too large.
    fn listed(&self, people: &People<'_>, found: (usize, usize)) -> String {
        Listing {
            title: &words::network_title(self.named),
            description: &people.description(),
            why: &too_many_ties(found, MOST_DRAWN),
            items: &people.members(),
            width: self.width,
            theme: self.theme,
        }
        .drawn()
    }
}

impl Plan<'_> {
    fn draw_tie(&self, svg: &mut Svg, pair: (usize, usize), ways: (bool, bool), top: f64) {
        let (one, other) = (self.boxes[pair.0], self.boxes[pair.1]);
        let bend = self.bend(pair);
        let start = edge(&one, bend);
        let end = edge(&other, bend);
        let inset = |at: (f64, f64), head: bool| {
            let (dx, dy) = (bend.0 - at.0, bend.1 - at.1);
            let length = (dx * dx + dy * dy).sqrt();
            let by = if head && length > 1e-9 {
                6.0 / length
            } else {
                0.0
            };
            (at.0 + dx * by + MARGIN, at.1 + dy * by + top)
        };
        let (from, to) = (inset(start, ways.1), inset(end, ways.0));
        let mut path = Path::new();
        let pull = (bend.0 + MARGIN, bend.1 + top);
        let third = |at: (f64, f64)| {
            (
                at.0 + (pull.0 - at.0) * 2.0 / 3.0,
                at.1 + (pull.1 - at.1) * 2.0 / 3.0,
            )
        };
        path.move_to(from.0, from.1)
            .curve_to(third(from), third(to), to);
        let (a, b) = (self.people.labels[pair.0], self.people.labels[pair.1]);
        let said = match ways {
            (true, both) => words::tie(a, b, both),
            (false, _) => words::tie(b, a, false),
        };
        svg.path(&path)
            .no_fill()
            .stroke(Paint::Common, "1.4")
            .titled(&said);
        for (at, head) in [(end, ways.0), (start, ways.1)] {
            if head {
                let back = (bend.0 - at.0, bend.1 - at.1);
                draw_head(svg, (at.0 + MARGIN, at.1 + top), back, Paint::Common);
            }
        }
    }

    fn draw_person(&self, svg: &mut Svg, person: usize, top: f64) {
        let of = &self.boxes[person];
        let (x, y) = (of.x - of.width / 2.0 + MARGIN, of.y - of.height / 2.0 + top);
        let broker = self.people.chains[person] > 0;
        svg.rect(x, y, of.width, of.height)
            .num("rx", 6.0)
            .fill(if broker { Paint::Panel } else { Paint::Paper })
            .stroke(
                if self.people.cuts[person] {
                    Paint::Ink
                } else {
                    Paint::Muted
                },
                if self.people.cuts[person] { "2.6" } else { "1" },
            )
            .titled(&self.people.said_of(person));
        self.cards[person].draw(svg, x + PADDING, y + PADDING - 2.0, Anchor::Start);
    }
}
