//! A table of many charts: which rows make a chart, and what each says.

use crate::column::wrong;
use crate::rows::{Rows, beside, refused};
use arrow_array::{ArrayRef, RecordBatch, UInt32Array};
use arrow_row::{RowConverter, SortField};
use arrow_select::concat::concat;
use arrow_select::take::take;
use hashbrown::HashMap;
use improvement_arrow::{Change, Columns, Groups, Wishes};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;

/// The columns of a table by name, each in one piece.
struct Table(Vec<RecordBatch>, arrow_schema::SchemaRef);

impl Table {
    fn new(table: AnyRecordBatch) -> PyResult<Self> {
        let table = table.into_table()?;
        let (batches, schema) = table.into_inner();
        Ok(Self(batches, schema))
    }

    fn column(&self, name: &str) -> PyResult<ArrayRef> {
        let Some((place, field)) = self.1.column_with_name(name) else {
            let names: Vec<&str> = self
                .1
                .fields()
                .iter()
                .map(|field| field.name().as_str())
                .collect();
            return Err(refused(format!(
                "the table has no column `{name}`; it has {}",
                names.join(", ")
            )));
        };
        let chunks: Vec<&dyn arrow_array::Array> =
            self.0.iter().map(|batch| &**batch.column(place)).collect();
        match (&chunks[..], self.0.first()) {
            ([], _) => Ok(arrow_array::new_empty_array(field.data_type())),
            // no copy
            ([_], Some(batch)) => Ok(batch.column(place).clone()),
            _ => concat(&chunks).map_err(refused),
        }
    }

    fn rows(&self) -> usize {
        self.0.iter().map(RecordBatch::num_rows).sum()
    }
}

/// What makes a chart: the rows that are alike in some columns, in the order in which each is met first.
struct Charts {
    groups: Groups,
    /// The columns by which they are grouped, a row a chart.
    heads: Vec<(String, ArrayRef)>,
    /// The same, as they came.
    by: Vec<(String, ArrayRef)>,
}

impl Charts {
    fn new(table: &Table, by: &[String]) -> PyResult<Self> {
        let named: Vec<(String, ArrayRef)> = by
            .iter()
            .map(|name| Ok((name.clone(), table.column(name)?)))
            .collect::<PyResult<_>>()?;
        if named.is_empty() {
            return Ok(Self {
                groups: Groups::one(table.rows()),
                heads: Vec::new(),
                by: Vec::new(),
            });
        }
        let columns: Vec<ArrayRef> = named.iter().map(|(_, column)| column.clone()).collect();
        let fields = columns
            .iter()
            .map(|column| SortField::new(column.data_type().clone()));
        let converter = RowConverter::new(fields.collect()).map_err(refused)?;
        let rows = converter.convert_columns(&columns).map_err(refused)?;
        let mut numbers = HashMap::new();
        let (mut of_row, mut firsts) = (Vec::with_capacity(rows.num_rows()), Vec::new());
        let mut last = None;
        for (place, row) in (0_u32..).zip(rows.iter()) {
            // in many tables the rows of a chart stand together
            if let Some((known, number)) = last
                && known == row
            {
                of_row.push(number);
                continue;
            }
            let next = u32::try_from(firsts.len()).map_err(refused)?;
            let number = *numbers.entry(row).or_insert(next);
            if number == next {
                firsts.push(place);
            }
            of_row.push(number);
            last = Some((row, number));
        }
        let groups = Groups::numbered(&of_row, firsts.len()).map_err(refused)?;
        let firsts = UInt32Array::from(firsts);
        let head = |(name, column): &(String, ArrayRef)| {
            let column = take(column, &firsts, None).map_err(refused)?;
            Ok((name.clone(), column))
        };
        let heads = named.iter().map(head).collect::<PyResult<_>>()?;
        Ok(Self {
            groups,
            heads,
            by: named,
        })
    }
}

/// Which columns are what, and what is asked for.
#[derive(FromPyObject)]
pub(crate) struct Asked {
    #[pyo3(item)]
    by: Vec<String>,
    #[pyo3(item)]
    at: Option<String>,
    #[pyo3(item)]
    value: String,
    #[pyo3(item)]
    denominator: Option<String>,
    #[pyo3(item)]
    options: Option<String>,
    #[pyo3(item)]
    options_column: Option<String>,
}

impl Asked {
    fn columns(&self, table: &Table) -> PyResult<Columns> {
        let called = |name: &str| format!("the column `{name}`");
        let value = table.column(&self.value)?;
        let mut columns =
            Columns::new(&value).map_err(|why| wrong(why, &called(&self.value), &value))?;
        if let Some(at) = &self.at {
            columns = columns.at(&table.column(at)?).map_err(refused)?;
        }
        if let Some(name) = &self.denominator {
            let denominator = table.column(name)?;
            columns = columns
                .denominator(&denominator)
                .map_err(|why| wrong(why, &called(name), &denominator))?;
        }
        if let Some(name) = &self.options_column {
            let options = table.column(name)?;
            columns = columns
                .wishes_by_row(&options)
                .map_err(|why| wrong(why, &called(name), &options))?;
        }
        if let Some(options) = &self.options {
            columns = columns.wishes(Wishes::one(options).map_err(refused)?);
        }
        Ok(columns)
    }
}

/// A row a chart.
#[pyfunction]
pub(crate) fn reading(py: Python<'_>, table: AnyRecordBatch, asked: Asked) -> PyResult<Rows> {
    let table = Table::new(table)?;
    py.detach(|| {
        let charts = Charts::new(&table, &asked.by)?;
        let rows =
            improvement_arrow::reading(&charts.groups, &asked.columns(&table)?).map_err(refused)?;
        beside(charts.heads, &rows)
    })
}

/// A row a point, as the rows of the table come.
#[pyfunction]
pub(crate) fn points(py: Python<'_>, table: AnyRecordBatch, asked: Asked) -> PyResult<Rows> {
    let table = Table::new(table)?;
    py.detach(|| {
        let charts = Charts::new(&table, &asked.by)?;
        let rows =
            improvement_arrow::points(&charts.groups, &asked.columns(&table)?).map_err(refused)?;
        let mut by = charts.by;
        if let Some(at) = &asked.at {
            by.push((at.clone(), table.column(at)?));
        }
        beside(by, &rows)
    })
}

/// A row a chart: whether its level moved on a day.
#[pyfunction]
pub(crate) fn shift_e(
    py: Python<'_>,
    table: AnyRecordBatch,
    asked: Asked,
    day: i32,
) -> PyResult<Rows> {
    let table = Table::new(table)?;
    py.detach(|| {
        let charts = Charts::new(&table, &asked.by)?;
        let columns = asked.columns(&table)?;
        let rows = improvement_arrow::shift_e(&charts.groups, &columns, &Change::On(day))
            .map_err(refused)?;
        beside(charts.heads, &rows)
    })
}

/// Which of many e-values are told, as places counted from 0.
#[pyfunction]
pub(crate) fn e_bh(e: Vec<f64>, level: f64) -> PyResult<Vec<usize>> {
    improvement::spc::shift::e_bh(&e, level).map_err(refused)
}
