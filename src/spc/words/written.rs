//! A chart as it is printed, with the price that its writer knows.

use crate::base::number::{counted, in_unit};
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::facts::MemoryKind;
use crate::spc::data::note::Note;
use crate::spc::limits::Centre;
use crate::spc::rules::Role;
use crate::spc::words::en_gb;
use crate::spc::words::memory;
use crate::spc::words::told::without;
use std::fmt;

/// A chart with its false-alarm rate: what a chart prints by itself takes no simulation, and a report works it out.
pub(crate) struct Written<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) price: Option<f64>,
}

impl fmt::Display for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let price = self.false_alarm_rate();
        Written { chart: self, price }.fmt(f)
    }
}

/// What still runs, and what a reader should know.
fn beside(chart: &Chart, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let Some(running) = chart.running_words() {
        writeln!(f, "  running  {running}")?;
    }
    for note in &chart.all_notes() {
        write!(f, "  note     {}", chart.describe_note(note))?;
        match note {
            Note::Seasonal { .. } if !f.alternate() => {
                writeln!(f, "; {}", en_gb::season::REMEDY)?;
            }
            _ => writeln!(f)?,
        }
    }
    if let Some((period, absent)) = chart.series().absent_periods() {
        write!(f, "  note     {}", en_gb::dates::absent(period, absent))?;
        // what a program can do is for its author, and not for a page
        if f.alternate() {
            writeln!(f)?;
        } else {
            writeln!(f, ": {}", en_gb::dates::absent_remedy(period, absent))?;
        }
    }
    Ok(())
}

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chart = self.chart;
        let (missing, excluded) = without(chart);
        write!(
            f,
            "{} of {}",
            en_gb::chart::chart(chart.kind()),
            counted(chart.len(), "point")
        )?;
        if chart.series().date(0).is_some() || chart.series().label(0).is_some() {
            write!(
                f,
                ", {} to {}",
                chart.point_name(0),
                chart.point_name(chart.len() - 1)
            )?;
        }
        match (missing, excluded) {
            (0, 0) => writeln!(f)?,
            (missing, 0) => writeln!(f, " ({missing} missing)")?,
            (0, excluded) => writeln!(f, " ({excluded} excluded)")?,
            (missing, excluded) => writeln!(f, " ({missing} missing, {excluded} excluded)")?,
        }
        let many = chart.phases().len() > 1;
        for (number, phase) in chart.phases().iter().enumerate() {
            let points = phase.points();
            if many {
                write!(
                    f,
                    "phase {}, {} to {}",
                    number + 1,
                    chart.point_name(points.start),
                    chart.point_name(points.end - 1)
                )?;
                match phase.reason() {
                    Some(reason) => writeln!(f, " ({})", en_gb::chart::reason(reason))?,
                    None => writeln!(f)?,
                }
            }
            if phase.set_by() != points {
                let set_by = phase.set_by();
                let (from, to) = (
                    chart.point_name(set_by.start),
                    chart.point_name(set_by.end - 1),
                );
                writeln!(f, "  baseline {from} to {to}")?;
            }
            phase_lines(chart, phase, f)?;
            let unjudged = |note: &Note| matches!(note, Note::TooFewForRules { phase, .. } if *phase == number);
            if !phase.has_limits() && !chart.notes().iter().any(unjudged) {
                let facts = phase.run_facts();
                if let (Some(longest), Some(fewest)) =
                    (facts.longest_run_limit(), facts.crossings_limit())
                {
                    writeln!(
                        f,
                        "  runs     longest {} (more than {longest} is a signal), crossings {} (fewer than {fewest} is a signal), {}",
                        facts.longest_run(),
                        facts.crossings(),
                        counted(facts.useful(), "useful point")
                    )?;
                }
            }
        }
        for exclusion in chart.asked().get_exclusions() {
            if let Ok(index) = chart.series().position(exclusion.at()) {
                let reason = en_gb::chart::reason(exclusion.reason());
                writeln!(f, "  excluded {} ({reason})", chart.point_name(index))?;
            }
        }
        let rules = en_gb::memory::rule_set(chart.kind(), chart.rules())
            .map_or_else(|| en_gb::chart::rule_set(chart.rules()), str::to_owned);
        write!(f, "  rules    {rules}")?;
        match self.price {
            Some(chance) => writeln!(f, "; {}", en_gb::price::printed(chance))?,
            None => writeln!(f)?,
        }
        for signal in chart.signals() {
            let label = match chart.rule(signal).role() {
                Role::Warning => "warning ",
                Role::Signal => "signal  ",
            };
            writeln!(f, "  {label} {}", chart.describe(signal))?;
        }
        beside(chart, f)?;
        if let Some(sentence) = chart.target_sentence() {
            writeln!(f, "  target   {sentence}")?;
        }
        write!(f, "  reading  {}", chart.sentence())
    }
}

/// The lines of one phase: centre, limits, and how they were found.
fn phase_lines(chart: &Chart, phase: &ChartPhase, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if chart.kind().is_cusum() {
        if !phase.has_limits() {
            // nothing is added up, and a note says why
            return Ok(());
        }
        return chart.cusum_lines(phase, f);
    }
    let (points, estimate) = (phase.points(), phase.estimate());
    if points.clone().all(|index| chart.centre(index).is_none()) {
        return Ok(());
    }
    let last = points
        .clone()
        .rev()
        .find(|&index| chart.centre(index).is_some() && chart.value(index).is_some())
        .unwrap_or(points.start);
    let (scale, unit) = (chart.scale(), chart.unit());
    let number = |value: f64| scale.show(value);
    let show = |value: f64| in_unit(number(value), unit.as_deref());
    let none = || "none".to_owned();
    let middle = if chart.uses_median() {
        Centre::Median
    } else {
        Centre::Mean
    };
    let given = matches!(phase.basis(), crate::spc::data::phase::Basis::Lines { .. });
    let known = matches!(
        phase.basis(),
        crate::spc::data::phase::Basis::Process {
            centre: Some(_),
            ..
        }
    );
    let centre_from = match (given, known) {
        (true, _) => "given",
        (_, true) => "known",
        _ => en_gb::chart::centre(chart.kind(), middle, phase.has_limits()),
    };
    let at = |lines: &[fn(&Chart, usize) -> Option<f64>]| {
        let same = |line: &fn(&Chart, usize) -> Option<f64>| {
            let mut values = points.clone().filter_map(|index| line(chart, index));
            values.all(|value| line(chart, last) == Some(value))
        };
        if lines.iter().all(same) {
            String::new()
        } else {
            format!(" at {}", chart.point_name(last))
        }
    };
    writeln!(
        f,
        "  centre   {}{}  ({centre_from})",
        chart.centre(last).map_or_else(none, show),
        at(&[Chart::centre])
    )?;
    if !phase.has_limits() {
        return Ok(());
    }
    let ranged = estimate.moving_range.map_or_else(String::new, show);
    let found = if given {
        "given".to_owned()
    } else if chart.kind().memory() == Some(MemoryKind::Ewma) {
        memory::ewma_limits(chart, estimate)
    } else {
        en_gb::chart::limits(chart.kind(), estimate, &ranged)
    };
    let at = at(&[Chart::lower, Chart::upper]);
    let (lower, upper) = (chart.lower(last), chart.upper(last));
    writeln!(
        f,
        "  limits   {} to {}{at}  ({found})",
        lower.map_or_else(none, number),
        upper.map_or_else(none, show)
    )
}
