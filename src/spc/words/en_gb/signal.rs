//! British English: signals and runs.

use crate::base::direction::Side;
use crate::base::number::{counted, plain};
use crate::spc::rules::{Border, Length, Pattern, Rule};

const fn side(side: Side) -> &'static str {
    match side {
        Side::Above => "above",
        Side::Below => "below",
    }
}

/// A run about the centre.
pub(crate) fn run(on: Option<Side>, points: &str, many: usize) -> String {
    let where_ = on.map_or("beyond", side);
    format!(
        "{points}: {} in a row {where_} the centre",
        counted(many, "point")
    )
}

/// What a signal shows. `points` names its points, `value` is that of a single point, `many` counts its points.
pub(crate) fn signal(
    rule: &Rule,
    on: Option<Side>,
    points: &str,
    value: Option<&str>,
    many: usize,
) -> String {
    let where_ = on.map_or("beyond", side);
    let stretch = format!("{points}: {}", counted(many, "point"));
    match (*rule.pattern(), value) {
        (
            Pattern::Beyond {
                count: 1,
                window: 1,
                border,
                ..
            },
            Some(value),
        ) => {
            format!("{points} is {value}, {}", border_words(border, where_, 1))
        }
        (
            Pattern::Beyond {
                count: 1,
                window: 1,
                border,
                ..
            },
            None,
        ) => {
            format!("{stretch} in a row {}", border_words(border, where_, many))
        }
        (
            Pattern::Beyond {
                count,
                window,
                border: Border::Bound,
                ..
            },
            _,
        ) if count == window => {
            format!(
                "{stretch} in a row {}",
                border_words(Border::Bound, where_, many)
            )
        }
        (
            Pattern::Beyond {
                count,
                window,
                border,
                ..
            },
            _,
        ) => {
            // windows that follow one another are one signal
            let again = if many > usize::from(window) {
                "repeatedly, "
            } else {
                ""
            };
            format!(
                "{points}: {again}{count} of {window} points in a row {}",
                border_words(border, where_, many)
            )
        }
        (Pattern::Run { .. }, _) => run(on, points, many),
        (Pattern::Trend { .. }, _) => {
            let way = if on == Some(Side::Above) {
                "rising"
            } else {
                "falling"
            };
            format!("{stretch} in a row, all {way}")
        }
        (Pattern::Alternating { .. }, _) => {
            format!("{stretch} in a row that rise and fall in turn")
        }
        (Pattern::Within { border, .. }, _) => {
            format!(
                "{stretch} in a row within {} of the centre: less variation than the limits allow for",
                zone(border)
            )
        }
        (Pattern::Outside { border, .. }, _) => {
            format!(
                "{stretch} in a row with none within {} of the centre",
                zone(border)
            )
        }
        (Pattern::Opposed { border, .. }, _) => {
            format!("{points}: past {} on both sides", zone(border))
        }
        (Pattern::Spread { more_than, .. }, _) => {
            format!("{points}: more than {} sigma apart", plain(more_than, 2))
        }
        (Pattern::Crossings { .. }, _) => {
            format!("{points}: the line crosses the centre too seldom")
        }
        (Pattern::Runs { .. }, _) => format!("{points}: too few or too many runs about the centre"),
    }
}

fn border_words(border: Border, where_: &str, points: usize) -> String {
    match border {
        Border::Limit if points == 1 => format!("{where_} its limit"),
        Border::Limit => format!("{where_} their limits"),
        Border::Centre => format!("{where_} the centre"),
        Border::Bound => format!("at the {} possible value", end(where_)),
        Border::Sigma(z) => format!("more than {} sigma {where_} the centre", plain(z, 2)),
    }
}

fn end(where_: &str) -> &'static str {
    if where_ == side(Side::Above) {
        "highest"
    } else {
        "lowest"
    }
}

pub(crate) fn zone(border: Border) -> String {
    match border {
        Border::Limit => "the limits".to_owned(),
        Border::Bound => "what is possible".to_owned(),
        Border::Centre => "the centre".to_owned(),
        Border::Sigma(z) => format!("{} sigma", plain(z, 2)),
    }
}

/// What the run facts of a signal add: the count, and what would be enough.
pub(crate) fn run_count(
    rule: &Rule,
    longest_limit: usize,
    crossings: usize,
    fewest: usize,
) -> Option<String> {
    match *rule.pattern() {
        Pattern::Run { length, .. } if !matches!(length, Length::Exactly(_)) => {
            Some(format!("more than {longest_limit} is a signal"))
        }
        Pattern::Crossings { .. } => Some(format!(
            "{}, fewer than {fewest} is a signal",
            counted(crossings, "crossing")
        )),
        _ => None,
    }
}

/// What is added to the run that is still going on.
pub(crate) const ONGOING: &str = "the run that is still going on";

/// What is added to a run with points on the centre, which do not count.
pub(crate) fn leaving_out(on_centre: usize) -> String {
    format!("leaving out {on_centre} on it")
}
