//! Which chart?

use super::Row;
use improvement::Kind;
use improvement::course::{self, Answer, State};

#[path = "../../../examples/course/solutions/04_which_chart.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/04_which_chart.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "which-chart",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let kinds = [
                Kind::P,
                Kind::Np,
                Kind::Run,
                Kind::C,
                Kind::U,
                Kind::XbarS,
                Kind::MovingRange,
                Kind::Ewma,
                Kind::G,
            ];
            kinds.map(Answer::kind).to_vec()
        },
        secrets: &["xmr", "p′", "prime"],
    }
}

/// Two kinds will do, and so does the one that is meant for any denominator.
#[test]
fn each_kind_whose_limits_come_from_the_months_is_right() {
    let right: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|&kind| {
            let marked = course::mark("which-chart", 1, Ok(Answer::kind(kind)));
            marked.state() == State::Right
        })
        .collect();
    assert_eq!(right, [Kind::Individuals, Kind::PPrime, Kind::IPrime]);
}
