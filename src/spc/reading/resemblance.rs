//! Do the points of a chart resemble their neighbours, or the same month of other years?
//!
//! ```text
//! residual   e = (value − mean of its phase) √denominator
//! lag 1      r = Σ e_t e_{t+1} / Σ e²         over neighbours of one phase, none of them missing or excluded
//! null       (−1 + 1.645 √(n − 2)) / (n − 1)  its 95 % point when values are independent (Anderson 1942)
//! corrected  (n r + 1) / (n − 4)              since r falls short by about (1 + 4 φ) / n (Kendall 1954)
//! season     e_t = a cos + b sin of 2 π t / 12 by least squares, over months; F(2, n − 3)
//! ```
//!
//! Sources: Anderson, *Distribution of the serial correlation coefficient*, Annals of Mathematical Statistics 13
//! (1942) 1; Kendall, *Note on bias in the estimation of autocorrelation*, Biometrika 41 (1954) 403.

use crate::base::date::Period;
use crate::num::summary;
use crate::spc::chart::chart::Chart;
use crate::spc::data::facts::LimitFamily;
use serde::Serialize;

/// The largest correlation that a price is given for: a larger estimate says that the level moves.
pub const LARGEST_CORRELATION: f64 = 0.8;

/// The fewest neighbours that a correlation is measured on.
const FEWEST: usize = 10;

/// The fewest months that a yearly pattern is looked for in: two years.
const MONTHS: usize = 24;

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
}

impl Resemblance {
    /// Whether it is more than independent values show 95 times in 100.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.lag_1 > self.null_point
    }
}

/// A yearly pattern of monthly points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Season {
    /// The standard deviation of the yearly swing over that of the points about it, corrected for what chance alone
    /// makes of it.
    pub ratio: f64,
    /// The chance of as strong a swing in independent values.
    pub p_value: f64,
    /// How many months it rests on.
    pub months: usize,
}

impl Season {
    /// Whether independent values show so strong a swing less than 5 times in 100.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.p_value < 0.05
    }
}

impl Chart {
    /// How much neighbouring points resemble each other, within phases; none below 10 neighbours, or if all are
    /// equal.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let slow = (0..30).map(|i| f64::from((i * 7) % 5) + if i % 10 < 5 { 8.0 } else { 0.0 });
    /// let found = Chart::xmr(slow)?.resemblance().expect("enough points");
    /// assert!(found.is_clear());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn resemblance(&self) -> Option<Resemblance> {
        let residuals = residuals(self);
        let (mut products, mut neighbours) = (0.0, 0);
        for phase in self.phases() {
            for pair in residuals[phase.points()].windows(2) {
                if let [Some(one), Some(next)] = *pair {
                    products += one * next;
                    neighbours += 1;
                }
            }
        }
        let squares: f64 = residuals.iter().flatten().map(|e| e * e).sum();
        if neighbours < FEWEST || squares <= 0.0 {
            return None;
        }
        let points = residuals.iter().flatten().count();
        let n = points as f64;
        let lag_1 = products / squares;
        Some(Resemblance {
            lag_1,
            null_point: (1.645 * (n - 2.0).sqrt() - 1.0) / (n - 1.0),
            corrected: ((n * lag_1 + 1.0) / (n - 4.0)).clamp(0.0, LARGEST_CORRELATION),
            points,
        })
    }

    /// The yearly pattern of a chart of months; none below 24 months with a value, or without a
    /// [period](crate::Series::every) of months.
    #[must_use]
    pub fn season(&self) -> Option<Season> {
        if self.series().period() != Some(Period::Month) {
            return None;
        }
        let residuals = residuals(self);
        let points: Vec<(f64, f64)> = residuals
            .iter()
            .enumerate()
            .filter_map(|(index, e)| {
                let turn = std::f64::consts::TAU * index as f64 / 12.0;
                e.map(|e| (turn, e))
            })
            .collect();
        if points.len() < MONTHS {
            return None;
        }
        let total: f64 = points.iter().map(|(_, e)| e * e).sum();
        // two normal equations
        let sum = |term: &dyn Fn(f64, f64) -> f64| -> f64 {
            points.iter().map(|&(turn, e)| term(turn, e)).sum()
        };
        let cc = sum(&|turn, _| libm::cos(turn) * libm::cos(turn));
        let ss = sum(&|turn, _| libm::sin(turn) * libm::sin(turn));
        let cs = sum(&|turn, _| libm::cos(turn) * libm::sin(turn));
        let ce = sum(&|turn, e| libm::cos(turn) * e);
        let se = sum(&|turn, e| libm::sin(turn) * e);
        let determinant = cc * ss - cs * cs;
        if total <= 0.0 || determinant <= 1e-9 {
            return None;
        }
        let explained = (ss * ce * ce - 2.0 * cs * ce * se + cc * se * se) / determinant;
        let freedom = points.len() as f64 - 3.0;
        let left = (total - explained).max(total * 1e-12);
        let f = explained / 2.0 / (left / freedom);
        let noise = left / freedom;
        let swing = ((explained - 2.0 * noise) / points.len() as f64).max(0.0);
        Some(Season {
            ratio: (swing / noise).sqrt().min(100.0),
            // the tail of F with 2 degrees above has this form
            p_value: libm::pow(1.0 + 2.0 * f / freedom, -freedom / 2.0),
            months: points.len(),
        })
    }
}

/// What each point differs from the mean of its phase, by as much as its denominator lets it tell.
fn residuals(chart: &Chart) -> Vec<Option<f64>> {
    let mut residuals = vec![None; chart.len()];
    // what is plotted resembles its neighbour by itself where it is made of more points than one
    let made = chart.kind().has_memory() || chart.kind().family() == LimitFamily::MovingRanges;
    let value = |index: usize| {
        if made {
            chart.series().value(index)
        } else {
            chart.value(index)
        }
    };
    let used = |index: usize| value(index).filter(|_| !chart.is_excluded(index));
    let weighed = chart.kind().has_unequal_spread();
    for phase in chart.phases() {
        let values: Vec<f64> = phase.points().filter_map(used).collect();
        let Some(mean) = summary::mean(&values) else {
            continue;
        };
        for index in phase.points() {
            let weight = match chart.series().denominator(index) {
                Some(denominator) if weighed => denominator.sqrt(),
                _ => 1.0,
            };
            residuals[index] = used(index).map(|value| (value - mean) * weight);
        }
    }
    residuals
}
