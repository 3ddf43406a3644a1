//! The documents of the projects of a cohort, and what has to be in them.

use super::cohort::Cohort;
use super::links::at;
use super::programme::Programme;
use crate::base::error::{Error, Place, ProgrammeError, TextError};
use crate::base::id::ProjectId;
use crate::base::sorted::SortedMap;
use crate::work::project::{Project, unknown};

/// The projects of a cohort whose documents are there.
#[derive(Debug, Clone)]
pub(super) struct Works<'a> {
    by_id: SortedMap<&'a ProjectId, &'a Project>,
}

impl<'a> Works<'a> {
    /// Checks that everything in the cohort that points into a project whose document is there names a part of it.
    pub(super) fn new(
        cohort: &Cohort,
        programme: &Programme,
        projects: &'a [Project],
    ) -> Result<Self, Error> {
        if cohort.programme() != programme.id() {
            let error = ProgrammeError::OtherProgramme {
                found: programme.id().to_string(),
                expected: cohort.programme().to_string(),
            };
            return Err(at(error, "programme"));
        }
        let mut by_id = SortedMap::new();
        for (index, project) in projects.iter().enumerate() {
            if by_id.insert(project.id(), project).is_some() {
                let id = project.id().to_string();
                let place = Place::Path(format!("projects[{index}].id"));
                return Err(TextError::DuplicateId { id }.at(place));
            }
        }
        let works = Self { by_id };
        works.resolve(cohort, programme)?;
        Ok(works)
    }

    pub(super) fn get(&self, id: &ProjectId) -> Option<&'a Project> {
        self.by_id.get(id).copied()
    }

    fn resolve(&self, cohort: &Cohort, programme: &Programme) -> Result<(), Error> {
        for (id, learner) in cohort.learners() {
            let path = format!("learners.{id}");
            for (index, one) in learner.projects.iter().enumerate() {
                if let Some(person) = &one.person
                    && let Some(project) = self.get(&one.project)
                    && !project.map().stakeholders().contains_key(person)
                {
                    let error = unknown("stakeholder", person);
                    return Err(at(error, format!("{path}.projects[{index}].person")));
                }
            }
            for (place, reference) in learner.references() {
                if let Some(project) = self.get(reference.of()) {
                    let path = format!("{path}.portfolio.{place}");
                    reference
                        .resolve(project)
                        .map_err(|error| at(error, path))?;
                }
            }
            for (index, one) in learner.portfolio.judgements.iter().enumerate() {
                if programme.outcome(&one.outcome).is_none() {
                    let error = unknown("learning outcome", &one.outcome);
                    let path = format!("{path}.portfolio.judgements[{index}].outcome");
                    return Err(at(error, path));
                }
            }
        }
        Ok(())
    }
}
