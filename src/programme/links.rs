//! What has to fit together in a cohort.

use super::learner::Learner;
use super::parts::CohortParts;
use crate::base::date::Date;
use crate::base::error::{Error, Place, ProgrammeError, TextError, WorkError};
use crate::base::id::{LearnerId, ProjectId, SetId};
use crate::base::sorted::{SortedMap, SortedSet};
use crate::work::project::unknown;

pub(super) fn at(error: impl Into<Error>, path: impl Into<String>) -> Error {
    error.into().or_at(Place::Path(path.into()))
}

/// Checks everything that can be checked without the documents of the projects.
pub(super) fn check(parts: &CohortParts) -> Result<(), Error> {
    sets(parts)?;
    let memberships = parts.learners.values().flat_map(|one| &one.projects);
    let projects: SortedSet<&ProjectId> = memberships.map(|one| &one.project).collect();
    for (id, learner) in &parts.learners {
        let path = format!("learners.{id}");
        for (index, one) in learner.projects.iter().enumerate() {
            let before = &learner.projects[..index];
            if before.iter().any(|other| other.project == one.project) {
                let id = one.project.to_string();
                let path = format!("{path}.projects[{index}].project");
                return Err(at(TextError::DuplicateId { id }, path));
            }
        }
        dates(learner, &path)?;
        evidence(id, learner, &projects, &path)?;
    }
    Ok(())
}

fn sets(parts: &CohortParts) -> Result<(), Error> {
    let mut places: SortedMap<&LearnerId, &SetId> = SortedMap::new();
    for (id, set) in &parts.sets {
        for (index, learner) in set.learners.iter().enumerate() {
            let path = format!("sets.{id}.learners[{index}]");
            if !parts.learners.contains_key(learner) {
                return Err(at(unknown("learner", learner), path));
            }
            if let Some(other) = places.insert(learner, id) {
                let error = ProgrammeError::InTwoSets {
                    learner: learner.to_string(),
                    one: other.to_string(),
                    other: id.to_string(),
                };
                return Err(at(error, path));
            }
        }
    }
    Ok(())
}

/// Nothing of a learner is dated before they enrolled.
fn dates(learner: &Learner, path: &str) -> Result<(), Error> {
    let enrolled = learner.enrolled;
    let since = |what: &'static str, on: Date, place: String| {
        if on >= enrolled {
            return Ok(());
        }
        let error = WorkError::TooEarly {
            what,
            found: on.to_string(),
            expected: "no earlier than the day of enrolment,",
            earliest: enrolled.to_string(),
        };
        Err(at(error, format!("{path}.{place}.on")))
    };
    if let Some(left) = &learner.withdrew {
        since("the withdrawal", left.on, "withdrew".to_owned())?;
    }
    let portfolio = &learner.portfolio;
    for (index, one) in portfolio.reflections.iter().enumerate() {
        since(
            "the reflection",
            one.on,
            format!("portfolio.reflections[{index}]"),
        )?;
    }
    for (index, one) in portfolio.reviews.iter().enumerate() {
        since("the review", one.on, format!("portfolio.reviews[{index}]"))?;
    }
    for (strand, one) in &portfolio.confidence {
        let place = format!("portfolio.confidence.{}.before", strand.key());
        since("the rating before", one.rated_before().on, place)?;
    }
    for (index, one) in portfolio.engagements.iter().enumerate() {
        since(
            "the engagement",
            one.on,
            format!("portfolio.engagements[{index}]"),
        )?;
    }
    for (index, one) in portfolio.judgements.iter().enumerate() {
        since(
            "the judgement",
            one.on,
            format!("portfolio.judgements[{index}]"),
        )?;
    }
    Ok(())
}

/// All evidence lies in a project of the cohort, and no review is of own work.
fn evidence(
    id: &LearnerId,
    learner: &Learner,
    projects: &SortedSet<&ProjectId>,
    path: &str,
) -> Result<(), Error> {
    for (place, reference) in learner.references() {
        if !projects.contains(&reference.of()) {
            let error = unknown("project of the cohort", reference.of());
            return Err(at(error, format!("{path}.portfolio.{place}")));
        }
    }
    for (index, review) in learner.portfolio.reviews.iter().enumerate() {
        let project = review.of.of();
        if learner.is_on(project) {
            let error = ProgrammeError::OwnWork {
                learner: id.to_string(),
                project: project.to_string(),
            };
            return Err(at(error, format!("{path}.portfolio.reviews[{index}].of")));
        }
    }
    Ok(())
}
