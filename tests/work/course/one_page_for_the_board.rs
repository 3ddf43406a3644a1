//! One page for the board.

use super::{Row, edited, without_balancing};
use improvement::claim::Claim;
use improvement::course::Answer;
use improvement::project::{Charter, Parts};
use improvement::{Error, Project};

#[path = "../../../examples/course/solutions/16_one_page_for_the_board.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/16_one_page_for_the_board.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "one-page-for-the-board",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let without =
                |undo: fn(&mut Parts) -> Result<(), Error>| edited(solution::project(), undo);
            let bare = Project::new("bare", Charter::new("Letters").expect("a charter"));
            vec![
                Answer::project(bare.expect("a project")),
                without(|parts| {
                    parts.aims.clear();
                    Ok(())
                }),
                without(without_balancing),
                without(|parts| {
                    parts.claims.clear();
                    Ok(())
                }),
                without(|parts| {
                    parts.claims = vec![Claim::new("sooner", "hours", "letters go out sooner")?];
                    Ok(())
                }),
            ]
        },
        secrets: &[],
    }
}
