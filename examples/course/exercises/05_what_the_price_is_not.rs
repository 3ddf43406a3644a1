//! 5. Read it, and what its price is not (25 minutes)
//!
//! A hospital has 200 wards, each with a chart of 24 months. On 180 of them nothing has changed. The other 20 changed half-way
//! along, by one and a half standard deviations. Under each chart stands its price: of 100 charts like it about 16 would signal
//! with nothing changed. "So of 100 wards with a signal, 84 have changed," says the director, and plans 84 visits.
//!
//! Here the truth is known. Make the 200 charts, and keep those with a signal. Of these, what share is of wards on which nothing
//! changed? Give it as a share between none and all: 0.25 for a quarter.

use improvement::course::{self, Answer, Marked};
use improvement::teach::{Known, Truth};
use improvement::{Chart, Error};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// The share: `Ok(Answer::number(0.25))`.
///
/// # Errors
///
/// Those of the charts.
pub fn answer() -> Result<Answer, Error> {
    let same = Known::new(Truth::Steady, 24)?.many(SEED, 180)?;
    let shift = Truth::Shift { from: 12, by: 1.5 };
    let changed = Known::new(shift, 24)?.many(SEED ^ 1, 20)?;
    println!("{} wards and {} wards", same.len(), changed.len());
    println!("{}", Chart::xmr(&same[0])?);
    // TODO: of each kind, count the charts with a signal (`!chart.signals().is_empty()`)
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("what-the-price-is-not", SEED, answer());
    let picture = "pictures/05_what_the_price_is_not.svg";
    if marked
        .picture()
        .is_some_and(|svg| std::fs::write(picture, svg).is_ok())
    {
        println!("Look first: {picture}\n");
    }
    println!("{marked}");
    marked
}
