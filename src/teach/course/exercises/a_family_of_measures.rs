//! A family of measures: which balancing measure is missing?

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::error::Error;
use crate::spc::{Chart, Kind, Series};

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 11,
    name: "a-family-of-measures",
    title: "A family of measures",
    module: Module::Change,
    minutes: 20,
    outcome: "choose measures that would show harm as well as gain",
    task: "Choose the measure that would show whether shorter waits were bought at a cost elsewhere.",
    hints: [
        "Read the last sentence of the first paragraph again. Who would notice, and where, if waits were shortened in that way?",
        "Some of the six say the same as the outcome, and some say whether the change was made. Strike these out first.",
    ],
    page: Page::Module("measure"),
    seeded: false,
    chart: Some(chart),
    marker: Marker::Choice(&CHOICES, mark),
    file: include_str!("../../../../examples/course/exercises/11_a_family_of_measures.rs"),
    solution: include_str!("../../../../examples/course/solutions/11_a_family_of_measures.rs"),
};

const CHOICES: [&str; 6] = [
    "over-four-hours",
    "over-six-hours",
    "doctor-hours",
    "trained",
    "came",
    RIGHT,
];
const RIGHT: &str = "admitted";

/// The department RQM, type 1, April 2016 to March 2018: who came, who waited over four hours, and who was given a bed. Contains public
/// sector information licensed under the Open Government Licence v3.0.
const CAME: [u32; 24] = [
    15154, 16705, 16021, 16761, 15084, 15918, 16564, 16478, 16931, 16920, 14482, 17414, 15957,
    17871, 16675, 17265, 15872, 16776, 18024, 17891, 17695, 17990, 16205, 18906,
];
const OVER: [u32; 24] = [
    1199, 929, 970, 1178, 1110, 1388, 2061, 1985, 2675, 3141, 1942, 2030, 1309, 1960, 1169, 1117,
    1085, 1492, 1280, 1197, 1569, 1406, 1328, 1564,
];
const ADMITTED: [u32; 24] = [
    3415, 3590, 3398, 3321, 3198, 3260, 3563, 3399, 3671, 3339, 3188, 3597, 3375, 3825, 3542, 3610,
    3529, 3680, 3829, 3618, 3729, 3893, 3436, 3899,
];

fn chart(_: u64) -> Result<Chart, Error> {
    Chart::of(Kind::PPrime, Series::proportions(OVER, CAME)?)
}

/// The share of those who came, in 100, in the first year and in the second.
fn by_year(events: [u32; 24]) -> [f64; 2] {
    [0..12, 12..24].map(|year| {
        let sum = |counts: &[u32; 24]| f64::from(counts[year.clone()].iter().sum::<u32>());
        100.0 * sum(&events) / sum(&CAME)
    })
}

fn mark(given: &str, _: u64) -> Result<Mark, Error> {
    Ok(match given {
        RIGHT => Mark::right(why(by_year(OVER), by_year(ADMITTED))),
        "over-four-hours" => Mark::wrong(Misconception::OneMeasureIsEnough, OUTCOME),
        "over-six-hours" => Mark::wrong(Misconception::OneMeasureIsEnough, SAME_AGAIN),
        "doctor-hours" => Mark::look(PROCESS),
        "trained" => Mark::look(ACTIVITY),
        _ => Mark::look(CONTEXT),
    })
}

// What is said. Shares are people in 100 of those who came.

const OUTCOME: &str = "That is the measure of the aim itself. It fell, and can say nothing of what else moved meanwhile. Look for somebody who would be worse off.";

const SAME_AGAIN: &str = "Who waits six hours has waited four. The two go up and down together, so that the second adds little. Look outside of the \
                          department.";

const PROCESS: &str = "The hours of the doctor say whether the change was made. That is worth a measure too. It does not say who paid for shorter waits: look \
                       at what happens to people after the department.";

const ACTIVITY: &str = "How many were trained says what was done, and stays where it is once all are. Look for a figure that could get worse.";

const CONTEXT: &str = "How many people came says how busy the department was, which nobody inside of it chose. Look for a figure that the department's own \
                       decisions could make worse.";

fn why(over: [f64; 2], admitted: [f64; 2]) -> String {
    format!(
        "Of 100 who came, {:.1} and then {:.1} waited over four hours; {:.1} and then {:.1} were given a bed. So the shorter waits were not bought with \
         beds in any amount that these two years show. Two other costs were not looked at: people who come back, and the wards upstairs.",
        over[0], over[1], admitted[0], admitted[1]
    )
}
