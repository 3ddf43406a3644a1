//! How often a level is said to have slipped, and an improvement to be sustained.

use super::draw::Stream;
use super::worlds::{World, chart, monthly, values};
use improvement::spc::hold::Hold;
use improvement::spc::shift::Matching;
use improvement::{Chart, Compare, Error, Series};

/// The share of series exactly at the level that are said to have slipped within 24 points from the first year after the change on.
pub(crate) fn slips(
    correlation: f64,
    (before, matching): (usize, Matching),
    count: u32,
    seed: u64,
) -> Result<f64, Error> {
    let mut stream = Stream::new(seed);
    let months = before + 36;
    let mut slipped = 0.0;
    for _ in 0..count {
        let mut drawn = values(World::Correlated(correlation), &mut stream, before, months);
        for (month, value) in drawn.iter_mut().enumerate() {
            // a yearly swing, where months are told apart
            if matching == Matching::SameMonth {
                *value += 2.0_f64.sqrt() * (std::f64::consts::TAU * month as f64 / 12.0).sin();
            }
            if month >= before {
                *value += 1.5;
            }
        }
        let chart = chart(monthly(Series::values(drawn)?, months)?)?;
        let compare = Compare::points(0..before, before..months).matching(matching);
        let held = chart.hold(&Hold::at(1.5).from(before + 12).comparing(compare))?;
        slipped += f64::from(u8::from(held.slip().is_some()));
    }
    Ok(slipped / f64::from(count))
}

/// Whether it is sustained as known at a month after the change: better, held for a year, the latest twelve points surely beyond the
/// hold level, and no slip.
fn is_sustained(chart: &Chart, before: usize, after: usize, level: f64) -> Result<bool, Error> {
    let compare = Compare::points(0..before, before..chart.len())
        .matching(Matching::Level)
        .up_to(before + after);
    let shift = chart.shift(&compare)?;
    let e = shift.e();
    let beyond = shift.recent().is_some_and(|recent| recent.bound > level);
    if e.reached.is_none() || e.observed < 1.0 || !beyond {
        return Ok(false);
    }
    let held = chart.hold(&Hold::at(level).from(before + 12).comparing(compare))?;
    Ok(held.points() >= 12 && !held.has_slipped())
}

/// The shares said to be sustained 24 and 36 months after a shift of which so much is lost from month 12 on, with the hold level half-way; and ever
/// from 24 to 36 with the hold level where the level then is.
pub(crate) fn sustained(
    by: f64,
    lost: f64,
    correlation: f64,
    count: u32,
    seed: u64,
) -> Result<[f64; 3], Error> {
    let mut stream = Stream::new(seed);
    let before = 24;
    let mut said = [0.0; 3];
    for _ in 0..count {
        let mut drawn = values(
            World::Correlated(correlation),
            &mut stream,
            before,
            before + 36,
        );
        for (month, value) in drawn.iter_mut().enumerate().skip(before) {
            *value += if month < before + 12 {
                by
            } else {
                by * (1.0 - lost)
            };
        }
        let chart = chart(monthly(Series::values(drawn)?, before + 36)?)?;
        for (said, after) in said.iter_mut().zip([24, 36]) {
            *said += f64::from(u8::from(is_sustained(&chart, before, after, by / 2.0)?));
        }
        let mut ever = false;
        for after in 24..=36 {
            ever |= is_sustained(&chart, before, after, by * (1.0 - lost))?;
        }
        said[2] += f64::from(u8::from(ever));
    }
    Ok(said.map(|said| said / f64::from(count)))
}
