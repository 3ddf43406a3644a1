//! Could the chart have seen it?

use super::Row;
use improvement::course::Answer;

#[path = "../../../examples/course/solutions/06_could_it_have_seen.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/06_could_it_have_seen.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "could-it-have-seen",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let numbers = [
                // the chart would have seen it
                1.0, // it could see nothing
                0.0, // its price, and all but its price
                0.07, 0.93, // what it would miss
                0.78, // in hundredths
                22.0, // a shift of another size
                0.6, 0.9, // the number of the example
                0.25, -1.0,
            ];
            numbers.map(Answer::number).to_vec()
        },
        secrets: &["one in five", "one time in five", "22 in 100", "78 in 100"],
    }
}
