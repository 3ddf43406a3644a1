//! 140 accident and emergency departments, three years, one question each: which need a closer look?
//!
//! Run it with `cargo run --example ae_matrix`.
//!
//! Contains public sector information licensed under the Open Government Licence v3.0.

use improvement::spc::{Batch, Variation};
use improvement::{Chart, Date, Direction, Interval, Kind, Period, RuleSet, Series};
use std::collections::BTreeMap;
use std::error::Error;

const DATA: &str = include_str!("data/ae_attendances.csv");

#[derive(serde::Deserialize)]
struct Row {
    period: String,
    org_code: String,
    #[serde(rename = "type")]
    department: String,
    attendances: f64,
    breaches: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    // Each organisation's type 1 activity by month: within four hours, out of attended.
    let mut departments: BTreeMap<String, BTreeMap<Date, (f64, f64)>> = BTreeMap::new();
    for row in csv::Reader::from_reader(DATA.as_bytes()).deserialize() {
        let row: Row = row?;
        if row.department == "1" {
            let within = row.attendances - row.breaches;
            let months = departments.entry(row.org_code).or_default();
            months.insert(row.period.parse()?, (within, row.attendances));
        }
    }
    let series: Vec<(String, Series)> = departments
        .into_iter()
        .map(|(name, months)| {
            let (within, attended): (Vec<f64>, Vec<f64>) = months.values().copied().unzip();
            let series = Series::proportions(within, attended)?.dated(months.into_keys())?;
            Ok((name, series.every(Period::Month)?))
        })
        .collect::<Result<_, improvement::Error>>()?;

    // The share within four hours as XmR: with 10,000 attendances a month, binomial limits would be needle-thin.
    let options = Chart::options()
        .better(Direction::Higher)
        .target(0.95)
        .bounds(0.0..=1.0)
        .rules(RuleSet::making_data_count());
    let batch = Batch::of(&options, Kind::Individuals, series);
    let matrix = batch.matrix();

    println!(
        "Share seen within four hours, {} organisations, target 95 %",
        batch.rows().len()
    );
    println!(
        "Variation: last month against its own average over the period. Rules: {}\n",
        RuleSet::making_data_count()
    );
    println!("{matrix}\n");

    println!("Special cause at the latest month, with the signal that says so");
    for (name, chart) in batch.charts() {
        let reading = chart.reading();
        let colour = match reading.variation() {
            Variation::Improvement(_) => {
                "blue:   special cause variation of an improving nature at the latest month"
            }
            Variation::Concern(_) => {
                "orange: special cause variation of a concerning nature at the latest month"
            }
            Variation::ImprovementAndConcern { .. } => {
                "both:   special cause in both directions, at the latest month"
            }
            _ => continue,
        };
        if chart.date(reading.latest()) != matrix.as_of() {
            continue;
        }
        println!("  {name} {colour}");
        for &signal in reading.behind() {
            println!("        {}", chart.describe(&chart.signals()[signal]));
        }
    }

    // The icon looks at the latest month. Whether the level has changed is another question: hold each month of
    // the last year against the same month of the first, so that winter stands against winter.
    println!("\nLevel of the last 12 months against the first 12, month by month (95 % interval)");
    let (mut compared, mut differs, mut missed) = (0, 0, 0);
    for (name, chart) in batch.charts() {
        let Some(interval) = year_on_year(chart)? else {
            continue;
        };
        compared += 1;
        if interval.contains(0.0) {
            continue;
        }
        differs += 1;
        let icon = chart.reading().variation();
        let seen = icon.is_special();
        missed += usize::from(!seen);
        println!(
            "  {name} {:+5.1} points ({:+.1} to {:+.1})  {}",
            50.0 * (interval.lower() + interval.upper()),
            100.0 * interval.lower(),
            100.0 * interval.upper(),
            if seen {
                ""
            } else {
                "the icon shows common cause"
            },
        );
    }
    println!(
        "\n{compared} compared, {differs} differ, {missed} of these with an icon of common cause.\n\
         With nothing changed anywhere about {:.0} in {compared} would differ at this level by chance alone.",
        0.05 * f64::from(compared)
    );
    Ok(())
}

/// The mean difference between the last 12 months and the same months of the first 12.
fn year_on_year(chart: &Chart) -> Result<Option<Interval>, improvement::Error> {
    const YEAR: usize = 12;
    if chart.len() < 3 * YEAR {
        return Ok(None); // stopped early, or started late
    }
    let last = chart.len() - YEAR;
    let differences: Vec<f64> = (0..YEAR)
        .filter_map(|month| Some(chart.value(last + month)? - chart.value(month)?))
        .collect();
    if differences.len() < YEAR {
        return Ok(None);
    }
    Interval::paired_difference(&differences, 0.95).map(Some)
}
