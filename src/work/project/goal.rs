//! How far an aim has come, and whether its measure has a signal since the change.

use super::evidence::{EvidenceRules, GoalSignal};
use super::project::Project;
use crate::base::date::Date;
use crate::base::direction::{Direction, Side};
use crate::base::error::{ChartError, Error, TextError};
use crate::base::id::MeasureId;
use crate::spc::pooled::Window;
use crate::spc::rules::Role;
use crate::spc::{Basis, Chart, Options, Phase, Reason, Series, Why};
use crate::work::aim::{Aim, Progress};

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

    /// The first signal in the wanted direction since the first change that the measure was watched in.
    pub(crate) fn signal(&self, aim: &Aim, today: Date) -> Option<GoalSignal> {
        let measure = self.measure(aim.measure()?)?;
        let side = match aim.direction() {
            Direction::Higher => Side::Above,
            Direction::Lower => Side::Below,
            Direction::Neither => return None,
        };
        let since = self.first_change(measure.id())?;
        let series = measure.data()?;
        let (kind, mut options) = match measure.chart_spec() {
            Some(spec) => (spec.kind, spec.options.clone()),
            None => (series.suggest_kind().0, Options::new()),
        };
        // the points from the change on are a phase, so that no pattern reaches back over it, judged about the level before
        let first = (0..series.len()).find(|&index| {
            let date = series.date(index);
            date.is_some_and(|date| date >= since)
        })?;
        let before = measure.baseline_window().unwrap_or(Window::range(0..first));
        let before = Basis::points(before.points(series).ok()?);
        options
            .wishes_mut()
            .phases
            .retain(|phase| phase.reason().why() != Why::Change);
        if options.wishes.basis == Basis::Own {
            options.wishes_mut().basis = before.clone();
        }
        let starts = |phase: &Phase| series.position(phase.from()).unwrap_or_default();
        let place = options
            .wishes
            .phases
            .partition_point(|phase| starts(phase) < first);
        if options
            .wishes
            .phases
            .get(place)
            .is_none_or(|phase| starts(phase) > first)
        {
            let reason = Reason::change("the first test or implementation");
            let phase = Phase::new(first, reason).with_basis(before);
            options.wishes_mut().phases.insert(place, phase);
        }
        let chart = options.chart(kind, series).ok()?;
        chart
            .signals()
            .iter()
            .filter(|signal| {
                signal.track().is_of_level()
                    && chart.rule(signal).role() == Role::Signal
                    && signal.side() == Some(side)
            })
            .filter_map(|signal| chart.date(signal.first_hit()).zip(Some(signal.phase())))
            .filter(|(on, _)| (since..=today).contains(on))
            .min()
            .map(|(on, phase)| GoalSignal {
                on,
                limits_from: set_by(&chart, phase),
            })
    }

    fn first_change(&self, measure: &MeasureId) -> Option<Date> {
        let watched = self
            .changes()
            .filter(|(cycle, _)| cycle.plan().measures().contains(measure))
            .map(|(_, began)| began)
            .min();
        watched.or_else(|| self.changes().map(|(_, began)| began).min())
    }
}

/// From when to when the points are that set the limits of a phase.
fn set_by(chart: &Chart, phase: usize) -> Option<(Date, Date)> {
    let phase = chart.phases().get(phase)?;
    if !matches!(phase.basis(), Basis::Own | Basis::Points { .. }) {
        return None;
    }
    let points = phase.set_by();
    chart.date(points.start).zip(chart.date(points.last()?))
}

/// The points with a value, up to and on a day; all of them where there are no dates.
pub(crate) fn points_until(series: &Series, today: Date) -> impl Iterator<Item = usize> + '_ {
    (0..series.len())
        .filter(|&index| series.value(index).is_some())
        .filter(move |&index| series.date(index).is_none_or(|date| date <= today))
}
