//! A reference to a part of a project.

use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::{ActId, BarrierId, ChangeId, ClaimId, CycleId, MeasureId, ProjectId};
use crate::work::project::{Project, unknown};
use serde::{Deserialize, Serialize};

/// A part of a project, by id: what a reflection is about, what a review is of, what meets a requirement.
///
/// It must resolve: where the document of its project is there, its part has to be in it.
///
/// ```
/// use improvement::programme::{EvidenceKind, EvidenceRef};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let first = EvidenceRef::cycle("ash-falls", "rounds-1")?;
/// assert_eq!(first.kind(), EvidenceKind::Cycle);
/// assert_eq!(first.to_string(), "cycle `rounds-1` of `ash-falls`");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum EvidenceRef {
    /// A project as a whole.
    Project {
        /// The project.
        project: ProjectId,
    },
    /// A PDSA cycle.
    Cycle {
        /// The project.
        project: ProjectId,
        /// The cycle.
        id: CycleId,
    },
    /// A measure.
    Measure {
        /// The project.
        project: ProjectId,
        /// The measure.
        id: MeasureId,
    },
    /// A claim.
    Claim {
        /// The project.
        project: ProjectId,
        /// The claim.
        id: ClaimId,
    },
    /// A change idea of the driver diagram, also one that was taken out.
    Idea {
        /// The project.
        project: ProjectId,
        /// The idea.
        id: ChangeId,
    },
    /// The driver diagram.
    Diagram {
        /// The project.
        project: ProjectId,
    },
    /// A revision of the driver diagram.
    Revision {
        /// The project.
        project: ProjectId,
        /// Its day.
        on: Date,
    },
    /// A brokering act.
    Act {
        /// The project.
        project: ProjectId,
        /// The act.
        id: ActId,
    },
    /// A barrier.
    Barrier {
        /// The project.
        project: ProjectId,
        /// The barrier.
        id: BarrierId,
    },
}

/// The kinds of evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EvidenceKind {
    /// A project as a whole.
    Project,
    /// A PDSA cycle.
    Cycle,
    /// A measure.
    Measure,
    /// A claim.
    Claim,
    /// A change idea.
    Idea,
    /// The driver diagram.
    Diagram,
    /// A revision of it.
    Revision,
    /// A brokering act.
    Act,
    /// A barrier.
    Barrier,
}

impl EvidenceRef {
    /// A project as a whole.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn project(project: impl TryInto<ProjectId, Error: Into<Error>>) -> Result<Self, Error> {
        let project = project.try_into().map_err(Into::into)?;
        Ok(Self::Project { project })
    }

    /// A cycle of a project.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn cycle(
        project: impl TryInto<ProjectId, Error: Into<Error>>,
        cycle: impl TryInto<CycleId, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        Ok(Self::Cycle {
            project: project.try_into().map_err(Into::into)?,
            id: cycle.try_into().map_err(Into::into)?,
        })
    }

    /// What kind of evidence it is.
    #[must_use]
    pub const fn kind(&self) -> EvidenceKind {
        match self {
            Self::Project { .. } => EvidenceKind::Project,
            Self::Cycle { .. } => EvidenceKind::Cycle,
            Self::Measure { .. } => EvidenceKind::Measure,
            Self::Claim { .. } => EvidenceKind::Claim,
            Self::Idea { .. } => EvidenceKind::Idea,
            Self::Diagram { .. } => EvidenceKind::Diagram,
            Self::Revision { .. } => EvidenceKind::Revision,
            Self::Act { .. } => EvidenceKind::Act,
            Self::Barrier { .. } => EvidenceKind::Barrier,
        }
    }

    /// The project that it is a part of.
    #[must_use]
    pub const fn of(&self) -> &ProjectId {
        match self {
            Self::Project { project }
            | Self::Cycle { project, .. }
            | Self::Measure { project, .. }
            | Self::Claim { project, .. }
            | Self::Idea { project, .. }
            | Self::Diagram { project }
            | Self::Revision { project, .. }
            | Self::Act { project, .. }
            | Self::Barrier { project, .. } => project,
        }
    }

    /// Whether it names a part of its project.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`](crate::error::TextError::UnknownId) if `project` is another project, or lacks the part.
    pub fn resolve(&self, project: &Project) -> Result<(), Error> {
        if project.id() != self.of() {
            return Err(unknown("project", self.of()));
        }
        let (there, fault) = match self {
            Self::Project { .. } => return Ok(()),
            Self::Cycle { id, .. } => (project.cycle(id).is_some(), unknown("cycle", id)),
            Self::Measure { id, .. } => (project.measure(id).is_some(), unknown("measure", id)),
            Self::Claim { id, .. } => {
                let mut claims = project.claims().iter();
                (claims.any(|claim| claim.id == *id), unknown("claim", id))
            }
            Self::Idea { id, .. } => (project.idea(id).is_some(), unknown("change idea", id)),
            Self::Diagram { project: id } => (
                project.diagram().is_some(),
                unknown("driver diagram in", id),
            ),
            Self::Revision { on, .. } => {
                let revisions = project
                    .diagram()
                    .map_or(&[][..], |diagram| diagram.revisions());
                let there = revisions.iter().any(|revision| revision.on == *on);
                (there, unknown("revision of the diagram of", on))
            }
            Self::Act { id, .. } => (
                project.map().acts().contains_key(id),
                unknown("brokering act", id),
            ),
            Self::Barrier { id, .. } => (
                project.map().barriers().contains_key(id),
                unknown("barrier", id),
            ),
        };
        if there { Ok(()) } else { Err(fault) }
    }
}
