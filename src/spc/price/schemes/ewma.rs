//! The exponentially weighted moving average as a scheme: its run lengths, and the width for a wanted one.

use crate::base::direction::Side;
use crate::base::error::{Error, OptionError, OptionName};
use crate::num::root::lowest;
use crate::spc::limits::{Ewma, EwmaLimits};
use crate::spc::price::chains::chain::Chain;
use crate::spc::price::process::Process;
use crate::spc::price::schemes::asked::{check_shift, limit_for};
use crate::spc::price::schemes::nystrom::{Grid, Row, Step, nodes};
use crate::spc::price::schemes::scheme::{OneChain, SchemeRunLength};
use crate::spc::rules::Sides;

/// An exponentially weighted moving average with known centre and spread.
///
/// ```text
/// z₀ = start     z_t = (1 − λ) z_{t−1} + λ x_t      a signal beyond L σ_z, where σ_z = σ √(λ/(2 − λ))
/// ```
///
/// Widths, starts and barriers are in units of σ_z, the standard deviation of the average in the long run; shifts of
/// the process are in standard deviations of one plotted value. λ = 1 is a Shewhart chart. What cannot be is refused
/// where the scheme is used.
///
/// The run length is found by Nyström's method, with nodes added until more change nothing: some 12 digits of the mean.
/// The nodes grow as 1/√λ, and the work with them: λ of 0.001 takes a second where 0.1 takes a millisecond.
///
/// ```
/// use improvement::spc::price::{EwmaScheme, Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // the width at which a false alarm comes every 500 points, and what it sees
/// let ewma = EwmaScheme::new(0.1, 2.8).for_mean(500.0)?;
/// assert_eq!(format!("{:.3}", ewma.width()), "2.814");
///
/// let moved = ewma.run_length(&Process::normal().shifted(1.0))?;
/// assert_eq!(format!("{:.1}", moved.mean()), "10.3");
/// # Ok(())
/// # }
/// ```
///
/// Source: Roberts, Technometrics 1 (1959) 239, for the chart; Crowder, Technometrics 29 (1987) 401, eq. 2, for the
/// mean run length; Lucas and Saccucci, Technometrics 32 (1990) 1, for the head start.
#[derive(Debug, Clone, Copy, PartialEq)]
#[doc(alias = "xewma")]
pub struct EwmaScheme {
    lambda: f64,
    width: f64,
    sides: Sides,
    barrier: f64,
    start: f64,
    head_start: f64,
    limits: EwmaLimits,
}

/// Past this share of its long-run width a limit is taken to be there: it moves a mean run length by as little.
const THERE: f64 = 1e-14;
/// A chance of no signal that is too small to change any mean.
const OVER: f64 = 1e-20;

/// The scheme of a chart, where centre and spread are known.
///
/// ```
/// use improvement::spc::Ewma;
/// use improvement::spc::price::{EwmaScheme, Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // what an EWMA chart has by default: a false alarm about every 500 points
/// let scheme = EwmaScheme::from(Ewma::default().asymptotic());
/// assert_eq!(scheme.run_length(&Process::normal())?.mean().round(), 500.0);
/// # Ok(())
/// # }
/// ```
impl From<Ewma> for EwmaScheme {
    fn from(ewma: Ewma) -> Self {
        Self::new(ewma.lambda(), ewma.sigmas()).limits(ewma.limits())
    }
}

impl EwmaScheme {
    /// An average of weight λ with limits at `width` times its standard deviation, on both sides, starting at the
    /// centre.
    #[must_use]
    pub const fn new(lambda: f64, width: f64) -> Self {
        Self {
            lambda,
            width,
            sides: Sides::Either,
            barrier: 0.0,
            start: 0.0,
            head_start: 0.0,
            limits: EwmaLimits::Asymptotic,
        }
    }

    /// Sets the sides that are watched.
    ///
    /// With one side the average is held at the [`barrier`](Self::barrier) on the other.
    #[must_use]
    pub const fn sides(mut self, sides: Sides) -> Self {
        self.sides = sides;
        self
    }

    /// Sets where the average is held: a distance from the centre in σ_z, counted towards the side that is watched. 0 is
    /// the centre, −3 lets it go astray by three.
    ///
    /// For one side only: z_t = max(barrier, (1 − λ) z_{t−1} + λ x_t).
    #[must_use]
    pub const fn barrier(mut self, barrier: f64) -> Self {
        self.barrier = barrier;
        self
    }

    /// Sets where the average starts, in σ_z above the centre (with one side: towards the side that is watched).
    #[must_use]
    pub const fn start(mut self, start: f64) -> Self {
        self.start = start;
        self
    }

    /// Sets a head start, in σ_z: a fast initial response. On both sides it is two averages, of which one starts above
    /// and one below the centre, and each signals on its own side.
    #[doc(alias = "FIR")]
    #[must_use]
    pub const fn head_start(mut self, head_start: f64) -> Self {
        self.head_start = head_start;
        self
    }

    /// Sets the limits at the first points.
    #[must_use]
    pub const fn limits(mut self, limits: EwmaLimits) -> Self {
        self.limits = limits;
        self
    }

    /// The weight of the last value.
    #[must_use]
    pub const fn lambda(&self) -> f64 {
        self.lambda
    }

    /// The distance of the limits from the centre, in σ_z.
    #[doc(alias = "L")]
    #[must_use]
    pub const fn width(&self) -> f64 {
        self.width
    }

    /// The run length on a process.
    ///
    /// The process gives the values and their changes; the [width](Process::width) of its own chart plays no part.
    ///
    /// # Errors
    ///
    /// - [`OptionError::BadOption`] for a weight λ outside 0 to 1, a width that is not above zero (and above the
    ///   barrier), a start or head start beyond the first limit.
    /// - [`OptionError::BadOption`] for a scheme that needs more than 1000 nodes, such as λ of 0.0001.
    /// - [`OptionError::BadOption`] for a process that cannot be, and for one that is not of normal values: for counts
    ///   there is [`CountEwma`](crate::spc::price::CountEwma).
    pub fn run_length(&self, process: &Process) -> Result<SchemeRunLength, Error> {
        process.check()?;
        self.check()?;
        let values = process.normal_values().ok_or_else(not_normal)?;
        let before = (values != (0.0, 1.0)).then_some((0.0, 1.0));
        Ok(self.one_chain(values, before)?.into())
    }

    /// The scheme with the width at which the mean run length of an unchanged process is `wanted`.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a mean run length of 1 or less, or of more than 10¹², or below the least that the
    /// scheme can have; and what [`run_length`](Self::run_length) refuses.
    #[doc(alias = "xewma.crit")]
    pub fn for_mean(self, wanted: f64) -> Result<Self, Error> {
        let with = |width: f64| Self { width, ..self };
        let least = if self.sides == Sides::Either {
            self.start.abs().max(self.head_start)
        } else {
            self.barrier.max(self.start).max(self.head_start)
        };
        with(least + 1.0).check()?;
        // limits that are narrow at the first points leave less room for a start
        let narrow = match self.limits {
            EwmaLimits::Asymptotic => 1.0,
            EwmaLimits::Exact => 1.0 / libm::sqrt(self.lambda * (2.0 - self.lambda)),
        };
        let low = least * narrow + 1e-3;
        let mean = |width: f64| Ok(with(width).run_length(&Process::normal())?.mean());
        limit_for(wanted, low, low + 3.0, mean).map(with)
    }

    /// The two-sided scheme with fixed limits that sees a shift soonest, among all with this mean run length on an
    /// unchanged process: the best λ from 0.005 to 1, and its width.
    ///
    /// Soonest is the smallest mean run length from the start. The valley is flat: λ is found to about five digits.
    ///
    /// ```
    /// use improvement::spc::price::EwmaScheme;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let best = EwmaScheme::best_for(1.0, 500.0)?;
    /// assert_eq!(format!("{:.2} {:.2}", best.lambda(), best.width()), "0.13 2.88");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a shift that is not 0.05 to 10 standard deviations, and for a mean run length
    /// that [`for_mean`](Self::for_mean) refuses.
    pub fn best_for(shift: f64, wanted: f64) -> Result<Self, Error> {
        const SMALLEST: f64 = 0.005;
        const NEAR: f64 = 1e-5;
        check_shift(shift)?;
        let scheme = |log: f64| Self::new(libm::exp(log).min(1.0), 3.0).for_mean(wanted);
        let moved = Process::normal().shifted(shift);
        let delay = |log: f64| Ok::<_, Error>(scheme(log)?.run_length(&moved)?.mean());
        let best = lowest(libm::log(SMALLEST), 0.0, NEAR, delay)?;
        // the valley may lie at the end
        let last = if delay(0.0)? <= delay(best)? {
            0.0
        } else {
            best
        };
        scheme(last)
    }

    pub(in crate::spc::price) fn check(&self) -> Result<(), Error> {
        if !(self.lambda > 0.0 && self.lambda <= 1.0) {
            return Err(OptionError::bad(
                OptionName::SchemeWeight,
                self.lambda,
                "above 0 and at most 1",
            )
            .into());
        }
        if !(self.width.is_finite() && self.width > 0.0) {
            return Err(OptionError::bad(
                OptionName::Width,
                self.width,
                "a finite number above zero",
            )
            .into());
        }
        if !self.barrier.is_finite() || self.barrier >= self.width {
            return Err(OptionError::bad(
                OptionName::Barrier,
                self.barrier,
                "a finite number below the limit",
            )
            .into());
        }
        let one_sided = self.sides != Sides::Either;
        let inside = if one_sided {
            self.start >= self.barrier && self.start < self.width
        } else {
            self.start.abs() < self.width
        };
        if !inside {
            return Err(OptionError::bad(
                OptionName::SchemeStart,
                self.start,
                "a number inside the limits",
            )
            .into());
        }
        let (_, highest) = self.bounds(1);
        if !(self.head_start >= 0.0 && self.head_start < self.width && highest > 0.0) {
            return Err(OptionError::bad(
                OptionName::SchemeHeadStart,
                self.head_start,
                "zero or more, and inside the first limit",
            )
            .into());
        }
        if one_sided && self.start != 0.0 && self.head_start != 0.0 {
            return Err(OptionError::bad(
                OptionName::SchemeHeadStart,
                self.head_start,
                "zero where a start is given: on one side they are the same",
            )
            .into());
        }
        Ok(())
    }

    /// The bounds within which point t is no signal, in σ_z.
    fn bounds(&self, t: u32) -> (f64, f64) {
        let forgotten = libm::pow(1.0 - self.lambda, f64::from(t));
        let share = match self.limits {
            EwmaLimits::Asymptotic => 1.0,
            EwmaLimits::Exact => libm::sqrt(1.0 - forgotten * forgotten),
        };
        let limit = self.width * share;
        if self.sides == Sides::Either {
            // an average that starts higher by the head start is higher by what is left of it
            let high = limit - self.head_start * forgotten;
            (-high, high)
        } else {
            (self.barrier, limit)
        }
    }

    fn one_chain(&self, now: (f64, f64), before: Option<(f64, f64)>) -> Result<OneChain, Error> {
        let sigma = libm::sqrt(self.lambda / (2.0 - self.lambda));
        let held = self.sides != Sides::Either;
        let sign = if self.sides == Sides::Only(Side::Below) {
            -1.0
        } else {
            1.0
        };
        let step = |(shift, spread): (f64, f64)| Step {
            carry: 1.0 - self.lambda,
            mean: self.lambda * sign * shift,
            deviation: self.lambda * spread,
        };
        let narrowest = before.map_or(now.1, |before| before.1.min(now.1));
        let long_run = self.bounds(u32::MAX);
        let wide = (long_run.1 - long_run.0) * sigma;
        let count = nodes(wide, self.lambda * narrowest)?;
        let grid = |(low, high): (f64, f64)| Grid::new(low * sigma, high * sigma, held, count);
        let start = if held && self.start == 0.0 {
            self.head_start
        } else {
            self.start
        };
        let now = step(now);

        let (mut silent, mut spoken) = (vec![1.0], vec![0.0]);
        let mut last: Option<(Grid, Vec<f64>)> = None;
        let mut t = 0;
        loop {
            t += 1;
            let bounds = self.bounds(t);
            let there = (bounds.1 - long_run.1).abs() <= THERE * long_run.1;
            let left = silent[silent.len() - 1];
            let here = grid(if there { long_run } else { bounds });
            let row = match &last {
                None => here.row(start * sigma, &now),
                Some((before, chances)) => here.row_from(before, chances, &now),
            };
            if there || left < OVER {
                let here = if there { here } else { grid(long_run) };
                return Ok(OneChain {
                    now: here.chain(&row, &now),
                    before: before.map(|before| stationary(&here, start * sigma, &step(before))),
                    silent,
                    spoken,
                });
            }
            let on: f64 = row.on.iter().sum();
            spoken.push(spoken[spoken.len() - 1] + left * row.out);
            silent.push(left * on);
            let chances = row
                .on
                .iter()
                .map(|chance| chance / on.max(f64::MIN_POSITIVE));
            last = Some((here, chances.collect()));
        }
    }
}

/// The chain of the process before it changed, on the same grid.
fn stationary(grid: &Grid, start: f64, step: &Step) -> Chain {
    let first: Row = grid.row(start, step);
    grid.chain(&first, step)
}

pub(in crate::spc::price) fn not_normal() -> Error {
    OptionError::bad(
        OptionName::Process,
        "one of counts or times",
        "one of normal values: for counts there are CountCusum and CountEwma",
    )
    .into()
}
