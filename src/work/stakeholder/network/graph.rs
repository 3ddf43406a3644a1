//! From ties to arcs.

use crate::base::id::{GroupId, StakeholderId};
use crate::base::sorted::{SortedMap, SortedSet};
use crate::work::stakeholder::map::StakeholderMap;
use crate::work::stakeholder::tie::TieKind;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// The arcs between the people of a map, for chosen kinds of tie.
///
/// People are numbered in the order of their ids.
#[derive(Clone)]
pub struct Network<'a> {
    pub(crate) ids: Vec<&'a StakeholderId>,
    /// The group of each person, as an index into `group_ids`.
    pub(in crate::work::stakeholder) groups: Vec<usize>,
    pub(in crate::work::stakeholder) group_ids: Vec<&'a GroupId>,
    /// Whom each person informs, sorted.
    pub(in crate::work::stakeholder) outward: Vec<Vec<usize>>,
    /// Who informs each person, sorted.
    pub(in crate::work::stakeholder) inward: Vec<Vec<usize>>,
    /// Both together without direction: each contact, and whether one arc joins the two or two.
    pub(in crate::work::stakeholder) contacts: Vec<Vec<(usize, u8)>>,
    kinds: BTreeSet<TieKind>,
}

impl StakeholderMap {
    /// The network of the ties of these kinds.
    ///
    /// An arc runs the way information runs: `a` informs `b` and `a` reports to `b` give an arc from `a` to `b`, and
    /// `a` asks advice of `b` gives one **from `b` to `a`**. To take advice ties the way they were asked would swap gatekeepers and
    /// representatives.
    ///
    /// ```
    /// use improvement::stakeholder::{Stakeholder, TieKind};
    /// use improvement::{date, StakeholderMap, id::StakeholderId};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let person = |label| Stakeholder::new(label, "ward", 3, 3, date(2026, 3, 1));
    /// let mut map = StakeholderMap::new();
    /// map.add("junior", person("Junior")?)?
    ///     .add("senior", person("Senior")?)?
    ///     .tie("junior", TieKind::AsksAdvice, "senior")?;
    /// let network = map.network([TieKind::AsksAdvice]);
    /// let degree = network.degree(&StakeholderId::new("senior")?).unwrap();
    /// assert_eq!((degree.inward, degree.outward), (0, 1)); // the senior informs the junior
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn network(&self, kinds: impl IntoIterator<Item = TieKind>) -> Network<'_> {
        let kinds: BTreeSet<TieKind> = kinds.into_iter().collect();
        let number: SortedMap<&StakeholderId, usize> = self.stakeholders.keys().zip(0..).collect();
        let group_ids: SortedSet<&GroupId> = self
            .stakeholders
            .values()
            .map(|person| &person.group)
            .collect();
        let group_number: SortedMap<&GroupId, usize> = group_ids.iter().copied().zip(0..).collect();
        let people = self.stakeholders.len();
        let mut network = Network {
            ids: self.stakeholders.keys().collect(),
            groups: self
                .stakeholders
                .values()
                .map(|person| group_number[&person.group])
                .collect(),
            group_ids: group_ids.into_iter().collect(),
            outward: vec![Vec::new(); people],
            inward: vec![Vec::new(); people],
            contacts: vec![Vec::new(); people],
            kinds,
        };
        let arcs: SortedSet<(usize, usize)> = self
            .ties
            .iter()
            .filter(|tie| network.kinds.contains(&tie.kind))
            .map(|tie| {
                let (from, to) = tie.information();
                (number[from], number[to])
            })
            .collect();
        for &(from, to) in &arcs {
            network.outward[from].push(to);
            network.inward[to].push(from);
        }
        for person in 0..people {
            let mut contacts: SortedMap<usize, u8> = SortedMap::new();
            for &other in network.outward[person]
                .iter()
                .chain(&network.inward[person])
            {
                *contacts.entry(other).or_default() += 1;
            }
            network.contacts[person] = contacts.into_iter().collect();
        }
        network
    }
}

impl<'a> Network<'a> {
    /// The kinds of tie it was made from.
    #[must_use]
    pub fn kinds(&self) -> &BTreeSet<TieKind> {
        &self.kinds
    }

    /// How many people.
    #[must_use]
    pub fn people(&self) -> usize {
        self.ids.len()
    }

    /// How many arcs.
    #[must_use]
    pub fn arcs(&self) -> usize {
        self.outward.iter().map(Vec::len).sum()
    }

    pub(crate) fn number(&self, id: &StakeholderId) -> Option<usize> {
        self.ids.binary_search(&id).ok()
    }

    /// One value for each person, by id.
    pub(crate) fn by_id<T>(
        &self,
        values: impl IntoIterator<Item = T>,
    ) -> BTreeMap<&'a StakeholderId, T> {
        self.ids.iter().copied().zip(values).collect()
    }

    pub(in crate::work::stakeholder) fn id(&self, person: usize) -> &'a StakeholderId {
        self.ids[person]
    }
}

/// The kinds of tie, in words.
pub(in crate::work::stakeholder) fn kinds_in_words(kinds: &BTreeSet<TieKind>) -> String {
    kinds
        .iter()
        .map(|kind| kind.words())
        .collect::<Vec<_>>()
        .join(", ")
}

impl fmt::Debug for Network<'_> {
    // without names, as everything that a map prints
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Network of {} people and {} arcs ({})",
            self.people(),
            self.arcs(),
            kinds_in_words(&self.kinds)
        )
    }
}
