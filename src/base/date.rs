//! Days of the calendar.

use crate::base::error::{Error, TextError};
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
///
/// // another way of writing it is refused, with what is expected
/// let error = "15/05/1847".parse::<Date>().unwrap_err();
/// assert_eq!(error.to_string(), "`15/05/1847` does not begin with the year, expected a date as 2024-02-29");
/// # Ok(())
/// # }
/// ```
///
/// With the feature `jiff` it is made from and into `jiff::civil::Date`, with `chrono` from and into `chrono::NaiveDate`.
// the fields are in this order so that days compare as they follow each other
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend("format" = "date"))
)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: i16,
    month: i8,
    day: i8,
}

/// The first and the last year of the calendar.
const YEARS: [i16; 2] = [-9999, 9999];

/// A day known when the program is written: `date(1847, 5, 15)`.
///
/// ```
/// use improvement::date;
///
/// assert_eq!(date(1847, 5, 15).to_string(), "1847-05-15");
/// ```
///
/// # Panics
///
/// If there is no such day. For a day that comes from data use [`Date::new`] or `parse`.
#[must_use]
#[track_caller]
pub const fn date(year: i16, month: i8, day: i8) -> Date {
    match Date::checked(year, month, day) {
        Some(date) => date,
        None => panic!("there is no such day in the calendar"),
    }
}

impl Date {
    /// A day, checked. Year, month and day are whole numbers of any type.
    ///
    /// ```
    /// use improvement::{date, Date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (year, month, day): (i32, u32, u32) = (2024, 2, 29); // as many crates and databases have them
    /// assert_eq!(Date::new(year, month, day)?, date(2024, 2, 29));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadDate`] if there is no such day, or the year is outside -9999 to 9999.
    pub fn new(
        year: impl TryInto<i64>,
        month: impl TryInto<i64>,
        day: impl TryInto<i64>,
    ) -> Result<Self, Error> {
        // what no i64 holds is no year, month or day either
        Self::of_numbers([
            year.try_into().unwrap_or(i64::MAX),
            month.try_into().unwrap_or(i64::MAX),
            day.try_into().unwrap_or(i64::MAX),
        ])
    }

    fn of_numbers([year, month, day]: [i64; 3]) -> Result<Self, Error> {
        let checked = match (year.try_into(), month.try_into(), day.try_into()) {
            (Ok(year), Ok(month), Ok(day)) => Self::checked(year, month, day),
            _ => None,
        };
        Ok(checked.ok_or_else(|| TextError::BadDate {
            found: format!("{year:04}-{month:02}-{day:02}"),
        })?)
    }

    const fn checked(year: i16, month: i8, day: i8) -> Option<Self> {
        if year < YEARS[0] || year > YEARS[1] || month < 1 || month > 12 || day < 1 {
            return None;
        }
        if day > days_of_month(year as i32, month) {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> i8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> i8 {
        self.day
    }

    /// How many days from this one to `later`; negative when `later` is earlier.
    #[must_use]
    pub const fn days_until(self, later: Self) -> i32 {
        later.days_since_1970() - self.days_since_1970()
    }

    /// The day `days` later (earlier when negative), or `None` past the calendar's ends.
    ///
    /// ```
    /// use improvement::date;
    ///
    /// assert_eq!(date(2024, 2, 28).plus_days(2), Some(date(2024, 3, 1)));
    /// ```
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        Self::on_day(self.days_since_1970().checked_add(days)?)
    }

    /// How many days after 1 January 1970 it is, negative before it: how Arrow, Parquet and many databases keep a date.
    ///
    /// ```
    /// use improvement::{date, Date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// assert_eq!(date(1970, 1, 1).days_since_1970(), 0);
    /// assert_eq!(date(2024, 2, 29).days_since_1970(), 19_782);
    /// assert_eq!(Date::from_days_since_1970(19_782)?, date(2024, 2, 29));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn days_since_1970(self) -> i32 {
        // years that begin in March, so that the day that leap years have more is their last
        let month = self.month as i32;
        let year = self.year as i32 - (month <= 2) as i32;
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + self.day as i32 - 1;
        era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - MARCH_TO_1970
    }

    /// The day so many days after 1 January 1970, before it when negative.
    ///
    /// ```
    /// use improvement::{Date, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// assert_eq!(Date::from_days_since_1970(19_723)?, date(2024, 1, 1));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadDate`] before 1 January -9999 and after 31 December 9999.
    pub fn from_days_since_1970(days: i32) -> Result<Self, Error> {
        Ok(Self::on_day(days).ok_or_else(|| TextError::BadDate {
            found: format!("day {days} after 1970-01-01"),
        })?)
    }

    fn on_day(days: i32) -> Option<Self> {
        // counted from a day so early that no division is of a negative number
        let days =
            u32::try_from(days.checked_add(MARCH_TO_1970 + ERAS_BEFORE * DAYS_OF_ERA)?).ok()?;
        let era_length = DAYS_OF_ERA.cast_unsigned();
        let (era, of_era) = (days / era_length, days % era_length);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / (era_length - 1)) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 {
            from_march + 3
        } else {
            from_march - 9
        };
        let year = (era * 400 + year + u32::from(month <= 2)).cast_signed() - 400 * ERAS_BEFORE;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let year = i16::try_from(year)
            .ok()
            .filter(|year| (YEARS[0]..=YEARS[1]).contains(year))?;
        Some(Self {
            year,
            month: i8::try_from(month).ok()?,
            day: i8::try_from(day).ok()?,
        })
    }

    /// Whether its month ends with it.
    pub(crate) const fn ends_its_month(self) -> bool {
        self.day == days_of_month(self.year as i32, self.month)
    }

    /// How many months after January of the year 0 its month is.
    pub(crate) const fn months(self) -> i32 {
        self.year as i32 * 12 + self.month as i32 - 1
    }

    /// A day of the month that is so many months after January of the year 0: this one, or the last where the month is
    /// shorter.
    pub(crate) fn in_month(months: i32, day: i8) -> Option<Self> {
        let year = months.div_euclid(12);
        let month = i8::try_from(months.rem_euclid(12)).ok()? + 1;
        Self::checked(
            year.try_into().ok()?,
            month,
            day.min(days_of_month(year, month)),
        )
    }
}

/// The days of 400 years, after which the calendar repeats itself.
const DAYS_OF_ERA: i32 = 146_097;
/// How many times 400 years lie before the year 0 in which days are counted.
const ERAS_BEFORE: i32 = 26;
/// The days from 1 March of the year 0 to 1 January 1970.
const MARCH_TO_1970: i32 = 719_468;

const fn days_of_month(year: i32, month: i8) -> i8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = *self;
        if year < 0 {
            f.pad(&format!("-{:06}-{month:02}-{day:02}", -i32::from(year)))
        } else {
            f.pad(&format!("{year:04}-{month:02}-{day:02}"))
        }
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads `2024-02-29`, and `-000044-03-15` before the year 0: a date with a time behind it would be cut off in silence.
    ///
    /// # Errors
    ///
    /// [`TextError::DateForm`] for a date that is written in another way, which is said; [`TextError::BadDate`] for a day
    /// that no calendar has.
    fn from_str(text: &str) -> Result<Self, Error> {
        let shape = shape(text);
        if !matches!(shape.as_str(), "9999-99-99" | "-999999-99-99") {
            let fault = fault(text.trim(), shape.trim());
            let found = text.trim().to_owned();
            return Err(TextError::DateForm { found, fault }.into());
        }
        let bad = || TextError::BadDate {
            found: text.to_owned(),
        };
        let mut parts = text.rsplitn(3, '-');
        let mut part = || parts.next().unwrap_or_default();
        let (day, month, year) = (part(), part(), part());
        // the year 0 has no sign
        let checked = match (year.parse(), month.parse(), day.parse()) {
            (Ok(year), Ok(month), Ok(day)) if year != 0 || !text.starts_with('-') => {
                Self::checked(year, month, day)
            }
            _ => None,
        };
        Ok(checked.ok_or_else(bad)?)
    }
}

/// The text with a 9 for every digit.
fn shape(text: &str) -> String {
    let each = |letter: char| if letter.is_ascii_digit() { '9' } else { letter };
    text.chars().map(each).collect()
}

/// What sets a text apart from a date as it is read.
fn fault(text: &str, shape: &str) -> &'static str {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let names_month = |word: &str| {
        let word = word.to_lowercase();
        MONTHS.iter().any(|month| word.starts_with(month))
    };
    let parts: Vec<usize> = shape
        .split(['-', '/', '.', ' '])
        .map(|part| {
            if part.chars().all(|letter| letter == '9') {
                part.len()
            } else {
                0
            }
        })
        .collect();
    if text.is_empty() {
        "is empty"
    } else if words.into_iter().any(names_month) {
        "names its month in letters"
    } else if shape.contains(':') || shape.contains("9T9") {
        "has a time of day"
    } else {
        match parts[..] {
            [4, 2, 2] if shape == "9999-99-99" => "has a blank before or after it",
            [4, 1 | 2, 1 | 2] if !shape.contains('-') => "is not written with hyphens",
            [4, 1 | 2, 1 | 2] => "has not two digits for the month and two for the day",
            [4, 2] => "is a month without a day",
            [1 | 2, 1 | 2, 2 | 4] => "does not begin with the year",
            [8] => "has no hyphens",
            [digits] if digits > 0 => "is a number",
            _ => "is not a date",
        }
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
        date.to_string()
    }
}
