//! 6. Could the chart have seen it? (20 minutes)
//!
//! Half-way through these fifteen months an emergency department moved a senior nurse to the front door. The chart has no
//! signal. "So it made no difference," says the finance director, and the nurse is to go back.
//!
//! Suppose that the nurse did make a difference: that from half-way on the figure moved by one of its standard deviations and
//! stayed there. How often would a chart like this one have shown it? Give that as a share between none and all: 0.25 for a
//! quarter. (Ask the chart: `chart.power(1.0)?.chance()`, or print `chart.unseen(1.0)?`.)
//!
//! The figures are those of a real department, April 2017 to June 2018; the nurse is made up. (They are the first months of
//! exercise 1. A chart of fewer months has other limits, and May 2017 lies within them here.) Contains public sector information
//! licensed under the Open Government Licence v3.0.

use improvement::course::{self, Answer, Marked};
use improvement::{Chart, Direction, Error};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// Of 100 people, how many waited more than four hours, month by month.
const OVER: [f64; 15] = [
    8.2, 11.0, 7.0, 6.5, 6.8, 8.9, 7.1, 6.7, 8.9, 7.8, 8.2, 8.3, 7.0, 6.0, 6.6,
];

/// The share: `Ok(Answer::number(0.25))`.
///
/// # Errors
///
/// Those of the chart.
pub fn answer() -> Result<Answer, Error> {
    let chart = Chart::options().better(Direction::Lower).xmr(OVER)?;
    let power = chart.power(1.0)?;
    println!("{power}\n");
    Answer::number(power.chance()).sure(0.9)
}

fn main() -> Marked {
    let marked = course::mark("could-it-have-seen", SEED, answer());
    let picture = "pictures/06_could_it_have_seen.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
