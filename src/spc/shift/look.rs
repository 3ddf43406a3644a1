//! One look at a comparison: the regression on the points up to there, and how much its residuals resemble their neighbours.
//!
//! ```text
//! model      √w y = √w (level, or that of its month) + √w x shift + e      x = 1 after the change
//! shift      S = Σ B A/(B + A),  d = Σ B A/(B + A) (mean after − mean before)/S     B, A = sums of w before and after, month by month
//! lag 1      Σ e_t e_{t+1}/Σ e², over neighbours on one side of the change; corrected as a resemblance is, from 0 to 0.8
//! ```
//!
//! Source of the long-run variance factor (1 + r)/(1 − r): Bayley and Hammersley, *The "effective" number of independent observations
//! in an autocorrelated time series*, Supplement to the Journal of the Royal Statistical Society 8 (1946) 184.

use crate::num::haar::ShiftFit;
use crate::spc::reading::resemblance::{LARGEST_CORRELATION, corrected};
use crate::spc::shift::points::{Item, MONTHS, Points};

/// What is asked of the points after the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Their shift from those before.
    Shift,
    /// Their level.
    LevelAfter,
}

/// What the points up to one of them say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Look {
    /// As if points told nothing of their neighbours.
    pub(crate) fit: ShiftFit,
    /// How much they resemble their neighbours, from 0 to [`LARGEST_CORRELATION`].
    pub(crate) correlation: f64,
    /// How many points it rests on.
    pub(crate) points: usize,
}

impl Look {
    /// The long-run variance over that of a point.
    pub(crate) fn factor(&self) -> f64 {
        long_run(self.correlation)
    }

    /// At the correlation that the points show.
    pub(crate) fn observed(&self) -> ShiftFit {
        self.fit.worth_less(self.factor())
    }

    /// Whether neighbours resemble each other as much as is told: then the level itself moves.
    pub(crate) fn is_at_the_cap(&self) -> bool {
        self.correlation >= LARGEST_CORRELATION
    }
}

/// What a model leaves of its points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rest {
    pub(crate) squares: f64,
    pub(crate) freedom: f64,
    pub(crate) correlation: f64,
}

impl Rest {
    /// The standard deviation in the long run: that of a point, times the root of the long-run variance factor.
    pub(crate) fn long_run_deviation(&self) -> f64 {
        libm::sqrt(self.squares / self.freedom * long_run(self.correlation))
    }
}

/// The long-run variance over that of a point.
pub(crate) fn long_run(correlation: f64) -> f64 {
    (1.0 + correlation) / (1.0 - correlation)
}

/// Sums of weights and of weighted values.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    weight: f64,
    value: f64,
}

impl Sum {
    fn add(&mut self, item: &Item) {
        self.weight += item.weight;
        self.value += item.weight * item.value;
    }
}

/// The sums of each month on either side of the change; all months are the first where they are not told apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums {
    before: [Sum; MONTHS],
    after: [Sum; MONTHS],
    by_month: bool,
    /// How many points are in them.
    points: usize,
}

impl Sums {
    /// Those of the points before the change.
    pub(crate) fn of_the_baseline(points: &Points, asked: Asked) -> Self {
        let by_month = points.by_month && asked == Asked::Shift;
        let mut sums = Self {
            by_month,
            ..Self::default()
        };
        for item in &points.items[..points.before] {
            let group = sums.group(item);
            sums.before[group].add(item);
            sums.points += 1;
        }
        sums
    }

    /// Those of all points.
    pub(crate) fn of_all(points: &Points, asked: Asked) -> Self {
        let mut sums = Self::of_the_baseline(points, asked);
        while sums.points < points.items.len() {
            sums.take_next(points);
        }
        sums
    }

    /// Takes in the next point after the change.
    pub(crate) fn take_next(&mut self, points: &Points) {
        let item = &points.items[self.points];
        let group = self.group(item);
        self.after[group].add(item);
        self.points += 1;
    }

    pub(crate) const fn points(&self) -> usize {
        self.points
    }

    const fn group(&self, item: &Item) -> usize {
        if self.by_month { item.month } else { 0 }
    }

    /// The look at the points so far; none where they leave nothing to judge a shift by.
    pub(crate) fn look(&self, points: &Points, asked: Asked) -> Option<Look> {
        let (squares, shift) = self.shift()?;
        let rest = self.rest(points, shift, 1.0)?;
        let (squares, shift) = match asked {
            Asked::Shift => (squares, shift),
            Asked::LevelAfter => (
                self.after[0].weight,
                self.after[0].value / self.after[0].weight,
            ),
        };
        Some(Look {
            fit: ShiftFit {
                squares,
                shift,
                rest: rest.squares,
                freedom: rest.freedom + 1.0,
            },
            correlation: rest.correlation,
            points: self.points,
        })
    }

    /// What the model leaves of the points so far, with so many columns beside the levels; none where too little is left to judge by.
    fn rest(&self, points: &Points, shift: f64, columns: f64) -> Option<Rest> {
        let levels = self.levels(shift);
        let items = &points.items[..self.points];
        let (mut squares, mut products, mut last) = (0.0, 0.0, 0.0);
        for (place, item) in items.iter().enumerate() {
            let moved = if place < points.before { 0.0 } else { shift };
            let residual = item.root_weight * (item.value - levels[self.group(item)] - moved);
            squares += residual * residual;
            if place > 0 && points.are_neighbours(place - 1) {
                products += last * residual;
            }
            last = residual;
        }
        let n = self.points as f64;
        let freedom = n - self.groups() - columns;
        // 4: the correction for the bias of the correlation divides by n − 4
        if freedom < 1.0 || n <= 4.0 || squares <= n * points.rounding * points.rounding {
            return None;
        }
        Some(Rest {
            squares,
            freedom,
            correlation: corrected(products / squares, self.points),
        })
    }

    /// The levels that the points so far show, month by month about their mean, and what they leave: with a shift where there are points
    /// after the change.
    pub(crate) fn process(&self, points: &Points) -> Option<([f64; MONTHS], Rest)> {
        let (shift, columns) = self.shift().map_or((0.0, 0.0), |(_, shift)| (shift, 1.0));
        Some((self.season(shift), self.rest(points, shift, columns)?))
    }

    /// How many levels there are: one, or one a month.
    fn groups(&self) -> f64 {
        let both = self.before.iter().zip(&self.after);
        both.filter(|(before, after)| before.weight + after.weight > 0.0)
            .count() as f64
    }

    /// S and d; none where no month is on both sides.
    fn shift(&self) -> Option<(f64, f64)> {
        let (mut squares, mut moved) = (0.0, 0.0);
        for (before, after) in self.before.iter().zip(&self.after) {
            if before.weight > 0.0 && after.weight > 0.0 {
                let weight = before.weight * after.weight / (before.weight + after.weight);
                squares += weight;
                moved += weight * (after.value / after.weight - before.value / before.weight);
            }
        }
        (squares > 0.0).then(|| (squares, moved / squares))
    }

    /// The level before the change that the model has for each month.
    fn levels(&self, shift: f64) -> [f64; MONTHS] {
        let mut levels = [0.0; MONTHS];
        for (level, (before, after)) in levels.iter_mut().zip(self.before.iter().zip(&self.after)) {
            let weight = before.weight + after.weight;
            if weight > 0.0 {
                *level = (before.value + after.value - shift * after.weight) / weight;
            }
        }
        levels
    }

    /// How far each month's level lies from the mean of those that there are.
    pub(crate) fn season(&self, shift: f64) -> [f64; MONTHS] {
        let mut levels = self.levels(shift);
        let there = |month: usize| self.before[month].weight + self.after[month].weight > 0.0;
        let months = (0..MONTHS).filter(|&month| there(month));
        let count = months.clone().count().max(1) as f64;
        let mean = months.map(|month| levels[month]).sum::<f64>() / count;
        for level in &mut levels {
            *level -= mean;
        }
        levels
    }
}
