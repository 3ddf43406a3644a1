//! Two stretches of a series that are to share no point.

use crate::base::error::{Error, WindowError};
use crate::spc::data::series::Series;
use std::ops::Range;

/// # Errors
///
/// [`WindowError::WindowsOverlap`] if they share a point.
pub(crate) fn check_apart(
    series: &Series,
    before: &Range<usize>,
    after: &Range<usize>,
) -> Result<(), Error> {
    let shared = before.start.max(after.start)..before.end.min(after.end);
    if shared.is_empty() {
        return Ok(());
    }
    Err(WindowError::WindowsOverlap {
        before: first_and_last(series, before),
        after: first_and_last(series, after),
        shared: shared.len(),
    }
    .into())
}

/// The first and the last point of a stretch that has one, by their dates or numbers.
pub(crate) fn first_and_last(series: &Series, points: &Range<usize>) -> String {
    let name = |index: usize| match series.date(index) {
        Some(date) => date.to_string(),
        None => format!("point {}", index + 1),
    };
    format!("{} to {}", name(points.start), name(points.end - 1))
}
