//! A project: all parts of a piece of improvement work, tied together by their ids.

use super::benefit::{Benefit, BenefitTotals};
use super::charter::Charter;
use super::instrument::Instrument;
use super::link::Link;
use super::links;
use super::parts::{Parts, unknown};
use super::record::{Comparison, Condition, FollowUp, GoalRevision};
use super::score::GivenScore;
use super::scoring::{Assessment, InstrumentScore};
use crate::base::error::{Error, TextError};
use crate::base::id::{AimId, CycleId, MeasureId, ProjectId};
use crate::work::aim::Aim;
use crate::work::claim::Claim;
use crate::work::driver::DriverDiagram;
use crate::work::measure::Measure;
use crate::work::pdsa::{Cycle, Ramps};
use crate::work::stakeholder::StakeholderMap;
use serde::{Deserialize, Serialize};

/// A piece of improvement work: charter, aims, measures, driver diagram, stakeholder map, PDSA cycles, claims, benefits and
/// assessments, tied together by their ids, in one document.
///
/// What cannot be is an error: an id that names nothing, two aims that pull one measure apart, a signature before the day
/// of the charter. What is weak is a finding of [`check`](Self::check). A project that has only begun is normal work,
/// and can be saved.
///
/// It is changed through [`edit`](Self::edit), which takes a change as a whole or not at all. Everything it prints is without
/// names, unless they are [asked for](Self::with_names).
///
/// ```
/// use improvement::measure::{Better, DataKind, Measure, Role};
/// use improvement::project::Charter;
/// use improvement::{date, Aim, Direction, Project};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut project = Project::new("four-hours", Charter::new("Seen within four hours")?)?;
/// project.edit(|parts| {
///     parts.measures.push(
///         Measure::new("seen", "seen within four hours", Role::Outcome, DataKind::Proportion)?.better(Better::Higher),
///     );
///     parts.aims.push(Aim::new("to-95")?.what("seen")?.better(Direction::Higher).to(0.95)?);
///     Ok(())
/// })?;
/// assert_eq!(project.aims().len(), 1);
///
/// // an aim about a measure that is not there is refused, and nothing changes
/// let error = project.edit(|parts| {
///     parts.aims.push(Aim::new("waits")?.what("minutes")?);
///     Ok(())
/// });
/// assert_eq!(error.unwrap_err().to_string(), "aims[1].what: there is no measure `minutes`");
/// assert_eq!(project.aims().len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Parts", into = "Parts")]
pub struct Project {
    pub(crate) parts: Parts,
}

impl TryFrom<Parts> for Project {
    type Error = Error;
    fn try_from(parts: Parts) -> Result<Self, Error> {
        links::check(&parts)?;
        Ok(Self { parts })
    }
}

impl From<Project> for Parts {
    fn from(project: Project) -> Self {
        project.parts
    }
}

impl std::fmt::Debug for Project {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Project `{}` (names withheld)", self.parts.id)
    }
}

impl Project {
    /// A project with a charter and nothing else.
    ///
    /// ```
    /// use improvement::{Project, project::Charter};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let project = Project::new("falls", Charter::new("Fewer falls on Ash ward")?)?;
    /// assert!(project.aims().is_empty());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`]; [`TextError::UnknownId`] for people in the charter, since nobody is on the map yet.
    pub fn new(
        id: impl TryInto<ProjectId, Error: Into<Error>>,
        charter: Charter,
    ) -> Result<Self, Error> {
        Self::try_from(Parts::new(id.try_into().map_err(Into::into)?, charter))
    }

    /// Changes the project, as a whole or not at all.
    ///
    /// ```
    /// use improvement::project::{Charter, GoalPart};
    /// use improvement::{date, Aim, Project, id::AimId};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut project = Project::new("waits", Charter::new("Shorter waits")?)?;
    /// project.edit(|parts| {
    ///     parts.aims.push(Aim::new("half")?.to(20.0)?);
    ///     Ok(())
    /// })?;
    /// let half = AimId::new("half")?;
    ///
    /// // a target moves with a reason, or it does not move
    /// let moved = project.edit(|parts| {
    ///     parts.aims[0] = parts.aims[0].clone().to(30.0)?;
    ///     Ok(())
    /// });
    /// assert_eq!(
    ///     moved.unwrap_err().to_string(),
    ///     "aims[0].target: the target of the aim `half` is 30 and its log says 20, expected `revise_goal`, which asks for the reason",
    /// );
    /// project.edit(|parts| parts.revise_goal(&half, GoalPart::Target, date(2026, 3, 1), 30.0, "the ward was halved"))?;
    /// assert_eq!(project.revisions()[0].before, 20.0);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`TextError::UnknownId`], [`TextError::DuplicateId`] for ids that do not fit together across the parts;
    /// - [`WorkError::OpposedAims`](crate::error::WorkError::OpposedAims);
    ///   [`WorkError::TooEarly`](crate::error::WorkError::TooEarly) for a signature before the charter, or scores out
    ///   of order;
    /// - [`WorkError::UnloggedRevision`](crate::error::WorkError::UnloggedRevision) for a target or baseline that
    ///   moved without a reason;
    /// - [`CycleError::RampCycle`](crate::error::CycleError::RampCycle) for cycles that inform each other in a circle;
    /// - the faults of the verbs of a [`Cycle`];
    /// - whatever `change` returns.
    pub fn edit(
        &mut self,
        change: impl FnOnce(&mut Parts) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut parts = self.parts.clone();
        change(&mut parts)?;
        links::check(&parts)?;
        links::check_goals(&self.parts, &parts)?;
        self.parts = parts;
        Ok(())
    }

    /// The parts, to be looked at or taken apart.
    #[must_use]
    pub const fn parts(&self) -> &Parts {
        &self.parts
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> &ProjectId {
        &self.parts.id
    }

    /// Its charter.
    #[must_use]
    pub const fn charter(&self) -> &Charter {
        &self.parts.charter
    }

    /// Its aims: what are we trying to accomplish?
    pub fn aims(&self) -> &[Aim] {
        &self.parts.aims
    }

    /// One of its aims.
    #[must_use]
    pub fn aim(&self, id: &AimId) -> Option<&Aim> {
        self.parts.aims.iter().find(|aim| aim.id() == id)
    }

    /// Its measures: how will we know that a change is an improvement?
    pub fn measures(&self) -> &[Measure] {
        &self.parts.measures
    }

    /// One of its measures.
    #[must_use]
    pub fn measure(&self, id: &MeasureId) -> Option<&Measure> {
        self.parts
            .measures
            .iter()
            .find(|measure| measure.id() == id)
    }

    /// Its driver diagram: what change can we make that will result in improvement?
    #[must_use]
    pub const fn diagram(&self) -> Option<&DriverDiagram> {
        self.parts.diagram.as_ref()
    }

    /// Its stakeholder map.
    #[must_use]
    pub const fn map(&self) -> &StakeholderMap {
        &self.parts.map
    }

    /// Its PDSA cycles.
    pub fn cycles(&self) -> &[Cycle] {
        &self.parts.cycles
    }

    /// One of its cycles.
    #[must_use]
    pub fn cycle(&self, id: &CycleId) -> Option<&Cycle> {
        self.parts.cycles.iter().find(|cycle| cycle.id() == id)
    }

    /// The ramps that its cycles form.
    ///
    /// # Errors
    ///
    /// None for a project that exists; the signature is that of [`Ramps::of`].
    pub fn ramps(&self) -> Result<Ramps<'_>, Error> {
        Ramps::of(&self.parts.cycles)
    }

    /// Which cycle is expected to move which measure, as it was recorded.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.parts.links
    }

    /// Its claims. What the figures say of each is its [`verdict`](Self::verdict).
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.parts.claims
    }

    /// Its benefits, each for itself.
    #[must_use]
    pub fn benefits(&self) -> &[Benefit] {
        &self.parts.benefits
    }

    /// Its benefits, added up within a kind and a recurrence.
    #[must_use]
    pub fn benefit_totals(&self) -> BenefitTotals {
        BenefitTotals::of(&self.parts.benefits)
    }

    /// What its cycles have cost so far, in pence.
    #[must_use]
    pub fn cost(&self) -> u128 {
        let runs = self.cycles().iter().filter_map(|cycle| cycle.stage().run());
        runs.map(|run| u128::from(run.pence())).sum()
    }

    /// The instruments that were used.
    #[must_use]
    pub fn instruments(&self) -> &[Instrument] {
        &self.parts.instruments
    }

    /// How they were filled in.
    #[must_use]
    pub fn assessments(&self) -> &[Assessment] {
        &self.parts.assessments
    }

    /// What an assessment of this project adds up to.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`] for an instrument that the project does not have, and those of [`Instrument::score`].
    pub fn score(&self, assessment: &Assessment) -> Result<InstrumentScore, Error> {
        let instruments = self.instruments().iter();
        let mut instruments = instruments.filter(|one| *one.id() == assessment.instrument);
        let instrument = instruments
            .next()
            .ok_or_else(|| unknown("instrument", &assessment.instrument))?;
        instrument.score(&assessment.responses)
    }

    /// The progress scores that people gave, oldest first.
    #[must_use]
    pub fn scores(&self) -> &[GivenScore] {
        &self.parts.scores
    }

    /// Every change of a target or a baseline, oldest first.
    #[must_use]
    pub fn revisions(&self) -> &[GoalRevision] {
        &self.parts.revisions
    }

    /// The conditions under which the team worked.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.parts.conditions
    }

    /// With what the change is compared, if somebody has said.
    #[must_use]
    pub const fn comparison(&self) -> Option<&Comparison> {
        self.parts.comparison.as_ref()
    }

    /// What was found later.
    #[must_use]
    pub fn follow_up(&self) -> &[FollowUp] {
        &self.parts.follow_up
    }

    /// The paths of the document that this version did not know when it read it.
    #[must_use]
    pub fn unknown_fields(&self) -> Vec<&str> {
        let unknown = self.parts.unknown.iter();
        unknown.map(|unknown| unknown.path.as_str()).collect()
    }

    /// The minor version of the document that it was read from.
    #[must_use]
    pub const fn minor(&self) -> u32 {
        self.parts.minor
    }

    pub(crate) fn known_measure(&self, id: &MeasureId) -> Result<&Measure, Error> {
        self.measure(id).ok_or_else(|| {
            TextError::UnknownId {
                what: "measure",
                id: id.to_string(),
            }
            .into()
        })
    }
}
