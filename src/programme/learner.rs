//! Who is enrolled, with which projects, and in which set.

use super::evidence::EvidenceRef;
use super::portfolio::Portfolio;
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::{LearnerId, ProjectId, StakeholderId};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A project that a learner works on, alone or with others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The project.
    pub project: ProjectId,
    /// Who on its stakeholder map the learner is: the learner's own acts are found by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<StakeholderId>,
}

/// That somebody left the programme. A withdrawn learner stays in every denominator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The day.
    pub on: Date,
    /// Why, where they have said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Text>,
}

/// Somebody who has enrolled.
///
/// ```
/// use improvement::date;
/// use improvement::programme::Learner;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let learner = Learner::new(date(2026, 1, 12)).on_project("ash-falls")?;
/// assert_eq!(learner.projects[0].project.as_str(), "ash-falls");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Learner {
    /// Their name, where the document has it. It is shown to who asks for names alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The day on which they enrolled.
    pub enrolled: Date,
    /// Their projects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<Membership>,
    /// When they left the programme, if they did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrew: Option<Withdrawal>,
    /// Anything else: free text about a person, so as little as possible. No output has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// What they keep beside the projects.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub portfolio: Portfolio,
}

fn is_empty(portfolio: &Portfolio) -> bool {
    *portfolio == Portfolio::default()
}

impl Learner {
    /// Somebody who enrolled on a day, with no project yet.
    #[must_use]
    pub fn new(enrolled: Date) -> Self {
        Self {
            name: None,
            enrolled,
            projects: Vec::new(),
            withdrew: None,
            note: None,
            portfolio: Portfolio::default(),
        }
    }

    /// The learner with one more project.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn on_project(
        mut self,
        project: impl TryInto<ProjectId, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        self.projects.push(Membership {
            project: project.try_into().map_err(Into::into)?,
            person: None,
        });
        Ok(self)
    }

    /// The learner with one more project, as somebody on its stakeholder map.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn on_project_as(
        mut self,
        project: impl TryInto<ProjectId, Error: Into<Error>>,
        person: impl TryInto<StakeholderId, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        self.projects.push(Membership {
            project: project.try_into().map_err(Into::into)?,
            person: Some(person.try_into().map_err(Into::into)?),
        });
        Ok(self)
    }

    /// Whether a project is one of theirs.
    #[must_use]
    pub fn is_on(&self, project: &ProjectId) -> bool {
        self.projects.iter().any(|one| one.project == *project)
    }

    /// What they are called where names are asked for: their name, or else their id.
    pub(super) fn called(&self, id: &LearnerId) -> String {
        let name = self.name.as_ref().map(ToString::to_string);
        name.unwrap_or_else(|| id.to_string())
    }

    /// Everything in the portfolio that points into a project, with its place in the portfolio.
    pub(super) fn references(&self) -> Vec<(String, &EvidenceRef)> {
        let portfolio = &self.portfolio;
        let reflections = portfolio.reflections.iter().enumerate();
        let reviews = portfolio.reviews.iter().enumerate();
        let engagements = portfolio.engagements.iter().enumerate();
        reflections
            .map(|(index, one)| (format!("reflections[{index}].about"), &one.about))
            .chain(reviews.map(|(index, one)| (format!("reviews[{index}].of"), &one.of)))
            .chain(
                engagements.map(|(index, one)| (format!("engagements[{index}].about"), &one.about)),
            )
            .collect()
    }

    /// A day, or that on which they left where it is earlier.
    pub(super) fn there_until(&self, today: Date) -> Date {
        let left = self.withdrew.as_ref().map(|left| left.on);
        left.map_or(today, |left| left.min(today))
    }

    /// Whether they had left the programme by a day.
    #[must_use]
    pub fn has_withdrawn(&self, today: Date) -> bool {
        self.withdrew.as_ref().is_some_and(|left| left.on <= today)
    }
}

impl std::fmt::Debug for Learner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let projects = self.projects.len();
        write!(f, "Learner with {projects} projects (name withheld)")
    }
}

/// An action-learning set: learners who meet to ask each other questions and to hear what became of what they undertook.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ActionLearningSet {
    /// Who is in it. A learner is in one set at most.
    pub learners: BTreeSet<LearnerId>,
}
