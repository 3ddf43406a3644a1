//! A target: one value, or one for each point.

use crate::base::error::{DataError, Error, OptionError, Place};
use serde::{Deserialize, Serialize};

/// What a measure should reach, in the units of the chart: one value, or one for each point.
///
/// A target is a wish, a limit is what the process does. A target never changes a limit or a rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// One value for every point.
    Fixed(f64),
    /// One for each point, `None` where there is none: a trajectory.
    PerPoint(Vec<Option<f64>>),
}

impl From<f64> for Target {
    fn from(value: f64) -> Self {
        Self::Fixed(value)
    }
}

impl From<Vec<f64>> for Target {
    fn from(values: Vec<f64>) -> Self {
        Self::PerPoint(values.into_iter().map(Some).collect())
    }
}

impl From<Vec<Option<f64>>> for Target {
    fn from(values: Vec<Option<f64>>) -> Self {
        Self::PerPoint(values)
    }
}

impl Target {
    /// The target at a point.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<f64> {
        match self {
            Self::Fixed(value) => Some(*value),
            Self::PerPoint(values) => values.get(index).copied().flatten(),
        }
    }

    pub(crate) fn check(
        &self,
        points: usize,
        range: (f64, f64),
        what: &'static str,
    ) -> Result<(), Error> {
        match self {
            Self::PerPoint(values) if values.len() != points => Err(DataError::UnequalLengths {
                what: "targets",
                found: values.len(),
                expected: points,
            }
            .into()),
            _ => self.check_numbers(range, what),
        }
    }

    /// Whether each lies in a range.
    pub(crate) fn check_numbers(&self, range: (f64, f64), what: &'static str) -> Result<(), Error> {
        let fits = |value: f64| {
            let (lowest, highest) = range;
            // NaN is in no range
            if !(lowest..=highest).contains(&value) {
                return Err(OptionError::TargetOutOfRange {
                    found: value,
                    lowest,
                    highest,
                    what,
                });
            }
            Ok(())
        };
        match self {
            Self::Fixed(value) => Ok(fits(*value)?),
            Self::PerPoint(values) => values
                .iter()
                .enumerate()
                .filter_map(|(index, value)| Some((index, (*value)?)))
                .try_for_each(|(index, value)| {
                    fits(value).map_err(|kind| kind.at(Place::Point(index)))
                }),
        }
    }
}
