//! What it costs to choose a split after seeing the figures.

use super::known::known::Known;
use super::known::truth::Truth;
use crate::base::error::{Error, OptionError, OptionName};
use crate::num::{summary, t};
use std::ops::RangeInclusive;

/// The points that either side of a split has at the least.
pub const FEWEST_BESIDE: usize = 8;

/// How long a series that is split may be.
const POINTS: RangeInclusive<usize> = 2 * FEWEST_BESIDE..=200;

/// The level of the test on either side of a split.
const LEVEL: f64 = 0.05;

/// How often a steady series is said to have changed, by a t test at 5 % between the points before a split and those after it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SplitAlarms {
    /// With a split half-way, decided before anybody saw the figures.
    pub fixed: f64,
    /// With a split wherever the figures suggest one, at least [`FEWEST_BESIDE`] points from either end.
    pub chosen: f64,
}

/// Draws steady series of so many points, and counts how many of them a split half-way makes look changed, and how many a split somewhere.
///
/// ```
/// use improvement::teach::split_alarms;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let alarms = split_alarms(36, 2_000, 1847)?;
/// assert!((alarms.fixed - 0.05).abs() < 0.02);
/// // five times as often, with nothing changed
/// assert!((alarms.chosen - 0.26).abs() < 0.04);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`OptionError::BadOption`] for no series, for fewer than 16 points or more than 200, and for more than
/// [`MOST_DRAWN`](super::MOST_DRAWN) points together.
pub fn split_alarms(points: usize, series: usize, seed: u64) -> Result<SplitAlarms, Error> {
    if !POINTS.contains(&points) {
        return Err(OptionError::bad(OptionName::Points, points, "16 to 200").into());
    }
    if series == 0 {
        let option = OptionName::SimulatedSeries;
        return Err(OptionError::bad(option, series, "at least one").into());
    }
    let beyond = t::quantile(1.0 - LEVEL / 2.0, (points - 2) as f64);
    let (mut fixed, mut chosen) = (0, 0);
    for steady in Known::new(Truth::Steady, points)?.many(seed, series)? {
        let values: Vec<f64> = steady.iter().flatten().collect();
        let changed = tests(&values);
        let changed = |at: usize| changed[at - 1].abs() > beyond;
        fixed += usize::from(changed(points / 2));
        chosen += usize::from((FEWEST_BESIDE..=points - FEWEST_BESIDE).any(changed));
    }
    let share = |count: usize| count as f64 / series as f64;
    Ok(SplitAlarms {
        fixed: share(fixed),
        chosen: share(chosen),
    })
}

/// Student's t of the points after each split against those before it, with the spread within both: the first is that of a split after one
/// point.
fn tests(values: &[f64]) -> Vec<f64> {
    let count = values.len() as f64;
    let mean = summary::mean(values).unwrap_or_default();
    let all: f64 = values
        .iter()
        .map(|value| (value - mean) * (value - mean))
        .sum();
    let mut before = 0.0;
    let splits = values.iter().enumerate().take(values.len() - 1);
    splits
        .map(|(at, value)| {
            before += value - mean;
            let (first, rest) = ((at + 1) as f64, count - (at + 1) as f64);
            // the means of both sides lie this far apart, since the sums about the mean of all are equal but for their signs
            let apart = -before / first - before / rest;
            let worth = first * rest / count;
            let within = (all - apart * apart * worth) / (count - 2.0);
            apart * libm::sqrt(worth / within)
        })
        .collect()
}
