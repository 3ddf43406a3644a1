//! The way of each tie between the boxes.

use super::plan::Plan;
use crate::render::layout::apart::Rectangle;

/// How far aside a tie goes round a box, in lengths of the tie.
const ASIDE: [f64; 9] = [0.0, 0.12, -0.12, 0.25, -0.25, 0.45, -0.45, 0.7, -0.7];

impl Plan<'_> {
    /// The point that a tie is drawn towards from both ends: the middle, or beside it if a box lies between.
    pub(super) fn bend(&self, (one, other): (usize, usize)) -> (f64, f64) {
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
}

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
pub(super) fn edge(of: &Rectangle, to: (f64, f64)) -> (f64, f64) {
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
