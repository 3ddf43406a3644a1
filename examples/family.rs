//! A family of measures: the British army in the East, 1854 to 1856. Deaths by disease, which sanitation should move; by other causes;
//! and by wounds, which it should not.
//!
//! Run it with `cargo run --example family`.
//!
//! Documented: the Sanitary Commission reached Scutari in March 1855. The figures are those of Nightingale (1858). An assumption of this
//! example: that its work is one test of one idea, begun on 6 March 1855.

use improvement::claim::{Claim, ClaimKind};
use improvement::driver::{Edge, Intent};
use improvement::measure::{DataKind, Measure, Role};
use improvement::project::{Charter, Link};
use improvement::{
    Aim, Chart, Cycle, Date, Direction, DriverDiagram, Kind, Period, Project, Reason, Series,
    Window, date,
};
use std::error::Error;

const DATA: &str = include_str!("data/nightingale_monthly.csv");

/// The day on which the commission began, and the first month that is wholly after it.
const BEGAN: Date = date(1855, 3, 6);
const AFTER: Date = date(1855, 4, 1);

#[derive(serde::Deserialize)]
struct Month {
    #[serde(rename = "month")]
    name: String,
    strength: f64,
    died_of_disease: f64,
    died_of_wounds: f64,
    died_of_other: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut months: Vec<Month> = Vec::new();
    for row in csv::Reader::from_reader(DATA.as_bytes()).deserialize() {
        months.push(row?);
    }
    let project = army(&months)?;
    let today = date(1856, 3, 31);

    println!("The army in the East: deaths per 1,000 men and month, to March 1855 and after\n");
    for (claim, verdict) in project.verdicts(today) {
        println!("{}\n{}\n", claim.measure, verdict?);
    }
    println!("Together\n{}\n", project.family(today));
    println!(
        "Disease had peaked in January 1855, two months before the commission came: the months just before it are no steady level,\n\
         and part of what follows is the way back from that winter. The figures do not say which part."
    );
    Ok(())
}

/// How many died of something in a month.
type Deaths = fn(&Month) -> f64;

/// Deaths of one kind, per 1,000 men and month.
fn deaths(months: &[Month], of: Deaths) -> Result<Series, Box<dyn Error>> {
    let dates = months
        .iter()
        .map(|row| format!("{}-01", row.name).parse())
        .collect::<Result<Vec<Date>, _>>()?;
    let strength = months.iter().map(|row| row.strength);
    Ok(Series::rates(months.iter().map(of), strength)?
        .dated(dates)?
        .every(Period::Month)?
        .per(1000.0)?)
}

fn army(months: &[Month]) -> Result<Project, Box<dyn Error>> {
    let kinds: [(&str, &str, Role, Deaths); 3] = [
        ("disease", "deaths by disease", Role::Outcome, |row| {
            row.died_of_disease
        }),
        (
            "other-causes",
            "deaths by other causes",
            Role::Outcome,
            |row| row.died_of_other,
        ),
        ("wounds", "deaths by wounds", Role::Balancing, |row| {
            row.died_of_wounds
        }),
    ];
    let mut measures = Vec::new();
    for (id, name, role, of) in kinds {
        let options = Chart::options().exclude(
            date(1855, 3, 1),
            Reason::data("the commission began in this month"),
        );
        let measure = Measure::new(id, name, role, DataKind::Rate)?
            .better(Direction::Lower)
            .series(deaths(months, of)?)?
            .charted(Kind::UPrime, options)?;
        measures.push(measure);
    }
    let mut diagram = DriverDiagram::new("fewer-deaths")?;
    diagram
        .draft()?
        .primary("filth", "foul air, drains and water of the hospitals")?
        .idea(
            "flush-drains",
            "flush the sewers, lime the walls, clear the wells",
            Intent::Start,
        )?
        .link(Edge::to_aim("filth")?)?
        .link(Edge::new("flush-drains", "filth")?)?;
    let mut commission = Cycle::new("commission", "flush-drains")?
        .objective("do fewer die where the hospitals are clean?")
        .retrospective(date(1858, 1, 1), "Nightingale 1858");
    commission.start(BEGAN)?;

    let mut project = Project::new("scutari", Charter::new("Fewer deaths in the hospitals")?)?;
    project.edit(|parts| {
        parts.aims.push(
            Aim::new("fewer-deaths")?
                .what("disease")?
                .better(Direction::Lower),
        );
        parts.diagram = Some(diagram);
        parts.cycles.push(commission);
        for measure in measures {
            let id = measure.id().clone();
            parts
                .links
                .push(Link::new("commission", id.as_str(), Direction::Lower)?);
            let windows = (Window::dates(date(1854, 4, 1), BEGAN), Window::since(AFTER));
            parts.claims.push(
                Claim::new(
                    id.as_str(),
                    id.as_str(),
                    "fewer died after the commission came",
                )?
                .of_kind(ClaimKind::Improved)
                .comparing(windows.0, windows.1)
                .documented(BEGAN),
            );
            parts.measures.push(measure);
        }
        Ok(())
    })?;
    Ok(project)
}
