//! 13. Who carries it? (25 minutes)
//!
//! Every ward is to use one handover sheet. A letter from the top went out months ago, and little has moved. Eight people
//! were asked whom they tell about a change at work. They stand here under what they do, without names.
//!
//! Somebody brokers a pair of people where word gets from the one to the other through them, and not directly. Who brokers
//! most pairs, and is the one to ask first?

use improvement::course::{self, Answer, Marked};
use improvement::stakeholder::{Stakeholder, StakeholderMap, TieKind};
use improvement::{Error, date};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// Who they are, and the group that they belong to.
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

/// Who tells whom, by their places in the list above, counted from 0.
#[rustfmt::skip]
const TELLS: [(usize, usize); 13] = [
    (0, 1), (1, 3), (1, 2), (2, 3), (3, 1), (3, 4), (3, 6), (4, 3), (4, 5), (5, 4), (6, 3), (6, 7), (7, 6),
];

/// The person who brokers most pairs: `Ok(Answer::stakeholder(improvement::id::StakeholderId::new("nurse")?))`.
///
/// # Errors
///
/// Those of the map.
pub fn answer() -> Result<Answer, Error> {
    let mut map = StakeholderMap::new();
    for (who, group) in PEOPLE {
        // power and interest, from 1 to 5, do not matter here
        map.add(who, Stakeholder::new(who, group, 3, 3, date(2026, 3, 1))?)?;
    }
    for (from, to) in TELLS {
        map.tie(PEOPLE[from].0, TieKind::Informs, PEOPLE[to].0)?;
    }
    // TODO: print `map.network([TieKind::Informs]).brokerage()`: who, with a row of pairs whose `total()` is what is asked
    println!("{} people on the map", map.stakeholders().len());
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("who-carries-it", SEED, answer());
    println!("{marked}");
    marked
}
