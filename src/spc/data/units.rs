//! What a series is counted in: so much of its denominator, and a unit.

use crate::base::text::Text;
use crate::spc::data::column::Column;

/// What a series is counted in, where it was said.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Units {
    pub(crate) per: Option<Per>,
    pub(crate) unit: Option<Text>,
}

/// A rate is per so much of the denominator. The data hold the denominator counted in that: thousands of bed days.
#[derive(Debug, Clone)]
pub(crate) struct Per {
    pub(crate) number: f64,
    /// The denominators as they were given.
    pub(crate) given: Column,
}

impl PartialEq for Per {
    // the data hold the same denominators, and a missing one is NaN
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Per {
    /// On a longer axis, as [`Data::spread`].
    pub(crate) fn spread(&mut self, slots: &[usize], points: usize) {
        let mut full = vec![f64::NAN; points];
        for (&slot, &value) in slots.iter().zip(self.given.iter()) {
            full[slot] = value;
        }
        self.given = full.into();
    }
}
