//! Binomial, Bernoulli and Poisson CUSUM: the log-likelihood ratio of a change against none, added up.
//!
//! ```text
//! binomial   w = x ln R − n ln(1 − p + R p)       the odds times R against the odds as they were
//! Poisson    w = x ln R − e λ (R − 1)             the rate times R against the rate as it was
//! S⁺_i = max(0, S⁺_{i−1} + w_i)     with R        signal above  h
//! S⁻_i = max(0, S⁻_{i−1} + w_i)     with 1/R      drawn as −S⁻, signal below −h
//! ```
//!
//! x events out of n trials, or in an exposure e. With one trial a point it is the Bernoulli CUSUM. Denominators may
//! vary: each point has the weight that it deserves. Divided by ln R it is the CUSUM of counts themselves, of x − k with
//! the reference value k = e λ (R − 1)/ln R (Lucas 1985), and its decision interval is h/ln R.
//!
//! Source: Page, *Continuous inspection schemes*, Biometrika 41 (1954); Steiner, Cook, Farewell and Treasure,
//! *Monitoring surgical performance using risk-adjusted cumulative sum charts*, Biostatistics 1 (2000), with one risk
//! for all; Lucas, *Counted data CUSUM's*, Technometrics 27 (1985), for Poisson counts; Reynolds and Stoumbos, *A CUSUM
//! chart for monitoring a proportion when inspecting continuously*, J. Qual. Technol. 31 (1999), for single trials.
//!
//! The sum by hand, p = 0.1, R = 2: an event adds ln 2 − ln 1.1 = 0.5978, its absence takes away ln 1.1 = 0.0953.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, Kind, Series, spc::Basis};
//!
//! let series = Series::proportions([1, 0, 1], [1, 1, 1])?;
//! let chart = Chart::options().baseline(Basis::centre(0.1)).chart(Kind::BinomialCusum, series)?;
//! let (event, none) = (2.0_f64.ln() - 1.1_f64.ln(), -1.1_f64.ln());
//! assert!((chart.value(0).unwrap() - event).abs() < 1e-12);
//! assert!((chart.value(2).unwrap() - (2.0 * event + none)).abs() < 1e-12);
//! # Ok(())
//! # }
//! ```

use crate::base::direction::Side;
use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::limits::after::AfterSignal;
use crate::spc::limits::cusum::Path;
use serde::{Deserialize, Serialize};

/// How a binomial, Bernoulli or Poisson CUSUM weighs its points, and when it signals.
///
/// The ratio is the change that matters most: of the odds on a binomial CUSUM, of the rate on a Poisson one. The sum
/// for a rise looks for it, that for a fall for its inverse. The default looks for a doubling and signals at 3.5, the
/// values of `qicharts2::bchart`. How often that is a false alarm depends on the chance (or rate) and on the denominators.
///
/// ```
/// use improvement::{Chart, Kind, Series, spc::{AfterSignal, Basis, RatioCusum}};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // a cardiac unit: has mortality, 2 % so far, doubled? Start again after each signal
/// let options = Chart::options()
///     .memory(RatioCusum::new(2.0, 4.5).after_signal(AfterSignal::Restarts))
///     .baseline(Basis::centre(0.02));
/// let series = Series::proportions([1, 3, 4, 5, 1], [50, 60, 55, 50, 45])?;
/// let chart = options.chart(Kind::BinomialCusum, series)?;
/// assert_eq!(chart.signals()[0].first_hit(), 3);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[serde(deny_unknown_fields)]
pub struct RatioCusum {
    ratio: f64,
    interval: f64,
    #[serde(default)]
    head_start: f64,
    #[serde(default)]
    after: AfterSignal,
}

impl Default for RatioCusum {
    fn default() -> Self {
        Self::new(2.0, 3.5)
    }
}

impl RatioCusum {
    /// With the ratio that the sum for a rise looks for (above 1) and a decision interval.
    #[doc(alias = "odds ratio")]
    #[doc(alias = "rate ratio")]
    pub const fn new(ratio: f64, interval: f64) -> Self {
        Self {
            ratio,
            interval,
            head_start: 0.0,
            after: AfterSignal::Continues,
        }
    }

    /// Where both sums start: zero unless said otherwise.
    #[doc(alias = "FIR")]
    pub const fn head_start(mut self, start: f64) -> Self {
        self.head_start = start;
        self
    }

    /// What becomes of a sum after a point beyond its limit.
    pub const fn after_signal(mut self, after: AfterSignal) -> Self {
        self.after = after;
        self
    }

    /// The ratio that the sum for a rise looks for.
    #[must_use]
    pub const fn ratio(&self) -> f64 {
        self.ratio
    }

    /// The decision interval.
    #[must_use]
    pub const fn interval(&self) -> f64 {
        self.interval
    }

    /// Where both sums start.
    #[must_use]
    pub const fn start(&self) -> f64 {
        self.head_start
    }

    /// What becomes of a sum after a point beyond its limit.
    #[must_use]
    pub const fn after(&self) -> AfterSignal {
        self.after
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        if !(self.ratio.is_finite() && self.ratio > 1.0) {
            return Err(OptionError::bad(
                OptionName::CusumRatio,
                self.ratio,
                "above 1 (a fall is looked for with its inverse)",
            )
            .into());
        }
        self.path().check()
    }

    pub(crate) const fn path(&self) -> Path {
        Path {
            interval: self.interval,
            start: self.head_start,
            after: self.after,
        }
    }

    /// The weight of `events` among trials (or in an exposure) at which `mean` of one unit is expected.
    pub(crate) fn weight(
        &self,
        side: Side,
        binomial: bool,
        mean: f64,
        events: f64,
        over: f64,
    ) -> f64 {
        let ratio = match side {
            Side::Above => self.ratio,
            Side::Below => 1.0 / self.ratio,
        };
        let expected = mean * (ratio - 1.0);
        events * libm::log(ratio)
            - over
                * if binomial {
                    libm::log1p(expected)
                } else {
                    expected
                }
    }
}
