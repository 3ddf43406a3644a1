//! 7. Aim and driver diagram (30 minutes)
//!
//! A trust wants people to be happier with their stay on its wards. Below are its aim, its measures and its driver diagram,
//! after one that was published, shortened, and with parts taken out. It is 1 March 2026.
//!
//! `check` says what is missing or hangs loose: its findings of the letter D are about aims and drivers. Repair it: add what
//! is missing, connect what hangs loose, and take nothing out. New figures, days and texts are yours to choose.

use improvement::course::{self, Answer, Marked};
use improvement::driver::{Edge, Intent, Node};
use improvement::measure::{DataKind, Measure, Role};
use improvement::{Aim, Direction, DriverDiagram, Error, Project, date, project::Charter};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// The project, to be repaired.
#[rustfmt::skip]
pub fn project() -> Result<Project, Error> {
    let share = |id: &str, name: &str, role| Measure::new(id, name, role, DataKind::Proportion);
    let mut project = Project::new("better-stay", Charter::new("A better stay on our wards")?)?;
    project.edit(|parts| {
        parts.measures.push(share("happy", "people who would recommend the ward", Role::Outcome)?);
        parts.measures.push(share("shown", "people shown round on their first day", Role::Process)?);
        let aim = Aim::new("happier")?.what("happy")?.better(Direction::Higher).to(0.75)?;
        parts.aims.push(aim.whom("adults")?.place("three wards")?);
        let mut diagram = DriverDiagram::new("happier")?;
        diagram.draft()?
            .add("welcome", Node::primary("how people are welcomed")?.measured_by("shown".try_into()?))?
            .add("voice", Node::primary("whether people are heard")?)?
            .idea("show-round", "a patient shows each newcomer round", Intent::Start)?
            .idea("monday", "patients and staff meet each Monday", Intent::Start)?
            .link(Edge::to_aim("welcome")?)?
            .link(Edge::to_aim("voice")?)?
            .link(Edge::new("show-round", "welcome")?)?;
        parts.diagram = Some(diagram);
        Ok(())
    })?;
    Ok(project)
}

/// The repaired project: `Ok(Answer::project(project()?))`.
pub fn answer() -> Result<Answer, Error> {
    let project = project()?;
    let findings = project.check(date(2026, 3, 1)).into_iter();
    for finding in findings.filter(|one| one.code().as_str().starts_with('D')) {
        println!("{finding}");
    }
    // TODO: repair `project`, and give it
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("aim-and-drivers", SEED, answer());
    println!("{marked}");
    marked
}
