//! Between which groups somebody stands.

use super::graph::Network;
use crate::base::id::StakeholderId;
use std::collections::BTreeMap;

/// How often somebody brokers, by the groups of the three people (Gould and Fernandez 1989).
///
/// Somebody brokers from `a` to `b` if `a` informs them, they inform `b`, and `a` does not inform `b`. It says where somebody
/// stands, not what they do: the roles of [`ManagerRole`](crate::stakeholder::ManagerRole) are another matter.
///
/// | role | from, broker, to |
/// |---|---|
/// | coordinator | A A A |
/// | itinerant | A B A |
/// | gatekeeper | A B B |
/// | representative | A A B |
/// | liaison | A B C |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub struct Brokerage {
    /// All three in one group.
    #[doc(alias = "w_I")]
    pub coordinator: u64,
    /// Between two people of one group, from outside it.
    #[doc(alias = "w_O", alias = "consultant")]
    pub itinerant: u64,
    /// From outside into the broker's own group.
    #[doc(alias = "b_OI")]
    pub gatekeeper: u64,
    /// From the broker's own group to outside.
    #[doc(alias = "b_IO")]
    pub representative: u64,
    /// Between two other groups.
    #[doc(alias = "b_O")]
    pub liaison: u64,
}

impl Brokerage {
    /// All five roles together.
    #[must_use]
    pub const fn total(self) -> u64 {
        self.coordinator + self.itinerant + self.gatekeeper + self.representative + self.liaison
    }

    fn count(&mut self, from: usize, broker: usize, to: usize) {
        let role = match (from == broker, broker == to, from == to) {
            (true, true, _) => &mut self.coordinator,
            (false, true, _) => &mut self.gatekeeper,
            (true, false, _) => &mut self.representative,
            (false, false, true) => &mut self.itinerant,
            (false, false, false) => &mut self.liaison,
        };
        *role += 1;
    }
}

impl<'a> Network<'a> {
    /// How often each person brokers, by role.
    ///
    /// Source: Gould and Fernandez 1989, as the manual of `brokerage` in the R package sna states it.
    #[must_use]
    pub fn brokerage(&self) -> BTreeMap<&'a StakeholderId, Brokerage> {
        let mut informed_by = vec![usize::MAX; self.people()];
        let mut counts = vec![Brokerage::default(); self.people()];
        // from each person through everybody whom they inform: the marks are set once for each starter
        for from in 0..self.people() {
            informed_by[from] = from;
            for &person in &self.outward[from] {
                informed_by[person] = from;
            }
            for &broker in &self.outward[from] {
                for &to in &self.outward[broker] {
                    if informed_by[to] != from {
                        counts[broker].count(
                            self.groups[from],
                            self.groups[broker],
                            self.groups[to],
                        );
                    }
                }
            }
        }
        self.by_id(counts)
    }
}
