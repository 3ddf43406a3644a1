//! What the rules see: values and lines, nothing else.

use super::compare::Scaled;
use super::pattern::Border;
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
    /// The line; [`Border::Centre`] is the same for both sides.
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

/// A line. NaN is no line at all at that point (clipped, or no limits): nothing is beyond it and nothing within it.
#[derive(Debug, Clone)]
pub(crate) enum Level<'a> {
    /// One value for every point.
    Flat(f64),
    /// One for each point.
    Each(Cow<'a, [f64]>),
}

impl Level<'_> {
    pub(crate) fn at(&self, point: usize) -> f64 {
        match self {
            Self::Flat(level) => *level,
            Self::Each(levels) => levels.get(point).copied().unwrap_or(f64::NAN),
        }
    }
}
