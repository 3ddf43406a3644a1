//! 2. Red beads (15 minutes)
//!
//! Ann, Bob, Cara, Dev, Ella and Femi each dip a paddle with fifty holes into a box of beads, once a day for four days. White
//! beads are good work, and red ones are defects. At the end of the week the manager counts: whoever has the fewest red beads is
//! to be worker of the month, and whoever has the most is to be spoken to.
//!
//! Who works better or worse than the others? Make a chart of all 24 dips, look, and give one name, or `nobody`.
//!
//! The experiment is that of W. Edwards Deming.

use improvement::Error;
use improvement::course::{self, Answer, Marked};
use improvement::teach::RedBeads;

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// The workers, in the order in which they dip.
const NAMES: [&str; 6] = ["Ann", "Bob", "Cara", "Dev", "Ella", "Femi"];

/// A name, or `nobody`: `Ok(Answer::choice("Bob"))`.
///
/// # Errors
///
/// Those of the chart.
pub fn answer() -> Result<Answer, Error> {
    let beads = RedBeads::new(SEED);
    for (worker, name) in (0..).zip(NAMES) {
        let total = beads.total(worker).unwrap_or_default();
        println!("{name}: {total} red beads");
    }
    // TODO: print the chart of all dips: `improvement::Chart::of(improvement::Kind::Np, beads.series()?)?`
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("red-beads", SEED, answer());
    let picture = "pictures/02_red_beads.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
