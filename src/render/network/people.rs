//! The people of a network with their ties, and what is said of them.

use crate::base::id::StakeholderId;
use crate::base::sort::sort_by_key;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::render::card::{Card, Mark, Style};
use crate::render::text::width::width as width_of;
use crate::work::stakeholder::{StakeholderMap, TieKind};
use crate::work::words::en_gb::people as words;
use std::collections::BTreeSet;

/// How many of those with the most chains are named in the description.
const NAMED: usize = 3;
/// The people of a map in the order of their ids, with their ties.
pub(super) struct People<'a> {
    pub(super) ids: Vec<&'a StakeholderId>,
    pub(super) labels: Vec<&'a str>,
    pub(super) groups: Vec<&'a str>,
    /// From whom to whom information runs.
    pub(super) arcs: SortedSet<(usize, usize)>,
    pub(super) chains: Vec<u64>,
    pub(super) cuts: Vec<bool>,
}

impl<'a> People<'a> {
    pub(super) fn of(map: &'a StakeholderMap, kinds: &BTreeSet<TieKind>) -> Self {
        let network = map.network(kinds.iter().copied());
        let brokerage = network.brokerage();
        let cut = network.articulation_points();
        let ids: Vec<&StakeholderId> = map.stakeholders().keys().collect();
        let number: SortedMap<&StakeholderId, usize> = ids.iter().copied().zip(0..).collect();
        let arcs = map
            .ties()
            .iter()
            .filter(|tie| kinds.contains(&tie.kind))
            .filter_map(|tie| {
                let (from, to) = tie.information();
                Some((*number.get(from)?, *number.get(to)?))
            })
            .collect();
        Self {
            labels: map
                .stakeholders()
                .values()
                .map(|person| person.label.as_str())
                .collect(),
            groups: map
                .stakeholders()
                .values()
                .map(|person| person.group.as_str())
                .collect(),
            arcs,
            chains: ids
                .iter()
                .map(|id| brokerage.get(id).map_or(0, |found| found.total()))
                .collect(),
            cuts: ids.iter().map(|id| cut.contains(id)).collect(),
            ids,
        }
    }

    /// Each pair with a tie, the first number the smaller, and whether information runs forth, and back.
    pub(super) fn pairs(&self) -> SortedMap<(usize, usize), (bool, bool)> {
        let mut pairs: SortedMap<(usize, usize), (bool, bool)> = SortedMap::new();
        for &(from, to) in &self.arcs {
            let pair = pairs.entry((from.min(to), from.max(to))).or_default();
            if from < to {
                pair.0 = true;
            } else {
                pair.1 = true;
            }
        }
        pairs
    }

    pub(super) fn alone(&self) -> Vec<usize> {
        let tied: SortedSet<usize> = self
            .arcs
            .iter()
            .flat_map(|&(from, to)| [from, to])
            .collect();
        (0..self.ids.len())
            .filter(|person| !tied.contains(person))
            .collect()
    }

    pub(super) fn said_of(&self, person: usize) -> String {
        let informs: Vec<String> = self
            .arcs
            .iter()
            .filter(|(from, _)| *from == person)
            .map(|&(_, to)| self.labels[to].to_owned())
            .collect();
        words::member(
            self.labels[person],
            self.groups[person],
            &informs,
            self.chains[person],
            self.cuts[person],
        )
    }

    /// A line for each person, those with the most chains first.
    pub(super) fn members(&self) -> Vec<String> {
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        sort_by_key(&mut order, |&person| std::cmp::Reverse(self.chains[person]));
        order
            .into_iter()
            .map(|person| self.said_of(person))
            .collect()
    }

    pub(super) fn description(&self) -> String {
        let mut brokers: Vec<usize> = (0..self.ids.len())
            .filter(|&person| self.chains[person] > 0)
            .collect();
        sort_by_key(&mut brokers, |&person| {
            std::cmp::Reverse(self.chains[person])
        });
        let brokers: Vec<String> = brokers
            .iter()
            .take(NAMED)
            .map(|&person| {
                format!(
                    "{} ({})",
                    self.labels[person],
                    words::chains(self.chains[person])
                )
            })
            .collect();
        words::network(
            self.ids.len(),
            self.arcs.len(),
            self.alone().len(),
            &brokers,
        )
    }

    pub(super) fn card(&self, person: usize, room: f64) -> Card {
        let mut card = Card::new(room);
        let (style, chains) = (Style::BODY.smaller(1.0), self.chains[person]);
        card.add(self.labels[person], style, 4);
        card.add(self.groups[person], Style::SMALL.smaller(0.5), 2);
        if chains > 0 {
            card.marked(Mark::Diamond, &chains.to_string(), Style::SMALL);
        }
        card
    }

    /// The room that the words of a person's box need.
    pub(super) fn room(&self, person: usize, most: f64) -> f64 {
        let (label, group) = (Style::BODY.smaller(1.0), Style::SMALL.smaller(0.5));
        let wide = width_of(self.labels[person], label.size, label.weight).max(width_of(
            self.groups[person],
            group.size,
            group.weight,
        ));
        // a broker has a diamond and a number
        let wide = match self.chains[person] {
            0 => wide,
            chains => {
                let small = Style::SMALL;
                wide.max(Card::MARK + width_of(&chains.to_string(), small.size, small.weight))
            }
        };
        libm::ceil(wide.clamp(24.0, most)) + 1.0
    }
}
