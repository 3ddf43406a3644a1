//! Who is waiting for what, and the next cycle.

use super::cycle::{Cycle, Provenance};
use super::plan::{Plan, Prediction, Question};
use super::scale::Scale;
use super::stage::Stage;
use super::study::Act;
use crate::base::date::Date;
use crate::base::error::{CycleError, Error};
use crate::base::id::CycleId;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;

/// A cycle that waits for its next stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overdue {
    /// The cycle.
    pub cycle: CycleId,
    /// What it waits for: `the end of its run` or `its study`.
    pub waits_for: &'static str,
    /// Since when.
    pub since: Date,
}

impl fmt::Display for Overdue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the cycle `{}` has waited for {} since {}",
            self.cycle, self.waits_for, self.since
        )
    }
}

impl Cycle {
    /// Whether the cycle waits for something on a day.
    ///
    /// A run waits for its end from the day that the scale's days are over, or, where none are said, from the last due day
    /// of its predictions. A study is waited for from the end of the run, or from the last due day where that is later.
    ///
    /// ```
    /// use improvement::{date, Cycle, pdsa::Run};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut cycle = Cycle::new("wash-1", "wash")?.objective("do they wash?").retrospective(date(1860, 1, 1), "memoir");
    /// cycle.start(date(1847, 5, 15))?;
    /// cycle.finish(Run::new(date(1847, 5, 15), date(1847, 8, 31))?)?;
    /// let waiting = cycle.overdue(date(1847, 9, 1)).unwrap();
    /// assert_eq!(waiting.to_string(), "the cycle `wash-1` has waited for its study since 1847-08-31");
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn overdue(&self, today: Date) -> Option<Overdue> {
        let last_due = self.plan().predictions().map(Prediction::due).max();
        let (waits_for, since) = match self.stage() {
            Stage::Doing { plan, started } => {
                let days = plan.scale().and_then(Scale::day_count);
                let end = days.and_then(|days| started.plus_days(i32::from(days)));
                ("the end of its run", end.or(last_due)?)
            }
            Stage::Studying { run, .. } => (
                "its study",
                last_due.map_or(run.ended(), |due| due.max(run.ended())),
            ),
            _ => return None,
        };
        (since < today).then(|| Overdue {
            cycle: self.id().clone(),
            waits_for,
            since,
        })
    }

    /// The next cycle: the same idea, questions, tasks, measures and rationale, informed by this one, with no predictions. Those
    /// have to be made anew, from what was learned. After [`Act::Expand`] the scale is the one it names, or five times
    /// this one.
    ///
    /// ```
    /// use improvement::{date, Cycle, pdsa::{Act, Run, Scale, Study}};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut first = Cycle::new("wash-1", "wash")?
    ///     .objective("do students wash?")
    ///     .scale(Scale::units(10, "births"))
    ///     .retrospective(date(1860, 1, 1), "memoir");
    /// first.start(date(1847, 5, 15))?;
    /// first.finish(Run::new(date(1847, 5, 15), date(1847, 5, 16))?)?;
    /// first.conclude(Study::new(date(1847, 5, 17), "they do")?, Act::expand(None))?;
    /// let second = first.next_cycle("wash-2")?;
    /// assert_eq!(second.plan().scale().unwrap().size(), 50);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId); [`CycleError::RampCycle`] for the id of this cycle;
    /// [`CycleError::Transition`] unless this one is closed or stopped.
    pub fn next_cycle<I>(&self, id: I) -> Result<Self, Error>
    where
        I: TryInto<CycleId>,
        Error: From<I::Error>,
    {
        let id = id.try_into()?;
        if id == self.id {
            let path = vec![id.to_string(), id.to_string()];
            return Err(CycleError::RampCycle { path }.into());
        }
        if !matches!(self.stage, Stage::Closed { .. } | Stage::Stopped { .. }) {
            return Err(CycleError::Transition {
                cycle: self.id.to_string(),
                from: self.stage.name(),
                event: "be followed",
                expected: "Closed or Stopped",
            }
            .into());
        }
        let plan = self.plan();
        let scale = match self.stage.act() {
            Some(Act::Expand { next: Some(next) }) => Some(next.clone()),
            Some(Act::Expand { next: None }) => plan.scale().cloned().map(Scale::five_times),
            _ => plan.scale().cloned(),
        };
        let questions = plan.questions().iter().map(|question| Question {
            // a prediction that answered the objective leaves its place open
            text: question.text.clone().or_else(|| plan.objective.clone()),
            prediction: None,
        });
        Ok(Self {
            id,
            change: self.change.clone(),
            purpose: self.purpose,
            informed_by: BTreeSet::from([self.id.clone()]),
            provenance: Provenance::Recorded,
            stage: Stage::Planning(Plan {
                objective: plan.objective.clone(),
                questions: questions.collect(),
                rationale: plan.rationale.clone(),
                scale,
                tasks: plan.tasks.clone(),
                measures: plan.measures().into_iter().cloned().collect(),
                locked: None,
            }),
            amendments: Vec::new(),
            faults: Vec::new(),
        })
    }
}
