//! The chart of a measure, with the cycles that ran beside it.

use super::project::Project;
use crate::base::error::Error;
use crate::base::id::{ChangeId, MeasureId};
use crate::base::sort::sort_by;
use crate::spc::{Annotation, At, Chart, Decided, Options, Phase, Reason, Why};
use crate::work::driver::NodeKind;
use crate::work::pdsa::Cycle;

/// The chart of a measure of a project, with the cycles that ran meanwhile.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProjectChart {
    /// The chart.
    pub chart: Chart,
    /// The cycles that began while the series ran, in the order of their dates.
    pub annotations: Vec<Annotation>,
}

impl Project {
    /// The chart of a measure: as its specification asks for it, else of the suggested kind.
    ///
    /// No phase is added: a phase is a decision of the author's. One that names a change idea takes the words of the idea where it has
    /// none of its own, and the day on which a recorded cycle of that idea was locked, where nobody has said when it was decided.
    /// The cycles that watch the measure stand beside the chart as annotations.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`](crate::error::TextError::UnknownId) for a measure that the project does not have, and those of [`Measure::chart`](crate::Measure::chart).
    pub fn chart(&self, measure: &MeasureId) -> Result<ProjectChart, Error> {
        let known = self.known_measure(measure)?;
        let known = match known.chart_spec() {
            None => known.clone(),
            Some(spec) => {
                let options = self.with_reasons(&spec.options);
                known.clone().charted(spec.kind, options)?
            }
        };
        let chart = known.chart()?;
        let annotations = self.annotations(measure, &chart);
        Ok(ProjectChart { chart, annotations })
    }

    /// The cycles that watch a measure and have begun.
    pub(crate) fn watching<'a>(
        &'a self,
        measure: &'a MeasureId,
    ) -> impl Iterator<Item = &'a Cycle> {
        self.cycles()
            .iter()
            .filter(|cycle| cycle.stage().began().is_some())
            .filter(move |cycle| cycle.plan().measures().contains(measure))
    }

    fn annotations(&self, measure: &MeasureId, chart: &Chart) -> Vec<Annotation> {
        let mut annotations: Vec<Annotation> = self
            .watching(measure)
            .filter_map(|cycle| {
                let on = cycle.stage().began()?;
                let text = self
                    .words_of(cycle.change())
                    .map_or_else(|| cycle.change().to_string(), str::to_owned);
                Some(Annotation::new(
                    chart.series(),
                    on,
                    cycle.id().as_str(),
                    text,
                ))
            })
            .collect();
        sort_by(&mut annotations, |a, b| {
            (a.on, &a.name).cmp(&(b.on, &b.name))
        });
        annotations
    }

    /// What the diagram says of an idea, or said before a revision took it out.
    pub(crate) fn words_of(&self, change: &ChangeId) -> Option<&str> {
        let diagram = self.diagram()?;
        let before = diagram.revisions().iter().rev();
        std::iter::once(diagram.theory())
            .chain(before.map(|revision| &revision.before))
            .filter_map(|theory| theory.node(&change.into()))
            .find(|node| matches!(node.kind, NodeKind::Idea(_)))
            .map(|node| node.text.as_str())
    }

    fn with_reasons(&self, options: &Options) -> Options {
        let mut options = options.clone();
        for phase in &mut options.wishes_mut().phases {
            *phase = Phase::new(phase.from().clone(), self.reason(phase))
                .with_basis(phase.basis().clone());
        }
        options
    }

    fn reason(&self, phase: &Phase) -> Reason {
        let reason = phase.reason();
        let (Why::Change, Some(change)) = (reason.why(), reason.change_id()) else {
            return reason.clone();
        };
        let text = reason.text().or_else(|| self.words_of(change));
        let mut filled = Reason::change(text.unwrap_or_default()).of_change(change.clone());
        let from = match phase.from() {
            At::Date(from) | At::OnOrAfter(from) => Some(*from),
            _ => None,
        };
        match reason.decided() {
            Decided::Before { on } => filled = filled.decided_before(on),
            Decided::Documented { on } => filled = filled.documented(on),
            Decided::AfterSeeing => filled = filled.decided_after_seeing(),
            Decided::NotRecorded => {
                let locked = self
                    .cycles()
                    .iter()
                    .filter(|cycle| cycle.change() == change && cycle.is_recorded())
                    .filter_map(|cycle| cycle.plan().locked())
                    .filter(|locked| from.is_some_and(|from| *locked <= from))
                    .min();
                if let Some(on) = locked {
                    filled = filled.decided_before(on);
                }
            }
        }
        filled
    }
}
