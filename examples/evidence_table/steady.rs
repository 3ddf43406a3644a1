//! How often a process that does not change is ever called better, and how often one that does is found.

use super::draw::Stream;
use super::worlds::{World, chart, series};
use improvement::spc::shift::Matching;
use improvement::{Compare, Error, Interval};

/// So many monthly looks.
pub(crate) const LOOKS: usize = 36;

/// A column of the table: the points before, and with what each after is compared.
pub(crate) const COLUMNS: [(usize, Matching); 4] = [
    (12, Matching::Level),
    (12, Matching::SameMonth),
    (24, Matching::Level),
    (24, Matching::SameMonth),
];

/// The shares of series that were ever called better, and worse.
pub(crate) fn ever(
    world: World,
    (before, matching): (usize, Matching),
    count: u32,
    seed: u64,
) -> Result<[f64; 2], Error> {
    let mut stream = Stream::new(seed);
    let mut called = [0.0; 2];
    for _ in 0..count {
        let drawn = series(world, &mut stream, before, before + LOOKS)?;
        let compare = Compare::points(0..before, before..before + LOOKS).matching(matching);
        let shift = chart(drawn)?.shift(&compare)?;
        called[0] += f64::from(u8::from(shift.e().reached.is_some()));
        called[1] += f64::from(u8::from(shift.worse().reached.is_some()));
    }
    Ok(called.map(|called| called / f64::from(count)))
}

/// The share called better by 12, 24 and 36 points after a shift of so many standard deviations.
pub(crate) fn found(
    by: f64,
    (before, matching): (usize, Matching),
    count: u32,
    seed: u64,
) -> Result<[f64; 3], Error> {
    let mut stream = Stream::new(seed);
    let mut found = [0.0; 3];
    for _ in 0..count {
        let mut drawn =
            super::worlds::values(World::Correlated(0.0), &mut stream, before, before + LOOKS);
        for value in &mut drawn[before..] {
            *value += by;
        }
        let drawn = super::worlds::monthly(improvement::Series::values(drawn)?, before + LOOKS)?;
        let compare = Compare::points(0..before, before..before + LOOKS).matching(matching);
        let reached = chart(drawn)?.shift(&compare)?.e().reached;
        for (found, by) in found.iter_mut().zip([12, 24, 36]) {
            *found += f64::from(u8::from(reached.is_some_and(|at| at < before + by)));
        }
    }
    Ok(found.map(|found| found / f64::from(count)))
}

/// The share of steady series that Student's t test at 5 %, one-sided and asked each month from the third on, ever calls better.
pub(crate) fn t_test(before: usize, count: u32, seed: u64) -> Result<f64, Error> {
    let mut stream = Stream::new(seed);
    let quantiles: Vec<f64> = (3..=LOOKS)
        .map(|looks| quantile(before + looks - 2))
        .collect::<Result<_, _>>()?;
    let mut called = 0.0;
    for _ in 0..count {
        let drawn: Vec<f64> = (0..before + LOOKS).map(|_| stream.normal()).collect();
        let better = |looks: usize| {
            let (mean, squares) = about_mean(&drawn[..before]);
            let (after, more) = about_mean(&drawn[before..before + looks]);
            let (n, m) = (before as f64, looks as f64);
            let error = ((squares + more) / (n + m - 2.0) * (1.0 / n + 1.0 / m)).sqrt();
            after - mean > quantiles[looks - 3] * error
        };
        called += f64::from(u8::from((3..=LOOKS).any(better)));
    }
    Ok(called / f64::from(count))
}

fn about_mean(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (
        mean,
        values.iter().map(|value| (value - mean).powi(2)).sum(),
    )
}

/// The value that Student's t stays under 95 times in 100, from the interval of a sample whose error is known.
fn quantile(freedom: usize) -> Result<f64, Error> {
    let sample: Vec<f64> = (0..=freedom).map(|index| (index % 2) as f64).collect();
    let interval = Interval::mean(&sample, 0.9)?;
    let (_, squares) = about_mean(&sample);
    let error = (squares / freedom as f64 / sample.len() as f64).sqrt();
    Ok((interval.upper() - interval.lower()) / 2.0 / error)
}
