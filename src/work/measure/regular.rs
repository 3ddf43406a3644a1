//! How far apart the points of a series are.

use crate::base::period::Period;
use crate::spc::Series;
use crate::spc::data::grid::regular;
use std::ops::Range;

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
    series.period().or_else(|| regular(series.dates()?))
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
