//! A family of measures.

use super::Row;
use improvement::course::Answer;

#[path = "../../../examples/course/solutions/11_a_family_of_measures.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/11_a_family_of_measures.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "a-family-of-measures",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let measures = [
                "over-four-hours",
                "over-six-hours",
                "doctor-hours",
                "trained",
                "came",
            ];
            measures.map(Answer::choice).to_vec()
        },
        secrets: &["given a bed", "admission"],
    }
}
