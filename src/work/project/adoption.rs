//! Which changes became routine, and when.

use super::project::Project;
use crate::base::date::Date;
use crate::base::id::ChangeId;
use crate::work::driver::{Idea, Intent};
use crate::work::pdsa::{Cycle, adopting};

/// A change idea that became routine: by a decision to adopt it, or by a cycle that implemented it and did not leave it.
///
/// To stop a practice is a change like any other: its [`intent`](Self::intent) says which it is.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Adoption<'a> {
    /// The change idea.
    pub change: &'a ChangeId,
    /// The first cycle that adopted or implemented it.
    pub cycle: &'a Cycle,
    /// The day on which that cycle was studied and decided.
    pub on: Date,
    /// Whether something was begun, stopped or done otherwise, where the diagram has the idea.
    pub intent: Option<Intent>,
}

impl Project {
    /// The change ideas that became routine, each once, in the order in which they did.
    ///
    /// ```
    /// # #[cfg(feature = "json")] {
    /// use improvement::{Project, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let project = Project::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/ae_project.json")))?;
    /// let adopted = project.adoptions();
    /// assert_eq!((adopted[0].cycle.id().as_str(), adopted[0].on), ("door-2", date(2018, 1, 8)));
    /// # Ok(())
    /// # }
    /// # main().unwrap();
    /// # }
    /// ```
    #[must_use]
    pub fn adoptions(&self) -> Vec<Adoption<'_>> {
        let mut adopted: Vec<Adoption<'_>> = Vec::new();
        for (cycle, on) in adopting(self.cycles()) {
            if adopted.iter().all(|one| one.change != cycle.change()) {
                adopted.push(Adoption {
                    change: cycle.change(),
                    cycle,
                    on,
                    intent: self.idea(cycle.change()).map(|idea| idea.intent),
                });
            }
        }
        adopted
    }

    /// A change idea of the diagram, also one that a revision took out.
    pub(crate) fn idea(&self, id: &ChangeId) -> Option<&Idea> {
        let diagram = self.diagram()?;
        let before = diagram.revisions().iter().rev();
        let theories =
            std::iter::once(diagram.theory()).chain(before.map(|revision| &revision.before));
        let mut nodes = theories.filter_map(|theory| theory.node(&id.into()));
        nodes.find_map(|node| node.as_idea())
    }
}
