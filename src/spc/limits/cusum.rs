//! CUSUM: the tabular cumulative sums, one for a rise and one for a fall.
//!
//! ```text
//! z_i  = (x_i − centre) / (σ/√n_i)
//! C⁺_i = max(0, C⁺_{i−1} + z_i − k)          signal above  h
//! C⁻_i = min(0, C⁻_{i−1} + z_i + k)          signal below −h
//! C⁺_0 = −C⁻_0 = the head start, 0 unless said otherwise
//! ```
//!
//! The sums are in standard deviations of a plotted value. C⁻ is negative, so that both sums lie about zero
//! (Montgomery and qcc draw it so; some books report −C⁻). The statistic is standardised: for sums in the units of
//! the data, multiply by σ.
//!
//! Source: Page, *Continuous inspection schemes*, Biometrika 41 (1954); Lucas and Crosier, *Fast initial response for
//! CUSUM quality-control schemes*, Technometrics 24 (1982), for the head start; Montgomery, *Introduction to
//! Statistical Quality Control*, chapter 9.
//!
//! The sum by hand, centre 10, σ = 2, k = 0.5: 13, 12, 9 are 1.5, 1 and −0.5 standard deviations off, so that C⁺ is
//! 1, 1.5, 0.5 and C⁻ stays at 0.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, spc::{Basis, Cusum}};
//!
//! let options = Chart::options().memory(Cusum::new(0.5, 4.0)).baseline(Basis::process(10.0, 2.0));
//! let chart = options.cusum([13, 12, 9])?;
//! let lower = chart.lower_sum().unwrap();
//! assert_eq!(chart.main().values().collect::<Vec<_>>(), [Some(1.0), Some(1.5), Some(0.5)]);
//! assert_eq!(lower.values().collect::<Vec<_>>(), [Some(0.0), Some(0.0), Some(0.0)]);
//! assert_eq!((chart.upper(0), lower.lower(0)), (Some(4.0), Some(-4.0)));
//! # Ok(())
//! # }
//! ```

use crate::base::direction::Side;
use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::data::observation::LARGEST;
use crate::spc::limits::after::AfterSignal;
use serde::{Deserialize, Serialize};

/// How a CUSUM chart adds up, and when it signals: all in standard deviations of a plotted value.
///
/// The default has reference value 0.5, tuned to a shift of one standard deviation, and decision interval 5: a mean run
/// length of 465 points while nothing changes and 10.4 after that shift (Lucas and Crosier 1982). A decision interval of
/// 4 gives 168 and 8.38.
///
/// ```
/// use improvement::{Chart, spc::{Basis, Cusum}};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // starts half-way up: a process that was off from the start is seen sooner
/// let fast = Cusum::new(0.5, 4.0).head_start(2.0);
/// let options = Chart::options().memory(fast).baseline(Basis::process(20.0, 2.0));
/// let chart = options.cusum([22, 23, 21, 22, 24, 23])?;
/// assert_eq!(chart.signals()[0].first_hit(), 4);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[must_use]
#[serde(deny_unknown_fields)]
pub struct Cusum {
    reference: f64,
    interval: f64,
    #[serde(default)]
    head_start: f64,
    #[serde(default)]
    after: AfterSignal,
}

impl Default for Cusum {
    fn default() -> Self {
        Self::new(0.5, 5.0)
    }
}

impl Cusum {
    /// With a reference value (half the shift that matters most) and a decision interval.
    #[doc(alias = "k")]
    #[doc(alias = "h")]
    pub const fn new(reference: f64, interval: f64) -> Self {
        Self {
            reference,
            interval,
            head_start: 0.0,
            after: AfterSignal::Continues,
        }
    }

    /// Where both sums start: zero unless said otherwise, often half the decision interval.
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

    /// The reference value.
    #[must_use]
    pub const fn reference(&self) -> f64 {
        self.reference
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
        if !(0.0..=LARGEST).contains(&self.reference) {
            return Err(OptionError::bad(
                OptionName::CusumReference,
                self.reference,
                "zero or more",
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
}

/// How a sum runs: where it starts, where it signals, and what then.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path {
    pub(crate) interval: f64,
    pub(crate) start: f64,
    pub(crate) after: AfterSignal,
}

impl Path {
    pub(crate) fn check(self) -> Result<(), Error> {
        let (option, found, expected) = if !(self.interval > 0.0 && self.interval <= LARGEST) {
            (OptionName::CusumInterval, self.interval, "above zero")
        } else if !(self.start >= 0.0 && self.start < self.interval) {
            (
                OptionName::CusumHeadStart,
                self.start,
                "zero or more, and below the decision interval",
            )
        } else {
            return Ok(());
        };
        Err(OptionError::bad(option, found, expected).into())
    }

    /// What a step makes of a sum, which is never below zero.
    pub(crate) fn next(self, sum: f64, step: f64) -> f64 {
        let before = if sum > self.interval {
            match self.after {
                AfterSignal::Continues => sum,
                AfterSignal::Restarts => 0.0,
                AfterSignal::RestartsAhead => self.start,
            }
        } else {
            sum
        };
        // the sum of many huge steps stays an ordinary number
        (before + step).clamp(0.0, LARGEST)
    }

    /// The sum of `steps` on one side: never past zero to the other side. A step of `None` leaves it as it was.
    pub(crate) fn sums(self, side: Side, steps: impl Iterator<Item = Option<f64>>) -> Vec<f64> {
        let mut sum = self.start;
        steps
            .map(|step| {
                let Some(step) = step else {
                    return signed(side, sum);
                };
                sum = self.next(sum, step);
                signed(side, sum)
            })
            .collect()
    }
}

/// A sum as it is drawn: that for a fall is negative, and nothing has no sign.
fn signed(side: Side, sum: f64) -> f64 {
    match side {
        Side::Below if sum > 0.0 => -sum,
        _ => sum,
    }
}
