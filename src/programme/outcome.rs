//! What a learner is to be able to do, and what has to show it.

use super::requirement::Requirement;
use crate::base::error::{Error, Place, ProgrammeError};
use crate::base::id::{ModuleId, OutcomeId};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};

/// The strands of the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Strand {
    /// Management skills and tools.
    Management,
    /// Improvement science.
    ImprovementScience,
    /// Personal impact and influencing.
    PersonalImpact,
}

impl Strand {
    /// All three.
    pub const ALL: [Self; 3] = [
        Self::Management,
        Self::ImprovementScience,
        Self::PersonalImpact,
    ];

    /// What it is called in a document.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::ImprovementScience => "improvement_science",
            Self::PersonalImpact => "personal_impact",
        }
    }
}

/// A level of study, 4 to 8: 6 is that of a bachelor's degree with honours, 7 of a master's.
///
/// Source: QAA, The Frameworks for Higher Education Qualifications of UK Degree-Awarding Bodies.
///
/// ```
/// use improvement::programme::StudyLevel;
///
/// assert_eq!(StudyLevel::new(7).unwrap().get(), 7);
/// assert_eq!(
///     StudyLevel::new(3).unwrap_err().to_string(),
///     "the level is 3, expected 4 to 8 of the framework for higher education qualifications",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u8", into = "u8")]
pub struct StudyLevel(u8);

impl StudyLevel {
    /// A level, checked.
    ///
    /// # Errors
    ///
    /// [`ProgrammeError::StudyLevel`] outside 4 to 8.
    pub fn new(level: u8) -> Result<Self, Error> {
        match level {
            4..=8 => Ok(Self(level)),
            found => Err(ProgrammeError::StudyLevel { found }.into()),
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for StudyLevel {
    type Error = Error;
    fn try_from(level: u8) -> Result<Self, Error> {
        Self::new(level)
    }
}

impl From<StudyLevel> for u8 {
    fn from(level: StudyLevel) -> Self {
        level.0
    }
}

/// What has to be shown for a learning outcome: one requirement or more, each a question to the learner's own record.
///
/// A gate awards nothing. It lists evidence and gaps for those who assess.
///
/// ```
/// use improvement::programme::{Gate, Requirement};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let gate = Gate::new([Requirement::TheoryRevised, Requirement::DataOverTime { points: 12 }])?;
/// assert_eq!(gate.requirements().len(), 2);
/// assert_eq!(
///     Gate::new([]).unwrap_err().to_string(),
///     "the gate asks for nothing, expected one requirement or more",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Vec<Requirement>", into = "Vec<Requirement>")]
pub struct Gate(Vec<Requirement>);

impl Gate {
    /// A gate, checked.
    ///
    /// # Errors
    ///
    /// [`ProgrammeError::EmptyGate`] for no requirement. With the place of the requirement: [`ProgrammeError::AsksForNone`] for one that asks
    /// for 0; [`ProgrammeError::NoFidelityRow`]; [`CourseError::UnknownExercise`](crate::error::CourseError::UnknownExercise).
    pub fn new(requirements: impl IntoIterator<Item = Requirement>) -> Result<Self, Error> {
        let requirements: Vec<Requirement> = requirements.into_iter().collect();
        if requirements.is_empty() {
            return Err(ProgrammeError::EmptyGate.into());
        }
        for (index, requirement) in requirements.iter().enumerate() {
            let at = || Place::Path(format!("requirement {}", index + 1));
            requirement.check().map_err(|error| error.or_at(at()))?;
        }
        Ok(Self(requirements))
    }

    /// What it asks for, in order.
    #[must_use]
    pub fn requirements(&self) -> &[Requirement] {
        &self.0
    }
}

impl TryFrom<Vec<Requirement>> for Gate {
    type Error = Error;
    fn try_from(requirements: Vec<Requirement>) -> Result<Self, Error> {
        Self::new(requirements)
    }
}

impl From<Gate> for Vec<Requirement> {
    fn from(gate: Gate) -> Self {
        gate.0
    }
}

/// What a learner is to be able to do at the end of a module, at which level, and the gate that has to show it.
///
/// ```
/// use improvement::programme::{Gate, LearningOutcome, Requirement, Strand, StudyLevel};
/// use improvement::{Text, id::{ModuleId, OutcomeId}};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let outcome = LearningOutcome {
///     id: OutcomeId::new("tests-of-change")?,
///     module: ModuleId::new("improvement-science")?,
///     strand: Strand::ImprovementScience,
///     level: StudyLevel::new(7)?,
///     text: Text::new("plan, run and learn from iterative tests of change")?,
///     gate: Gate::new([Requirement::CyclesClosed { min: 3, locked: true }])?,
/// };
/// assert_eq!(outcome.gate.requirements().len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LearningOutcome {
    /// Its id.
    pub id: OutcomeId,
    /// The module that it belongs to.
    pub module: ModuleId,
    /// Its strand.
    pub strand: Strand,
    /// The level at which it is assessed.
    pub level: StudyLevel,
    /// What the learner is to be able to do.
    pub text: Text,
    /// What has to show it.
    pub gate: Gate,
}
