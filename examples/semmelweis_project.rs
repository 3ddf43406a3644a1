//! Hand washing at the First Clinic as a project: what was recorded, what the checks say was missing, and what the
//! chart shows.
//!
//! Run it with `cargo run --example semmelweis_project`. The document is `examples/data/semmelweis_project.json`.
//!
//! Documented history: the series (Semmelweis 1861), washing in chlorinated lime from the middle of May 1847, its extension
//! to the time between two women and to instruments, who was for it and who against, the journal articles, the end of the
//! assistant's term in March 1849. Assumptions of this example: the aim's target (the Second Clinic's level of 1841 to 1846), the
//! drawing of the driver diagram, the bounds of the cycles, and every score of power, interest and commitment.

use improvement::finding::Code;
use improvement::{Date, Project, date, id::MeasureId};
use std::error::Error;

const DOCUMENT: &str = include_str!("data/semmelweis_project.json");

fn main() -> Result<(), Box<dyn Error>> {
    let project = Project::from_json(DOCUMENT)?;
    assert_eq!(project.to_json()?, DOCUMENT); // byte for byte
    let today = date(1849, 3, 31);

    println!("{project}\n");
    ramp(&project)?;
    missing(&project, today);
    shown(&project, today)?;
    println!("{}", project.evidence_so_far(today));
    Ok(())
}

/// The cycles in the order in which each learned from the one before.
fn ramp(project: &Project) -> Result<(), improvement::Error> {
    println!("The ramps\n");
    for ramp in project.ramps()?.iter() {
        for cycle in ramp.cycles() {
            let objective = cycle.plan().objective().map_or("", |text| text.as_str());
            println!("  {} ({}): {objective}", cycle.id(), cycle.stage().name());
            if let Some(scale) = cycle.plan().scale() {
                println!("      scale {scale}");
            }
            if let Some(study) = cycle.stage().study() {
                println!("      {}", study.learned());
            }
        }
        println!("      the scale grew: {}\n", ramp.is_increasing());
    }
    Ok(())
}

/// What nobody wrote down, and whom nobody won over. People appear by their aliases.
fn missing(project: &Project, today: Date) {
    println!("What the checks say was missing on {today}\n");
    for finding in project.check(today) {
        let telling = [
            Code::NoPrediction,
            Code::NoContact,
            Code::HeardThroughOpposed,
            Code::AimNotAgreed,
            Code::NoBalancingMeasure,
            Code::NoConsumer,
            Code::NoStatistics,
        ];
        if telling.contains(&finding.code()) {
            println!("  {finding}");
            println!("      source: {}", finding.code().source());
        }
    }
    println!();
}

/// What the series shows all the same: that deaths changed, and held lower. Not why.
fn shown(project: &Project, today: Date) -> Result<(), Box<dyn Error>> {
    println!("What the chart shows\n");
    let mortality = MeasureId::new("mortality")?;
    println!("{}\n", project.chart(&mortality)?);
    for goal in project.evidence_so_far(today).goals {
        println!("  {goal}");
    }
    println!(
        "\n  The chart bears out that deaths changed and held lower for 22 months. It does not bear out that washing was\n  \
         the cause: from December 1846 to March 1847, before anybody washed, 3.5 % died, with documented reasons of\n  \
         another kind. No prediction was written beforehand, and as far as is recorded nobody had spoken with those of\n  \
         high power for months: the record of the work is weaker than its result.\n"
    );
    Ok(())
}
