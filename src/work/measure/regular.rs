//! How far apart the points of a series are.

use crate::base::date::Period;
use crate::spc::Series;
use std::ops::Range;

const STEPS: [Period; 5] = [
    Period::Day,
    Period::Week,
    Period::Month,
    Period::Quarter,
    Period::Year,
];

/// The regular step between neighbouring points: the one that the series names, else the one by which every point
/// follows the point before it. `None` for a series without dates, with fewer than two, or with an uneven step.
///
/// ```
/// use improvement::{date, measure::regular_step, Period, Series};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let dates = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)];
/// assert_eq!(regular_step(&Series::values([4, 5, 6])?.dated(dates)?), Some(Period::Month));
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn regular_step(series: &Series) -> Option<Period> {
    if series.is_empty() || series.date(0).is_none() {
        return None;
    }
    if let Some(period) = series.period() {
        return Some(period);
    }
    if series.len() < 2 {
        return None;
    }
    let first = series.date(0)?;
    STEPS.into_iter().find(|period| {
        (1..series.len()).all(|index| {
            let steps = i32::try_from(index).ok();
            steps.is_some_and(|steps| period.after(first, steps) == series.date(index))
        })
    })
}

/// The unbroken runs of points that have a value, as half-open ranges.
pub(crate) fn unbroken(series: &Series) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, value) in series.iter().enumerate() {
        match (value, runs.last_mut()) {
            (Some(_), Some(run)) if run.end == index => run.end += 1,
            (Some(_), _) => runs.push(index..index + 1),
            (None, _) => {}
        }
    }
    runs
}
