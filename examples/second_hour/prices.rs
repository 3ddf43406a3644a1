//! Task 7: how often the chart cries wolf, what it would have missed, and how many months it takes to see a change.

use super::Answer;
use improvement::spc::price::{Change, Design, Process, Wanted};
use improvement::{Chart, Kind, Question, RuleSet};

pub(crate) fn answer() -> Answer {
    let late = [36, 33, 40, 35, 38, 31, 37, 34, 39, 36, 33, 38, 35, 37];
    let chart = Chart::p(late, [300; 14])?;
    let wolf = chart.price(Question::AnySignal)?;
    // none where the chart has a signal: then nothing was missed
    let missed = chart.unseen(1.0)?.ok_or("the chart has a signal")?;

    // from 12 in 100 late to 9, of 300 a month, to be seen in nine of ten such changes
    let rules = RuleSet::making_data_count_7_7();
    let design = Design::new(Kind::P, rules, 24, Process::binomial(300, 0.12))?;
    let wanted = Wanted::to_see(Change::To(0.09), 0.9);
    let months = design
        .points_to(&wanted)?
        .ok_or("no number of months will do")?;
    Ok(format!("{wolf}\n{missed}\n{} months", months.size))
}
