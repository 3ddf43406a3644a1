//! Read it, and what its price is not.

use super::Row;
use improvement::Chart;
use improvement::course::Answer;
use improvement::teach::{Known, Truth};

#[path = "../../../examples/course/solutions/05_what_the_price_is_not.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/05_what_the_price_is_not.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

/// Charts with a signal: of wards on which nothing changed, and of others.
fn signals(seed: u64) -> [f64; 2] {
    let shift = Truth::Shift { from: 12, by: 1.5 };
    [(Truth::Steady, 180, seed), (shift, 20, seed ^ 1)].map(|(truth, wards, seed)| {
        let known = Known::new(truth, 24).expect("a process");
        let wards = known.many(seed, wards).expect("wards");
        let charts = wards
            .into_iter()
            .map(|ward| Chart::xmr(ward).expect("a chart"));
        charts.filter(|chart| !chart.signals().is_empty()).count() as f64
    })
}

pub(super) fn row() -> Row {
    Row {
        name: "what-the-price-is-not",
        untouched: untouched::answer,
        solution: solution::answer_for,
        wrong: |seed| {
            let [same, changed] = signals(seed);
            let mut numbers = vec![
                // the price, and all but the price
                0.16,
                0.84,
                // of the steady wards
                same / 180.0,
                // the real ones
                changed / (same + changed),
                // in hundredths
                100.0 * same / (same + changed),
                same / 200.0,
                // how the wards were made
                0.9,
                // the number of the example
                0.25,
                -0.2,
            ];
            // with a seed like 7 that is the price, too
            let of_all = (same + changed) / 200.0;
            if (of_all - 0.16).abs() > 0.01 {
                numbers.push(of_all);
            }
            numbers.into_iter().map(Answer::number).collect()
        },
        secrets: &["two thirds", "most of them"],
    }
}

/// What the story tells of the price is what the charts print.
#[test]
fn the_price_of_the_story_is_that_of_its_charts() {
    let steady = Known::new(Truth::Steady, 24).expect("a process");
    let chart = Chart::xmr(steady.series(1).expect("a ward")).expect("a chart");
    assert!(chart.to_string().contains("about 16 in 100 such charts"));
}
