//! Cohorts of which the truth is known: 24 projects that all adopt a change, of which none, a third or two thirds truly moved the level for good.
//! Of the others every second one never moved it, and every second one moved it for nine months.

#[path = "../truth_table/draw.rs"]
#[allow(dead_code, reason = "what the other example draws")]
mod draw;

use draw::Stream;
use improvement::claim::{Claim, ClaimKind};
use improvement::driver::{Edge, Intent};
use improvement::measure::{Better, DataKind, Measure, Role};
use improvement::pdsa::{Act, Check, Run, Scale, Study};
use improvement::programme::{Cohort, Learner, Milestone, Programme};
use improvement::project::{Charter, Link};
use improvement::{
    Aim, Cycle, Direction, DriverDiagram, Error, Expectation, Period, Project, Series, date,
    id::LearnerId,
};

/// Projects of a cohort.
pub(crate) const PROJECTS: usize = 24;

/// Months before the change, and after it.
const MONTHS: [usize; 2] = [12, 24];

/// How many months a change lasts that does not last.
const LASTS: usize = 9;

/// Patients a month.
const PATIENTS: u32 = 300;

/// The share seen in time before.
const BEFORE: f64 = 0.85;

/// How far a change moves the share that are seen in time, where it does, and the level that a team declares it will hold.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Effect {
    after: f64,
    hold: f64,
}

/// A large one and a smaller one: 2.4 and 1.5 standard deviations of a month.
pub(crate) const EFFECTS: [Effect; 2] = [
    Effect {
        after: 0.90,
        hold: 0.87,
    },
    Effect {
        after: 0.88,
        hold: 0.86,
    },
];

/// What became of a change in truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Truth {
    Held,
    Relapsed,
    Nothing,
}

impl Truth {
    /// Of the project with this number, where so many have held.
    fn of(number: usize, held: usize) -> Self {
        match number {
            _ if number < held => Self::Held,
            _ if number.is_multiple_of(2) => Self::Relapsed,
            _ => Self::Nothing,
        }
    }

    fn level(self, month: usize, after_it: f64) -> f64 {
        let after = month.checked_sub(MONTHS[0]);
        let moved = match (self, after) {
            (Self::Held, Some(_)) => true,
            (Self::Relapsed, Some(month)) => month < LASTS,
            _ => false,
        };
        if moved { after_it } else { BEFORE }
    }
}

/// What the reports of some cohorts said, beside the truth.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Said {
    /// Cohorts.
    pub(crate) cohorts: usize,
    /// How many adopted a change, in all cohorts.
    pub(crate) implemented: usize,
    /// How many were said to hold for twelve months, in all cohorts.
    pub(crate) held: usize,
    /// Of those that did not truly hold, in all cohorts: said to.
    pub(crate) wrongly: usize,
    /// The fewest and the most of one cohort that were said to hold.
    pub(crate) range: (usize, usize),
    /// Cohorts whose interval holds the true share.
    pub(crate) covered: usize,
}

/// Cohorts of which so many projects truly improve and hold.
pub(crate) fn said_of(truly: usize, cohorts: usize, effect: Effect) -> Result<Said, Error> {
    let programme = Programme::from_json(include_str!("../data/programme.json"))?;
    let mut said = Said {
        cohorts,
        range: (PROJECTS, 0),
        ..Said::default()
    };
    for seed in 0..cohorts {
        let mut stream = Stream::new((1848 + 1_000 * truly + seed) as u64);
        let projects = (0..PROJECTS).map(|number| project(number, truly, effect, &mut stream));
        let projects: Vec<Project> = projects.collect::<Result<_, _>>()?;
        let mut cohort = Cohort::new("simulated", programme.id())?;
        cohort.edit(|parts| {
            for project in &projects {
                let learner = Learner::new(date(2024, 12, 1)).on_project(project.id())?;
                let id = LearnerId::new(project.id().as_str())?;
                parts.learners.insert(id, learner);
            }
            Ok(())
        })?;
        let report = cohort.report(&programme, &projects, date(2026, 12, 31))?;
        let held = report.projects_that(Milestone::HeldTwelveMonths);
        said.implemented += report.projects_that(Milestone::Implemented).count;
        said.held += held.count;
        said.range = (said.range.0.min(held.count), said.range.1.max(held.count));
        let share = truly as f64 / PROJECTS as f64;
        said.covered += usize::from(
            held.interval
                .is_some_and(|interval| interval.contains(share)),
        );
        said.wrongly += report
            .rows()
            .iter()
            .filter(|row| row.held.is_some())
            .filter_map(|row| row.project.as_ref())
            .filter(|id| {
                let number: usize = id.as_str()[1..].parse().unwrap_or_default();
                Truth::of(number, truly) != Truth::Held
            })
            .count();
    }
    Ok(said)
}

/// A project that adopts its change in April 2025.
fn project(
    number: usize,
    truly: usize,
    effect: Effect,
    stream: &mut Stream,
) -> Result<Project, Error> {
    let truth = Truth::of(number, truly);
    let months = MONTHS[0] + MONTHS[1];
    let seen: Vec<f64> = (0..months)
        .map(|month| stream.binomial(PATIENTS, truth.level(month, effect.after)))
        .collect();
    let dates = (0..36).filter_map(|month| Period::Month.after(date(2024, 1, 1), month));
    let series = Series::proportions(seen, vec![PATIENTS; months])?
        .dated(dates)?
        .every(Period::Month)?;
    let mut cycle = Cycle::new("try-it", "the-change")?
        .objective("are more patients seen in time?")
        .predict(
            Expectation::judged("staff would keep it")?,
            "it takes a step away",
            date(2025, 3, 31),
        )
        .scale(Scale::units(100, "patients"))
        .task("the team", "do it");
    cycle.start(date(2025, 1, 1))?;
    cycle.finish(Run::new(date(2025, 1, 1), date(2025, 3, 31))?)?;
    let study = Study::new(date(2025, 4, 8), "they would")?.check(Check::Judged(true));
    cycle.conclude(
        study,
        Act::adopt("a step of the pathway", "looked at each month")?,
    )?;

    let mut project = Project::new(format!("p{number}"), Charter::new("Seen in time")?)?;
    project.edit(|parts| {
        let measure = Measure::new("seen", "seen in time", Role::Outcome, DataKind::Proportion)?;
        parts
            .measures
            .push(measure.better(Better::Higher).series(series)?);
        parts
            .aims
            .push(Aim::new("more")?.what("seen")?.better(Direction::Higher));
        let mut diagram = DriverDiagram::new("more")?;
        let theory = diagram.draft()?;
        theory
            .primary("flow", "flow")?
            .idea("the-change", "the change", Intent::Change)?
            .link(Edge::to_aim("flow")?)?
            .link(Edge::new("the-change", "flow")?)?;
        parts.diagram = Some(diagram);
        parts.cycles.push(cycle);
        parts
            .links
            .push(Link::new("try-it", "seen", Direction::Higher)?);
        let held = ClaimKind::Sustained {
            hold: effect.hold,
            from: date(2025, 5, 1),
        };
        let claim = Claim::new("held", "seen", "more are seen in time, and it holds")?;
        parts.claims.push(claim.of_kind(held).caused_by("try-it")?);
        Ok(())
    })?;
    Ok(project)
}

/// The table of the docs.
pub(crate) fn table(cohorts: usize) -> Result<String, Error> {
    let mut table = format!(
        "| a change moves {} % to | truly held, of {PROJECTS} | adopted | said to hold, mean (fewest to most) | of them wrongly | missed | interval holds the truth |\n|---:|---:|---:|---:|---:|---:|---:|\n",
        100.0 * BEFORE
    );
    for effect in EFFECTS {
        for truly in [0, PROJECTS / 3, 2 * PROJECTS / 3] {
            let said = said_of(truly, cohorts, effect)?;
            let mean = |count: usize| count as f64 / said.cohorts as f64;
            let rightly = said.held - said.wrongly;
            table += &format!(
                "| {} % | {truly} | {:.1} | {:.1} ({} to {}) | {:.2} | {:.1} | {} of {} |\n",
                100.0 * effect.after,
                mean(said.implemented),
                mean(said.held),
                said.range.0,
                said.range.1,
                mean(said.wrongly),
                truly as f64 - mean(rightly),
                said.covered,
                said.cohorts
            );
        }
    }
    Ok(table)
}
