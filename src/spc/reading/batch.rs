//! Many series in one call, and the matrix of what they say.

use crate::base::error::{Error, Place};
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::data::into_series::IntoSeries;
use crate::spc::data::kind::Kind;
use crate::spc::data::series::Series;
use crate::spc::reading::reading::Reading;
use crate::spc::reading::rows::ChartRow;
use serde::{Serialize, Serializer};

/// Many named charts of one kind with the same options, in the order in which they came.
///
/// A series that cannot be charted is one row with its error, not the end of the batch.
///
/// ```
/// use improvement::spc::Batch;
/// use improvement::{Chart, Kind};
///
/// let wards = [("A", vec![3.0, 5.0, 4.0]), ("B", vec![f64::NAN])];
/// let batch = Batch::of(&Chart::options(), Kind::Run, wards);
/// assert_eq!(batch.rows().len(), 2);
/// assert!(batch.rows()[0].chart().is_ok());
/// assert_eq!(batch.rows()[1].chart().unwrap_err().to_string(), "point 1 is NaN, expected an ordinary number");
/// ```
///
/// Where making a series can fail too, [`of_charts`](Batch::of_charts) takes what came of it:
///
/// ```
/// use improvement::spc::Batch;
/// use improvement::{Chart, Kind, Series};
///
/// let options = Chart::options().provisional();
/// let wards = [("A", [3, 5], [41.0, 44.0]), ("B", [1, 2], [40.0, 0.0])];
/// let batch = Batch::of_charts(wards.map(|(ward, falls, bed_days)| {
///     let series = Series::rates(falls, bed_days);
///     (ward, series.and_then(|series| options.chart(Kind::U, series)))
/// }));
/// assert!(batch.rows()[0].chart().is_ok());
/// let mistake = batch.rows()[1].chart().unwrap_err();
/// assert!(mistake.to_string().starts_with("point 2 has a denominator of 0, expected more than zero"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Batch {
    rows: Vec<Row>,
}

/// One named chart of a batch, or why there is none.
///
/// It serialises as its name with what the chart says (`kind`, `reading`, and `points` as [`Chart::rows`] has them) or with its
/// `error`.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    name: String,
    chart: Result<Chart, Error>,
}

impl Row {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The chart.
    ///
    /// # Errors
    ///
    /// Why there is none: the errors of [`Options::chart`].
    pub fn chart(&self) -> Result<&Chart, &Error> {
        self.chart.as_ref()
    }
}

impl Batch {
    /// Charts every series, in order.
    ///
    /// Where making a series can fail too, see [`of_charts`](Self::of_charts).
    /// With the feature `parallel` the charts are made on every core; the rows are the same, in the same order.
    ///
    /// ```
    /// use improvement::{Batch, Chart, Kind};
    ///
    /// let wards = [("Ash", vec![4, 6, 5]), ("Beech", vec![7, 5, 6])];
    /// let batch = Batch::of(&Chart::options(), Kind::Run, wards);
    /// assert!(batch.get("Beech").is_some_and(|row| row.chart().is_ok()));
    /// ```
    pub fn of<I, N, S>(options: &Options, kind: Kind, series: I) -> Self
    where
        I: IntoIterator<Item = (N, S)>,
        N: Into<String>,
        S: IntoSeries,
    {
        let checked = series
            .into_iter()
            .enumerate()
            .map(|(index, (name, series))| (index, name.into(), series.into_series()));
        let row = |(index, name, series): (usize, String, Result<Series, Error>)| Row {
            name,
            chart: series
                .and_then(|series| options.chart(kind, series))
                .map_err(|error| error.or_at(Place::Row(index))),
        };
        Self {
            rows: rows(checked, row),
        }
    }

    /// A batch of charts that were made one by one, of whatever kinds and with whatever options; or why one could not be made,
    /// at its row where the error names no other place.
    ///
    /// ```
    /// use improvement::{Batch, Chart};
    ///
    /// let batch = Batch::of_charts([
    ///     ("Ash, waits", Chart::xmr([24, 22, 25])),
    ///     ("Ash, falls", Chart::c([3, 0, 2])),
    ///     ("Beech, falls", Chart::c([-1])), // cannot be, and the others are charted all the same
    /// ]);
    /// assert_eq!((batch.rows().len(), batch.charts().count()), (3, 2));
    /// ```
    pub fn of_charts<N: Into<String>>(
        charts: impl IntoIterator<Item = (N, Result<Chart, Error>)>,
    ) -> Self {
        let rows = charts
            .into_iter()
            .enumerate()
            .map(|(index, (name, chart))| Row {
                name: name.into(),
                chart: chart.map_err(|error| error.or_at(Place::Row(index))),
            });
        Self {
            rows: rows.collect(),
        }
    }

    /// The rows, in order.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Row> {
        self.rows.iter()
    }

    /// The row of this name, the first if there are several.
    ///
    /// ```
    /// use improvement::spc::Batch;
    /// use improvement::{Chart, Kind};
    ///
    /// let batch = Batch::of(&Chart::options(), Kind::Run, [("A", [3, 5, 4]), ("B", [1, 2, 3])]);
    /// assert_eq!(batch.get("B").and_then(|row| row.chart().ok()).and_then(|chart| chart.centre(0)), Some(2.0));
    /// assert_eq!(batch.get("C"), None);
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }

    /// The charts that could be made, with their names, in order.
    ///
    /// ```
    /// use improvement::{Batch, Chart};
    ///
    /// let batch = Batch::of_charts([("Ash", Chart::c([3, 0, 2])), ("Beech", Chart::c([-1]))]);
    /// let names: Vec<_> = batch.charts().map(|(name, _)| name).collect();
    /// assert_eq!(names, ["Ash"]); // what could not be charted is left out
    /// ```
    pub fn charts(&self) -> impl Iterator<Item = (&str, &Chart)> + '_ {
        self.rows
            .iter()
            .filter_map(|row| Some((row.name(), row.chart.as_ref().ok()?)))
    }
}

/// Named charts, or why one could not be made: as [`Batch::of_charts`].
impl<N: Into<String>> FromIterator<(N, Result<Chart, Error>)> for Batch {
    fn from_iter<I: IntoIterator<Item = (N, Result<Chart, Error>)>>(charts: I) -> Self {
        Self::of_charts(charts)
    }
}

/// Named charts.
impl<N: Into<String>> FromIterator<(N, Chart)> for Batch {
    fn from_iter<I: IntoIterator<Item = (N, Chart)>>(charts: I) -> Self {
        Self::of_charts(charts.into_iter().map(|(name, chart)| (name, Ok(chart))))
    }
}

impl<'a> IntoIterator for &'a Batch {
    type Item = &'a Row;
    type IntoIter = std::slice::Iter<'a, Row>;
    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl IntoIterator for Batch {
    type Item = Row;
    type IntoIter = std::vec::IntoIter<Row>;
    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

/// A row as a document has it.
#[derive(Serialize)]
struct RowDoc<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Error>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<Reading>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    points: Vec<ChartRow>,
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let chart = self.chart.as_ref().ok();
        RowDoc {
            name: &self.name,
            error: self.chart.as_ref().err(),
            kind: chart.map(Chart::kind),
            reading: chart.map(Chart::reading),
            points: chart.map(Chart::rows).unwrap_or_default(),
        }
        .serialize(serializer)
    }
}

/// A row for each item, in order.
#[cfg(not(feature = "parallel"))]
fn rows<T>(items: impl Iterator<Item = T>, row: impl Fn(T) -> Row) -> Vec<Row> {
    items.map(row).collect()
}

/// A row for each item, in order: the items are drawn one by one, and their rows made on every core.
#[cfg(feature = "parallel")]
fn rows<T: Send>(items: impl Iterator<Item = T>, row: impl Fn(T) -> Row + Sync + Send) -> Vec<Row> {
    use rayon::iter::{IntoParallelIterator, ParallelIterator};
    let items: Vec<T> = items.collect();
    items.into_par_iter().map(row).collect()
}
