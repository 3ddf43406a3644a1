//! One chart: its picture, its words, its points and its price.

use crate::column::{Column, wrong};
use crate::rows::{Rows, beside, refused};
use arrow_array::{ArrayRef, Int64Array};
use improvement::Question;
use improvement::render::ChartSvg;
use improvement::spc::price::Method;
use improvement_arrow::{Columns, Groups, Wishes};
use pyo3::prelude::*;
use std::sync::Arc;

/// A chart: shown as its picture in a notebook, and printed as text.
#[pyclass(frozen, module = "improvement")]
pub(crate) struct Chart {
    chart: improvement::Chart,
    columns: Columns,
    at: Option<ArrayRef>,
    title: Option<String>,
}

/// The chart of some values.
#[pyfunction]
#[pyo3(signature = (values, at=None, denominator=None, options=None, title=None))]
pub(crate) fn chart(
    values: Column,
    at: Option<Column>,
    denominator: Option<Column>,
    options: Option<&str>,
    title: Option<String>,
) -> PyResult<Chart> {
    let values = values.array()?;
    let mut columns = Columns::new(&values).map_err(|why| wrong(why, "`values`", &values))?;
    let at = at.map(Column::array).transpose()?;
    if let Some(at) = &at {
        columns = columns.at(at).map_err(refused)?;
    }
    if let Some(denominator) = denominator {
        let denominator = denominator.array()?;
        columns = columns
            .denominator(&denominator)
            .map_err(|why| wrong(why, "`denominator`", &denominator))?;
    }
    if let Some(options) = options {
        columns = columns.wishes(Wishes::one(options).map_err(refused)?);
    }
    Ok(Chart {
        chart: columns.chart().map_err(refused)?,
        columns,
        at,
        title,
    })
}

impl Chart {
    fn at_latest(&self, line: impl Fn(usize) -> Option<f64>) -> Option<f64> {
        self.chart.latest().and_then(line)
    }
}

#[pymethods]
impl Chart {
    /// The picture as SVG, with a title and a description for those who do not see it.
    #[pyo3(signature = (title=None, width=None, height=None))]
    fn svg(&self, title: Option<String>, width: Option<f64>, height: Option<f64>) -> String {
        let mut picture = ChartSvg::new(&self.chart);
        if let Some(title) = title.or_else(|| self.title.clone()) {
            picture = picture.title(title);
        }
        if let Some(width) = width {
            picture = picture.width(width);
        }
        if let Some(height) = height {
            picture = picture.height(height);
        }
        picture.to_string()
    }

    fn _repr_html_(&self) -> String {
        self.svg(None, None, None)
    }

    fn __str__(&self) -> String {
        self.chart.to_string()
    }

    fn __repr__(&self) -> String {
        format!(
            "<improvement.Chart: {} of {} points, {}>",
            self.chart.kind(),
            self.chart.len(),
            self.label()
        )
    }

    fn __len__(&self) -> usize {
        self.chart.len()
    }

    /// What the latest point shows, in the words of its icon.
    #[getter]
    fn label(&self) -> String {
        self.chart.reading().variation().to_string()
    }

    /// What the chart says, in a sentence.
    #[getter]
    fn sentence(&self) -> String {
        self.chart.sentence()
    }

    /// The chart in words, for those who do not see it.
    #[getter]
    fn description(&self) -> String {
        self.chart.long_description()
    }

    /// The centre line at the latest point.
    #[getter]
    fn centre(&self) -> Option<f64> {
        self.at_latest(|point| self.chart.centre(point))
    }

    /// The lower limit at the latest point.
    #[getter]
    fn lower(&self) -> Option<f64> {
        self.at_latest(|point| self.chart.lower(point))
    }

    /// The upper limit at the latest point.
    #[getter]
    fn upper(&self) -> Option<f64> {
        self.at_latest(|point| self.chart.upper(point))
    }

    /// How often a chart like it signals though nothing changed, where that is known without simulating it.
    #[getter]
    fn false_alarm_rate(&self) -> Option<f64> {
        self.chart.false_alarm_rate()
    }

    /// What it says at its latest point: one row.
    fn reading(&self) -> PyResult<Rows> {
        let groups = Groups::one(self.columns.rows());
        beside(
            Vec::new(),
            &improvement_arrow::reading(&groups, &self.columns).map_err(refused)?,
        )
    }

    /// A row for each value, as they came: where it stands, and what the chart makes of it.
    ///
    /// Where it stands is `at`: as it was given, or else its number, from 1.
    fn points(&self) -> PyResult<Rows> {
        let groups = Groups::one(self.columns.rows());
        let numbers = || -> ArrayRef {
            let rows = i64::try_from(self.columns.rows()).unwrap_or(i64::MAX);
            Arc::new(Int64Array::from_iter_values(1..=rows))
        };
        let at = self.at.clone().unwrap_or_else(numbers);
        beside(
            vec![("at".to_owned(), at)],
            &improvement_arrow::points(&groups, &self.columns).map_err(refused)?,
        )
    }

    /// How often a chart like it signals though nothing changed.
    ///
    /// `question` says which signals are asked about: "any_signal", one anywhere on the chart, or "latest_point", a special cause at its latest
    /// point, which is what the icon shows. It may be simulated and then take a second. Its text can have several numbers: `chance` is that
    /// of points of which none resembles the next.
    #[pyo3(signature = (question="any_signal"))]
    fn price(&self, py: Python<'_>, question: &str) -> PyResult<Price> {
        let question = match question {
            "any_signal" => Question::AnySignal,
            "latest_point" => Question::LatestPoint,
            other => {
                return Err(refused(format!(
                    "`{other}` is no question: any_signal, latest_point"
                )));
            }
        };
        // it may be simulated, and others go on meanwhile
        let price = py.detach(|| self.chart.price(question)).map_err(refused)?;
        let independent = price.independent();
        Ok(Price {
            chance: independent.chance(),
            standard_error: independent.standard_error(),
            exact: matches!(independent.method(), Method::Exact),
            sentence: price.to_string(),
        })
    }
}

/// How often charts like one signal though nothing changed.
///
/// Printed, it is the sentences of the price, which can have several numbers: `chance` is the one that stands where they say that one point does not
/// resemble the next.
#[pyclass(frozen, get_all, module = "improvement")]
pub(crate) struct Price {
    /// The chance, from 0 to 1, for points of which none resembles the next.
    chance: f64,
    /// Its standard error: 0 where it is worked out and not counted.
    standard_error: f64,
    /// Whether it is worked out, and not counted among simulated charts.
    exact: bool,
    /// The price in words.
    sentence: String,
}

#[pymethods]
impl Price {
    fn __str__(&self) -> String {
        self.sentence.clone()
    }

    fn __repr__(&self) -> String {
        format!("<improvement.Price: {}>", self.chance)
    }
}
