//! A column of text, however it is kept.

use crate::refused::Refused;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, LargeStringArray, StringArray, StringViewArray};
use arrow_schema::DataType;

/// A column of text, however it is kept.
#[derive(Debug, Clone)]
pub(crate) enum Texts {
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
    /// Each row's place in a list of texts.
    Listed(Box<Texts>, ArrayRef),
    /// So many rows without a text.
    Absent(usize),
}

impl Texts {
    pub(crate) fn new(column: &'static str, array: &ArrayRef) -> Result<Self, Refused> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Small(array.as_string().clone()),
            DataType::LargeUtf8 => Self::Large(array.as_string().clone()),
            DataType::Utf8View => Self::View(array.as_string_view().clone()),
            DataType::Null => Self::Absent(array.len()),
            DataType::Dictionary(_, value) if !matches!(**value, DataType::Dictionary(..)) => {
                let values = array.as_any_dictionary().values();
                Self::Listed(Box::new(Self::new(column, values)?), array.clone())
            }
            found => {
                return Err(Refused::NotText {
                    column,
                    found: found.clone(),
                });
            }
        })
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Small(array) => array.len(),
            Self::Large(array) => array.len(),
            Self::View(array) => array.len(),
            Self::Listed(_, array) => array.len(),
            Self::Absent(rows) => *rows,
        }
    }

    #[inline]
    pub(crate) fn get(&self, row: u32) -> Option<&str> {
        let row = row as usize;
        match self {
            Self::Small(array) => (!array.is_null(row)).then(|| array.value(row)),
            Self::Large(array) => (!array.is_null(row)).then(|| array.value(row)),
            Self::View(array) => (!array.is_null(row)).then(|| array.value(row)),
            Self::Listed(texts, array) => {
                if array.is_null(row) || texts.len() == 0 {
                    return None;
                }
                // one key at a time: a long column is sliced for no cost
                let key = array.slice(row, 1);
                let place = *key.as_any_dictionary().normalized_keys().first()?;
                texts.get(u32::try_from(place).ok()?)
            }
            Self::Absent(_) => None,
        }
    }
}
