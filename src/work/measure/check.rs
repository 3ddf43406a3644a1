//! The findings M1 to M4 and M7 to M9 of one measure.

use super::measure::Measure;
use super::regular::regular_step;
use super::role::DataKind;
use crate::base::date::Date;
use crate::base::finding::{Code, Finding};
use crate::base::sort::sort;
use crate::spc::pooled::Pooled;
use crate::spc::{At, Series, Why};

/// How many baseline points limits should rest on.
const BASELINE_POINTS: usize = 12;

impl Measure {
    /// Everything that the method asks for and the measure lacks, the gravest first.
    ///
    /// ```
    /// use improvement::measure::{DataKind, Measure, Role};
    /// use improvement::date;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let measure = Measure::new("seen", "seen in four hours", Role::Outcome, DataKind::Proportion)?;
    /// let codes: Vec<String> = measure.check(date(2024, 1, 1)).iter().map(|each| each.code().to_string()).collect();
    /// assert_eq!(codes, ["M1", "M2"]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn check(&self, today: Date) -> Vec<Finding> {
        let mut findings = Vec::new();
        let id = self.id();
        let at = format!("measures/{id}");
        let mut push = |code, message| findings.push(Finding::new(code, at.clone(), message));
        let no_denominator = self
            .definition()
            .is_none_or(|definition| definition.denominator().is_none());
        if matches!(self.kind(), DataKind::Proportion | DataKind::Rate) && no_denominator {
            push(
                Code::NoDenominator,
                format!(
                    "the measure `{id}` does not say {}",
                    if self.kind() == DataKind::Rate {
                        "per what it is counted"
                    } else {
                        "what it is a share of"
                    }
                ),
            );
        }
        let plan = self.plan();
        let lacks = match (plan.collector(), plan.period()) {
            (None, None) => Some("who collects it, nor how often"),
            (None, Some(_)) => Some("who collects it"),
            (Some(_), None) => Some("how often it is collected"),
            (Some(_), Some(_)) => None,
        };
        if let Some(lacks) = lacks {
            push(
                Code::NoCollector,
                format!("the measure `{id}` does not say {lacks}"),
            );
        }
        if let Some(series) = self.data() {
            self.check_series(series, today, &mut push);
        }
        sort(&mut findings);
        findings
    }

    fn check_series(&self, series: &Series, today: Date, push: &mut impl FnMut(Code, String)) {
        let id = self.id();
        let window = self.baseline_window();
        let points = window.map_or_else(
            || Ok(series.usable()),
            |window| {
                window.points(series).map(|points| {
                    points
                        .filter(|&index| series.value(index).is_some())
                        .count()
                })
            },
        );
        match points {
            Ok(points) if points < BASELINE_POINTS => push(
                Code::ShortBaseline,
                format!(
                    "the baseline of the measure `{id}` has {points} of the {BASELINE_POINTS} points that limits should rest on"
                ),
            ),
            Ok(_) => {}
            Err(error) => push(
                Code::ShortBaseline,
                format!("the baseline of the measure `{id}` is not in its series: {error}"),
            ),
        }
        let step = regular_step(series);
        if step.is_none() && series.len() > 1 && series.date(0).is_some() {
            push(
                Code::IrregularInterval,
                format!("the points of the measure `{id}` do not follow each other at one step"),
            );
        }
        for change in self.redefinitions() {
            let inside = series.date(0).is_some_and(|first| first < change.on)
                && last_date(series).is_some_and(|last| last >= change.on);
            if inside && !self.phase_for(series, change.on) {
                push(
                    Code::Redefined,
                    format!(
                        "the definition of the measure `{id}` changed on {}, and its chart has no new phase there",
                        change.on
                    ),
                );
            }
        }
        let baseline = window.and_then(|window| Pooled::of(series, window).ok());
        if let (Some(target), Some(baseline)) = (self.target_level(), baseline)
            && (target - baseline.value()).abs() <= f64::EPSILON * target.abs()
        {
            push(
                Code::TargetIsBaseline,
                format!("the target {target} of the measure `{id}` is its baseline"),
            );
        }
        let latest = (0..series.len())
            .rev()
            .find(|&index| series.value(index).is_some());
        if let (Some(latest), Some(step)) = (
            latest.and_then(|index| series.date(index)),
            step.or(self.plan().period()),
        ) && step.after(latest, 2).is_some_and(|due| due < today)
        {
            push(
                Code::SilentMeasure,
                format!(
                    "the measure `{id}` has been silent since {latest}, for more than two intervals"
                ),
            );
        }
    }

    /// Whether the chart starts a phase, for a change of definition, at the first point of the new one.
    fn phase_for(&self, series: &Series, on: Date) -> bool {
        let first =
            (0..series.len()).find(|&index| series.date(index).is_some_and(|date| date >= on));
        self.chart_spec().is_some_and(|spec| {
            spec.options.wishes.phases.iter().any(|phase| {
                let from: &At = phase.from();
                phase.reason().why() == Why::Definition && series.position(from).ok() == first
            })
        })
    }
}

fn last_date(series: &Series) -> Option<Date> {
    series
        .len()
        .checked_sub(1)
        .and_then(|last| series.date(last))
}
