//! Programmes and cohorts: what they refuse, what gates find, and what is said of a cohort.

mod gates;
mod refusals;
mod reports;
#[path = "../../examples/cohort/projects.rs"]
mod stories;

use improvement::programme::{Cohort, Programme};
use improvement::{Date, Project, date};
use std::sync::OnceLock;

const PROGRAMME: &str = include_str!("../../examples/data/programme.json");
const COHORT: &str = include_str!("../../examples/data/cohort.json");
const TODAY: Date = date(2019, 3, 31);

fn programme() -> Programme {
    Programme::from_json(PROGRAMME).expect("a programme")
}

fn cohort() -> Cohort {
    Cohort::from_json(COHORT).expect("a cohort")
}

/// The six projects of the example, made once.
fn projects() -> &'static [Project] {
    static PROJECTS: OnceLock<Vec<Project>> = OnceLock::new();
    PROJECTS.get_or_init(|| stories::all().expect("six projects"))
}
