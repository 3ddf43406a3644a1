//! How many inform somebody, and how many they inform.

use super::graph::Network;
use crate::base::id::StakeholderId;

/// The number of arcs at one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Degree {
    /// How many people inform them.
    #[doc(alias = "indegree")]
    pub inward: usize,
    /// How many people they inform.
    #[doc(alias = "outdegree")]
    pub outward: usize,
}

impl Network<'_> {
    /// The number of arcs at one person; `None` if nobody has this id.
    #[must_use]
    pub fn degree(&self, person: &StakeholderId) -> Option<Degree> {
        let person = self.number(person)?;
        Some(Degree {
            inward: self.inward[person].len(),
            outward: self.outward[person].len(),
        })
    }
}
