//! The tabular CUSUM of normal values as a scheme: its run lengths, and the decision interval for a wanted one.

use crate::base::direction::Side;
use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::limits::Cusum;
use crate::spc::price::chains::chain::Chain;
use crate::spc::price::process::Process;
use crate::spc::price::schemes::asked::{check_shift, check_wanted, limit_for};
use crate::spc::price::schemes::ewma::not_normal;
use crate::spc::price::schemes::nystrom::{Grid, Step, nodes};
use crate::spc::price::schemes::scheme::{OneChain, SchemeRunLength, TwoSides};
use crate::spc::rules::Sides;

/// A tabular CUSUM of values with known centre and spread.
///
/// ```text
/// C⁺_t = max(0, C⁺_{t−1} + x_t − k)      C⁻_t = max(0, C⁻_{t−1} − x_t − k)      a signal where either is above h
/// ```
///
/// Here x is in standard deviations of one plotted value from the centre, and so are k, h, the head start and the
/// shifts of the process. What cannot be is refused where the scheme is used.
///
/// One side is found by Nyström's method, with nodes added until more change nothing: some 12 digits of the mean. Both
/// sides follow from the two exactly, since one sum is always at zero when the other signals.
///
/// ```
/// use improvement::spc::price::{CusumScheme, Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // the number of points within which half of all shifts by one sigma are seen, without and with a head start of h/2
/// let moved = Process::normal().shifted(1.0);
/// let plain = CusumScheme::new(0.5, 4.77).run_length(&moved)?;
/// let fast = CusumScheme::new(0.5, 4.77).head_start(2.385).run_length(&moved)?;
/// assert_eq!((plain.median(), fast.median()), (Some(9), Some(5)));
/// # Ok(())
/// # }
/// ```
///
/// Source: Page, Biometrika 41 (1954) 100; Brook and Evans, Biometrika 59 (1972) 539; Lucas and Crosier,
/// Technometrics 24 (1982) 199, for the head start and both sides; Vance, Journal of Quality Technology 18 (1986) 189.
#[derive(Debug, Clone, Copy, PartialEq)]
#[doc(alias = "xcusum")]
pub struct CusumScheme {
    reference: f64,
    interval: f64,
    head_start: f64,
    sides: Sides,
}

/// The scheme of a chart, where centre and spread are known.
///
/// ```
/// use improvement::spc::Cusum;
/// use improvement::spc::price::{CusumScheme, Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let scheme = CusumScheme::from(Cusum::new(0.5, 4.0));
/// assert_eq!(scheme.run_length(&Process::normal())?.mean().round(), 168.0);
/// # Ok(())
/// # }
/// ```
impl From<Cusum> for CusumScheme {
    fn from(cusum: Cusum) -> Self {
        Self::new(cusum.reference(), cusum.interval()).head_start(cusum.start())
    }
}

impl CusumScheme {
    /// A CUSUM of both sides with reference value k and decision interval h, starting at zero.
    #[must_use]
    pub const fn new(reference: f64, interval: f64) -> Self {
        Self {
            reference,
            interval,
            head_start: 0.0,
            sides: Sides::Either,
        }
    }

    /// Sets the sides that are watched.
    #[must_use]
    pub const fn sides(mut self, sides: Sides) -> Self {
        self.sides = sides;
        self
    }

    /// Sets where every sum starts instead of at zero: a fast initial response. Half the decision interval is usual.
    #[doc(alias = "FIR")]
    #[must_use]
    pub const fn head_start(mut self, head_start: f64) -> Self {
        self.head_start = head_start;
        self
    }

    /// The reference value k: what is taken off every value.
    #[doc(alias = "k")]
    #[must_use]
    pub const fn reference(&self) -> f64 {
        self.reference
    }

    /// The decision interval h: a sum above it is a signal.
    #[doc(alias = "h")]
    #[must_use]
    pub const fn interval(&self) -> f64 {
        self.interval
    }

    /// The run length on a process.
    ///
    /// # Errors
    ///
    /// - [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a reference value below zero, a decision interval
    ///   that is not above zero, a head start outside the interval; with both sides, one above h/2 + k, where both
    ///   sums could be above zero when one of them signals.
    /// - [`OptionError::BadOption`](crate::error::OptionError::BadOption) for an interval of more than about 375 standard
    ///   deviations, which needs more than 1000 nodes.
    /// - [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a process that cannot be, and for one that is not of
    ///   normal values: for counts there is [`CountCusum`](crate::spc::price::CountCusum).
    pub fn run_length(&self, process: &Process) -> Result<SchemeRunLength, Error> {
        process.check()?;
        self.check()?;
        let (shift, spread) = process.normal_values().ok_or_else(not_normal)?;
        let changed = (shift, spread) != (0.0, 1.0);
        let count = nodes(self.interval, spread.min(1.0))?;
        let grid = Grid::new(0.0, self.interval, true, count);
        let one = |sign: f64, shift: f64, spread: f64| -> Chain {
            let step = Step {
                carry: 1.0,
                mean: sign * shift - self.reference,
                deviation: spread,
            };
            grid.chain(&grid.row(self.head_start, &step), &step)
        };
        let now = |sign: f64| one(sign, shift, spread);
        let before = |sign: f64| one(sign, 0.0, 1.0);
        let alone = |sign: f64| OneChain::at_once(now(sign), changed.then(|| before(sign)));
        Ok(match self.sides {
            Sides::Only(Side::Above) => alone(1.0).into(),
            Sides::Only(Side::Below) => alone(-1.0).into(),
            Sides::Either => TwoSides {
                up: now(1.0),
                down: now(-1.0),
                before: changed.then(|| (before(1.0), before(-1.0))),
            }
            .into(),
        })
    }

    /// The scheme with the decision interval at which the mean run length of an unchanged process is `wanted`.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a mean run length of 1 or less, or of more than
    /// 10¹², or below the least that the scheme can have; and what [`run_length`](Self::run_length) refuses.
    #[doc(alias = "xcusum.crit")]
    pub fn for_mean(self, wanted: f64) -> Result<Self, Error> {
        let with = |interval: f64| Self { interval, ..self };
        let least = match self.sides {
            Sides::Either => self
                .head_start
                .max(2.0 * (self.head_start - self.reference)),
            Sides::Only(_) => self.head_start,
        };
        let low = least + 1e-3;
        with(low).check()?;
        let mean = |interval: f64| Ok(with(interval).run_length(&Process::normal())?.mean());
        limit_for(wanted, low, low + 4.0, mean).map(with)
    }

    /// The two-sided scheme that sees a shift soonest, among all with this mean run length on an unchanged process: the
    /// reference value is half the shift.
    ///
    /// That is the best there is for one side, of all schemes whatever, when soonest is the mean run length from the
    /// worst history, which for a CUSUM is a sum of zero. Source: Moustakides, Annals of Statistics 14 (1986) 1379.
    ///
    /// ```
    /// use improvement::spc::price::CusumScheme;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let best = CusumScheme::best_for(1.0, 370.4)?;
    /// assert_eq!(format!("{:.1} {:.2}", best.reference(), best.interval()), "0.5 4.77");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a shift that is not 0.05 to 10 standard deviations,
    /// and for a mean run length that [`for_mean`](Self::for_mean) refuses.
    pub fn best_for(shift: f64, wanted: f64) -> Result<Self, Error> {
        check_shift(shift)?;
        check_wanted(wanted)?;
        Self::new(0.5 * shift.abs(), 4.0).for_mean(wanted)
    }

    fn check(&self) -> Result<(), Error> {
        if !(self.reference.is_finite() && self.reference >= 0.0) {
            return Err(OptionError::bad(
                OptionName::SchemeReference,
                self.reference,
                "a finite number, zero or more",
            )
            .into());
        }
        if !(self.interval.is_finite() && self.interval > 0.0) {
            return Err(OptionError::bad(
                OptionName::SchemeInterval,
                self.interval,
                "a finite number above zero",
            )
            .into());
        }
        if !(self.head_start >= 0.0 && self.head_start <= self.interval) {
            return Err(OptionError::bad(
                OptionName::SchemeHeadStart,
                self.head_start,
                "zero or more, and inside the decision interval",
            )
            .into());
        }
        if self.sides == Sides::Either
            && 2.0 * self.head_start > self.interval + 2.0 * self.reference
        {
            return Err(OptionError::bad(
                OptionName::SchemeHeadStart,
                self.head_start,
                "at most half the decision interval and the reference value, where both sides are watched",
            ).into());
        }
        Ok(())
    }
}
