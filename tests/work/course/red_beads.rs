//! Red beads.

use super::Row;
use improvement::course::Answer;

#[path = "../../../examples/course/solutions/02_red_beads.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/02_red_beads.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "red-beads",
        untouched: untouched::answer,
        solution: solution::answer_for,
        // the best, the worst, those between, and with seed 1847 one whose dip the chart marks
        wrong: |_| {
            let names = ["Ann", "bob", " Cara", "DEV", "ella", "femi"];
            names.map(Answer::choice).to_vec()
        },
        secrets: &["no one", "same box", "none of them"],
    }
}
