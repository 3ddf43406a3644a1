//! The network of a map, against published values and against counting by hand.

#![expect(
    clippy::needless_range_loop,
    reason = "people are numbered, as in the formulas that the tests spell out"
)]

use improvement::stakeholder::network::{Brokerage, Divergence, Network};
use improvement::stakeholder::{Stakeholder, TieKind};
use improvement::{StakeholderMap, date, id::StakeholderId};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The printed values have four decimals.
const PRINTED: f64 = 0.000_05;
/// Two routes through the same sum of a few fractions differ by rounding only.
const ROUNDING: f64 = 1e-9;

fn id(id: &str) -> StakeholderId {
    StakeholderId::new(id).unwrap()
}

fn map<'a>(
    people: impl IntoIterator<Item = (&'a str, &'a str)>,
    arcs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> StakeholderMap {
    let mut map = StakeholderMap::new();
    for (person, group) in people {
        map.add(
            person,
            Stakeholder::new(person, group, 3, 3, date(2026, 3, 1)).unwrap(),
        )
        .unwrap();
    }
    for (from, to) in arcs {
        map.tie(from, TieKind::Informs, to).unwrap();
    }
    map
}

const TEACHING_PEOPLE: [(&str, &str); 8] = [
    ("chief-exec", "exec"),
    ("med-director", "exec"),
    ("ward-mgr", "ward"),
    ("sr-nurse", "ward"),
    ("nurse", "ward"),
    ("consultant", "medical"),
    ("pharmacist", "pharmacy"),
    ("pharm-mgr", "pharmacy"),
];

const TEACHING_ARCS: [(&str, &str); 13] = [
    ("chief-exec", "med-director"),
    ("med-director", "ward-mgr"),
    ("med-director", "consultant"),
    ("consultant", "ward-mgr"),
    ("ward-mgr", "med-director"),
    ("ward-mgr", "sr-nurse"),
    ("ward-mgr", "pharm-mgr"),
    ("sr-nurse", "ward-mgr"),
    ("sr-nurse", "nurse"),
    ("nurse", "sr-nurse"),
    ("pharm-mgr", "ward-mgr"),
    ("pharm-mgr", "pharmacist"),
    ("pharmacist", "pharm-mgr"),
];

/// Coordinator, itinerant, gatekeeper, representative, liaison.
fn roles(counts: Brokerage) -> [u64; 5] {
    [
        counts.coordinator,
        counts.itinerant,
        counts.gatekeeper,
        counts.representative,
        counts.liaison,
    ]
}

/// Brokerage and degrees by hand; betweenness and constraint by NetworkX.
#[test]
fn the_teaching_network() {
    let map = map(TEACHING_PEOPLE, TEACHING_ARCS);
    let network = map.network([TieKind::Informs]);
    let (betweenness, constraint, brokerage) = (
        network.betweenness(),
        network.constraint(),
        network.brokerage(),
    );
    for (name, degree, between, constrained, brokered) in [
        ("ward-mgr", Some((4, 3)), 29.0, 0.3367, [0, 0, 3, 2, 4]),
        ("med-director", Some((2, 2)), 11.0, 0.5564, [0, 0, 0, 2, 1]),
        ("sr-nurse", Some((2, 2)), 11.0, 0.5000, [2, 0, 0, 0, 0]),
        ("pharm-mgr", Some((2, 2)), 11.0, 0.5000, [0, 0, 1, 1, 0]),
        ("consultant", Some((1, 1)), 0.0, 0.9758, [0; 5]),
        ("chief-exec", None, 0.0, 1.0, [0; 5]),
        ("nurse", None, 0.0, 1.0, [0; 5]),
        ("pharmacist", None, 0.0, 1.0, [0; 5]),
    ] {
        let person = id(name);
        if let Some((inward, outward)) = degree {
            let found = network.degree(&person).unwrap();
            assert_eq!((found.inward, found.outward), (inward, outward), "{name}");
        }
        assert!(
            (betweenness[&person] - between).abs() < ROUNDING,
            "{name}: {}",
            betweenness[&person]
        );
        let found = constraint[&person].unwrap();
        assert!((found - constrained).abs() < PRINTED, "{name}: {found}");
        assert_eq!(roles(brokerage[&person]), brokered, "{name}");
        assert_eq!(brokerage[&person].total(), brokered.iter().sum::<u64>());
    }
    let points: Vec<&str> = network
        .articulation_points()
        .into_iter()
        .map(StakeholderId::as_str)
        .collect();
    assert_eq!(
        points,
        ["med-director", "pharm-mgr", "sr-nurse", "ward-mgr"]
    );
}

/// Krackhardt's kite, undirected: constraint and betweenness of nodes 0 to 9.
#[test]
fn the_kite() {
    const NAMES: [&str; 10] = ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9"];
    const EDGES: [(usize, usize); 18] = [
        (0, 1),
        (0, 2),
        (0, 3),
        (0, 5),
        (1, 3),
        (1, 4),
        (1, 6),
        (2, 3),
        (2, 5),
        (3, 4),
        (3, 5),
        (3, 6),
        (4, 6),
        (5, 6),
        (5, 7),
        (6, 7),
        (7, 8),
        (8, 9),
    ];
    let constraint = [
        0.5412, 0.5412, 0.6641, 0.4702, 0.6641, 0.4451, 0.4451, 0.4311, 0.5, 1.0,
    ];
    let betweenness = [
        0.8333, 0.8333, 0.0, 3.6667, 0.0, 8.3333, 8.3333, 14.0, 8.0, 0.0,
    ];
    let both_ways = EDGES
        .iter()
        .flat_map(|&(one, other)| [(NAMES[one], NAMES[other]), (NAMES[other], NAMES[one])]);
    let map = map(NAMES.map(|name| (name, "all")), both_ways);
    let network = map.network([TieKind::Informs]);
    for (number, name) in NAMES.into_iter().enumerate() {
        let found = network.constraint()[&id(name)].unwrap();
        assert!(
            (found - constraint[number]).abs() < PRINTED,
            "{name}: {found}"
        );
        // every pair counts once in each direction
        let found = network.betweenness()[&id(name)] / 2.0;
        assert!(
            (found - betweenness[number]).abs() < PRINTED,
            "{name}: {found}"
        );
    }
    let bridges: Vec<_> = network
        .bridges()
        .into_iter()
        .map(|(one, other)| (one.as_str(), other.as_str()))
        .collect();
    assert_eq!(bridges, [("n7", "n8"), ("n8", "n9")]);
    let points: Vec<&str> = network
        .articulation_points()
        .into_iter()
        .map(StakeholderId::as_str)
        .collect();
    assert_eq!(points, ["n7", "n8"]);
}

/// Taken as asked, the same ties swap gatekeeper and representative.
#[test]
fn advice_runs_the_other_way() {
    let people = [("a", "one"), ("b", "two"), ("c", "two")];
    let informs = map(people, [("a", "b"), ("b", "c")]);
    let mut advice = map(people, []);
    advice
        .tie("b", TieKind::AsksAdvice, "a")
        .unwrap()
        .tie("c", TieKind::AsksAdvice, "b")
        .unwrap();
    let of = |network: &Network<'_>| roles(network.brokerage()[&id("b")]);
    assert_eq!(of(&informs.network([TieKind::Informs])), [0, 0, 1, 0, 0]);
    assert_eq!(of(&advice.network([TieKind::AsksAdvice])), [0, 0, 1, 0, 0]);
    let mut as_asked = map(people, []);
    as_asked
        .tie("b", TieKind::Informs, "a")
        .unwrap()
        .tie("c", TieKind::Informs, "b")
        .unwrap();
    assert_eq!(of(&as_asked.network([TieKind::Informs])), [0, 0, 0, 1, 0]);
    // a reporting line runs upwards; ties of other kinds are left out; two ties of one direction make one arc
    let mut reports = map(people, [("a", "b")]);
    reports
        .tie("a", TieKind::ReportsTo, "b")
        .unwrap()
        .tie("b", TieKind::ReportsTo, "c")
        .unwrap();
    assert_eq!(of(&reports.network(TieKind::ALL)), [0, 0, 1, 0, 0]);
    assert_eq!(
        (
            reports.network([TieKind::Informs]).arcs(),
            reports.network(TieKind::ALL).arcs()
        ),
        (1, 2)
    );
    assert_eq!(
        format!(
            "{:?}",
            reports.network([TieKind::Informs, TieKind::ReportsTo])
        ),
        "Network of 3 people and 2 arcs (informs, reports to)"
    );
}

#[test]
fn somebody_alone_has_no_constraint_and_no_fit() {
    let map = map([("a", "one"), ("b", "one"), ("alone", "one")], [("a", "b")]);
    let network = map.network([TieKind::Informs]);
    assert_eq!(network.constraint()[&id("alone")], None);
    assert_eq!(
        network
            .degree(&id("alone"))
            .map(|degree| degree.inward + degree.outward),
        Some(0)
    );
    assert_eq!(network.degree(&id("nobody")), None);
    assert!(network.fit(&id("alone"), Divergence::Divergent).is_none());
    assert!(network.fit(&id("nobody"), Divergence::Divergent).is_none());
}

#[test]
fn fit_is_advice() {
    let map = map(TEACHING_PEOPLE, TEACHING_ARCS);
    let network = map.network([TieKind::Informs]);
    let fit = |name, change| network.fit(&id(name), change).unwrap();
    assert_eq!(
        (
            fit("ward-mgr", Divergence::Divergent).place,
            fit("ward-mgr", Divergence::Divergent).of
        ),
        (1, 8)
    );
    assert_eq!(fit("nurse", Divergence::Divergent).place, 6);
    assert_eq!(
        fit("consultant", Divergence::NotDivergent).to_string(),
        "constraint 0.98, place 5 of 8 from the most open (ties: informs): in 68 changes in the NHS a closed network went with \
         adoption of changes that go on from how things are done"
    );
}

#[test]
fn a_long_chain_overflows_no_stack() {
    let names: Vec<String> = (0..5_000).map(|number| format!("n{number:04}")).collect();
    let map = map(
        names.iter().map(|name| (name.as_str(), "all")),
        names
            .windows(2)
            .map(|pair| (pair[0].as_str(), pair[1].as_str())),
    );
    let network = map.network([TieKind::Informs]);
    assert_eq!(
        (network.articulation_points().len(), network.bridges().len()),
        (4_998, 4_999)
    );
}

// ---- by counting

const NAMES: [&str; 6] = ["p0", "p1", "p2", "p3", "p4", "p5"];
const GROUPS: [&str; 3] = ["x", "y", "z"];

#[derive(Debug, Clone)]
struct Small {
    groups: Vec<usize>,
    arcs: BTreeSet<(usize, usize)>,
}

fn small() -> impl Strategy<Value = Small> {
    (2..=6_usize).prop_flat_map(|people| {
        let groups = proptest::collection::vec(0..3_usize, people);
        let arcs = proptest::collection::btree_set((0..people, 0..people), 0..=people * 3);
        (groups, arcs).prop_map(|(groups, arcs)| Small {
            groups,
            arcs: arcs.into_iter().filter(|(from, to)| from != to).collect(),
        })
    })
}

impl Small {
    fn map(&self) -> StakeholderMap {
        map(
            self.groups
                .iter()
                .enumerate()
                .map(|(number, group)| (NAMES[number], GROUPS[*group])),
            self.arcs.iter().map(|&(from, to)| (NAMES[from], NAMES[to])),
        )
    }

    fn people(&self) -> usize {
        self.groups.len()
    }

    /// Every way from one person to another that meets nobody twice.
    fn ways(&self, way: &mut Vec<usize>, to: usize, found: &mut Vec<Vec<usize>>) {
        let here = way[way.len() - 1];
        if here == to {
            found.push(way.clone());
            return;
        }
        for next in 0..self.people() {
            if self.arcs.contains(&(here, next)) && !way.contains(&next) {
                way.push(next);
                self.ways(way, to, found);
                way.pop();
            }
        }
    }

    /// How many parts the people fall into, direction not counting, without some people and contacts.
    fn parts(&self, gone: Option<usize>, cut: Option<(usize, usize)>) -> usize {
        let mut part: Vec<usize> = (0..self.people()).collect();
        for _ in 0..self.people() {
            for &(from, to) in &self.arcs {
                let is_cut = cut.is_some_and(|(one, other)| {
                    (from, to) == (one, other) || (from, to) == (other, one)
                });
                if Some(from) == gone || Some(to) == gone || is_cut {
                    continue;
                }
                let lowest = part[from].min(part[to]);
                part[from] = lowest;
                part[to] = lowest;
            }
        }
        let parts: BTreeSet<usize> = (0..self.people())
            .filter(|person| Some(*person) != gone)
            .map(|person| part[person])
            .collect();
        parts.len()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn betweenness_is_the_share_of_shortest_ways(small in small()) {
        let map = small.map();
        let found = map.network([TieKind::Informs]).betweenness();
        let mut counted = vec![0.0; small.people()];
        for from in 0..small.people() {
            for to in (0..small.people()).filter(|to| *to != from) {
                let mut ways = Vec::new();
                small.ways(&mut vec![from], to, &mut ways);
                let Some(shortest) = ways.iter().map(Vec::len).min() else { continue };
                ways.retain(|way| way.len() == shortest);
                for way in &ways {
                    for &between in &way[1..way.len() - 1] {
                        counted[between] += 1.0 / ways.len() as f64;
                    }
                }
            }
        }
        for (person, counted) in counted.into_iter().enumerate() {
            let found = found[&id(NAMES[person])];
            prop_assert!((found - counted).abs() < ROUNDING, "{}: {found} and {counted}", NAMES[person]);
        }
    }

    #[test]
    fn brokerage_is_every_open_triple(small in small()) {
        let map = small.map();
        let found = map.network([TieKind::Informs]).brokerage();
        let mut counted = vec![[0; 5]; small.people()];
        for from in 0..small.people() {
            for broker in 0..small.people() {
                for to in 0..small.people() {
                    let open = small.arcs.contains(&(from, broker))
                        && small.arcs.contains(&(broker, to))
                        && !small.arcs.contains(&(from, to))
                        && from != to;
                    if !open {
                        continue;
                    }
                    // coordinator AAA, itinerant ABA, gatekeeper ABB, representative AAB, liaison ABC
                    let letters = [small.groups[from], small.groups[broker], small.groups[to]];
                    let role = match letters {
                        [a, b, c] if a == b && b == c => 0,
                        [a, _, c] if a == c => 1,
                        [_, b, c] if b == c => 2,
                        [a, b, _] if a == b => 3,
                        _ => 4,
                    };
                    counted[broker][role] += 1;
                }
            }
        }
        for (person, counted) in counted.into_iter().enumerate() {
            prop_assert_eq!(roles(found[&id(NAMES[person])]), counted, "{}", NAMES[person]);
        }
    }

    #[test]
    fn constraint_is_its_formula(small in small()) {
        let map = small.map();
        let found = map.network([TieKind::Informs]).constraint();
        let people = small.people();
        let arc = |from, to| f64::from(u8::from(small.arcs.contains(&(from, to))));
        let both = |one, other| arc(one, other) + arc(other, one);
        let share = |one, other| {
            let all: f64 = (0..people).map(|third| both(one, third)).sum();
            if all > 0.0 { both(one, other) / all } else { 0.0 }
        };
        for (person, name) in NAMES.into_iter().enumerate().take(people) {
            let contacts: Vec<usize> = (0..people).filter(|other| both(person, *other) > 0.0).collect();
            let formula: f64 = contacts
                .iter()
                .map(|&contact| {
                    let indirect: f64 = (0..people)
                        .filter(|third| *third != person && *third != contact)
                        .map(|third| share(person, third) * share(third, contact))
                        .sum();
                    (share(person, contact) + indirect).powi(2)
                })
                .sum();
            match found[&id(name)] {
                None => prop_assert!(contacts.is_empty()),
                Some(found) => prop_assert!(!contacts.is_empty() && (found - formula).abs() < ROUNDING, "{found} and {formula}"),
            }
        }
    }

    #[test]
    fn cuts_are_what_parts_the_network(small in small()) {
        let map = small.map();
        let network = map.network([TieKind::Informs]);
        let (points, bridges) = (network.articulation_points(), network.bridges());
        let whole = small.parts(None, None);
        for person in 0..small.people() {
            // without them the others fall into more parts; somebody without a contact was a part of their own
            let parts = small.parts(Some(person), None);
            prop_assert_eq!(points.contains(&id(NAMES[person])), parts > whole, "{}", NAMES[person]);
        }
        for one in 0..small.people() {
            for other in one + 1..small.people() {
                let tied = small.arcs.contains(&(one, other)) || small.arcs.contains(&(other, one));
                let parts = tied && small.parts(None, Some((one, other))) > whole;
                prop_assert_eq!(bridges.contains(&(&id(NAMES[one]), &id(NAMES[other]))), parts);
            }
        }
    }
}
