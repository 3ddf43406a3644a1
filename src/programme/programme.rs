//! A programme: its modules, and what they are to lead to.

use super::credits::Credits;
use super::document::{Header, ProgrammeKind, Schema};
use super::outcome::LearningOutcome;
use crate::base::error::{Error, Place, ProgrammeError, TextError};
use crate::base::id::{ModuleId, OutcomeId, ProgrammeId};
use crate::base::json::{read, whole, written};
use crate::base::text::Text;
use crate::work::project::unknown;
use serde::{Deserialize, Serialize};

/// A part of a programme with credits of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Its id.
    pub id: ModuleId,
    /// Its title.
    pub title: Text,
    /// How much it counts.
    pub credits: Credits,
}

impl Module {
    /// A module.
    ///
    /// ```
    /// use improvement::programme::Module;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let module = Module::new("improvement-science", "Improvement science", 20)?;
    /// assert_eq!((module.credits.hours(), module.credits.ects()), (200, 10.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`], [`TextError::EmptyText`], [`ProgrammeError::NoCredits`].
    pub fn new(
        id: impl TryInto<ModuleId, Error: Into<Error>>,
        title: impl TryInto<Text, Error: Into<Error>>,
        credits: u16,
    ) -> Result<Self, Error> {
        Ok(Self {
            id: id.try_into().map_err(Into::into)?,
            title: title.try_into().map_err(Into::into)?,
            credits: Credits::new(credits)?,
        })
    }
}

/// A modular programme: modules with credits, and learning outcomes, each with the [gate](super::Gate) that has to show it.
///
/// It has no register, no marks and no timetable: those belong to the systems of the university. It says what counts as evidence, so
/// that anybody can work out from the learners' projects what is there and what is missing.
///
/// ```
/// use improvement::programme::{Programme, Strand};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/programme.json"));
/// let programme = Programme::from_json(text)?;
/// assert_eq!(programme.credits().hours(), 600);
/// assert!(programme.outcomes().iter().any(|one| one.strand == Strand::PersonalImpact));
/// assert_eq!(programme.to_json()?, text);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "ProgrammeDoc")]
pub struct Programme {
    schema: Schema,
    document: ProgrammeKind,
    id: ProgrammeId,
    title: Text,
    credits: Credits,
    modules: Vec<Module>,
    outcomes: Vec<LearningOutcome>,
}

/// A programme as stored, before it is checked.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Programme", deny_unknown_fields)]
struct ProgrammeDoc {
    #[expect(dead_code, reason = "checked where it is read")]
    schema: Schema,
    #[expect(dead_code, reason = "checked where it is read")]
    document: ProgrammeKind,
    id: ProgrammeId,
    title: Text,
    credits: Credits,
    modules: Vec<Module>,
    outcomes: Vec<LearningOutcome>,
}

impl TryFrom<ProgrammeDoc> for Programme {
    type Error = Error;
    fn try_from(doc: ProgrammeDoc) -> Result<Self, Error> {
        Self::of(doc.id, doc.title, doc.credits, doc.modules, doc.outcomes)
    }
}

impl Programme {
    /// A programme whose modules and outcomes fit together.
    ///
    /// ```
    /// use improvement::programme::{Module, Programme};
    ///
    /// let modules = [("a", 20), ("b", 30)].map(|(id, credits)| Module::new(id, id, credits).unwrap());
    /// let error = Programme::new("leaders", "Leaders of improvement", 60, modules, []).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "modules: the modules have 50 credits together, expected the 60 of the programme",
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`], [`TextError::EmptyText`], [`ProgrammeError::NoCredits`]; with its path, [`ProgrammeError::CreditsDoNotAddUp`],
    /// [`TextError::DuplicateId`] for two modules or outcomes of one id, and [`TextError::UnknownId`] for an outcome of no module or a
    /// module without an outcome.
    pub fn new(
        id: impl TryInto<ProgrammeId, Error: Into<Error>>,
        title: impl TryInto<Text, Error: Into<Error>>,
        credits: u16,
        modules: impl IntoIterator<Item = Module>,
        outcomes: impl IntoIterator<Item = LearningOutcome>,
    ) -> Result<Self, Error> {
        Self::of(
            id.try_into().map_err(Into::into)?,
            title.try_into().map_err(Into::into)?,
            Credits::new(credits)?,
            modules.into_iter().collect(),
            outcomes.into_iter().collect(),
        )
    }

    fn of(
        id: ProgrammeId,
        title: Text,
        credits: Credits,
        modules: Vec<Module>,
        outcomes: Vec<LearningOutcome>,
    ) -> Result<Self, Error> {
        let at = |path: String| move |error: Error| error.or_at(Place::Path(path));
        for (index, module) in modules.iter().enumerate() {
            if modules[..index].iter().any(|other| other.id == module.id) {
                let id = module.id.to_string();
                return Err(at(format!("modules[{index}].id"))(
                    TextError::DuplicateId { id }.into(),
                ));
            }
        }
        let found: u32 = modules.iter().map(|one| u32::from(one.credits.get())).sum();
        let expected = u32::from(credits.get());
        if found != expected {
            let error = ProgrammeError::CreditsDoNotAddUp { found, expected };
            return Err(at("modules".to_owned())(error.into()));
        }
        for (index, outcome) in outcomes.iter().enumerate() {
            if outcomes[..index].iter().any(|other| other.id == outcome.id) {
                let id = outcome.id.to_string();
                return Err(at(format!("outcomes[{index}].id"))(
                    TextError::DuplicateId { id }.into(),
                ));
            }
            if modules.iter().all(|module| module.id != outcome.module) {
                let error = unknown("module", &outcome.module);
                return Err(at(format!("outcomes[{index}].module"))(error));
            }
        }
        for (index, module) in modules.iter().enumerate() {
            if outcomes.iter().all(|outcome| outcome.module != module.id) {
                let error = unknown("learning outcome of the module", &module.id);
                return Err(at(format!("modules[{index}]"))(error));
            }
        }
        Ok(Self {
            schema: Schema,
            document: ProgrammeKind,
            id,
            title,
            credits,
            modules,
            outcomes,
        })
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &ProgrammeId {
        &self.id
    }

    /// Its title.
    #[must_use]
    pub const fn title(&self) -> &Text {
        &self.title
    }

    /// Its credits: the sum of those of its modules.
    #[must_use]
    pub const fn credits(&self) -> Credits {
        self.credits
    }

    /// Its modules, in order.
    #[must_use]
    pub fn modules(&self) -> &[Module] {
        &self.modules
    }

    /// Its learning outcomes, in order.
    #[must_use]
    pub fn outcomes(&self) -> &[LearningOutcome] {
        &self.outcomes
    }

    /// One of its learning outcomes.
    #[must_use]
    pub fn outcome(&self, id: &OutcomeId) -> Option<&LearningOutcome> {
        self.outcomes.iter().find(|outcome| outcome.id == *id)
    }

    /// The programme as a document: pretty, with a line break at the end. What is read back from it and written again is the same byte for
    /// byte.
    ///
    /// # Errors
    ///
    /// [`DocumentError::Json`](crate::error::DocumentError::Json) should a value have no JSON.
    pub fn to_json(&self) -> Result<String, Error> {
        written(self)
    }

    /// A programme from its document.
    ///
    /// # Errors
    ///
    /// - [`DocumentError::UnknownSchema`](crate::error::DocumentError::UnknownSchema) for another version, [`ProgrammeError::OtherDocument`] for
    ///   a cohort: found before anything else is read;
    /// - [`DocumentError::Json`](crate::error::DocumentError::Json) with the path of the fault, which a part that is not known is too;
    /// - those of [`new`](Self::new) for parts that do not fit together, with their path.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        let (header, _) = read::<Header>(text)?;
        let at = |path: &str| Place::Path(path.to_owned());
        Schema::try_from(header.schema).map_err(|error| error.or_at(at("schema")))?;
        ProgrammeKind::try_from(header.document).map_err(|error| error.or_at(at("document")))?;
        let doc: ProgrammeDoc = whole(text)?;
        Self::try_from(doc)
    }
}
