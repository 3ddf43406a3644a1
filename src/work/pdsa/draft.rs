//! The verbs that fill in a plan, before its cycle starts.

use super::cycle::{Cycle, Provenance, Purpose};
use super::expectation::IntoExpectation;
use super::plan::{Plan, Prediction, Question, Task, said};
use super::scale::Scale;
use super::stage::Stage;
use crate::base::date::Date;
use crate::base::error::{CycleError, Error, OptionError, OptionName};
use crate::base::id::{CycleId, MeasureId};

impl Cycle {
    /// Changes the plan, unless it is locked; a fault is kept.
    fn planned(mut self, change: impl FnOnce(&mut Plan) -> Result<(), Error>) -> Self {
        let done = match &mut self.stage {
            Stage::Planning(plan) => change(plan),
            _ => Err(self.locked()),
        };
        self.faults.extend(done.err());
        self
    }

    fn locked(&self) -> Error {
        CycleError::LockedPrediction {
            cycle: self.id.to_string(),
        }
        .into()
    }

    /// What the test is to find out.
    pub fn objective(self, objective: &str) -> Self {
        self.planned(|plan| {
            plan.objective = Some(said("the objective", objective)?);
            Ok(())
        })
    }

    /// A question; the next prediction answers it.
    pub fn ask(self, question: &str) -> Self {
        self.planned(|plan| {
            let text = Some(said("the question", question)?);
            let prediction = None;
            plan.questions.push(Question { text, prediction });
            Ok(())
        })
    }

    /// A prediction: what is expected, why, and by when it can be told. It answers the first question that has none, and the
    /// objective if there is no such question.
    pub fn predict(self, expects: impl IntoExpectation, because: &str, due: Date) -> Self {
        self.predict_with(
            expects
                .into_expectation()
                .and_then(|expects| Prediction::new(expects, because, due)),
        )
    }

    /// A prediction with the probability, 0 to 1, that the team gives it.
    pub fn predict_at(
        self,
        probability: f64,
        expects: impl IntoExpectation,
        because: &str,
        due: Date,
    ) -> Self {
        self.predict_with(
            expects
                .into_expectation()
                .and_then(|expects| Prediction::new(expects, because, due))
                .and_then(|prediction| prediction.probability(probability)),
        )
    }

    fn predict_with(self, prediction: Result<Prediction, Error>) -> Self {
        self.planned(|plan| {
            let prediction = Some(prediction?);
            match plan
                .questions
                .iter_mut()
                .find(|question| question.prediction.is_none())
            {
                Some(question) => question.prediction = prediction,
                None => plan.questions.push(Question {
                    text: None,
                    prediction,
                }),
            }
            Ok(())
        })
    }

    /// Why the change should work.
    pub fn rationale(self, rationale: &str) -> Self {
        self.planned(|plan| {
            plan.rationale = Some(said("the rationale", rationale)?);
            Ok(())
        })
    }

    /// How large the test is.
    pub fn scale(self, scale: Scale) -> Self {
        self.planned(|plan| {
            scale.check()?;
            plan.scale = Some(scale);
            Ok(())
        })
    }

    /// Who does what.
    pub fn task(self, who: &str, what: &str) -> Self {
        self.task_with(Task::new(who, what))
    }

    /// A task with its time and place.
    pub fn task_with(self, task: Result<Task, Error>) -> Self {
        self.planned(|plan| {
            plan.tasks.push(task?);
            Ok(())
        })
    }

    /// A measure to watch, besides those that the predictions name.
    pub fn measure<I>(self, measure: I) -> Self
    where
        I: TryInto<MeasureId>,
        Error: From<I::Error>,
    {
        self.planned(|plan| {
            plan.measures.insert(measure.try_into()?);
            Ok(())
        })
    }

    /// What the cycle is for; a test, unless told.
    pub fn purpose(mut self, purpose: Purpose) -> Self {
        if !self.is_planning() {
            let fault = self.locked();
            self.faults.push(fault);
            return self;
        }
        self.purpose = purpose;
        self
    }

    /// An earlier cycle that this one builds on.
    pub fn informed_by<I>(mut self, earlier: I) -> Self
    where
        I: TryInto<CycleId>,
        Error: From<I::Error>,
    {
        match earlier.try_into() {
            Ok(earlier) if earlier == self.id => self.faults.push(
                CycleError::RampCycle {
                    path: vec![self.id.to_string(), self.id.to_string()],
                }
                .into(),
            ),
            Ok(earlier) => {
                self.informed_by.insert(earlier);
            }
            Err(fault) => self.faults.push(fault.into()),
        }
        self
    }

    /// Says that the cycle was written down afterwards: on which day, and where it is known from.
    ///
    /// It may lack predictions, a scale, tasks, and the day its plan was made; each is a finding and none an error.
    pub fn retrospective(mut self, entered: Date, source: &str) -> Self {
        if !self.is_planning() {
            let fault = self.locked();
            self.faults.push(fault);
            return self;
        }
        match said("the source", source) {
            Ok(source) => self.provenance = Provenance::Retrospective { entered, source },
            Err(fault) => self.faults.push(fault),
        }
        self
    }

    /// The day on which the source shows the plan to have been made, for a retrospective cycle. Call it after
    /// [`retrospective`](Cycle::retrospective).
    pub fn plan_dated(self, on: Date) -> Self {
        let recorded = self.is_recorded();
        self.planned(|plan| {
            if recorded {
                return Err(OptionError::bad(
                    OptionName::PlanDay,
                    on,
                    "none: a recorded cycle is locked on the day it starts",
                )
                .into());
            }
            plan.locked = Some(on);
            Ok(())
        })
    }
}
