//! Task 5: falls with harm, from the days on which they happened; and cases between infections.

use super::Answer;
use improvement::{Chart, Direction, Kind, Series, date};

pub(crate) fn answer() -> Answer {
    // two on one day are lawful where points are events
    let days = [
        3, 20, 20, 44, 70, 83, 110, 118, 131, 160, 171, 180, 203, 211, 240,
    ];
    let falls = days.map(|day| date(2024, 1, 1).plus_days(day).expect("a day of 2024"));
    let series = Series::times_between_events(falls)?.until(date(2024, 12, 31))?;
    let options = Chart::options().better(Direction::Higher);

    // a t chart has no place for a time of nought, and says what to do instead
    let refused = options.chart(Kind::T, &series).unwrap_err();
    // one number for a day with two falls: the days on which there was a fall at all
    let mut days_with_a_fall = falls.to_vec();
    days_with_a_fall.dedup();
    let series = Series::times_between_events(days_with_a_fall)?.until(date(2024, 12, 31))?;
    let times = options.chart(Kind::T, &series)?;

    // cases without the event, between one with it and the next
    let cases = options.g([12, 30, 4, 51, 18, 22, 9, 40, 33, 7, 15, 26, 60, 11])?;
    Ok(format!("{refused}\n\n{times}\n\n{cases}"))
}
