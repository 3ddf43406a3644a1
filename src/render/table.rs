//! `ChartCsv`: the points, limits and signals of a chart as a table; `BatchCsv`: a row for each of many charts.

use super::escape::csv::field;
use crate::spc::words::picture;
use crate::spc::{Assurance, Batch, Chart, ChartRow, MatrixEntry};
use std::fmt::{self, Write};

/// The points, limits and signals of a chart as CSV (RFC 4180), a row for each point of each track.
///
/// | column | what |
/// |---|---|
/// | `track` | what is plotted: `value`, `mean`, `range` … |
/// | `point` | its number, from 1 |
/// | `date`, `label` | what stands under it, if anything |
/// | `value` | empty where it is missing |
/// | `centre`, `lower`, `upper` | the lines at the point, empty where there is none |
/// | `target` | of the main track |
/// | `phase` | its number, from 1 |
/// | `excluded` | `yes` or empty |
/// | `reading` | what the signals make of the point, in words |
/// | `rules` | the names of the rules whose signals mark it |
///
/// Numbers are written so that they read back exactly, and never as percentages. A text that a spreadsheet would take for a
/// formula has an apostrophe in front.
///
/// ```
/// use improvement::Chart;
/// use improvement::render::ChartCsv;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let chart = Chart::run([3, 5, 4])?;
/// let table = ChartCsv::new(&chart).to_string();
/// assert_eq!(table.lines().next(), Some("track,point,date,label,value,centre,lower,upper,target,phase,excluded,reading,rules"));
/// assert_eq!(table.lines().nth(1), Some("value,1,,,3,4,,,,1,,,"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a view is written when it is displayed"]
pub struct ChartCsv<'a> {
    chart: &'a Chart,
}

/// The head of the table.
const HEAD: &str =
    "track,point,date,label,value,centre,lower,upper,target,phase,excluded,reading,rules";

impl<'a> ChartCsv<'a> {
    /// The table of a chart.
    pub fn new(chart: &'a Chart) -> Self {
        Self { chart }
    }
}

impl fmt::Display for ChartCsv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{HEAD}\r\n")?;
        let mut rows = self.chart.rows().into_iter();
        rows.try_for_each(|row| write_row(self.chart, &row, f))
    }
}

fn write_row(chart: &Chart, row: &ChartRow, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let track = chart.track(row.track).unwrap_or(chart.main());
    write!(f, "{},{},", picture::statistic_name(track), row.point)?;
    if let Some(date) = row.date {
        write!(f, "{date}")?;
    }
    write!(f, ",{}", field(row.label.as_deref().unwrap_or_default()))?;
    for value in [row.value, row.centre, row.lower, row.upper, row.target] {
        f.write_char(',')?;
        if let Some(value) = value {
            number(value, f)?;
        }
    }
    let excluded = if row.excluded { "yes" } else { "" };
    let reading = row.variation.map_or_else(String::new, |reading| {
        reading.to_string().replace(", ", " ")
    });
    let rules = row.rules.join(" | ");
    write!(
        f,
        ",{},{excluded},{reading},{}\r\n",
        row.phase,
        field(&rules)
    )
}

/// Many charts as CSV (RFC 4180), a row for each: its icons, and its lines at the latest point.
///
/// | column | what |
/// |---|---|
/// | `name`, `kind` | the name in the batch, the kind of chart |
/// | `point`, `date`, `label` | the latest point with a value, counted from 1 |
/// | `value`, `centre`, `lower`, `upper`, `target` | at that point, empty where there is none |
/// | `variation`, `assurance` | the icons, as [symbols](crate::spc::Variation::symbol) |
/// | `reading` | the variation in words |
/// | `points`, `since` | for how many points the special cause has been there, and from which date |
/// | `error` | why there is no chart |
///
/// ```
/// use improvement::render::BatchCsv;
/// use improvement::spc::Batch;
/// use improvement::{Chart, Direction, Kind};
///
/// let wards = [("Ward 1", [3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 4]), ("Ward 2", [3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 19])];
/// let batch = Batch::of(&Chart::options().better(Direction::Lower), Kind::Individuals, wards);
/// let table = BatchCsv::new(&batch).to_string();
/// assert!(table.lines().nth(2).is_some_and(|ward| ward.starts_with("Ward 2,XmR,13,,,19,") && ward.contains(",H!,")));
/// ```
#[derive(Debug, Clone)]
#[must_use = "a view is written when it is displayed"]
pub struct BatchCsv<'a> {
    batch: &'a Batch,
}

impl<'a> BatchCsv<'a> {
    /// The table of a batch.
    pub fn new(batch: &'a Batch) -> Self {
        Self { batch }
    }
}

/// The head of the table of many charts.
const BATCH_HEAD: &str = "name,kind,point,date,label,value,centre,lower,upper,target,variation,assurance,reading,points,since,error";

impl fmt::Display for BatchCsv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{BATCH_HEAD}\r\n")?;
        for row in self.batch {
            write!(f, "{},", field(row.name()))?;
            match row.chart() {
                Ok(chart) => write_chart(row.name(), chart, f)?,
                Err(error) => write!(f, ",,,,,,,,,,,,,,{}\r\n", field(&error.to_string()))?,
            }
        }
        Ok(())
    }
}

fn write_chart(name: &str, chart: &Chart, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let latest = chart.latest().unwrap_or_default();
    write!(f, "{},{},", chart.kind(), latest + 1)?;
    if let Some(date) = chart.date(latest) {
        write!(f, "{date}")?;
    }
    write!(
        f,
        ",{}",
        field(chart.series().label(latest).unwrap_or_default())
    )?;
    for value in [
        chart.value(latest),
        chart.centre(latest),
        chart.lower(latest),
        chart.upper(latest),
        chart.target(latest),
    ] {
        f.write_char(',')?;
        if let Some(value) = value {
            number(value, f)?;
        }
    }
    let entry = MatrixEntry::of(name.to_owned(), chart);
    let assurance = entry.assurance.map_or("", Assurance::symbol);
    write!(f, ",{},{assurance},", entry.variation.symbol())?;
    write!(
        f,
        "{},{},",
        field(&entry.variation.to_string()),
        entry.points
    )?;
    if let Some(since) = entry.since {
        write!(f, "{since}")?;
    }
    f.write_str(",\r\n")
}

/// A number as every reader of CSV takes it, and as it reads back.
fn number(value: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if value == 0.0 || (1e-5..1e15).contains(&value.abs()) {
        write!(f, "{value}")
    } else {
        write!(f, "{value:e}")
    }
}
