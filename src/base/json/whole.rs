//! Whole documents: written as people read them, and read so that nothing is passed over.

use super::value::read;
use crate::base::error::{DocumentError, Error, Place};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A document, pretty and with a line break at the end.
///
/// # Errors
///
/// [`DocumentError::Json`] should a value have no JSON.
pub(crate) fn written(value: &impl Serialize) -> Result<String, Error> {
    let text = serde_json::to_string_pretty(value).map_err(|error| DocumentError::Json {
        message: error.to_string(),
    })?;
    Ok(text + "\n")
}

/// What a document holds; a key that nothing reads is an error at its path.
///
/// # Errors
///
/// [`DocumentError::Json`] at the path of the fault.
pub(crate) fn whole<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let (value, unknown) = read(text)?;
    match unknown.into_iter().next() {
        None => Ok(value),
        Some(unknown) => Err(DocumentError::Json {
            message: "unknown field".to_owned(),
        }
        .at(Place::Path(unknown.path))),
    }
}
