//! Programmes and cohorts: what they refuse, what gates find, and what is said of a cohort.

mod attacker;
mod attacks;
mod counted;
mod gates;
mod held;
mod refusals;
mod relations;
mod reports;
mod simulated;
#[path = "../../examples/cohort/simulation.rs"]
#[allow(dead_code, reason = "the table, which the example prints")]
mod simulation;
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

/// The pages of a cohort, to be looked at in a browser: with names, of which one is no markup, and for outside.
pub(crate) fn pages() -> Vec<(String, String)> {
    let mut cohort = cohort();
    let renamed = cohort.edit(|parts| {
        for learner in parts.learners.values_mut() {
            learner.name = Some(improvement::Text::new("<b>\"Zoë\" & | `co`</b>")?);
        }
        Ok(())
    });
    renamed.expect("names");
    let report = cohort
        .report(&programme(), projects(), TODAY)
        .expect("a report");
    let beside = report.clone().beside(&report).with_small_cells();
    vec![
        ("cohort.html".to_owned(), report.to_html()),
        (
            "cohort_inside.html".to_owned(),
            beside.with_names().to_html(),
        ),
    ]
}
