//! What is recorded in one place of a project held against what is recorded in another.

use super::check::ProjectRules;
use super::evidence::ScoreSupport;
use super::project::Project;
use crate::base::date::Date;
use crate::base::date_words::day_in_words;
use crate::base::finding::{Code, Finding};
use crate::base::interval::Interval;
use crate::base::number::{plain, thousands};
use crate::spc::Series;
use crate::spc::pooled::Window;
use crate::work::measure::Sampling;
use crate::work::pdsa::{Check, Cycle, Measured, Prediction, Purpose, Run, Scale};

impl Project {
    pub(super) fn against_record(
        &self,
        rules: &ProjectRules,
        evidence: &ScoreSupport,
        today: Date,
    ) -> Vec<Finding> {
        let mut findings = moved_before(evidence);
        findings.extend(within_interval(rules, evidence));
        for cycle in self.cycles() {
            findings.extend(self.results(cycle));
        }
        findings.extend(self.first_at_several_sites());
        findings.extend(self.without_points(today));
        findings.extend(self.measured_by_outcome());
        if self.map().stakeholders().is_empty() {
            findings.push(Finding::new(
                Code::EmptyMap,
                "map",
                "nobody is on the stakeholder map: neither patients nor those whose work changes",
            ));
        }
        findings
    }

    /// Recorded results that the series of their measure, over the days of the test, does not bear out.
    fn results(&self, cycle: &Cycle) -> Vec<Finding> {
        let (Some(run), Some(study)) = (cycle.stage().run(), cycle.stage().study()) else {
            return Vec::new();
        };
        let predictions = cycle.plan().predictions();
        let mut findings = Vec::new();
        for (place, (prediction, check)) in predictions.zip(study.checks()).enumerate() {
            let series = prediction.expectation().measure();
            let series = series.and_then(|id| self.measure(id)?.data());
            let (Some(recorded), Some(series)) = (check.measured(), series) else {
                continue;
            };
            let Some(found) = measured_anew(prediction, series, run) else {
                continue;
            };
            if agree(recorded, &found) {
                continue;
            }
            findings.push(Finding::new(
                Code::ResultDiffers,
                format!("cycles/{}/study/checks/{place}", cycle.id()),
                format!(
                    "the study of the cycle `{}` records {} of {}, and the series of its measure has {} of {} over the days of the test",
                    cycle.id(),
                    plain(recorded.observed(), 4),
                    thousands(recorded.size().round()),
                    plain(found.observed(), 4),
                    thousands(found.size().round()),
                ),
            ));
        }
        findings
    }

    fn first_at_several_sites(&self) -> Vec<Finding> {
        let Ok(ramps) = self.ramps() else {
            return Vec::new();
        };
        let mut findings = Vec::new();
        for ramp in ramps.iter() {
            let Some(first) = ramp.cycles().first() else {
                continue;
            };
            let sites = first.plan().scale().map_or(1, Scale::site_count);
            let begun = first.aim() == Purpose::Test && first.stage().began().is_some();
            if begun && sites > 1 {
                findings.push(Finding::new(
                    Code::FirstTestAtSeveralSites,
                    format!("cycles/{}", first.id()),
                    format!(
                        "the first test of the idea `{}` was at {sites} sites at once: a fault of it would have been met at all of them",
                        ramp.change()
                    ),
                ));
            }
        }
        findings
    }

    /// Measures that were to be collected and have no point.
    fn without_points(&self, today: Date) -> Vec<Finding> {
        let begun = self.changes().any(|(_, began)| began <= today);
        let mut findings = Vec::new();
        for measure in self.measures() {
            let plan = measure.plan();
            let planned = plan.collector().is_some() || plan.period().is_some();
            let started = plan.since().map_or(begun, |day| day <= today);
            let points = measure.data().map_or(0, Series::usable);
            if planned && started && points == 0 {
                findings.push(Finding::new(
                    Code::NoPoints,
                    format!("measures/{}", measure.id()),
                    format!(
                        "the measure `{}` was to be collected and has no point",
                        measure.id()
                    ),
                ));
            }
        }
        findings
    }

    /// Drivers that are measured by nothing but the outcome that they are to drive.
    fn measured_by_outcome(&self) -> Vec<Finding> {
        let Some(diagram) = self.diagram() else {
            return Vec::new();
        };
        let outcome = self.aim(diagram.aim()).and_then(|aim| aim.measure());
        let Some(outcome) = outcome else {
            return Vec::new();
        };
        let mut findings = Vec::new();
        for (id, node) in diagram.theory().drivers() {
            let only = !node.measures.is_empty() && node.measures.iter().all(|one| one == outcome);
            if only {
                findings.push(Finding::new(
                    Code::DriverMeasuredByOutcome,
                    format!("diagram/nodes/{id}"),
                    format!(
                        "the driver `{id}` is measured by nothing but the aim's own outcome `{outcome}`: when that moves, nobody can say whether the driver did"
                    ),
                ));
            }
        }
        findings
    }
}

fn moved_before(evidence: &ScoreSupport) -> Vec<Finding> {
    let moved = |goal: &super::evidence::GoalEvidence| {
        let on = goal.gain.as_ref()?.moved_before?;
        let message = format!(
            "the level of its measure had moved before the first test, from {} on: what came before the change is not credited to it",
            day_in_words(on)
        );
        Some(Finding::new(
            Code::LevelMovedBefore,
            format!("aims/{}", goal.aim),
            message,
        ))
    };
    evidence.goals.iter().filter_map(moved).collect()
}

/// A completion that passes a cut-off while its interval begins below it.
fn within_interval(rules: &ProjectRules, evidence: &ScoreSupport) -> Vec<Finding> {
    let rules = &rules.evidence;
    let mut findings = Vec::new();
    for goal in &evidence.goals {
        let Ok(progress) = &goal.progress else {
            continue;
        };
        let (Some(share), Some(interval)) = (progress.completion(), progress.interval()) else {
            continue;
        };
        let cut_offs = [rules.complete, rules.significant, rules.modest];
        let Some(passed) = cut_offs.into_iter().find(|cut_off| share >= *cut_off) else {
            continue;
        };
        if interval.lower() < passed {
            let percent = |share: f64| plain(100.0 * share, 1);
            findings.push(Finding::new(
                Code::ScoreWithinInterval,
                format!("aims/{}", goal.aim),
                format!(
                    "the aim `{}` is {} % of the way, and the interval from {} to {} % begins below the {} % that its score asks for: perhaps it is the score below",
                    goal.aim,
                    percent(share),
                    percent(interval.lower()),
                    percent(interval.upper()),
                    percent(passed),
                ),
            ));
        }
    }
    findings
}

/// The prediction held against the days of the test once more.
fn measured_anew(prediction: &Prediction, series: &Series, run: &Run) -> Option<Measured> {
    let end = run.ended().plus_days(1)?;
    let mut points = Window::dates(run.started(), end).points(series).ok()?;
    // a month counts where all of it is inside the test
    let over = |point: usize| {
        let after = series.period()?.after(series.date(point)?, 1)?;
        Some(after > end)
    };
    while let Some(last) = points.end.checked_sub(1)
        && points.start <= last
        && over(last) == Some(true)
    {
        points.end = last;
    }
    if points.is_empty() {
        return None;
    }
    let window = Window::range(points);
    let today = prediction.due().max(run.ended());
    match prediction
        .check(series, window, Sampling::All, today)
        .ok()?
    {
        Check::Measured(found) => Some(found),
        _ => None,
    }
}

/// Whether two results can be of the same days: one lies in the interval of the other, or they are equal but for rounding.
fn agree(recorded: &Measured, found: &Measured) -> bool {
    // as a result is typed: three digits
    const ROUNDED: f64 = 0.0005;
    let holds = |interval: Option<Interval>, value: f64| {
        interval.is_some_and(|interval| (interval.lower()..=interval.upper()).contains(&value))
    };
    let apart = (recorded.observed() - found.observed()).abs();
    apart <= ROUNDED * recorded.observed().abs().max(found.observed().abs())
        || holds(found.interval(), recorded.observed())
        || holds(recorded.interval(), found.observed())
}
