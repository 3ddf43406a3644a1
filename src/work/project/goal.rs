//! How far an aim has come, and whether its measure got better since the change.

use super::evidence::{EvidenceRules, GoalGain};
use super::project::Project;
use crate::base::date::Date;
use crate::base::direction::{Direction, Side};
use crate::base::error::{ChartError, Error, TextError};
use crate::base::id::MeasureId;
use crate::spc::pooled::Window;
use crate::spc::rules::Role;
use crate::spc::{Basis, Decided, Kind, Options, Phase, Reason, Series};
use crate::work::aim::{Aim, Progress};
use crate::work::claim::{Case, ClaimKind, Looks, judge};
use crate::work::measure::Measure;

/// The points before a change that those after it are compared with: two years of months.
const BEFORE: usize = 24;

/// A signal that ended more points before the change was over by then.
const RECENT: usize = 7;

impl Project {
    /// How far an aim has come: from its measure's baseline window to the latest points.
    pub(crate) fn progress(
        &self,
        aim: &Aim,
        rules: &EvidenceRules,
        today: Date,
    ) -> Result<Progress, Error> {
        let id = aim.measure().ok_or_else(|| TextError::UnknownId {
            what: "measure of the aim",
            id: aim.id().to_string(),
        })?;
        let measure = self.known_measure(id)?;
        let series = measure.data().ok_or(ChartError::NoPoints { found: 0 })?;
        let baseline = measure
            .baseline_window()
            .ok_or_else(|| TextError::UnknownId {
                what: "baseline window of the measure",
                id: id.to_string(),
            })?;
        let points: Vec<usize> = points_until(series, today).collect();
        let from = points.len().saturating_sub(rules.current_points.max(1));
        let latest = points[from..].first().zip(points.last());
        let (first, last) = latest.ok_or(ChartError::NoPoints { found: 0 })?;
        aim.progress(series, baseline, Window::range(*first..*last + 1))
    }

    /// What the figures say of an aim since the first change: that its measure got better, by the points since then against those just
    /// before. None where nothing can be compared: no measure, no direction, no change, no chart.
    pub(crate) fn gain(&self, aim: &Aim, today: Date) -> Option<GoalGain> {
        self.gain_of(self.measure(aim.measure()?)?, aim.direction(), today)
    }

    /// The same of any measure, with the way that is better.
    pub(crate) fn gain_of(
        &self,
        measure: &Measure,
        better: Direction,
        today: Date,
    ) -> Option<GoalGain> {
        if better == Direction::Neither {
            return None;
        }
        let since = self.first_change(measure.id())?;
        let series = measure.data()?;
        let (kind, options) = match measure.chart_spec() {
            Some(spec) => (spec.kind, spec.options.clone()),
            None => (series.suggest_kind().0, Options::new()),
        };
        let options = options.better(better);
        let first = (0..series.len()).find(|&index| {
            let date = series.date(index);
            date.is_some_and(|date| date >= since)
        })?;
        let moved = moved_before(kind, &options, measure, first);
        let from = first.saturating_sub(BEFORE);
        let before = moved.map_or(from, |moved| moved.max(from))..first;
        // the comparison looks at the points themselves, whatever limits they had
        let chart = options.chart(kind, series).ok()?;
        let case = Case {
            today,
            seen: Case::points_by(&chart, today),
            chart: &chart,
            before: before.clone(),
            after: first..series.len(),
            // the day on which the change began stands in the record of the cycle
            decided: Decided::Documented { on: since },
        };
        let verdict = judge(&case, &ClaimKind::Improved, &Looks::Any, None).ok()?;
        Some(GoalGain {
            verdict,
            before: first
                .checked_sub(1)
                .and_then(|last| series.date(before.start).zip(series.date(last))),
            moved_before: moved.and_then(|moved| series.date(moved)),
        })
    }

    fn first_change(&self, measure: &MeasureId) -> Option<Date> {
        let linked = self
            .changes()
            .filter(|(cycle, _)| self.is_linked(cycle.id(), measure))
            .map(|(_, began)| began)
            .min();
        let watched = self
            .changes()
            .filter(|(cycle, _)| cycle.plan().measures().contains(measure))
            .map(|(_, began)| began)
            .min();
        linked
            .or(watched)
            .or_else(|| self.changes().map(|(_, began)| began).min())
    }
}

/// Where the level began to move the wanted way before the change: the first point of the signals that reach closest to it, judged
/// about the baseline window where there is one, else about all points before.
fn moved_before(kind: Kind, options: &Options, measure: &Measure, first: usize) -> Option<usize> {
    let series = measure.data()?;
    let side = match options.get_better() {
        Direction::Higher => Side::Above,
        Direction::Lower => Side::Below,
        Direction::Neither => return None,
    };
    let mut options = options.clone();
    options.wishes_mut().phases.clear();
    let points = measure
        .baseline_window()
        .and_then(|window| window.points(series).ok())
        .map(|points| points.start..points.end.min(first))
        .filter(|points| !points.is_empty())
        .unwrap_or(0..first);
    let limits = Basis::points(points);
    options.wishes_mut().basis = limits.clone();
    let reason = Reason::change("the first test or implementation");
    options
        .wishes_mut()
        .phases
        .push(Phase::new(first, reason).with_basis(limits));
    let chart = options.chart(kind, series).ok()?;
    let mut began = None;
    for signal in chart.signals().iter().rev() {
        let window = signal.window();
        let wanted = signal.track().is_of_level()
            && chart.rule(signal).role() == Role::Signal
            && signal.side() == Some(side)
            && window.end <= first;
        // signals that follow each other are one move
        let next = began.unwrap_or(first.saturating_sub(RECENT));
        if wanted && window.end + 1 >= next {
            began = Some(began.map_or(window.start, |began: usize| began.min(window.start)));
        }
    }
    began
}

/// The points with a value, up to and on a day; all of them where there are no dates.
pub(crate) fn points_until(series: &Series, today: Date) -> impl Iterator<Item = usize> + '_ {
    (0..series.len())
        .filter(|&index| series.value(index).is_some())
        .filter(move |&index| series.date(index).is_none_or(|date| date <= today))
}
