//! The regular steps along a calendar.

use crate::base::date::Date;
use crate::base::error::{Error, OptionError, OptionName, TextError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A regular step along a calendar: what one point of a series stands for.
///
/// Working days are none: they are not equally far apart. A series of working days has dates and no period.
///
/// It is written and read as its name, `month`, `financial year`, `2 weeks`, in documents too.
///
/// ```
/// use improvement::{date, Period};
///
/// # fn main() -> Result<(), improvement::Error> {
/// assert_eq!("2 weeks".parse::<Period>()?, Period::weeks(2)?);
/// assert_eq!(Period::weeks(2)?.after(date(2024, 2, 20), 1), Some(date(2024, 3, 5)));
/// assert_eq!(
///     "working days".parse::<Period>().unwrap_err().to_string(),
///     "working days are no regular step: leave `every` out, and each point follows the one before it"
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
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
    /// A quarter of a year that begins on 1 April. Its points are named `Q1 2024/25`.
    FinancialQuarter,
    /// A year that begins on 1 April. Its points are named `2024/25`.
    FinancialYear,
    /// A number of days, made by [`Period::days`].
    Days(Several),
    /// A number of weeks, made by [`Period::weeks`].
    Weeks(Several),
}

/// A number of days that are not a whole number of weeks, or a number of weeks: two or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Several(u16);

impl Several {
    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// What a period adds to a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Days(i32),
    Months(i32),
}

/// The names of the periods that have one.
const NAMED: [(Period, &str); 7] = [
    (Period::Day, "day"),
    (Period::Week, "week"),
    (Period::Month, "month"),
    (Period::Quarter, "quarter"),
    (Period::Year, "year"),
    (Period::FinancialQuarter, "financial quarter"),
    (Period::FinancialYear, "financial year"),
];

impl Period {
    /// A step of so many days. Seven are a [`Week`](Period::Week), fourteen are two [`weeks`](Period::weeks).
    ///
    /// ```
    /// use improvement::Period;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// assert_eq!(Period::days(10)?.to_string(), "10 days");
    /// assert_eq!(Period::days(14)?, Period::weeks(2)?);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for none.
    pub fn days(days: u16) -> Result<Self, Error> {
        match days {
            1 => Ok(Self::Day),
            _ if days.is_multiple_of(7) => Self::weeks(days / 7),
            _ => Ok(Self::Days(Several(days))),
        }
    }

    /// A step of so many weeks: two for a fortnight, four for rota periods.
    ///
    /// ```
    /// use improvement::{date, Period, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let fortnights = [date(2024, 1, 1), date(2024, 1, 15), date(2024, 2, 12)];
    /// let series = Series::counts([4, 2, 5])?.dated(fortnights)?.every(Period::weeks(2)?)?;
    /// assert_eq!(series.len(), 4); // nothing came in for 29 January: a gap
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for none.
    pub fn weeks(weeks: u16) -> Result<Self, Error> {
        match weeks {
            0 => Err(OptionError::bad(OptionName::PeriodLength, 0, "at least 1").into()),
            1 => Ok(Self::Week),
            _ => Ok(Self::Weeks(Several(weeks))),
        }
    }

    /// The day `steps` periods after `start`, or `None` past the calendar's ends.
    ///
    /// Months, quarters and years keep the day of `start`, cut to the length of the month: from 30 January one month is 28 or
    /// 29 February and two months are 30 March. The last day of a month is followed by last days.
    ///
    /// ```
    /// use improvement::{date, Period};
    ///
    /// assert_eq!(Period::Month.after(date(2023, 1, 30), 1), Some(date(2023, 2, 28)));
    /// assert_eq!(Period::Month.after(date(2023, 2, 28), 1), Some(date(2023, 3, 31)));
    /// assert_eq!(Period::Quarter.after(date(2023, 6, 30), 2), Some(date(2023, 12, 31)));
    /// ```
    #[must_use]
    pub fn after(self, start: Date, steps: i32) -> Option<Date> {
        let last = start.ends_its_month();
        self.step()
            .after(start, if last { 31 } else { start.day() }, steps)
    }

    pub(crate) fn step(self) -> Step {
        match self {
            Self::Day => Step::Days(1),
            Self::Week => Step::Days(7),
            Self::Days(days) => Step::Days(days.0.into()),
            Self::Weeks(weeks) => Step::Days(7 * i32::from(weeks.0)),
            Self::Month => Step::Months(1),
            Self::Quarter | Self::FinancialQuarter => Step::Months(3),
            Self::Year | Self::FinancialYear => Step::Months(12),
        }
    }

    /// What one point stands for, in a word: `month`. None for steps that have no word.
    pub(crate) const fn noun(self) -> Option<&'static str> {
        match self {
            Self::Day => Some("day"),
            Self::Week => Some("week"),
            Self::Month => Some("month"),
            Self::Quarter | Self::FinancialQuarter => Some("quarter"),
            Self::Year | Self::FinancialYear => Some("year"),
            Self::Days(_) | Self::Weeks(_) => None,
        }
    }

    /// `months`, `steps of 2 weeks`.
    pub(crate) fn plural(self) -> String {
        match self {
            Self::Days(_) | Self::Weeks(_) => format!("steps of {self}"),
            _ => format!("{self}s"),
        }
    }
}

impl Step {
    /// The day so many steps after a day; months have this day of the month, or end before it.
    pub(crate) fn after(self, start: Date, day_of_month: i8, steps: i32) -> Option<Date> {
        match self {
            Self::Days(days) => start.plus_days(days.checked_mul(steps)?),
            Self::Months(months) => {
                let months = start.months().checked_add(months.checked_mul(steps)?)?;
                Date::in_month(months, day_of_month)
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Days(days) => f.pad(&format!("{} days", days.0)),
            Self::Weeks(weeks) => f.pad(&format!("{} weeks", weeks.0)),
            period => {
                let named = NAMED.iter().find(|(named, _)| named == period);
                f.pad(named.map_or("", |(_, name)| name))
            }
        }
    }
}

impl FromStr for Period {
    type Err = Error;

    /// Reads what [`Display`](fmt::Display) writes, `monthly` and the like, and `fortnight`.
    ///
    /// # Errors
    ///
    /// [`TextError::WorkingDays`]; [`TextError::BadPeriod`] for what is no period; [`OptionError::BadOption`] for none of a
    /// thing.
    fn from_str(text: &str) -> Result<Self, Error> {
        let name = text.trim().to_lowercase().replace(['_', '-'], " ");
        let name = name.strip_suffix('s').unwrap_or(&name);
        if ["working day", "workday", "weekday", "business day"].contains(&name) {
            return Err(TextError::WorkingDays.into());
        }
        let named = NAMED.iter().find(|(_, known)| *known == name);
        let numbered = name.split_once(' ').and_then(|(number, thing)| {
            let number: u16 = number.parse().ok()?;
            match thing {
                "day" => Some(Self::days(number)),
                "week" => Some(Self::weeks(number)),
                _ => None,
            }
        });
        match (named, numbered, name) {
            (Some((period, _)), ..) => Ok(*period),
            (_, Some(period), _) => period,
            (.., "daily") => Ok(Self::Day),
            (.., "weekly") => Ok(Self::Week),
            (.., "fortnight" | "fortnightly") => Self::weeks(2),
            (.., "monthly") => Ok(Self::Month),
            (.., "quarterly") => Ok(Self::Quarter),
            (.., "yearly" | "annual") => Ok(Self::Year),
            _ => Err(TextError::BadPeriod {
                found: text.to_owned(),
            }
            .into()),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = Error;
    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}
