//! People and ties whose loss would part the network.

use super::graph::Network;
use crate::base::id::StakeholderId;
use crate::base::sorted::{SortedMap, SortedSet};
use std::collections::BTreeSet;

impl<'a> Network<'a> {
    /// The people without whom some others, who are connected now, would not be. Direction does not count.
    #[doc(alias = "articulation points")]
    #[must_use]
    pub fn articulation_points(&self) -> BTreeSet<&'a StakeholderId> {
        self.cuts()
            .0
            .into_iter()
            .map(|person| self.ids[person])
            .collect()
    }

    /// The pairs whose contact is the only way between two parts of the network; each pair in the order of the ids.
    /// Direction does not count, and a tie in both directions is one contact.
    #[must_use]
    pub fn bridges(&self) -> BTreeSet<(&'a StakeholderId, &'a StakeholderId)> {
        self.cuts()
            .1
            .into_iter()
            .map(|(one, other)| (self.ids[one], self.ids[other]))
            .collect()
    }

    /// Articulation points and bridges in one walk (Hopcroft and Tarjan 1973).
    pub(in crate::work::stakeholder) fn cuts(
        &self,
    ) -> (SortedSet<usize>, SortedSet<(usize, usize)>) {
        const UNSEEN: usize = usize::MAX;
        let people = self.people();
        let mut points = SortedSet::new();
        let mut bridges = SortedSet::new();
        let mut seen_at = vec![UNSEEN; people];
        // the earliest person that the part below somebody touches
        let mut lowest = vec![UNSEEN; people];
        let mut clock = 0;
        for root in 0..people {
            if seen_at[root] != UNSEEN {
                continue;
            }
            let mut children_of_root = 0;
            seen_at[root] = clock;
            lowest[root] = clock;
            clock += 1;
            // a stack of our own: a chain of people may be longer than the call stack is deep
            let mut path = vec![(root, root, self.contacts[root].iter())];
            while let Some((person, parent, rest)) = path.last_mut() {
                let (person, parent) = (*person, *parent);
                if let Some(&(next, _)) = rest.next() {
                    if seen_at[next] == UNSEEN {
                        seen_at[next] = clock;
                        lowest[next] = clock;
                        clock += 1;
                        path.push((next, person, self.contacts[next].iter()));
                    } else if next != parent {
                        lowest[person] = lowest[person].min(seen_at[next]);
                    }
                    continue;
                }
                path.pop();
                if person == root {
                    continue;
                }
                lowest[parent] = lowest[parent].min(lowest[person]);
                if lowest[person] > seen_at[parent] {
                    bridges.insert((person.min(parent), person.max(parent)));
                }
                if parent == root {
                    children_of_root += 1;
                } else if lowest[person] >= seen_at[parent] {
                    points.insert(parent);
                }
            }
            if children_of_root > 1 {
                points.insert(root);
            }
        }
        (points, bridges)
    }

    /// The part of the network that each person is in, direction not counting, when `without` is gone. The number of a part is its
    /// first person; the missing person is a part of their own.
    pub(in crate::work::stakeholder) fn parts(&self, without: Option<usize>) -> Vec<usize> {
        let mut part = vec![usize::MAX; self.people()];
        if let Some(gone) = without {
            part[gone] = gone;
        }
        let mut open = Vec::new();
        for first in 0..self.people() {
            if part[first] != usize::MAX {
                continue;
            }
            part[first] = first;
            open.push(first);
            while let Some(person) = open.pop() {
                for &(contact, _) in &self.contacts[person] {
                    if part[contact] == usize::MAX {
                        part[contact] = first;
                        open.push(contact);
                    }
                }
            }
        }
        part
    }

    /// For each group, everything in `part` that its members are in, `without` left out.
    pub(in crate::work::stakeholder) fn parts_of_groups(
        &self,
        part: &[usize],
        without: Option<usize>,
    ) -> SortedMap<usize, SortedSet<usize>> {
        let mut parts: SortedMap<usize, SortedSet<usize>> = SortedMap::new();
        for person in (0..self.people()).filter(|person| Some(*person) != without) {
            parts
                .entry(self.groups[person])
                .or_default()
                .insert(part[person]);
        }
        parts
    }
}
