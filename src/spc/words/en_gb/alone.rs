//! British English: what a chart or a monitor found, printed without the chart. It has no dates and no unit there, so that points
//! have numbers.

use crate::base::direction::Side;
use crate::base::number::{counted, plain};
use crate::spc::words::en_gb::price::{in_100, times};
use std::borrow::Cow;

/// A point by its number.
pub(crate) fn point(index: usize) -> String {
    format!("point {}", index + 1)
}

/// A point with its value, if it has one.
pub(crate) fn point_at(index: usize, value: Option<f64>) -> String {
    match value {
        Some(value) => format!("{} is {}", point(index), plain(value, 4)),
        None => format!("{} has no value", point(index)),
    }
}

/// A series in short.
pub(crate) fn series(
    holds: &str,
    unit: Option<&str>,
    points: usize,
    ends: Option<(&str, &str)>,
    missing: usize,
) -> String {
    let unit = unit.map_or_else(String::new, |unit| format!(" ({unit})"));
    let ends = ends.map_or_else(String::new, |(first, last)| format!(", {first} to {last}"));
    let missing = match missing {
        0 => String::new(),
        missing => format!(", {missing} missing"),
    };
    format!("{holds}{unit}: {}{ends}{missing}", counted(points, "point"))
}

/// The charts of many that got better.
pub(crate) fn improved(names: &[Cow<'_, str>], of: usize, level: f64) -> String {
    let charts = counted(of, "chart");
    if names.is_empty() {
        return format!("of {charts}, none is known to have got better");
    }
    format!(
        "of {charts}, {} got better: {}; on average at most {} in 100 of those named did not",
        names.len(),
        names.join(", "),
        plain(100.0 * level, 1),
    )
}

/// That nothing is new.
pub(crate) const NOTHING_NEW: &str = "nothing new";

/// A rule that begins to mark points, or goes on.
pub(crate) fn change(rule: &str, side: Option<Side>, is_new: bool) -> String {
    let side = side.map_or_else(String::new, |side| format!(", {side}"));
    let goes_on = if is_new { "" } else { ", goes on" };
    format!("{rule}{side}{goes_on}")
}

/// Which side of its limit a statistic lies on.
pub(crate) fn beyond(side: Side) -> String {
    format!("{side} its limit")
}

/// That a point was corrected, and what that withdrew and added.
pub(crate) fn corrected(index: usize, withdrawn: usize, flagged: usize) -> String {
    let what = match (withdrawn, flagged) {
        (0, 0) => "no alert changes".to_owned(),
        (0, new) => format!("{} more", counted(new, "alert")),
        (old, 0) => format!("{} withdrawn", counted(old, "alert")),
        (old, new) => format!("{} withdrawn, {new} more", counted(old, "alert")),
    };
    format!("{} was corrected: {what}", point(index))
}

/// How likely a swing is in values without one.
pub(crate) fn likely(p_value: f64) -> String {
    let how = if p_value < 0.001 {
        "fewer than 1 in 1,000".to_owned()
    } else {
        in_100(p_value)
    };
    format!("{how} steady series show one so clear")
}

/// How much neighbours resemble each other.
pub(crate) fn resembles(correlation: f64, points: usize, clear: bool, apart: bool) -> String {
    let verdict = match (clear, apart) {
        (false, _) => "no more than independent values show",
        (true, true) => "more than independent values show, whether the level moved or not",
        (true, false) => "more than independent values show, or the level moved once",
    };
    format!(
        "neighbouring points have a correlation of {} ({}): {verdict}",
        plain(correlation, 2),
        counted(points, "point")
    )
}

/// A size that is enough.
pub(crate) fn enough(size: usize, sees: f64, false_alarm: f64) -> String {
    format!(
        "{size} are enough: the change is seen {}, and a false alarm comes {}",
        times(sees),
        times(false_alarm)
    )
}
