//! Task 10: a piece of improvement work as one document, which checks itself.

use super::Answer;
use improvement::measure::{DataKind, Measure, Role};
use improvement::project::Charter;
use improvement::{Aim, Cycle, Direction, Project, date, pdsa::Scale};

pub(crate) fn answer() -> Answer {
    let mut project = Project::new("falls", Charter::new("Fewer falls on Ash ward")?)?;
    project.edit(|parts| {
        let falls = Measure::new("falls", "falls with harm", Role::Outcome, DataKind::Rate)?;
        parts.measures.push(falls.better(Direction::Lower));
        let aim = Aim::new("by-half")?.what("falls")?.better(Direction::Lower);
        parts
            .aims
            .push(aim.from(0.012)?.to(0.006)?.by(date(2025, 12, 31)));
        Ok(())
    })?;

    // what cannot be is refused, with its place, and the project is as it was
    let refused = project.edit(|parts| {
        let cycle = Cycle::new("rounds-1", "hourly-rounds")?
            .objective("do hourly rounds lower falls?")
            .informed_by("rounds-0")
            .scale(Scale::units(1, "bay"));
        parts.cycles.push(cycle);
        Ok(())
    });
    let refused = refused.unwrap_err();

    // what is weak is a finding, with the publication that asks for it
    let findings = project.check(date(2025, 1, 1));
    let first = findings.first().ok_or("a beginning has findings")?;
    let document = project.to_json()?;
    assert_eq!(Project::from_json(&document)?.parts(), project.parts());
    Ok(format!("{project}\n{refused}\n{first}"))
}
