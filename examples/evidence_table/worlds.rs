//! Processes of which the truth is known, month by month, about a level of 0 and with a standard deviation of about 1 unless said otherwise.

use super::draw::Stream;
use improvement::{Chart, Date, Direction, Error, Period, Series, date};
use std::f64::consts::TAU;

/// A process.
#[derive(Debug, Clone, Copy)]
pub(crate) enum World {
    /// Neighbours with this correlation.
    Correlated(f64),
    /// Skewed: of mean 1.
    Exponential,
    /// Skewed: the logarithm has a standard deviation of 1.
    Lognormal,
    /// Heavy tails: t with 3 degrees of freedom.
    HeavyTails,
    /// Rounded to whole standard deviations.
    Rounded,
    /// A yearly swing as large as the noise.
    Season,
    /// 500 trials a month, a share of 0.1 that varies so many times as far as chance makes it.
    Proportions(f64),
    /// Counts of mean 20 that vary so many times as far as chance makes them.
    Counts(f64),
    /// Proportions of 0.1 that vary 1.5 times as far as chance makes them, with so many times the trials after the change.
    Volumes(f64),
    /// A spread that is so many times as large after the change.
    Spread(f64),
    /// A level that wanders under noise: ARMA(1,1) of 0.9 and −0.6.
    SlowLevel,
    /// A level that moves this far a month, under noise.
    LocalLevel(f64),
    /// Long memory, d = 0.3.
    LongMemory,
    /// A random walk.
    RandomWalk,
    /// Twelve months three standard deviations higher within the first 24 after the change, then back.
    Block,
    /// This much more each month, from the first on.
    Drift(f64),
}

/// Those of the table, with their names; the first group is steady, and the second is not.
pub(crate) const STEADY: [(&str, World); 20] = [
    ("independent", World::Correlated(0.0)),
    ("exponential", World::Exponential),
    ("lognormal", World::Lognormal),
    ("t with 3 degrees of freedom", World::HeavyTails),
    ("rounded to 1 SD", World::Rounded),
    ("AR(1) .2", World::Correlated(0.2)),
    ("AR(1) .4", World::Correlated(0.4)),
    ("AR(1) .6", World::Correlated(0.6)),
    ("yearly swing as large as the noise", World::Season),
    ("proportions, sigma_z 1", World::Proportions(1.0)),
    ("proportions, sigma_z 1.5", World::Proportions(1.5)),
    ("proportions, sigma_z 2", World::Proportions(2.0)),
    ("proportions, sigma_z 4", World::Proportions(4.0)),
    ("counts, sigma_z 1", World::Counts(1.0)),
    ("counts, sigma_z 1.5", World::Counts(1.5)),
    ("counts, sigma_z 2", World::Counts(2.0)),
    ("counts, sigma_z 4", World::Counts(4.0)),
    ("volumes four-fold after the change", World::Volumes(4.0)),
    ("volumes a quarter after the change", World::Volumes(0.25)),
    ("spread doubled after the change", World::Spread(2.0)),
];

pub(crate) const WANDERING: [(&str, World); 8] = [
    ("ARMA(1,1) .9, −.6", World::SlowLevel),
    ("level moving .1 SD a month", World::LocalLevel(0.1)),
    ("level moving .2 SD a month", World::LocalLevel(0.2)),
    ("long memory, d = .3", World::LongMemory),
    ("random walk", World::RandomWalk),
    ("12 months 3 SD higher, then back", World::Block),
    ("drift of .02 SD a month", World::Drift(0.02)),
    ("drift of .05 SD a month", World::Drift(0.05)),
];

/// The trials of a month.
const TRIALS: f64 = 500.0;

/// The share of them with the event.
const SHARE: f64 = 0.1;

/// How many earlier months long memory goes back.
const MEMORY: usize = 120;

/// So many months of a process, with the change after `before` of them.
pub(crate) fn series(
    world: World,
    stream: &mut Stream,
    before: usize,
    months: usize,
) -> Result<Series, Error> {
    let series = match world {
        World::Proportions(sigma) => proportions(stream, months, sigma, |_| 1.0),
        World::Volumes(times) => {
            let volume = |month| if month < before { 1.0 } else { times };
            proportions(stream, months, 1.5, volume)
        }
        World::Counts(sigma) => {
            let variation = (sigma * sigma - 1.0) / 20.0;
            Series::counts((0..months).map(|_| {
                let mean = if variation > 0.0 {
                    20.0 * stream.gamma(variation)
                } else {
                    20.0
                };
                stream.poisson(mean)
            }))
        }
        world => Series::values(values(world, stream, before, months)),
    };
    monthly(series?, months)
}

/// Dated by months.
pub(crate) fn monthly(series: Series, months: usize) -> Result<Series, Error> {
    let steps = 0..i32::try_from(months).unwrap_or(i32::MAX);
    let dates: Vec<Date> = steps
        .filter_map(|step| Period::Month.after(date(2001, 1, 1), step))
        .collect();
    series.dated(dates)?.every(Period::Month)
}

/// Where higher is better.
pub(crate) fn chart(series: Series) -> Result<Chart, Error> {
    Chart::options().better(Direction::Higher).run(series)
}

#[expect(
    clippy::too_many_lines,
    reason = "a list of processes is as long as what it lists"
)]
pub(crate) fn values(world: World, stream: &mut Stream, before: usize, months: usize) -> Vec<f64> {
    let noise =
        |stream: &mut Stream| -> Vec<f64> { (0..months).map(|_| stream.normal()).collect() };
    match world {
        World::Correlated(phi) => {
            let mut last = stream.normal();
            (0..months)
                .map(|_| {
                    let now = last;
                    last = phi * last + (1.0 - phi * phi).sqrt() * stream.normal();
                    now
                })
                .collect()
        }
        World::Exponential => (0..months).map(|_| stream.exponential()).collect(),
        World::Lognormal => noise(stream).into_iter().map(f64::exp).collect(),
        World::HeavyTails => (0..months)
            .map(|_| {
                let squares: f64 = (0..3).map(|_| stream.normal().powi(2)).sum();
                stream.normal() / (squares / 3.0).sqrt()
            })
            .collect(),
        World::Rounded => noise(stream).into_iter().map(f64::round).collect(),
        World::Season => {
            let phase = TAU * stream.uniform();
            let swing = |month: usize| 2.0_f64.sqrt() * (TAU * month as f64 / 12.0 + phase).sin();
            noise(stream)
                .into_iter()
                .enumerate()
                .map(|(month, z)| z + swing(month))
                .collect()
        }
        World::Spread(times) => noise(stream)
            .into_iter()
            .enumerate()
            .map(|(month, z)| if month < before { z } else { times * z })
            .collect(),
        World::SlowLevel => {
            let (mut last, mut shock) = (0.0, 0.0);
            let all: Vec<f64> = (0..months + 100)
                .map(|_| {
                    let next = stream.normal();
                    last = 0.9 * last + next - 0.6 * shock;
                    shock = next;
                    last
                })
                .collect();
            all[100..].to_vec()
        }
        World::LocalLevel(step) => {
            let mut level = 0.0;
            (0..months)
                .map(|_| {
                    level += step * stream.normal();
                    level + stream.normal()
                })
                .collect()
        }
        World::LongMemory => {
            let shocks: Vec<f64> = (0..months + MEMORY).map(|_| stream.normal()).collect();
            let mut weights = vec![1.0];
            for lag in 1..=MEMORY {
                let before: f64 = weights[lag - 1];
                weights.push(before * (lag as f64 - 0.7) / lag as f64);
            }
            let at = |month: usize| -> f64 {
                weights
                    .iter()
                    .enumerate()
                    .map(|(lag, weight)| weight * shocks[month + MEMORY - lag])
                    .sum()
            };
            (0..months).map(at).collect()
        }
        World::RandomWalk => {
            let mut level = 0.0;
            (0..months)
                .map(|_| {
                    level += stream.normal();
                    level
                })
                .collect()
        }
        World::Block => {
            let first = 12.0 * stream.uniform();
            let start = before
                + (1..12)
                    .take_while(|&month| f64::from(month) <= first)
                    .count();
            let higher = |month: usize| {
                if (start..start + 12).contains(&month) {
                    3.0
                } else {
                    0.0
                }
            };
            noise(stream)
                .into_iter()
                .enumerate()
                .map(|(month, z)| z + higher(month))
                .collect()
        }
        World::Drift(step) => noise(stream)
            .into_iter()
            .enumerate()
            .map(|(month, z)| z + step * month as f64)
            .collect(),
        World::Proportions(_) | World::Counts(_) | World::Volumes(_) => Vec::new(),
    }
}

fn proportions(
    stream: &mut Stream,
    months: usize,
    sigma: f64,
    volume: impl Fn(usize) -> f64,
) -> Result<Series, Error> {
    let (mut events, mut trials) = (Vec::new(), Vec::new());
    // what varies between months does not shrink where there are more trials
    let between = ((sigma * sigma - 1.0) * SHARE * (1.0 - SHARE) / TRIALS).sqrt();
    for month in 0..months {
        let of = (TRIALS * volume(month)).round();
        let share = (SHARE + between * stream.normal()).clamp(0.001, 0.999);
        // a normal value in place of a sum of trials: with 12 events and more the difference is far below the errors here
        let noise = (of * share * (1.0 - share)).sqrt() * stream.normal();
        events.push((of * share + noise).round().clamp(0.0, of));
        trials.push(of);
    }
    Series::proportions(events, trials)
}
