//! Who carries it?

use super::Row;
use improvement::course::Answer;
use improvement::id::StakeholderId;

#[path = "../../../examples/course/solutions/13_who_carries_it.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/13_who_carries_it.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "who-carries-it",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let who = |id: &str| Answer::stakeholder(StakeholderId::new(id).expect("an id"));
            vec![
                who("chief-executive"),
                who("medical-director"),
                who("senior-nurse"),
                who("consultant"),
                who("pharmacy-manager"),
                who("porter"),
            ]
        },
        secrets: &[],
    }
}
