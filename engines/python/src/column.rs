//! A column of one chart: of a library that knows Arrow, or a list.

use crate::rows::refused;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, Float64Array, Int64Array, StringArray};
use arrow_schema::DataType;
use arrow_select::concat::concat;
use arrow_select::take::take;
use improvement_arrow::Refused;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyArray;
use std::sync::Arc;

/// A column of one chart.
#[derive(FromPyObject)]
pub(crate) enum Column {
    #[pyo3(transparent)]
    Whole(Vec<Option<i64>>),
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
            Self::Whole(numbers) => Ok(Arc::new(Int64Array::from(numbers))),
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

/// What is wrong with a column that has a name of its own: where text stands for numbers, with a text of it.
pub(crate) fn wrong(why: Refused, called: &str, column: &ArrayRef) -> PyErr {
    match why {
        Refused::NotNumbers { .. } => match text_in(column) {
            Some(text) => refused(format!(
                "{called} holds the text `{text}`, expected numbers: cast it, without commas and %, and with None for what is no number"
            )),
            None => refused(why),
        },
        Refused::NotText { .. } => refused(format!(
            "{called} holds values that are no text, expected JSON text: json.dumps writes it"
        )),
        why => refused(why),
    }
}

/// The first text of a column that is no number, else its first.
fn text_in(column: &ArrayRef) -> Option<String> {
    match column.data_type() {
        DataType::Utf8 => first(column.as_string::<i32>().iter()),
        DataType::LargeUtf8 => first(column.as_string::<i64>().iter()),
        DataType::Utf8View => first(column.as_string_view().iter()),
        DataType::Dictionary(..) => {
            let listed = column.as_any_dictionary();
            text_in(&take(listed.values(), listed.keys(), None).ok()?)
        }
        _ => None,
    }
}

fn first<'a>(texts: impl Iterator<Item = Option<&'a str>> + Clone) -> Option<String> {
    const LONG: usize = 40;
    let texts = texts.flatten();
    let odd = |text: &&str| text.trim().parse::<f64>().is_err();
    let text = texts.clone().find(odd).or_else(|| texts.clone().next())?;
    Some(match text.char_indices().nth(LONG) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    })
}
