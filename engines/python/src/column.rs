//! A column of one chart: of a library that knows Arrow, or a list.

use crate::rows::refused;
use arrow_array::{Array, ArrayRef, Float64Array, StringArray};
use arrow_select::concat::concat;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyArray;
use std::sync::Arc;

/// A column of one chart.
#[derive(FromPyObject)]
pub(crate) enum Column {
    #[pyo3(transparent)]
    Numbers(Vec<Option<f64>>),
    #[pyo3(transparent)]
    Texts(Vec<Option<String>>),
    #[pyo3(transparent)]
    Arrow(AnyArray),
}

impl Column {
    pub(crate) fn array(self) -> PyResult<ArrayRef> {
        match self {
            Self::Numbers(numbers) => Ok(Arc::new(Float64Array::from(numbers))),
            Self::Texts(texts) => Ok(Arc::new(StringArray::from(texts))),
            Self::Arrow(array) => {
                let (chunks, field) = array.into_chunked_array()?.into_inner();
                let chunks: Vec<&dyn Array> = chunks.iter().map(|chunk| &**chunk).collect();
                if chunks.is_empty() {
                    return Ok(arrow_array::new_empty_array(field.data_type()));
                }
                concat(&chunks).map_err(refused)
            }
        }
    }
}
