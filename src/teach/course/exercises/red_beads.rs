//! Red beads: who is the best worker?

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::misconception::Misconception;
use super::super::module::Module;
use crate::base::error::Error;
use crate::spc::{Chart, Kind};
use crate::teach::beads::RedBeads;

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 2,
    name: "red-beads",
    title: "Red beads",
    module: Module::See,
    minutes: 15,
    outcome: "tell differences between people from differences that chance makes",
    task: "Look at all 24 dips as a chart: is there somebody who works better or worse than the others? Give a name, or say that there is none.",
    hints: [
        "Somebody always comes first, and somebody last. What do all six share, and how far apart do their dips lie on the chart?",
        "`Chart::options().chart(Kind::Np, &beads.series()?)?` has the dips of the first day, then those of the second. A line that begins with \
         `signal` names a dip that stands out.",
    ],
    page: Page::Type("teach::RedBeads"),
    seeded: true,
    chart: Some(chart),
    marker: Marker::Choice(&CHOICES, mark),
    file: include_str!("../../../../examples/course/exercises/02_red_beads.rs"),
    solution: include_str!("../../../../examples/course/solutions/02_red_beads.rs"),
};

/// The workers in the order in which they dip, and after them what is right.
const CHOICES: [&str; 7] = ["ann", "bob", "cara", "dev", "ella", "femi", "nobody"];

fn chart(seed: u64) -> Result<Chart, Error> {
    let beads = RedBeads::new(seed);
    // dips lie day after day, and on a day worker after worker
    let dips = (1..=beads.days()).flat_map(|day| {
        let workers = CHOICES.iter().take(beads.workers() as usize);
        workers.map(move |name| format!("{} {day}", capital(name)))
    });
    let series = beads.series()?.labelled(dips)?.unit("red beads")?;
    Chart::options().chart(Kind::Np, &series)
}

fn mark(choice: &str, seed: u64) -> Result<Mark, Error> {
    let (beads, chart) = (RedBeads::new(seed), chart(seed)?);
    let totals = || (0..beads.workers()).filter_map(|worker| beads.total(worker));
    let (fewest, most) = (
        totals().min().unwrap_or_default(),
        totals().max().unwrap_or_default(),
    );
    let chosen = (0..beads.workers())
        .zip(CHOICES)
        .find(|(_, name)| *name == choice);
    let Some((worker, name)) = chosen else {
        let limits = [chart.lower(0), chart.upper(0)].map(Option::unwrap_or_default);
        let quiet = chart.signals().is_empty();
        return Ok(Mark::right(why(
            [fewest, most],
            [limits[0].ceil(), limits[1].floor()],
            quiet,
        )));
    };
    let name = capital(name);
    let total = beads.total(worker).unwrap_or_default();
    let stands_out = (0..beads.days()).any(|day| {
        let dip = (day * beads.workers() + worker) as usize;
        chart.signals_at(dip).next().is_some()
    });
    Ok(if stands_out {
        Mark::look(one_dip(&name, beads.days()))
    } else if total == fewest {
        Mark::wrong(Misconception::LuckIsSkill, first(&name, total))
    } else if total == most {
        Mark::wrong(Misconception::TheWorstIsASignal, last(&name, total))
    } else {
        Mark::look(between(&name, total, fewest, most))
    })
}

fn capital(name: &str) -> String {
    let (first, rest) = name.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

// What is said.

fn why([fewest, most]: [u32; 2], [lower, upper]: [f64; 2], quiet: bool) -> String {
    let chart = if quiet {
        "and the chart marks no dip"
    } else {
        "and where the chart marks a dip all the same, that is one of its false alarms: the box was no other on that day"
    };
    format!(
        "All six dip into the same box, with the same paddle. Chance alone makes dips of {lower:.0} to {upper:.0}, {chart}. So {fewest} red beads over \
         four days are no merit, and {most} are no fault. Whoever wants fewer has to change what is in the box."
    )
}

fn one_dip(name: &str, days: u32) -> String {
    format!(
        "The chart marks a dip of {name}, and it is right to ask what was different there. Ask it: was it another box, or another paddle? Then look at how \
         {name} did on the other {} days.",
        days - 1
    )
}

fn first(name: &str, total: u32) -> String {
    format!(
        "No worker has fewer red beads than {name}, {total} in four days. In every row somebody comes first. Look at the chart of all dips: does one of {name}'s lie \
         below the lower line?"
    )
}

fn last(name: &str, total: u32) -> String {
    format!(
        "No worker has more red beads than {name}, {total} in four days. In every row somebody comes last. Look at the chart of all dips: does one of {name}'s lie \
         above the upper line?"
    )
}

fn between(name: &str, total: u32, fewest: u32, most: u32) -> String {
    format!(
        "{name} has {total} red beads in four days, between the fewest ({fewest}) and the most ({most}). What would set {name} apart from the others? Look at the \
         two outer lines of the chart of all dips, and at what lies beyond them."
    )
}
