//! What the rules see: values and lines, nothing else.

use super::compare::Scaled;
use super::pattern::{Border, Edge};
use crate::base::direction::Side;
use std::borrow::Cow;

/// What the rules see of one phase of one track.
pub(crate) struct Frame<'a> {
    /// One value a point; NaN is missing or excluded, and never judged.
    pub(crate) values: &'a [f64],
    /// Controls in a run: the values of one run follow one another. 1 for an ordinary series.
    pub(crate) lanes: usize,
    /// The lines.
    pub(crate) levels: &'a dyn Levels,
}

/// The lines of a phase, asked for by border and side.
pub(crate) trait Levels {
    /// The line. The centre has one on either side, as far from it as rounding may have moved a value: what lies between
    /// them is on the centre.
    fn level(&self, border: Border, side: Side) -> Level<'_>;

    /// The upper and the lower line of a border in one go, where it is known that both are flat.
    fn flat(&self, _border: Border) -> Option<[f64; 2]> {
        None
    }

    /// The line as a multiple of each point's own scale, where it is one: a long column need not be made of it.
    fn scaled(&self, _border: Border, _side: Side) -> Option<Scaled<'_>> {
        None
    }
}

impl Frame<'_> {
    /// The line that a point is past on a side.
    pub(super) fn line(&self, border: Border, edge: Edge, side: Side) -> Level<'_> {
        self.levels.level(border, line_side(border, edge, side))
    }

    /// The lines about the centre: above, below.
    pub(super) fn about_centre(&self) -> [Level<'_>; 2] {
        Side::BOTH.map(|side| self.levels.level(Border::Centre, side))
    }
}

/// On which side the line of a border lies that a point is past on `side`: where a point on the centre is past it, it is so
/// from the line on the other side of it.
pub(super) fn line_side(border: Border, edge: Edge, side: Side) -> Side {
    if border == Border::Centre && edge == Edge::Included {
        side.other()
    } else {
        side
    }
}

/// Whether a value lies on the centre, between the lines about it.
pub(super) fn is_on_centre(value: f64, [above, below]: [f64; 2]) -> bool {
    below <= value && value <= above
}

/// The centre that these lines lie about.
pub(super) fn centre_of([above, below]: [f64; 2]) -> f64 {
    f64::midpoint(above, below)
}

/// A line. NaN is no line at all at that point (clipped, or no limits): nothing is beyond it and nothing within it.
#[derive(Debug, Clone)]
pub(crate) enum Level<'a> {
    /// One value for every point.
    Flat(f64),
    /// One for each point.
    Each(Cow<'a, [f64]>),
}

impl Level<'_> {
    /// Its values at so many points.
    pub(super) fn column(&self, points: usize) -> Cow<'_, [f64]> {
        match self {
            Self::Flat(level) => Cow::Owned(vec![*level; points]),
            Self::Each(levels) => Cow::Borrowed(levels),
        }
    }

    pub(crate) fn at(&self, point: usize) -> f64 {
        match self {
            Self::Flat(level) => *level,
            Self::Each(levels) => levels.get(point).copied().unwrap_or(f64::NAN),
        }
    }
}
