//! Is this change an improvement, and how do you know? Hand washing in Vienna, and four departments of 2016 to 2019.
//!
//! Run it with `cargo run --example is_it_an_improvement`.
//!
//! Contains public sector information licensed under the Open Government Licence v3.0.

use improvement::claim::{Claim, ClaimKind};
use improvement::measure::{DataKind, Measure, Role};
use improvement::project::Charter;
use improvement::{
    Batch, Chart, Compare, Date, Direction, Kind, Period, Project, Reason, Series, Window, date,
    id::ClaimId,
};
use std::collections::BTreeMap;
use std::error::Error;
use std::ops::Range;

type Anything<T> = Result<T, Box<dyn Error>>;

fn main() -> Anything<()> {
    semmelweis()?;
    departments()
}

// ---------------------------------------------------------------------------------------------- hand washing, 1847

fn clinic() -> Anything<Series> {
    let data = include_str!("data/semmelweis_monthly.csv");
    let mut rows: Vec<(Date, u32, u32)> = Vec::new();
    for row in csv::Reader::from_reader(data.as_bytes()).deserialize() {
        rows.push(row?);
    }
    let deaths = rows.iter().map(|&(_, _, deaths)| deaths);
    let births = rows.iter().map(|&(_, births, _)| births);
    let months = rows.iter().map(|&(month, _, _)| month);
    Ok(Series::proportions(deaths, births)?
        .dated(months)?
        .every(Period::Month)?)
}

/// The claim as a project has it: what is compared, and since when that was known.
fn semmelweis() -> Anything<()> {
    let mut project = Project::new("vienna", Charter::new("Fewer mothers die")?)?;
    project.edit(|parts| {
        let options = Chart::options().exclude(
            date(1847, 5, 1),
            Reason::data("washing began in the middle of the month"),
        );
        let mortality = Measure::new(
            "mortality",
            "deaths among mothers",
            Role::Outcome,
            DataKind::Proportion,
        )?
        .better(Direction::Lower)
        .series(clinic().map_err(|_| improvement::error::ChartError::NoPoints { found: 0 })?)?
        .charted(Kind::PPrime, options)?;
        parts.measures.push(mortality);
        let windows = (
            Window::dates(date(1841, 1, 1), date(1847, 5, 1)),
            Window::since(date(1847, 6, 1)),
        );
        let fell = |id: &str| {
            Claim::new(
                id,
                "mortality",
                "deaths fell when washing began, because of it",
            )
            .map(|claim| {
                claim
                    .of_kind(ClaimKind::Improved)
                    .comparing(windows.0, windows.1)
            })
        };
        // history has no plan that was locked: the day stands in Semmelweis's own book
        parts
            .claims
            .push(fell("any-month")?.documented(date(1847, 5, 15)));
        // had somebody agreed in May 1847 to look once, in March 1849
        parts.claims.push(
            fell("one-day")?
                .decided_before(date(1847, 5, 15))
                .looked_at([date(1849, 3, 31)]),
        );
        Ok(())
    })?;
    let today = date(1849, 3, 31);
    println!("First Clinic, Vienna: deaths of mothers before May 1847 and after\n");
    for (id, heading) in [
        ("any-month", "Asked again every month"),
        ("one-day", "Had one day been agreed in May 1847"),
    ] {
        let verdict = project.verdict(&ClaimId::new(id)?, today)?;
        println!("{heading}\n{verdict}\n");
    }
    println!(
        "\"Because of it\" is no chart's to uphold. What else changed in May 1847 is in the books, or it is not known.\n"
    );
    Ok(())
}

// --------------------------------------------------------------------------------- departments of 2016 to 2019

#[derive(serde::Deserialize)]
struct Row {
    period: Date,
    org_code: String,
    #[serde(rename = "type")]
    department: String,
    attendances: f64,
    breaches: f64,
}

/// Type 1 activity: the share that stayed no longer than four hours, month by month.
fn charts() -> Anything<BTreeMap<String, Chart>> {
    let data = include_str!("data/ae_attendances.csv");
    let mut months: BTreeMap<String, BTreeMap<Date, (f64, f64)>> = BTreeMap::new();
    for row in csv::Reader::from_reader(data.as_bytes()).deserialize() {
        let row: Row = row?;
        if row.department == "1" {
            let within = row.attendances - row.breaches;
            let of = months.entry(row.org_code).or_default();
            of.insert(row.period, (within, row.attendances));
        }
    }
    let options = Chart::options().better(Direction::Higher);
    months
        .into_iter()
        .map(|(name, months)| {
            let (within, attended): (Vec<f64>, Vec<f64>) = months.values().copied().unzip();
            let series = Series::proportions(within, attended)?
                .dated(months.into_keys())?
                .every(Period::Month)?;
            Ok((name, options.chart(Kind::PPrime, series)?))
        })
        .collect()
}

fn departments() -> Anything<()> {
    let charts = charts()?;
    println!(
        "Departments, as if a change on 1 April 2017 had been declared beforehand. It was not: these were picked after looking,\n\
         so that as claims all of them are \"cannot tell\".\n"
    );
    // financial years are 12 months each
    let years: [(&str, [Range<usize>; 2], &str); 4] = [
        ("RXC", [0..12, 12..36], "2016/17 against all since"),
        ("RJ6", [0..12, 24..36], "2016/17 against 2018/19"),
        ("RQM", [0..12, 12..36], "2016/17 against all since"),
        ("RQQ", [0..12, 12..36], "2016/17 against all since"),
    ];
    for (name, [before, after], what) in years {
        let Some(chart) = charts.get(name) else {
            continue;
        };
        println!("{name}, {what}");
        match chart.shift(&Compare::points(before, after)) {
            Ok(shift) => println!("{shift}\n"),
            Err(error) => println!("{error}\n"),
        }
    }
    everybody(&charts)
}

/// The same question of every department at once: some gains are to be expected by having asked so often.
fn everybody(charts: &BTreeMap<String, Chart>) -> Anything<()> {
    let whole = charts
        .iter()
        .filter(|(_, chart)| chart.series().usable() == 36);
    let mut found = [[0; 2]; 3];
    for (_, chart) in whole.clone() {
        let shift = chart.shift(&Compare::points(0..12, 12..36))?;
        let both = [shift.e(), shift.worse()];
        for (way, e) in both.into_iter().enumerate() {
            found[0][way] += usize::from(e.independent >= 20.0);
            found[1][way] += usize::from(e.observed >= 20.0);
            found[2][way] += usize::from(e.reached.is_some());
        }
    }
    println!("All {} departments with 36 months", whole.clone().count());
    for (row, what) in found.iter().zip([
        "today, if one month told nothing of the next",
        "today, at the correlation that the months show",
        "at some month from the twelfth on",
    ]) {
        println!("  better {:>2}, worse {:>2}: {what}", row[0], row[1]);
    }
    let batch = Batch::of_charts(whole.map(|(name, chart)| (name.clone(), Ok(chart.clone()))));
    let improved = batch.improved(0..12, 12..36, 0.05)?;
    println!(
        "  better {:>2}           : kept when all are asked at once (e-BH at 0.05)",
        improved.names().count()
    );
    Ok(())
}
