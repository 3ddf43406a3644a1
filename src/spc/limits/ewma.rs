//! EWMA: an exponentially weighted moving average, with limits that follow from its weights.
//!
//! ```text
//! z_i      = λ x_i + (1 − λ) z_{i−1},               z_0 = the centre
//! var(z_i) = λ² σ²/n_i + (1 − λ)² var(z_{i−1}),     var(z_0) = 0
//! limits   = centre ± L √var(z_i)
//! ```
//!
//! With subgroups of one size var(z_i) = σ²/n · λ/(2 − λ) · (1 − (1 − λ)^2i): the limits widen from the first point
//! to their asymptote, σ²/n · λ/(2 − λ). The recursion holds for subgroups of any sizes.
//!
//! Source: Roberts, *Control chart tests based on geometric moving averages*, Technometrics 1 (1959); Montgomery,
//! *Introduction to Statistical Quality Control*, chapter 9; NIST/SEMATECH e-Handbook 6.3.2.4.
//!
//! The sum by hand, λ = 0.3, target 50, σ = 2: of 52 and 47 the averages are 0.3 × 52 + 0.7 × 50 = 50.6 and
//! 0.3 × 47 + 0.7 × 50.6 = 49.52; the first limit lies 3 × 0.3 × 2 = 1.8 above 50, the second
//! 1.8 √(1 + 0.7²) above.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, spc::{Basis, Ewma}};
//!
//! let options = Chart::options().memory(Ewma::new(0.3).width(3.0)).baseline(Basis::process(50.0, 2.0));
//! let chart = options.ewma([52, 47])?;
//! assert!((chart.value(0).unwrap() - 50.6).abs() < 1e-12);
//! assert!((chart.value(1).unwrap() - 49.52).abs() < 1e-12);
//! assert!((chart.upper(0).unwrap() - 51.8).abs() < 1e-12);
//! assert!((chart.upper(1).unwrap() - (50.0 + 1.8 * 1.49_f64.sqrt())).abs() < 1e-12);
//! # Ok(())
//! # }
//! ```

use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::data::observation::ordinary;
use crate::spc::limits::after::AfterSignal;
use crate::spc::limits::line::Line;
use crate::spc::limits::width::is_a_width;
use serde::{Deserialize, Serialize};

/// How an EWMA chart weighs its points and draws its limits.
///
/// The default has weight 0.2 and limits at 2.962 standard deviations of the average, for which Montgomery (*Introduction
/// to Statistical Quality Control*, chapter 9, after Lucas and Saccucci 1990) gives a mean run length of 500 points
/// while nothing changes and 10.5 after a shift of one standard deviation. Those figures are for the asymptotic limits:
/// the exact ones are narrower at first, so that both are somewhat shorter.
///
/// ```
/// use improvement::{Chart, spc::Ewma};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let values = [22, 25, 19, 24, 21, 23, 20, 26, 24, 22];
/// let slow = Chart::options().memory(Ewma::new(0.05).width(2.615)).ewma(values)?;
/// assert!(slow.signals().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[serde(deny_unknown_fields)]
pub struct Ewma {
    lambda: f64,
    width: f64,
    #[serde(default)]
    limits: EwmaLimits,
    #[serde(default)]
    after: AfterSignal,
}

/// Which standard deviation the limits of an EWMA use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EwmaLimits {
    /// That of the average at each point: narrow at first, wider as points come in. Montgomery, qcc.
    #[default]
    Exact,
    /// That of an average of very many points, from the first point on. NIST's handbook; most tables of run lengths.
    Asymptotic,
}

impl Default for Ewma {
    fn default() -> Self {
        Self::new(0.2)
    }
}

impl Ewma {
    /// With the weight of the newest point, above 0 and at most 1 (a Shewhart chart), and limits at 2.962 sigma.
    #[doc(alias = "λ")]
    pub const fn new(lambda: f64) -> Self {
        Self {
            lambda,
            width: 2.962,
            limits: EwmaLimits::Exact,
            after: AfterSignal::Continues,
        }
    }

    /// How many standard deviations of the average the limits lie from the centre.
    #[doc(alias = "L")]
    pub const fn width(mut self, sigmas: f64) -> Self {
        self.width = sigmas;
        self
    }

    /// Limits at their asymptotic width from the first point on.
    pub const fn asymptotic(mut self) -> Self {
        self.limits = EwmaLimits::Asymptotic;
        self
    }

    /// What becomes of the average after a point beyond its limits; a restart is at the centre.
    pub const fn after_signal(mut self, after: AfterSignal) -> Self {
        self.after = after;
        self
    }

    /// The weight of the newest point.
    #[must_use]
    pub const fn lambda(&self) -> f64 {
        self.lambda
    }

    /// How many standard deviations of the average the limits lie from the centre.
    #[must_use]
    pub const fn sigmas(&self) -> f64 {
        self.width
    }

    /// Which standard deviation the limits use.
    #[must_use]
    pub const fn limits(&self) -> EwmaLimits {
        self.limits
    }

    /// What becomes of the average after a point beyond its limits.
    #[must_use]
    pub const fn after(&self) -> AfterSignal {
        self.after
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        let (option, found, expected) = if !(self.lambda > 0.0 && self.lambda <= 1.0) {
            (OptionName::EwmaWeight, self.lambda, "above 0 and at most 1")
        } else if !is_a_width(self.width) {
            (
                OptionName::Width,
                self.width,
                "a number of sigma above zero, at most 1e6",
            )
        } else {
            return Ok(());
        };
        Err(OptionError::bad(option, found, expected).into())
    }
}

/// An average as it stands, and its variance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Average {
    average: f64,
    variance: f64,
}

impl Average {
    pub(crate) const fn at(centre: f64) -> Self {
        Self {
            average: centre,
            variance: 0.0,
        }
    }

    pub(crate) fn is_ordinary(&self) -> bool {
        ordinary(self.average).is_ok() && self.variance.is_finite() && self.variance >= 0.0
    }

    /// Takes a value with its own standard deviation: the average with it, and the deviation that the limits use.
    pub(crate) fn take(
        &mut self,
        ewma: &Ewma,
        (centre, width): (f64, f64),
        value: f64,
        own: f64,
    ) -> (f64, f64) {
        let lambda = ewma.lambda;
        self.average += lambda * (value - self.average);
        self.variance = (lambda * own).powi(2) + (1.0 - lambda).powi(2) * self.variance;
        let deviation = match ewma.limits {
            EwmaLimits::Exact => self.variance.sqrt(),
            EwmaLimits::Asymptotic => own * (lambda / (2.0 - lambda)).sqrt(),
        };
        let average = self.average;
        if ewma.after != AfterSignal::Continues && (average - centre).abs() > width * deviation {
            *self = Self::at(centre);
        }
        (average, deviation)
    }
}

/// The averages of a phase, and the standard deviation of each.
pub(crate) struct Averages {
    pub(crate) values: Vec<f64>,
    /// NaN before the first point that has a value.
    pub(crate) deviations: Line,
}

/// The averages of `values` about `centre`. A value that is not `used` leaves the average as it was.
///
/// `width` is that of the limits in standard deviations: it matters where the average restarts after a signal.
pub(crate) fn averages(
    ewma: &Ewma,
    values: &[f64],
    used: impl Fn(usize) -> bool,
    centre: f64,
    sigma: &Line,
    width: f64,
) -> Averages {
    let mut average = Average::at(centre);
    let mut found = Vec::with_capacity(values.len());
    let mut deviations = Vec::with_capacity(values.len());
    let mut last = f64::NAN;
    for (offset, &value) in values.iter().enumerate() {
        let Some(own) = sigma.get(offset).filter(|_| used(offset)) else {
            // an excluded point shows the average as it stands, a missing one shows none
            found.push(if value.is_nan() {
                value
            } else {
                average.average
            });
            deviations.push(last);
            continue;
        };
        let (value, deviation) = average.take(ewma, (centre, width), value, own);
        found.push(value);
        deviations.push(deviation);
        last = deviation;
    }
    // one value for all where they are all the same
    let flat = deviations.iter().all(|&deviation| deviation == last);
    Averages {
        values: found,
        deviations: if flat {
            Line::Flat(last)
        } else {
            Line::Each(deviations)
        },
    }
}
