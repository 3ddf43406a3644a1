//! A column of numbers, whatever their type.

use crate::refused::Refused;
use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal32Type, Decimal64Type, Decimal128Type, Float16Type, Float32Type,
    Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_buffer::{NullBuffer, ScalarBuffer};
use arrow_schema::DataType;

/// A column of numbers as the library computes with them, and which are missing.
#[derive(Debug, Clone)]
pub(crate) struct Numbers {
    values: ScalarBuffer<f64>,
    nulls: Option<NullBuffer>,
}

impl Numbers {
    pub(crate) fn new(column: &'static str, array: &ArrayRef) -> Result<Self, Refused> {
        let values = match array.data_type() {
            // no copy
            DataType::Float64 => array.as_primitive::<Float64Type>().values().clone(),
            DataType::Float32 => each::<Float32Type>(array, f64::from),
            DataType::Float16 => each::<Float16Type>(array, f64::from),
            DataType::Int8 => each::<Int8Type>(array, f64::from),
            DataType::Int16 => each::<Int16Type>(array, f64::from),
            DataType::Int32 => each::<Int32Type>(array, f64::from),
            DataType::Int64 => each::<Int64Type>(array, |value| value as f64),
            DataType::UInt8 => each::<UInt8Type>(array, f64::from),
            DataType::UInt16 => each::<UInt16Type>(array, f64::from),
            DataType::UInt32 => each::<UInt32Type>(array, f64::from),
            DataType::UInt64 => each::<UInt64Type>(array, |value| value as f64),
            DataType::Decimal32(_, scale) => {
                let one = one(*scale);
                each::<Decimal32Type>(array, |value| f64::from(value) / one)
            }
            DataType::Decimal64(_, scale) => {
                let one = one(*scale);
                each::<Decimal64Type>(array, |value| value as f64 / one)
            }
            DataType::Decimal128(_, scale) => {
                let one = one(*scale);
                each::<Decimal128Type>(array, |value| value as f64 / one)
            }
            DataType::Null => {
                return Ok(Self {
                    values: vec![0.0; array.len()].into(),
                    nulls: Some(NullBuffer::new_null(array.len())),
                });
            }
            found => {
                return Err(Refused::NotNumbers {
                    column,
                    found: found.clone(),
                });
            }
        };
        Ok(Self {
            values,
            nulls: array.nulls().cloned(),
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether none of some rows has a number.
    pub(crate) fn is_absent(&self, rows: &[u32]) -> bool {
        let has_one = |row: &u32| self.get(*row).is_some();
        !rows.is_empty() && !rows.iter().any(has_one)
    }

    #[inline]
    pub(crate) fn get(&self, row: u32) -> Option<f64> {
        let row = row as usize;
        match &self.nulls {
            Some(nulls) if nulls.is_null(row) => None,
            _ => Some(self.values[row]),
        }
    }
}

fn each<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    number: impl Fn(T::Native) -> f64,
) -> ScalarBuffer<f64> {
    let values = array.as_primitive::<T>().values();
    values.iter().map(|&value| number(value)).collect()
}

/// What a decimal number of a scale writes for 1.
fn one(scale: i8) -> f64 {
    10f64.powi(i32::from(scale))
}
