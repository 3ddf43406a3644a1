//! A department that is watched month by month: what a monitor says at each point, and what a late correction does.
//!
//! Run it with `cargo run --example ward_monitor`.
//!
//! Contains public sector information licensed under the Open Government Licence v3.0.

use improvement::{Chart, Date, Direction, Kind, Monitor, Period, RuleSet, Series, Watch, date};
use std::collections::BTreeMap;
use std::error::Error;

const DATA: &str = include_str!("data/ae_attendances.csv");

/// The department, type 1 activity.
const DEPARTMENT: &str = "RQM";

fn main() -> Result<(), Box<dyn Error>> {
    let months = months()?;
    let (baseline, rest): (Vec<_>, Vec<_>) = months
        .into_iter()
        .partition(|(month, _)| *month < date(2017, 4, 1));

    // The financial year 2016/17 sets the limits. They do not move after that: a monitor that worked them out again
    // each month would follow the change that it is there to show. Twelve months are one short of what the rule set asks
    // for, and the chart says so.
    let within = baseline.iter().map(|(_, (within, _))| *within);
    let attended = baseline.iter().map(|(_, (_, attended))| *attended);
    let series = Series::proportions(within, attended)?
        .dated(baseline.iter().map(|(month, _)| *month))?
        .every(Period::Month)?;
    let options = Chart::options()
        .better(Direction::Higher)
        .bounds(0.0..=1.0)
        .rules(RuleSet::making_data_count())
        .provisional();
    let chart = options.chart(Kind::Individuals, series)?;
    println!("Share seen within four hours, {DEPARTMENT}, type 1\n\n{chart}\n");

    println!(
        "Month by month from April 2017, each figure seen in the second week of the next month\n"
    );
    let mut watch = Watch::after(&chart)?.every(Period::Month)?;
    for &(month, figures) in &rest {
        let update = watch.push(month, figures, second_week(month)?)?;
        let variation = update.variation().map(|variation| variation.to_string());
        println!("  {}", watch.describe(&update));
        if !update.is_quiet() {
            println!("      {}", variation.unwrap_or_default());
        }
    }

    // Between two months everything can be put aside: limits, rules and the last few points are a few hundred bytes.
    let stored = serde_json::to_string(watch.monitor())?;
    let resumed: Monitor = serde_json::from_str(&stored)?;
    println!("\nThe monitor as stored: {} bytes", stored.len());
    assert_eq!(&resumed, watch.monitor());

    // What if the figure of one month had been wrong? Here September 2017 is sent again with 1,000 fewer within four
    // hours: a month below the centre, so that the run begins after it.
    let september = date(2017, 9, 1);
    let Some(&(_, (within, attended))) = rest.iter().find(|(month, _)| *month == september) else {
        return Ok(());
    };
    let revision = watch.revise(september, (within - 1000.0, attended), date(2019, 5, 9))?;
    println!("\nAn invented correction\n");
    for alert in revision.withdrawn().iter().chain(revision.flagged()) {
        println!("  {}", watch.describe_alert(alert));
    }
    println!(
        "\n{} alerts in all, {} of them stand",
        watch.alerts().len(),
        watch.standing().count()
    );
    Ok(())
}

/// The department's months: within four hours, attended.
fn months() -> Result<BTreeMap<Date, (f64, f64)>, Box<dyn Error>> {
    let mut months = BTreeMap::new();
    for row in csv::Reader::from_reader(DATA.as_bytes()).deserialize() {
        let (month, code, kind, attended, breaches, _): (String, String, String, f64, f64, f64) =
            row?;
        if code == DEPARTMENT && kind == "1" {
            months.insert(month.parse()?, (attended - breaches, attended));
        }
    }
    Ok(months)
}

fn second_week(month: Date) -> Result<Date, Box<dyn Error>> {
    let next = Period::Month.after(month, 1);
    Ok(next
        .and_then(|next| next.plus_days(10))
        .ok_or("past the end of the calendar")?)
}
