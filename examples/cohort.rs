//! A cohort of eight learners on six projects (a fiction): what the gates show of three of them, and what happened to the measures.
//!
//! Run it with `cargo run --example cohort`; with the name of a file after `--` the page for the leader of the course is written to it.
//! `cargo run --release --example cohort -- simulate 200` asks what the report says of cohorts of which the truth is known.

#[path = "cohort/projects.rs"]
mod projects;
#[path = "cohort/simulation.rs"]
mod simulation;

use improvement::date;
use improvement::id::{LearnerId, OutcomeId};
use improvement::programme::{Cohort, Programme};
use std::error::Error;

const PROGRAMME: &str = include_str!("data/programme.json");
const COHORT: &str = include_str!("data/cohort.json");

fn main() -> Result<(), Box<dyn Error>> {
    let asked: Vec<String> = std::env::args().skip(1).collect();
    if let [simulate, cohorts] = &asked[..]
        && simulate == "simulate"
    {
        print!("{}", simulation::table(cohorts.parse()?)?);
        return Ok(());
    }
    let programme = Programme::from_json(PROGRAMME)?;
    let cohort = Cohort::from_json(COHORT)?;
    assert_eq!(programme.to_json()?, PROGRAMME); // byte for byte
    assert_eq!(cohort.to_json()?, COHORT);
    let projects = projects::all()?;
    let today = date(2019, 3, 31);

    println!("{cohort}\n");
    let outcome = OutcomeId::new("tests-of-change")?;
    for learner in ["amina-okafor", "ben-hartley", "carla-mendes"] {
        let learner = LearnerId::new(learner)?;
        let gate = cohort.gate(&programme, &outcome, &learner, &projects, today)?;
        println!("{gate}\n");
    }
    // what a leader of the course opens each month
    let report = cohort.report(&programme, &projects, today)?;
    println!("{}", report.clone().with_small_cells());

    // what goes to a reader outside: of so few nearly nothing may be shown
    let short: Vec<String> = report
        .to_string()
        .lines()
        .take(20)
        .map(str::to_owned)
        .collect();
    println!("{}\n", short.join("\n"));
    println!("{}", cohort.can_tell(0.5, 0.3)?);
    if let Some(path) = asked.first() {
        std::fs::write(path, report.with_small_cells().to_html())?;
    }
    Ok(())
}
