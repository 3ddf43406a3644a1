//! Tampering.

use super::Row;
use improvement::course::Answer;
use improvement::teach::{Adjustment, Tampering};

#[path = "../../../examples/course/solutions/03_tampering.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/03_tampering.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

/// The variance of a thousand drops, against that of the funnel left alone.
fn times(seed: u64, adjustment: Adjustment) -> f64 {
    let squares = |adjustment| {
        let drops = Tampering::new(seed).drops(adjustment, 1000).expect("drops");
        drops.iter().map(|drop| drop * drop).sum::<f64>()
    };
    squares(adjustment) / squares(Adjustment::None)
}

fn alone(seed: u64) -> f64 {
    let drops = Tampering::new(seed)
        .drops(Adjustment::None, 1000)
        .expect("drops");
    drops.iter().map(|drop| drop * drop).sum::<f64>() / 1000.0
}

pub(super) fn row() -> Row {
    Row {
        name: "tampering",
        untouched: untouched::answer,
        solution: solution::answer_for,
        wrong: |seed| {
            let right = times(seed, Adjustment::FromLast);
            let numbers = [
                1.0,
                // left alone divided by adjusted
                1.0 / right,
                // standard deviations
                right.sqrt(),
                // steadier, by how much is guessed
                0.8,
                // the rule that swings
                times(seed, Adjustment::FromTarget),
                // undivided, in square centimetres
                9.0 * right * alone(seed),
                // so many percent
                100.0 * right,
                // squared once too often
                right * right,
                -1.0,
            ];
            numbers.map(Answer::number).to_vec()
        },
        secrets: &["twice", "doubles", "two times", "double"],
    }
}
