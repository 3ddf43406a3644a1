//! A chart for who does not see it: one line, one paragraph.

use crate::base::date::Date;
use crate::base::number::{Scale, counted};
use crate::base::period::Period;
use crate::base::printed::printed;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::track::Track;
use crate::spc::data::facts::MemoryKind;
use crate::spc::data::note::Note;
use crate::spc::data::phase::Reason;
use crate::spc::limits::Centre;
use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::matrix::Matrix;
use crate::spc::reading::reading::Variation;
use crate::spc::rules::Role;
use crate::spc::words::en_gb;
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::memory;
use std::borrow::Cow;

/// How many signals a paragraph tells one by one.
const TOLD: usize = 6;

/// What the chart says at its head: its reading, and what still runs where that is already beyond the limit.
pub(crate) fn headline(chart: &Chart) -> String {
    let reading = said::capital(&chart.sentence());
    let longer = chart.running().is_some_and(|running| running.is_longer());
    match chart.running_words().filter(|_| longer) {
        Some(running) => format!("{reading}. {running}"),
        None => reading,
    }
}

/// One line: what the chart is of, and what it says.
pub(crate) fn line(chart: &Chart) -> String {
    format!("{}. {}.", extent(chart), headline(chart))
}

/// One paragraph: the line, the lines of each phase, the signals, the rules with their price where it is known, the target, the notes.
pub(crate) fn paragraph(chart: &Chart, price: Option<f64>) -> String {
    let mut sentences = vec![line(chart)];
    let many = chart.phases().len() > 1;
    for (index, phase) in chart.phases().iter().enumerate() {
        if let Some(lines) = phase_lines(chart, phase, &|value| chart.show(value)) {
            let reason = phase.reason().map(en_gb::chart::reason);
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
    } else if !matches!(
        chart.reading().variation(),
        Variation::TooFew | Variation::NotJudged
    ) {
        sentences.push(said::NO_SIGNALS.to_owned());
    }
    let shorter = chart.running().is_some_and(|running| !running.is_longer());
    // one that is longer stands at the head
    if let Some(running) = chart.running_words().filter(|_| shorter) {
        sentences.push(format!("{}.", said::capital(&running)));
    }
    sentences.push(said::rules(&rules(chart, price)));
    if let Some(sentence) = chart.target_sentence() {
        sentences.push(format!("{}.", said::capital(&sentence)));
    }
    for note in &chart.all_notes() {
        sentences.push(format!("{}.", said::capital(&chart.describe_note(note))));
    }
    if let Some((period, absent)) = chart.series().absent_periods() {
        let absent = en_gb::dates::absent(period, absent);
        sentences.push(format!("{}.", said::capital(&absent)));
    }
    sentences.join(" ")
}

/// What a chart is of: its kind, how many points, from when to when.
pub(crate) fn extent(chart: &Chart) -> String {
    let named = chart.series().date(0).is_some() || chart.series().label(0).is_some();
    let ends = named.then(|| (chart.point_name(0), chart.point_name(chart.len() - 1)));
    let ends = ends.as_ref().map(|(from, to)| (from.as_str(), to.as_str()));
    said::extent(
        &said::chart_title(chart.kind()),
        &counted(chart.len(), "point"),
        ends,
    )
}

/// The centre and limits of a phase at its last point with a centre, each as `show` says it.
pub(crate) fn phase_lines(
    chart: &Chart,
    phase: &ChartPhase,
    show: &dyn Fn(f64) -> String,
) -> Option<String> {
    let last = phase
        .points()
        .rev()
        .find(|&index| chart.centre(index).is_some())?;
    let centre = show(chart.centre(last)?);
    let lower = chart.lower_sum().unwrap_or(chart.main()).lower(last);
    let limits = lower.zip(chart.upper(last));
    // the unit is said once, after the last number
    let limits = limits.map(|(lower, upper)| (chart.scale().show(lower), show(upper)));
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

/// The rules that judge, with their chance of a false alarm where it is known.
fn rules(chart: &Chart, price: Option<f64>) -> String {
    let rules = en_gb::memory::rule_set(chart.kind(), chart.rules())
        .map_or_else(|| en_gb::chart::rule_set(chart.rules()), str::to_owned);
    match price {
        Some(chance) => said::priced(&rules, &en_gb::price::printed(chance)),
        None => rules,
    }
}

/// How the limits were found and which rules judge, at the foot of a picture.
pub(crate) fn method(chart: &Chart, price: Option<f64>) -> String {
    let kind = said::chart_title(chart.kind());
    let rules = rules(chart, price);
    if chart.kind().is_cusum() {
        return said::method_sums(&kind, &chart.cusum_sums(), &rules);
    }
    let phase = chart.phases().iter().rev().find(|phase| phase.has_limits());
    let limits = phase.map(|phase| {
        let estimate = phase.estimate();
        if chart.kind().memory() == Some(MemoryKind::Ewma) {
            return memory::ewma_limits(chart, estimate);
        }
        let ranged = estimate
            .moving_range
            .map_or_else(String::new, |range| chart.show(range));
        en_gb::chart::limits(chart.kind(), estimate, &ranged)
    });
    said::method(&kind, limits.as_deref(), &rules)
}

/// What the values of a chart are counted in.
pub(crate) fn unit(chart: &Chart) -> Option<Cow<'_, str>> {
    chart.unit()
}

/// The notes that say what the limits drawn are worth, in words: at the foot of the picture.
pub(crate) fn doubts(chart: &Chart) -> Vec<String> {
    let notes = chart.all_notes().into_iter();
    notes
        .filter(Note::is_about_limits_drawn)
        .map(|note| said::note(&chart.describe_note(&note)))
        .collect()
}

/// How the values of a chart are printed.
pub(crate) fn scale(chart: &Chart) -> Scale {
    chart.scale()
}

/// What a track plots, above its panel.
pub(crate) fn statistic(track: &Track) -> String {
    said::capital(statistic_name(track))
}

/// What a track plots, in a table.
pub(crate) fn statistic_name(track: &Track) -> &'static str {
    en_gb::chart::statistic(track.statistic())
}

/// What a point shows: its name, its value, and what it is.
pub(crate) fn point(chart: &Chart, index: usize, value: &str, variation: Variation) -> String {
    let what = if chart.is_excluded(index) {
        Some(said::LEFT_OUT)
    } else {
        variation.is_special().then_some(said::mark(variation))
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
        (Some(text), _) => said::capital(&printed(text)),
        (None, Some(change)) => change.to_string(),
        (None, None) => said::capital(&en_gb::chart::reason(reason)),
    }
}

/// At which date a matrix is judged.
pub(crate) fn as_of(date: Date, period: Option<Period>) -> String {
    said::as_of(&en_gb::chart::date(date, period))
}

/// How many names a paragraph tells.
const NAMES: usize = 12;

fn names<S: AsRef<str>>(names: &[S]) -> String {
    let told: Vec<String> = names
        .iter()
        .take(NAMES)
        .map(|name| printed(name.as_ref()).into_owned())
        .collect();
    said::names(&told, names.len() - told.len())
}

/// What has no place in a matrix, a sentence for each reason.
pub(crate) fn asides(matrix: &Matrix) -> Vec<String> {
    let mut asides: Vec<String> = matrix
        .expected_false()
        .map(ToString::to_string)
        .into_iter()
        .collect();
    let stopped: Vec<String> = matrix
        .stopped()
        .iter()
        .map(|(name, last)| format!("{name} ({})", en_gb::chart::date(*last, None)))
        .collect();
    if !stopped.is_empty() {
        asides.push(said::stopped(&names(&stopped)));
    }
    if !matrix.too_few().is_empty() {
        asides.push(said::too_few(&names(matrix.too_few())));
    }
    let failed: Vec<String> = matrix
        .failed()
        .iter()
        .map(|(name, error)| format!("{name} ({error})"))
        .collect();
    if !failed.is_empty() {
        asides.push(said::failed(&names(&failed)));
    }
    asides
}

/// A matrix in one line.
pub(crate) fn matrix_line(matrix: &Matrix) -> String {
    let (mut all, mut special, mut failing) = (0, 0, 0);
    for (variation, assurance, names) in matrix.cells() {
        all += names.len();
        special += if variation.is_special() {
            names.len()
        } else {
            0
        };
        failing += if assurance == Some(Assurance::Fails) {
            names.len()
        } else {
            0
        };
    }
    let date = matrix.as_of().map(|date| en_gb::chart::date(date, None));
    said::matrix_line(&counted(all, "measure"), date.as_deref(), special, failing)
}

/// A matrix in one paragraph: the line, then what is in each cell and what has no place in it.
pub(crate) fn matrix_paragraph(matrix: &Matrix) -> String {
    let mut sentences = vec![matrix_line(matrix)];
    for (variation, assurance, found) in matrix.cells() {
        let assurance = assurance.map(|assurance| assurance.to_string());
        sentences.push(said::cell(
            &variation.to_string(),
            assurance.as_deref(),
            &names(found),
        ));
    }
    sentences.extend(asides(matrix));
    sentences.join(" ")
}
