//! British English: whether a level is held. Points have numbers.

use crate::base::direction::Direction;
use crate::base::number::{counted, plain};

/// How often a process at the level is said to have slipped.
fn slips(of_series: f64) -> String {
    format!(
        "a process exactly at the level would be said to slip within 24 points in about {} of 100 series",
        plain(100.0 * of_series, 0)
    )
}

/// What is held.
fn level(level: &str, better: Direction) -> String {
    match better {
        Direction::Higher => format!("{level} or more"),
        Direction::Lower => format!("{level} or less"),
        Direction::Neither => level.to_owned(),
    }
}

/// That nothing has slipped: which is no evidence that the level is held.
pub(crate) fn no_slip(held: &str, better: Direction, points: usize, price: Option<f64>) -> String {
    let price = price.map_or_else(String::new, |of_series| format!("; {}", slips(of_series)));
    format!(
        "no sign in {} that {} is not held{price}",
        counted(points, "point"),
        level(held, better)
    )
}

/// That it has slipped, and whether it still has.
pub(crate) fn slipped(
    held: &str,
    better: Direction,
    (began, seen): (usize, usize),
    stands: bool,
    price: Option<f64>,
) -> String {
    let price = price.map_or_else(String::new, |of_series| format!("; {}", slips(of_series)));
    let since = if stands {
        ""
    } else {
        ", and has come back since"
    };
    format!(
        "slipped from {}: seen at point {}, from about point {} on{since}{price}",
        level(held, better),
        seen + 1,
        began + 1
    )
}

/// What stands before the reasons.
pub(crate) fn cannot_tell(held: &str, better: Direction, why: &[String]) -> String {
    format!(
        "whether {} is held, this chart cannot tell: {}",
        level(held, better),
        why.join("; ")
    )
}
