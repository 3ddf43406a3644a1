//! Who carries it? A network of eight people without names.
//!
//! The network is the crate's own, made for teaching. Brokerage after Gould and Fernandez 1989.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::date::date;
use crate::base::error::Error;
use crate::base::id::StakeholderId;
use crate::work::stakeholder::{Stakeholder, StakeholderMap, TieKind};

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 13,
    name: "who-carries-it",
    title: "Who carries it?",
    module: Module::Carry,
    minutes: 25,
    outcome: "find out through whom a change travels, whatever their rank",
    task: "Give the person through whom most pairs of people hear from each other that would not otherwise.",
    hints: [
        "Draw the eight people on paper, with an arrow for each tie. Who stands between others? Rank is not on the drawing.",
        "`map.network([TieKind::Informs]).brokerage()` has a row for each person, and `total()` adds their five roles.",
    ],
    page: Page::Module("stakeholder::network"),
    seeded: false,
    chart: None,
    marker: Marker::Stakeholder(mark),
    file: include_str!("../../../../examples/course/exercises/13_who_carries_it.rs"),
    solution: include_str!("../../../../examples/course/solutions/13_who_carries_it.rs"),
};

/// Who they are, and the group that they belong to; those of the board come first.
const PEOPLE: [(&str, &str); 8] = [
    ("chief-executive", "board"),
    ("medical-director", "board"),
    ("consultant", "doctors"),
    ("ward-manager", "ward"),
    ("senior-nurse", "ward"),
    ("nurse", "ward"),
    ("pharmacy-manager", "pharmacy"),
    ("pharmacist", "pharmacy"),
];

/// Who tells whom, by their places.
#[rustfmt::skip]
const TELLS: [(usize, usize); 13] = [
    (0, 1), (1, 3), (1, 2), (2, 3), (3, 1), (3, 4), (3, 6), (4, 3), (4, 5), (5, 4), (6, 3), (6, 7), (7, 6),
];

fn map() -> Result<StakeholderMap, Error> {
    let mut map = StakeholderMap::new();
    for (who, group) in PEOPLE {
        map.add(who, Stakeholder::new(who, group, 3, 3, date(2026, 3, 1))?)?;
    }
    for (from, to) in TELLS {
        map.tie(PEOPLE[from].0, TieKind::Informs, PEOPLE[to].0)?;
    }
    Ok(map)
}

fn mark(given: &StakeholderId, _: u64) -> Result<Mark, Error> {
    let map = map()?;
    let network = map.network([TieKind::Informs]);
    let pairs = |who: &StakeholderId| network.brokerage().get(who).map(|one| one.total());
    let Some(own) = pairs(given) else {
        return Ok(Mark::look(NOBODY));
    };
    let most = map
        .stakeholders()
        .keys()
        .filter_map(pairs)
        .max()
        .unwrap_or_default();
    let first = StakeholderId::new(PEOPLE[0].0)?;
    let top = pairs(&first).unwrap_or_default();
    let on_the_board = PEOPLE
        .iter()
        .any(|&(who, group)| who == given.as_str() && group == "board");
    Ok(if own == most {
        Mark::right(why(own, top))
    } else if on_the_board {
        Mark::wrong(Misconception::RankIsBrokerage, by_rank(given, own))
    } else {
        Mark::look(other(given, own))
    })
}

// What is said.

const NOBODY: &str = "There is nobody of that id among the eight. Take it from the first column of `PEOPLE`, as it stands there.";

fn pairs(number: u64) -> String {
    match number {
        0 => "no pair".to_owned(),
        1 => "1 pair".to_owned(),
        number => format!("{number} pairs"),
    }
}

fn named(who: &StakeholderId) -> String {
    who.as_str().replace('-', " ")
}

fn why(own: u64, top: u64) -> String {
    format!(
        "{} of people hear of each other's changes through this person alone, and through the chief executive {}. Where somebody stands does not say \
         what they do there, nor whether they are for the change: go and ask. What was checked is who tells whom, as eight people said it.",
        pairs(own),
        pairs(top)
    )
}

fn by_rank(who: &StakeholderId, own: u64) -> String {
    format!(
        "The {} stands high, and brokers {}. A post says whom somebody may tell. Look at who is told by whom, and count for each person the pairs that \
         reach each other through them alone.",
        named(who),
        pairs(own)
    )
}

fn other(who: &StakeholderId, own: u64) -> String {
    format!(
        "The {} brokers {}, and somebody else brokers more. Draw the ties as arrows, and follow each two steps: through whom do most of them run?",
        named(who),
        pairs(own)
    )
}
