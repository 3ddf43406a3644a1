//! How much somebody's contacts know each other.

use super::graph::Network;
use crate::base::id::StakeholderId;
use std::collections::BTreeMap;

impl<'a> Network<'a> {
    /// Burt's constraint of each person; `None` for somebody without a tie, for whom it is not defined.
    ///
    /// ```text
    /// p(i, j) = (a(i, j) + a(j, i)) / Σ (a(i, k) + a(k, i))  over all k
    /// C(i)    = Σ ( p(i, j) + Σ p(i, q) p(q, j)  over q ≠ i, j )²  over the contacts j of i
    /// ```
    ///
    /// where a(i, j) is 1 if `i` informs `j` and else 0. Low constraint: the contacts do not know each other, and somebody
    /// stands between them. High constraint: they all know each other. Not comparable across networks of
    /// different size.
    ///
    /// Source: Burt 1992, Structural Holes; the form is that of the manual of igraph, which also sums over contacts only.
    #[must_use]
    pub fn constraint(&self) -> BTreeMap<&'a StakeholderId, Option<f64>> {
        let strength: Vec<f64> = self
            .contacts
            .iter()
            .map(|contacts| contacts.iter().map(|&(_, arcs)| f64::from(arcs)).sum())
            .collect();
        let share = |person: usize, arcs: u8| f64::from(arcs) / strength[person];
        let mut invested = vec![0.0; self.people()];
        let values: Vec<Option<f64>> = (0..self.people())
            .map(|person| {
                if self.contacts[person].is_empty() {
                    return None;
                }
                for &(contact, arcs) in &self.contacts[person] {
                    let direct = share(person, arcs);
                    invested[contact] += direct;
                    for &(other, arcs) in &self.contacts[contact] {
                        invested[other] += direct * share(contact, arcs);
                    }
                }
                let constraint = self.contacts[person]
                    .iter()
                    .map(|&(contact, _)| invested[contact] * invested[contact])
                    .sum();
                for &(contact, _) in &self.contacts[person] {
                    invested[contact] = 0.0;
                    for &(other, _) in &self.contacts[contact] {
                        invested[other] = 0.0;
                    }
                }
                Some(constraint)
            })
            .collect();
        self.by_id(values)
    }
}
