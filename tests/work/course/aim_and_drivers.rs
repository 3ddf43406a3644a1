//! Aim and driver diagram.

use super::{Row, edited, without_balancing};
use improvement::course::Answer;
use improvement::project::Parts;
use improvement::{Aim, Direction, Error, date};

#[path = "../../../examples/course/solutions/07_aim_and_drivers.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/07_aim_and_drivers.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "aim-and-drivers",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let without =
                |undo: fn(&mut Parts) -> Result<(), Error>| edited(solution::project(), undo);
            vec![
                Answer::project(untouched::project().expect("a project")),
                // no date, and a date that is over
                without(|parts| aim(parts, |aim| aim.from(0.6))),
                without(|parts| aim(parts, |aim| Ok(aim.from(0.6)?.by(date(2026, 1, 31))))),
                // nothing that would show harm
                without(without_balancing),
                // a finding goes away with its part
                without(|parts| {
                    parts.diagram = None;
                    Ok(())
                }),
            ]
        },
        secrets: &[],
    }
}

/// Puts another aim in the place of those that are there.
fn aim(parts: &mut Parts, change: fn(Aim) -> Result<Aim, Error>) -> Result<(), Error> {
    let bare = Aim::new("happier")?
        .what("happy")?
        .better(Direction::Higher);
    let whole = bare.to(0.75)?.whom("adults")?.place("three wards")?;
    parts.aims = vec![change(whole)?];
    Ok(())
}
