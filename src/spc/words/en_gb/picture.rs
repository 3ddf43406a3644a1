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

/// What the sums of a chart are of.
pub(crate) fn sums(of: &str) -> String {
    format!("Sums of {of}")
}

/// How the chart was made, at its foot.
pub(crate) fn method(chart: &str, limits: &[String], rules: &str) -> String {
    let mut sentences = vec![format!("{chart}.")];
    sentences.extend(limits.iter().map(|limits| format!("{limits}.")));
    sentences.push(self::rules(rules));
    sentences.join(" ")
}

/// What a chart without limits is read as.
pub(crate) const AS_RUN_CHART: &str = "read as a run chart";

/// That points stand in the order in which they were given, under their labels.
pub(crate) const IN_ORDER: &str =
    "Points stand in the order in which they were given, which has to be their order in time.";

/// How the limits of some phases were found, with their numbers where there is more than one phase.
pub(crate) fn limits(phases: Option<(usize, usize)>, limits: &str) -> String {
    match phases {
        None => format!("Limits: {limits}"),
        Some(phases) => format!("Limits of {}: {limits}", numbered(phases)),
    }
}

/// When it was decided where some phases begin.
pub(crate) fn begins(phases: Option<(usize, usize)>, decided: &str) -> String {
    match phases {
        None => format!("Where the phase begins: {decided}"),
        Some(phases) => format!(
            "Where {} begin{}: {decided}",
            numbered(phases),
            if phases.0 == phases.1 { "s" } else { "" }
        ),
    }
}

/// Phases by their numbers.
fn numbered((first, last): (usize, usize)) -> String {
    match last - first {
        0 => format!("phase {first}"),
        1 => format!("phases {first} and {last}"),
        _ => format!("phases {first} to {last}"),
    }
}

/// Which points set the limits of a phase, where they are not its own.
pub(crate) fn from_baseline(limits: &str, from: &str, to: &str) -> String {
    format!("{limits}, from the baseline {from} to {to}")
}

pub(crate) const NO_LIMITS: &str = "none";
/// Lines that were given are not found.
pub(crate) const GIVEN: &str = "given";

/// What the chart is of: `XmR chart of 13 points, April 2019 to April 2020 (1 missing)`.
pub(crate) fn extent(
    kind: &str,
    points: &str,
    ends: Option<(&str, &str)>,
    (missing, out): (usize, usize),
) -> String {
    let ends = ends.map_or_else(String::new, |(from, to)| format!(", {from} to {to}"));
    let without = match (missing, out) {
        (0, 0) => String::new(),
        (missing, 0) => format!(" ({missing} missing)"),
        (0, out) => format!(" ({out} {LEFT_OUT})"),
        (missing, out) => format!(" ({missing} missing, {out} {LEFT_OUT})"),
    };
    format!("{kind} of {points}{ends}{without}")
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

/// A sentence with a capital letter at its start and a full stop.
pub(crate) fn sentence(text: &str) -> String {
    format!("{}.", capital(text))
}

/// Points that were left out, and why.
pub(crate) fn left_out(points: &str, reason: &str) -> String {
    format!("{points}: {LEFT_OUT} ({reason})")
}

/// Reasons for which points were left out that are not told one by one.
pub(crate) fn more_left_out(more: usize) -> String {
    match more {
        1 => "One more reason for which points were left out stands in the text.".to_owned(),
        more => format!("{more} more reasons for which points were left out stand in the text."),
    }
}

/// Where the notes of a chart are, after its headline: `(notes 3 and 4)`.
pub(crate) fn see_notes(first: usize, last: usize) -> String {
    match last - first {
        0 => format!(" (note {first})"),
        1 => format!(" (notes {first} and {last})"),
        _ => format!(" (notes {first} to {last})"),
    }
}

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

/// What is plotted, with what it is counted in.
pub(crate) fn in_unit(statistic: &str, unit: Option<&str>) -> String {
    match unit {
        Some(unit) => format!("{statistic} ({unit})"),
        None => statistic.to_owned(),
    }
}

/// A text that several have, with the name of the one that is meant.
pub(crate) fn with_name(text: &str, name: &str) -> String {
    format!("{text} ({name})")
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
pub(crate) fn phase_from(number: usize, point: &str, reason: &str) -> String {
    format!("Phase {number}, from {point}: {reason}")
}

/// What the two sums of a CUSUM are, at the ends of their lines.
pub(crate) const RISE: &str = "Rise";
pub(crate) const FALL: &str = "Fall";

/// What the sums of a chart are counted in.
pub(crate) const IN_DEVIATIONS: &str = "standard deviations";
pub(crate) const IN_RATIOS: &str = "log-likelihood ratio";
pub(crate) const IN_EVENTS: &str = "number of events";

/// What the parts of a small chart are, in the key of a matrix.
pub(crate) const BETWEEN_LIMITS: &str = "between the limits";
pub(crate) const CENTRE: &str = "centre";
pub(crate) const THE_TARGET: &str = "target";
pub(crate) const LATEST: &str = "latest point";
pub(crate) const OWN_SCALE: &str = "each small chart has a scale of its own";

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
