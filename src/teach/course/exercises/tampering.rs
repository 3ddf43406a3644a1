//! Tampering: what correcting each miss does.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::date::date;
use crate::base::error::Error;
use crate::spc::{Chart, Reason};
use crate::teach::tampering::{Adjustment, Tampering};

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 3,
    name: "tampering",
    title: "Tampering",
    module: Module::See,
    minutes: 15,
    outcome: "say what it costs to react to each result of a steady process",
    task: "Let a thousand marbles fall with the funnel left alone, and a thousand with the funnel moved back after each by what it missed. How many times as \
           large is the variance with the adjusting?",
    hints: [
        "Look at the picture: the funnel is left alone at first, and adjusted after each marble from the middle on. In which half do the marbles lie closer together?",
        "`Tampering::new(SEED).drops(Adjustment::FromLast, 1000)?` gives the drops with the adjusting. Divide `variance` of these by `variance` of those left alone.",
    ],
    page: Page::Type("teach::Tampering"),
    seeded: true,
    chart: Some(chart),
    marker: Marker::Number(mark),
    file: include_str!("../../../../examples/course/exercises/03_tampering.rs"),
    solution: include_str!("../../../../examples/course/solutions/03_tampering.rs"),
};

/// The marbles of the exercise.
const DROPS: usize = 1_000;

/// The marbles of either half of the picture.
const SHOWN: usize = 60;

/// The square of the centimetres of a drop of 1 in the file.
const SQUARE: f64 = 9.0;

/// How far a number may lie from another that it is taken for, as a share of it.
const SAME: f64 = 0.03;

fn chart(seed: u64) -> Result<Chart, Error> {
    let mut drops = Tampering::new(seed).drops(Adjustment::None, SHOWN)?;
    drops.extend(Tampering::new(seed).drops(Adjustment::FromLast, SHOWN)?);
    // decided before a marble fell
    let reason = Reason::change(ADJUSTED).decided_before(date(2024, 1, 1));
    // a chart without limits: what a steady process and a corrected one have is seen in the marbles
    Chart::options().phase(SHOWN, reason).run(drops)
}

/// The mean squared distance from the target.
fn variance(seed: u64, adjustment: Adjustment) -> Result<f64, Error> {
    let drops = Tampering::new(seed).drops(adjustment, DROPS)?;
    Ok(drops.iter().map(|drop| drop * drop).sum::<f64>() / DROPS as f64)
}

fn mark(given: f64, seed: u64) -> Result<Mark, Error> {
    let alone = variance(seed, Adjustment::None)?;
    let times = |adjustment| Ok::<f64, Error>(variance(seed, adjustment)? / alone);
    let (own, long_run) = (
        times(Adjustment::FromLast)?,
        Adjustment::FromLast.variance(DROPS),
    );
    let is = |other: f64| (given - other).abs() <= SAME * other.abs();
    if is(own) || is(long_run) {
        return Ok(Mark::right(why(own, long_run)));
    }
    Ok(if given < 0.0 {
        Mark::look(NEGATIVE)
    } else if is(1.0 / own) || is(1.0 / long_run) {
        Mark::look(THE_OTHER_WAY)
    } else if is(SQUARE * own * alone) {
        Mark::look(UNDIVIDED)
    } else if is(libm::sqrt(own)) || is(libm::sqrt(long_run)) {
        Mark::look(DEVIATIONS)
    } else if is(1.0) {
        Mark::wrong(Misconception::AdjustingSteadies, THE_SAME)
    } else if given < 1.0 {
        Mark::wrong(Misconception::AdjustingSteadies, STEADIER)
    } else if is(100.0 * own) || is(100.0 * (own - 1.0)) {
        Mark::look(PERCENT)
    } else if is(times(Adjustment::FromTarget)?) || is(times(Adjustment::ToLast)?) {
        Mark::look(ANOTHER_RULE)
    } else {
        Mark::look(ANOTHER_NUMBER)
    })
}

// What is said.

const ADJUSTED: &str = "after each marble the funnel is moved back by what it missed";

fn why(own: f64, long_run: f64) -> String {
    format!(
        "With your marbles it is {own:.2}, and in the long run {long_run:.0}. Each miss was chance, which does not come back: who corrects it adds it to the \
         chance of the next marble, with the sign turned. The oven would be steadiest if nobody touched the knob. What was checked is this number; that the target \
         itself is right is another question."
    )
}

const NEGATIVE: &str = "A variance is a mean of squares, so that neither of the two can be below zero. Print both, and divide the one by the other.";

const THE_OTHER_WAY: &str = "If you divided the variance of the funnel left alone by that with the adjusting, turn it round; if you expect the adjusting to steady the \
     oven, print both. Which of the two is larger?";

const UNDIVIDED: &str = "That is the variance with the adjusting, in square centimetres. Divide it by the variance of the funnel left alone, which the file prints.";

const DEVIATIONS: &str = "That is how many times as far the marbles lie from the target, as a standard deviation has it. The question is about the variance: the mean of the \
     squared distances, as `variance` in the file works it out.";

const THE_SAME: &str = "You say that the adjusting makes no difference. Look at the two halves of the picture, and print `variance` of the drops with `Adjustment::FromLast` \
     beside the other.";

const STEADIER: &str = "You say that the adjusting makes the marbles fall closer to the target. Look at the two halves of the picture: in which of them do the marbles lie \
     closer together?";

const ANOTHER_RULE: &str = "That number belongs to another rule of adjusting. Look at which `Adjustment` you have taken: the funnel is to be moved from where it stood last.";

const PERCENT: &str = "That looks like a number of hundredths. Give how many times as large the one variance is as the other, without a percent sign in mind.";

const ANOTHER_NUMBER: &str = "The two variances do not give that number. Print both, of a thousand marbles each and with the same seed, and divide the one with the adjusting by the \
     one without.";
