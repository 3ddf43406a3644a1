//! Two points lie.

use super::Row;
use improvement::course::Answer;

#[path = "../../../examples/course/solutions/01_two_points_lie.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/01_two_points_lie.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "two-points-lie",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let points = |points: &[usize]| Answer::points(points.iter().copied());
            vec![
                // red: worse than the month before
                points(&[2, 5, 6, 9, 11, 12, 15, 17, 18]),
                // some of them
                points(&[6, 9]),
                // above the standard, which is all of them
                Answer::points(1..=18),
                // above the mean
                points(&[1, 2, 6, 9, 10, 11, 12]),
                // counted from 0
                points(&[1]),
                // the three worst
                points(&[2, 6, 9]),
                // months that nobody asked about
                points(&[14, 16]),
                points(&[]),
                points(&[2, 19]),
            ]
        },
        secrets: &["11.0", "may 2017"],
    }
}
