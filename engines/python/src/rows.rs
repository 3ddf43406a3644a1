//! Rows on their way back to Python, and what is raised where a call is wrong.

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field};
use improvement::Date;
use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyIterator, PyList, PySlice};
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_stream_pycapsule};
use std::fmt::Display;
use std::sync::Arc;

pyo3::create_exception!(
    improvement,
    Refused,
    PyValueError,
    "What is wrong with a call as a whole: nothing was charted."
);

pub(crate) fn refused(why: impl Display) -> PyErr {
    Refused::new_err(why.to_string())
}

/// A table that any library takes that reads Arrow: `polars.DataFrame(rows)`, `pyarrow.table(rows)`.
///
/// By itself it is read row by row, each a dictionary: `rows[0]`, `rows[-1]`, `rows[:3]`, `for row in rows`.
#[pyclass(frozen, module = "improvement")]
pub(crate) struct Rows(pub(crate) RecordBatch);

#[pymethods]
impl Rows {
    /// The rows as an Arrow stream.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let schema = self.0.schema();
        let field = Field::new_struct("", schema.fields().clone(), false);
        let array: ArrayRef = Arc::new(StructArray::from(self.0.clone()));
        let reader = ArrayIterator::new([Ok(array)], field.into());
        to_stream_pycapsule(py, Box::new(reader), requested_schema)
    }

    /// How many rows.
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    /// Each row as a dictionary.
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.list(py, 0..self.0.num_rows())?.try_iter()
    }

    /// A row as a dictionary, counted from 0 or, below 0, from the end; of a slice a list of them.
    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        place: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let rows = self.0.num_rows();
        if let Ok(slice) = place.cast::<PySlice>() {
            let slice = slice.indices(rows.try_into()?)?;
            let mut next = slice.start;
            let mut places = Vec::with_capacity(slice.slicelength);
            for _ in 0..slice.slicelength {
                places.push(usize::try_from(next)?);
                next += slice.step;
            }
            return Ok(self.list(py, places)?.into_any());
        }
        let Ok(place) = place.extract::<isize>() else {
            return Err(PyTypeError::new_err(
                "rows are counted from 0: expected a whole number or a slice",
            ));
        };
        let counted = if place < 0 {
            rows.checked_sub(place.unsigned_abs())
        } else {
            Some(place.unsigned_abs())
        };
        match counted.filter(|&row| row < rows) {
            Some(row) => Ok(self.row(py, row)?.into_any()),
            None => Err(PyIndexError::new_err(format!(
                "there is no row {place} of {rows}"
            ))),
        }
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        let schema = self.0.schema();
        schema
            .fields()
            .iter()
            .map(|field| field.name().clone())
            .collect()
    }

    fn __repr__(&self) -> String {
        format!(
            "<improvement.Rows: {} rows of {}>",
            self.0.num_rows(),
            self.column_names().join(", ")
        )
    }
}

impl Rows {
    fn row<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyDict>> {
        let cells = PyDict::new(py);
        for (field, column) in self.0.schema().fields().iter().zip(self.0.columns()) {
            cells.set_item(field.name(), cell(py, column, row)?)?;
        }
        Ok(cells)
    }

    fn list<'py>(
        &self,
        py: Python<'py>,
        rows: impl IntoIterator<Item = usize>,
    ) -> PyResult<Bound<'py, PyList>> {
        let rows: Vec<_> = rows
            .into_iter()
            .map(|row| self.row(py, row))
            .collect::<PyResult<_>>()?;
        PyList::new(py, rows)
    }
}

/// A cell as Python has it.
fn cell<'py>(py: Python<'py>, column: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    Ok(match column.data_type() {
        DataType::Float64 => {
            let number = column.as_primitive::<Float64Type>().value(row);
            number.into_pyobject(py)?.into_any()
        }
        DataType::Int64 => {
            let number = column.as_primitive::<Int64Type>().value(row);
            number.into_pyobject(py)?.into_any()
        }
        DataType::Int32 => {
            let number = column.as_primitive::<Int32Type>().value(row);
            number.into_pyobject(py)?.into_any()
        }
        DataType::Boolean => column
            .as_boolean()
            .value(row)
            .into_pyobject(py)?
            .to_owned()
            .into_any(),
        DataType::Utf8 => column
            .as_string::<i32>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::LargeUtf8 => column
            .as_string::<i64>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Utf8View => column
            .as_string_view()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Date32 => {
            let days = column.as_primitive::<Date32Type>().value(row);
            let date = Date::from_days_since_1970(days).map_err(refused)?;
            let class = py.import("datetime")?.getattr("date")?;
            class.call_method1("fromisoformat", (date.to_string(),))?
        }
        _ => {
            return Err(refused(
                "these rows are not read one by one: make a table of them, as pyarrow.table(rows) does",
            ));
        }
    })
}

/// Columns beside each other, with the fields of a struct behind them.
pub(crate) fn beside(columns: Vec<(String, ArrayRef)>, rows: &StructArray) -> PyResult<Rows> {
    let fields = rows.fields().iter().map(|field| field.name().clone());
    let all = columns
        .into_iter()
        .chain(fields.zip(rows.columns().iter().cloned()));
    let all = all.map(|(name, column)| {
        let nullable = true;
        (name, column, nullable)
    });
    let batch = RecordBatch::try_from_iter_with_nullable(all).map_err(refused)?;
    if batch.num_columns() > 0 && batch.num_rows() != rows.len() {
        return Err(refused("columns of unequal length"));
    }
    Ok(Rows(batch))
}
