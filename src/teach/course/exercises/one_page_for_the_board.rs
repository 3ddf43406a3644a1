//! One page for the board: a project of the student's own, with a claim that can be checked.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::module::Module;
use super::findings::belief;
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::finding::{Finding, Severity};
use crate::work::claim::Verdict;
use crate::work::project::Project;

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 16,
    name: "one-page-for-the-board",
    title: "One page for the board",
    module: Module::Carry,
    minutes: 60,
    outcome: "put a piece of improvement work on one page, with a claim that anybody can check",
    task: "Write down a project of your own until `check` has nothing but advice, with a claim whose verdict can be worked out.",
    hints: [
        "Begin with one measure and its figures, dated. Then let `check` lead you: each line of it says which part lacks what.",
        "Measures take `.series(…)`, `.defined(…)`, `.collected(…)` and `.better(…)`; `parts.map.add(…)` takes people; a claim takes `.of_kind(…)` and `.comparing(before, after)`. \
         `examples/ae_project.rs` is a whole one.",
    ],
    page: Page::Lesson(10),
    seeded: false,
    chart: None,
    marker: Marker::Project(mark),
    file: include_str!("../../../../examples/course/exercises/16_one_page_for_the_board.rs"),
    solution: include_str!("../../../../examples/course/solutions/16_one_page_for_the_board.rs"),
};

/// The day of the latest figure: what a reader of the page would know.
fn latest(project: &Project) -> Option<Date> {
    let series = project
        .measures()
        .iter()
        .filter_map(|measure| measure.data());
    series
        .filter_map(|series| series.dates()?.last().copied())
        .max()
}

fn mark(project: &Project, _: u64) -> Result<Mark, Error> {
    let Some(today) = latest(project) else {
        return Ok(Mark::look(NO_FIGURES));
    };
    if project.aims().is_empty() {
        return Ok(Mark::look(NO_AIM));
    }
    let findings: Vec<Finding> = project
        .check(today)
        .into_iter()
        .filter(|finding| finding.severity() > Severity::Advice)
        .collect();
    if let Some(first) = findings.first() {
        let message = open(findings.len(), first.message());
        return Ok(belief(first).map_or_else(
            || Mark::look(&message),
            |belief| Mark::wrong(belief, &message),
        ));
    }
    let Some(claim) = project.claims().first() else {
        return Ok(Mark::look(NO_CLAIM));
    };
    // one that cannot be worked out is an error, in the words of the crate
    let verdict = project.verdict(&claim.id, today)?;
    Ok(match verdict.verdict() {
        Verdict::Upheld { .. } => Mark::right(why(project.measures().len(), UPHELD)),
        Verdict::NotUpheld(_) => Mark::right(why(project.measures().len(), NOT_UPHELD)),
        Verdict::CannotTell(_) => Mark::right(why(project.measures().len(), CANNOT_TELL)),
        Verdict::NotChecked => Mark::look(STATEMENT),
    })
}

// What is said.

const NO_FIGURES: &str = "No measure has dated figures yet, so that the page has no chart. Which figure would you look at first? Give it `.series(…)`, with its days.";

const NO_AIM: &str = "The project has figures and no aim. Look at what is to get better, by how much, for whom, and by when: the board will ask for these first.";

const NO_CLAIM: &str = "`check` has nothing but advice left, and the page claims nothing. What would you tell the board? Look at `Claim`, and say it so that the figures can \
                        speak against it.";

const STATEMENT: &str = "The claim is a statement: nothing is compared, so that no figure can speak for it or against it. Look at what came before the change, and what after, and \
                         at what kind of claim it is.";

const UPHELD: &str = "the figures bear it out";
const NOT_UPHELD: &str = "the figures speak against it";
const CANNOT_TELL: &str = "the figures cannot tell";

fn open(findings: usize, first: &str) -> String {
    let how_many = match findings {
        1 => "One thing is open that is more than advice".to_owned(),
        number => format!("{number} things are open that are more than advice"),
    };
    format!("{how_many}. The first that `check` says: {first}. Look at that part of the project.")
}

fn why(measures: usize, verdict: &str) -> String {
    format!(
        "The page has an aim, {measures} measures and a claim that can be checked: {verdict}. Any of the three verdicts would have done. That the parts are there and \
         agree was checked. Whether the figures are so, and whether anything was done on the ward, was not: that is for whoever reads the page."
    )
}
