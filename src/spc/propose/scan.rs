//! The evidence of a change at each place of a phase, from sums that are kept as the points go on.
//!
//! ```text
//! places     τ = 12 … H − 1 points before the change, each with the same share 1/(H − 12); H the horizon
//! mixture    Σ_τ E_τ/(H − 12), with E_τ the two-sided evidence at the correlation about both levels, and 1 where τ is still to come
//! where      p(τ) ∝ E_τ over the places with 8 points on either side
//! ```

use crate::num::haar::ShiftFit;
use crate::spc::propose::propose::{FEWEST_BASELINE, Propose};
use crate::spc::reading::resemblance::corrected;
use crate::spc::shift::look::long_run;
use crate::spc::shift::points::Points;
use std::ops::Range;

/// The fewest points on either side of a place that is told.
pub(super) const SIDE: usize = 8;

/// The variance of the prior of the shift, in squared standard deviations.
const PRIOR: f64 = 1.0;

/// Where the squares left are less than this share of all, sums have lost them.
const LOST: f64 = 1e-9;

/// Sums over points and over pairs of neighbours.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    weight: f64,
    value: f64,
    square: f64,
    pair: f64,
    pair_value: f64,
    pair_square: f64,
}

impl Sums {
    fn less(self, other: Self) -> Self {
        Self {
            weight: self.weight - other.weight,
            value: self.value - other.value,
            square: self.square - other.square,
            pair: self.pair - other.pair,
            pair_value: self.pair_value - other.pair_value,
            pair_square: self.pair_square - other.pair_square,
        }
    }

    /// The squares about the mean, and the products of neighbours.
    fn about_mean(self) -> (f64, f64) {
        let mean = self.value / self.weight;
        (
            self.square - mean * self.value,
            self.pair_square - mean * self.pair_value + mean * mean * self.pair,
        )
    }
}

/// The points of a phase, with the sums up to each.
pub(super) struct Scan<'a> {
    points: &'a Points,
    /// Those of the points before each place, and of the pairs that end before it.
    up_to: Vec<Sums>,
}

impl<'a> Scan<'a> {
    pub(super) fn of(points: &'a Points) -> Self {
        let mut up_to = Vec::with_capacity(points.items.len() + 1);
        let mut sums = Sums::default();
        up_to.push(sums);
        for (place, item) in points.items.iter().enumerate() {
            sums.weight += item.weight;
            sums.value += item.weight * item.value;
            sums.square += item.weight * item.value * item.value;
            if let Some(last) = place.checked_sub(1).map(|last| &points.items[last])
                && last.index + 1 == item.index
            {
                let both = last.root_weight * item.root_weight;
                sums.pair += both;
                sums.pair_value += both * (last.value + item.value);
                sums.pair_square += both * last.value * item.value;
            }
            up_to.push(sums);
        }
        Self { points, up_to }
    }

    pub(super) fn len(&self) -> usize {
        self.points.items.len()
    }

    /// The sums of a stretch; its first point has no neighbour before it.
    fn of_stretch(&self, stretch: Range<usize>) -> Sums {
        let mut sums = self.up_to[stretch.end].less(self.up_to[stretch.start]);
        let first = self.up_to[stretch.start + 1].less(self.up_to[stretch.start]);
        sums.pair -= first.pair;
        sums.pair_value -= first.pair_value;
        sums.pair_square -= first.pair_square;
        sums
    }

    /// The same, from the points themselves.
    fn plainly(&self, stretch: Range<usize>) -> (f64, f64) {
        let mean = self.points.mean(stretch.clone()).unwrap_or(0.0);
        let (mut squares, mut products, mut last) = (0.0, 0.0, None);
        for item in &self.points.items[stretch] {
            let rest = item.root_weight * (item.value - mean);
            squares += rest * rest;
            if let Some((index, before)) = last
                && index + 1 == item.index
            {
                products += before * rest;
            }
            last = Some((item.index, rest));
        }
        (squares, products)
    }

    /// The logarithm of the evidence for a change after `before` points, from the first `end` points; 0 where nothing can be said.
    pub(super) fn ln_evidence(&self, before: usize, end: usize) -> f64 {
        let (one, other) = (self.of_stretch(0..before), self.of_stretch(before..end));
        let (first, second) = (one.about_mean(), other.about_mean());
        let (mut rest, mut products) = (first.0 + second.0, first.1 + second.1);
        if rest <= LOST * self.up_to[end].square {
            let (first, second) = (self.plainly(0..before), self.plainly(before..end));
            (rest, products) = (first.0 + second.0, first.1 + second.1);
        }
        let shift = other.value / other.weight - one.value / one.weight;
        // where nothing varies about two levels the evidence has its end, and there is no correlation
        let varies = rest > end as f64 * self.points.rounding * self.points.rounding;
        if !varies && shift.abs() <= self.points.rounding {
            return 0.0;
        }
        let correlation = if varies {
            corrected(products / rest, end)
        } else {
            0.0
        };
        let fit = ShiftFit {
            squares: one.weight * other.weight / (one.weight + other.weight),
            shift,
            rest: if varies { rest } else { 0.0 },
            freedom: end as f64 - 1.0,
        };
        fit.worth_less(long_run(correlation)).ln_two_sided(PRIOR)
    }

    /// The logarithm of the mixture over the places, from the first `end` points.
    pub(super) fn ln_mixture(&self, end: usize, propose: Propose) -> f64 {
        let places = (propose.horizon - FEWEST_BASELINE) as f64;
        let gone = FEWEST_BASELINE..propose.horizon.min(end);
        let to_come = places - gone.len() as f64;
        let evidence: Vec<f64> = gone.map(|before| self.ln_evidence(before, end)).collect();
        let largest = evidence.iter().copied().fold(0.0, f64::max);
        let sum: f64 = evidence.iter().map(|ln| libm::exp(ln - largest)).sum();
        largest + libm::log((sum + to_come * libm::exp(-largest)) / places)
    }

    /// The first number of points at which the mixture was enough.
    pub(super) fn first_enough(&self, propose: Propose) -> Option<usize> {
        let enough = -libm::log(propose.level);
        (FEWEST_BASELINE + 1..=self.len()).find(|&end| self.ln_mixture(end, propose) >= enough)
    }

    /// How likely each place is, from all points; the places have 8 points on either side, where there are so many.
    pub(super) fn places(&self) -> Vec<(usize, f64)> {
        let end = self.len();
        let places = if end >= 2 * SIDE {
            SIDE..end - SIDE + 1
        } else {
            FEWEST_BASELINE..end
        };
        let evidence: Vec<(usize, f64)> = places
            .map(|before| (before, self.ln_evidence(before, end)))
            .collect();
        let largest = evidence
            .iter()
            .fold(f64::NEG_INFINITY, |most, place| most.max(place.1));
        let shares = evidence.iter().map(|place| libm::exp(place.1 - largest));
        let all: f64 = shares.clone().sum();
        evidence
            .iter()
            .zip(shares)
            .map(|(place, share)| (place.0, share / all))
            .collect()
    }
}
