//! A chart for who does not see it: one line, one paragraph.

use crate::project::Annotation;
use crate::spc::rules::Role;
use crate::spc::{Centre, Chart, ChartPhase, Reason, Track, Variation};
use crate::words::number::{Scale, counted};
use crate::words::{en_gb, en_gb_picture as said};

/// How many signals a paragraph tells one by one.
const TOLD: usize = 6;

/// One line: what the chart is of, and what it says.
pub(crate) fn line(chart: &Chart) -> String {
    format!("{}: {}.", extent(chart), chart.sentence())
}

/// One paragraph: the line, the lines of each phase, the signals, the target, the notes.
pub(crate) fn paragraph(chart: &Chart) -> String {
    let mut sentences = vec![
        format!("{}.", extent(chart)),
        format!("{}.", said::capital(&chart.sentence())),
    ];
    let many = chart.phases().len() > 1;
    for (index, phase) in chart.phases().iter().enumerate() {
        if let Some(lines) = phase_lines(chart, phase) {
            let reason = phase.reason().map(en_gb::reason);
            let number = many.then_some(index + 1);
            sentences.push(said::phase_sentence(number, &lines, reason.as_deref()));
        }
    }
    let signals = || {
        chart
            .signals()
            .iter()
            .filter(|signal| chart.rule(signal).role() == Role::Signal)
    };
    let told: Vec<String> = signals()
        .take(TOLD)
        .map(|signal| chart.describe(signal))
        .collect();
    if !told.is_empty() {
        sentences.push(format!("{}{}.", said::SIGNALS, told.join("; ")));
        let more = signals().count() - told.len();
        if more > 0 {
            sentences.push(said::more_signals(more));
        }
    } else if !chart.main_rules().is_empty() {
        sentences.push(said::NO_SIGNALS.to_owned());
    }
    if let Some(sentence) = chart.target_sentence() {
        sentences.push(format!("{}.", said::capital(&sentence)));
    }
    for note in chart.notes() {
        sentences.push(format!("{}.", said::capital(&chart.describe_note(note))));
    }
    sentences.join(" ")
}

fn extent(chart: &Chart) -> String {
    let named = chart.series().date(0).is_some() || chart.series().label(0).is_some();
    let ends = named.then(|| (chart.point_name(0), chart.point_name(chart.len() - 1)));
    let ends = ends.as_ref().map(|(from, to)| (from.as_str(), to.as_str()));
    said::extent(
        &en_gb::chart(chart.kind()),
        &counted(chart.len(), "point"),
        ends,
    )
}

/// The centre and limits of a phase at its last point with a centre.
pub(crate) fn phase_lines(chart: &Chart, phase: &ChartPhase) -> Option<String> {
    let last = phase
        .points()
        .rev()
        .find(|&index| chart.centre(index).is_some())?;
    let centre = chart.show(chart.centre(last)?);
    let limits = chart.lower(last).zip(chart.upper(last));
    let limits = limits.map(|(lower, upper)| (chart.show(lower), chart.show(upper)));
    let limits = limits
        .as_ref()
        .map(|(lower, upper)| (lower.as_str(), upper.as_str()));
    Some(said::phase_lines(middle(chart), &centre, limits))
}

pub(crate) fn middle(chart: &Chart) -> Centre {
    if chart.uses_median() {
        Centre::Median
    } else {
        Centre::Mean
    }
}

/// How the limits were found and which rules judge, at the foot of a picture.
pub(crate) fn method(chart: &Chart) -> String {
    let phase = chart.phases().iter().rev().find(|phase| phase.has_limits());
    let limits = phase.map(|phase| {
        let estimate = phase.estimate();
        let ranged = estimate
            .moving_range
            .map_or_else(String::new, |range| chart.show(range));
        en_gb::limits(chart.kind(), estimate, &ranged)
    });
    said::method(
        &en_gb::chart(chart.kind()),
        limits.as_deref(),
        &en_gb::rule_set(chart.rules()),
    )
}

/// How the values of a chart are printed.
pub(crate) fn scale(chart: &Chart) -> Scale {
    chart.scale()
}

/// What a track plots, above its panel.
pub(crate) fn statistic(track: &Track) -> &'static str {
    said::statistic(track.statistic())
}

/// A cycle beside a chart.
pub(crate) fn cycle(cycle: &Annotation) -> String {
    cycle.text.clone()
}

/// What a point shows: its name, its value, and what it is.
pub(crate) fn point(chart: &Chart, index: usize, value: &str, variation: Variation) -> String {
    let what = if chart.is_excluded(index) {
        Some(said::POINT_LEFT_OUT)
    } else {
        said::point(variation)
    };
    let name = chart.point_name(index);
    match what {
        Some(what) => format!("{name}: {value}, {what}"),
        None => format!("{name}: {value}"),
    }
}

/// Why a phase starts, in as few words as there are.
pub(crate) fn reason(reason: &Reason) -> String {
    match (reason.text(), reason.change_id()) {
        (Some(text), _) => said::capital(text),
        (None, Some(change)) => change.to_string(),
        (None, None) => said::capital(&en_gb::reason(reason)),
    }
}
