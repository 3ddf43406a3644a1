//! Those who began a programme together.

use super::document::{CohortKind, Header, Schema};
use super::learner::{ActionLearningSet, Learner};
use super::links;
use super::parts::CohortParts;
use crate::base::error::{Error, Place};
use crate::base::id::{CohortId, LearnerId, ProgrammeId, ProjectId, SetId};
use crate::base::json::{read, whole, written};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A cohort: everybody who enrolled, the projects that they work on, alone or together, their portfolios and sets, and who withdrew.
///
/// It holds people. What it and its reports print has aliases in the place of ids and names, and no text of a portfolio; a report has the names
/// [where they are asked for](super::CohortReport::with_names). The document that serde writes is the cohort itself: write
/// [`redacted`](Self::redacted) to pass it on.
///
/// ```
/// use improvement::programme::{Cohort, Learner};
/// use improvement::{date, id::LearnerId};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut cohort = Cohort::new("spring-2026", "leaders-of-improvement")?;
/// cohort.edit(|parts| {
///     let learner = Learner::new(date(2026, 1, 12)).on_project("ash-falls")?;
///     parts.learners.insert(LearnerId::new("jo-smith")?, learner);
///     Ok(())
/// })?;
/// assert_eq!(cohort.learners().len(), 1);
/// assert!(!cohort.to_string().contains("jo-smith"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "CohortParts", into = "CohortParts")]
pub struct Cohort {
    pub(super) parts: CohortParts,
}

impl TryFrom<CohortParts> for Cohort {
    type Error = Error;
    fn try_from(parts: CohortParts) -> Result<Self, Error> {
        links::check(&parts)?;
        Ok(Self { parts })
    }
}

impl From<Cohort> for CohortParts {
    fn from(cohort: Cohort) -> Self {
        cohort.parts
    }
}

impl std::fmt::Debug for Cohort {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Cohort `{}` (names withheld)", self.parts.id)
    }
}

impl Cohort {
    /// A cohort in which nobody has enrolled yet.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn new(
        id: impl TryInto<CohortId, Error: Into<Error>>,
        programme: impl TryInto<ProgrammeId, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        Ok(Self {
            parts: CohortParts {
                schema: Schema,
                document: CohortKind,
                id: id.try_into().map_err(Into::into)?,
                programme: programme.try_into().map_err(Into::into)?,
                learners: BTreeMap::new(),
                sets: BTreeMap::new(),
            },
        })
    }

    /// Changes the cohort, as a whole or not at all.
    ///
    /// # Errors
    ///
    /// With its path: [`TextError::UnknownId`](crate::error::TextError::UnknownId) for a learner of a set who is not enrolled, or evidence in a
    /// project of nobody; [`TextError::DuplicateId`](crate::error::TextError::DuplicateId) for a project twice;
    /// [`ProgrammeError::InTwoSets`](crate::error::ProgrammeError::InTwoSets), [`ProgrammeError::OwnWork`](crate::error::ProgrammeError::OwnWork);
    /// [`WorkError::TooEarly`](crate::error::WorkError::TooEarly) for what is dated before the learner enrolled. And whatever `change` returns.
    pub fn edit(
        &mut self,
        change: impl FnOnce(&mut CohortParts) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut parts = self.parts.clone();
        change(&mut parts)?;
        links::check(&parts)?;
        self.parts = parts;
        Ok(())
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &CohortId {
        &self.parts.id
    }

    /// The programme that it follows.
    #[must_use]
    pub const fn programme(&self) -> &ProgrammeId {
        &self.parts.programme
    }

    /// Everybody who enrolled.
    #[must_use]
    pub const fn learners(&self) -> &BTreeMap<LearnerId, Learner> {
        &self.parts.learners
    }

    /// The action-learning sets.
    #[must_use]
    pub const fn sets(&self) -> &BTreeMap<SetId, ActionLearningSet> {
        &self.parts.sets
    }

    /// The projects that its learners work on, each once.
    #[must_use]
    pub fn projects(&self) -> BTreeSet<&ProjectId> {
        let memberships = self.learners().values().flat_map(|one| &one.projects);
        memberships.map(|one| &one.project).collect()
    }

    /// The cohort as a document: pretty, with a line break at the end. What is read back from it and written again is the same byte for
    /// byte. It holds names where the cohort does.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Json`](crate::error::DocumentError::Json) should a value have no JSON.
    pub fn to_json(&self) -> Result<String, Error> {
        written(&self.parts)
    }

    /// A cohort from its document.
    ///
    /// ```
    /// use improvement::programme::Cohort;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/cohort.json"));
    /// let cohort = Cohort::from_json(text)?;
    /// assert_eq!((cohort.learners().len(), cohort.projects().len()), (8, 6));
    /// assert_eq!(cohort.to_json()?, text);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`DocumentError::UnknownSchema`](crate::error::DocumentError::UnknownSchema) for another version,
    ///   [`ProgrammeError::OtherDocument`](crate::error::ProgrammeError::OtherDocument) for a programme: found before anything else is read;
    /// - [`DocumentError::Json`](crate::error::DocumentError::Json) with the path of the fault, which a part that is not known is too;
    /// - those of [`edit`](Self::edit) for parts that do not fit together, with their path.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let (header, _) = read::<Header>(text)?;
        let at = |path: &str| Place::Path(path.to_owned());
        Schema::try_from(header.schema).map_err(|error| error.or_at(at("schema")))?;
        CohortKind::try_from(header.document).map_err(|error| error.or_at(at("document")))?;
        Self::try_from(whole::<CohortParts>(text)?)
    }
}
