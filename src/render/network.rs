//! The network of stakeholders, with those who stand between others.

use super::card::{Card, Key, Legend, Mark, Style, draw_head};
use super::layout::apart::{Rectangle, apart};
use super::layout::stress;
use super::listing::Listing;
use super::svg::{Anchor, Path, Svg};
use super::text::width::width as width_of;
use super::theme::{Paint, Theme};
use crate::base::id::StakeholderId;
use crate::base::printed::plain;
use crate::base::sort::sort_by_key;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::work::stakeholder::{StakeholderMap, TieKind};
use crate::work::words::en_gb::diagram::too_many_ties;
use crate::work::words::en_gb::people as words;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

/// The width of a picture unless told.
const WIDTH: f64 = 960.0;

/// The widths that a picture can have.
const WIDTHS: (f64, f64) = (240.0, 4000.0);

const MARGIN: f64 = 14.0;
const PADDING: f64 = 7.0;

/// The least distance between two boxes: room for the head of an arrow.
const GAP: f64 = 22.0;

/// The widest words of a box.
const ROOM: f64 = 116.0;

/// How many of those with the most chains are named in the description.
const NAMED: usize = 3;

/// The most people with ties, and the most pairs with a tie, that are drawn: a larger network is a list in its picture's place.
const MOST_DRAWN: (usize, usize) = (150, 600);

/// The network of a stakeholder map as SVG: a box for each person, an arrow for each tie the way information runs, and the brokers.
///
/// A broker stands between two people who have no tie of their own: the box has a diamond and says in how many such chains the
/// person is ([`Network::brokerage`](crate::stakeholder::network::Network::brokerage), over directed ties). A thick border marks
/// who holds parts together that would otherwise fall apart. People stand as far apart as they are in ties; there is no
/// chance in it. A network of more than 150 people with ties, or of 600 ties, could not be read as a picture: it is drawn as a list,
/// those with the most chains first, which says so. Neither says anything about what a person does: see [`stakeholder`](crate::stakeholder).
///
/// Without names unless they are asked for. A map without names is not an anonymous one: who knows the place may know somebody by
/// where they stand.
///
/// | option | default |
/// |---|---|
/// | [`with_names`](Self::with_names) | names withheld |
/// | [`kinds`](Self::kinds) | every kind of tie |
/// | [`width`](Self::width) | 960 pixels |
/// | [`theme`](Self::theme) | [`Theme::Auto`] |
///
/// ```
/// use improvement::render::NetworkSvg;
/// use improvement::stakeholder::{Stakeholder, TieKind};
/// use improvement::{date, StakeholderMap};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let today = date(2026, 3, 1);
/// let mut map = StakeholderMap::new();
/// for name in ["ward-manager", "senior-nurse", "junior-nurse"] {
///     map.add(name, Stakeholder::new(name, "ward", 3, 4, today)?)?;
/// }
/// map.tie("ward-manager", TieKind::Informs, "senior-nurse")?.tie("senior-nurse", TieKind::Informs, "junior-nurse")?;
///
/// let network = NetworkSvg::new(&map);
/// assert!(!network.to_string().contains("nurse"));
/// let all = network.with_names().alternative_text();
/// assert!(all.contains(
///     "senior-nurse, ward, 1 chain runs through this person, without whom the network falls into parts: \
///      information runs to junior-nurse"
/// ), "{all}");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct NetworkSvg<'a> {
    map: &'a StakeholderMap,
    kinds: BTreeSet<TieKind>,
    named: bool,
    width: f64,
    theme: Theme,
}

impl<'a> NetworkSvg<'a> {
    /// The picture of the ties of a map, of every kind.
    pub fn new(map: &'a StakeholderMap) -> Self {
        Self {
            map,
            kinds: TieKind::ALL.into_iter().collect(),
            named: false,
            width: WIDTH,
            theme: Theme::Auto,
        }
    }

    /// Ties of these kinds only.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = TieKind>) -> Self {
        self.kinds = kinds.into_iter().collect();
        self
    }

    /// With names, for its author's own eyes.
    pub fn with_names(mut self) -> Self {
        self.named = true;
        self
    }

    /// The width in pixels, from 240 to 4000.
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

    /// The network as a list, a line for each person, those with the most chains first.
    #[must_use]
    pub fn alternative_text(&self) -> String {
        let mut out = String::new();
        for line in self.members() {
            out.push_str(&plain(&line));
            out.push('\n');
        }
        out
    }

    /// A line for each person.
    pub(crate) fn members(&self) -> Vec<String> {
        let map = self.shown();
        People::of(&map, &self.kinds).members()
    }

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

    /// The sentence of what the picture shows.
    pub(crate) fn description(&self) -> String {
        let map = self.shown();
        People::of(&map, &self.kinds).description()
    }

    fn shown(&self) -> Cow<'a, StakeholderMap> {
        if self.named {
            Cow::Borrowed(self.map)
        } else {
            Cow::Owned(self.map.redacted())
        }
    }
}

/// The people of a map in the order of their ids, with their ties.
struct People<'a> {
    ids: Vec<&'a StakeholderId>,
    labels: Vec<&'a str>,
    groups: Vec<&'a str>,
    /// From whom to whom information runs.
    arcs: SortedSet<(usize, usize)>,
    chains: Vec<u64>,
    cuts: Vec<bool>,
}

impl<'a> People<'a> {
    fn of(map: &'a StakeholderMap, kinds: &BTreeSet<TieKind>) -> Self {
        let network = map.network(kinds.iter().copied());
        let brokerage = network.brokerage();
        let cut = network.articulation_points();
        let ids: Vec<&StakeholderId> = map.stakeholders().keys().collect();
        let number: SortedMap<&StakeholderId, usize> = ids.iter().copied().zip(0..).collect();
        let arcs = map
            .ties()
            .iter()
            .filter(|tie| kinds.contains(&tie.kind))
            .filter_map(|tie| {
                let (from, to) = tie.information();
                Some((*number.get(from)?, *number.get(to)?))
            })
            .collect();
        Self {
            labels: map
                .stakeholders()
                .values()
                .map(|person| person.label.as_str())
                .collect(),
            groups: map
                .stakeholders()
                .values()
                .map(|person| person.group.as_str())
                .collect(),
            arcs,
            chains: ids
                .iter()
                .map(|id| brokerage.get(id).map_or(0, |found| found.total()))
                .collect(),
            cuts: ids.iter().map(|id| cut.contains(id)).collect(),
            ids,
        }
    }

    /// Each pair with a tie, the first number the smaller, and whether information runs forth, and back.
    fn pairs(&self) -> SortedMap<(usize, usize), (bool, bool)> {
        let mut pairs: SortedMap<(usize, usize), (bool, bool)> = SortedMap::new();
        for &(from, to) in &self.arcs {
            let pair = pairs.entry((from.min(to), from.max(to))).or_default();
            if from < to {
                pair.0 = true;
            } else {
                pair.1 = true;
            }
        }
        pairs
    }

    fn alone(&self) -> Vec<usize> {
        let tied: SortedSet<usize> = self
            .arcs
            .iter()
            .flat_map(|&(from, to)| [from, to])
            .collect();
        (0..self.ids.len())
            .filter(|person| !tied.contains(person))
            .collect()
    }

    fn said_of(&self, person: usize) -> String {
        let informs: Vec<String> = self
            .arcs
            .iter()
            .filter(|(from, _)| *from == person)
            .map(|&(_, to)| self.labels[to].to_owned())
            .collect();
        words::member(
            self.labels[person],
            self.groups[person],
            &informs,
            self.chains[person],
            self.cuts[person],
        )
    }

    /// A line for each person, those with the most chains first.
    fn members(&self) -> Vec<String> {
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        sort_by_key(&mut order, |&person| std::cmp::Reverse(self.chains[person]));
        order
            .into_iter()
            .map(|person| self.said_of(person))
            .collect()
    }

    fn description(&self) -> String {
        let mut brokers: Vec<usize> = (0..self.ids.len())
            .filter(|&person| self.chains[person] > 0)
            .collect();
        sort_by_key(&mut brokers, |&person| {
            std::cmp::Reverse(self.chains[person])
        });
        let brokers: Vec<String> = brokers
            .iter()
            .take(NAMED)
            .map(|&person| {
                format!(
                    "{} ({})",
                    self.labels[person],
                    words::chains(self.chains[person])
                )
            })
            .collect();
        words::network(
            self.ids.len(),
            self.arcs.len(),
            self.alone().len(),
            &brokers,
        )
    }

    fn card(&self, person: usize, room: f64) -> Card {
        let mut card = Card::new(room);
        let (style, chains) = (Style::BODY.smaller(1.0), self.chains[person]);
        card.add(self.labels[person], style, 4);
        card.add(self.groups[person], Style::SMALL.smaller(0.5), 2);
        if chains > 0 {
            card.marked(Mark::Diamond, &chains.to_string(), Style::SMALL);
        }
        card
    }

    /// The room that the words of a person's box need.
    fn room(&self, person: usize, most: f64) -> f64 {
        let (label, group) = (Style::BODY.smaller(1.0), Style::SMALL.smaller(0.5));
        let wide = width_of(self.labels[person], label.size, label.weight).max(width_of(
            self.groups[person],
            group.size,
            group.weight,
        ));
        // a broker has a diamond and a number
        let wide = match self.chains[person] {
            0 => wide,
            chains => {
                let small = Style::SMALL;
                wide.max(Card::MARK + width_of(&chains.to_string(), small.size, small.weight))
            }
        };
        libm::ceil(wide.clamp(24.0, most)) + 1.0
    }
}

/// The network, with everything in its place.
struct Plan<'a> {
    people: People<'a>,
    cards: Vec<Card>,
    boxes: Vec<Rectangle>,
    /// The height at which those without a tie begin.
    alone: Option<f64>,
    width: f64,
    height: f64,
}

impl<'a> Plan<'a> {
    fn new(people: People<'a>, width: f64) -> Self {
        let most = ROOM.min(width - 2.0 * PADDING);
        let rooms: Vec<f64> = (0..people.ids.len())
            .map(|person| people.room(person, most))
            .collect();
        let cards: Vec<Card> = (0..people.ids.len())
            .map(|person| people.card(person, rooms[person]))
            .collect();
        let mut boxes: Vec<Rectangle> = cards
            .iter()
            .zip(&rooms)
            .map(|(card, room)| Rectangle {
                x: 0.0,
                y: 0.0,
                width: room + 2.0 * PADDING,
                height: card.height() + 2.0 * PADDING - 3.0,
            })
            .collect();
        let alone = people.alone();
        let tied: Vec<usize> = (0..people.ids.len())
            .filter(|person| !alone.contains(person))
            .collect();
        let mut height = set_tied(&people, &tied, &mut boxes, width);
        let mut begins = None;
        if !alone.is_empty() && !tied.is_empty() {
            height += 30.0;
            begins = Some(height);
            height += 16.0;
        }
        height = set_alone(&alone, &mut boxes, width, height);
        Self {
            people,
            cards,
            boxes,
            alone: begins,
            width,
            height,
        }
    }

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

    /// The point that a tie is drawn towards from both ends: the middle, or beside it if a box lies between.
    fn bend(&self, (one, other): (usize, usize)) -> (f64, f64) {
        let (a, b) = (&self.boxes[one], &self.boxes[other]);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = (dx * dx + dy * dy).sqrt().max(1e-9);
        let middle = (a.x.midpoint(b.x), a.y.midpoint(b.y));
        let at = |aside: f64| {
            (
                middle.0 - dy / length * aside,
                middle.1 + dx / length * aside,
            )
        };
        let free = |bend: (f64, f64)| {
            (1..20).all(|step| {
                let share = f64::from(step) / 20.0;
                let (x, y) = on_curve(share, (a.x, a.y), bend, (b.x, b.y));
                let inside = (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y);
                inside
                    && self
                        .boxes
                        .iter()
                        .enumerate()
                        .all(|(index, of)| index == one || index == other || outside(of, x, y))
            })
        };
        ASIDE
            .into_iter()
            .map(|aside| at(aside * length))
            .find(|&bend| free(bend))
            .unwrap_or(middle)
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

/// How far aside a tie goes round a box, in lengths of the tie.
const ASIDE: [f64; 9] = [0.0, 0.12, -0.12, 0.25, -0.25, 0.45, -0.45, 0.7, -0.7];

/// A point of the curve from one point to another that a third one pulls aside.
fn on_curve(share: f64, from: (f64, f64), pull: (f64, f64), to: (f64, f64)) -> (f64, f64) {
    let rest = 1.0 - share;
    let mix = |from: f64, pull: f64, to: f64| {
        rest * rest * from + 2.0 * share * rest * pull + share * share * to
    };
    (mix(from.0, pull.0, to.0), mix(from.1, pull.1, to.1))
}

/// Whether a point is clear of a box.
fn outside(of: &Rectangle, x: f64, y: f64) -> bool {
    (x - of.x).abs() > of.width / 2.0 + 3.0 || (y - of.y).abs() > of.height / 2.0 + 3.0
}

/// Where the line from the middle of a box to a point leaves the box.
fn edge(of: &Rectangle, to: (f64, f64)) -> (f64, f64) {
    let (dx, dy) = (to.0 - of.x, to.1 - of.y);
    let across = if dx == 0.0 {
        f64::INFINITY
    } else {
        (of.width / 2.0 + 1.0) / dx.abs()
    };
    let along = if dy == 0.0 {
        f64::INFINITY
    } else {
        (of.height / 2.0 + 1.0) / dy.abs()
    };
    let share = across.min(along).min(1.0);
    (of.x + dx * share, of.y + dy * share)
}

/// Those with ties, as far apart as they are in ties; returns the height.
fn set_tied(people: &People<'_>, tied: &[usize], boxes: &mut [Rectangle], width: f64) -> f64 {
    if tied.is_empty() {
        return 0.0;
    }
    let place: SortedMap<usize, usize> = tied.iter().copied().zip(0..).collect();
    let ties: Vec<(usize, usize)> = people
        .pairs()
        .keys()
        .filter_map(|(one, other)| Some((*place.get(one)?, *place.get(other)?)))
        .collect();
    let spots = stress::places(tied.len(), &ties);
    let bound = |of: fn(&(f64, f64)) -> f64| {
        let values = || spots.iter().map(of);
        let (low, high) = (
            values().fold(f64::INFINITY, f64::min),
            values().fold(f64::NEG_INFINITY, f64::max),
        );
        (low, (high - low).max(1e-9))
    };
    let ((left, across), (top, along)) = (bound(|spot| spot.0), bound(|spot| spot.1));
    // room for what the boxes cover, several times over, and for the shape that the ties have
    let covered: f64 = tied
        .iter()
        .map(|&person| (boxes[person].width + GAP) * (boxes[person].height + GAP))
        .sum();
    let tallest = tied
        .iter()
        .map(|&person| boxes[person].height)
        .fold(0.0, f64::max);
    let widest = tied
        .iter()
        .map(|&person| boxes[person].width)
        .fold(0.0, f64::max);
    let shape = along / across * width;
    let height = shape
        .clamp(2.0 * covered / width, 2.8 * covered / width)
        .max(tallest);
    let height = if along < 0.2 * across {
        tallest
    } else {
        height
    };
    // a small network does not fill a wide picture
    let used = width.min(widest + across * 190.0);
    for (&person, spot) in tied.iter().zip(&spots) {
        boxes[person].x =
            width.midpoint(0.0) + ((spot.0 - left) / across - 0.5) * (used - widest).max(0.0);
        boxes[person].y = (spot.1 - top) / along * (height - tallest);
    }
    let mut moved: Vec<Rectangle> = tied.iter().map(|&person| boxes[person]).collect();
    let height = apart(&mut moved, width, GAP);
    for (&person, of) in tied.iter().zip(moved) {
        boxes[person] = of;
    }
    height
}

/// Those without ties, side by side below; returns the height with them.
fn set_alone(alone: &[usize], boxes: &mut [Rectangle], width: f64, top: f64) -> f64 {
    let (mut x, mut y, mut tallest) = (0.0, top, 0.0_f64);
    for &person in alone {
        let of = &mut boxes[person];
        if x > 0.0 && x + of.width > width {
            (x, y, tallest) = (0.0, y + tallest + 10.0, 0.0);
        }
        of.x = x + of.width / 2.0;
        of.y = y + of.height / 2.0;
        x += of.width + 10.0;
        tallest = tallest.max(of.height);
    }
    y + tallest
}

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
