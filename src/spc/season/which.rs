//! The season in which a day lies.

use crate::base::date::Date;
use crate::base::period::Period;

/// The number of the season: the month, the quarter or the week of the year, or the day of the week. None of periods that have no season.
pub(crate) fn season_of(period: Period, date: Date) -> Option<i32> {
    match period {
        Period::Day => Some(date.days_since_1970().rem_euclid(7)),
        Period::Week => {
            let first = Date::new(date.year(), 1, 1).ok()?;
            Some(first.days_until(date) / 7)
        }
        Period::Month => Some(i32::from(date.month())),
        Period::Quarter | Period::FinancialQuarter => Some(i32::from(date.month() - 1) / 3),
        Period::Year | Period::FinancialYear | Period::Days(_) | Period::Weeks(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::season_of;
    use crate::base::date::date;
    use crate::base::period::Period;

    #[test]
    fn a_day_lies_in_its_month_quarter_week_and_day() {
        let day = date(2024, 5, 15);
        for (period, season) in [
            (Period::Month, Some(5)),
            (Period::Quarter, Some(1)),
            (Period::FinancialQuarter, Some(1)),
            (Period::Week, Some(19)),
            // 1 January 1970 was a Thursday, as no. 0; 15 May 2024 was a Wednesday
            (Period::Day, Some(6)),
            (Period::Year, None),
        ] {
            assert_eq!(season_of(period, day), season, "{period:?}");
        }
        assert_eq!(season_of(Period::Day, date(1969, 12, 31)), Some(6));
        assert_eq!(season_of(Period::Week, date(2024, 12, 31)), Some(52));
    }
}
