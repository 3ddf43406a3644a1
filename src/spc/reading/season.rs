//! Do the points of a chart follow the season: the months, quarters or weeks of the year, the days of the week?
//!
//! ```text
//! value    v_t = level of its phase + season(t) + e_t / √denominator
//! season   months, weeks:   a cos + b sin of 2 π t / p        p = 12, or the 52.1775 weeks of a mean year
//!          quarters, days:  a level for each of 4 quarters, for each of 7 days
//! test     F = (explained / q) / (left / d)                   q = 2, 3 or 6, d = n − phases − q
//! changes  the same about a drift in each phase and one more level at the best split, so that neither is told as a season
//! p-value  the larger of the two; the first is exact for independent normal values, so that they show less than any p at most
//!          p of the time
//! ratio    √((explained / n − q noise / n) / noise)           noise = left / d, of the first
//! ```

use crate::base::period::Period;
use crate::num::tails::beta_cdf;
use crate::spc::chart::chart::Chart;
use crate::spc::reading::residuals::{best_split, residuals, stretches};
use serde::Serialize;
use std::f64::consts::TAU;
use std::ops::Range;

/// The fewest months that a yearly swing is looked for in: two years.
const MONTHS: usize = 24;

/// The fewest weeks that a yearly swing is looked for in: two years.
const WEEKS: usize = 104;

/// The fewest points of each quarter, or of each day of the week: each of them has a level of its own, which two points could hardly show.
const OF_EACH: usize = 3;

/// How many points make a whole turn of the season, where a point is one such period: 12 months, 4 quarters or 52.1775 weeks to the year,
/// 7 days to the week. None of years, which have no season, and of n days or weeks, in which none is looked for.
pub(crate) const fn points_a_turn(period: Period) -> Option<f64> {
    match period {
        Period::Day => Some(7.0),
        Period::Week => Some(365.2425 / 7.0),
        Period::Month => Some(12.0),
        Period::Quarter | Period::FinancialQuarter => Some(4.0),
        Period::Year | Period::FinancialYear | Period::Days(_) | Period::Weeks(_) => None,
    }
}

/// A pattern that comes again: over the year in points that are months, quarters or weeks, over the week in points that are days.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Season {
    /// What one point stands for. The season is the year, and of days the week.
    pub period: Period,
    /// The standard deviation of the seasonal swing over that of the points about it, corrected for what chance alone
    /// makes of it.
    pub ratio: f64,
    /// The chance of as strong a swing in independent values, about the levels of the phases and, if that is larger, about a drift and one
    /// more change of level besides.
    pub p_value: f64,
    /// How many points it rests on.
    pub points: usize,
}

impl Season {
    /// Whether independent values show so strong a swing less than 5 times in 100.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.p_value < 0.05
    }

    /// Whether independent values show so strong a swing less than once in 1,000 times: then whoever writes the chart
    /// [notes](Chart::all_notes) it.
    #[must_use]
    pub fn is_noted(&self) -> bool {
        self.p_value < 0.001
    }
}

impl Chart {
    /// The season of a chart whose points are [periods](crate::Series::every): the yearly swing of months, quarters and weeks, and the
    /// weekly pattern of days. None without a period or of years, below 24 months or 104 weeks with a value (two years), and below three
    /// of each quarter or day of the week.
    ///
    /// ```
    /// use improvement::{Chart, Kind, Period, Series, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // fewer are seen on Saturdays and Sundays
    /// let seen = (0..35).map(|day| [41, 44, 40, 42, 45, 23, 21][day % 7] + [0, 2, 1][day % 3]);
    /// let days = (0..35).filter_map(|day| date(2024, 1, 1).plus_days(day));
    /// let series = Series::values(seen)?.dated(days)?.every(Period::Day)?;
    /// let season = Chart::of(Kind::Individuals, series)?.season().expect("five of each day of the week");
    /// assert!(season.period == Period::Day && season.is_noted() && season.ratio > 5.0);
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "seasonality")]
    #[must_use]
    pub fn season(&self) -> Option<Season> {
        let period = self.series().period()?;
        let turn = points_a_turn(period)?;
        let stretches = stretches(self);
        let residuals = residuals(self, &|_| true, &stretches);
        let points = Points::of(self, &residuals);
        let seasons = points.seasons(period, turn)?;
        let levels = Space::of(points.levels(&stretches));
        let found = points.pattern(levels.clone(), &seasons)?;
        let mut changes = levels;
        let split = best_split(&residuals, &stretches);
        for column in points.changes(&stretches, split) {
            changes.add(column);
        }
        let about_changes = points.pattern(changes, &seasons)?;
        let n = points.index.len() as f64;
        let noise = found.left / found.freedom;
        let swing = ((found.explained - found.columns * noise) / n).max(0.0);
        Some(Season {
            period,
            ratio: (swing / noise).sqrt().min(100.0),
            p_value: found.p_value().max(about_changes.p_value()),
            points: points.index.len(),
        })
    }
}

/// The points with a value, each of them weighed.
struct Points {
    index: Vec<usize>,
    weight: Vec<f64>,
    residual: Vec<f64>,
}

impl Points {
    fn of(chart: &Chart, residuals: &[Option<f64>]) -> Self {
        let weighed = chart.kind().has_unequal_spread();
        let mut points = Self {
            index: Vec::new(),
            weight: Vec::new(),
            residual: Vec::new(),
        };
        for (index, residual) in residuals.iter().enumerate() {
            if let Some(residual) = *residual {
                points.index.push(index);
                points.residual.push(residual);
                let denominator = chart.series().denominator(index).filter(|_| weighed);
                points.weight.push(denominator.map_or(1.0, f64::sqrt));
            }
        }
        points
    }

    /// A column of a model: what it says of each point, by how much that point can tell.
    fn column(&self, of: impl Fn(usize) -> f64) -> Vec<f64> {
        let points = self.index.iter().zip(&self.weight);
        points.map(|(&index, weight)| of(index) * weight).collect()
    }

    /// What the season may be; none of too few points.
    fn seasons(&self, period: Period, turn: f64) -> Option<Vec<Vec<f64>>> {
        let wave = |least: usize| {
            let angle = move |index: usize| TAU * index as f64 / turn;
            (self.index.len() >= least).then(|| {
                vec![
                    self.column(|index| libm::cos(angle(index))),
                    self.column(|index| libm::sin(angle(index))),
                ]
            })
        };
        let levels = |many: usize| {
            let of_each = |which: usize| {
                self.index
                    .iter()
                    .filter(move |&&index| index % many == which)
            };
            let enough = (0..many).all(|which| of_each(which).count() >= OF_EACH);
            enough.then(|| {
                (1..many)
                    .map(|which| self.column(|index| f64::from(u8::from(index % many == which))))
                    .collect()
            })
        };
        match period {
            Period::Month => wave(MONTHS),
            Period::Week => wave(WEEKS),
            Period::Quarter | Period::FinancialQuarter => levels(4),
            Period::Day => levels(7),
            Period::Year | Period::FinancialYear | Period::Days(_) | Period::Weeks(_) => None,
        }
    }

    fn levels(&self, stretches: &[Range<usize>]) -> Vec<Vec<f64>> {
        let level = |stretch: &Range<usize>| {
            self.column(|index| f64::from(u8::from(stretch.contains(&index))))
        };
        stretches.iter().map(level).collect()
    }

    /// A drift in each stretch, and one more level from the split to the end of its stretch.
    fn changes(&self, stretches: &[Range<usize>], split: Option<usize>) -> Vec<Vec<f64>> {
        let inside = |stretch: &Range<usize>, index: usize, value: f64| {
            if stretch.contains(&index) { value } else { 0.0 }
        };
        let drift = |stretch: &Range<usize>| {
            let middle = f64::midpoint(stretch.start as f64, stretch.end as f64);
            self.column(|index| inside(stretch, index, index as f64 - middle))
        };
        let mut columns: Vec<Vec<f64>> = stretches.iter().map(drift).collect();
        if let Some(split) = split {
            let halved = stretches.iter().filter(|stretch| stretch.contains(&split));
            columns.extend(
                halved
                    .map(|stretch| self.column(|index| inside(&(split..stretch.end), index, 1.0))),
            );
        }
        columns
    }

    /// What the season explains beside all that is in a space; none where too little is left to judge it by.
    fn pattern(&self, mut space: Space, seasons: &[Vec<f64>]) -> Option<Pattern> {
        let squares = |column: &[f64]| column.iter().map(|value| value * value).sum::<f64>();
        let total = squares(&space.rest(self.residual.clone()));
        let before = space.columns.len();
        for season in seasons {
            space.add(season.clone());
        }
        let left = squares(&space.rest(self.residual.clone()));
        let columns = space.columns.len() - before;
        let freedom = self.index.len().checked_sub(space.columns.len())?;
        // equal values have rounding to explain, and nothing else
        let flat = total <= 1e-20 * squares(&self.residual) || total <= 0.0;
        (columns > 0 && freedom > 0 && !flat).then(|| Pattern {
            explained: total - left,
            left: left.max(total * 1e-12),
            columns: columns as f64,
            freedom: freedom as f64,
        })
    }
}

/// What a season explains of the squares, with how many columns, and what it leaves.
struct Pattern {
    explained: f64,
    left: f64,
    columns: f64,
    freedom: f64,
}

impl Pattern {
    /// The tail of F, by the beta distribution.
    fn p_value(&self) -> f64 {
        let share = self.left / (self.left + self.explained.max(0.0));
        beta_cdf(share, self.freedom / 2.0, self.columns / 2.0)
    }
}

/// All that some columns can say, as columns of length 1 at right angles to each other.
#[derive(Clone)]
struct Space {
    columns: Vec<Vec<f64>>,
}

impl Space {
    fn of(columns: Vec<Vec<f64>>) -> Self {
        let mut space = Self {
            columns: Vec::new(),
        };
        for column in columns {
            space.add(column);
        }
        space
    }

    /// What of a column they cannot say.
    fn rest(&self, mut column: Vec<f64>) -> Vec<f64> {
        for own in &self.columns {
            let along: f64 = own.iter().zip(&column).map(|(a, b)| a * b).sum();
            for (value, own) in column.iter_mut().zip(own) {
                *value -= along * own;
            }
        }
        column
    }

    /// Takes in a column, unless they can say it already.
    fn add(&mut self, column: Vec<f64>) {
        let length = |column: &[f64]| column.iter().map(|value| value * value).sum::<f64>().sqrt();
        let before = length(&column);
        let mut rest = self.rest(column);
        let after = length(&rest);
        if after > 1e-6 * before {
            for value in &mut rest {
                *value /= after;
            }
            self.columns.push(rest);
        }
    }
}
