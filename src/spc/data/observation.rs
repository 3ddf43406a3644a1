//! What can be an observation: a number, a reference to one, or an `Option` of one.

use crate::base::error::{DataError, Error, Place};

/// The largest magnitude of a number that the crate computes with: its square is still an ordinary number.
pub(crate) const LARGEST: f64 = 1e150;

/// A number that was observed, or `None` where it is missing.
///
/// Implemented for Rust's numbers, for references to them, and for `Option`s of either, so that arrays,
/// vectors and the columns of data frame crates all go straight in. `None` is a missing value and stays a gap
/// on the axis; NaN is an error, since it is more often a fault in a calculation than a way to say "missing".
///
/// The trait is sealed: no other type can implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an observation",
    label = "expected a number, a reference to one, or an `Option` of one",
    note = "numbers are f64, f32 and the integers; write `None` for a missing value"
)]
pub trait Observation: sealed::Sealed {
    #[doc(hidden)]
    fn observed(self) -> Option<f64>;
}

mod sealed {
    #[expect(
        unnameable_types,
        reason = "that it cannot be named is what seals the trait"
    )]
    pub trait Sealed {}
    impl<T: Sealed> Sealed for Option<T> {}
    impl<T: Sealed + Copy> Sealed for &T {}
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl sealed::Sealed for $number {}
        impl Observation for $number {
            #[inline]
            #[allow(clippy::cast_lossless, reason = "one line for every number type")]
            fn observed(self) -> Option<f64> {
                Some(self as f64)
            }
        }
    )*};
}
numbers!(f64, f32, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

impl<T: Observation> Observation for Option<T> {
    #[inline]
    fn observed(self) -> Option<f64> {
        self.and_then(Observation::observed)
    }
}

impl<T: Observation + Copy> Observation for &T {
    #[inline]
    fn observed(self) -> Option<f64> {
        (*self).observed()
    }
}

/// The number itself, if it is an ordinary one of a size to compute with.
pub(crate) fn ordinary(value: f64) -> Result<f64, DataError> {
    if !value.is_finite() {
        return Err(DataError::NotFinite { found: value });
    }
    if value.abs() > LARGEST {
        return Err(DataError::TooLarge { found: value });
    }
    Ok(value)
}

/// Whether two columns are the same, a missing value (NaN) being the same as a missing value.
pub(crate) fn same_column(a: &[f64], b: &[f64]) -> bool {
    let same = |(a, b): (&f64, &f64)| a == b || (a.is_nan() && b.is_nan());
    a.len() == b.len() && a.iter().zip(b).all(same)
}

/// A column of observations: checked, with NaN for a missing value.
///
/// Inside the crate a missing value is NaN (8 bytes a point instead of 16); no NaN comes in from outside.
pub(crate) fn column<I>(observations: I) -> Result<Vec<f64>, Error>
where
    I: IntoIterator,
    I::Item: Observation,
{
    let observations = observations.into_iter();
    let mut column = Vec::with_capacity(observations.size_hint().0);
    for (index, observation) in observations.enumerate() {
        column.push(match observation.observed() {
            None => f64::NAN,
            Some(value) => ordinary(value).map_err(|kind| kind.at(Place::Point(index)))?,
        });
    }
    Ok(column)
}
