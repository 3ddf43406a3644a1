//! Days as sentences say them.

use crate::base::date::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `15 April 2022`.
pub(crate) fn day_in_words(date: Date) -> String {
    format!("{} {}", date.day(), month_in_words(date))
}

/// `April 2022`.
pub(crate) fn month_in_words(date: Date) -> String {
    let month = usize::try_from(date.month() - 1).unwrap_or_default() % 12;
    format!("{} {}", MONTHS[month], date.year())
}
