//! Which way the points step from the one before.

use super::bits::Bits;
use super::compare;
use super::mask::Mask;
use super::pattern::Ties;
use crate::base::direction::Side;
use std::borrow::Cow;
use std::ops::Range;

/// Steps from the point before: to a higher value, to a lower one.
pub(super) struct Steps {
    up: Mask,
    down: Mask,
}

impl Steps {
    /// No step yet: those to the points of every range are then added, from the first to the last.
    pub(super) fn unfilled(points: usize) -> Self {
        let [up, down] = [(); 2].map(|()| Mask::unfilled(points));
        Self { up, down }
    }

    /// Adds the steps to some of the points: whole words, but for the last range.
    pub(super) fn add(&mut self, values: &[f64], points: Range<usize>) {
        compare::steps(values, points, |[up, down]| {
            self.up.push(up);
            self.down.push(down);
        });
    }

    pub(super) fn of(values: &[f64]) -> Self {
        let mut steps = Self::unfilled(values.len());
        steps.add(values, 0..values.len());
        steps
    }

    /// Steps up, or down; with [`Ties::Extend`] level steps among them.
    pub(super) fn towards(&self, side: Side, ties: Ties, judged: &Mask) -> Cow<'_, Mask> {
        let (strict, opposite) = match side {
            Side::Above => (&self.up, &self.down),
            Side::Below => (&self.down, &self.up),
        };
        if ties == Ties::Extend {
            // both ends of a step are judged
            Cow::Owned(judged.runs_of(2).and_not(opposite))
        } else {
            Cow::Borrowed(strict)
        }
    }
}
