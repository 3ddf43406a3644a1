//! What a gate can ask for.

use super::evidence::EvidenceKind;
use crate::base::error::{Error, Place, ProgrammeError};
use crate::base::finding::Code;
use crate::base::id::InstrumentId;
use crate::teach::course::exercise;
use crate::work::project::ProgressScore;
use crate::work::stakeholder::ManagerRole;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a learner's own work has to show: one question about the learner's projects and portfolio, answered from the record alone.
///
/// None of them asks that a change was an improvement, that a prediction held, or that a colleague was moved: a test that failed and was
/// studied passes where one that succeeded does. What only people can judge is [`Judged`](Self::Judged): it is stored, never worked out.
///
/// Everything is as of a day: what is dated after it does not count yet. Only a row of fidelity and the findings of a diagram look at what stands in the
/// documents, since neither has a date.
///
/// ```
/// use improvement::programme::Requirement;
///
/// let cycles = Requirement::CyclesClosed { min: 3, locked: true };
/// assert_eq!(cycles.to_string(), "3 closed cycles, each with a prediction locked before its run");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Requirement {
    /// Closed cycles of the learner's projects.
    CyclesClosed {
        /// How many.
        min: u16,
        /// Whether each must have a prediction that was locked no later than the first day of its run.
        locked: bool,
    },
    /// A ramp of so many closed cycles of one idea.
    RampLength {
        /// How many.
        min: u16,
    },
    /// A row of fidelity.
    Fidelity {
        /// Which, F1 to F12.
        code: Code,
        /// How many cycles or ramps meet it.
        min: u16,
    },
    /// A measure with points over time.
    DataOverTime {
        /// How many points with a value and a date.
        points: u16,
    },
    /// A driver diagram without findings. That no prediction held (D13) is a result, and never asked about.
    DiagramClean {
        /// The findings that are no obstacle.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        allow: BTreeSet<Code>,
    },
    /// A driver diagram that was revised after a cycle was closed.
    TheoryRevised,
    /// Claims that were checked against the figures, **whatever the verdict**: “cannot tell” counts.
    ClaimsVerified {
        /// How many.
        min: u16,
    },
    /// Talks with stakeholders: what was heard, and what changed in the learner's own plan.
    Engagements {
        /// How many.
        min: u16,
    },
    /// What the learner did to carry the work from some people to others.
    BrokeringActs {
        /// In which role.
        role: ManagerRole,
        /// How many.
        min: u16,
    },
    /// Reflections on own work.
    Reflections {
        /// How many.
        min: u16,
        /// On what kind of evidence; any where it is not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about: Option<EvidenceKind>,
    },
    /// Reviews of the work of others.
    PeerReviews {
        /// How many.
        min: u16,
        /// Whether each must be of another project.
        distinct: bool,
    },
    /// Exercises of the [course](crate::course) that were right once.
    ExercisesPassed {
        /// Their names.
        exercises: BTreeSet<String>,
    },
    /// What the record of one of the learner's projects supports on the IHI progress scale.
    ProgressAtLeast {
        /// The score.
        score: TestedAtMost,
    },
    /// The judgement of people, by a rubric.
    Judged {
        /// The rubric.
        rubric: InstrumentId,
        /// How many raters must hold it to be met.
        raters: u16,
    },
}

impl Requirement {
    /// Whether it asks for something that there is.
    pub(super) fn check(&self) -> Result<(), Error> {
        let (asked, what) = match self {
            Self::CyclesClosed { min, .. } => (*min, "closed cycles"),
            Self::RampLength { min } => (*min, "cycles of a ramp"),
            Self::Fidelity { min, .. } => (*min, "cycles or ramps"),
            Self::DataOverTime { points } => (*points, "points"),
            Self::ClaimsVerified { min } => (*min, "claims"),
            Self::Engagements { min } => (*min, "engagements"),
            Self::BrokeringActs { min, .. } => (*min, "brokering acts"),
            Self::Reflections { min, .. } => (*min, "reflections"),
            Self::PeerReviews { min, .. } => (*min, "peer reviews"),
            Self::Judged { raters, .. } => (*raters, "raters"),
            Self::ExercisesPassed { exercises } => (u16::from(!exercises.is_empty()), "exercises"),
            Self::DiagramClean { .. } | Self::TheoryRevised | Self::ProgressAtLeast { .. } => {
                (1, "")
            }
        };
        if asked == 0 {
            return Err(ProgrammeError::AsksForNone { what }.into());
        }
        match self {
            Self::Fidelity { code, .. } if !is_fidelity_row(*code) => {
                let found = code.as_str().to_owned();
                Err(ProgrammeError::NoFidelityRow { found }.at(Place::Path("code".to_owned())))
            }
            Self::ExercisesPassed { exercises } => exercises
                .iter()
                .try_for_each(|name| exercise(name).map(drop)),
            _ => Ok(()),
        }
    }
}

/// Whether a code is one of F1 to F12.
fn is_fidelity_row(code: Code) -> bool {
    let number = code.as_str().strip_prefix('F');
    let number: Option<u8> = number.and_then(|number| number.parse().ok());
    number.is_some_and(|number| (1..=12).contains(&number))
}

/// A progress score of at most 2.5, “changes tested, but no improvement”: the highest that a gate may ask for.
///
/// ```
/// use improvement::programme::TestedAtMost;
///
/// assert_eq!(TestedAtMost::new(2.5).unwrap().get().get(), 2.5);
/// assert_eq!(
///     TestedAtMost::new(3.0).unwrap_err().to_string(),
///     "the gate asks for progress of 3.0, expected at most 2.5: changes tested. A gate never asks that the change was an improvement",
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "f64", into = "f64")]
pub struct TestedAtMost(ProgressScore);

impl TestedAtMost {
    /// 2.5: changes tested, but no improvement.
    pub const HIGHEST: Self = Self(ProgressScore::of_halves(5));

    /// A score up to 2.5.
    ///
    /// # Errors
    ///
    /// [`WorkError::ProgressScore`](crate::error::WorkError::ProgressScore) for what is no score of the scale;
    /// [`ProgrammeError::AsksForSuccess`] above 2.5.
    pub fn new(score: f64) -> Result<Self, Error> {
        let score = ProgressScore::new(score)?;
        if score > Self::HIGHEST.0 {
            let found = score.to_string();
            return Err(ProgrammeError::AsksForSuccess { found }.into());
        }
        Ok(Self(score))
    }

    /// The score.
    #[must_use]
    pub const fn get(self) -> ProgressScore {
        self.0
    }
}

impl TryFrom<f64> for TestedAtMost {
    type Error = Error;
    fn try_from(score: f64) -> Result<Self, Error> {
        Self::new(score)
    }
}

impl From<TestedAtMost> for f64 {
    fn from(score: TestedAtMost) -> Self {
        score.0.get()
    }
}
