//! A target: one value, or one for each point.

use crate::base::error::{DataError, Error, OptionError, Place};
use crate::spc::data::observation::Observation;
use crate::spc::data::one_or_each::OneOrEach;
use serde::{Deserialize, Serialize};

/// What a measure should reach, in the units of the chart: one value, or one for each point.
///
/// A target is a wish, a limit is what the process does. A target never changes a limit or a rule.
///
/// ```
/// use improvement::Chart;
/// use improvement::spc::Target;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 23];
/// let chart = Chart::options().target(20).xmr(waits)?;
/// assert_eq!(chart.target(5), Some(20.0));
///
/// // a trajectory: a target for each point
/// let trajectory: Vec<f64> = (0..13).map(|month| 24.0 - 0.25 * f64::from(month)).collect();
/// let chart = Chart::options().target(trajectory).xmr(waits)?;
/// assert_eq!(chart.target(4), Some(23.0));
/// # Ok(())
/// # }
/// ```
///
/// In a document it is a number, or `{"per_point": [20, null, 18]}`; `{"fixed": 20}` is read too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "OneOrEach", into = "OneOrEach")]
#[non_exhaustive]
pub enum Target {
    /// One value for every point.
    Fixed(f64),
    /// One for each point, `None` where there is none: a trajectory.
    PerPoint(Vec<Option<f64>>),
}

impl From<OneOrEach> for Target {
    fn from(read: OneOrEach) -> Self {
        match read {
            OneOrEach::One(value) => Self::Fixed(value),
            OneOrEach::Each(values) => Self::PerPoint(values),
        }
    }
}

impl From<Target> for OneOrEach {
    fn from(target: Target) -> Self {
        match target {
            Target::Fixed(value) => Self::One(value),
            Target::PerPoint(values) => Self::Each(values),
        }
    }
}

/// One value for every point: any number that an observation may be.
macro_rules! one_value {
    ($($number:ty),*) => {$(
        impl From<$number> for Target {
            #[allow(clippy::cast_lossless, reason = "one line for every number type")]
            fn from(value: $number) -> Self {
                Self::Fixed(value as f64)
            }
        }

        impl From<&$number> for Target {
            fn from(value: &$number) -> Self {
                Self::from(*value)
            }
        }
    )*};
}
one_value!(f64, f32, i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

/// One for each point.
impl<T: Observation> From<Vec<T>> for Target {
    fn from(values: Vec<T>) -> Self {
        Self::PerPoint(values.into_iter().map(Observation::observed).collect())
    }
}

impl<T: Observation, const POINTS: usize> From<[T; POINTS]> for Target {
    fn from(values: [T; POINTS]) -> Self {
        Self::PerPoint(values.into_iter().map(Observation::observed).collect())
    }
}

impl<'a, T> From<&'a [T]> for Target
where
    &'a T: Observation,
{
    fn from(values: &'a [T]) -> Self {
        Self::PerPoint(values.iter().map(Observation::observed).collect())
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
