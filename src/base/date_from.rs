//! Dates of other crates, each by a feature of its name.

#[cfg(any(feature = "chrono", feature = "jiff"))]
use crate::base::date::Date;
#[cfg(any(feature = "chrono", feature = "jiff"))]
use crate::base::moment::Moment;

#[cfg(feature = "jiff")]
mod of_jiff {
    use super::{Date, Moment};
    use jiff::civil;

    impl From<civil::Date> for Date {
        /// Both calendars run from the year -9999 to 9999.
        fn from(date: civil::Date) -> Self {
            crate::base::date::date(date.year(), date.month(), date.day())
        }
    }

    impl From<civil::DateTime> for Moment {
        /// Parts of a second are left out.
        fn from(at: civil::DateTime) -> Self {
            let [hour, minute, second] = [at.hour(), at.minute(), at.second()].map(i32::from);
            Self::at_second(at.date().into(), (hour * 60 + minute) * 60 + second)
        }
    }

    impl From<Date> for civil::Date {
        fn from(date: Date) -> Self {
            civil::date(date.year(), date.month(), date.day())
        }
    }
}

#[cfg(feature = "chrono")]
mod of_chrono {
    use super::{Date, Moment};
    use crate::base::error::Error;
    use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

    impl TryFrom<NaiveDate> for Date {
        type Error = Error;

        /// # Errors
        ///
        /// [`TextError::BadDate`](crate::error::TextError::BadDate) for a year outside -9999 to 9999.
        fn try_from(date: NaiveDate) -> Result<Self, Error> {
            Self::new(date.year(), date.month(), date.day())
        }
    }

    impl TryFrom<NaiveDateTime> for Moment {
        type Error = Error;

        /// Parts of a second are left out.
        ///
        /// # Errors
        ///
        /// [`TextError::BadDate`](crate::error::TextError::BadDate) for a year outside -9999 to 9999.
        fn try_from(at: NaiveDateTime) -> Result<Self, Error> {
            let second = at
                .num_seconds_from_midnight()
                .try_into()
                .unwrap_or_default();
            Ok(Self::at_second(at.date().try_into()?, second))
        }
    }

    impl From<Date> for NaiveDate {
        fn from(date: Date) -> Self {
            let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
            // chrono's calendar is the longer one, so that there always is such a day
            Self::from_ymd_opt(date.year().into(), month.into(), day.into()).unwrap_or_default()
        }
    }
}
