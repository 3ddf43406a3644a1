//! The chart of a group of rows, and which row is which point.

use crate::asked::{Asked, Varies};
use crate::at::{At, Axis};
use crate::columns::Columns;
use crate::groups::Groups;
use crate::numbers::Numbers;
use improvement::{Chart, Date, Error, Series};

/// The chart of a group, and which row is which point.
pub(crate) struct Charted {
    pub(crate) chart: Chart,
    /// The place of what was asked for.
    pub(crate) wish: u32,
    /// The rows in the order of their points.
    rows: Vec<u32>,
    /// The point of each of them; none where the first row is the first point, and so on.
    points: Option<Vec<usize>>,
}

impl Charted {
    /// Each row with its point.
    pub(crate) fn rows(&self) -> impl DoubleEndedIterator<Item = (u32, usize)> + '_ {
        let point = |place: usize| self.points.as_ref().map_or(place, |points| points[place]);
        let places = self.rows.iter().enumerate();
        places.map(move |(place, &row)| (row, point(place)))
    }

    /// The last row of a point.
    pub(crate) fn row_of(&self, point: usize) -> Option<u32> {
        let mut from_behind = self.rows().rev();
        from_behind
            .find(|found| found.1 == point)
            .map(|found| found.0)
    }

    /// The first point that a day does not come after, and how many there are.
    pub(crate) fn point_from(&self, day: Date) -> usize {
        let all = 0..self.chart.len();
        let before = |&point: &usize| self.chart.date(point).is_none_or(|date| date < day);
        all.take_while(before).count()
    }
}

impl Columns {
    /// The one chart of all rows.
    ///
    /// ```
    /// use arrow_array::{ArrayRef, Int64Array};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let waits: ArrayRef = std::sync::Arc::new(Int64Array::from(vec![22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23]));
    /// let chart = improvement_arrow::Columns::new(&waits)?.chart()?;
    /// assert_eq!(chart.flagged("beyond-limits"), [8]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Why there is none, in words.
    pub fn chart(&self) -> Result<Chart, String> {
        let groups = Groups::one(self.rows());
        self.check(&groups).map_err(|refused| refused.to_string())?;
        Ok(chart(&groups, self, 0)?.chart)
    }
}

/// The chart of a group; or why there is none, in words.
pub(crate) fn chart(groups: &Groups, columns: &Columns, group: usize) -> Result<Charted, String> {
    let mut rows = groups.rows(group).to_vec();
    let (wish, asked) = columns.asked(group, &rows)?;
    let denominator = columns.denominator.as_ref();
    let denominator = match denominator.filter(|column| column.is_absent(&rows)) {
        None => denominator,
        // in a table of several measures, some have none
        Some(_) if asked.is_without_denominators() => None,
        Some(_) => {
            return Err(
                "every denominator is missing: where the measure has none, say so with \"data\": \"values\""
                    .to_owned(),
            );
        }
    };
    let varies = asked.varies(denominator.is_some())?;
    if let Some(at) = &columns.at {
        let (absent, all) = (at.absent(&rows), rows.len());
        if absent > 0 {
            return Err(format!(
                "{absent} of {all} rows have no date, expected one in each"
            ));
        }
        at.sort(&mut rows, &columns.value, denominator);
    }
    let words = |error: Error| error.to_string();
    let subgroups = match varies {
        Varies::Subgroups => Some(firsts(&rows, columns.at.as_ref())),
        _ => None,
    };
    let numbers = (&columns.value, denominator);
    let series = series(&rows, numbers, varies, subgroups.as_deref()).map_err(words)?;
    let axis = match &columns.at {
        Some(at) => {
            let time_of_day = varies.can_share_a_date();
            Some(match &subgroups {
                Some(firsts) => {
                    let firsts: Vec<u32> = firsts.iter().map(|&place| rows[place]).collect();
                    at.axis(&firsts, time_of_day)?
                }
                None => at.axis(&rows, time_of_day)?,
            })
        }
        None => None,
    };
    if asked.every.is_some() && !matches!(axis, Some(Axis::Dates(_))) {
        return Err(match &axis {
            Some(Axis::Labels(labels)) if !labels.is_empty() => format!(
                "`every` asks for dates, and `at` holds `{}`: make it dates such as 2024-12-01",
                labels[0]
            ),
            _ => "`every` asks for dates, and there is no `at`".to_owned(),
        });
    }
    let series = on_axis(series, axis, asked).map_err(words)?;
    let chart = asked.options.chart(asked.kind, series).map_err(words)?;
    let points = points(
        rows.len(),
        subgroups,
        columns.at.as_ref(),
        &rows,
        asked,
        &chart,
    );
    Ok(Charted {
        chart,
        wish,
        rows,
        points,
    })
}

/// The first of the rows of each subgroup, as places among the rows.
fn firsts(rows: &[u32], at: Option<&At>) -> Vec<usize> {
    let is_first = |&place: &usize| match at {
        Some(at) if place > 0 => !at.is_shared(rows[place - 1], rows[place]),
        _ => true,
    };
    (0..rows.len()).filter(is_first).collect()
}

fn series(
    rows: &[u32],
    (value, denominator): (&Numbers, Option<&Numbers>),
    varies: Varies,
    subgroups: Option<&[usize]>,
) -> Result<Series, Error> {
    let values: Vec<Option<f64>> = rows.iter().map(|&row| value.get(row)).collect();
    let groups = match subgroups {
        None => Vec::new(),
        Some(firsts) => {
            let ends = firsts.iter().skip(1).copied().chain([rows.len()]);
            let group = |(&first, end): (&usize, usize)| values[first..end].to_vec();
            firsts.iter().zip(ends).map(group).collect()
        }
    };
    let denominators = match denominator {
        Some(column) => rows.iter().map(|&row| column.get(row)).collect(),
        None => Vec::new(),
    };
    varies.series(values, denominators, groups)
}

fn on_axis(series: Series, axis: Option<Axis>, asked: &Asked) -> Result<Series, Error> {
    let series = match axis {
        None => series,
        Some(Axis::Dates(dates)) => series.dated(dates)?,
        Some(Axis::Labels(labels)) => series.labelled(labels)?,
    };
    match asked.every {
        Some(period) => series.every(period),
        None => Ok(series),
    }
}

/// The point of each row, where it is not its place.
fn points(
    len: usize,
    subgroups: Option<Vec<usize>>,
    at: Option<&At>,
    rows: &[u32],
    asked: &Asked,
    chart: &Chart,
) -> Option<Vec<usize>> {
    if asked.every.is_none() && subgroups.is_none() {
        return None;
    }
    let firsts = subgroups.unwrap_or_else(|| (0..len).collect());
    // an absent period is a point without a row
    let point_of_first: Vec<usize> = match (asked.every, at) {
        (Some(_), Some(at)) => {
            let firsts: Vec<u32> = firsts.iter().map(|&place| rows[place]).collect();
            let Ok(Axis::Dates(dates)) = at.axis(&firsts, true) else {
                return None;
            };
            let mut point = 0;
            let on_date = |date: &Date| {
                while chart.date(point).is_some_and(|found| found < *date) {
                    point += 1;
                }
                point
            };
            dates.iter().map(on_date).collect()
        }
        _ => (0..firsts.len()).collect(),
    };
    let ends = firsts.iter().skip(1).copied().chain([len]);
    let spread = firsts.iter().zip(ends).zip(point_of_first);
    let all = spread.flat_map(|((&first, end), point)| (first..end).map(move |_| point));
    Some(all.collect())
}
