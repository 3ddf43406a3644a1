//! British English: what is said of a season, and of points that resemble their neighbours.

use crate::base::number::plain;
use crate::base::period::Period;

/// What the season is a season of: days follow the week, all others the year.
pub(crate) const fn whole(period: Period) -> &'static str {
    match period {
        Period::Day => "week",
        _ => "year",
    }
}

/// How strong it is.
pub(crate) fn swing(period: Period, ratio: f64) -> String {
    format!(
        "there is a {}ly swing, about {} times the variation about it",
        whole(period),
        plain(ratio, 1)
    )
}

/// What to do about it.
pub(crate) const fn remedy(period: Period) -> &'static str {
    match period {
        Period::Day => "chart the differences from the same day of other weeks",
        Period::Week => "chart the differences from the same week of other years",
        Period::Quarter | Period::FinancialQuarter => {
            "chart the differences from the same quarter of other years"
        }
        _ => "chart the differences from the same month of other years",
    }
}

/// The note of a season.
pub(crate) fn note(period: Period, ratio: f64) -> String {
    let by = match period {
        Period::Day => "the day of the week",
        _ => "the time of year",
    };
    format!(
        "{} (fewer than 1 in 1,000 steady series show one so clear), so that a signal may be no more than {by}: {}",
        swing(period, ratio),
        remedy(period)
    )
}

/// The note of points that resemble their neighbours.
pub(crate) fn resembling(correlation: f64) -> String {
    format!(
        "neighbouring points resemble each other (a correlation of about {}; fewer than 1 in 1,000 steady series show so much), so that \
         signals come more often than the false-alarm rate says: look for what carries over from one point to the next, or plot points \
         further apart",
        plain(correlation, 2)
    )
}
