//! The map without names.

use super::map::StakeholderMap;
use super::tie::Tie;
use crate::base::id::{ActId, BarrierId, GroupId, StakeholderId};
use crate::base::shuffle::hash;
use crate::base::sort::sort_by_key;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::base::text::Text;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Groups of fewer people than this are merged: in a smaller one everybody knows who is meant.
const SMALLEST_GROUP: usize = 3;

/// Who is who in the redacted map: for its author, and never for an output.
#[derive(Clone, PartialEq, Eq)]
pub struct Aliases {
    stakeholders: SortedMap<StakeholderId, StakeholderId>,
    groups: SortedMap<GroupId, GroupId>,
    merged: SortedSet<GroupId>,
}

impl Aliases {
    /// The alias of somebody: s1, s2 …
    #[must_use]
    pub fn stakeholder(&self, id: &StakeholderId) -> Option<&StakeholderId> {
        self.stakeholders.get(id)
    }

    /// The alias of a group: g1, g2 … Groups that were merged have one alias together.
    #[must_use]
    pub fn group(&self, id: &GroupId) -> Option<&GroupId> {
        self.groups.get(id)
    }

    /// Whether a group was merged with others, because it or one of them has fewer than three people.
    #[must_use]
    pub fn is_merged(&self, id: &GroupId) -> bool {
        self.merged.contains(id)
    }
}

impl std::fmt::Debug for Aliases {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Aliases of {} people (names withheld)",
            self.stakeholders.len()
        )
    }
}

impl StakeholderMap {
    /// Who is who in [`redacted`](Self::redacted).
    ///
    /// People are numbered in the order of engagement. Equals are shuffled: they follow a hash of their ids and of how many
    /// are on the map, so that the numbers give away neither the alphabet nor the length of a name. It is no secret: who has a
    /// list of the ids can work out the aliases, as this function does. A map whose ids are aliases already keeps them.
    #[must_use]
    pub fn aliases(&self) -> Aliases {
        let mut order: Vec<_> = self.stakeholders.iter().collect();
        let seed = order.len() as u64;
        let redacted = (1..=order.len()).all(|number| {
            self.stakeholders
                .contains_key(&StakeholderId::numbered(number))
        });
        sort_by_key(&mut order, |(id, person)| {
            let shuffled = if redacted {
                // s2 before s10, so that a redacted map keeps its numbers when it is redacted again
                id.as_str().len() as u64
            } else {
                hash(id.as_str(), seed)
            };
            (
                person.placement().quadrant,
                Reverse(person.gap()),
                Reverse(person.power),
                shuffled,
                *id,
            )
        });
        let stakeholders: SortedMap<_, _> = order
            .iter()
            .zip(1..)
            .map(|((id, _), number)| ((*id).clone(), StakeholderId::numbered(number)))
            .collect();

        // each group with its people, by their place in the order
        let mut members: SortedMap<&GroupId, Vec<usize>> = SortedMap::new();
        for (place, (_, person)) in order.iter().enumerate() {
            members.entry(&person.group).or_default().push(place);
        }
        let mut groups: Vec<(Vec<&GroupId>, Vec<usize>)> = members
            .into_iter()
            .map(|(id, places)| (vec![id], places))
            .collect();
        // largest first; of equals the one whose first member comes first
        let key = |places: &Vec<usize>| (Reverse(places.len()), places.iter().min().copied());
        sort_by_key(&mut groups, |(_, places)| key(places));
        let mut merged = SortedSet::new();
        if let Some(small) = groups
            .iter()
            .position(|(_, places)| places.len() < SMALLEST_GROUP)
        {
            let mut others = groups.split_off(small);
            // too few even together: the smallest of the rest joins them
            while others.iter().map(|(_, places)| places.len()).sum::<usize>() < SMALLEST_GROUP {
                match groups.pop() {
                    Some(next) => others.push(next),
                    None => break,
                }
            }
            if others.len() > 1 {
                merged = others
                    .iter()
                    .flat_map(|(ids, _)| ids.iter().map(|id| (*id).clone()))
                    .collect();
            }
            let (ids, places): (Vec<_>, Vec<_>) = others.into_iter().unzip();
            groups.push((ids.concat(), places.concat()));
            sort_by_key(&mut groups, |(_, places)| key(places));
        }
        let groups = groups
            .into_iter()
            .zip(1..)
            .flat_map(|((ids, _), number)| {
                ids.into_iter()
                    .map(move |id| (id.clone(), GroupId::numbered(number)))
            })
            .collect();
        Aliases {
            stakeholders,
            groups,
            merged,
        }
    }

    /// The map without names: the default of every output.
    ///
    /// People become s1, s2 …, groups g1, g2 …, acts a1, a2 … and barriers b1, b2 …, the same one everywhere. Labels, notes, the texts
    /// of acts and barriers, what acts were about, and the history of commitment are dropped; groups of fewer than three people
    /// are merged until none is left. Scores, days, categories, ties and roles stay.
    ///
    /// A map without names is not an anonymous one: who knows the hospital may know somebody by their place in the network.
    /// Network measures by group are over the merged groups here; ask the map itself for the true ones.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let aliases = self.aliases();
        // everybody in a tie, an act or a barrier is on the map, so a name without an alias cannot be; should one be, it is dropped
        let alias = |id: &StakeholderId| aliases.stakeholder(id).cloned();
        let all =
            |ids: &BTreeSet<StakeholderId>| ids.iter().filter_map(alias).collect::<BTreeSet<_>>();
        let mut redacted = Self::new();
        for (id, person) in &self.stakeholders {
            let (Some(id), Some(group)) = (alias(id), aliases.group(&person.group)) else {
                continue;
            };
            let mut person = person.clone();
            person.label = withheld(id.as_str());
            person.group = group.clone();
            person.note = None;
            person.forget_history();
            redacted.stakeholders.insert(id, person);
        }
        redacted.ties = self
            .ties
            .iter()
            .filter_map(|tie| {
                Some(Tie {
                    from: alias(&tie.from)?,
                    to: alias(&tie.to)?,
                    kind: tie.kind,
                })
            })
            .collect();
        let mut acts: Vec<_> = self.acts.iter().collect();
        sort_by_key(&mut acts, |(id, act)| (act.on, id.as_str().len(), *id));
        for ((_, act), number) in acts.into_iter().zip(1..) {
            let Some(by) = alias(&act.by) else { continue };
            let mut act = act.clone();
            act.by = by;
            act.from = all(&act.from);
            act.to = all(&act.to);
            act.about = None;
            act.note = None;
            redacted.acts.insert(ActId::numbered(number), act);
        }
        let mut barriers: Vec<_> = self.barriers.iter().collect();
        sort_by_key(&mut barriers, |(id, barrier)| {
            (barrier.met_on, id.as_str().len(), *id)
        });
        for ((_, barrier), number) in barriers.into_iter().zip(1..) {
            let id = BarrierId::numbered(number);
            let mut barrier = barrier.clone();
            barrier.what = withheld(id.as_str());
            barrier.concerns = all(&barrier.concerns);
            if let Some(overcome) = &mut barrier.overcome {
                overcome.how = withheld(id.as_str());
            }
            redacted.barriers.insert(id, barrier);
        }
        redacted
    }
}

/// A text that says only which number it belongs to.
fn withheld(alias: &str) -> Text {
    // an alias is a letter and a number, so it is never empty
    Text::new(alias).expect("an alias is not empty")
}
