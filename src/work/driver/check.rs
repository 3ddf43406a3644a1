//! The findings D1 to D14.

use super::context::{AimParts, DriverContext};
use super::diagram::DriverDiagram;
use super::node::{Idea, IdeaStatus, Node, NodeKind};
use super::questions::{causes, reaches_aim};
use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::finding::{Code, Finding};
use crate::base::id::{ChangeId, NodeId};
use crate::base::sort::sort;

/// How many primary drivers keep a theory readable: IHI, driver diagram tool.
const PRIMARY_DRIVERS: std::ops::RangeInclusive<usize> = 2..=5;

/// Verbs that begin a task. "Train the staff" is done or not done; "a nurse checks the list at noon" can be tested.
const TASK_VERBS: [&str; 20] = [
    "agree",
    "arrange",
    "ask",
    "buy",
    "circulate",
    "contact",
    "discuss",
    "email",
    "e-mail",
    "hold",
    "inform",
    "meet",
    "order",
    "organise",
    "organize",
    "remind",
    "send",
    "tell",
    "train",
    "write",
];

impl DriverDiagram {
    /// Everything that the method asks for and the diagram lacks, the gravest first.
    ///
    /// A finding is not an error: a half-finished diagram has many, and can be saved. See
    /// [`Code`] for the meaning and the source of each.
    ///
    /// ```
    /// use improvement::driver::DriverContext;
    /// use improvement::{date, DriverDiagram};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut diagram = DriverDiagram::new("mortality")?;
    /// diagram.draft()?.primary("hands", "matter carried on the hands")?;
    /// let findings = diagram.check(&DriverContext::default(), date(1847, 5, 15));
    /// assert!(findings.iter().any(|finding| {
    ///     finding.message() == "the driver `hands` has no measure, so nobody can see whether it moves"
    /// }));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn check(&self, context: &DriverContext, today: Date) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.check_drivers(&mut findings);
        self.check_measures(context, &mut findings);
        self.check_aim(&context.aim, today, &mut findings);
        for (id, node, idea) in self.theory().ideas() {
            self.check_idea(&id, node, idea, context, today, &mut findings);
        }
        sort(&mut findings);
        findings
    }

    fn check_drivers(&self, findings: &mut Vec<Finding>) {
        let theory = self.theory();
        let primary = theory
            .drivers()
            .filter(|(_, node)| matches!(node.kind, NodeKind::Primary))
            .count();
        if !PRIMARY_DRIVERS.contains(&primary) {
            let drivers = if primary == 1 { "driver" } else { "drivers" };
            findings.push(Finding::new(
                Code::PrimaryCount,
                "drivers",
                format!(
                    "the diagram has {primary} primary {drivers}, where 2 to 5 are recommended"
                ),
            ));
        }
        let reaches = reaches_aim(theory);
        let causes = causes(theory);
        for (id, node) in theory.drivers() {
            let mut push =
                |code, message| findings.push(Finding::new(code, format!("drivers/{id}"), message));
            if !reaches.contains(id) {
                push(
                    Code::DriverWithoutPath,
                    format!("no chain of causes leads from the driver `{id}` to the aim"),
                );
            }
            if !causes.contains_key(&Some(id)) {
                push(
                    Code::DriverWithoutIdea,
                    format!("no idea and no other driver feeds the driver `{id}`"),
                );
            }
            if node.measures.is_empty() {
                push(
                    Code::DriverWithoutMeasure,
                    format!("the driver `{id}` has no measure, so nobody can see whether it moves"),
                );
            }
        }
    }

    fn check_measures(&self, context: &DriverContext, findings: &mut Vec<Finding>) {
        if context.outcome_measures.is_empty() {
            findings.push(Finding::new(
                Code::NoOutcomeMeasure,
                "aim",
                format!(
                    "the aim `{}` has no outcome measure, so nobody can see whether it is reached",
                    self.aim()
                ),
            ));
        }
        if context.balancing_measures.is_empty() {
            findings.push(Finding::new(
                Code::NoBalancingMeasure,
                "measures",
                "there is no balancing measure, so nobody would see what gets worse elsewhere",
            ));
        }
    }

    fn check_aim(&self, parts: &AimParts, today: Date, findings: &mut Vec<Finding>) {
        let aim = self.aim();
        let mut push = |code, message| findings.push(Finding::new(code, "aim", message));
        for (said, code, what) in [
            (parts.what, Code::AimWithoutWhat, "what is to improve"),
            (
                parts.direction != Direction::Neither,
                Code::AimWithoutDirection,
                "which way is better",
            ),
            (
                parts.target.is_some(),
                Code::AimWithoutAmount,
                "by how much",
            ),
            (parts.by.is_some(), Code::AimWithoutDate, "by when"),
            (parts.whom, Code::AimWithoutWhom, "for whom"),
            (parts.place, Code::AimWithoutPlace, "where"),
        ] {
            if !said {
                push(code, format!("the aim `{aim}` does not say {what}"));
            }
        }
        if let Some(by) = parts.by.filter(|by| *by < today) {
            push(
                Code::AimOverdue,
                format!("the aim `{aim}` was to be reached by {by}, which is over"),
            );
        }
        if let (Some(target), Some(baseline)) = (parts.target, parts.baseline) {
            let wrong = match parts.direction {
                Direction::Higher if target < baseline => Some(("below", "higher")),
                Direction::Lower if target > baseline => Some(("above", "lower")),
                _ => None,
            };
            if let Some((side, better)) = wrong {
                push(
                    Code::TargetOnWrongSide,
                    format!(
                        "the target {target} of the aim `{aim}` lies {side} its baseline {baseline}, although {better} is better"
                    ),
                );
            }
        }
        if parts.agreed_outside_team == 0 {
            push(
                Code::AimNotAgreed,
                format!("nobody outside the team has agreed the aim `{aim}`"),
            );
        }
    }

    fn check_idea(
        &self,
        id: &ChangeId,
        node: &Node,
        idea: &Idea,
        context: &DriverContext,
        today: Date,
        findings: &mut Vec<Finding>,
    ) {
        let mut push =
            |code, message| findings.push(Finding::new(code, format!("ideas/{id}"), message));
        if self.theory().edges_from(&NodeId::from(id)).next().is_none() {
            push(
                Code::IdeaWithoutDriver,
                format!(
                    "the idea `{id}` points at no driver, so it does not say why it should work"
                ),
            );
        }
        if let Some(verb) = task_verb(node.text.as_str()) {
            push(
                Code::IdeaIsTask,
                format!(
                    "the idea `{id}` begins with \"{verb}\", as a task does: a change idea is something to test"
                ),
            );
        }
        let tests = || context.tests.iter().filter(|test| test.idea == *id);
        let status = idea.status.as_ref().map_or_else(
            || super::questions::status_by_tests(id, &context.tests),
            |set| set.status,
        );
        let tested = tests().filter_map(|test| test.last_tested).max();
        if matches!(status, IdeaStatus::Untested | IdeaStatus::Testing) {
            let days = |since: Date| {
                Some(since.days_until(today)).filter(|days| *days > context.idea_days)
            };
            match (
                tested,
                tested.or(idea.since).or(self.agreed()).and_then(days),
            ) {
                (Some(_), Some(days)) => push(
                    Code::IdeaUntested,
                    format!(
                        "the idea `{id}` was last tested {} ago, and nothing has been decided",
                        in_days(days)
                    ),
                ),
                (None, Some(days)) => push(
                    Code::IdeaUntested,
                    format!(
                        "the idea `{id}` has waited {} for its first test",
                        in_days(days)
                    ),
                ),
                _ => {}
            }
        }
        if status == IdeaStatus::Adopted && tests().all(|test| test.held == 0) {
            push(
                Code::AdoptedWithoutEvidence,
                format!("the idea `{id}` is adopted, although no prediction about it has held"),
            );
        }
    }
}

/// The first word, if a task begins with it.
fn task_verb(text: &str) -> Option<&'static str> {
    let first = text.split_whitespace().next()?;
    let word = first
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase();
    TASK_VERBS.into_iter().find(|verb| *verb == word)
}

fn in_days(days: i32) -> String {
    if days == 1 {
        "1 day".to_owned()
    } else {
        format!("{days} days")
    }
}
