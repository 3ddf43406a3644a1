//! Task 14: columns as other crates have them: any iterator of numbers, references, or `Option`s.

use super::Answer;
use improvement::{Chart, Date, Series};
use std::collections::VecDeque;

pub(crate) fn answer() -> Answer {
    let bytes: VecDeque<u8> = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25].into();
    let from_bytes = Chart::xmr(&bytes)?;

    let table = ndarray::Array2::from_shape_fn((13, 2), |(row, column)| {
        f32::from(bytes[row]) + column as f32
    });
    let from_a_column = Chart::xmr(table.column(1))?;

    // a data frame's column is an iterator of `Option`s: what is absent is a gap
    let some = bytes
        .iter()
        .map(|&value| (value != 21).then_some(i64::from(value)));
    let with_a_gap = Chart::options().provisional().xmr(Series::values(some)?)?;

    // dates as a warehouse has them: days since 1970 (for jiff and chrono there are features)
    let days = (0..13).map(|n| Date::from_days_since_1970(19_723 + 7 * n));
    let dated = Series::values(&bytes)?.dated(days.collect::<Result<Vec<_>, _>>()?)?;
    let last = Chart::xmr(&dated)?.point_name(12);
    let centres = [&from_bytes, &from_a_column, &with_a_gap].map(|chart| chart.centre(0));
    Ok(format!("{centres:?}, to {last}"))
}
