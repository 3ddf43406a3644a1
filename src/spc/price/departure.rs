//! Ways in which real values are not independent values from a family.

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
    /// A swing with a period of 12 points, its standard deviation so many times that of the values about it.
    Season(f64),
    /// Normal values rounded to steps of so many standard deviations.
    Rounded(f64),
    /// Values skewed to the right, of the same mean and standard deviation: the exponential of a normal
    /// value with this standard deviation.
    #[doc(alias = "lognormal")]
    Skewed(f64),
    /// Counts that vary so many times as much as binomial or Poisson counts do.
    #[doc(alias = "sigma_z")]
    OverDispersed(f64),
}

impl Departure {
    /// The number in it, the name of that number and what it may be, if it is none of that.
    pub(super) fn fault(self) -> Option<(&'static str, f64, &'static str)> {
        let (name, value, fits, expected) = match self {
            Self::Correlation(value) => (
                "the correlation",
                value,
                value > -1.0 && value < 1.0,
                "above -1 and below 1",
            ),
            Self::Season(value) => (
                "the season",
                value,
                (0.0..=100.0).contains(&value),
                "0 to 100",
            ),
            Self::Rounded(value) => (
                "the step of rounding",
                value,
                value > 0.0 && value <= 100.0,
                "above 0, and 100 at most",
            ),
            Self::Skewed(value) => (
                "the skewness",
                value,
                value > 0.0 && value <= 3.0,
                "above 0, and 3 at most",
            ),
            Self::OverDispersed(value) => (
                "the over-dispersion",
                value,
                (1.0..=1000.0).contains(&value),
                "1 to 1000",
            ),
        };
        (!fits).then_some((name, value, expected))
    }
}
