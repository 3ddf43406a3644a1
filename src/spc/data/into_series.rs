//! What a chart can be made of.

use crate::base::error::Error;
use crate::spc::data::observation::Observation;
use crate::spc::data::series::Series;

/// What a chart can be made of: a [`Series`], or anything that [`Series::values`] takes.
///
/// The trait is sealed: no other type can implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a series",
    label = "expected a `Series`, or an array, vector or other iterator of numbers"
)]
pub trait IntoSeries: sealed::Sealed {
    #[doc(hidden)]
    fn into_series(self) -> Result<Series, Error>;
}

mod sealed {
    #[expect(
        unnameable_types,
        reason = "that it cannot be named is what seals the trait"
    )]
    pub trait Sealed {}
    impl<I> Sealed for I
    where
        I: IntoIterator,
        I::Item: super::Observation,
    {
    }
    impl Sealed for super::Series {}
    impl Sealed for &super::Series {}
}

impl<I> IntoSeries for I
where
    I: IntoIterator,
    I::Item: Observation,
{
    fn into_series(self) -> Result<Series, Error> {
        Series::values(self)
    }
}

impl IntoSeries for Series {
    fn into_series(self) -> Result<Series, Error> {
        Ok(self)
    }
}

impl IntoSeries for &Series {
    fn into_series(self) -> Result<Series, Error> {
        Ok(self.clone())
    }
}
