//! Rows on their way back to Python, and what is raised where a call is wrong.

use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::Field;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
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
