//! British English: the phrases in and about pictures of charts.

use crate::base::date::Date;
use crate::base::direction::Side;
use crate::spc::data::kind::Kind;
use crate::spc::limits::Centre;
use crate::spc::reading::reading::Variation;
use crate::spc::words::en_gb::chart;

const SHORT_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A month under an axis.
pub(crate) fn short_month(date: Date) -> &'static str {
    SHORT_MONTHS[usize::try_from(date.month() - 1).unwrap_or_default() % 12]
}

/// A day under an axis.
pub(crate) fn short_day(date: Date) -> String {
    format!("{} {}", date.day(), short_month(date))
}

/// A line, named at its end.
pub(crate) const fn centre_line(middle: Centre) -> &'static str {
    match middle {
        Centre::Median => "Median",
        Centre::Mean => "Centre",
    }
}

pub(crate) const UPPER: &str = "Upper";
pub(crate) const LOWER: &str = "Lower";
pub(crate) const TARGET: &str = "Target";

/// What a mark means.
pub(crate) const fn mark(variation: Variation) -> &'static str {
    match variation {
        Variation::Improvement(_) => "special cause, improving",
        Variation::Concern(_) => "special cause, concerning",
        Variation::ImprovementAndConcern { .. } => "special cause, both ways",
        Variation::Neither(Side::Above) => "special cause, high",
        Variation::Neither(Side::Below) => "special cause, low",
        Variation::Undirected => "special cause, no one direction",
        Variation::CommonCause | Variation::TooFew | Variation::NotJudged => "common cause",
    }
}

/// What a mark means, in a key.
pub(crate) const fn key(variation: Variation) -> &'static str {
    match variation {
        Variation::ImprovementAndConcern { .. } => {
            "special cause, both ways (other tools show the improvement alone)"
        }
        variation => mark(variation),
    }
}

/// The letter on an icon where the special cause is high, or low.
pub(crate) const fn letter(side: Side) -> &'static str {
    match side {
        Side::Above => "H",
        Side::Below => "L",
    }
}

pub(crate) const LEFT_OUT: &str = "left out";
pub(crate) const LIMITS: &str = "limits";
pub(crate) const OBSERVED: &str = "observed value";

/// The lines of a phase, above it.
pub(crate) fn phase_lines(middle: Centre, centre: &str, limits: Option<(&str, &str)>) -> String {
    let name = match middle {
        Centre::Median => "median",
        Centre::Mean => "centre",
    };
    match limits {
        Some((lower, upper)) => format!("{name} {centre}, limits {lower} to {upper}"),
        None => format!("{name} {centre}"),
    }
}

/// The lines of a phase in a sentence, about the phase with this number or about the only one.
pub(crate) fn phase_sentence(number: Option<usize>, lines: &str, reason: Option<&str>) -> String {
    match (number, reason) {
        (None, _) => format!("{}.", capital(lines)),
        (Some(number), Some(reason)) => format!("Phase {number} ({reason}): {lines}."),
        (Some(number), None) => format!("Phase {number}: {lines}."),
    }
}

/// The rules that judge.
pub(crate) fn rules(rules: &str) -> String {
    format!("Rules: {rules}.")
}

/// Rules with their chance of a false alarm.
pub(crate) fn priced(rules: &str, price: &str) -> String {
    format!("{rules}; {price}")
}

/// How a chart of sums was made, at its foot.
pub(crate) fn method_sums(kind: &str, sums: &str, rules: &str) -> String {
    format!("{kind}. Sums of {sums}. {}", self::rules(rules))
}

/// A note at the foot of a picture.
pub(crate) fn note(note: &str) -> String {
    format!("Note: {note}.")
}

/// How the chart was made, at its foot.
pub(crate) fn method(kind: &str, limits: Option<&str>, rules: &str) -> String {
    match limits {
        Some(limits) => format!("{kind}. Limits: {limits}. {}", self::rules(rules)),
        None => format!("{kind}. {}", self::rules(rules)),
    }
}

/// What the chart is of: `XmR chart of 13 points, April 2019 to April 2020`.
pub(crate) fn extent(kind: &str, points: &str, ends: Option<(&str, &str)>) -> String {
    match ends {
        Some((from, to)) => format!("{kind} of {points}, {from} to {to}"),
        None => format!("{kind} of {points}"),
    }
}

/// How many more signals there are than are told.
pub(crate) fn more_signals(more: usize) -> String {
    match more {
        1 => "1 more signal.".to_owned(),
        more => format!("{more} more signals."),
    }
}

pub(crate) const NO_SIGNALS: &str = "No signal.";
pub(crate) const SIGNALS: &str = "Signals: ";

/// A sentence with a capital letter at its start.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The name of a kind of chart at the start of a line; a symbol such as p′ stays as it is written.
pub(crate) fn chart_title(kind: Kind) -> String {
    // others have a symbol
    if kind.has_limits() && !kind.has_memory() {
        chart::chart(kind)
    } else {
        capital(&chart::chart(kind))
    }
}

/// An annotation below a chart: when, and what.
pub(crate) fn annotation(when: &str, text: &str) -> String {
    if text.trim().is_empty() {
        capital(when)
    } else {
        format!("{}: {text}", capital(when))
    }
}

/// Why a phase starts, below a chart.
pub(crate) fn phase_from(point: &str, reason: &str) -> String {
    format!("From {point}: {reason}")
}

pub(crate) const MATRIX: &str = "Variation by assurance";
pub(crate) const NO_TARGET: &str = "No target";

/// At which date a matrix is judged.
pub(crate) fn as_of(date: &str) -> String {
    format!("As of {date}")
}

/// What a matrix holds, in one line.
pub(crate) fn matrix_line(
    measures: &str,
    as_of: Option<&str>,
    special: usize,
    failing: usize,
) -> String {
    let as_of = as_of.map_or_else(String::new, |date| format!(" as of {date}"));
    let failing = match failing {
        0 => String::new(),
        1 => "; 1 cannot be expected to meet its target, unless something changes".to_owned(),
        many => {
            format!("; {many} cannot be expected to meet their targets, unless something changes")
        }
    };
    match special {
        0 => format!("{measures}{as_of}: no special cause at the latest point{failing}."),
        special => format!(
            "{measures}{as_of}: {special} with a special cause at the latest point{failing}."
        ),
    }
}

/// A cell of a matrix: its variation, its assurance, and the names in it.
pub(crate) fn cell(variation: &str, assurance: Option<&str>, names: &str) -> String {
    match assurance {
        Some(assurance) => format!("{}; target, {assurance}: {names}.", capital(variation)),
        None => format!("{}: {names}.", capital(variation)),
    }
}

/// Names, the last ones counted only.
pub(crate) fn names(told: &[String], more: usize) -> String {
    let told = told.join(", ");
    match more {
        0 => told,
        more => format!("{told} and {more} more"),
    }
}

/// What has no place in a matrix.
pub(crate) fn stopped(names: &str) -> String {
    format!("Stopped earlier, so no icon: {names}.")
}

pub(crate) fn too_few(names: &str) -> String {
    format!("Too few points for an icon: {names}.")
}

pub(crate) fn failed(names: &str) -> String {
    format!("No chart: {names}.")
}
