//! Where everybody stands, measured before anything is drawn.

use super::people::People;
use crate::base::sorted::SortedMap;
use crate::render::card::Card;
use crate::render::layout::apart::{Rectangle, apart};
use crate::render::layout::stress;
use crate::render::layout::ways::{Point, ways};

pub(super) const PADDING: f64 = 7.0;

/// The least distance between two boxes: room for the head of an arrow.
const GAP: f64 = 24.0;

/// The widest words of a box.
const ROOM: f64 = 116.0;
/// A tie, and where it runs.
pub(super) struct Tie {
    pub(super) pair: (usize, usize),
    /// Whether information runs forth, and back.
    pub(super) ways: (bool, bool),
    pub(super) points: Vec<Point>,
}

/// The network, with everything in its place.
pub(super) struct Plan<'a> {
    pub(super) people: People<'a>,
    pub(super) cards: Vec<Card>,
    pub(super) boxes: Vec<Rectangle>,
    pub(super) ties: Vec<Tie>,
    /// The height at which those without a tie begin.
    pub(super) alone: Option<f64>,
    pub(super) height: f64,
}

impl<'a> Plan<'a> {
    pub(super) fn new(people: People<'a>, width: f64) -> Self {
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
        let pairs = people.pairs();
        let links: Vec<(usize, usize)> = pairs.keys().copied().collect();
        let found = ways(&boxes, &links);
        let ties = pairs.into_iter().zip(found);
        let ties = ties.map(|((pair, ways), points)| Tie { pair, ways, points });
        let ties = ties.collect();
        Self {
            people,
            cards,
            boxes,
            ties,
            alone: begins,
            height,
        }
    }
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
