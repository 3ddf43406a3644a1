//! Ways in which real values are not independent values from a family.

use crate::base::error::{OptionError, OptionName};
use crate::base::period::Period;
use crate::spc::reading::season::points_a_turn;
use serde::Serialize;

/// How values differ from independent values of their family, though their mean and spread are constant.
///
/// Everything that such values signal is still of nothing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Departure {
    /// Each value resembles the one before: an autoregression of order 1 with this correlation, from −1 to 1. The
    /// values keep their distribution.
    #[doc(alias = "AR(1)")]
    Correlation(f64),
    /// A swing over the season of points that are such periods: over the year in months, quarters or weeks, over the week in days.
    Season {
        /// The standard deviation of the swing over that of the values about it, from 0 to 100.
        ratio: f64,
        /// What one point stands for; a year has no season.
        period: Period,
    },
    /// Normal values rounded to steps of d standard deviations.
    Rounded(f64),
    /// Values skewed to the right, of the same mean and standard deviation: the exponential of a normal
    /// value with this standard deviation.
    #[doc(alias = "lognormal")]
    Skewed(f64),
    /// Counts that vary k times as much as binomial or Poisson counts do.
    #[doc(alias = "sigma_z")]
    OverDispersed(f64),
}

impl Departure {
    /// What is wrong with the number in it, if it is none that it may be.
    pub(in crate::spc::price) fn fault(self) -> Option<OptionError> {
        let (name, value, fits, expected) = match self {
            Self::Correlation(value) => (
                OptionName::Correlation,
                value,
                value > -1.0 && value < 1.0,
                "above -1 and below 1",
            ),
            Self::Season { ratio, period } => {
                if points_a_turn(period).is_none() {
                    let expected = "a day, a week, a month or a quarter to a point";
                    return Some(OptionError::bad(OptionName::Season, period, expected));
                }
                (
                    OptionName::Season,
                    ratio,
                    (0.0..=100.0).contains(&ratio),
                    "0 to 100",
                )
            }
            Self::Rounded(value) => (
                OptionName::RoundingStep,
                value,
                value > 0.0 && value <= 100.0,
                "above 0, and 100 at most",
            ),
            Self::Skewed(value) => (
                OptionName::Skewness,
                value,
                value > 0.0 && value <= 3.0,
                "above 0, and 3 at most",
            ),
            Self::OverDispersed(value) => (
                OptionName::OverDispersion,
                value,
                (1.0..=1000.0).contains(&value),
                "1 to 1000",
            ),
        };
        (!fits).then(|| OptionError::bad(name, value, expected))
    }
}
