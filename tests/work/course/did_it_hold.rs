//! Did it help, did it hold?

use super::Row;
use improvement::course::{self, Answer, State};

#[path = "../../../examples/course/solutions/10_did_it_hold.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/10_did_it_hold.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "did-it-hold",
        untouched: untouched::answer,
        solution: solution::answer_for,
        wrong: |_| {
            let both = |helped: &str, held: &str| {
                Answer::names([format!("helped: {helped}"), format!("held: {held}")])
            };
            vec![
                // success
                both("upheld", "upheld"),
                both("upheld", "not upheld"),
                both("cannot tell", "cannot tell"),
                both("not upheld", "cannot tell"),
                both("cannot tell", "upheld"),
                both("cannot tell", "not upheld"),
                both("not upheld", "not upheld"),
                both("not upheld", "upheld"),
                Answer::names(["helped: upheld"]),
                Answer::names(["helped", "held"]),
                Answer::names(["helped: yes", "held: no"]),
                Answer::names(["helped: upheld", "helped: not upheld"]),
                Answer::names(Vec::<String>::new()),
            ]
        },
        secrets: &["too early", "too few"],
    }
}

#[test]
fn capitals_and_spaces_do_not_matter() {
    let answer = Answer::names(["Held :  Cannot tell.", " helped:UPHELD"]);
    let marked = course::mark("did-it-hold", 5, Ok(answer));
    assert_eq!(marked.state(), State::Right, "{marked}");
}
