//! Could the chart have seen it? A chart without a signal, and what it would have missed.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::direction::Direction;
use crate::base::error::Error;
use crate::spc::Chart;
use crate::spc::price::{Change, Price, Question, SEED};

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 6,
    name: "could-it-have-seen",
    title: "Could the chart have seen it?",
    module: Module::See,
    minutes: 20,
    outcome: "say what a chart without a signal would have missed",
    task: "Suppose that from half-way on the figure moved by one of its standard deviations and stayed there. How often would a chart like this one have shown it?",
    hints: [
        "A chart is silent where nothing changed, and also where it is too short to see what did. Which of the two it is, the chart can be asked.",
        "`chart.power(1.0)?.chance()` is how often a chart like this one would show a lasting shift of one standard deviation; `chart.unseen(1.0)?` says it in words, from \
         the other side.",
    ],
    page: Page::Lesson(6),
    seeded: false,
    chart: Some(chart),
    marker: Marker::Number(mark),
    file: include_str!("../../../../examples/course/exercises/06_could_it_have_seen.rs"),
    solution: include_str!("../../../../examples/course/solutions/06_could_it_have_seen.rs"),
};

/// People in 100 who waited more than four hours in the emergency department RQM (type 1), April 2017 to June 2018. Contains public
/// sector information licensed under the Open Government Licence v3.0.
const OVER: [f64; 15] = [
    8.2, 11.0, 7.0, 6.5, 6.8, 8.9, 7.1, 6.7, 8.9, 7.8, 8.2, 8.3, 7.0, 6.0, 6.6,
];

/// The shift of which the exercise speaks, in standard deviations.
const SHIFT: f64 = 1.0;

/// Others that may have been asked for.
const OTHERS: [f64; 4] = [0.5, 1.5, 2.0, 3.0];

/// Fewer series than a price takes, for an answer at once. The standard error of what is right is .013.
const SERIES: u32 = 1_000;

/// How far a share may lie from one that is worked out here, with an error of either.
const SAME: f64 = 0.025;

fn chart(_: u64) -> Result<Chart, Error> {
    Chart::options().better(Direction::Lower).xmr(OVER)
}

fn mark(given: f64, seed: u64) -> Result<Mark, Error> {
    let design = chart(seed)?.design()?.simulated(SERIES, SEED);
    let shown = |shift| Ok::<f64, Error>(design.power(Change::Shift(shift))?.chance());
    let chance = shown(SHIFT)?;
    let is = |other: f64| (given - other).abs() <= SAME;
    if is(chance) {
        return Ok(Mark::right(why(given)));
    }
    let price = Price::of(&design, Question::AnySignal)?.chance();
    Ok(if (given - 100.0 * chance).abs() <= 100.0 * SAME {
        Mark::look(HUNDREDTHS)
    } else if !(0.0..=1.0).contains(&given) {
        Mark::look(NO_SHARE)
    } else if is(1.0 - chance) {
        Mark::look(MISSED)
    } else if given >= 1.0 - SAME / 5.0 {
        Mark::wrong(Misconception::SilenceIsProof, ALWAYS)
    } else if given <= SAME / 5.0 {
        Mark::look(NEVER)
    } else if is(price) {
        Mark::wrong(Misconception::ThePriceIsOfThisSignal, THE_PRICE)
    } else if is(1.0 - price) {
        Mark::wrong(Misconception::SilenceIsProof, ALL_BUT_THE_PRICE)
    } else {
        for other in OTHERS {
            if is(shown(other)?) {
                return Ok(Mark::look(another_shift(other)));
            }
        }
        Mark::look(ANOTHER_SHARE)
    })
}

// What is said.

fn why(given: f64) -> String {
    format!(
        "In about {:.0} of 100 cases, and about {:.0} times in 100 it would have said nothing. So the silence of these fifteen months says little about the nurse, for or against. \
         What would tell: more months after the change, and a baseline from before it. That the share is right was checked; what to decide about the nurse is for people.",
        100.0 * given,
        100.0 * (1.0 - given)
    )
}

const HUNDREDTHS: &str =
    "That looks like a number of hundredths. Give the share itself, as 0.25 for a quarter.";

const NO_SHARE: &str =
    "How often lies between never and always. Give a share of one, as 0.25 for a quarter.";

const MISSED: &str = "That is how often such a chart would miss the shift, which is what `unseen` prints. The question is how often it would show it: look from the other side.";

const ALWAYS: &str = "You say that the chart would always have shown it. Then its silence would be proof. Look at how far one standard deviation is on this chart, against the distance \
     from the middle to the outer lines, and ask the chart.";

const NEVER: &str = "You say that the chart could never have shown it. A shift that lasts makes runs on one side, and single points far out. Ask the chart how often that happens.";

const THE_PRICE: &str = "That is the false-alarm rate which the chart prints: how often it would speak with nothing changed. Here something did change. Ask what the chart would see then.";

const ALL_BUT_THE_PRICE: &str = "That is how often the chart stays silent with nothing changed. Here something did change. A chart that seldom alarms for nothing may also seldom see: \
     ask it.";

fn another_shift(shift: f64) -> String {
    let what = if shift < SHIFT { "smaller" } else { "larger" };
    format!(
        "That is how often a {what} shift would be shown, of {shift} standard deviations. Look at the size of the shift that the question speaks of."
    )
}

const ANOTHER_SHARE: &str = "The chart does not give that share. Print what it says of itself, with `unseen` or `power`, for the shift that the question speaks of.";
