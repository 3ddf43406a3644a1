//! The level of the latest points, as a question of whether a gain is held asks for it.
//!
//! ```text
//! level   weighed mean of the latest 12 points, each less what its month is above all months
//! bound   level ± t(0.99; ν − 1) √(V R/((ν − 1) W))      W = sum of their weights; V, R, ν of the comparison
//! ```

use crate::base::interval::Interval;
use crate::num::t;
use crate::spc::shift::evidence::Way;
use crate::spc::shift::look::{Asked, Sums};
use crate::spc::shift::points::Points;
use serde::Serialize;

/// How many points are the latest: a whole year of months.
pub const LATEST: usize = 12;

/// How often the bound is wrong at one look. A level exactly at the bound is found beyond it at any of 13 looks in 3 of 100 series;
/// at 5 % it would be in 16.
const MISSED: f64 = 0.01;

/// The level of the latest [`LATEST`] points, and how far it surely lies on the better side.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Recent {
    /// The level.
    pub level: f64,
    /// The worse end of a one-sided interval of 99 %, at the correlation that the points show, for one look: the level is surely
    /// better than this.
    pub bound: f64,
    /// The interval whose worse end that is: each end is wrong at 1 of 100 single looks.
    pub interval: Interval,
    /// The first of the points, counted from 0 in the series.
    pub from: usize,
}

/// None of too few points after the change, and where no way is better.
pub(crate) fn recent(points: &Points, better: Way) -> Option<Recent> {
    let sign = match better {
        Way::Up => -1.0,
        Way::Down => 1.0,
        Way::Either => return None,
    };
    if points.after() < LATEST {
        return None;
    }
    let sums = Sums::of_all(points, Asked::Shift);
    let look = sums.look(points, Asked::Shift)?;
    let season = sums.season(look.fit.shift);
    let items = &points.items[points.items.len() - LATEST..];
    let (mut weight, mut total) = (0.0, 0.0);
    for item in items {
        let month = if points.by_month {
            season[item.month]
        } else {
            0.0
        };
        weight += item.weight;
        total += item.weight * (item.value - month);
    }
    let level = total / weight;
    let freedom = look.fit.freedom - 1.0;
    let error = libm::sqrt(look.factor() * look.fit.rest / (freedom * weight));
    let half = t::quantile(1.0 - MISSED, freedom) * error;
    let bound = level + sign * half;
    let ends = [level - half, level + half].map(|end| points.scale.level(end));
    let interval = Interval::new(ends[0], ends[1], 1.0 - 2.0 * MISSED).ok()?;
    Some(Recent {
        level: points.scale.level(level),
        bound: points.scale.level(bound),
        interval,
        from: items[0].index,
    })
}
