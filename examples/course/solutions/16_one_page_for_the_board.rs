//! 16. One page for the board (60 minutes)
//!
//! Now with work of your own. Write down your project: its aim, its measures with their figures, who has a stake in it, and
//! one claim about what changed. A claim that the figures do not bear out, or cannot tell, is as good here as any other:
//! what counts is that it can be checked.
//!
//! `check` says what the page still lacks. `pictures/16_one_page_for_the_board.html` is the page.

use improvement::claim::{Claim, ClaimKind};
use improvement::course::{self, Answer, Marked};
use improvement::measure::{CollectionPlan, DataKind, Measure, OperationalDefinition, Role};
use improvement::stakeholder::{NineC, Stakeholder};
use improvement::{Aim, Date, Direction, Error, Period, Project, Series, Window, date};
use improvement::{project::Charter, render::ProjectReport};

/// Your own number, if a teacher gave you one.
const SEED: u64 = 1;

/// Your project.
#[rustfmt::skip]
pub fn project() -> Result<Project, Error> {
    let weeks: Vec<Date> = (0..14).filter_map(|week| date(2025, 9, 15).plus_days(7 * week)).collect();
    let plan = || CollectionPlan::new().every(Period::Week).owner("sister");
    let share = |id: &str, what: &str, role, events: [u32; 14]| {
        let measure = Measure::new(id, what, role, DataKind::Proportion)?.collected(plan()?).better(Direction::Lower);
        let measure = measure.defined(OperationalDefinition::new(what)?.out_of("letters sent")?);
        measure.series(Series::proportions(events, [20; 14])?.dated(weeks.clone())?)
    };
    let mut project = Project::new("letters", Charter::new("Letters in time")?)?;
    project.edit(|parts| {
        let person = |who: &str, nine| Stakeholder::new(who, "ward", 3, 5, weeks[0]).map(|one| one.with_category(nine));
        parts.map.add("sister", person("The sister", NineC::Champions)?)?.add("patients", person("Patients", NineC::Consumers)?)?;
        let outcome = Measure::new("hours", "hours until the letter is sent", Role::Outcome, DataKind::Continuous)?;
        let hours = Series::values([31, 28, 35, 30, 33, 29, 34, 25, 22, 24, 20, 26, 23, 21])?.dated(weeks.clone())?;
        parts.measures.push(outcome.collected(plan()?).better(Direction::Lower).series(hours)?);
        parts.measures.push(share("typed", "letters typed by somebody else", Role::Process, [18, 19, 17, 18, 19, 18, 18, 9, 8, 10, 7, 8, 9, 7])?);
        parts.measures.push(share("again", "letters sent a second time", Role::Balancing, [1, 0, 2, 1, 0, 1, 1, 2, 0, 1, 1, 0, 1, 2])?);
        let aim = Aim::new("in-a-day")?.what("hours")?.better(Direction::Lower).from(31.4)?.to(24.0)?.by(date(2026, 6, 30));
        parts.aims.push(aim.whom("people who go home")?.place("one ward")?.agreed_by("patients")?);
        let claim = Claim::new("sooner", "hours", "letters go out sooner")?.of_kind(ClaimKind::Improved);
        parts.claims.push(claim.comparing(Window::dates(weeks[0], weeks[7]), Window::since(weeks[7])).documented(weeks[7]));
        Ok(())
    })?;
    Ok(project)
}

/// The project: `Ok(Answer::project(project))`.
pub fn answer() -> Result<Answer, Error> {
    let (project, today) = (project()?, date(2025, 12, 15));
    let page = ProjectReport::new(&project, today).to_html();
    let _ = std::fs::write("pictures/16_one_page_for_the_board.html", page);
    Ok(Answer::project(project))
}

fn main() -> Marked {
    let marked = course::mark("one-page-for-the-board", SEED, answer());
    println!("{marked}");
    marked
}
