//! What the report of a large cohort takes: 200 learners on 120 projects, each with its cycles, claims and 36 months, told in HTML.

#[path = "../examples/cohort/projects.rs"]
mod projects;

use criterion::{Criterion, criterion_group, criterion_main};
use improvement::programme::{Cohort, Learner, Programme};
use improvement::{
    Project, date,
    id::{LearnerId, ProjectId},
};
use std::hint::black_box;

const LEARNERS: usize = 200;
const PROJECTS: usize = 120;

/// The six projects of the example twenty times, and learners of whom eighty share one.
fn large() -> (Cohort, Vec<Project>) {
    let stories = projects::all().expect("six projects");
    let id = |number: usize| ProjectId::new(format!("p{number}")).expect("an id");
    let projects = (0..PROJECTS).map(|number| {
        let mut project = stories[number % stories.len()].clone();
        let renamed = project.edit(|parts| {
            parts.id = id(number);
            Ok(())
        });
        renamed.expect("a project");
        project
    });
    let mut cohort = Cohort::new("large", "leading-improvement").expect("a cohort");
    let enrolled = cohort.edit(|parts| {
        for number in 0..LEARNERS {
            let learner = Learner::new(date(2017, 3, 20)).on_project(id(number % PROJECTS))?;
            let id = LearnerId::new(format!("learner-{number}"))?;
            parts.learners.insert(id, learner);
        }
        Ok(())
    });
    enrolled.expect("learners");
    (cohort, projects.collect())
}

fn reports(c: &mut Criterion) {
    let programme = include_str!("../examples/data/programme.json");
    let programme = Programme::from_json(programme).expect("a programme");
    let (cohort, projects) = large();
    let today = date(2019, 3, 31);
    let report = || cohort.report(&programme, black_box(&projects), today);
    c.bench_function("the report of 200 learners on 120 projects", |b| {
        b.iter(|| report().expect("a report"));
    });
    let told = report().expect("a report").with_small_cells();
    c.bench_function("its page", |b| b.iter(|| black_box(&told).to_html()));
}

criterion_group!(benches, reports);
criterion_main!(benches);
