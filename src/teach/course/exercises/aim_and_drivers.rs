//! Aim and driver diagram: repair what the check finds.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::mark::Mark;
use super::super::module::Module;
use super::findings::belief;
use crate::base::date::{Date, date};
use crate::base::error::Error;
use crate::base::finding::{Code, Finding};
use crate::work::project::Project;

pub(in crate::teach::course) static EXERCISE: Exercise = Exercise {
    number: 7,
    name: "aim-and-drivers",
    title: "Aim and driver diagram",
    module: Module::Change,
    minutes: 30,
    outcome: "write an aim that can be checked, and a theory of what drives it that can be tested",
    task: "Repair the project until its aim is whole, every driver can be seen to move, and every idea leads somewhere.",
    hints: [
        "Take the findings one by one. Each says which part lacks what; some are advice, which may stay.",
        "An aim has `.from(…)` and `.by(date(…))`; `Measure::new(…, Role::…, …)` has three roles; `Node::primary(…)?.measured_by(…)`; `.link(Edge::new(cause, effect)?)`.",
    ],
    page: Page::Lesson(10),
    seeded: false,
    chart: None,
    marker: Marker::Project(mark),
    file: include_str!("../../../../examples/course/exercises/07_aim_and_drivers.rs"),
    solution: include_str!("../../../../examples/course/solutions/07_aim_and_drivers.rs"),
};

/// The day of the story.
const TODAY: Date = date(2026, 3, 1);

/// What must be gone: of the aim, the drivers and the measures that they need. Other findings are for other exercises.
const ASKED: [Code; 13] = [
    Code::AimWithoutWhat,
    Code::AimWithoutDirection,
    Code::AimWithoutAmount,
    Code::AimWithoutDate,
    Code::AimWithoutWhom,
    Code::AimWithoutPlace,
    Code::AimOverdue,
    Code::TargetOnWrongSide,
    Code::DriverWithoutPath,
    Code::DriverWithoutIdea,
    Code::IdeaWithoutDriver,
    Code::DriverWithoutMeasure,
    Code::NoBalancingMeasure,
];

/// The drivers and ideas that the story has.
const NODES: usize = 4;

fn mark(project: &Project, _: u64) -> Result<Mark, Error> {
    let nodes = project
        .diagram()
        .map_or(0, |diagram| diagram.theory().nodes().len());
    let aim = project
        .aims()
        .iter()
        .find(|aim| aim.id().as_str() == "happier");
    let findings: Vec<Finding> = project
        .check(TODAY)
        .into_iter()
        .filter(|finding| ASKED.contains(&finding.code()))
        .collect();
    Ok(match (aim, findings.first()) {
        _ if nodes < NODES => Mark::look(taken_out(nodes)),
        (None, _) => Mark::look(NO_AIM),
        (_, Some(first)) => {
            let message = open(findings.len(), first.message());
            belief(first).map_or_else(
                || Mark::look(&message),
                |belief| Mark::wrong(belief, &message),
            )
        }
        (Some(aim), None) if aim.baseline().is_none() => Mark::look(FROM_WHERE),
        (Some(_), None) => Mark::right(why(nodes)),
    })
}

// What is said.

const NO_AIM: &str = "The aim `happier` is not there any more. It is the one to be repaired: look at what it says, and at what it leaves open.";

const FROM_WHERE: &str = "All that `check` asks for is there. One thing it does not ask: the aim says where it goes, and not from where. Look at what the share was before \
                          the work began.";

fn taken_out(nodes: usize) -> String {
    format!(
        "Of the drivers and ideas of the story {nodes} are left of {NODES}. A finding goes away as well when its part is taken out, and the theory with it. Look at what \
         each part needs, and add that."
    )
}

fn open(findings: usize, first: &str) -> String {
    let how_many = match findings {
        1 => "One thing is open".to_owned(),
        number => format!("{number} things are open"),
    };
    format!("{how_many}. The first that `check` says: {first}. Look at that part of the project.")
}

fn why(nodes: usize) -> String {
    format!(
        "The aim says what, how much, from where, by when, for whom and where; each of the {nodes} drivers and ideas leads to it, each driver has a measure, and one measure \
         would show harm. That the parts are there and fit was checked. Whether the theory holds is for tests on the wards."
    )
}
