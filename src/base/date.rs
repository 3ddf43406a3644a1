//! Days of the calendar, and the regular steps between them.

use crate::base::error::{Error, TextError};
use jiff::civil;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar, without a time or a time zone.
///
/// Written and read as `2024-02-29`, and before the year 0 as `-000044-03-15`. There is no `today`: the crate has no clock, and every function that
/// needs the day of judgement takes it.
///
/// ```
/// use improvement::{date, Date};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let began: Date = "1847-05-15".parse()?;
/// assert_eq!(began, date(1847, 5, 15));
/// assert_eq!(began.days_until(date(1847, 6, 1)), 17);
/// assert_eq!(Date::new(2025, 2, 29).unwrap_err().to_string(), "2025-02-29 is not a day of the calendar");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date(civil::Date);

/// A day known when the program is written: `date(1847, 5, 15)`.
///
/// # Panics
///
/// If there is no such day. For a day that comes from data use [`Date::new`] or `parse`.
#[must_use]
#[track_caller]
pub const fn date(year: i16, month: i8, day: i8) -> Date {
    Date(civil::date(year, month, day))
}

impl Date {
    /// A day, checked.
    ///
    /// # Errors
    ///
    /// [`TextError::BadDate`] if there is no such day, or the year is outside -9999 to 9999.
    pub fn new(year: i16, month: i8, day: i8) -> Result<Self, Error> {
        civil::Date::new(year, month, day).map(Self).map_err(|_| {
            TextError::BadDate {
                found: format!("{year:04}-{month:02}-{day:02}"),
            }
            .into()
        })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// How many days from this one to `later`; negative when `later` is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        // two days of the calendar are never more than 7,304,483 days apart, so the span always fits
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }

    /// The day `days` later (earlier when negative), or `None` past the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }
}

/// A regular step along a calendar: what one point of a series stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// One day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month: from a day of one month to the same day of the next.
    Month,
    /// Three calendar months.
    Quarter,
    /// Twelve calendar months.
    Year,
}

impl Period {
    /// The day `steps` periods after `start`, or `None` past the calendar's ends.
    ///
    /// Months keep the day of `start`, cut to the length of the month: from 31 January one month is 28 or
    /// 29 February and two months are 31 March.
    #[must_use]
    pub fn after(self, start: Date, steps: i32) -> Option<Date> {
        let span = jiff::Span::new();
        let span = match self {
            Self::Day => span.try_days(steps),
            Self::Week => span.try_weeks(steps),
            Self::Month => span.try_months(steps),
            Self::Quarter => span.try_months(steps.checked_mul(3)?),
            Self::Year => span.try_years(steps),
        };
        start.0.checked_add(span.ok()?).ok().map(Date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0.to_string())
    }
}

impl FromStr for Date {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let bad = || TextError::BadDate {
            found: text.to_owned(),
        };
        // `2024-02-29` only (and `-000044-03-15` before the year 0): a date with a time behind it would be cut off
        // in silence
        let shape: String = text
            .chars()
            .map(|letter| if letter.is_ascii_digit() { '9' } else { letter })
            .collect();
        if !matches!(shape.as_str(), "9999-99-99" | "-999999-99-99") {
            return Err(bad().into());
        }
        text.parse().map(Self).map_err(|_| bad().into())
    }
}

impl TryFrom<String> for Date {
    type Error = Error;
    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.0.to_string()
    }
}
