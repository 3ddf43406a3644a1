//! What is it worth?

use super::Row;
use improvement::course::Answer;

#[path = "../../../examples/course/solutions/15_what_is_it_worth.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/15_what_is_it_worth.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "what-is-it-worth",
        untouched: untouched::answer,
        solution: solution::answer_for,
        wrong: |seed| {
            let shifts = 20 + i32::try_from(seed % 30).expect("below 30");
            let cash = f64::from(shifts) * 310.5;
            let (time, avoided, tests) = (9_600.0, 4_125.0, 957.5);
            let wrong = [
                cash + time + avoided,
                cash,
                cash + time,
                cash + avoided - tests,
                cash + tests,
                (cash - tests) * 100.0,
                time,
                -1.0,
            ];
            wrong.map(Answer::number).to_vec()
        },
        secrets: &[],
    }
}
