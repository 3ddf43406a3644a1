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

/// What a point is compared with: `the same month of other years`.
fn same(period: Period, others: &str) -> String {
    format!("the same {} of {others}", one(period))
}

/// One point of the season.
const fn one(period: Period) -> &'static str {
    match period {
        Period::Day => "day",
        Period::Week => "week",
        Period::Quarter | Period::FinancialQuarter => "quarter",
        _ => "month",
    }
}

/// The other weeks, or years.
const fn others(period: Period) -> &'static str {
    match period {
        Period::Day => "other weeks",
        _ => "other years",
    }
}

/// What to do about it.
pub(crate) fn remedy(period: Period) -> String {
    format!(
        "chart the differences from {}",
        same(period, others(period))
    )
}

/// What a program does about it.
pub(crate) const REMEDY: &str = "`Series::less_season` makes them";

/// What is said after a special cause that a season may explain.
pub(crate) const fn or_season(period: Period) -> &'static str {
    match period {
        Period::Day => "; look first whether it is more than the day of the week",
        _ => "; look first whether it is more than the time of year",
    }
}

/// What the values of a series without its season are.
pub(crate) fn difference(period: Period, baseline: Option<&str>) -> String {
    let others = baseline.map_or_else(
        || others(period).to_owned(),
        |baseline| format!("the baseline, {baseline}"),
    );
    format!("difference from {}", same(period, &others))
}

/// From one point to another.
pub(crate) fn stretch(from: &str, to: &str) -> String {
    format!("{from} to {to}")
}

/// A series without its season, and what that costs.
pub(crate) fn less(
    name: &str,
    period: Period,
    (cost, points, without): (usize, usize, usize),
) -> String {
    let one = match period {
        Period::Day => "day of the week",
        period => one(period),
    };
    let without = match without {
        0 => String::new(),
        1 => "; 1 more point has none to be compared with".to_owned(),
        many => format!("; {many} more points have none to be compared with"),
    };
    format!(
        "the {name}: the cost is {cost} of its {points} points, one for the level of each {one}{without}"
    )
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
