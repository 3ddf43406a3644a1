//! Nodes and edges that keep the rules of a driver diagram.

use super::edge::{Edge, Effect, Grounds};
use super::node::{Idea, Intent, Node, NodeKind};
use crate::base::error::{DiagramError, Error, OptionError, OptionName, TextError};
use crate::base::id::{ChangeId, NodeId};
use crate::base::sort::sort_by;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::base::text::Text;
use crate::base::unique;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The nodes and edges of a driver diagram. It keeps the rules at every step: an edit that would break one is
/// refused and changes nothing.
///
/// Reach it by [`DriverDiagram::draft`](super::DriverDiagram::draft) before the diagram is agreed, and by
/// [`DriverDiagram::revise`](super::DriverDiagram::revise) after.
///
/// ```
/// use improvement::driver::{Edge, Intent, Theory};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut theory = Theory::new();
/// theory
///     .primary("hands", "matter carried on the hands")?
///     .idea("chlorine-wash", "wash hands in chlorinated lime", Intent::Start)?
///     .link(Edge::to_aim("hands")?.decreasing())?
///     .link(Edge::new("chlorine-wash", "hands")?)?;
/// let error = theory.link(Edge::new("hands", "chlorine-wash")?).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "the primary driver `hands` cannot point at the idea `chlorine-wash`; expected the aim",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "TheoryDoc")]
pub struct Theory {
    nodes: BTreeMap<NodeId, Node>,
    /// Sorted by cause, then effect.
    edges: Vec<Edge>,
}

impl Theory {
    /// A theory with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Every node, in the order of the ids.
    #[must_use]
    pub fn nodes(&self) -> &BTreeMap<NodeId, Node> {
        &self.nodes
    }

    /// Every edge, sorted by cause and effect.
    #[must_use]
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// One node.
    #[must_use]
    pub fn node(&self, id: &NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The edges that start at a node.
    pub fn edges_from<'a>(&'a self, cause: &NodeId) -> std::slice::Iter<'a, Edge> {
        let start = self.edges.partition_point(|edge| edge.cause < *cause);
        let length = self.edges[start..].partition_point(|edge| edge.cause == *cause);
        self.edges[start..start + length].iter()
    }

    /// The edge from a cause to an effect, if there is one.
    #[must_use]
    pub fn edge(&self, cause: &NodeId, effect: &Effect) -> Option<&Edge> {
        self.position(cause, effect)
            .ok()
            .map(|index| &self.edges[index])
    }

    /// The drivers, primary and secondary, in the order of the ids.
    pub fn drivers(&self) -> impl Iterator<Item = (&NodeId, &Node)> {
        self.nodes.iter().filter(|(_, node)| node.kind.is_driver())
    }

    /// The change ideas, in the order of the ids.
    pub fn ideas(&self) -> impl Iterator<Item = (ChangeId, &Node, &Idea)> {
        self.nodes
            .iter()
            .filter_map(|(id, node)| node.as_idea().map(|idea| (id.as_change(), node, idea)))
    }

    /// Adds a node.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`] if the id is not one, [`TextError::DuplicateId`] if it is taken.
    pub fn add(
        &mut self,
        id: impl TryInto<NodeId, Error: Into<Error>>,
        node: Node,
    ) -> Result<&mut Self, Error> {
        let id = id.try_into().map_err(Into::into)?;
        if self.nodes.contains_key(&id) {
            return Err(TextError::DuplicateId { id: id.into() }.into());
        }
        self.nodes.insert(id, node);
        Ok(self)
    }

    /// Adds a primary driver that is only a text.
    ///
    /// # Errors
    ///
    /// As [`Theory::add`], and [`TextError::EmptyText`].
    pub fn primary(
        &mut self,
        id: impl TryInto<NodeId, Error: Into<Error>>,
        text: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<&mut Self, Error> {
        self.add(id, Node::primary(text)?)
    }

    /// Adds a secondary driver that is only a text.
    ///
    /// # Errors
    ///
    /// As [`Theory::add`], and [`TextError::EmptyText`].
    pub fn secondary(
        &mut self,
        id: impl TryInto<NodeId, Error: Into<Error>>,
        text: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<&mut Self, Error> {
        self.add(id, Node::secondary(text)?)
    }

    /// Adds a change idea that is only an intent and a text.
    ///
    /// # Errors
    ///
    /// As [`Theory::add`], and [`TextError::EmptyText`].
    pub fn idea(
        &mut self,
        id: impl TryInto<NodeId, Error: Into<Error>>,
        text: impl TryInto<Text, Error: Into<Error>>,
        intent: Intent,
    ) -> Result<&mut Self, Error> {
        self.add(id, Node::idea(text, Idea::new(intent))?)
    }

    /// Adds an activity.
    ///
    /// # Errors
    ///
    /// As [`Theory::add`], and [`TextError::EmptyText`].
    pub fn activity(
        &mut self,
        id: impl TryInto<NodeId, Error: Into<Error>>,
        text: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<&mut Self, Error> {
        self.add(id, Node::activity(text)?)
    }

    /// Puts another node in the place of one that is there: a new text, a new kind, another measure.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`] if there is none; [`DiagramError::WrongDirection`] or [`DiagramError::SkippedDriver`]
    /// if the new kind does not fit the edges.
    pub fn replace(&mut self, id: &NodeId, node: Node) -> Result<&mut Self, Error> {
        let slot = self.nodes.get_mut(id).ok_or_else(|| unknown_node(id))?;
        let before = std::mem::replace(slot, node);
        if let Err(error) = self.lawful() {
            self.nodes.insert(id.clone(), before);
            return Err(error);
        }
        Ok(self)
    }

    /// Takes a node out, with every edge that touches it.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`] if there is none.
    pub fn remove(&mut self, id: &NodeId) -> Result<&mut Self, Error> {
        self.nodes.remove(id).ok_or_else(|| unknown_node(id))?;
        self.edges.retain(|edge| {
            edge.cause != *id && !matches!(&edge.effect, Effect::Node(effect) if effect == id)
        });
        Ok(self)
    }

    /// Draws an edge.
    ///
    /// # Errors
    ///
    /// - [`TextError::UnknownId`] if one of its ends is not there;
    /// - [`DiagramError::SelfEdge`] if it ends where it starts;
    /// - [`DiagramError::WrongDirection`] if it does not run from activity to idea to secondary to primary to aim;
    /// - [`DiagramError::SkippedDriver`] if an idea would feed a primary driver that has secondary drivers;
    /// - [`DiagramError::DuplicateEdge`] if it is there already;
    /// - [`DiagramError::DriverCycle`] if causes would run in a circle; the error names the circle;
    /// - [`OptionError::BadOption`] if it rests on local evidence that names no cycle.
    pub fn link(&mut self, edge: Edge) -> Result<&mut Self, Error> {
        self.lawful_edge(&edge)?;
        let Err(index) = self.position(&edge.cause, &edge.effect) else {
            return Err(twice(&edge));
        };
        let doubtful = self.may_break_the_whole(&edge);
        self.edges.insert(index, edge);
        if doubtful && let Err(error) = self.lawful_whole() {
            self.edges.remove(index);
            return Err(error);
        }
        Ok(self)
    }

    /// Takes an edge out.
    ///
    /// # Errors
    ///
    /// [`DiagramError::UnknownEdge`] if there is none.
    pub fn unlink(&mut self, cause: &NodeId, effect: &Effect) -> Result<&mut Self, Error> {
        let index = self
            .position(cause, effect)
            .map_err(|_| unknown_edge(cause, effect))?;
        self.edges.remove(index);
        Ok(self)
    }

    /// Records on what an edge rests.
    ///
    /// # Errors
    ///
    /// [`DiagramError::UnknownEdge`] if there is no such edge; [`OptionError::BadOption`] if the evidence is local
    /// and names no cycle.
    pub fn set_evidence(
        &mut self,
        cause: &NodeId,
        effect: &Effect,
        evidence: Grounds,
    ) -> Result<&mut Self, Error> {
        let index = self
            .position(cause, effect)
            .map_err(|_| unknown_edge(cause, effect))?;
        named_cycles(&evidence)?;
        self.edges[index].evidence = evidence;
        Ok(self)
    }

    pub(crate) fn idea_mut(&mut self, id: &ChangeId) -> Result<&mut Idea, Error> {
        match self
            .nodes
            .get_mut(&NodeId::from(id))
            .map(|node| &mut node.kind)
        {
            Some(NodeKind::Idea(idea)) => Ok(idea),
            _ => Err(unknown_idea(id)),
        }
    }

    pub(crate) fn from_parts(
        nodes: BTreeMap<NodeId, Node>,
        mut edges: Vec<Edge>,
    ) -> Result<Self, Error> {
        sort_by(&mut edges, |one, other| one.key().cmp(&other.key()));
        let mut pairs = edges.iter().zip(edges.iter().skip(1));
        if let Some((edge, _)) = pairs.find(|(edge, next)| edge.key() == next.key()) {
            return Err(twice(edge));
        }
        let theory = Self { nodes, edges };
        theory.lawful()?;
        Ok(theory)
    }

    pub(crate) fn into_parts(self) -> (BTreeMap<NodeId, Node>, Vec<Edge>) {
        (self.nodes, self.edges)
    }

    fn position(&self, cause: &NodeId, effect: &Effect) -> Result<usize, usize> {
        self.edges
            .binary_search_by(|edge| edge.key().cmp(&(cause, effect)))
    }

    fn lawful(&self) -> Result<(), Error> {
        self.edges
            .iter()
            .try_for_each(|edge| self.lawful_edge(edge))?;
        self.lawful_whole()
    }

    /// What one edge shows by itself.
    fn lawful_edge(&self, edge: &Edge) -> Result<(), Error> {
        let cause = self
            .node(&edge.cause)
            .ok_or_else(|| unknown_node(&edge.cause))?;
        let effect = match &edge.effect {
            Effect::Aim => None,
            Effect::Node(id) if *id == edge.cause => {
                return Err(DiagramError::SelfEdge {
                    node: id.to_string(),
                }
                .into());
            }
            Effect::Node(id) => Some((id, self.node(id).ok_or_else(|| unknown_node(id))?)),
        };
        let expected = match (&cause.kind, effect.map(|(_, node)| &node.kind)) {
            (NodeKind::Primary, None)
            | (
                NodeKind::Secondary | NodeKind::Idea(_),
                Some(NodeKind::Secondary | NodeKind::Primary),
            )
            | (NodeKind::Activity, Some(NodeKind::Idea(_))) => return named_cycles(&edge.evidence),
            (NodeKind::Primary, _) => "the aim",
            (NodeKind::Secondary, _) => "a primary driver or another secondary driver",
            (NodeKind::Idea(_), _) => "a secondary driver, or a primary driver that has none",
            (NodeKind::Activity, _) => "an idea",
        };
        Err(DiagramError::WrongDirection {
            cause_kind: cause.kind.words(),
            cause: edge.cause.to_string(),
            effect: effect.map_or_else(
                || "the aim".to_owned(),
                |(id, node)| format!("{} `{id}`", node.kind.words()),
            ),
            expected,
        }
        .into())
    }

    /// What only all edges together show.
    fn lawful_whole(&self) -> Result<(), Error> {
        let mut skipping: SortedMap<&NodeId, &NodeId> = SortedMap::new();
        let mut feeding: SortedMap<&NodeId, &NodeId> = SortedMap::new();
        for edge in &self.edges {
            let Effect::Node(effect) = &edge.effect else {
                continue;
            };
            if !matches!(self.nodes[effect].kind, NodeKind::Primary) {
                continue;
            }
            let map = if matches!(self.nodes[&edge.cause].kind, NodeKind::Secondary) {
                &mut feeding
            } else {
                &mut skipping
            };
            map.entry(effect).or_insert(&edge.cause);
        }
        for (primary, idea) in skipping {
            if let Some(secondary) = feeding.get(primary) {
                return Err(DiagramError::SkippedDriver {
                    idea: idea.to_string(),
                    primary: primary.to_string(),
                    secondary: secondary.to_string(),
                }
                .into());
            }
        }
        match self.circle() {
            Some(path) => Err(DiagramError::DriverCycle { path }.into()),
            None => Ok(()),
        }
    }

    /// Whether one more edge could make the whole unlawful, which it was not before: most edges can not, and are spared the
    /// walk through all others.
    fn may_break_the_whole(&self, edge: &Edge) -> bool {
        let Effect::Node(effect) = &edge.effect else {
            return false;
        };
        let is_secondary = |id: &NodeId| matches!(self.nodes[id].kind, NodeKind::Secondary);
        let skips = !is_secondary(&edge.cause);
        if matches!(self.nodes[effect].kind, NodeKind::Primary) {
            let mut feeding = self
                .edges
                .iter()
                .filter(|other| other.effect == edge.effect);
            return feeding.any(|other| is_secondary(&other.cause) == skips);
        }
        // only secondary drivers feed their like, and a node that nothing feeds closes no circle
        let is_fed = |id: &NodeId| {
            let mut edges = self.edges.iter();
            edges.any(|other| matches!(&other.effect, Effect::Node(fed) if fed == id))
        };
        !skips && is_secondary(effect) && is_fed(&edge.cause)
    }

    /// A circle of causes, its first node again at the end.
    fn circle(&self) -> Option<Vec<String>> {
        let mut done: SortedSet<&NodeId> = SortedSet::new();
        for root in self.nodes.keys() {
            if done.contains(root) {
                continue;
            }
            // depth first with a stack of our own: a chain may be longer than the call stack is deep
            let mut path = vec![(root, self.edges_from(root))];
            let mut on_path = SortedSet::from_iter([root]);
            while let Some((node, rest)) = path.last_mut() {
                let Some(edge) = rest.next() else {
                    on_path.remove(*node);
                    done.insert(*node);
                    path.pop();
                    continue;
                };
                let Effect::Node(next) = &edge.effect else {
                    continue;
                };
                if on_path.contains(next) {
                    let circle = path
                        .iter()
                        .map(|(node, _)| *node)
                        .skip_while(|node| *node != next);
                    return Some(circle.chain([next]).map(NodeId::to_string).collect());
                }
                if !done.contains(next) {
                    on_path.insert(next);
                    path.push((next, self.edges_from(next)));
                }
            }
        }
        None
    }
}

pub(crate) fn unknown_idea(id: &ChangeId) -> Error {
    TextError::UnknownId {
        what: "change idea",
        id: id.to_string(),
    }
    .into()
}

fn unknown_node(id: &NodeId) -> Error {
    TextError::UnknownId {
        what: "node",
        id: id.to_string(),
    }
    .into()
}

fn unknown_edge(cause: &NodeId, effect: &Effect) -> Error {
    DiagramError::UnknownEdge {
        cause: cause.to_string(),
        effect: effect.to_string(),
    }
    .into()
}

fn twice(edge: &Edge) -> Error {
    DiagramError::DuplicateEdge {
        cause: edge.cause.to_string(),
        effect: edge.effect.to_string(),
    }
    .into()
}

fn named_cycles(evidence: &Grounds) -> Result<(), Error> {
    match evidence {
        Grounds::Local(cycles) if cycles.is_empty() => {
            Err(OptionError::bad(OptionName::EvidenceCycles, "0", "at least one").into())
        }
        _ => Ok(()),
    }
}

/// A theory as stored.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Theory", deny_unknown_fields)]
struct TheoryDoc {
    #[serde(default, deserialize_with = "unique::map")]
    nodes: BTreeMap<NodeId, Node>,
    #[serde(default)]
    edges: Vec<Edge>,
}

impl TryFrom<TheoryDoc> for Theory {
    type Error = Error;
    fn try_from(doc: TheoryDoc) -> Result<Self, Error> {
        Self::from_parts(doc.nodes, doc.edges)
    }
}
