//! Two points lie: a table in red, amber and green against a chart.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::direction::Direction;
use crate::base::error::Error;
use crate::spc::Chart;

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 1,
    name: "two-points-lie",
    title: "Two points lie",
    module: Module::See,
    minutes: 15,
    outcome: "tell a month worth asking about from the ordinary ups and downs of a figure",
    task: "Look at the months as a chart, and give the points that it marks: for which months is it worth asking what was different?",
    hints: [
        "Print the chart. A line that begins with `signal` names what stands out; a chart without such a line says nothing of any month.",
        "`Chart::xmr(OVER)?` makes the chart and `println!(\"{chart}\")` prints it. Points are counted from 1: `Ok(Answer::points([3, 9]))`.",
    ],
    page: Page::Lesson(1),
    seeded: false,
    chart: Some(chart),
    marker: Marker::Points(mark),
    file: include_str!("../../../../examples/course/exercises/01_two_points_lie.rs"),
    solution: include_str!("../../../../examples/course/solutions/01_two_points_lie.rs"),
};

/// People in 100 who waited more than four hours in the emergency department RQM (type 1), April 2017 to September 2018. Contains public
/// sector information licensed under the Open Government Licence v3.0.
const OVER: [f64; 18] = [
    8.2, 11.0, 7.0, 6.5, 6.8, 8.9, 7.1, 6.7, 8.9, 7.8, 8.2, 8.3, 7.0, 6.0, 6.6, 5.7, 6.4, 7.1,
];

/// Of 100 people, no more than this many should have waited longer: the standard of the time.
const STANDARD: f64 = 5.0;

fn chart(_: u64) -> Result<Chart, Error> {
    Chart::options().better(Direction::Lower).xmr(OVER)
}

/// The points, counted from 1, whose value and the value before are like this.
fn points(like: impl Fn(f64, Option<f64>) -> bool) -> Vec<usize> {
    let before = |at: usize| at.checked_sub(1).map(|before| OVER[before]);
    let all = OVER.iter().enumerate();
    all.filter(|(at, value)| like(**value, before(*at)))
        .map(|(at, _)| at + 1)
        .collect()
}

fn mark(given: &[usize], seed: u64) -> Result<Mark, Error> {
    let chart = chart(seed)?;
    let flagged = |point: usize| {
        let mut signals = chart.signals().iter();
        signals.any(|signal| signal.flags(point))
    };
    let right: Vec<usize> = (0..OVER.len())
        .filter(|&at| flagged(at))
        .map(|at| at + 1)
        .collect();
    let worse = points(|value, before| before.is_some_and(|before| value > before));
    if given == right {
        let (compared, limit) = (OVER.len() - 1, chart.upper(0).unwrap_or_default());
        return Ok(Mark::right(why(worse.len(), compared, limit)));
    }
    let mean = chart.centre(0).unwrap_or_default();
    let above = points(|value, _| value > mean);
    let from_zero: Vec<usize> = right.iter().map(|point| point - 1).collect();
    let inside = given.iter().filter(|point| !right.contains(point)).count();
    let late = given.iter().any(|&point| point > OVER.len());
    Ok(if given.is_empty() {
        Mark::look(NONE)
    } else if late {
        Mark::look(no_such_point(OVER.len()))
    } else if given == worse {
        Mark::wrong(Misconception::TwoPointsAreATrend, red(worse.len()))
    } else if given == points(|value, _| value > STANDARD) {
        Mark::wrong(Misconception::LimitsAreTargets, past_the_standard(STANDARD))
    } else if given == above {
        Mark::wrong(
            Misconception::AboveAverageIsASignal,
            above_the_mean(above.len(), mean),
        )
    } else if given == from_zero {
        Mark::look(FROM_ZERO)
    } else if given.iter().all(|point| worse.contains(point)) {
        Mark::wrong(Misconception::TwoPointsAreATrend, some_red(given.len()))
    } else if right.iter().all(|point| given.contains(point)) {
        Mark::wrong(Misconception::TheWorstIsASignal, too_many(inside))
    } else {
        Mark::look(others(inside))
    })
}

// What is said. The chart's limit and mean are people in 100.

const NONE: &str = "You give no point at all. Print the chart, or look at its picture: does every point lie between the two outer lines?";

const FROM_ZERO: &str = "It looks as if you had counted from 0, as code does. The points of an answer are counted from 1, as the chart prints them.";

fn why(worse: usize, compared: usize, limit: f64) -> String {
    format!(
        "{worse} of {compared} months were worse than the month before, and a table of colours would have asked about each. The chart marks this \
         one alone: more than {limit:.1} of 100 people is past what the ordinary ups and downs of these months reach. That it stands out is all that was \
         checked: what was different there, the figures do not say."
    )
}

fn no_such_point(points: usize) -> String {
    format!(
        "There are {points} months, and you give a point past the last. Points are counted from 1."
    )
}

fn red(months: usize) -> String {
    format!(
        "You give the {months} months that were worse than the month before: those that a table paints red. A figure that goes up and down is worse \
         than the month before about every second time. Look at how far it usually moves, which is what the two outer lines of a chart show."
    )
}

fn some_red(months: usize) -> String {
    format!(
        "What you give ({months} of the months) was worse than the month before. Compare it with all months and not with one: make the chart, and \
         look at which points lie beyond the two outer lines."
    )
}

fn past_the_standard(standard: f64) -> String {
    format!(
        "You give every month above {standard} in 100. That is where somebody wants the figure to be. What the figure does by itself is another \
         question: look at the lines that the chart works out from the months."
    )
}

fn above_the_mean(months: usize, mean: f64) -> String {
    format!(
        "You give the {months} months above the mean of {mean:.1} in 100. Some months always lie above it. Look further out: which lines does the chart \
         draw on either side of the mean?"
    )
}

fn too_many(inside: usize) -> String {
    format!(
        "Of the months that you give, {inside} lie where the ordinary ups and downs reach. There is always a second worst and a third. Look at the \
         lines of the chart that begin with `signal`."
    )
}

fn others(inside: usize) -> String {
    format!(
        "Of the months that you give, the chart does not mark {inside}. Print it, and look at the lines that begin with `signal`: they name what is \
         worth asking about."
    )
}
