//! What a chart takes for granted, whether its data bear that out, and what it does to the false alarms if they do
//! not.

use crate::base::error::Error;
use crate::base::period::Period;
use crate::num::summary;
use crate::spc::chart::chart::Chart;
use crate::spc::data::data::Data;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::note::Note;
use crate::spc::price::designs::departure::Departure;
use crate::spc::price::designs::question::{Price, Question};
use crate::spc::reading::residuals::{best_split, inside_limits, residuals, split_at, stretches};
use serde::Serialize;

/// Skewness of more standard errors than this is more than normal values show: 95 in 100 stay under it.
const CLEARLY_SKEWED: f64 = 1.645;

/// Limits from fewer points than this move a good deal: the first points of a baseline.
const FEW: usize = 20;

/// A count with a smaller mean takes so few values that limits cannot have their nominal chance.
const DISCRETE: f64 = 5.0;

/// Prices that differ by less are the same to a reader: they are printed in hundredths.
const SEEN: f64 = 0.01;

/// The coarsest rounding, in standard deviations, that leaves limits and runs about as they are.
const COARSE: f64 = 0.5;

/// One thing that a chart takes for granted and that its data do not bear out.
///
/// Its [`Display`](std::fmt::Display) says what it does to the chance of a false alarm, and what to do about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assumption {
    broken: Broken,
    price: Price,
    nominal: Price,
}

/// What is not as the chart takes it to be.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Broken {
    /// Neighbouring points resemble each other.
    Correlated {
        /// The correlation, corrected for its bias.
        correlation: f64,
    },
    /// Either neighbouring points resemble each other, or the level moved once: these points cannot tell which.
    CorrelatedOrMoved {
        /// The correlation if the level did not move, corrected for its bias.
        correlation: f64,
    },
    /// The points follow the season.
    Seasonal {
        /// What one point stands for: the season is the year, and of days the week.
        period: Period,
        /// The standard deviation of the swing over that of the points about it.
        ratio: f64,
    },
    /// Counts vary more than chance alone makes them.
    OverDispersed {
        /// How many times as much.
        sigma_z: f64,
    },
    /// Many points are equal: values are rounded to coarse steps.
    Rounded {
        /// The step, in standard deviations.
        step: f64,
    },
    /// Measured values have a long tail upwards.
    Skewed {
        /// The skewness: 0 of normal values, 2 of exponential ones.
        skewness: f64,
    },
    /// Limits rest on few points.
    FewPoints {
        /// How many.
        points: usize,
    },
    /// Counts are so small that few values are possible.
    Discrete {
        /// The events expected at a point, or the non-events if they are fewer.
        events: f64,
        /// Whether it is the non-events that are few.
        non_events: bool,
    },
}

impl Assumption {
    /// What is not as the chart takes it to be.
    #[must_use]
    pub const fn broken(&self) -> Broken {
        self.broken
    }

    /// The chance of any signal though nothing changed, with this as it is on the chart.
    #[must_use]
    pub const fn price(&self) -> &Price {
        &self.price
    }

    /// The chance if it were as the chart takes it to be. Of few points, if limits were known; of small counts, if
    /// they were normal values.
    #[must_use]
    pub const fn nominal(&self) -> &Price {
        &self.nominal
    }
}

impl Chart {
    /// Every assumption of the chart that its data do not bear out, each with what it does to the chance of a
    /// false alarm: those that change it by less than a hundredth, or by less than the simulation can tell, are left out.
    ///
    /// Priced by simulation under that one departure, for [`Question::AnySignal`].
    ///
    /// ```
    /// use improvement::Chart;
    /// use improvement::spc::Broken;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // scores from 1 to 3: most points are equal
    /// let scores = (0..30).map(|i| f64::from([2, 2, 3, 2, 1, 2, 2][(i * 5) % 7]));
    /// let broken = Chart::xmr(scores)?.assumptions()?;
    /// assert!(broken.iter().any(|found| matches!(found.broken(), Broken::Rounded { .. })));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Chart::price`].
    pub fn assumptions(&self) -> Result<Vec<Assumption>, Error> {
        let design = self.design()?;
        let plain = Price::of(&design, Question::AnySignal)?;
        let under = |departure| Price::of(&design.clone().under(departure), Question::AnySignal);
        let mut found = Vec::new();
        let mut add = |broken, price: Price, nominal: Price| {
            if differ(&price, &nominal) {
                found.push(Assumption {
                    broken,
                    price,
                    nominal,
                });
            }
        };
        if let Some(resemblance) = self
            .resemblance()
            .filter(crate::spc::reading::resemblance::Resemblance::is_clear)
        {
            let correlation = resemblance.corrected;
            let price = under(Departure::Correlation(correlation))?;
            let broken = if resemblance.is_apart_from_a_step() {
                Broken::Correlated { correlation }
            } else {
                Broken::CorrelatedOrMoved { correlation }
            };
            add(broken, price, plain.clone());
        }
        if let Some(season) = self
            .season()
            .filter(crate::spc::reading::season::Season::is_clear)
        {
            let (ratio, period) = (season.ratio, season.period);
            let price = under(Departure::Season { ratio, period })?;
            add(Broken::Seasonal { ratio, period }, price, plain.clone());
        }
        for note in self.notes() {
            if let Note::OverDispersed { sigma_z, .. } = *note {
                let price = under(Departure::OverDispersed(sigma_z))?;
                add(Broken::OverDispersed { sigma_z }, price, plain.clone());
                break;
            }
        }
        if self.kind().family() == LimitFamily::Values {
            let values = self.residual_values();
            if let Some(step) = step(&values) {
                let price = under(Departure::Rounded(step))?;
                add(Broken::Rounded { step }, price, plain.clone());
            }
            if let Some(skewness) = skewness(&self.residuals_about_two_levels()) {
                let price = under(Departure::Skewed(lognormal_with(skewness)))?;
                add(Broken::Skewed { skewness }, price, plain.clone());
            }
        }
        let points = self.phases().iter().map(|phase| phase.estimate().points);
        let points = points.min().unwrap_or(0);
        if self.has_limits()
            && points < FEW
            && let Ok(known) = design.clone().known()
            && self.phases().len() == 1
        {
            let nominal = Price::of(&known, Question::AnySignal)?;
            add(Broken::FewPoints { points }, plain.clone(), nominal);
        }
        if let Some((events, non_events)) = self.expected_events().filter(|few| few.0 < DISCRETE) {
            let normal = design.as_normal()?;
            let nominal = Price::of(&normal, Question::AnySignal)?;
            add(
                Broken::Discrete { events, non_events },
                plain.clone(),
                nominal,
            );
        }
        Ok(found)
    }

    /// The values less the mean of their phase.
    fn residual_values(&self) -> Vec<f64> {
        let used = |index: usize| self.value(index).filter(|_| !self.is_excluded(index));
        let mut residuals = Vec::with_capacity(self.len());
        for phase in self.phases() {
            let values: Vec<f64> = phase.points().filter_map(used).collect();
            let mean = summary::mean(&values).unwrap_or(0.0);
            residuals.extend(values.iter().map(|value| value - mean));
        }
        residuals
    }

    /// The values inside the limits less the mean of their phase, on either side of the best split: a step or a point that stands out
    /// makes no tail.
    fn residuals_about_two_levels(&self) -> Vec<f64> {
        let used = inside_limits(self);
        let mut stretches = stretches(self);
        let found = residuals(self, &used, &stretches);
        if let Some(split) = best_split(&found, &stretches) {
            stretches = split_at(&stretches, split);
        }
        let found = residuals(self, &used, &stretches);
        found.into_iter().flatten().collect()
    }

    /// The events, or the non-events if they are fewer, that a point has on average, and whether it is these.
    fn expected_events(&self) -> Option<(f64, bool)> {
        if !self.kind().expects_events() {
            return None;
        }
        let used = |column: &[f64]| {
            let present = (0..self.len()).filter(|&index| self.value(index).is_some());
            let values: Vec<f64> = present.map(|index| column[index]).collect();
            summary::mean(&values)
        };
        match &self.series().data {
            Data::Proportions { events, trials } => {
                let (events, trials) = (used(events)?, used(trials)?);
                let others = trials - events;
                Some((events.min(others), others < events))
            }
            Data::Rates { events, .. } | Data::Counts(events) => Some((used(events)?, false)),
            _ => None,
        }
    }
}

/// Whether two prices differ by what a reader would see, and by more than two standard errors.
fn differ(price: &Price, nominal: &Price) -> bool {
    let by = (price.chance() - nominal.chance()).abs();
    let error = price.standard_error().hypot(nominal.standard_error());
    by >= SEEN && by > 2.0 * error
}

fn deviation(values: &[f64]) -> f64 {
    let squares: f64 = values.iter().map(|value| value * value).sum();
    (squares / (values.len() as f64 - 1.0)).sqrt()
}

/// The step to which values are rounded, in standard deviations, if it is coarse: the smallest difference between
/// two of them.
fn step(residuals: &[f64]) -> Option<f64> {
    let sigma = deviation(residuals);
    let mut sorted = residuals.to_vec();
    sorted.sort_by(f64::total_cmp);
    // differences that are rounding of the mean are none
    let differences = sorted.windows(2).map(|pair| pair[1] - pair[0]);
    let smallest = differences
        .filter(|difference| *difference > 1e-9 * sigma)
        .fold(f64::INFINITY, f64::min);
    let step = smallest / sigma;
    let distinct = 1 + sorted
        .windows(2)
        .filter(|pair| pair[1] - pair[0] > 1e-9 * sigma)
        .count();
    // a few values far apart are not rounded: rounded ones come again
    (step >= COARSE && step.is_finite() && 2 * distinct <= residuals.len())
        .then_some(step.min(100.0))
}

/// The skewness of the values, if it is clear.
fn skewness(residuals: &[f64]) -> Option<f64> {
    let n = residuals.len() as f64;
    if n < 12.0 {
        return None;
    }
    let mean = |power: i32| residuals.iter().map(|e| e.powi(power)).sum::<f64>() / n;
    let skewness = mean(3) / mean(2).powf(1.5);
    // under normal values; the usual large-sample form
    let error = (6.0 * (n - 2.0) / ((n + 1.0) * (n + 3.0))).sqrt();
    (skewness / error > CLEARLY_SKEWED).then_some(skewness)
}

/// The standard deviation of the logarithm with which the exponential of a normal value is so skewed.
fn lognormal_with(skewness: f64) -> f64 {
    // (w + 2) √(w − 1) with w = exp(σ²) rises from 0: halve until the interval is nothing
    let (mut low, mut high) = (0.0_f64, 1.5);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        let w = libm::exp(middle * middle);
        if (w + 2.0) * (w - 1.0).sqrt() < skewness {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lognormal_value_has_the_skewness_that_was_asked_for() {
        for skewness in [0.1, 0.5, 1.0, 2.0, 6.18] {
            let sigma = lognormal_with(skewness);
            let w = (sigma * sigma).exp();
            assert!(((w + 2.0) * (w - 1.0).sqrt() - skewness).abs() < 1e-9);
        }
        // that of the exponential of a standard normal value
        assert!((lognormal_with(6.184_877) - 1.0).abs() < 1e-6);
    }
}
