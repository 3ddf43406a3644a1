//! The record of one learner.

use super::evidence::EvidenceRef;
use super::found::Lacking;
use super::learner::Learner;
use super::works::Works;
use crate::base::date::Date;
use crate::base::id::{ActId, ProjectId, StakeholderId};
use crate::work::pdsa::Cycle;
use crate::work::project::Project;
use crate::work::stakeholder::{BrokeringAct, ManagerRole};

/// The record of one learner as of a day.
pub(super) struct Record<'a> {
    pub(super) learner: &'a Learner,
    /// The learner's projects whose documents are there, with who on the map the learner is.
    pub(super) projects: Vec<(&'a Project, Option<&'a StakeholderId>)>,
    pub(super) missing: Vec<Lacking>,
    pub(super) today: Date,
}

impl<'a> Record<'a> {
    /// Of a learner who has left, as of the day on which they did.
    pub(super) fn new(learner: &'a Learner, works: &Works<'a>, today: Date) -> Self {
        let today = learner.there_until(today);
        let memberships = learner.projects.iter();
        let missing = memberships
            .clone()
            .filter(|one| works.get(&one.project).is_none())
            .map(|one| Lacking::NoDocument {
                project: one.project.clone(),
            });
        let mut missing: Vec<Lacking> = missing.collect();
        if learner.projects.is_empty() {
            missing.push(Lacking::NoProject);
        }
        Self {
            learner,
            projects: memberships
                .filter_map(|one| Some((works.get(&one.project)?, one.person.as_ref())))
                .collect(),
            missing,
            today,
        }
    }

    pub(super) fn projects(&self) -> impl Iterator<Item = &'a Project> + '_ {
        self.projects.iter().map(|(project, _)| *project)
    }

    /// Whether a project is the learner's, and its document is there.
    pub(super) fn resolves(&self, project: &ProjectId) -> bool {
        self.projects().any(|one| one.id() == project)
    }

    /// The cycles that were closed by the day, each with its project.
    pub(super) fn closed(&self) -> impl Iterator<Item = (&'a Project, &'a Cycle)> + '_ {
        let today = self.today;
        self.projects().flat_map(move |project| {
            let cycles = project.cycles().iter();
            cycles
                .filter(move |cycle| is_closed(cycle, today))
                .map(move |cycle| (project, cycle))
        })
    }

    /// The acts of the learner by the day, each with its project.
    pub(super) fn acts(&self) -> impl Iterator<Item = (EvidenceRef, ManagerRole)> + '_ {
        self.dated_acts().map(|(project, id, act)| {
            let (project, id) = (project.id().clone(), id.clone());
            (EvidenceRef::Act { project, id }, act.role)
        })
    }

    /// The acts of the learner since they enrolled: the project, the act, and the role.
    pub(super) fn own_acts(
        &self,
    ) -> impl Iterator<Item = (&'a Project, &'a ActId, ManagerRole)> + '_ {
        let since = self.learner.enrolled;
        self.dated_acts()
            .filter(move |(_, _, act)| act.on >= since)
            .map(|(project, id, act)| (project, id, act.role))
    }

    fn dated_acts(&self) -> impl Iterator<Item = (&'a Project, &'a ActId, &'a BrokeringAct)> + '_ {
        let today = self.today;
        self.projects.iter().flat_map(move |&(project, person)| {
            let acts = project.map().acts().iter();
            acts.filter(move |(_, act)| act.on <= today && Some(&act.by) == person)
                .map(move |(id, act)| (project, id, act))
        })
    }
}

/// Whether a cycle was closed by a day.
pub(super) fn is_closed(cycle: &Cycle, today: Date) -> bool {
    let study = cycle.stage().study();
    study.is_some_and(|study| study.written() <= today)
}
