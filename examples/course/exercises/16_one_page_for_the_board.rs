//! 16. One page for the board (60 minutes)
//!
//! Now with work of your own. Write down your project: its aim, its measures with their figures, who has a stake in it, and
//! one claim about what changed. A claim that the figures do not bear out, or cannot tell, is as good here as any other:
//! what counts is that it can be checked.
//!
//! `check` says what the page still lacks. `pictures/16_one_page_for_the_board.html` is the page.

use improvement::course::{self, Answer, Marked};
use improvement::measure::{DataKind, Measure, Role};
use improvement::{Error, Project, date, project::Charter, render::ProjectReport};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// Your project.
#[rustfmt::skip]
pub fn project() -> Result<Project, Error> {
    let mut project = Project::new("my-project", Charter::new("What is it called?")?)?;
    project.edit(|parts| {
        // TODO: your measures with `.series(…)`, your aim, people, and `parts.claims.push(…)`
        parts.measures.push(Measure::new("waits", "hours until …", Role::Outcome, DataKind::Continuous)?);
        Ok(())
    })?;
    Ok(project)
}

/// The project: `Ok(Answer::project(project))`.
pub fn answer() -> Result<Answer, Error> {
    let (project, today) = (project()?, date(2025, 12, 15));
    for finding in project.check(today) {
        println!("{finding}");
    }
    let page = ProjectReport::new(&project, today).to_html();
    let _ = std::fs::write("pictures/16_one_page_for_the_board.html", page);
    Ok(Answer::not_yet())
}

fn main() -> Marked {
    let marked = course::mark("one-page-for-the-board", SEED, answer());
    println!("{marked}");
    marked
}
