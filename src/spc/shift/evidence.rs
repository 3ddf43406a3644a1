//! Evidence today, and the first point at which there was enough of it.

use crate::base::direction::Direction;
use crate::num::haar::ShiftFit;
use crate::spc::shift::look::{Asked, Look, Sums};
use crate::spc::shift::points::Points;
use serde::Serialize;

/// The fewest points after the change at which evidence can be enough: before, what the points show of their own correlation is
/// too little.
pub const FEWEST_AFTER: usize = 12;

/// How much more the points are to be expected with a shift than with none, as e-values: a process that does not shift makes them as
/// large as 20 at any look in fewer than 1 of 20 series.
///
/// An e-value of 20 is not a chance of 1 in 20 that the result is an accident: it is how often a bet against "no shift" has multiplied
/// its stake.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct EValues {
    /// As of today, if points told nothing of their neighbours.
    pub independent: f64,
    /// As of today, at the correlation that the points show.
    pub observed: f64,
    /// The first point, counted from 0 in the series, at which `observed`, worked out from the points up to it, was one over the
    /// level: with at least [`FEWEST_AFTER`] points after the change, and not at the cap of the correlation. Later points never move it.
    pub reached: Option<usize>,
}

impl EValues {
    /// That nothing can be said.
    pub(crate) const NONE: Self = Self {
        independent: 1.0,
        observed: 1.0,
        reached: None,
    };
}

/// What is asked for evidence: of a shift upwards, downwards, or either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Up,
    Down,
    Either,
}

impl Way {
    pub(crate) const fn better(direction: Direction) -> Self {
        match direction {
            Direction::Higher => Self::Up,
            Direction::Lower => Self::Down,
            Direction::Neither => Self::Either,
        }
    }

    pub(crate) const fn worse(direction: Direction) -> Self {
        match direction {
            Direction::Higher => Self::Down,
            Direction::Lower => Self::Up,
            Direction::Neither => Self::Either,
        }
    }

    pub(crate) fn e(self, fit: &ShiftFit, prior: f64) -> f64 {
        match self {
            Self::Up => fit.upwards(prior),
            Self::Down => ShiftFit {
                shift: -fit.shift,
                ..*fit
            }
            .upwards(prior),
            Self::Either => fit.two_sided(prior),
        }
    }

    /// Whether the evidence is as much as that; what is easily told comes first.
    fn reaches(self, fit: &ShiftFit, prior: f64, enough: f64) -> bool {
        let towards = match self {
            Self::Up => fit.shift > 0.0,
            Self::Down => fit.shift < 0.0,
            Self::Either => true,
        };
        towards && 2.0 * fit.two_sided(prior) >= enough && self.e(fit, prior) >= enough
    }
}

/// A question to the evidence of a comparison.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question {
    pub(crate) asked: Asked,
    /// The shift, or the level after, that the evidence is against, on the scale of the points.
    pub(crate) null: f64,
    pub(crate) prior: f64,
    pub(crate) level: f64,
    /// Whether the points before the change are such that evidence can be enough.
    pub(crate) can_reach: bool,
}

impl Question {
    /// The evidence each of the ways, as of today and first.
    pub(crate) fn put<const N: usize>(&self, points: &Points, ways: [Way; N]) -> [EValues; N] {
        let mut values = [EValues::NONE; N];
        let mut sums = Sums::of_the_baseline(points, self.asked);
        let mut latest = None;
        while sums.points() < points.items.len() {
            sums.take_next(points);
            let last = sums.points() == points.items.len();
            let is_open = values.iter().any(|value| value.reached.is_none());
            let enough = self.can_reach && is_open && sums.points() - points.before >= FEWEST_AFTER;
            if !(last || enough) {
                continue;
            }
            let look = sums.look(points, self.asked);
            if let Some(look) = look.filter(|look| enough && !look.is_at_the_cap()) {
                let fit = look.observed().against(self.null);
                for (value, way) in values.iter_mut().zip(ways) {
                    if value.reached.is_none() && way.reaches(&fit, self.prior, 1.0 / self.level) {
                        value.reached = Some(points.items[sums.points() - 1].index);
                    }
                }
            }
            latest = look;
        }
        if let Some(look) = latest {
            for (value, way) in values.iter_mut().zip(ways) {
                value.independent = way.e(&look.fit.against(self.null), self.prior);
                value.observed = way.e(&look.observed().against(self.null), self.prior);
            }
        }
        values
    }
}

/// The look at all points of a comparison.
pub(crate) fn today(points: &Points, asked: Asked) -> Option<Look> {
    Sums::of_all(points, asked).look(points, asked)
}
