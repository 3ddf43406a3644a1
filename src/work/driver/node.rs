//! What stands in a driver diagram.

use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::MeasureId;
use crate::base::score::Score;
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// One box of a driver diagram, apart from the aim.
///
/// ```
/// use improvement::driver::{Idea, Intent, Node};
/// use improvement::id::MeasureId;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let driver = Node::secondary("matter carried on the hands")?.measured_by(MeasureId::new("hands-smell")?);
/// let idea = Node::idea("wash hands in chlorinated lime", Idea::new(Intent::Start))?;
/// assert!(driver.kind.is_driver() && !idea.kind.is_driver());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Node {
    /// Which kind of box.
    pub kind: NodeKind,
    /// What it says.
    pub text: Text,
    /// The measures that show whether it moves.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub measures: BTreeSet<MeasureId>,
    /// Anything else worth keeping.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl Node {
    /// A node of some kind.
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText) if the text is empty.
    pub fn new(
        kind: NodeKind,
        text: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        Ok(Self {
            kind,
            text: text.try_into().map_err(Into::into)?,
            measures: BTreeSet::new(),
            note: None,
        })
    }

    /// A primary driver: `Node::new(NodeKind::Primary, text)`.
    ///
    /// # Errors
    ///
    /// As [`Node::new`].
    pub fn primary(text: impl TryInto<Text, Error: Into<Error>>) -> Result<Self, Error> {
        Self::new(NodeKind::Primary, text)
    }

    /// A secondary driver: `Node::new(NodeKind::Secondary, text)`.
    ///
    /// # Errors
    ///
    /// As [`Node::new`].
    pub fn secondary(text: impl TryInto<Text, Error: Into<Error>>) -> Result<Self, Error> {
        Self::new(NodeKind::Secondary, text)
    }

    /// A change idea: `Node::new(NodeKind::Idea(idea), text)`.
    ///
    /// # Errors
    ///
    /// As [`Node::new`].
    pub fn idea(text: impl TryInto<Text, Error: Into<Error>>, idea: Idea) -> Result<Self, Error> {
        Self::new(NodeKind::Idea(idea), text)
    }

    /// An activity: `Node::new(NodeKind::Activity, text)`.
    ///
    /// # Errors
    ///
    /// As [`Node::new`].
    pub fn activity(text: impl TryInto<Text, Error: Into<Error>>) -> Result<Self, Error> {
        Self::new(NodeKind::Activity, text)
    }

    /// The node with one more measure.
    #[must_use]
    pub fn measured_by(mut self, measure: MeasureId) -> Self {
        self.measures.insert(measure);
        self
    }

    /// The node with a note.
    #[must_use]
    pub fn with_note(mut self, note: Text) -> Self {
        self.note = Some(note);
        self
    }

    /// What is said about it as a change idea, if it is one.
    #[must_use]
    pub fn as_idea(&self) -> Option<&Idea> {
        match &self.kind {
            NodeKind::Idea(idea) => Some(idea),
            _ => None,
        }
    }
}

/// Which kind of box: closed, because the order of the kinds is the direction of every chain of causes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NodeKind {
    /// One of the few things that together are enough to reach the aim.
    Primary,
    /// Something that moves a primary driver.
    Secondary,
    /// A change that can be tested, meant to become routine.
    Idea(Idea),
    /// Work that helps to carry out an idea and need not become routine: training, a meeting, an order
    /// (the implementation activity of the Action-Effect Method, Reed et al. 2014, Table 1).
    Activity,
}

impl NodeKind {
    /// Whether it is a primary or a secondary driver.
    #[must_use]
    pub const fn is_driver(&self) -> bool {
        matches!(self, Self::Primary | Self::Secondary)
    }

    pub(crate) const fn words(&self) -> &'static str {
        match self {
            Self::Primary => "the primary driver",
            Self::Secondary => "the secondary driver",
            Self::Idea(_) => "the idea",
            Self::Activity => "the activity",
        }
    }
}

/// What is known about a change idea.
///
/// ```
/// use improvement::driver::{ConceptGroup, Idea, Intent};
/// use improvement::{Score, date};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let idea = Idea::new(Intent::Stop)
///     .with_concept(ConceptGroup::EliminateWaste)
///     .scored(Score::new(4)?, Score::new(2)?)
///     .since(date(2026, 3, 1));
/// assert_eq!(idea.impact.map(Score::get), Some(4));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Idea {
    /// Whether it starts something, stops something or changes it.
    pub intent: Intent,
    /// The group of change concepts that it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<ConceptGroup>,
    /// How much it would achieve, as the team sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<Score>,
    /// How much work it would be, as the team sees it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Score>,
    /// The day the idea was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// A status that the author sets against what the cycles say, with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusOverride>,
}

impl Idea {
    /// An idea of which only the intent is known.
    #[must_use]
    pub const fn new(intent: Intent) -> Self {
        Self {
            intent,
            concept: None,
            impact: None,
            effort: None,
            since: None,
            status: None,
        }
    }

    /// The idea with its group of change concepts.
    #[must_use]
    pub const fn with_concept(mut self, concept: ConceptGroup) -> Self {
        self.concept = Some(concept);
        self
    }

    /// The idea with its impact and its effort.
    #[must_use]
    pub const fn scored(mut self, impact: Score, effort: Score) -> Self {
        self.impact = Some(impact);
        self.effort = Some(effort);
        self
    }

    /// The idea with the day it was written down.
    #[must_use]
    pub const fn since(mut self, day: Date) -> Self {
        self.since = Some(day);
        self
    }
}

/// What a change idea would do. Stopping what does not help is improvement too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Begin to do something new.
    Start,
    /// Leave off something that is done now.
    Stop,
    /// Do it in another way.
    Change,
}

/// The nine groups of change concepts (Langley et al., The Improvement Guide).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConceptGroup {
    /// Eliminate waste.
    EliminateWaste,
    /// Improve work flow.
    ImproveWorkFlow,
    /// Optimise inventory.
    OptimiseInventory,
    /// Change the work environment.
    ChangeWorkEnvironment,
    /// The relationship of producer and customer.
    ProducerCustomer,
    /// Manage time.
    ManageTime,
    /// Manage variation.
    ManageVariation,
    /// Design systems to avoid mistakes.
    AvoidMistakes,
    /// Focus on the product or service.
    ProductOrService,
}

/// How far a change idea has come: worked out from its cycles by
/// [`DriverDiagram::status`](super::DriverDiagram::status).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IdeaStatus {
    /// No test has begun.
    Untested,
    /// Tests have begun, and the latest did not end the matter.
    Testing,
    /// The latest decision is to adopt it.
    Adopted,
    /// The latest decision is to abandon it.
    Abandoned,
}

impl fmt::Display for IdeaStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Untested => "untested",
            Self::Testing => "testing",
            Self::Adopted => "adopted",
            Self::Abandoned => "abandoned",
        })
    }
}

/// A status set by hand, with the reason why the cycles do not say it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatusOverride {
    /// The status.
    pub status: IdeaStatus,
    /// The day it was set.
    pub on: Date,
    /// Why.
    pub why: Text,
}
