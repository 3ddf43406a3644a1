//! 1. Two points lie (15 minutes)
//!
//! The board of a hospital gets a table each month: red if more people waited over four hours in the emergency department
//! than in the month before, green if fewer. Nine of the last seventeen months were red, and each time somebody had to
//! explain why. You are asked which months are worth asking about.
//!
//! Make a chart of all months, look, and give the points that it marks.
//!
//! The figures are those of a real department, April 2017 to September 2018. Contains public sector information licensed
//! under the Open Government Licence v3.0.

use improvement::Error;
use improvement::course::{self, Answer, Marked};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// Of 100 people, how many waited more than four hours, month by month.
const OVER: [f64; 18] = [
    8.2, 11.0, 7.0, 6.5, 6.8, 8.9, 7.1, 6.7, 8.9, 7.8, 8.2, 8.3, 7.0, 6.0, 6.6, 5.7, 6.4, 7.1,
];

/// The points that the chart marks, counted from 1: `Ok(Answer::points([3, 9]))` for the third and the ninth.
///
/// # Errors
///
/// Those of the chart.
pub fn answer() -> Result<Answer, Error> {
    println!("{} months", OVER.len());
    // TODO: make a chart of `OVER` (`improvement::Chart::xmr(OVER)?`) and print it
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("two-points-lie", SEED, answer());
    let picture = "pictures/01_two_points_lie.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
