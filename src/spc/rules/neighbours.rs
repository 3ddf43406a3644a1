//! Which points come before a point, to a rule: its neighbours, over gaps, ties and lanes.

use super::frame::{Frame, Level, is_on_centre};
use super::pattern::{Pattern, Ties};
use super::rule::{Gap, Rule, Scope};

/// Walks from a point to the points before it, as a rule sees them.
pub(super) struct Neighbours<'a> {
    frame: &'a Frame<'a>,
    gap: Gap,
    scope: Scope,
    skip: Skip<'a>,
}

/// Which points are ties that the rule leaves out.
enum Skip<'a> {
    Nothing,
    /// Points on the centre.
    OnCentre([Level<'a>; 2]),
    /// Values equal to the one before.
    Repeats,
}

impl<'a> Neighbours<'a> {
    pub(super) fn new(rule: &Rule, frame: &'a Frame<'a>) -> Self {
        let skip = match rule.pattern() {
            Pattern::Run {
                ties: Ties::Skip, ..
            } => Skip::OnCentre(frame.about_centre()),
            Pattern::Trend {
                ties: Ties::Skip, ..
            }
            | Pattern::Alternating {
                ties: Ties::Skip, ..
            } => Skip::Repeats,
            _ => Skip::Nothing,
        };
        Self {
            frame,
            gap: rule.gap(),
            scope: rule.scope(),
            skip,
        }
    }

    /// The last point before this one that is neither missing nor out of scope; none over a gap that breaks.
    fn judged_before(&self, point: usize) -> Option<usize> {
        let lanes = self.frame.lanes.max(1);
        let step = if self.scope == Scope::Lane { lanes } else { 1 };
        let mut at = point;
        loop {
            let before = at.checked_sub(step)?;
            if self.scope == Scope::Block && before / lanes != point / lanes {
                return None;
            }
            if !self.frame.values[before].is_nan() {
                return Some(before);
            }
            if self.gap == Gap::Breaks {
                return None;
            }
            at = before;
        }
    }

    /// Whether the rule leaves this point out as a tie.
    pub(super) fn skips(&self, point: usize) -> bool {
        let value = self.frame.values[point];
        match &self.skip {
            Skip::Nothing => false,
            Skip::OnCentre(lines) => {
                is_on_centre(value, lines.each_ref().map(|line| line.at(point)))
            }
            Skip::Repeats => self
                .judged_before(point)
                .is_some_and(|before| self.frame.values[before] == value),
        }
    }

    /// The neighbour before this point.
    pub(super) fn before(&self, point: usize) -> Option<usize> {
        let mut at = point;
        loop {
            let before = self.judged_before(at)?;
            if !self.skips(before) {
                return Some(before);
            }
            at = before;
        }
    }

    /// The window that ends at this point, latest first: shorter where the rule finds no more neighbours, and empty
    /// at a point that is missing or left out.
    pub(super) fn window(&self, point: usize, points: usize) -> impl Iterator<Item = usize> + '_ {
        let counts = !self.frame.values[point].is_nan() && !self.skips(point);
        std::iter::successors(counts.then_some(point), |&now| self.before(now)).take(points)
    }
}
