//! The regular days of a series, and where on them its dates lie.

use crate::base::date::Date;
use crate::base::error::{DataError, Error, Place};
use crate::base::period::{Period, Step};

/// A series may have this many absent periods …
pub(crate) const ABSENT: usize = 1_000;
/// … and this many more for each of its points. A document of a few bytes would else be a series of a million points.
pub(crate) const ABSENT_A_POINT: usize = 10;

/// Days one period apart, counted from the first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grid {
    first: Date,
    period: Period,
    /// The day of the month, from which the days of shorter months are cut.
    day: i8,
}

impl Grid {
    /// The grid that starts at the first of these days. Where that is the last day of its month, the others say whether the last
    /// days of months are meant (28 February, 31 March) or the same day of each (28 February, 28 March).
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinancial`] for a financial year or quarter that the first day neither begins nor ends.
    pub(crate) fn new(
        first: Date,
        others: impl IntoIterator<Item = Date>,
        period: Period,
    ) -> Result<Self, DataError> {
        if !is_financial(first, period) {
            return Err(DataError::NotFinancial {
                found: first.to_string(),
                period: period.to_string(),
            });
        }
        let day = if first.ends_its_month() {
            let inside = others.into_iter().find(|date| !date.ends_its_month());
            inside.map_or(31, |date| date.day().max(first.day()))
        } else {
            first.day()
        };
        Ok(Self { first, period, day })
    }

    /// The day so many periods after the first.
    pub(crate) fn day(&self, slot: usize) -> Option<Date> {
        let steps = i32::try_from(slot).ok()?;
        self.period.step().after(self.first, self.day, steps)
    }

    /// Whether a day says that the first, which ends its month, does not stand for the last days of months.
    pub(crate) fn is_moved_by(&self, date: Date) -> bool {
        let by_months = matches!(self.period.step(), Step::Months(_));
        by_months && self.first.ends_its_month() && !date.ends_its_month()
    }

    /// How many periods after the first a day is, if it is a whole number.
    pub(crate) fn slot(&self, date: Date) -> Option<usize> {
        let steps = match self.period.step() {
            Step::Days(days) => self.first.days_until(date) / days,
            Step::Months(months) => (date.months() - self.first.months()) / months,
        };
        let slot = usize::try_from(steps).ok()?;
        (self.day(slot) == Some(date)).then_some(slot)
    }

    /// The slot of each of some ascending days.
    pub(crate) fn slots(&self, dates: &[Date]) -> Result<Vec<usize>, Error> {
        let mut slots = Vec::with_capacity(dates.len());
        for (index, &date) in dates.iter().enumerate() {
            let slot = self
                .slot(date)
                .ok_or_else(|| self.off(date).at(Place::Point(index)))?;
            let most = ABSENT + ABSENT_A_POINT * (index + 1);
            self.check_absent(slot - index, most)
                .map_err(|kind| kind.at(Place::Point(index)))?;
            slots.push(slot);
        }
        Ok(slots)
    }

    /// Whether as many periods may be absent.
    pub(crate) fn check_absent(&self, absent: usize, most: usize) -> Result<(), DataError> {
        if absent <= most {
            return Ok(());
        }
        Err(DataError::GridTooLong {
            period: self.period.to_string(),
            found: absent,
            most,
        })
    }

    /// A day that lies off the grid.
    pub(crate) fn off(&self, date: Date) -> DataError {
        DataError::DateOffGrid {
            found: date.to_string(),
            first: self.first.to_string(),
            periods: self.period.plural(),
        }
    }
}

/// Whether a day begins or ends what is called by the financial year; any day does for other periods.
fn is_financial(date: Date, period: Period) -> bool {
    let months = match period {
        Period::FinancialQuarter => 3,
        Period::FinancialYear => 12,
        _ => return true,
    };
    // of the financial year: April is 0
    let month = (date.months() - 3).rem_euclid(months);
    (date.day() == 1 && month == 0) || (date.ends_its_month() && month == months - 1)
}

/// The period by which each date follows the one before it.
pub(crate) fn regular(dates: &[Date]) -> Option<Period> {
    with_absent(dates).and_then(|(period, absent)| (absent == 0).then_some(period))
}

/// The longest period of which all dates are a whole number after the first, and how many are absent between them.
pub(crate) fn with_absent(dates: &[Date]) -> Option<(Period, usize)> {
    let [first, .., last] = *dates else {
        return None;
    };
    let shortest = |between: fn(&Date, &Date) -> i32| {
        let pairs = dates.iter().zip(&dates[1..]);
        pairs.map(|(a, b)| between(a, b)).min()
    };
    let by_months = match shortest(|a, b| b.months() - a.months())? {
        1 => Some(Period::Month),
        3 => Some(Period::Quarter),
        12 => Some(Period::Year),
        _ => None,
    };
    let days = shortest(|a, b| a.days_until(*b))?;
    let by_days = u16::try_from(days)
        .ok()
        .and_then(|days| Period::days(days).ok());
    by_months.into_iter().chain(by_days).find_map(|period| {
        let grid = Grid::new(first, dates[1..].iter().copied(), period).ok()?;
        let all = dates.iter().all(|&date| grid.slot(date).is_some());
        let absent = grid.slot(last)?.checked_sub(dates.len() - 1)?;
        all.then_some((period, absent))
    })
}

/// The fewest dates that look like anything.
const LEAST_DATES: usize = 6;

/// The period by which dates follow each other but for a few that are absent, and how many.
pub(crate) fn few_absent(dates: &[Date]) -> Option<(Period, usize)> {
    let (period, absent) = with_absent(dates)?;
    let periods = dates.len() + absent;
    let are_few = dates.len() >= LEAST_DATES && absent > 0 && absent * 4 <= periods;
    let has_name = !matches!(period, Period::Days(_));
    (are_few && has_name && !(period == Period::Day && are_days_off(dates)))
        .then_some((period, absent))
}

/// Whether the days between the dates are days of the week on which no date falls.
fn are_days_off(dates: &[Date]) -> bool {
    let of_week = |number: i32| usize::try_from(number.rem_euclid(7)).unwrap_or_default();
    let mut open = [false; 7];
    for day in dates {
        open[of_week(day.days_since_1970())] = true;
    }
    let mut between = dates
        .windows(2)
        .flat_map(|pair| pair[0].days_since_1970() + 1..pair[1].days_since_1970());
    between.all(|day| !open[of_week(day)])
}
