//! 3. Tampering (15 minutes)
//!
//! An oven that warms blankets is a little too warm on some days and a little too cool on others. A conscientious colleague reads
//! the thermometer each morning and turns the knob back by exactly as much as the oven was off. Does that make it steadier?
//!
//! Deming played this with marbles that fall through a funnel: `Tampering` is his experiment. Let a thousand marbles fall with
//! the funnel left alone, and a thousand with the funnel moved back after each by what it missed (`Adjustment::FromLast`).
//!
//! How many times as large is the variance with the adjusting as without? Give that number.

use improvement::Error;
use improvement::course::{self, Answer, Marked};
use improvement::teach::{Adjustment, Tampering};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// How many centimetres it is from the target, which is at 0, to a drop of 1.
const CENTIMETRES: f64 = 3.0;

/// How far the drops vary: their mean squared distance from the target, in square centimetres.
fn variance(drops: &[f64]) -> f64 {
    let squares = drops.iter().map(|drop| (CENTIMETRES * drop).powi(2));
    squares.sum::<f64>() / drops.len() as f64
}

/// How many times as large the variance is with the adjusting: `Ok(Answer::number(0.7))`.
///
/// # Errors
///
/// Those of the experiment.
pub fn answer() -> Result<Answer, Error> {
    answer_for(SEED)
}

/// The same with any seed.
///
/// # Errors
///
/// Those of the experiment.
pub fn answer_for(seed: u64) -> Result<Answer, Error> {
    let alone = Tampering::new(seed).drops(Adjustment::None, 1000)?;
    let adjusted = Tampering::new(seed).drops(Adjustment::FromLast, 1000)?;
    Ok(Answer::number(variance(&adjusted) / variance(&alone)))
}

fn main() -> Marked {
    let marked = course::mark("tampering", SEED, answer());
    let picture = "pictures/03_tampering.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
