//! The ways of links between boxes: straight where nothing lies between, else round the corners of what does.
//!
//! The corners of all boxes, a little outside of them, and what each sees of the others make a graph; the shortest way through it never
//! passes behind a box (Lozano-Pérez and Wesley 1979). Links that turn at one corner keep apart, and so do the ends of links at a side.

use super::apart::Rectangle;
use super::spread::spread;
use crate::base::sort::sort_by;
use crate::base::sorted::SortedMap;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A place in the picture.
pub(crate) type Point = (f64, f64);

/// How far outside of the corner of a box a way turns.
const TURN: f64 = 8.0;

/// Where further ways turn at the same corner: boxes are more than twice the largest apart.
const LANES: [f64; 3] = [TURN, 5.0, 10.5];

/// How near a way comes to a box that it passes.
const CLEAR: f64 = 3.0;

/// What a turn costs, in pixels: a longer way with fewer of them is easier to follow.
const TURN_COST: f64 = 14.0;

/// The least distance between the ends of two links at one side of a box: the heads of arrows do not meet.
const ENDS_APART: f64 = 10.0;

/// The way of each link from the edge of its first box to the edge of its second: two points, or more where it turns.
pub(crate) fn ways(boxes: &[Rectangle], links: &[(usize, usize)]) -> Vec<Vec<Point>> {
    let mut field = Field::new(boxes);
    let mut ways: Vec<Vec<Point>> = links.iter().map(|&link| field.way(link)).collect();
    field.part_ends(&mut ways, links);
    ways
}

/// A corner of a box: which box, and on which sides of its middle.
#[derive(Debug, Clone, Copy)]
struct Corner {
    of: usize,
    across: f64,
    along: f64,
}

/// What a place sees: corners by number, with their distance.
type Seen = Vec<(usize, f64)>;

struct Field<'a> {
    boxes: &'a [Rectangle],
    corners: Vec<Corner>,
    /// What each corner sees, and the middle of each box: worked out when it is first asked for.
    from_corner: Vec<Option<Seen>>,
    from_box: Vec<Option<Seen>>,
    /// How many ways turn at each corner so far.
    turns: Vec<usize>,
}

impl<'a> Field<'a> {
    fn new(boxes: &'a [Rectangle]) -> Self {
        let signs = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)];
        let corners: Vec<Corner> = (0..boxes.len())
            .flat_map(|of| signs.map(|(across, along)| Corner { of, across, along }))
            .collect();
        Self {
            boxes,
            from_corner: vec![None; corners.len()],
            from_box: vec![None; boxes.len()],
            turns: vec![0; corners.len()],
            corners,
        }
    }

    fn middle(&self, of: usize) -> Point {
        (self.boxes[of].x, self.boxes[of].y)
    }

    fn place(&self, corner: usize, outside: f64) -> Point {
        let Corner { of, across, along } = self.corners[corner];
        let of = &self.boxes[of];
        (
            of.x + across * (of.width / 2.0 + outside),
            of.y + along * (of.height / 2.0 + outside),
        )
    }

    /// Whether a straight line keeps clear of every box but some.
    fn clear(&self, from: Point, to: Point, by: f64, but: &[usize]) -> bool {
        let mut boxes = self.boxes.iter().enumerate();
        boxes.all(|(index, of)| but.contains(&index) || !crosses(from, to, of, by))
    }

    fn seen_from(&self, from: Point, but: &[usize]) -> Seen {
        let all = (0..self.corners.len()).map(|corner| (corner, self.place(corner, TURN)));
        all.filter(|&(_, place)| self.clear(from, place, TURN - 1.0, but))
            .map(|(corner, place)| (corner, distance(from, place)))
            .filter(|&(_, far)| far > 0.0)
            .collect()
    }

    fn see(&mut self, from: Place) {
        match from {
            Place::Corner(corner) if self.from_corner[corner].is_none() => {
                let seen = self.seen_from(self.place(corner, TURN), &[]);
                self.from_corner[corner] = Some(seen);
            }
            Place::Box(of) if self.from_box[of].is_none() => {
                let seen = self.seen_from(self.middle(of), &[of]);
                self.from_box[of] = Some(seen);
            }
            _ => {}
        }
    }

    fn way(&mut self, (one, other): (usize, usize)) -> Vec<Point> {
        let (from, to) = (self.middle(one), self.middle(other));
        let corners = if self.clear(from, to, CLEAR, &[one, other]) {
            Vec::new()
        } else {
            self.corners_between(one, other)
        };
        let mut way = vec![from];
        way.extend(corners.iter().map(|&corner| self.place(corner, TURN)));
        way.push(to);
        for (at, &corner) in corners.iter().enumerate() {
            let lane = LANES[self.turns[corner] % LANES.len()];
            self.turns[corner] += 1;
            let moved = self.place(corner, lane);
            let but = |end: bool, of: usize| if end { vec![of] } else { Vec::new() };
            let before = self.clear(way[at], moved, CLEAR, &but(at == 0, one));
            let last = at + 1 == corners.len();
            if before && self.clear(moved, way[at + 2], CLEAR, &but(last, other)) {
                way[at + 1] = moved;
            }
        }
        let last = way.len() - 1;
        way[0] = edge(&self.boxes[one], way[1]);
        way[last] = edge(&self.boxes[other], way[last - 1]);
        way
    }

    /// The corners at which the shortest way from one box to another turns; none where there is no way, which takes boxes that touch.
    fn corners_between(&mut self, one: usize, other: usize) -> Vec<usize> {
        self.see(Place::Box(one));
        self.see(Place::Box(other));
        let count = self.corners.len();
        let mut last_leg = vec![None; count];
        for &(corner, far) in self.from_box[other].iter().flatten() {
            last_leg[corner] = Some(far);
        }
        let (mut best, mut before) = (vec![f64::INFINITY; count], vec![None; count]);
        let mut open = BinaryHeap::new();
        // distances are not negative, so that their bits are in their order
        for &(corner, far) in self.from_box[one].iter().flatten() {
            best[corner] = far;
            open.push(Reverse((far.to_bits(), corner)));
        }
        let (mut end, mut shortest) = (None, f64::INFINITY);
        while let Some(Reverse((bits, corner))) = open.pop() {
            let far = f64::from_bits(bits);
            if far >= shortest {
                break;
            }
            if far > best[corner] {
                continue;
            }
            if let Some(leg) = last_leg[corner]
                && far + TURN_COST + leg < shortest
            {
                (end, shortest) = (Some(corner), far + TURN_COST + leg);
            }
            self.see(Place::Corner(corner));
            for &(next, leg) in self.from_corner[corner].iter().flatten() {
                let longer = far + TURN_COST + leg;
                if longer < best[next] {
                    best[next] = longer;
                    before[next] = Some(corner);
                    open.push(Reverse((longer.to_bits(), next)));
                }
            }
        }
        let mut corners: Vec<usize> =
            std::iter::successors(end, |&corner| before[corner]).collect();
        corners.reverse();
        corners
    }

    /// Moves the ends of links at one side of a box apart, where the line to them stays clear.
    fn part_ends(&self, ways: &mut [Vec<Point>], links: &[(usize, usize)]) {
        let mut sides: SortedMap<(usize, Side), Vec<(usize, bool)>> = SortedMap::new();
        for (index, (way, &(one, other))) in ways.iter().zip(links).enumerate() {
            for (of, at, last) in [(one, way[0], false), (other, way[way.len() - 1], true)] {
                let side = Side::of(&self.boxes[of], at);
                sides.entry((of, side)).or_default().push((index, last));
            }
        }
        for ((of, side), mut ends) in sides {
            let along = |ways: &[Vec<Point>], &(index, last): &(usize, bool)| {
                let way = &ways[index];
                let (x, y) = if last { way[way.len() - 1] } else { way[0] };
                if side.is_level() { x } else { y }
            };
            sort_by(&mut ends, |a, b| along(ways, a).total_cmp(&along(ways, b)));
            let wanted: Vec<f64> = ends.iter().map(|end| along(ways, end)).collect();
            let own = &self.boxes[of];
            let (middle, half) = if side.is_level() {
                (own.x, own.width / 2.0 - 4.0)
            } else {
                (own.y, own.height / 2.0 - 4.0)
            };
            #[expect(clippy::cast_precision_loss, reason = "counts of links are small")]
            let room = 2.0 * half / ends.len() as f64;
            let apart = ENDS_APART.min(room);
            let places = spread(&wanted, &vec![0.0; wanted.len()], apart);
            for (end, place) in ends.iter().zip(places) {
                let place = place.clamp(middle - half, middle + half);
                self.move_end(ways, links, *end, (side, place));
            }
        }
    }

    fn move_end(
        &self,
        ways: &mut [Vec<Point>],
        links: &[(usize, usize)],
        (index, last): (usize, bool),
        (side, place): (Side, f64),
    ) {
        let way = &mut ways[index];
        let (at, next) = if last {
            (way.len() - 1, way.len() - 2)
        } else {
            (0, 1)
        };
        let moved = if side.is_level() {
            (place, way[at].1)
        } else {
            (way[at].0, place)
        };
        let (one, other) = links[index];
        // a straight link ends at the other box
        let but = if way.len() == 2 {
            vec![one, other]
        } else {
            vec![if last { other } else { one }]
        };
        // seen from the next point, the end has to be on the outside of its own box
        let own = &self.boxes[if last { other } else { one }];
        if self.clear(way[next], moved, CLEAR, &but) && !crosses(way[next], moved, own, 0.5) {
            way[at] = moved;
        }
    }
}

#[derive(Clone, Copy)]
enum Place {
    Corner(usize),
    Box(usize),
}

/// A side of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    /// On which side of a box a point of its edge lies.
    fn of(of: &Rectangle, (x, y): Point) -> Self {
        let (dx, dy) = (x - of.x, y - of.y);
        if dx.abs() / of.width >= dy.abs() / of.height {
            if dx < 0.0 { Self::Left } else { Self::Right }
        } else if dy < 0.0 {
            Self::Top
        } else {
            Self::Bottom
        }
    }

    /// Whether it runs from left to right.
    const fn is_level(self) -> bool {
        matches!(self, Self::Top | Self::Bottom)
    }
}

fn distance(one: Point, other: Point) -> f64 {
    let (dx, dy) = (one.0 - other.0, one.1 - other.1);
    (dx * dx + dy * dy).sqrt()
}

/// Whether a straight line passes through a box, with so much around it.
pub(crate) fn crosses(from: Point, to: Point, of: &Rectangle, by: f64) -> bool {
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    let axes = [
        (from.0, to.0 - from.0, of.x, of.width / 2.0 + by),
        (from.1, to.1 - from.1, of.y, of.height / 2.0 + by),
    ];
    for (start, step, middle, half) in axes {
        let (low, high) = (middle - half - start, middle + half - start);
        if step == 0.0 {
            if low >= 0.0 || high <= 0.0 {
                return false;
            }
            continue;
        }
        let (first, second) = (low / step, high / step);
        enters = enters.max(first.min(second));
        leaves = leaves.min(first.max(second));
    }
    enters < leaves
}

/// Where the line from the middle of a box to a point leaves the box.
fn edge(of: &Rectangle, to: Point) -> Point {
    let (dx, dy) = (to.0 - of.x, to.1 - of.y);
    let share = |half: f64, step: f64| {
        if step == 0.0 {
            f64::INFINITY
        } else {
            (half + 1.0) / step.abs()
        }
    };
    let share = share(of.width / 2.0, dx)
        .min(share(of.height / 2.0, dy))
        .min(1.0);
    (of.x + dx * share, of.y + dy * share)
}

#[cfg(test)]
mod tests {
    use super::{crosses, ways};
    use crate::render::layout::apart::Rectangle;

    fn at(x: f64, y: f64) -> Rectangle {
        Rectangle {
            x,
            y,
            width: 40.0,
            height: 20.0,
        }
    }

    #[test]
    fn a_link_runs_straight_where_nothing_lies_between() {
        let found = ways(&[at(0.0, 0.0), at(100.0, 0.0)], &[(0, 1)]);
        assert_eq!(found, [[(21.0, 0.0), (79.0, 0.0)]]);
    }

    #[test]
    fn a_link_goes_round_what_lies_between() {
        let boxes = [at(0.0, 0.0), at(100.0, 0.0), at(200.0, 0.0)];
        let found = ways(&boxes, &[(0, 2), (2, 0)]);
        for way in &found {
            assert!(way.len() > 2, "{way:?}");
            for pair in way.windows(2) {
                for of in &boxes {
                    assert!(!crosses(pair[0], pair[1], of, 0.5), "{way:?}");
                }
            }
        }
        let turns = |way: &[(f64, f64)]| way[1..way.len() - 1].to_vec();
        assert_ne!(
            turns(&found[0]),
            turns(&found[1]),
            "each has a lane of its own"
        );
    }

    #[test]
    fn the_ends_at_one_side_are_apart() {
        let boxes = [at(0.0, 0.0), at(-6.0, 80.0), at(50.0, 80.0), at(0.0, 160.0)];
        let found = ways(&boxes, &[(1, 0), (2, 0), (3, 0)]);
        let mut ends: Vec<f64> = found.iter().map(|way| way[way.len() - 1].0).collect();
        ends.sort_by(f64::total_cmp);
        assert!(
            ends.windows(2).all(|pair| pair[1] - pair[0] > 5.0),
            "{found:?}"
        );
    }

    #[test]
    fn a_line_beside_a_box_does_not_cross_it() {
        let of = at(0.0, 0.0);
        assert!(crosses((-50.0, 0.0), (50.0, 0.0), &of, 0.0));
        assert!(!crosses((-50.0, 10.0), (50.0, 10.0), &of, 0.0));
        assert!(crosses((-50.0, 11.0), (50.0, 11.0), &of, 2.0));
        assert!(!crosses((-50.0, 0.0), (-30.0, 0.0), &of, 0.0));
    }
}
