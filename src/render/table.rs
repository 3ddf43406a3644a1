//! `ChartCsv`: the points, limits and signals of a chart as a table.

use super::chart::panel::readings;
use super::escape::csv::field;
use crate::base::sort::sort;
use crate::spc::rules::Role;
use crate::spc::words::picture;
use crate::spc::{Chart, Track};
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
        for track in tracks(self.chart) {
            rows(self.chart, track, f)?;
        }
        Ok(())
    }
}

/// Every track of a chart.
pub(crate) fn tracks(chart: &Chart) -> Vec<&Track> {
    std::iter::once(chart.main())
        .chain(chart.lower_sum())
        .chain(chart.spread())
        .collect()
}

fn rows(chart: &Chart, track: &Track, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let main = track.kind() == chart.main().kind();
    let readings = readings(chart, track);
    for (index, reading) in readings.into_iter().enumerate() {
        let series = chart.series();
        write!(f, "{},{}", picture::statistic_name(track), index + 1)?;
        let date = series
            .date(index)
            .map_or_else(String::new, |date| date.to_string());
        write!(
            f,
            ",{date},{}",
            field(series.label(index).unwrap_or_default())
        )?;
        for value in [
            track.value(index),
            track.centre(index),
            track.lower(index),
            track.upper(index),
            chart.target(index).filter(|_| main),
        ] {
            f.write_char(',')?;
            if let Some(value) = value {
                number(value, f)?;
            }
        }
        let phase = chart
            .phases()
            .iter()
            .position(|phase| phase.points().contains(&index));
        write!(f, ",{}", phase.unwrap_or_default() + 1)?;
        f.write_str(if chart.is_excluded(index) {
            ",yes"
        } else {
            ","
        })?;
        write!(
            f,
            ",{}",
            if reading.is_special() {
                reading.to_string()
            } else {
                String::new()
            }
            .replace(", ", " ")
        )?;
        let marking = chart.signals().iter().filter(|signal| {
            signal.track() == track.kind()
                && signal.flags(index)
                && chart.rule(signal).role() == Role::Signal
        });
        let mut names: Vec<String> = marking
            .map(|signal| chart.rule(signal).name().to_string())
            .collect();
        sort(&mut names);
        names.dedup();
        write!(f, ",{}\r\n", field(&names.join(" | ")))?;
    }
    Ok(())
}

/// A number as every reader of CSV takes it, and as it reads back.
fn number(value: f64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if value == 0.0 || (1e-5..1e15).contains(&value.abs()) {
        write!(f, "{value}")
    } else {
        write!(f, "{value:e}")
    }
}
