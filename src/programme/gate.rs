//! What a learner's record shows of a learning outcome.

use super::cohort::Cohort;
use super::evidence::EvidenceRef;
use super::found::{AfterTheFact, Found, Met, Unmet};
use super::level::EvidenceLevel;
use super::outcome::LearningOutcome;
use super::programme::Programme;
use super::record::Record;
use super::works::Works;
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::{LearnerId, OutcomeId};
use crate::work::pdsa::Provenance;
use crate::work::project::{Project, unknown};

/// What a learner's record shows of a learning outcome on a day: what is met, with the evidence, and what is not, with the reason.
///
/// It awards nothing. Whether the outcome is achieved is for those who assess; they find here where to look, what was written down after
/// the fact, and what only they can judge.
///
/// ```
/// use improvement::programme::{Cohort, Programme};
/// use improvement::{Project, date, id::{LearnerId, OutcomeId}};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let programme = Programme::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/programme.json")))?;
/// let cohort = Cohort::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/cohort.json")))?;
/// // no document of a project is there yet
/// let outcome = OutcomeId::new("tests-of-change")?;
/// let learner = cohort.learners().keys().next().unwrap();
/// let report = cohort.gate(&programme, &outcome, learner, &[], date(2019, 3, 31))?;
/// assert!(!report.is_met());
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct GateReport {
    /// The alias of the learner.
    pub alias: LearnerId,
    /// The outcome.
    pub outcome: LearningOutcome,
    /// The day.
    pub today: Date,
    /// The requirements that are met, each with what meets it.
    pub met: Vec<Met>,
    /// The requirements that are not met.
    pub unmet: Vec<Unmet>,
    /// Cycles among the evidence that were written down afterwards, or corrected.
    pub after_the_fact: Vec<AfterTheFact>,
    /// The level of evidence that is there of the learner as a whole.
    pub level: EvidenceLevel,
    /// What the learner is called, and whether that was asked for.
    pub(super) name: String,
    pub(super) named: bool,
}

impl std::fmt::Debug for GateReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl GateReport {
    /// With the name of the learner, for those inside the programme: else it prints the alias.
    #[must_use]
    pub const fn with_names(mut self) -> Self {
        self.named = true;
        self
    }

    /// Whether every requirement is met, those that people judge among them. It is no award.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.unmet.is_empty()
    }

    fn of(
        (alias, name): (LearnerId, String),
        outcome: &LearningOutcome,
        record: &Record<'_>,
        today: Date,
    ) -> Self {
        let (mut met, mut unmet) = (Vec::new(), Vec::new());
        for requirement in outcome.gate.requirements() {
            let answer = record.answer(requirement, &outcome.id);
            let requirement = requirement.clone();
            if answer.is_met() {
                let evidence = answer.evidence;
                met.push(Met {
                    requirement,
                    evidence,
                });
            } else {
                unmet.push(Unmet {
                    requirement,
                    found: answer.found,
                    asked: answer.asked,
                    evidence: answer.evidence,
                    lacking: answer.lacking,
                });
            }
        }
        let met_by = met.iter().map(|one| &one.evidence);
        let found = met_by
            .chain(unmet.iter().map(|one| &one.evidence))
            .flatten();
        let mut after_the_fact: Vec<AfterTheFact> = Vec::new();
        for one in found {
            if let Some(fact) = after_the_fact_of(one, record)
                && !after_the_fact.contains(&fact)
            {
                after_the_fact.push(fact);
            }
        }
        Self {
            alias,
            outcome: outcome.clone(),
            today,
            met,
            unmet,
            after_the_fact,
            level: EvidenceLevel::of(record),
            name,
            named: false,
        }
    }
}

fn after_the_fact_of(found: &Found, record: &Record<'_>) -> Option<AfterTheFact> {
    let Found::Work(EvidenceRef::Cycle { project, id }) = found else {
        return None;
    };
    let mut projects = record.projects();
    let cycle = projects.find(|one| one.id() == project)?.cycle(id)?;
    let entered = match cycle.provenance() {
        Provenance::Recorded => None,
        Provenance::Retrospective { entered, .. } => Some(*entered),
    };
    let amendments = cycle.amendments().len();
    (entered.is_some() || amendments > 0).then(|| AfterTheFact {
        project: project.clone(),
        cycle: id.clone(),
        locked: cycle.plan().locked(),
        entered,
        amendments,
    })
}

impl Cohort {
    /// What a learner's record shows of a learning outcome on a day.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`](crate::error::TextError::UnknownId) for a learner or an outcome that is not there; those of
    /// [`gates`](Self::gates).
    pub fn gate(
        &self,
        programme: &Programme,
        outcome: &OutcomeId,
        learner: &LearnerId,
        projects: &[Project],
        today: Date,
    ) -> Result<GateReport, Error> {
        let works = Works::new(self, programme, projects)?;
        let outcome = programme
            .outcome(outcome)
            .ok_or_else(|| unknown("learning outcome", outcome))?;
        let found = self.learners().get(learner);
        let record = found.map(|found| Record::new(found, &works, today));
        let record = record.ok_or_else(|| unknown("learner", learner))?;
        let aliases = self.aliases();
        let alias = aliases.of(learner).cloned();
        let alias = alias.ok_or_else(|| unknown("learner", learner))?;
        let called = (alias, record.learner.called(learner));
        Ok(GateReport::of(called, outcome, &record, today))
    }

    /// What the record of each learner shows of each learning outcome on a day: learner by learner, in the order of the aliases.
    ///
    /// # Errors
    ///
    /// - [`ProgrammeError::OtherProgramme`](crate::error::ProgrammeError::OtherProgramme);
    /// - with its path, [`TextError::DuplicateId`](crate::error::TextError::DuplicateId) for a project twice, and
    ///   [`TextError::UnknownId`](crate::error::TextError::UnknownId) for evidence that its project lacks, a person who is not on the
    ///   map, or a judgement of no outcome.
    pub fn gates(
        &self,
        programme: &Programme,
        projects: &[Project],
        today: Date,
    ) -> Result<Vec<GateReport>, Error> {
        let works = Works::new(self, programme, projects)?;
        let mut reports = Vec::new();
        for (alias, id, learner) in self.in_order() {
            let record = Record::new(learner, &works, today);
            for outcome in programme.outcomes() {
                let called = (alias.clone(), learner.called(id));
                reports.push(GateReport::of(called, outcome, &record, today));
            }
        }
        Ok(reports)
    }
}
