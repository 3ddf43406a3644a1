//! Which items of SQUIRE 2.0 the record already answers.

use super::item::SquireItem;
use super::project::Project;
use crate::base::date::Date;
use crate::base::finding::Code;
use crate::base::text::Text;
use crate::work::driver::{Grounds, IdeaStatus};
use crate::work::measure::{Measure, Role};
use crate::work::pdsa::{Cycle, Outcome};
use serde::Serialize;

/// How far the record answers an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Coverage {
    /// Everything that a record can hold about it is there.
    Present,
    /// A part of it.
    Partial,
    /// Nothing.
    Missing,
    /// Only its author can write it.
    Manual,
    /// It does not apply, for a reason that the author has given.
    NotApplicable(Text),
}

/// One item, with what the record has and lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SquireRow {
    /// The item.
    pub item: SquireItem,
    /// How far the record answers it.
    pub coverage: Coverage,
    /// What the record has, in words.
    pub has: Vec<&'static str>,
    /// What it lacks, in words.
    pub lacks: Vec<&'static str>,
}

impl Project {
    /// Which items of SQUIRE 2.0 the record answers on a day: all eighteen, in order.
    ///
    /// SQUIRE asks to *consider* every item, and not to include every item: one that does not apply needs a
    /// [reason](super::Parts::not_applicable). Presence is all that is looked at; whether a text is any good is for its readers.
    ///
    /// ```
    /// use improvement::project::{Charter, Coverage, SquireItem};
    /// use improvement::{date, Project};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let rows = Project::new("waits", Charter::new("Shorter waits")?)?.squire(date(2026, 3, 1));
    /// assert_eq!(rows.len(), 18);
    /// assert_eq!(rows[0].coverage, Coverage::Manual); // the title
    /// assert_eq!((rows[2].item, &rows[2].coverage), (SquireItem::ProblemDescription, &Coverage::Missing));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: Ogrinc et al. 2016, SQUIRE 2.0, BMJ Quality & Safety 25:986 (EQUATOR network).
    #[must_use]
    pub fn squire(&self, today: Date) -> Vec<SquireRow> {
        SquireItem::ALL
            .into_iter()
            .map(|item| self.squire_row(item, today))
            .collect()
    }

    fn squire_row(&self, item: SquireItem, today: Date) -> SquireRow {
        let parts = self.evidence_for(item, today);
        let of = |wanted: bool| {
            let parts = parts.iter().filter(move |(there, _)| *there == wanted);
            parts.map(|(_, what)| *what).collect::<Vec<_>>()
        };
        let (has, lacks) = (of(true), of(false));
        let coverage = match (self.parts.not_applicable.get(&item), has.len(), lacks.len()) {
            (Some(reason), ..) => Coverage::NotApplicable(reason.clone()),
            (None, 0, 0) => Coverage::Manual,
            (None, _, 0) => Coverage::Present,
            (None, 0, _) => Coverage::Missing,
            (None, ..) => Coverage::Partial,
        };
        SquireRow {
            item,
            coverage,
            has,
            lacks,
        }
    }

    #[expect(
        clippy::too_many_lines,
        reason = "a table of eighteen rows, which is read as one"
    )]
    /// What a record can hold about an item, and whether it does; nothing for an item that only its author can write.
    fn evidence_for(&self, item: SquireItem, today: Date) -> Vec<(bool, &'static str)> {
        let studies = || {
            self.cycles()
                .iter()
                .filter_map(|cycle| cycle.stage().study())
        };
        let role = |role: Role| {
            let of_role = |measure: &&Measure| measure.role() == role;
            self.measures().iter().any(|measure| of_role(&measure))
        };
        match item {
            SquireItem::Title
            | SquireItem::Abstract
            | SquireItem::AvailableKnowledge
            | SquireItem::EthicalConsiderations
            | SquireItem::Conclusions
            | SquireItem::Funding => Vec::new(),
            SquireItem::ProblemDescription => vec![
                (self.charter().problem.is_some(), "the problem"),
                (self.has_baseline(), "a baseline"),
            ],
            SquireItem::Rationale => vec![
                (
                    self.has_evidence(),
                    "links of the diagram that rest on evidence",
                ),
                (self.has_rationale(), "a rationale in the plan of a cycle"),
            ],
            SquireItem::SpecificAims => {
                let vague = |code: Code| code.as_str().starts_with("D8");
                let clear = self
                    .aims()
                    .iter()
                    .all(|aim| !aim.check(today).iter().any(|finding| vague(finding.code())));
                vec![
                    (!self.aims().is_empty(), "an aim"),
                    (
                        clear && !self.aims().is_empty(),
                        "what, how much, by when, for whom and where in every aim",
                    ),
                ]
            }
            SquireItem::Context => vec![(
                !self.assessments().is_empty() || !self.map().stakeholders().is_empty(),
                "an assessment of the context, or a stakeholder map",
            )],
            SquireItem::Interventions => vec![
                (self.has_adopted(), "an adopted idea in words"),
                (!self.charter().team.is_empty(), "the team"),
            ],
            SquireItem::StudyOfInterventions => vec![
                (
                    self.cycles().iter().any(Cycle::is_closed),
                    "closed cycles, and with them the fidelity report",
                ),
                (self.measures().iter().any(is_dated), "a series over time"),
            ],
            SquireItem::Measures => vec![
                (
                    !self.measures().is_empty()
                        && self.measures().iter().all(|one| one.definition().is_some()),
                    "an operational definition of every measure",
                ),
                (role(Role::Outcome), "an outcome measure"),
                (role(Role::Process), "a process measure"),
            ],
            SquireItem::Analysis => vec![(
                self.measures()
                    .iter()
                    .any(|measure| measure.chart().is_ok()),
                "a chart, which shows the variation over time",
            )],
            SquireItem::Results => vec![
                (
                    !self.cycles().is_empty(),
                    "the cycles, as the course of the work",
                ),
                (role(Role::Process), "a process measure"),
                (
                    !self.map().acts().is_empty() || !self.map().barriers().is_empty(),
                    "what helped and what stood in the way",
                ),
                (
                    role(Role::Balancing),
                    "a balancing measure, for unintended results",
                ),
                (
                    self.measures()
                        .iter()
                        .any(|measure| measure.data().is_some()),
                    "the data, missing points among them",
                ),
            ],
            SquireItem::Summary => vec![(studies().next().is_some(), "what was learned")],
            SquireItem::Interpretation => vec![(
                studies().any(|study| {
                    let known = |outcome: Outcome| outcome.came_true().is_some();
                    study.checks().iter().any(|check| known(check.outcome()))
                }),
                "predictions, and whether they held",
            )],
            SquireItem::Limitations => vec![
                (
                    !self.cycles().is_empty(),
                    "the criteria of fidelity that were not met",
                ),
                (
                    self.comparison().is_some(),
                    "with what the change is compared, if with anything",
                ),
            ],
        }
    }

    fn has_baseline(&self) -> bool {
        let of_aims = self.aims().iter().any(|aim| aim.baseline().is_some());
        let mut measures = self.measures().iter();
        of_aims || measures.any(|measure| measure.baseline_window().is_some())
    }

    fn has_evidence(&self) -> bool {
        self.diagram().is_some_and(|diagram| {
            let mut edges = diagram.theory().edges().iter();
            edges.any(|edge| edge.evidence != Grounds::Hypothesis)
        })
    }

    fn has_rationale(&self) -> bool {
        let mut cycles = self.cycles().iter();
        cycles.any(|cycle| cycle.plan().rationale().is_some())
    }

    fn has_adopted(&self) -> bool {
        let tests = self.tests_of_ideas();
        self.diagram().is_some_and(|diagram| {
            let mut ideas = diagram.theory().ideas();
            ideas.any(|(id, _, _)| diagram.status(&id, &tests).ok() == Some(IdeaStatus::Adopted))
        })
    }
}

fn is_dated(measure: &Measure) -> bool {
    measure
        .data()
        .is_some_and(|series| series.date(0).is_some())
}
