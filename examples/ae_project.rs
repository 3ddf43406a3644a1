//! A present-day project: four hours in the emergency department of a fictional Example Trust.
//!
//! Run it with `cargo run --example ae_project`. The document is `examples/data/ae_project.json`.
//!
//! The series is the published one of a single NHS organisation (type 1 attendances, April 2016 to March 2019). **Everything
//! else is made up**: the people, the cycles, the sums of money. Nothing here is to be attributed to that organisation or
//! to any other. Contains public sector information licensed under the Open Government Licence v3.0.

use improvement::project::{GivenScore, Instrument, ProgressScore, Response, Scorer};
use improvement::{Project, Text, date, id::MeasureId};
use std::error::Error;

const DOCUMENT: &str = include_str!("data/ae_project.json");
const SUSTAINABILITY: &str = include_str!("data/nhs_sustainability_model.json");

fn main() -> Result<(), Box<dyn Error>> {
    let mut project = Project::from_json(DOCUMENT)?;
    assert_eq!(project.to_json()?, DOCUMENT); // byte for byte
    println!("{project}\n");

    println!("How far, and what is missing for more?\n");
    for today in [date(2018, 3, 31), date(2019, 3, 31)] {
        println!("{today}\n{}\n", project.evidence_so_far(today));
    }

    println!("What the method asks for and the project lacks\n");
    for finding in project.check(date(2019, 3, 31)) {
        println!("  {finding}");
    }
    println!();

    let measure = MeasureId::new("within-four-hours")?;
    println!("{}\n", project.chart(&measure)?);

    println!("How faithful were the cycles?\n");
    println!(
        "{}\n",
        project.ramps()?.fidelity(&project.fidelity_context())
    );

    println!(
        "What is it worth? The cycles have cost {} pence.\n",
        project.cost()
    );
    println!("{}\n", project.benefit_totals());

    println!("Will it last? One response a person, nothing put in the place of an open answer.\n");
    for assessment in project.assessments() {
        println!("{}\n", project.score(assessment)?);
    }
    sustainability()?;

    println!("What could be written up already?\n");
    for row in project.squire(date(2019, 3, 31)) {
        println!("  {row}");
    }

    // a score above the record stands once somebody has said why
    project.edit(|parts| {
        let score = ProgressScore::new(4.5)?;
        let why = Text::new("faculty saw it hold through two winters")?;
        parts
            .scores
            .push(GivenScore::new(date(2019, 3, 30), Scorer::Team, score).because(why));
        Ok(())
    })?;
    println!("\n{}", project.evidence_so_far(date(2019, 3, 31)));
    Ok(())
}

/// The NHS Sustainability Model is data: each number says whether it is confirmed, and a total says on what it rests.
fn sustainability() -> Result<(), improvement::Error> {
    let model = Instrument::from_json(SUSTAINABILITY)?;
    let mut response = Response::new("somebody")?;
    for (item, level) in model
        .items()
        .iter()
        .zip(["a", "b", "a", "c", "a", "b", "a", "a", "a", "d"])
    {
        response = response.answer(item.id.clone(), level)?;
    }
    println!("{}\n", model.score(&[response])?);
    Ok(())
}
