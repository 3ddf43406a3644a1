//! A column of numbers that many can hold.

use std::ops::Deref;
use std::sync::Arc;

/// One number a point, NaN where it is missing. A clone is another hand on the same numbers: a chart plots its
/// series, and neither is changed afterwards.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column(Arc<Vec<f64>>);

impl Deref for Column {
    type Target = [f64];
    fn deref(&self) -> &[f64] {
        &self.0
    }
}

impl Column {
    /// Other numbers in the same place, where nobody else holds it; what is missing stays missing.
    pub(crate) fn refill(&mut self, numbers: &[f64]) {
        for (here, &number) in Arc::make_mut(&mut self.0).iter_mut().zip(numbers) {
            if !here.is_nan() {
                *here = number;
            }
        }
    }
}

impl From<Vec<f64>> for Column {
    fn from(numbers: Vec<f64>) -> Self {
        Self(Arc::new(numbers))
    }
}

impl FromIterator<f64> for Column {
    fn from_iter<I: IntoIterator<Item = f64>>(numbers: I) -> Self {
        Vec::from_iter(numbers).into()
    }
}
