//! How wide the limits are.

use crate::base::error::{Error, OptionError, OptionName};
use crate::num::normal;
use serde::{Deserialize, Serialize};

/// How far the limits lie from the centre.
///
/// ```
/// use improvement::spc::Width;
///
/// assert_eq!(Width::default(), Width::Sigma(3.0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Width {
    /// This many standard deviations on each side: 3 is Shewhart's choice.
    #[doc(alias = "3σ")]
    Sigma(f64),
    /// Limits outside which a point falls with at most this chance when nothing has changed, half of it on
    /// each side. Exact for binomial, Poisson and geometric data: `Probability(0.0027)` is the chance that
    /// three sigma has on normal data.
    Probability(f64),
}

/// The widest limits, in standard deviations: farther away no point can lie, and a limit that is no ordinary number would
/// be drawn.
pub(crate) const WIDEST: f64 = 1e6;

/// The least chance beyond limits: of a smaller one, half is no ordinary number.
const NARROWEST: f64 = 1e-300;

/// Whether limits may lie this many standard deviations from the centre.
pub(crate) fn is_a_width(sigmas: f64) -> bool {
    sigmas > 0.0 && sigmas <= WIDEST
}

impl Default for Width {
    fn default() -> Self {
        Self::Sigma(3.0)
    }
}

impl Width {
    /// The chance of a normal value beyond three sigma, both sides together: 2 Φ(−3).
    pub const THREE_SIGMA: f64 = 0.002_699_796_063_260_189;

    pub(crate) fn check(self) -> Result<(), Error> {
        let (found, fits, expected) = match self {
            Self::Sigma(z) => (
                z,
                is_a_width(z),
                "a number of sigma above zero, at most 1e6",
            ),
            Self::Probability(chance) => (
                chance,
                (NARROWEST..1.0).contains(&chance),
                "a chance from 1e-300 to below 1",
            ),
        };
        if fits {
            return Ok(());
        }
        Err(OptionError::bad(OptionName::Width, found, expected).into())
    }

    /// The number of standard deviations on normal data.
    pub(crate) fn multiple(self) -> f64 {
        match self {
            Self::Sigma(z) => z,
            Self::Probability(chance) => -normal::quantile(chance / 2.0),
        }
    }

    /// The chance beyond the limit on one side, on normal data.
    pub(crate) fn tail(self) -> f64 {
        match self {
            Self::Sigma(z) => normal::survival(z),
            Self::Probability(chance) => chance / 2.0,
        }
    }
}
