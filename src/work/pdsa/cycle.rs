//! A PDSA cycle and its transitions.

use super::check::{Check, Outcome};
use super::plan::{Plan, said};
use super::run::Run;
use super::stage::Stage;
use super::study::{Act, Study};
use crate::base::date::Date;
use crate::base::error::{CycleError, Error, WorkError};
use crate::base::id::{ChangeId, CycleId};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a cycle is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To learn how things are.
    CollectInformation,
    /// To work out a change.
    Develop,
    /// To see whether a change works.
    #[default]
    Test,
    /// To make a change routine.
    Implement,
}

/// Whether a cycle was recorded while it ran, or written down afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Provenance {
    /// While it ran: the transition table holds exactly.
    #[default]
    Recorded,
    /// Afterwards: what is missing is a finding.
    Retrospective {
        /// The day it was entered.
        entered: Date,
        /// Where it is known from.
        source: Text,
    },
}

/// The parts of a cycle that an amendment can correct. A prediction is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The objective.
    Objective,
    /// Why the change should work.
    Rationale,
    /// The scale.
    Scale,
    /// The tasks.
    Tasks,
    /// The measures.
    Measures,
    /// What was done.
    Run,
    /// What was learned.
    Study,
    /// What was decided.
    Act,
}

/// A correction of a cycle that has started: what was written stays, and what should have stood there stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// The day of the correction.
    pub on: Date,
    /// What it corrects.
    pub part: Part,
    /// What stood there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Text>,
    /// What should stand there.
    pub after: Text,
    /// Why.
    pub why: Text,
}

/// One Plan-Do-Study-Act cycle: the test of one change idea.
///
/// The verbs of the plan can be chained; a fault in one of them, such as an empty text, is kept and named when the
/// cycle is asked to start. The transitions [`start`](Cycle::start), [`finish`](Cycle::finish),
/// [`conclude`](Cycle::conclude) and [`stop`](Cycle::stop) change nothing when they refuse, and their error lists
/// everything that is missing.
///
/// | from | by | to | what must hold |
/// |---|---|---|---|
/// | Plan | `start(today)` | Do | an objective; a question, and a prediction for each; a scale; a task; to test or implement: a measure or a prediction that people judge |
/// | Do | `finish(run)` | Study | the run starts no earlier than the plan was locked |
/// | Study | `conclude(study, act)` | Closed | a check of each prediction, of its own kind; the study is no older than the end of the run |
/// | Plan, Do, Study | `stop(on, reason)` | Stopped | the day is no earlier than the stage |
///
/// That is the table of a recorded cycle. One that was written down [afterwards](Cycle::retrospective) needs an
/// objective only; everything else that it lacks is a finding. The order of the stages holds for both.
///
/// ```
/// use improvement::measure::Sampling;
/// use improvement::{date, Cycle, Expectation, Series, Window, pdsa::{Act, Run, Scale, Study}};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut cycle = Cycle::new("chlorine-1", "chlorine-wash")?
///     .objective("does chlorine before each examination lower deaths?")
///     .predict(Expectation::proportion("mortality").between(0.0, 0.05), "cadaver matter carries the fever", date(1847, 8, 31))
///     .scale(Scale::units(300, "births"))
///     .task("students", "wash in chlorinated lime");
/// cycle.start(date(1847, 5, 15))?;
/// cycle.finish(Run::new(date(1847, 5, 15), date(1847, 8, 31))?)?;
///
/// let june_to_august = Series::proportions([6, 3, 5], [268, 250, 264])?;
/// let prediction = cycle.plan().predictions().next().unwrap();
/// let check = prediction.check(&june_to_august, Window::All, Sampling::All, date(1847, 9, 1))?;
/// let study = Study::new(date(1847, 9, 1), "deaths fell at once")?.check(check);
/// cycle.conclude(study, Act::adapt("wash the instruments too")?)?;
/// assert!(cycle.is_closed());
/// # Ok(())
/// # }
/// ```
///
/// Study cannot come before Do:
///
/// ```
/// use improvement::{date, Cycle, pdsa::{Act, Study}};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut cycle = Cycle::new("chlorine-1", "chlorine-wash")?.objective("does chlorine lower deaths?");
/// let study = Study::new(date(1847, 9, 1), "deaths fell at once")?;
/// let error = cycle.conclude(study, Act::expand(None)).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the cycle `chlorine-1` is at Plan and cannot be concluded, expected it to be at Study",
/// );
/// assert_eq!(error.code(), "transition");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "CycleDoc")]
#[must_use]
pub struct Cycle {
    pub(crate) id: CycleId,
    pub(crate) change: ChangeId,
    pub(crate) purpose: Purpose,
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) informed_by: BTreeSet<CycleId>,
    pub(crate) provenance: Provenance,
    pub(crate) stage: Stage,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) amendments: Vec<Amendment>,
    #[serde(skip)]
    pub(crate) faults: Vec<Error>,
}

/// A cycle as stored, before it is checked.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a cycle in braces, {…}")]
pub(crate) struct CycleDoc {
    pub(crate) id: CycleId,
    pub(crate) change: ChangeId,
    #[serde(default)]
    pub(crate) purpose: Purpose,
    #[serde(default)]
    pub(crate) informed_by: BTreeSet<CycleId>,
    #[serde(default)]
    pub(crate) provenance: Provenance,
    pub(crate) stage: Stage,
    #[serde(default)]
    pub(crate) amendments: Vec<Amendment>,
}

impl Cycle {
    /// A cycle that tests a change idea, with nothing planned yet.
    ///
    /// ```
    /// use improvement::Cycle;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let cycle = Cycle::new("rounds-1", "hourly-rounds")?.objective("do hourly rounds lower falls?");
    /// assert_eq!(cycle.missing()[0], "a question with a prediction");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn new<I, C>(id: I, change: C) -> Result<Self, Error>
    where
        I: TryInto<CycleId>,
        C: TryInto<ChangeId>,
        Error: From<I::Error> + From<C::Error>,
    {
        Ok(Self {
            id: id.try_into()?,
            change: change.try_into()?,
            purpose: Purpose::Test,
            informed_by: BTreeSet::new(),
            provenance: Provenance::Recorded,
            stage: Stage::Planning(Plan::default()),
            amendments: Vec::new(),
            faults: Vec::new(),
        })
    }

    /// The faults of the verbs so far, each with its place; they are taken away, and the cycle can be put right.
    ///
    /// Faults are not a part of the document: what was refused is simply not there.
    #[must_use]
    pub fn take_faults(&mut self) -> Vec<Error> {
        std::mem::take(&mut self.faults)
    }

    /// Everything that the next transition needs and that is not there yet, in words. Empty for a cycle at its end.
    ///
    /// ```
    /// use improvement::Cycle;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let cycle = Cycle::new("chlorine-1", "chlorine-wash")?.objective("does chlorine lower deaths?").ask("by half?");
    /// assert_eq!(
    ///     cycle.missing(),
    ///     ["a prediction for question 1", "a scale", "a task", "a measure, or a prediction that people judge"],
    /// );
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let mut missing: Vec<String> = self.faults.iter().map(ToString::to_string).collect();
        match &self.stage {
            Stage::Planning(plan) if self.is_recorded() => {
                missing.extend(plan.missing(self.needs_measure()));
            }
            Stage::Planning(plan) => {
                missing.extend(plan.objective.is_none().then(|| "an objective".to_owned()));
            }
            Stage::Doing { .. } => missing.push("a record of the run".to_owned()),
            Stage::Studying { plan, .. } => {
                for index in 0..plan.predictions().count() {
                    missing.push(format!("a check of prediction {}", index + 1));
                }
                missing.push("what was learned".to_owned());
                missing.push("a decision".to_owned());
            }
            Stage::Closed { .. } | Stage::Stopped { .. } => {}
        }
        missing
    }

    /// From Plan to Do: locks the predictions, on the caller's `today`.
    ///
    /// # Errors
    ///
    /// [`CycleError::Transition`] from another stage; [`CycleError::NotReady`] with everything that is missing.
    pub fn start(&mut self, today: Date) -> Result<(), Error> {
        let Stage::Planning(plan) = &self.stage else {
            return Err(self.out_of_turn("start", "Plan"));
        };
        self.ready("start", self.missing())?;
        let mut plan = plan.clone();
        if self.is_recorded() {
            plan.locked = Some(today);
        }
        self.stage = Stage::Doing {
            plan,
            started: today,
        };
        Ok(())
    }

    /// From Do to Study, with the record of what was done.
    ///
    /// # Errors
    ///
    /// [`CycleError::Transition`] from another stage; [`CycleError::NotReady`] if the run started before the plan of a
    /// recorded cycle was locked.
    pub fn finish(&mut self, run: Run) -> Result<(), Error> {
        let Stage::Doing { plan, .. } = &self.stage else {
            return Err(self.out_of_turn("finish its run", "Do"));
        };
        let mut missing = self.fault_texts();
        if self.is_recorded() {
            missing.extend(late_lock(plan, &run));
        }
        self.ready("finish its run", missing)?;
        let plan = plan.clone();
        self.stage = Stage::Studying { plan, run };
        Ok(())
    }

    /// From Study to the end, with what was learned and decided.
    ///
    /// # Errors
    ///
    /// [`CycleError::Transition`] from another stage; [`CycleError::NotReady`] with every check that is missing or not of its
    /// prediction's kind, and a study that is older than the end of the run.
    pub fn conclude(&mut self, study: Study, act: Act) -> Result<(), Error> {
        let Stage::Studying { plan, run } = &self.stage else {
            return Err(self.out_of_turn("be concluded", "Study"));
        };
        let mut missing = self.fault_texts();
        missing.extend(unstudied(plan, run, &study, &act, self.is_recorded()));
        self.ready("be concluded", missing)?;
        let (plan, run) = (plan.clone(), run.clone());
        self.stage = Stage::Closed {
            plan,
            run,
            study,
            act,
        };
        Ok(())
    }

    /// Stops a test that will not be carried through. That says nothing about the idea: to leave an idea after a test is
    /// [`Act::Abandon`].
    ///
    /// # Errors
    ///
    /// [`CycleError::Transition`] from the end; [`TextError::EmptyText`](crate::error::TextError::EmptyText) without
    /// a reason; [`WorkError::TooEarly`] on a day before the test began, or before its run ended.
    pub fn stop(&mut self, on: Date, reason: &str) -> Result<(), Error> {
        let reason = said("the reason to stop", reason);
        let (plan, started, run) = match &self.stage {
            Stage::Planning(plan) => (plan, None, None),
            Stage::Doing { plan, started } => (plan, Some(*started), None),
            Stage::Studying { plan, run } => (plan, Some(run.started()), Some(run)),
            Stage::Closed { .. } | Stage::Stopped { .. } => {
                return Err(self.out_of_turn("stop", "Plan, Do or Study"));
            }
        };
        let reason = reason?;
        check_stop(on, started, run)?;
        self.stage = Stage::Stopped {
            plan: plan.clone(),
            started,
            run: run.cloned(),
            on,
            reason,
        };
        Ok(())
    }

    /// Corrects a part of a cycle that has started; what was written stays. Predictions have no part here.
    ///
    /// # Errors
    ///
    /// [`CycleError::Transition`] for a cycle at Plan, whose plan can simply be changed; [`WorkError::TooEarly`] on a day before
    /// the amendment before it.
    pub fn amend(&mut self, amendment: Amendment) -> Result<(), Error> {
        if self.is_planning() {
            return Err(self.out_of_turn("be amended", "Do or later"));
        }
        if let Some(last) = self.amendments.last() {
            check_amendments(last, &amendment)?;
        }
        self.amendments.push(amendment);
        Ok(())
    }

    fn out_of_turn(&self, event: &'static str, expected: &'static str) -> Error {
        CycleError::Transition {
            cycle: self.id.to_string(),
            from: self.stage.name(),
            event,
            expected,
        }
        .into()
    }

    fn ready(&self, event: &'static str, missing: Vec<String>) -> Result<(), Error> {
        if missing.is_empty() {
            return Ok(());
        }
        Err(CycleError::NotReady {
            cycle: self.id.to_string(),
            event,
            missing,
        }
        .into())
    }

    fn fault_texts(&self) -> Vec<String> {
        self.faults.iter().map(ToString::to_string).collect()
    }

    pub(crate) const fn needs_measure(&self) -> bool {
        matches!(self.purpose, Purpose::Test | Purpose::Implement)
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &CycleId {
        &self.id
    }

    /// The change idea that it tests.
    #[must_use]
    pub const fn change(&self) -> &ChangeId {
        &self.change
    }

    /// What it is for.
    #[must_use]
    pub const fn aim(&self) -> Purpose {
        self.purpose
    }

    /// The earlier cycles that it builds on.
    #[must_use]
    pub const fn predecessors(&self) -> &BTreeSet<CycleId> {
        &self.informed_by
    }

    /// Whether it was recorded while it ran, or written down afterwards.
    #[must_use]
    pub const fn provenance(&self) -> &Provenance {
        &self.provenance
    }

    /// Where it stands, with all the data of that stage.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Its plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        self.stage.plan()
    }

    /// Its corrections, the oldest first.
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        &self.amendments
    }

    /// Whether it was recorded while it ran.
    #[must_use]
    pub const fn is_recorded(&self) -> bool {
        matches!(self.provenance, Provenance::Recorded)
    }

    /// Whether it is still being planned.
    #[must_use]
    pub const fn is_planning(&self) -> bool {
        matches!(self.stage, Stage::Planning(_))
    }

    /// Whether it is closed: all four stages are documented.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.stage.is_closed()
    }

    /// What became of each prediction, in the order of the plan; [`Outcome::NotYet`] where nobody has looked.
    pub fn outcomes(&self) -> impl Iterator<Item = Outcome> + '_ {
        let checks = self.stage.study().map_or(&[][..], Study::checks);
        self.plan()
            .predictions()
            .enumerate()
            .map(move |(index, _)| checks.get(index).map_or(Outcome::NotYet, Check::outcome))
    }

    /// Whether a prediction was written before the run began: the lock is no later than the run's first day.
    #[must_use]
    pub fn has_prediction_in_time(&self) -> bool {
        let in_time = self
            .plan()
            .locked
            .zip(self.stage.began())
            .is_some_and(|(locked, began)| locked <= began);
        in_time && self.plan().predictions().next().is_some()
    }
}

/// What is wrong with a run that started before the plan was locked.
pub(crate) fn late_lock(plan: &Plan, run: &Run) -> Option<String> {
    let locked = plan.locked.filter(|locked| run.started() < *locked)?;
    Some(format!(
        "a run from {locked} on, the day the plan was locked (found one from {})",
        run.started()
    ))
}

/// What a study lacks, in words.
pub(crate) fn unstudied(
    plan: &Plan,
    run: &Run,
    study: &Study,
    act: &Act,
    recorded: bool,
) -> Vec<String> {
    let mut missing = Vec::new();
    let checks = study.checks();
    let predictions = plan.predictions().count();
    for (index, prediction) in plan.predictions().enumerate() {
        match checks.get(index) {
            None if recorded => missing.push(format!("a check of prediction {}", index + 1)),
            Some(check) if !prediction.is_checked_by(check) => missing.push(format!(
                "a check of prediction {} by what it expects",
                index + 1
            )),
            _ => {}
        }
    }
    for index in predictions..checks.len() {
        missing.push(format!("a prediction for check {}", index + 1));
    }
    if recorded && study.written() < run.ended() {
        missing.push(format!(
            "a study from {} on, the day the run ended (found one of {})",
            run.ended(),
            study.written()
        ));
    }
    if let Act::Expand { next: Some(next) } = act {
        missing.extend(next.check().err().map(|error| error.to_string()));
    }
    missing
}

pub(crate) fn check_stop(on: Date, started: Option<Date>, run: Option<&Run>) -> Result<(), Error> {
    let earliest = run.map(Run::ended).or(started);
    match earliest {
        Some(earliest) if on < earliest => Err(WorkError::TooEarly {
            what: "the stop",
            found: on.to_string(),
            expected: "no earlier than the test on",
            earliest: earliest.to_string(),
        }
        .into()),
        _ => Ok(()),
    }
}

pub(crate) fn check_amendments(last: &Amendment, next: &Amendment) -> Result<(), Error> {
    if next.on < last.on {
        return Err(WorkError::TooEarly {
            what: "the amendment",
            found: next.on.to_string(),
            expected: "no earlier than the one before it on",
            earliest: last.on.to_string(),
        }
        .into());
    }
    Ok(())
}
