//! When something happened: a day, with the time of day where it was recorded.

use crate::base::date::Date;
use crate::base::error::{Error, TextError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

const DAY: i32 = 24 * 60 * 60;

/// When something happened: a day, with the time of day where it was recorded, and no time zone.
///
/// Made from a [`Date`] (its first moment), by [`Date::at`], or read from `2024-02-29T14:30` (with `:15` for seconds, or a space
/// for the `T`). With the feature `jiff` it is made from `jiff::civil::DateTime`, with `chrono` from `chrono::NaiveDateTime`.
///
/// ```
/// use improvement::{date, spc::Moment};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let fall: Moment = "2024-02-29T14:30".parse()?;
/// assert_eq!(fall, date(2024, 2, 29).at(14, 30)?);
/// assert_eq!(fall.days_until(date(2024, 3, 1).at(2, 30)?), 0.5);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct Moment {
    date: Date,
    second: i32,
}

impl Moment {
    /// The day.
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }

    /// How many days from this one to `later`, parts of a day among them; negative when `later` is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> f64 {
        let days = self.date.days_until(later.date);
        f64::from(days) + f64::from(later.second - self.second) / f64::from(DAY)
    }

    fn checked(date: Date, [hour, minute, second]: [u8; 3]) -> Option<Self> {
        let [hour, minute, second] = [hour, minute, second].map(i32::from);
        let second = (hour < 24 && minute < 60 && second < 60)
            .then_some((hour * 60 + minute) * 60 + second)?;
        Some(Self { date, second })
    }

    /// A moment of another crate, whose times of day are checked.
    #[cfg(any(feature = "chrono", feature = "jiff"))]
    pub(crate) fn at_second(date: Date, second: i32) -> Self {
        Self { date, second }
    }
}

impl Date {
    /// A time of this day.
    ///
    /// # Errors
    ///
    /// [`TextError::BadMoment`] for an hour above 23 or a minute above 59.
    pub fn at(self, hour: u8, minute: u8) -> Result<Moment, Error> {
        let bad = || TextError::BadMoment {
            found: format!("{self}T{hour:02}:{minute:02}"),
        };
        Ok(Moment::checked(self, [hour, minute, 0]).ok_or_else(bad)?)
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self { date, second: 0 }
    }
}

impl From<&Date> for Moment {
    fn from(date: &Date) -> Self {
        Self::from(*date)
    }
}

impl From<&Self> for Moment {
    fn from(moment: &Self) -> Self {
        *moment
    }
}

impl fmt::Display for Moment {
    /// The day alone at its first moment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, minutes, second) = (self.date, self.second / 60, self.second % 60);
        let time = format!("{date}T{:02}:{:02}", minutes / 60, minutes % 60);
        match (self.second, second) {
            (0, _) => f.pad(&date.to_string()),
            (_, 0) => f.pad(&time),
            _ => f.pad(&format!("{time}:{second:02}")),
        }
    }
}

impl FromStr for Moment {
    type Err = Error;

    /// # Errors
    ///
    /// Those of reading a [`Date`]; [`TextError::BadMoment`] for a time of day that there is not, or that is written in another
    /// way.
    fn from_str(text: &str) -> Result<Self, Error> {
        let Some((date, time)) = text.split_once(['T', ' ']) else {
            return Ok(text.parse::<Date>()?.into());
        };
        let date: Date = date.parse()?;
        let two = |part: &str| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok())?
        };
        let parts: Option<Vec<u8>> = time.split(':').map(two).collect();
        let checked = match parts.as_deref() {
            Some(&[hour, minute]) => Self::checked(date, [hour, minute, 0]),
            Some(&[hour, minute, second]) => Self::checked(date, [hour, minute, second]),
            _ => None,
        };
        let bad = || TextError::BadMoment {
            found: text.to_owned(),
        };
        Ok(checked.ok_or_else(bad)?)
    }
}

impl TryFrom<String> for Moment {
    type Error = Error;
    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}
