//! Say it before you look.

use super::Row;
use improvement::course::Answer;
use improvement::measure::Sampling;
use improvement::pdsa::{Act, Run, Scale, Study};
use improvement::{Cycle, Date, Error, Expectation, Series, Window, date};

#[path = "../../../examples/course/solutions/08_say_it_before_you_look.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/08_say_it_before_you_look.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

pub(super) fn row() -> Row {
    Row {
        name: "say-it-before-you-look",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let (expected, day) = (Some((0.6, 0.9)), date(2026, 3, 9));
            vec![
                Answer::cycle(cycle(None).expect("a cycle")),
                Answer::cycle(cycle(Some((0.3, 0.9))).expect("a cycle")),
                Answer::cycle(cycle(Some((0.5, 0.8))).expect("a cycle")),
                Answer::cycle(cycle(expected).expect("a cycle")),
                Answer::cycle(run(expected, day).expect("a cycle")),
                closed(
                    expected,
                    Act::adopt("on every ward", "by the sisters").expect("an act"),
                ),
                closed(expected, Act::expand(None)),
                closed_with(
                    expected,
                    Act::abandon("it did not work").expect("an act"),
                    [3],
                    [8],
                ),
            ]
        },
        secrets: &[],
    }
}

/// The plan, with a prediction or none.
fn cycle(predicted: Option<(f64, f64)>) -> Result<Cycle, Error> {
    let cycle = Cycle::new("red-tray-1", "red-trays")?
        .objective("do people finish their lunch?")
        .scale(Scale::units(10, "people"))
        .task("assistants", "serve ten lunches on red trays");
    Ok(match predicted {
        None => cycle,
        Some((least, most)) => cycle.predict(
            Expectation::proportion("finished").between(least, most),
            "helpers will see the tray",
            date(2026, 3, 9),
        ),
    })
}

fn run(predicted: Option<(f64, f64)>, on: Date) -> Result<Cycle, Error> {
    let mut cycle = cycle(predicted)?;
    cycle.start(on)?;
    cycle.finish(Run::new(on, on)?)?;
    Ok(cycle)
}

fn closed(predicted: Option<(f64, f64)>, act: Act) -> Answer {
    closed_with(predicted, act, [4], [10])
}

fn closed_with(
    predicted: Option<(f64, f64)>,
    act: Act,
    finished: [u32; 1],
    served: [u32; 1],
) -> Answer {
    let (came, day) = (
        Series::proportions(finished, served).expect("a series"),
        date(2026, 3, 10),
    );
    let mut cycle = run(predicted, date(2026, 3, 9)).expect("a cycle");
    let prediction = cycle.plan().predictions().next().expect("a prediction");
    let ten = Sampling::Consecutive { cases: 10 };
    let check = prediction
        .check(&came, Window::All, ten, day)
        .expect("a check");
    let study = Study::new(day, "some were helped")
        .expect("a study")
        .check(check);
    cycle.conclude(study, act).expect("a closed cycle");
    Answer::cycle(cycle)
}
