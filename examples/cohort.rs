//! A cohort of eight learners on six projects (a fiction): what the gates show of three of them.
//!
//! Run it with `cargo run --example cohort`.

#[path = "cohort/projects.rs"]
mod projects;

use improvement::date;
use improvement::id::{LearnerId, OutcomeId};
use improvement::programme::{Cohort, Programme};
use std::error::Error;

const PROGRAMME: &str = include_str!("data/programme.json");
const COHORT: &str = include_str!("data/cohort.json");

fn main() -> Result<(), Box<dyn Error>> {
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
    for project in &projects {
        for (claim, verdict) in project.verdicts(today) {
            println!("{} {} {}", project.id(), claim.id, verdict?);
        }
    }
    Ok(())
}
