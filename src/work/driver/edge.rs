//! What causes what.

use crate::base::error::Error;
use crate::base::id::{CycleId, NodeId};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

/// One arrow of a driver diagram, from cause to effect.
///
/// ```
/// use improvement::driver::{Edge, Grounds, Sign, Strength};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let edge = Edge::new("chlorine-wash", "hands")?.weak().decreasing();
/// assert_eq!((edge.strength, edge.sign), (Strength::Weak, Sign::Decreases));
/// assert_eq!(edge.evidence, Grounds::Hypothesis);
/// assert_eq!(Edge::to_aim("hands")?.effect.to_string(), "aim");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Edge {
    /// What brings something about.
    pub cause: NodeId,
    /// What is brought about.
    pub effect: Effect,
    /// Drawn solid or dotted.
    #[serde(default)]
    pub strength: Strength,
    /// Whether more of the cause gives more of the effect, or less.
    #[serde(default)]
    pub sign: Sign,
    /// On what the arrow rests.
    #[serde(default)]
    pub evidence: Grounds,
}

impl Edge {
    /// A strong, increasing edge between two nodes, a hypothesis so far.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId) if one of the two is not an id.
    pub fn new(
        cause: impl TryInto<NodeId, Error: Into<Error>>,
        effect: impl TryInto<NodeId, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        let effect = Effect::Node(effect.try_into().map_err(Into::into)?);
        Ok(Self::from_to(cause.try_into().map_err(Into::into)?, effect))
    }

    /// A strong, increasing edge from a primary driver to the aim, a hypothesis so far.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId) if the cause is not an id.
    pub fn to_aim(cause: impl TryInto<NodeId, Error: Into<Error>>) -> Result<Self, Error> {
        Ok(Self::from_to(
            cause.try_into().map_err(Into::into)?,
            Effect::Aim,
        ))
    }

    fn from_to(cause: NodeId, effect: Effect) -> Self {
        Self {
            cause,
            effect,
            strength: Strength::default(),
            sign: Sign::default(),
            evidence: Grounds::default(),
        }
    }

    /// The edge, weak.
    #[must_use]
    pub fn weak(mut self) -> Self {
        self.strength = Strength::Weak;
        self
    }

    /// The edge, where more of the cause gives less of the effect.
    #[must_use]
    pub fn decreasing(mut self) -> Self {
        self.sign = Sign::Decreases;
        self
    }

    /// The edge, resting on this evidence.
    #[must_use]
    pub fn with_evidence(mut self, evidence: Grounds) -> Self {
        self.evidence = evidence;
        self
    }

    pub(crate) fn key(&self) -> (&NodeId, &Effect) {
        (&self.cause, &self.effect)
    }
}

/// Where an arrow ends.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// At the aim: there is one, so it needs no id.
    Aim,
    /// At another node.
    Node(NodeId),
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Aim => f.pad("aim"),
            Self::Node(id) => id.fmt(f),
        }
    }
}

impl From<NodeId> for Effect {
    fn from(id: NodeId) -> Self {
        Self::Node(id)
    }
}

/// How strong a cause is: IHI draws strong arrows solid and weak ones dotted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Drawn solid.
    #[default]
    Strong,
    /// Drawn dotted.
    Weak,
}

/// Whether more of the cause gives more of the effect.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// More of the one gives more of the other.
    #[default]
    Increases,
    /// More of the one gives less of the other.
    Decreases,
}

/// On what an arrow rests: the Action-Effect Method keeps hypotheses apart from what is known (Reed et al. 2014,
/// Table 1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grounds {
    /// On what the team thinks.
    #[default]
    Hypothesis,
    /// On cycles of its own: at least one.
    Local(BTreeSet<CycleId>),
    /// On published work: where to find it.
    Literature(Text),
}
