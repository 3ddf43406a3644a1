//! Read it, and what its price is not: of charts with a signal, how many are false alarms?

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::error::Error;
use crate::spc::Chart;
use crate::spc::price::{Price, Question};
use crate::teach::known::known::Known;
use crate::teach::known::truth::Truth;

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 5,
    name: "what-the-price-is-not",
    title: "Read it, and what its price is not",
    module: Module::See,
    minutes: 25,
    outcome: "say what a false-alarm rate means, and what it does not",
    task: "Make the 200 charts, and keep those with a signal. Of these, what share is of wards on which nothing changed?",
    hints: [
        "The price starts from wards on which nothing changed, and asks how many of them signal. The director starts from wards with a signal. How many of those are there, \
         and of which kind?",
        "`Chart::xmr(ward)?` for each ward. Count the charts with a signal twice: among the 180, and among the 20. Then divide the first count by both together.",
    ],
    page: Page::Lesson(6),
    seeded: true,
    chart: Some(chart),
    marker: Marker::Number(mark),
    file: include_str!("../../../../examples/course/exercises/05_what_the_price_is_not.rs"),
    solution: include_str!("../../../../examples/course/solutions/05_what_the_price_is_not.rs"),
};

/// The months of a chart.
const MONTHS: usize = 24;

/// Wards on which nothing changed, and those that changed half-way.
const WARDS: [usize; 2] = [180, 20];

/// How far the share may lie from the one that is right: it may be given in whole hundredths.
const SAME: f64 = 0.005;

/// How far a share may lie from another of the same counts.
const EXACT: f64 = 0.0006;

/// How far it may lie from the price, which is said in whole hundredths.
const PRICE: f64 = 0.006;

fn truths() -> [Truth; 2] {
    let shift = Truth::Shift {
        from: MONTHS / 2,
        by: 1.5,
    };
    [Truth::Steady, shift]
}

/// The first ward on which nothing changed.
fn chart(seed: u64) -> Result<Chart, Error> {
    Chart::xmr(Known::new(Truth::Steady, MONTHS)?.series(seed)?)
}

/// The charts with a signal, of either kind of ward.
fn signals(seed: u64) -> Result<[usize; 2], Error> {
    let mut found = [0; 2];
    // wards that changed are others than those that did not
    for (((found, truth), wards), own) in found.iter_mut().zip(truths()).zip(WARDS).zip(0..) {
        for ward in Known::new(truth, MONTHS)?.many(seed ^ own, wards)? {
            *found += usize::from(!Chart::xmr(ward)?.signals().is_empty());
        }
    }
    Ok(found)
}

fn mark(given: f64, seed: u64) -> Result<Mark, Error> {
    let signalled = signals(seed)?;
    let [same, changed] = signalled.map(|count| count as f64);
    let [wards, others] = WARDS.map(|count| count as f64);
    let all = same + changed;
    let is = |other: f64| (given - other).abs() <= EXACT;
    // as a printed chart has it, in hundredths
    let price = Price::of(&chart(seed)?.design()?, Question::AnySignal)?.chance();
    let is_price = |given: f64| (given - price).abs() <= PRICE;
    if (given - same / all).abs() <= SAME {
        return Ok(Mark::right(why(signalled, price)));
    }
    Ok(if (given - 100.0 * same / all).abs() <= 100.0 * SAME {
        Mark::look(HUNDREDTHS)
    } else if !(0.0..=1.0).contains(&given) {
        Mark::look(NO_SHARE)
    } else if is(same / wards) {
        Mark::wrong(Misconception::ThePriceIsOfThisSignal, OF_THE_STEADY)
    } else if is_price(given) {
        Mark::wrong(Misconception::ThePriceIsOfThisSignal, THE_PRICE)
    } else if is_price(1.0 - given) {
        Mark::wrong(Misconception::ThePriceIsOfThisSignal, THE_DIRECTOR)
    } else if is(changed / all) {
        Mark::look(TURNED_ROUND)
    } else if is(changed / others) {
        Mark::look(OF_THE_CHANGED)
    } else if is(all / (wards + others)) {
        Mark::look(OF_ALL_WARDS)
    } else if is(same / (wards + others)) {
        Mark::look(FALSE_OF_ALL)
    } else if is(wards / (wards + others)) || is(others / (wards + others)) {
        Mark::look(BEFORE_ANY_CHART)
    } else {
        Mark::look(ANOTHER_SHARE)
    })
}

// What is said.

fn why([same, changed]: [usize; 2], price: f64) -> String {
    format!(
        "{} charts have a signal, and {same} of them are of wards on which nothing changed. The price under each chart was right all the same: of wards on which nothing changes \
         about {:.0} in 100 signal. It is not the chance that a signal in front of you is false: that hangs on how many wards change, which no chart knows.",
        same + changed,
        100.0 * price
    )
}

const HUNDREDTHS: &str =
    "That looks like a number of hundredths. Give the share itself, as 0.25 for a quarter.";

const NO_SHARE: &str = "A share of wards lies between none of them and all of them. Divide one number of charts by another that holds it.";

const THE_PRICE: &str = "That is the price which stands under each chart. It begins with wards on which nothing changed. Begin with the charts that have a signal, and look at \
     how many of those are of such wards.";

const THE_DIRECTOR: &str = "That is what the director takes for the share of wards that changed: all but the price. The price speaks of wards on which nothing changed. Count the \
     charts with a signal, of either kind of ward.";

const OF_THE_STEADY: &str = "That is the share of charts with a signal among the 180 wards on which nothing changed, close to what the price says. The question begins at the other \
     end: look at all charts with a signal, and at what lies behind them.";

const TURNED_ROUND: &str = "You have counted the right charts, and given the share of them that are of wards which did change. Look at the question again: it asks about the others.";

const OF_THE_CHANGED: &str = "That is how many of the wards that changed were found. Look now at the charts with a signal, of all wards: how many of them belong to each kind?";

const OF_ALL_WARDS: &str = "That is the share of all 200 wards that have a signal. Keep the charts with a signal alone, and look at which wards they belong to.";

const FALSE_OF_ALL: &str = "You have counted the right charts, and divided their number by all 200 wards. Look at what is kept: only charts with a signal.";

const BEFORE_ANY_CHART: &str = "That is known before any chart is looked at: how the wards were made. Look at the charts with a signal, and at which wards they belong to.";

const ANOTHER_SHARE: &str = "The charts do not give that share. Print three numbers: the charts with a signal among the 180, those among the 20, and both together.";
