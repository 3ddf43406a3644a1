//! The smallest size that is enough: found with few series, confirmed with others.
//!
//! The first size that looks enough is often one that was lucky, and what was found of it flatters. So the search gives only a place
//! to begin. From there each size is judged on series of its own.

use crate::base::error::{ChartError, Error, ErrorKind};
use crate::spc::price::designs::design::Design;
use serde::Serialize;
use std::ops::RangeInclusive;

/// The most series that each step of a search simulates: it is to find a place to begin.
pub const SEARCH_SERIES: u32 = 2000;

/// Sizes are confirmed in steps of a 64th: a finer one is less than what is known of the chance.
const STEP: usize = 64;

/// What makes a seed of its own from a size: 2⁶⁴ over the golden ratio, odd.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// The smallest size that is enough.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Enough {
    /// How many: points, points of the baseline, trials or values in a subgroup.
    pub size: usize,
    /// The chance to see the change with it.
    pub sees: f64,
    /// The chance of a signal though nothing changed.
    pub false_alarm: f64,
}

/// The smallest size that is enough. `at` says of a size, and of the design with the series to be drawn, whether it is, what it
/// sees, and its false alarms. A size of which no chart can be made is not enough.
pub(in crate::spc::price) fn smallest(
    design: &Design,
    sizes: RangeInclusive<usize>,
    at: impl Fn(usize, &Design) -> Result<(bool, f64, f64), Error>,
) -> Result<Option<Enough>, Error> {
    let tried = |size: usize, series: u32, seed: u64| {
        let drawn = design.clone().simulated(series, seed);
        let (enough, sees, false_alarm) = at(size, &drawn).or_else(too_small)?;
        let found = Enough {
            size,
            sees,
            false_alarm,
        };
        Ok::<_, Error>(enough.then_some(found))
    };
    let series = design.series.min(SEARCH_SERIES);
    let searched = |size| Ok::<_, Error>(tried(size, series, design.seed)?.is_some());
    let Some(size) = first(&sizes, searched)? else {
        return Ok(None);
    };
    let confirmed = |size: usize| {
        let own = design.seed ^ (size as u64).wrapping_mul(SPREAD);
        tried(size, design.series, own)
    };
    let step = (size / STEP).max(1);
    let Some(mut best) = confirmed(size)? else {
        let larger = (size + step..=*sizes.end()).step_by(step);
        for size in larger {
            if let Some(found) = confirmed(size)? {
                return Ok(Some(found));
            }
        }
        return Ok(None);
    };
    let smaller = (*sizes.start()..size).rev().skip(step - 1).step_by(step);
    for size in smaller {
        let Some(found) = confirmed(size)? else {
            break;
        };
        best = found;
    }
    Ok(Some(best))
}

/// The first size from which on it holds, by doubling and halving.
fn first(
    sizes: &RangeInclusive<usize>,
    holds: impl Fn(usize) -> Result<bool, Error>,
) -> Result<Option<usize>, Error> {
    let (mut low, mut high) = (sizes.start().saturating_sub(1), *sizes.start());
    while !holds(high)? {
        if high == *sizes.end() {
            return Ok(None);
        }
        low = high;
        high = (high * 2).min(*sizes.end());
    }
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        if holds(middle)? {
            high = middle;
        } else {
            low = middle;
        }
    }
    Ok(Some(high))
}

fn too_small(error: Error) -> Result<(bool, f64, f64), Error> {
    match error.kind() {
        ErrorKind::Chart(ChartError::TooFewPoints { .. } | ChartError::BaselineTooShort { .. }) => {
            Ok((false, 0.0, 0.0))
        }
        _ => Err(error),
    }
}
