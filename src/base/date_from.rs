//! Dates of other crates, each by a feature of its name.

#[cfg(any(feature = "chrono", feature = "jiff"))]
use crate::base::date::Date;

#[cfg(feature = "jiff")]
mod of_jiff {
    use super::Date;
    use jiff::civil;

    impl From<civil::Date> for Date {
        /// Both calendars run from the year -9999 to 9999.
        fn from(date: civil::Date) -> Self {
            crate::base::date::date(date.year(), date.month(), date.day())
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
    use super::Date;
    use crate::base::error::Error;
    use chrono::{Datelike, NaiveDate};

    impl TryFrom<NaiveDate> for Date {
        type Error = Error;

        /// # Errors
        ///
        /// [`TextError::BadDate`](crate::error::TextError::BadDate) for a year outside -9999 to 9999.
        fn try_from(date: NaiveDate) -> Result<Self, Error> {
            Self::new(date.year(), date.month(), date.day())
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
