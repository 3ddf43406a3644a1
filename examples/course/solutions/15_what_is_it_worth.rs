//! 15. What is it worth? (20 minutes)
//!
//! A ward has tested a new way to plan discharges for a year. The director of finance asks one question: how much money
//! leaves our budget less in a year because of it, once the tests of that year are paid?
//!
//! Agency shifts are paid for, and fewer are needed. Nurses have more time, and nobody's pay changes. Falls that did not
//! happen would have cost something. (The figures are made up.)

use improvement::Error;
use improvement::course::{self, Answer, Marked};
use improvement::project::{Benefit, BenefitKind, BenefitTotals, Recurrence};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// What it brings in a year, with its kind and its worth in pence.
fn benefits(seed: u64) -> [(&'static str, BenefitKind, i64); 3] {
    let shifts = 20 + (seed % 30) as i64;
    [
        (
            "fewer agency shifts",
            BenefitKind::CashReleasing,
            shifts * 31_050,
        ),
        ("time of nurses", BenefitKind::Productivity, 960_000),
        (
            "falls that did not happen",
            BenefitKind::CostAvoidance,
            412_500,
        ),
    ]
}

/// What each of the three tests cost, in pence.
const TESTS: [u64; 3] = [18_000, 24_250, 53_500];

/// The money that leaves the budget less in that year, in pounds: `Ok(Answer::number(1250.5))` is £1,250.50.
pub fn answer() -> Result<Answer, Error> {
    answer_for(SEED)
}

/// The same for any seed.
pub fn answer_for(seed: u64) -> Result<Answer, Error> {
    let mut all = Vec::new();
    for (number, (what, kind, pence)) in benefits(seed).into_iter().enumerate() {
        let id = format!("benefit-{number}");
        all.push(Benefit::new(id, what, kind, Recurrence::EachYear)?.worth(pence));
    }
    let cash = BenefitTotals::of(&all).pence(BenefitKind::CashReleasing, Recurrence::EachYear);
    let cost: u64 = TESTS.iter().sum();
    Answer::number((cash as f64 - cost as f64) / 100.0).sure(0.8)
}

fn main() -> Marked {
    let marked = course::mark("what-is-it-worth", SEED, answer());
    println!("{marked}");
    marked
}
