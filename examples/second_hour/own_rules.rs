//! Task 11: rules of one's own, and where and why they differ from a published set.

use super::Answer;
use improvement::spc::explain;
use improvement::spc::rules::Rule;
use improvement::{Chart, RuleSet};

pub(crate) fn answer() -> Answer {
    let source = "our trust's handbook, page 12";
    let ours = RuleSet::new("our-trust", "2026", source, [Rule::run(7), Rule::trend(6)])?;
    let edited = RuleSet::nelson().without("run-of-9")?.with(Rule::run(7))?;

    let waits = [
        24, 22, 25, 23, 21, 24, 26, 20, 19, 21, 18, 20, 19, 18, 17, 20,
    ];
    let chart = Chart::options().rules(ours.clone()).xmr(waits)?;
    let why = explain(&chart, &ours, &RuleSet::nelson())?;
    let difference = edited.difference(&RuleSet::nelson())?;
    let names: Vec<String> = RuleSet::all().iter().map(ToString::to_string).collect();
    Ok(format!(
        "{why}\n\n{difference}\n\n{} named sets, among them {}",
        names.len(),
        names[0]
    ))
}
