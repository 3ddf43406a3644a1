//! The drawing of a network: every place is known by now.

use super::people::People;
use super::plan::{PADDING, Plan, Tie};
use super::view::NetworkSvg;
use crate::render::card::{Key, Legend, Mark, Style, draw_head};
use crate::render::layout::ways::Point;
use crate::render::listing::Listing;
use crate::render::svg::{Anchor, Path, Svg};
use crate::render::theme::Paint;
use crate::work::words::en_gb::diagram::too_many_ties;
use crate::work::words::en_gb::people as words;
use std::fmt;

const MARGIN: f64 = 14.0;

/// The most people with ties, and the most pairs with a tie, that are drawn: a larger network is a list in its picture's place.
const MOST_DRAWN: (usize, usize) = (150, 600);

/// How far the line of a tie ends before the tip of its arrow.
const INSET: f64 = 6.0;

/// How large the round corners of a tie are.
const ROUND: f64 = 7.0;

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
        for tie in &plan.ties {
            plan.draw_tie(&mut svg, tie);
        }
        if let Some(alone) = plan.alone {
            svg.words(MARGIN, MARGIN + alone, Anchor::Start)
                .size(Style::HEAD.size)
                .fill(Style::HEAD.paint)
                .bold()
                .text(words::NO_TIES);
        }
        for person in 0..plan.boxes.len() {
            plan.draw_person(&mut svg, person);
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
    fn draw_tie(&self, svg: &mut Svg, tie: &Tie) {
        let (pair, (forth, back)) = (tie.pair, tie.ways);
        let points = tie.points.iter();
        let way: Vec<Point> = points.map(|(x, y)| (x + MARGIN, y + MARGIN)).collect();
        let last = way.len() - 1;
        let mut line = way.clone();
        // the line ends inside the head of its arrow
        if back {
            line[0] = towards(way[0], way[1], INSET);
        }
        if forth {
            line[last] = towards(way[last], way[last - 1], INSET);
        }
        let (a, b) = (self.people.labels[pair.0], self.people.labels[pair.1]);
        let said = if forth {
            words::tie(a, b, back)
        } else {
            words::tie(b, a, false)
        };
        svg.path(&rounded(&line))
            .no_fill()
            .stroke(Paint::Common, "1.4")
            .titled(&said);
        for (at, next, head) in [(last, last - 1, forth), (0, 1, back)] {
            if head {
                let from = (way[next].0 - way[at].0, way[next].1 - way[at].1);
                draw_head(svg, way[at], from, Paint::Common);
            }
        }
    }

    fn draw_person(&self, svg: &mut Svg, person: usize) {
        let of = &self.boxes[person];
        let (x, y) = (
            of.x - of.width / 2.0 + MARGIN,
            of.y - of.height / 2.0 + MARGIN,
        );
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

/// A point so far from one point on the line to another, and no further than half the way.
fn towards(from: Point, to: Point, by: f64) -> Point {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt();
    let share = if length > 1e-9 {
        (by / length).min(0.5)
    } else {
        0.0
    };
    (from.0 + dx * share, from.1 + dy * share)
}

/// A line through points, round where it turns.
fn rounded(points: &[Point]) -> Path {
    let mut path = Path::new();
    path.move_to(points[0].0, points[0].1);
    for turn in points.windows(3) {
        let (before, after) = (
            towards(turn[1], turn[0], ROUND),
            towards(turn[1], turn[2], ROUND),
        );
        let pull = |from: Point| {
            (
                from.0 + (turn[1].0 - from.0) * 2.0 / 3.0,
                from.1 + (turn[1].1 - from.1) * 2.0 / 3.0,
            )
        };
        path.line_to(before.0, before.1)
            .curve_to(pull(before), pull(after), after);
    }
    let last = points[points.len() - 1];
    path.line_to(last.0, last.1);
    path
}
