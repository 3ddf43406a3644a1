//! Whether a level is held: the sum of what the points fall short of it.

use crate::base::direction::Direction;
use crate::spc::shift::WhyNot;
use serde::Serialize;

/// What each point may fall short before it adds to the sum, in long-run standard deviations.
pub const REFERENCE: f64 = 0.5;

/// The sum beyond which a level has slipped, in long-run standard deviations.
pub const INTERVAL: f64 = 5.0;

/// Whether a level is held, made by [`Chart::hold`](crate::Chart::hold): a one-sided CUSUM of how far the points are worse than it.
///
/// It prints as a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Held {
    pub(super) level: f64,
    pub(super) better: Direction,
    pub(super) from: usize,
    pub(super) watched: usize,
    pub(super) sums: Vec<(usize, f64)>,
    pub(super) slip: Option<Slip>,
    pub(super) deviation: Option<f64>,
    pub(super) correlation: Option<f64>,
    pub(super) by_month: bool,
    pub(super) baseline: usize,
    pub(super) why_not: Vec<WhyNot>,
}

/// A level that slipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Slip {
    /// The point from which on the sum was above zero, where the slip probably began; counted from 0.
    pub began: usize,
    /// The point at which it was seen.
    pub seen: usize,
}

impl Held {
    /// The level to be held.
    #[must_use]
    pub const fn level(&self) -> f64 {
        self.level
    }

    /// Which way is better.
    #[must_use]
    pub const fn better(&self) -> Direction {
        self.better
    }

    /// The first point that is watched, counted from 0.
    #[must_use]
    pub const fn from(&self) -> usize {
        self.from
    }

    /// How many points with a value were watched.
    #[must_use]
    pub const fn points(&self) -> usize {
        self.watched
    }

    /// The first slip, if there was one.
    #[must_use]
    pub const fn slip(&self) -> Option<Slip> {
        self.slip
    }

    /// Whether the sum is beyond its limit at the latest point: a slip that was made good again is none.
    #[must_use]
    pub fn has_slipped(&self) -> bool {
        self.sums.last().is_some_and(|(_, sum)| *sum > INTERVAL)
    }

    /// The points that were watched with the sum at each, in long-run standard deviations: beyond [`INTERVAL`] the level has slipped. Empty
    /// where the chart [cannot tell](Self::why_not).
    pub fn sums(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.sums.iter().copied()
    }

    /// The long-run standard deviation that the sums are in: that of a point, in the units of the measure (of the logarithm of times and
    /// cases between events), times the root of (1 + r)/(1 − r), and with months compared √(1 + 12/n) times that. It is worked out
    /// from the points before the hold, and fixed there.
    #[must_use]
    pub const fn deviation(&self) -> Option<f64> {
        self.deviation
    }

    /// How much neighbouring points resemble each other before the hold.
    #[must_use]
    pub const fn resemblance(&self) -> Option<f64> {
        self.correlation
    }

    /// Why the chart cannot tell; empty where it can.
    #[must_use]
    pub fn why_not(&self) -> &[WhyNot] {
        &self.why_not
    }

    /// How often a process exactly at the level is said to have slipped within 24 points, as measured at this correlation, with as long a
    /// baseline (12 points or 24, and 12 more after the change) and with months compared or not. At most 0.6 is told, and less than 12 points are told as 12.
    #[must_use]
    pub fn false_slip(&self) -> Option<f64> {
        let table = &FALSE_SLIPS[usize::from(self.by_month)][usize::from(self.baseline >= 24)];
        let place = (self.correlation? / 0.2).min(3.0);
        let below = place.floor().min(2.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0, 1 or 2"
        )]
        let row = &table[below as usize..];
        Some(row[0] + (place - below) * (row[1] - row[0]))
    }
}

/// Levels and months, with 12 and with 24 points of baseline, at correlations of 0, 0.2, 0.4 and 0.6: `cargo run --release --example
/// evidence_table -- 20000 slips`.
const FALSE_SLIPS: [[[f64; 4]; 2]; 2] = [
    [[0.033, 0.062, 0.089, 0.116], [0.027, 0.048, 0.058, 0.065]],
    [[0.033, 0.064, 0.100, 0.136], [0.021, 0.037, 0.048, 0.055]],
];
