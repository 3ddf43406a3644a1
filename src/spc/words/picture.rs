//! A chart for who does not see it: one line, one paragraph.

use crate::base::date::Date;
use crate::base::number::{Scale, counted};
use crate::base::period::Period;
use crate::base::printed::printed;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::track::Track;
use crate::spc::data::facts::MemoryKind;
use crate::spc::data::phase::{Basis, Reason};
use crate::spc::limits::Centre;
use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::matrix::Matrix;
use crate::spc::reading::reading::Variation;
use crate::spc::rules::Role;
use crate::spc::words::en_gb;
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::memory;
use crate::spc::words::told;
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

/// One paragraph: the line, then all the rest.
pub(crate) fn paragraph(chart: &Chart, price: Option<f64>) -> String {
    format!(
        "{} {}",
        line(chart),
        sentences(chart, price, TOLD).join(" ")
    )
}

/// What a text says of a chart after its line: the lines of each phase, the signals (at most so many one by one), the rules with their price where it is known, the
/// target, the points that were left out, the notes.
pub(crate) fn sentences(chart: &Chart, price: Option<f64>, most: usize) -> Vec<String> {
    let mut sentences = Vec::new();
    let many = chart.phases().len() > 1;
    for (index, phase) in chart.phases().iter().enumerate() {
        let scale = chart.scale();
        let shows: [&dyn Fn(f64) -> String; 2] =
            [&|value| scale.show(value), &|value| chart.show(value)];
        if let Some(lines) = phase_lines(chart, phase, shows) {
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
        .take(most)
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
    let left_out = told::left_out(chart).into_iter();
    sentences.extend(left_out.map(|(_, text)| said::sentence(&text)));
    sentences.extend(told::notes(chart));
    sentences
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
        told::without(chart),
    )
}

/// The centre and limits of a phase at its last point with a centre: a number that another follows as the first of `shows` says it, the
/// last as the second does, since the unit is said once.
pub(crate) fn phase_lines(
    chart: &Chart,
    phase: &ChartPhase,
    [number, show]: [&dyn Fn(f64) -> String; 2],
) -> Option<String> {
    let last = phase
        .points()
        .rev()
        .find(|&index| chart.centre(index).is_some())?;
    let centre = show(chart.centre(last)?);
    let lower = chart.lower_sum().unwrap_or(chart.main()).lower(last);
    let limits = lower.zip(chart.upper(last));
    let limits = limits.map(|(lower, upper)| (number(lower), show(upper)));
    let limits = limits
        .as_ref()
        .map(|(lower, upper)| (lower.as_str(), upper.as_str()));
    Some(said::phase_lines(middle(chart, phase), &centre, limits))
}

/// What the centre of a phase is: where there are too few points for limits it is the median, whatever the limits would lie about.
pub(crate) fn middle(chart: &Chart, phase: &ChartPhase) -> Centre {
    let known = matches!(
        phase.basis(),
        Basis::Lines { .. }
            | Basis::Process {
                centre: Some(_),
                ..
            }
    );
    if known {
        Centre::Mean
    } else if chart.uses_median() || (!phase.has_limits() && chart.kind().has_limits()) {
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

/// How the limits of each phase were found, when it was decided where it starts, and which rules judge: at the foot of a picture.
pub(crate) fn method(chart: &Chart, price: Option<f64>) -> String {
    let mut of = extent(chart);
    if chart.kind().has_limits() && !chart.kind().has_memory() && !chart.has_limits() {
        of = format!("{of}, {}", said::AS_RUN_CHART);
    }
    let rules = rules(chart, price);
    let mut told = limits(chart);
    if chart.kind().is_cusum() {
        told.push(said::sums(&chart.cusum_sums()));
    }
    let decided = |phase: &ChartPhase| Some(en_gb::chart::decided(phase.reason()?.decided()));
    told.extend(by_phase(chart, &decided, said::begins));
    let method = said::method(&of, &told, &rules);
    if chart.series().date(0).is_none() && chart.series().label(0).is_some() && !counts_up(chart) {
        return format!("{method} {}", said::IN_ORDER);
    }
    method
}

/// Whether the labels are numbers that rise, as years do: then they are in order of time.
fn counts_up(chart: &Chart) -> bool {
    let number = |index: usize| {
        let label = chart.series().label(index)?;
        let end = label
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(label.len());
        label[..end].parse::<u64>().ok()
    };
    let numbers: Option<Vec<u64>> = (0..chart.len()).map(number).collect();
    numbers.is_some_and(|numbers| numbers.windows(2).all(|pair| pair[0] < pair[1]))
}

/// How the limits of each phase were found; nothing where there are none.
pub(crate) fn limits(chart: &Chart) -> Vec<String> {
    if !chart.has_limits() || chart.kind().is_cusum() {
        return Vec::new();
    }
    let found = |phase: &ChartPhase| Some(limits_of(chart, phase));
    by_phase(chart, &found, said::limits)
}

/// What is said of each phase; neighbours of which the same is said are told in one.
fn by_phase(
    chart: &Chart,
    of: &dyn Fn(&ChartPhase) -> Option<String>,
    said: fn(Option<(usize, usize)>, &str) -> String,
) -> Vec<String> {
    let mut told: Vec<(usize, usize, String)> = Vec::new();
    for (index, phase) in chart.phases().iter().enumerate() {
        let Some(found) = of(phase) else { continue };
        match told.last_mut() {
            Some((_, last, said)) if *said == found => *last = index + 1,
            _ => told.push((index + 1, index + 1, found)),
        }
    }
    let many = chart.phases().len() > 1;
    told.iter()
        .map(|(first, last, found)| said(many.then_some((*first, *last)), found))
        .collect()
}

/// How the limits of a phase were found.
fn limits_of(chart: &Chart, phase: &ChartPhase) -> String {
    if !phase.has_limits() {
        return said::NO_LIMITS.to_owned();
    }
    if matches!(phase.basis(), Basis::Lines { .. }) {
        return said::GIVEN.to_owned();
    }
    let estimate = phase.estimate();
    if chart.kind().memory() == Some(MemoryKind::Ewma) {
        return memory::ewma_limits(chart, estimate);
    }
    let ranged = estimate
        .moving_range
        .map_or_else(String::new, |range| chart.show(range));
    let found = en_gb::chart::limits(chart.kind(), estimate, &ranged);
    let set_by = phase.set_by();
    if set_by == phase.points() || set_by.is_empty() {
        return found;
    }
    let (from, to) = (set_by.start, set_by.end - 1);
    said::from_baseline(&found, &chart.point_name(from), &chart.point_name(to))
}

/// What the axis of values is counted in: the unit, or what a chart of its kind plots where that is known.
pub(crate) fn unit(chart: &Chart) -> Option<Cow<'_, str>> {
    let of_kind = match chart.kind().memory() {
        Some(MemoryKind::Cusum) => Some(said::IN_DEVIATIONS),
        Some(MemoryKind::RatioCusum) => Some(said::IN_RATIOS),
        None if chart.kind().plots_events() || chart.series().holds() == "counts" => {
            Some(said::IN_EVENTS)
        }
        _ => None,
    };
    chart.unit().or(of_kind.map(Cow::Borrowed))
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

/// A matrix in one paragraph: the line, then the rest.
pub(crate) fn matrix_paragraph(matrix: &Matrix) -> String {
    format!(
        "{} {}",
        matrix_line(matrix),
        matrix_sentences(matrix).join(" ")
    )
}

/// What is in each cell of a matrix, and what has no place in it.
pub(crate) fn matrix_sentences(matrix: &Matrix) -> Vec<String> {
    let mut sentences = Vec::new();
    for (variation, assurance, found) in matrix.cells() {
        let assurance = assurance.map(|assurance| assurance.to_string());
        sentences.push(said::cell(
            &variation.to_string(),
            assurance.as_deref(),
            &names(found),
        ));
    }
    sentences.extend(asides(matrix));
    sentences
}
