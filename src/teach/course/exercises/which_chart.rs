//! Which chart? Large denominators make the limits of chance alone too narrow.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::direction::Direction;
use crate::base::error::{Error, an};
use crate::spc::{Chart, Kind};
use crate::teach::data;

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 4,
    name: "which-chart",
    title: "Which chart?",
    module: Module::See,
    minutes: 20,
    outcome: "choose a kind of chart whose limits are as wide as the figures vary by themselves",
    task: "Draw the months as a p chart, a p′ chart and an XmR chart, and count the points outside the limits. Which kind has limits as wide as these months vary \
           by themselves?",
    hints: [
        "How many points lie outside the limits of each? If nearly every month is special, none is: then look at the limits before you look at the months.",
        "`Chart::options().chart(kind, &data::rqm()?)?` makes a chart of any kind. The line of the first one that begins with `note` says how much the points vary \
         against what chance alone makes of so many people.",
    ],
    page: Page::Lesson(4),
    seeded: false,
    chart: Some(chart),
    marker: Marker::Kind(mark),
    file: include_str!("../../../../examples/course/exercises/04_which_chart.rs"),
    solution: include_str!("../../../../examples/course/solutions/04_which_chart.rs"),
};

fn drawn(kind: Kind) -> Result<Chart, Error> {
    let options = Chart::options().better(Direction::Higher);
    options.chart(kind, &data::rqm()?)
}

/// The analyst's: limits of chance alone.
fn chart(_: u64) -> Result<Chart, Error> {
    drawn(Kind::P)
}

/// The points outside the limits.
fn outside(chart: &Chart) -> usize {
    let lies_outside = |point: &usize| {
        chart.value(*point).is_some_and(|value| {
            let above = chart.upper(*point).is_some_and(|upper| value > upper);
            above || chart.lower(*point).is_some_and(|lower| value < lower)
        })
    };
    (0..chart.len()).filter(lies_outside).count()
}

fn mark(kind: Kind, seed: u64) -> Result<Mark, Error> {
    let (series, analysts) = (data::rqm()?, chart(seed)?);
    if !kind.takes(&series) {
        return Ok(Mark::look(other_data(kind)));
    }
    let chart = drawn(kind)?;
    let (months, found) = (chart.len(), outside(&chart));
    let plots_shares = (0..months).all(|month| chart.value(month) == series.value(month));
    Ok(if !plots_shares {
        Mark::look(plots_something_else(kind))
    } else if !chart.has_limits() {
        Mark::look(no_limits(kind))
    } else if 2 * found > months {
        Mark::wrong(Misconception::ChanceIsAll, too_narrow(kind, found, months))
    } else {
        let times = analysts.phases()[0].estimate().sigma_z;
        Mark::right(why(kind, [found, outside(&analysts), months], times))
    })
}

// What is said.

fn chart_of(kind: Kind) -> String {
    format!("{} chart", an(&kind.to_string()))
}

fn why(kind: Kind, [found, analysts, months]: [usize; 3], times: Option<f64>) -> String {
    let times = times.map_or_else(String::new, |times| {
        format!(" The months vary {times:.0} times as much as chance alone would make so many people vary: case mix, season, the hospital behind the door.")
    });
    let a_chart = chart_of(kind);
    format!(
        "{found} of {months} months lie outside the limits of {a_chart}, against {analysts} on the analyst's.{times} Such a chart takes its limits from how the \
         months do vary. That its limits are wide enough is what was checked; why the months vary so is still worth asking."
    )
}

fn other_data(kind: Kind) -> String {
    format!(
        "The {kind} chart takes {}. What does each month hold here? So many people who left in time, out of all who came.",
        kind.needs()
    )
}

fn plots_something_else(kind: Kind) -> String {
    format!(
        "The {kind} chart takes these data, and plots something other than the share of each month. The director asks about the share. Look for a kind that plots \
         it as it is."
    )
}

fn no_limits(kind: Kind) -> String {
    let a_chart = chart_of(kind);
    format!(
        "With {a_chart} these months have a middle line and no limits: it says something about runs, and not whether a month by itself is far out. Look at the \
         other kinds that the task names."
    )
}

fn too_narrow(kind: Kind, found: usize, months: usize) -> String {
    let a_chart = chart_of(kind);
    format!(
        "On {a_chart} {found} of {months} months lie outside the limits. Its limits allow for chance alone, and with so many people chance hardly moves a share. Look at the \
         line of the printed chart that begins with `note`: do months differ by nothing but chance?"
    )
}
