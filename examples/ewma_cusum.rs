//! One department, one series, three charts: XmR, EWMA and CUSUM of the share seen within four hours, and why the two
//! with memory are not to be believed here before something is done about the season.
//!
//! Run it with `cargo run --example ewma_cusum`.
//!
//! Contains public sector information licensed under the Open Government Licence v3.0.

use improvement::spc::Basis;
use improvement::{Chart, Date, Direction, Kind, Options, Period, Series, date};
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
    let series = department("RQM")?;
    // the first financial year sets the limits of all three
    let options = Chart::options()
        .better(Direction::Higher)
        .baseline(Basis::Points {
            from: date(2016, 4, 1).into(),
            to: Some(date(2017, 4, 1).into()),
        });
    for kind in [Kind::Individuals, Kind::Ewma, Kind::Cusum] {
        println!("{}\n", options.chart(kind, &series)?);
    }
    spoken(&options, &series)?;
    println!(
        "All three speak, and all three speak inside the year that sets their limits: a summer and a winter lie in it, \
         neighbouring\nmonths resemble each other, and the moving range takes that for a small sigma. A chart with memory \
         adds such months up, so\nit suffers more than one that looks at points: the run lengths in the books are for \
         months that do not resemble each other."
    );
    println!(
        "\nThe same month of the year before is a fairer neighbour. Of the differences from it (24 months), the CUSUM about \
         zero says:\n"
    );
    let chart = Chart::options()
        .better(Direction::Higher)
        .baseline(Basis::Process {
            centre: Some(0.0),
            sigma: None,
        })
        .chart(Kind::Cusum, differences(&series)?)?;
    println!("{chart}\n");
    println!(
        "Whether that is enough to call it an improvement is not for a chart of one department to say: the winter of \
         2016/17 was\na bad one, and the year after a bad year is likely to be better."
    );
    Ok(())
}

/// The share within four hours, by month.
fn department(code: &str) -> Result<Series, Box<dyn Error>> {
    let mut months: BTreeMap<Date, f64> = BTreeMap::new();
    for row in csv::Reader::from_reader(DATA.as_bytes()).deserialize() {
        let row: Row = row?;
        if row.department == "1" && row.org_code == code {
            let share = 1.0 - row.breaches / row.attendances;
            months.insert(row.period.parse()?, share * 100.0);
        }
    }
    let series = Series::values(months.values().copied())?.dated(months.into_keys())?;
    Ok(series.every(Period::Month)?)
}

/// Each month less the same month of the year before, in percentage points.
fn differences(series: &Series) -> Result<Series, improvement::Error> {
    let year = 12;
    let steps =
        (year..series.len()).map(|month| Some(series.value(month)? - series.value(month - year)?));
    let dates = (year..series.len()).filter_map(|month| series.date(month));
    Series::values(steps)?.dated(dates)?.every(Period::Month)
}

/// When each chart first speaks, and since when it has gone on speaking.
fn spoken(options: &Options, series: &Series) -> Result<(), improvement::Error> {
    println!("Months with a signal in the better direction");
    for kind in [Kind::Individuals, Kind::Ewma, Kind::Cusum] {
        let chart = options.chart(kind, series)?;
        let above = |month: &usize| {
            chart
                .signals_at(*month)
                .any(|signal| signal.side() == Some(improvement::Side::Above))
        };
        let baseline = (0..12).filter(above).count();
        let after = (12..chart.len()).filter(above).count();
        println!(
            "  {:<6} {baseline:>2} of the 12 that set the limits, {after:>2} of the 24 after them",
            kind.symbol()
        );
    }
    println!();
    Ok(())
}
