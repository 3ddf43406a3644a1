//! The theory of one aim, and how it has changed.

use super::edge::{Edge, Effect, Grounds};
use super::node::{IdeaStatus, Node, StatusOverride};
use super::theory::Theory;
use crate::base::date::Date;
use crate::base::error::{DiagramError, Error, OptionError, OptionName, WorkError};
use crate::base::id::{AimId, ChangeId, NodeId, StakeholderId};
use crate::base::text::Text;
use crate::base::unique;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A driver diagram: one aim, the theory of how to reach it, and every revision of that theory.
///
/// Until the diagram is agreed it is edited freely, through [`draft`](Self::draft). From then on an edit is learning,
/// and [`revise`](Self::revise) keeps what was there before, with the day, the person and the reason.
///
/// ```
/// use improvement::driver::{Edge, Intent};
/// use improvement::{date, DriverDiagram};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut diagram = DriverDiagram::new("mortality")?;
/// diagram
///     .draft()?
///     .primary("hands", "matter carried on the hands")?
///     .idea("chlorine-wash", "wash hands in chlorinated lime", Intent::Start)?
///     .link(Edge::to_aim("hands")?)?
///     .link(Edge::new("chlorine-wash", "hands")?)?;
/// diagram.agree(date(1847, 5, 15))?;
///
/// assert!(diagram.draft().is_err());
/// diagram.revise(date(1848, 3, 1), "author", "instruments carry it as well", |theory| {
///     theory.primary("instruments", "matter carried on instruments")?.link(Edge::to_aim("instruments")?)?;
///     Ok(())
/// })?;
/// assert_eq!(diagram.revisions()[0].before.nodes().len(), 2);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "DiagramDoc", into = "DiagramDoc")]
pub struct DriverDiagram {
    aim: AimId,
    theory: Theory,
    agreed: Option<Date>,
    revisions: Vec<Revision>,
}

/// One change of the theory after it was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// The day of the change.
    pub on: Date,
    /// Who changed it.
    pub by: StakeholderId,
    /// What was learnt.
    pub why: Text,
    /// The theory as it was before.
    pub before: Theory,
}

impl DriverDiagram {
    /// The diagram as it stood on a day: without the revisions that came later. A draft bears no date, and stands as it is.
    #[cfg(feature = "course")]
    pub(crate) fn as_of(&self, today: Date) -> Self {
        let mut diagram = self.clone();
        diagram.agreed = self.agreed.filter(|on| *on <= today);
        if let Some(later) = self.revisions.iter().position(|one| one.on > today) {
            diagram.theory = self.revisions[later].before.clone();
            diagram.revisions.truncate(later);
        }
        diagram
    }

    /// A diagram with an aim and nothing else.
    ///
    /// ```
    /// use improvement::DriverDiagram;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut diagram = DriverDiagram::new("fewer-falls")?;
    /// diagram.draft()?.primary("footwear", "what patients have on their feet")?;
    /// assert_eq!(diagram.theory().drivers().count(), 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId) if the aim is not an id.
    pub fn new(aim: impl TryInto<AimId, Error: Into<Error>>) -> Result<Self, Error> {
        Ok(Self {
            aim: aim.try_into().map_err(Into::into)?,
            theory: Theory::new(),
            agreed: None,
            revisions: Vec::new(),
        })
    }

    /// The aim: exactly one.
    #[must_use]
    pub fn aim(&self) -> &AimId {
        &self.aim
    }

    /// The nodes and edges as they are now.
    #[must_use]
    pub fn theory(&self) -> &Theory {
        &self.theory
    }

    /// The day it was agreed, if it has been.
    #[must_use]
    pub fn agreed(&self) -> Option<Date> {
        self.agreed
    }

    /// Every change since it was agreed, oldest first.
    #[must_use]
    pub fn revisions(&self) -> &[Revision] {
        &self.revisions
    }

    /// The theory, to be edited, as long as it has not been agreed.
    ///
    /// # Errors
    ///
    /// [`DiagramError::DiagramAgreed`] once it has been.
    pub fn draft(&mut self) -> Result<&mut Theory, Error> {
        match self.agreed {
            Some(on) => Err(DiagramError::DiagramAgreed { on: on.to_string() }.into()),
            None => Ok(&mut self.theory),
        }
    }

    /// Records that the diagram was agreed on a day.
    ///
    /// # Errors
    ///
    /// [`DiagramError::DiagramAgreed`] if it has been already.
    pub fn agree(&mut self, on: Date) -> Result<(), Error> {
        self.draft()?;
        self.agreed = Some(on);
        Ok(())
    }

    /// Changes the theory and keeps what was there before. If `edit` fails, nothing changes.
    ///
    /// # Errors
    ///
    /// - [`TextError::BadId`](crate::error::TextError::BadId) or
    ///   [`TextError::EmptyText`](crate::error::TextError::EmptyText) if `by` or `why` is not what it should be;
    /// - [`WorkError::TooEarly`] before the day of the agreement or of the revision before;
    /// - [`OptionError::BadOption`] if the diagram has not been agreed: until then it is a draft;
    /// - whatever `edit` returns.
    pub fn revise(
        &mut self,
        on: Date,
        by: impl TryInto<StakeholderId, Error: Into<Error>>,
        why: impl TryInto<Text, Error: Into<Error>>,
        edit: impl FnOnce(&mut Theory) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let by = by.try_into().map_err(Into::into)?;
        let why = why.try_into().map_err(Into::into)?;
        in_order(self.agreed, self.revisions.last(), on)?;
        let mut after = self.theory.clone();
        edit(&mut after)?;
        let before = std::mem::replace(&mut self.theory, after);
        self.revisions.push(Revision {
            on,
            by,
            why,
            before,
        });
        Ok(())
    }

    /// Records on what an edge rests. It is no change of the theory, so it needs no revision.
    ///
    /// # Errors
    ///
    /// As [`Theory::set_evidence`].
    pub fn set_evidence(
        &mut self,
        cause: &NodeId,
        effect: &Effect,
        evidence: Grounds,
    ) -> Result<(), Error> {
        self.theory
            .set_evidence(cause, effect, evidence)
            .map(|_| ())
    }

    /// Sets the status of an idea against what its cycles say, with the reason.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`](crate::error::TextError::UnknownId) if there is no such idea;
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText) without a reason.
    pub fn override_status(
        &mut self,
        idea: &ChangeId,
        status: IdeaStatus,
        on: Date,
        why: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<(), Error> {
        let why = why.try_into().map_err(Into::into)?;
        self.theory.idea_mut(idea)?.status = Some(StatusOverride { status, on, why });
        Ok(())
    }

    /// Lets the cycles decide the status of an idea again.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`](crate::error::TextError::UnknownId) if there is no such idea.
    pub fn clear_status(&mut self, idea: &ChangeId) -> Result<(), Error> {
        self.theory.idea_mut(idea)?.status = None;
        Ok(())
    }
}

fn in_order(agreed: Option<Date>, previous: Option<&Revision>, on: Date) -> Result<(), Error> {
    let Some(agreed) = agreed else {
        return Err(OptionError::bad(
            OptionName::Revision,
            "of a diagram that has not been agreed",
            "`agree` first: until then the draft is edited freely",
        )
        .into());
    };
    let (expected, earliest) = previous
        .map_or(("no earlier than the agreement on", agreed), |revision| {
            ("no earlier than the revision of", revision.on)
        });
    if on < earliest {
        return Err(WorkError::TooEarly {
            what: "the revision",
            found: on.to_string(),
            expected,
            earliest: earliest.to_string(),
        }
        .into());
    }
    Ok(())
}

/// A diagram as stored: nodes keyed by id, edges as a sorted list.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(
    rename = "DriverDiagram",
    deny_unknown_fields,
    expecting = "a driver diagram in braces, {…}"
)]
struct DiagramDoc {
    aim: AimId,
    #[serde(default, deserialize_with = "unique::map")]
    nodes: BTreeMap<NodeId, Node>,
    #[serde(default)]
    edges: Vec<Edge>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agreed: Option<Date>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    revisions: Vec<Revision>,
}

impl From<DriverDiagram> for DiagramDoc {
    fn from(diagram: DriverDiagram) -> Self {
        let (nodes, edges) = diagram.theory.into_parts();
        Self {
            aim: diagram.aim,
            nodes,
            edges,
            agreed: diagram.agreed,
            revisions: diagram.revisions,
        }
    }
}

impl TryFrom<DiagramDoc> for DriverDiagram {
    type Error = Error;
    fn try_from(doc: DiagramDoc) -> Result<Self, Error> {
        for (index, revision) in doc.revisions.iter().enumerate() {
            let previous = index.checked_sub(1).map(|before| &doc.revisions[before]);
            in_order(doc.agreed, previous, revision.on)?;
        }
        Ok(Self {
            aim: doc.aim,
            theory: Theory::from_parts(doc.nodes, doc.edges)?,
            agreed: doc.agreed,
            revisions: doc.revisions,
        })
    }
}
