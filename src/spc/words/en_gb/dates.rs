//! British English: financial years, dates that look regular with some absent, and what still runs since the last event.

use crate::base::date::Date;
use crate::base::number::counted;
use crate::base::period::Period;

/// The financial year in which a day lies: `2024/25`.
pub(crate) fn financial_year(date: Date) -> String {
    let begins = date.year() - i16::from(date.month() < 4);
    format!("{begins}/{:02}", (begins + 1).rem_euclid(100))
}

/// The quarter of the financial year in which a day lies: `Q1`.
pub(crate) fn financial_quarter(date: Date) -> String {
    format!("Q{}", (date.month() + 8) % 12 / 3 + 1)
}

/// Dates that are regular but for some that are absent.
pub(crate) fn absent(period: Period, absent: usize) -> String {
    let how = match period {
        Period::Day => "daily".to_owned(),
        Period::Week => "weekly".to_owned(),
        Period::Month => "monthly".to_owned(),
        Period::Quarter => "quarterly".to_owned(),
        Period::Year => "yearly".to_owned(),
        _ => format!("every {period}"),
    };
    let what = match period.noun() {
        Some(noun) => counted(absent, noun),
        None => absent.to_string(),
    };
    let (are, them) = if absent == 1 {
        ("is", "it")
    } else {
        ("are", "them")
    };
    format!(
        "the dates are {how} but for {what} that {are} absent, and the points beside {them} count as neighbours"
    )
}

/// What a program does about it.
pub(crate) fn absent_remedy(period: Period, absent: usize) -> String {
    let period = match period {
        Period::Weeks(weeks) => format!("Period::weeks({})?", weeks.get()),
        period => format!("Period::{period:?}"),
    };
    let gaps = if absent == 1 { "it a gap" } else { "them gaps" };
    format!("`every({period})` would make {gaps}")
}

/// What still runs since the last event: the time, in days if they are, or the cases.
pub(crate) fn running(length: &str, unit: Option<&str>, limit: Option<(&str, bool)>) -> String {
    let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
    let so_far = format!("{length}{unit} since the last event, and still running");
    match limit {
        None => so_far,
        Some((limit, false)) => format!("{so_far}: not beyond the upper limit of {limit} so far"),
        Some((limit, true)) => format!("{so_far}: already beyond the upper limit of {limit}"),
    }
}

pub(crate) const CASES: &str = "cases";
pub(crate) const DAYS: &str = "days";

/// After a reading of what is finished, where what still runs is beyond the limit.
pub(crate) const RUNS_ON: &str = "; but what has run on since the last event is already beyond the upper limit, so ask what is different since then";

/// What is drawn open, in the key.
pub(crate) const RUNNING: &str = "still running";
