//! `ChartCsv`: the points, limits and signals of a chart as a table.

use super::escape::csv::field;
use crate::spc::words::picture;
use crate::spc::{Chart, ChartRow};
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

/// A number as every reader of CSV takes it, and as it reads back.
fn number(value: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if value == 0.0 || (1e-5..1e15).contains(&value.abs()) {
        write!(f, "{value}")
    } else {
        write!(f, "{value:e}")
    }
}
