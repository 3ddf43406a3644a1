//! What a driver diagram can be asked.

use super::context::{Decision, TestOfIdea};
use super::diagram::DriverDiagram;
use super::edge::{Edge, Effect};
use super::node::{IdeaStatus, Node};
use super::theory::{Theory, unknown_idea};
use crate::base::error::Error;
use crate::base::id::{ChangeId, NodeId};
use crate::base::sorted::{SortedMap, SortedSet};
use std::collections::{BTreeMap, BTreeSet};

/// How well one driver is covered: by ideas, by measures, and by a way to the aim.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// The driver.
    pub driver: NodeId,
    /// The ideas that feed it, directly or through other drivers.
    pub ideas: BTreeSet<ChangeId>,
    /// How many measures it has.
    pub measures: usize,
    /// Whether a chain of causes leads from it to the aim.
    pub reaches_aim: bool,
}

/// The predictions about the ideas behind a driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Tally {
    /// How many held.
    pub held: u32,
    /// How many did not.
    pub not_held: u32,
    /// How many are open.
    pub open: u32,
}

impl Tally {
    fn add(&mut self, test: &TestOfIdea) {
        self.held = self.held.saturating_add(test.held);
        self.not_held = self.not_held.saturating_add(test.not_held);
        self.open = self.open.saturating_add(test.open);
    }
}

/// The ideas of a diagram by effort and impact; a score of 3 or more is high.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Pick {
    /// The ideas that have both scores.
    pub quadrants: BTreeMap<PickQuadrant, Vec<ChangeId>>,
    /// The ideas that lack one.
    pub unscored: Vec<ChangeId>,
}

/// One quarter of the chart of effort and impact.
///
/// The chart is known as PICK, after the words commonly used for its quarters: implement, challenge, possible,
/// kick out. The words are customary, with no source that this crate has confirmed; the quarters here say what
/// they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PickQuadrant {
    /// Little work, much effect: customarily *implement*.
    LowEffortHighImpact,
    /// Much work, much effect: customarily *challenge*.
    HighEffortHighImpact,
    /// Little work, little effect: customarily *possible*.
    LowEffortLowImpact,
    /// Much work, little effect: customarily *kick out*.
    HighEffortLowImpact,
}

impl DriverDiagram {
    /// Every chain of causes from an idea to the aim, each from the idea to the primary driver.
    ///
    /// A diagram may have many more chains than boxes, so they come one at a time.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`](crate::error::TextError::UnknownId) if there is no such idea.
    ///
    /// ```
    /// use improvement::driver::{Edge, Intent};
    /// use improvement::{DriverDiagram, id::ChangeId};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut diagram = DriverDiagram::new("mortality")?;
    /// diagram
    ///     .draft()?
    ///     .primary("hands", "matter carried on the hands")?
    ///     .idea("wash", "wash hands in chlorinated lime", Intent::Start)?
    ///     .link(Edge::to_aim("hands")?)?
    ///     .link(Edge::new("wash", "hands")?)?;
    /// let paths: Vec<Vec<&str>> = diagram
    ///     .paths(&ChangeId::new("wash")?)?
    ///     .map(|path| path.into_iter().map(|node| node.as_str()).collect())
    ///     .collect();
    /// assert_eq!(paths, [["wash", "hands"]]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn paths(&self, idea: &ChangeId) -> Result<Paths<'_>, Error> {
        let theory = self.theory();
        let start = theory
            .nodes()
            .get_key_value(&NodeId::from(idea))
            .filter(|(_, node)| node.as_idea().is_some())
            .map(|(id, _)| id)
            .ok_or_else(|| unknown_idea(idea))?;
        Ok(Paths {
            theory,
            reaches: reaches_aim(theory),
            stack: vec![(start, theory.edges_from(start))],
        })
    }

    /// How well each driver is covered, in the order of the ids.
    #[must_use]
    pub fn coverage(&self) -> Vec<Coverage> {
        let numbered = Numbered::of(self.theory());
        let reaches = numbered.reaching_aim();
        numbered
            .drivers()
            .map(|(id, node, ideas)| Coverage {
                driver: id.clone(),
                ideas,
                measures: node.measures.len(),
                reaches_aim: reaches.contains(id),
            })
            .collect()
    }

    /// For each driver, what the tests of the ideas behind it have shown.
    ///
    /// A test counts once for a driver, by however many chains its idea feeds it, and for every driver on the way to the
    /// aim. Tests of ideas that the diagram does not have count nowhere.
    ///
    /// ```
    /// use improvement::driver::{Edge, Intent, TestOfIdea};
    /// use improvement::{DriverDiagram, id::{ChangeId, NodeId}};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut diagram = DriverDiagram::new("mortality")?;
    /// diagram
    ///     .draft()?
    ///     .primary("hands", "matter carried on the hands")?
    ///     .idea("wash", "wash hands in chlorinated lime", Intent::Start)?
    ///     .link(Edge::new("wash", "hands")?)?;
    /// let tests = [TestOfIdea::of(ChangeId::new("wash")?).predictions(2, 1, 0)];
    /// let tally = diagram.theory_under_test(&tests)[&NodeId::new("hands")?];
    /// assert_eq!((tally.held, tally.not_held, tally.open), (2, 1, 0));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn theory_under_test(&self, tests: &[TestOfIdea]) -> BTreeMap<NodeId, Tally> {
        Numbered::of(self.theory())
            .drivers()
            .map(|(id, _, ideas)| {
                let mut tally = Tally::default();
                for test in tests.iter().filter(|test| ideas.contains(&test.idea)) {
                    tally.add(test);
                }
                (id.clone(), tally)
            })
            .collect()
    }

    /// The ideas by effort and impact.
    #[must_use]
    pub fn pick(&self) -> Pick {
        let mut pick = Pick::default();
        for (id, _, idea) in self.theory().ideas() {
            let (Some(impact), Some(effort)) = (idea.impact, idea.effort) else {
                pick.unscored.push(id);
                continue;
            };
            let quadrant = match (effort.is_high(), impact.is_high()) {
                (false, true) => PickQuadrant::LowEffortHighImpact,
                (true, true) => PickQuadrant::HighEffortHighImpact,
                (false, false) => PickQuadrant::LowEffortLowImpact,
                (true, false) => PickQuadrant::HighEffortLowImpact,
            };
            pick.quadrants.entry(quadrant).or_default().push(id);
        }
        pick
    }

    /// How far an idea has come: what its tests say, unless the author has set a status against them.
    ///
    /// It is untested until a test has begun. After that the latest decision counts, by the last day of its test and then by
    /// its place in `tests`: adopted, abandoned, or else still being tested.
    ///
    /// # Errors
    ///
    /// [`TextError::UnknownId`](crate::error::TextError::UnknownId) if there is no such idea.
    pub fn status(&self, idea: &ChangeId, tests: &[TestOfIdea]) -> Result<IdeaStatus, Error> {
        let known = self
            .theory()
            .node(&NodeId::from(idea))
            .and_then(super::node::Node::as_idea)
            .ok_or_else(|| unknown_idea(idea))?;
        Ok(known
            .status
            .as_ref()
            .map_or_else(|| status_by_tests(idea, tests), |set| set.status))
    }
}

pub(crate) fn status_by_tests(idea: &ChangeId, tests: &[TestOfIdea]) -> IdeaStatus {
    let begun = tests
        .iter()
        .filter(|test| test.idea == *idea && test.last_tested.is_some());
    // `max_by_key` takes the last of equals: the later in the list
    match begun
        .max_by_key(|test| test.last_tested)
        .map(|test| test.decision)
    {
        None => IdeaStatus::Untested,
        Some(Some(Decision::Adopt)) => IdeaStatus::Adopted,
        Some(Some(Decision::Abandon)) => IdeaStatus::Abandoned,
        Some(_) => IdeaStatus::Testing,
    }
}

/// The causes of each node, and under `None` those of the aim.
pub(crate) type Causes<'a> = SortedMap<Option<&'a NodeId>, Vec<&'a NodeId>>;

pub(crate) fn causes(theory: &Theory) -> Causes<'_> {
    let mut causes = Causes::new();
    for edge in theory.edges() {
        let effect = match &edge.effect {
            Effect::Aim => None,
            Effect::Node(id) => Some(id),
        };
        causes.entry(effect).or_default().push(&edge.cause);
    }
    causes
}

/// The nodes by number, in the order of their ids, with the numbers of their causes: walked from every driver, and cheaper to
/// follow than names.
struct Numbered<'a> {
    nodes: Vec<(&'a NodeId, &'a Node)>,
    /// The causes of each node, and last those of the aim.
    causes: Vec<Vec<usize>>,
}

impl<'a> Numbered<'a> {
    fn of(theory: &'a Theory) -> Self {
        let nodes: Vec<(&NodeId, &Node)> = theory.nodes().iter().collect();
        let number = |id: &NodeId| nodes.binary_search_by(|(other, _)| (*other).cmp(id)).ok();
        let mut causes = vec![Vec::new(); nodes.len() + 1];
        for edge in theory.edges() {
            let effect = match &edge.effect {
                Effect::Aim => Some(nodes.len()),
                Effect::Node(id) => number(id),
            };
            if let (Some(effect), Some(cause)) = (effect, number(&edge.cause)) {
                causes[effect].push(cause);
            }
        }
        Self { nodes, causes }
    }

    /// Every node that leads to this one (or, past the last, to the aim) by some chain, in the order of the ids.
    fn behind(&self, start: usize) -> impl Iterator<Item = (&'a NodeId, &'a Node)> {
        let mut found = vec![false; self.nodes.len()];
        let mut open = vec![start];
        while let Some(effect) = open.pop() {
            for &cause in &self.causes[effect] {
                if !std::mem::replace(&mut found[cause], true) {
                    open.push(cause);
                }
            }
        }
        let nodes = self.nodes.iter().zip(found);
        nodes.filter_map(|(node, found)| found.then_some(*node))
    }

    fn reaching_aim(&self) -> SortedSet<&'a NodeId> {
        self.behind(self.nodes.len()).map(|(id, _)| id).collect()
    }

    /// The drivers, each with the ideas behind it.
    fn drivers(&self) -> impl Iterator<Item = (&'a NodeId, &'a Node, BTreeSet<ChangeId>)> {
        let nodes = self.nodes.iter().enumerate();
        nodes
            .filter(|(_, (_, node))| node.kind.is_driver())
            .map(|(number, (id, node))| {
                let behind = self.behind(number);
                let ideas = behind.filter(|(_, node)| node.as_idea().is_some());
                (*id, *node, ideas.map(|(id, _)| id.as_change()).collect())
            })
    }
}

pub(crate) fn reaches_aim(theory: &Theory) -> SortedSet<&NodeId> {
    Numbered::of(theory).reaching_aim()
}

/// The chains of causes from an idea to the aim: see [`DriverDiagram::paths`].
#[derive(Debug, Clone)]
pub struct Paths<'a> {
    theory: &'a Theory,
    /// Only these are walked, so that every walk ends in a chain.
    reaches: SortedSet<&'a NodeId>,
    stack: Vec<(&'a NodeId, std::slice::Iter<'a, Edge>)>,
}

impl<'a> Iterator for Paths<'a> {
    type Item = Vec<&'a NodeId>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (_, rest) = self.stack.last_mut()?;
            match rest.next().map(|edge| &edge.effect) {
                None => {
                    self.stack.pop();
                }
                Some(Effect::Aim) => {
                    return Some(self.stack.iter().map(|(node, _)| *node).collect());
                }
                Some(Effect::Node(next)) => {
                    if self.reaches.contains(next) {
                        self.stack.push((next, self.theory.edges_from(next)));
                    }
                }
            }
        }
    }
}
