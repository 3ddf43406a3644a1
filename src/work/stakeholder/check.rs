//! The findings S1 to S9.

use super::commitment::CommitmentLevel;
use super::map::StakeholderMap;
use super::network::Network;
use super::person::{NineC, Quadrant};
use super::redact::Aliases;
use super::show::WithNames;
use super::tie::TieKind;
use crate::base::date::Date;
use crate::base::finding::{Code, Finding};
use crate::base::id::{GroupId, StakeholderId};
use crate::base::sort::sort;
use crate::base::sorted::{SortedMap, SortedSet};
use std::collections::BTreeSet;

/// From how many acts on it says something that all are of one role.
const ACTS_FOR_ROLES: usize = 3;
/// How many pairs of groups a finding about one person names.
const PAIRS_NAMED: usize = 3;

/// What the checks of a map go by. The days are this crate's choice, so they can be set.
///
/// ```
/// use improvement::stakeholder::MapRules;
///
/// let rules = MapRules::default().with_contact_days(30);
/// assert_eq!((rules.contact_days, rules.commitment_days), (30, 180));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MapRules {
    /// After how many days without a brokering act somebody of high power is pointed out: 60 unless told.
    pub contact_days: i32,
    /// After how many days a view of a commitment is old: 180 unless told.
    pub commitment_days: i32,
    /// Which ties count as passing information on: all kinds unless told.
    pub ties: BTreeSet<TieKind>,
}

impl Default for MapRules {
    fn default() -> Self {
        Self {
            contact_days: 60,
            commitment_days: 180,
            ties: TieKind::ALL.into(),
        }
    }
}

impl MapRules {
    /// The rules with another number of days without contact.
    #[must_use]
    pub fn with_contact_days(mut self, days: i32) -> Self {
        self.contact_days = days;
        self
    }

    /// The rules with another age at which a view of a commitment is old.
    #[must_use]
    pub fn with_commitment_days(mut self, days: i32) -> Self {
        self.commitment_days = days;
        self
    }

    /// The rules with other kinds of tie.
    #[must_use]
    pub fn with_ties(mut self, kinds: impl IntoIterator<Item = TieKind>) -> Self {
        self.ties = kinds.into_iter().collect();
        self
    }
}

impl StakeholderMap {
    /// Everything that the method asks for and the map lacks, the gravest first; people and groups by their
    /// [aliases](Self::aliases), and a group that was merged as `one of
    /// the merged groups`.
    ///
    /// See [`Code`] for the meaning and the source of each. [`WithNames::check`] gives the same findings with names.
    #[must_use]
    pub fn check(&self, rules: &MapRules, today: Date) -> Vec<Finding> {
        Check::of(self, rules, today, Some(self.aliases()))
    }
}

impl WithNames<'_> {
    /// The findings of [`StakeholderMap::check`], with names.
    #[must_use]
    pub fn check(&self, rules: &MapRules, today: Date) -> Vec<Finding> {
        Check::of(self.0, rules, today, None)
    }
}

struct Check<'a> {
    map: &'a StakeholderMap,
    rules: &'a MapRules,
    today: Date,
    aliases: Option<Aliases>,
    findings: SortedSet<Finding>,
}

impl<'a> Check<'a> {
    fn of(
        map: &'a StakeholderMap,
        rules: &'a MapRules,
        today: Date,
        aliases: Option<Aliases>,
    ) -> Vec<Finding> {
        let mut check = Self {
            map,
            rules,
            today,
            aliases,
            findings: SortedSet::new(),
        };
        check.coverage();
        check.people();
        check.acts();
        let network = map.network(rules.ties.iter().copied());
        // a map on which nobody has drawn a tie says nothing about its groups
        if network.arcs() > 0 {
            check.groups_apart(&network);
            check.fragile_brokers(&network);
            check.heard_through_opposed(&network);
        }
        check.findings.into_iter().collect()
    }

    fn push(&mut self, code: Code, at: impl Into<String>, message: String) {
        self.findings.insert(Finding::new(code, at, message));
    }

    fn slug(&self, id: &StakeholderId) -> String {
        match &self.aliases {
            None => id.to_string(),
            // everybody has an alias; should somebody not, a name is still not printed
            Some(aliases) => aliases
                .stakeholder(id)
                .map_or_else(|| "somebody".to_owned(), ToString::to_string),
        }
    }

    /// A group in a path, and in a sentence.
    fn group(&self, id: &GroupId) -> (String, String) {
        let named = |id: &GroupId| (id.to_string(), format!("the group `{id}`"));
        match &self.aliases {
            None => named(id),
            Some(aliases) => match aliases.group(id) {
                Some(alias) if !aliases.is_merged(id) => named(alias),
                _ => ("merged".to_owned(), "one of the merged groups".to_owned()),
            },
        }
    }

    /// Two groups in the order of what is printed: the order of the ids would tell something of names withheld.
    fn pair(&self, network: &Network<'_>, one: usize, other: usize) -> [(String, String); 2] {
        let mut pair = [one, other].map(|group| self.group(network.group_ids[group]));
        sort(&mut pair);
        pair
    }

    fn coverage(&mut self) {
        let missing = self.map.missing_categories();
        if missing.contains(&NineC::Consumers) {
            self.push(
                Code::NoConsumer,
                "stakeholders",
                "nobody on the map is a patient or service user".to_owned(),
            );
        }
        let others: Vec<String> = missing
            .into_iter()
            .filter(|category| *category != NineC::Consumers)
            .map(|category| category.to_string())
            .collect();
        if !others.is_empty() {
            self.push(
                Code::CategoryEmpty,
                "stakeholders",
                format!("the map has nobody among these: {}", others.join(", ")),
            );
        }
    }

    fn people(&mut self) {
        let mut last_act: SortedMap<&StakeholderId, Date> = SortedMap::new();
        for act in self.map.acts.values() {
            for person in act.people() {
                let last = last_act.entry(person).or_insert(act.on);
                *last = act.on.max(*last);
            }
        }
        for (id, person) in &self.map.stakeholders {
            let slug = self.slug(id);
            let at = format!("stakeholders/{slug}");
            let Some(commitment) = person.commitment() else {
                continue;
            };
            let gap = commitment.gap();
            let recent = last_act
                .get(id)
                .is_some_and(|last| last.days_until(self.today) <= self.rules.contact_days);
            if person.power.is_high() && gap > 0 && !recent {
                let steps = if gap == 1 {
                    "1 step".to_owned()
                } else {
                    format!("{gap} steps")
                };
                self.push(
                    Code::NoContact,
                    &at,
                    format!(
                        "in the author's view on {} `{slug}` has power {} and is {steps} below the commitment needed, with no \
                         brokering act in the last {} days",
                        commitment.as_of, person.power, self.rules.contact_days
                    ),
                );
            }
            if person.placement().quadrant == Quadrant::ManageClosely
                && commitment.needed < CommitmentLevel::HelpHappen
            {
                self.push(
                    Code::KeyPlayerNotNeeded,
                    &at,
                    format!(
                        "in the author's view on {} `{slug}` is a key player, yet the commitment needed is no more than \"{}\"",
                        commitment.as_of, commitment.needed
                    ),
                );
            }
            let age = commitment.as_of.days_until(self.today);
            if age > self.rules.commitment_days {
                self.push(
                    Code::CommitmentStale,
                    &at,
                    format!("the view of the commitment of `{slug}` is {age} days old"),
                );
            }
        }
    }

    fn acts(&mut self) {
        let roles: SortedSet<_> = self.map.acts.values().map(|act| act.role).collect();
        let acts = self.map.acts.len();
        if let (Some(role), 1, ACTS_FOR_ROLES..) = (roles.first(), roles.len(), acts) {
            self.push(
                Code::OneRoleOnly,
                "acts",
                format!("all {acts} brokering acts are {role}, which is one of four roles"),
            );
        }
    }

    /// Pairs of groups with no way for information from the one to the other, in either direction.
    fn groups_apart(&mut self, network: &Network<'_>) {
        let reached: Vec<SortedSet<usize>> = (0..network.group_ids.len())
            .map(|group| groups_reached(network, group))
            .collect();
        for (one, reached_from_one) in reached.iter().enumerate() {
            for (other, reached_from_other) in reached.iter().enumerate().skip(one + 1) {
                if reached_from_one.contains(&other) || reached_from_other.contains(&one) {
                    continue;
                }
                let [(slug, one), (_, other)] = self.pair(network, one, other);
                let ties = self.ties();
                self.push(
                    Code::GroupsApart,
                    format!("groups/{slug}"),
                    format!("no information passes between {one} and {other} ({ties})"),
                );
            }
        }
    }

    /// People without whom two groups that are connected now would not be.
    fn fragile_brokers(&mut self, network: &Network<'_>) {
        let whole = network.parts(None);
        for person in network.cuts().0 {
            let before = network.parts_of_groups(&whole, Some(person));
            let part = network.parts(Some(person));
            let after = network.parts_of_groups(&part, Some(person));
            // only groups with a member near the person can lose their way
            let near: Vec<usize> = before
                .iter()
                .filter(|(_, parts)| parts.contains(&whole[person]))
                .map(|(group, _)| *group)
                .collect();
            let pairs: Vec<(usize, usize)> = near
                .iter()
                .enumerate()
                .flat_map(|(index, one)| near[index + 1..].iter().map(move |other| (*one, *other)))
                .filter(|(one, other)| after[one].is_disjoint(&after[other]))
                .take(PAIRS_NAMED + 1)
                .collect();
            if pairs.is_empty() {
                continue;
            }
            let mut named: Vec<String> = pairs
                .iter()
                .take(PAIRS_NAMED)
                .map(|(one, other)| {
                    let [(_, one), (_, other)] = self.pair(network, *one, *other);
                    if one == other {
                        "two of the merged groups with each other".to_owned()
                    } else {
                        format!("{one} with {other}")
                    }
                })
                .collect();
            // without names, several pairs may read alike: they are said once
            named.dedup();
            let more = if pairs.len() > PAIRS_NAMED {
                ", and more"
            } else {
                ""
            };
            let slug = self.slug(network.id(person));
            let ties = self.ties();
            self.push(
                Code::FragileBroker,
                format!("stakeholders/{slug}"),
                format!(
                    "`{slug}` alone connects {}{more} ({ties})",
                    named.join(", ")
                ),
            );
        }
    }

    /// Groups into which every arc passes through one person who is seen as opposed.
    fn heard_through_opposed(&mut self, network: &Network<'_>) {
        let mut incoming: SortedMap<usize, Vec<(usize, usize)>> = SortedMap::new();
        for (to, informants) in network.inward.iter().enumerate() {
            for &from in informants {
                if network.groups[from] != network.groups[to] {
                    incoming
                        .entry(network.groups[to])
                        .or_default()
                        .push((from, to));
                }
            }
        }
        for (group, arcs) in incoming {
            let Some(&(from, to)) = arcs.first() else {
                continue;
            };
            for person in [from, to] {
                let id = network.id(person);
                let Some(commitment) = self.map.stakeholders[id].commitment() else {
                    continue;
                };
                let only = arcs
                    .iter()
                    .all(|&(from, to)| from == person || to == person);
                if commitment.now != CommitmentLevel::Opposed || !only {
                    continue;
                }
                let (slug, group) = self.group(network.group_ids[group]);
                let (person, on, ties) = (self.slug(id), commitment.as_of, self.ties());
                self.push(
                    Code::HeardThroughOpposed,
                    format!("groups/{slug}"),
                    format!("{group} hears from others only through `{person}`, seen as opposed on {on}: hear them first ({ties})"),
                );
            }
        }
    }

    fn ties(&self) -> String {
        format!("ties: {}", super::network::kinds_in_words(&self.rules.ties))
    }
}

/// The groups that information from a group reaches.
fn groups_reached(network: &Network<'_>, group: usize) -> SortedSet<usize> {
    let mut open: Vec<usize> = (0..network.people())
        .filter(|person| network.groups[*person] == group)
        .collect();
    let mut seen = vec![false; network.people()];
    for &person in &open {
        seen[person] = true;
    }
    let mut reached = SortedSet::new();
    while let Some(person) = open.pop() {
        reached.insert(network.groups[person]);
        for &next in &network.outward[person] {
            if !std::mem::replace(&mut seen[next], true) {
                open.push(next);
            }
        }
    }
    reached
}
