//! The findings F1 to F12 and PDSA-ALL-HELD, cycle by cycle.

use super::check::{Check, Outcome};
use super::cycle::{Cycle, Purpose};
use super::fidelity::{Context, FidelityRow};
use super::ramp::Ramps;
use super::study::{Act, Study};
use crate::base::date::Date;
use crate::base::finding::{Code, Finding};
use crate::base::id::CycleId;
use crate::base::sort::sort;

/// How many tests with nothing but predictions that held are many. At 6, 18 in 100 teams that do fail one test in four would trip over
/// it; at 11, 4 in 100 (0.75 to the power of 11).
const MANY_HELD: usize = 11;

impl Ramps<'_> {
    /// Everything that the method asks for and these cycles lack, the gravest first.
    ///
    /// ```
    /// use improvement::pdsa::Context;
    /// use improvement::{date, Cycle, Ramps, pdsa::Run};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut cycle = Cycle::new("wash-1", "wash")?.objective("do they wash?").retrospective(date(1860, 1, 1), "memoir");
    /// cycle.start(date(1847, 5, 15))?;
    /// cycle.finish(Run::new(date(1847, 5, 15), date(1847, 8, 31))?)?;
    /// let findings = Ramps::of([&cycle])?.check(&Context::new(), date(1847, 10, 1));
    /// assert_eq!(
    ///     findings[0].to_string(),
    ///     "warning F1 at cycles/wash-1: the cycle `wash-1` has waited for its study since 1847-08-31",
    /// );
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn check(&self, context: &Context<'_>, today: Date) -> Vec<Finding> {
        let mut findings = Vec::new();
        for cycle in self.cycles() {
            if let Some(overdue) = cycle.overdue(today) {
                push(
                    &mut findings,
                    Code::StageMissing,
                    cycle.id(),
                    overdue.to_string(),
                );
            }
            if !cycle.is_recorded() && !cycle.is_planning() {
                check_record(cycle, &mut findings);
            }
            self.check_parallel(cycle, &mut findings);
        }
        for row in self.fidelity(context).rows() {
            for id in &row.failing {
                // carrying out what was adopted is what a cycle is for that comes after the tests
                if row.code == Code::NotALearningCycle && self.implements_adopted(id) {
                    continue;
                }
                if let Some(message) = message(row, id) {
                    push(&mut findings, row.code, id, message);
                }
            }
        }
        self.check_held(&mut findings);
        sort(&mut findings);
        findings
    }

    /// Whether a cycle makes a change routine that an earlier cycle has adopted.
    fn implements_adopted(&self, id: &CycleId) -> bool {
        self.cycle(id).is_some_and(|cycle| {
            let adopted = |other: &Cycle| {
                other.change() == cycle.change()
                    && matches!(other.stage().act(), Some(Act::Adopt { .. }))
            };
            let mut others = self.cycles().filter(|other| other.id() != id);
            cycle.aim() == Purpose::Implement && others.any(adopted)
        })
    }

    /// A cycle that began before the one that informs it was closed. Parallel tests are legitimate, and worth a word.
    fn check_parallel(&self, cycle: &Cycle, findings: &mut Vec<Finding>) {
        let Some(began) = cycle.plan().locked().or(cycle.stage().began()) else {
            return;
        };
        for earlier in cycle.predecessors().iter().filter_map(|id| self.cycle(id)) {
            let written = earlier.stage().study().map(Study::written);
            if written.is_some_and(|written| began < written) {
                push(
                    findings,
                    Code::NotLinked,
                    cycle.id(),
                    format!(
                        "the cycle `{}` began on {began}, before the study of `{}` that informs it was written",
                        cycle.id(),
                        earlier.id()
                    ),
                );
            }
        }
    }

    fn check_held(&self, findings: &mut Vec<Finding>) {
        let decided = self
            .cycles()
            .filter(|cycle| cycle.aim() == Purpose::Test)
            .filter_map(|cycle| cycle.stage().study())
            .map(|study| {
                let came: Vec<bool> = study
                    .checks()
                    .iter()
                    .map(Check::outcome)
                    .filter_map(Outcome::came_true)
                    .collect();
                came
            })
            .filter(|came| !came.is_empty());
        let (mut tests, mut all) = (0_usize, true);
        for came in decided {
            tests += 1;
            all &= came.iter().all(|held| *held);
        }
        if all && tests >= MANY_HELD {
            findings.push(Finding::new(
                Code::AllHeld,
                "cycles",
                format!(
                    "every prediction of {tests} closed tests held: tests that stretch a theory fail now and then, perhaps one in four to one in two"
                ),
            ));
        }
    }
}

/// What the record of a retrospective cycle lacks.
fn check_record(cycle: &Cycle, findings: &mut Vec<Finding>) {
    let id = cycle.id();
    // the predictions have a code of their own
    let mut lacks: Vec<String> = cycle
        .plan()
        .missing(cycle.needs_measure())
        .into_iter()
        .filter(|part| !part.starts_with("a question") && !part.starts_with("a prediction"))
        .collect();
    if let Some(study) = cycle.stage().study() {
        let predictions = cycle.plan().predictions().count();
        for index in study.checks().len()..predictions {
            lacks.push(format!("a check of prediction {}", index + 1));
        }
    }
    if !lacks.is_empty() {
        push(
            findings,
            Code::StageMissing,
            id,
            format!(
                "the cycle `{id}` was written down afterwards and lacks: {}",
                lacks.join("; ")
            ),
        );
    }
}

fn push(findings: &mut Vec<Finding>, code: Code, id: &CycleId, message: String) {
    findings.push(Finding::new(code, format!("cycles/{id}"), message));
}

/// The sentence about a cycle that did not meet a criterion; none where an open cycle is simply not finished.
fn message(row: &FidelityRow, id: &CycleId) -> Option<String> {
    Some(match row.code {
        Code::StudyBeforeEnd => {
            format!("the study of the cycle `{id}` was written before its run had ended")
        }
        Code::NotALearningCycle => {
            format!("the cycle `{id}` neither tested a change nor collected information")
        }
        Code::NoPrediction => format!(
            "the cycle `{id}` has no prediction that was written before its run began: one written later counts as none"
        ),
        Code::NotIterative => {
            format!("the cycle `{id}` stands alone: one test seldom settles an idea")
        }
        Code::ScaleNotGrowing => {
            format!("the series that begins with `{id}` did not grow in scale, or shrank")
        }
        Code::NoRegularData => format!(
            "the series that begins with `{id}` has no measure with regular points from its first run to its last"
        ),
        Code::NotLinked => {
            format!("the cycle `{id}` does not build on what an earlier cycle decided")
        }
        Code::FirstTestNotSmall => {
            format!(
                "the first test of the series `{id}` is not known to be smaller than the whole unit"
            )
        }
        Code::NoTheory => format!("the cycle `{id}` does not say why its change should work"),
        Code::NoFutureAction => {
            format!("the cycle `{id}` stands alone and ended without saying what is to follow")
        }
        Code::NoStatistics => {
            format!(
                "the cycle `{id}` has a measure, and was studied without an interval or a chart"
            )
        }
        // F1: a cycle that is still open is no fault, one that waits too long is found by its dates
        _ => return None,
    })
}
