//! Do the points of a chart resemble their neighbours?
//!
//! ```text
//! residual   e = (value − mean of its stretch) √denominator      a stretch is a phase, or what a split makes of it
//! lag 1      r = Σ e_t e_{t+1} / Σ e²         over neighbours of one stretch, none of them missing, excluded or beyond limits
//! null       (−m + 1.645 √(n − 2)) / (n − 1)  its 95 % point when values are independent, for m stretches (Anderson 1942: m = 1)
//! split      one more stretch, six points on either side, where the squares within are least
//! corrected  (n r + 1) / (n − 4)              since r falls short by about (1 + 4 φ) / n (Kendall 1954)
//! ```
//!
//! Sources: Anderson, *Distribution of the serial correlation coefficient*, Annals of Mathematical Statistics 13
//! (1942) 1; Kendall, *Note on bias in the estimation of autocorrelation*, Biometrika 41 (1954) 403.

use crate::spc::chart::chart::Chart;
use crate::spc::reading::residuals::{
    best_split, inside_limits, lag_1, residuals, split_at, stretches,
};
use serde::Serialize;

/// The largest correlation that a price is given for: a larger estimate says that the level moves.
pub const LARGEST_CORRELATION: f64 = 0.8;

/// What a standard normal value stays under 95 times in 100.
const Z_CLEAR: f64 = 1.645;

/// What it stays under 999 times in 1,000.
const Z_NOTED: f64 = 3.090;

/// How much the points of a chart resemble their neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Resemblance {
    /// The correlation of neighbours, within phases.
    pub lag_1: f64,
    /// What independent values stay under 95 times in 100.
    pub null_point: f64,
    /// The correlation corrected for its bias, from 0 to [`LARGEST_CORRELATION`].
    pub corrected: f64,
    /// How many points it rests on.
    pub points: usize,
    /// The correlation about two levels, one on either side of the best split. None where no split leaves six points on either side.
    pub within_split: Option<f64>,
    /// What independent values stay under there 95 times in 100.
    pub split_null_point: f64,
    /// The first point after that split.
    pub split: Option<usize>,
}

impl Resemblance {
    /// Whether it is more than independent values show 95 times in 100.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.lag_1 > self.null_point
    }

    /// Whether neighbours resemble each other whether the level moved or not: so it is about two levels too. Else a clear
    /// correlation says that either neighbours resemble each other, or the level moved once, and the points cannot tell which.
    ///
    /// At 12 to 60 points, with one step of up to 3 standard deviations, independent values say so 1 to 5 times in 100.
    #[must_use]
    pub fn is_apart_from_a_step(&self) -> bool {
        self.is_clear()
            && self
                .within_split
                .is_some_and(|within| within > self.split_null_point)
    }

    /// Whether independent values resemble each other so much less than once in 1,000 times, and whether the level moved or not: then
    /// whoever writes the chart [notes](Chart::all_notes) it.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        let n = self.points as f64;
        // the 99.9 % point, by as much further out
        let further = (Z_NOTED - Z_CLEAR) * (n - 2.0).sqrt() / (n - 1.0);
        self.lag_1 > self.null_point + further && self.is_apart_from_a_step()
    }
}

impl Chart {
    /// How much neighbouring points resemble each other, within phases; none below 10 neighbours, or if all are
    /// equal. Points beyond the limits are left out.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let slow = (0..30).map(|i| f64::from((i * 7) % 5) + if i % 10 < 5 { 8.0 } else { 0.0 });
    /// let found = Chart::run(slow)?.resemblance().expect("enough points");
    /// assert!(found.is_clear() && found.is_apart_from_a_step());
    ///
    /// // one step half-way looks like correlation, and may be none
    /// let step = (0..30).map(|i| f64::from((i * 7) % 5) + if i < 15 { 4.0 } else { 0.0 });
    /// let found = Chart::run(step)?.resemblance().expect("enough points");
    /// assert!(found.is_clear() && !found.is_apart_from_a_step());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn resemblance(&self) -> Option<Resemblance> {
        let stretches = stretches(self);
        let used = inside_limits(self);
        let residuals = residuals(self, &used, &stretches);
        let lag_1 = lag_1(&residuals, &stretches)?;
        let points = residuals.iter().flatten().count();
        let split = best_split(&residuals, &stretches);
        let within_split = split.and_then(|split| {
            let halves = split_at(&stretches, split);
            self::lag_1(&self::residuals(self, &used, &halves), &halves)
        });
        Some(Resemblance {
            lag_1,
            null_point: null_point(points, stretches.len()),
            corrected: corrected(lag_1, points),
            points,
            within_split,
            split_null_point: null_point(points, stretches.len() + 1),
            split,
        })
    }
}

/// The correlation of neighbours corrected for its bias, from 0 to [`LARGEST_CORRELATION`]; of more than 4 points.
pub(crate) fn corrected(lag_1: f64, points: usize) -> f64 {
    let n = points as f64;
    ((n * lag_1 + 1.0) / (n - 4.0)).clamp(0.0, LARGEST_CORRELATION)
}

/// The 95 % point of the correlation of neighbours in so many independent values, about so many means: each of them takes about
/// 1 / n from it.
fn null_point(points: usize, means: usize) -> f64 {
    let n = points as f64;
    (Z_CLEAR * (n - 2.0).sqrt() - means as f64) / (n - 1.0)
}
