//! The CUSUM of counts as a scheme: an exact chain on the lattice of its reference value.

use crate::base::direction::Side;
use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::price::chains::chain::Chain;
use crate::spc::price::process::Process;
use crate::spc::price::schemes::asked::check_wanted;
use crate::spc::price::schemes::scheme::{OneChain, SchemeRunLength};
use crate::spc::rules::Edge;

/// A CUSUM of counts, with known means: Poisson, binomial, Bernoulli (a binomial process of one trial) and geometric.
///
/// ```text
/// upwards    C_t = max(0, C_{t−1} + x_t − k)       downwards    C_t = max(0, C_{t−1} − x_t + k)
/// ```
///
/// A signal is a sum above the decision interval h, or with [`Edge::Included`] one that reaches it. k, h and the head
/// start are in counts. If the reference value k is a fraction, the sum moves on its multiples and the run length is
/// exact: a Markov chain with a state for each. A reference value that is not (the likelihood ratio gives one) is
/// replaced by a fraction first: [`reference_for`](Self::reference_for).
///
/// ```
/// use improvement::spc::price::{CountCusum, Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // infections, 2 a month: how soon is a doubling seen, at a false alarm every 20 years?
/// let steady = Process::poisson(2.0);
/// let k = CountCusum::reference_for(&steady, 4.0, 10)?;
/// let cusum = CountCusum::new(k, 5.0).for_mean(&steady, 240.0)?;
/// assert_eq!(format!("{:.3} {:.3}", cusum.reference(), cusum.interval()), "2.889 5.333");
///
/// let doubled = cusum.run_length(&steady.becoming(4.0))?;
/// assert_eq!(format!("{:.1}", doubled.mean()), "5.6");
/// # Ok(())
/// # }
/// ```
///
/// Source: Brook and Evans, Biometrika 59 (1972) 539, section 3; Lucas, Technometrics 27 (1985) 129, for Poisson counts;
/// Reynolds and Stoumbos, Journal of Quality Technology 31 (1999) 87, for Bernoulli trials.
#[derive(Debug, Clone, Copy, PartialEq)]
#[doc(alias = "Bernoulli CUSUM")]
#[doc(alias = "Poisson CUSUM")]
pub struct CountCusum {
    reference: f64,
    interval: f64,
    head_start: f64,
    edge: Edge,
    side: Side,
}

/// The largest denominator of a reference value.
const DENOMINATOR: u32 = 1000;
/// The most multiples of 1/denominator in the decision interval.
const MOST_STATES: f64 = 1200.0;
/// A multiple that is within this of a whole number is whole, or within the rounding of the number itself.
const WHOLE: f64 = 1e-9;

fn rounding(value: f64) -> f64 {
    WHOLE.max(4.0 * f64::EPSILON * value.abs())
}

/// A sum as multiples of 1/denominator.
struct Lattice {
    denominator: u32,
    reference: f64,
    head_start: f64,
    /// The highest sum that is no signal.
    highest: f64,
}

impl CountCusum {
    /// A CUSUM upwards with reference value k and decision interval h; a signal is a sum above h.
    #[must_use]
    pub const fn new(reference: f64, interval: f64) -> Self {
        Self {
            reference,
            interval,
            head_start: 0.0,
            edge: Edge::Excluded,
            side: Side::Above,
        }
    }

    /// Sets the side that is watched: counts that rise, or counts that fall.
    #[must_use]
    pub const fn side(mut self, side: Side) -> Self {
        self.side = side;
        self
    }

    /// Sets the meaning of the decision interval: whether a sum that just reaches it is a signal.
    #[must_use]
    pub const fn edge(mut self, edge: Edge) -> Self {
        self.edge = edge;
        self
    }

    /// Sets where the sum starts instead of at zero. It must lie on the lattice of the reference value.
    #[doc(alias = "FIR")]
    #[must_use]
    pub const fn head_start(mut self, head_start: f64) -> Self {
        self.head_start = head_start;
        self
    }

    /// The reference value k.
    #[doc(alias = "k")]
    #[must_use]
    pub const fn reference(&self) -> f64 {
        self.reference
    }

    /// The decision interval h.
    #[doc(alias = "h")]
    #[must_use]
    pub const fn interval(&self) -> f64 {
        self.interval
    }

    /// The reference value that tells a mean (of a binomial process: a chance) after a change from the one before, as
    /// the nearest fraction with a denominator of at most this.
    ///
    /// It is the count at which the likelihoods of both are equal, and with it the CUSUM is a sum of likelihood ratios:
    /// for Poisson counts (μ₁ − μ₀)/ln(μ₁/μ₀), for n binomial trials n ln(q₀/q₁)/ln(p₁q₀/(p₀q₁)). A sum of ratios for an
    /// odds ratio, limit `l`, is the CUSUM with h = l / ln(p₁q₀/(p₀q₁)).
    ///
    /// ```
    /// use improvement::spc::price::{CountCusum, Process};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // one operation at a time, 2 % to 4 %: one in 35 for 0.02888
    /// let k = CountCusum::reference_for(&Process::binomial(1, 0.02), 0.04, 40)?;
    /// assert_eq!(k, 1.0 / 35.0);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: Lucas (1985), eq. 3, and Reynolds and Stoumbos (1999), eq. 4 (see [`CountCusum`]).
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a process of other values than Poisson or binomial counts, for a mean after the
    /// change that is the one before or cannot be, for a denominator of zero or above 1000.
    pub fn reference_for(before: &Process, after: f64, most: u32) -> Result<f64, Error> {
        before.check()?;
        before.clone().becoming(after).check()?;
        if !(1..=DENOMINATOR).contains(&most) {
            return Err(OptionError::bad(
                OptionName::LargestDenominator,
                f64::from(most),
                "1 to 1000",
            )
            .into());
        }
        let reference = before
            .between_means(after)
            .ok_or_else(|| not_counts("a Poisson or binomial one"))?;
        if !(reference.is_finite() && reference > 0.0) {
            return Err(OptionError::bad(
                OptionName::NewMean,
                after,
                "another than before, and inside the possible",
            )
            .into());
        }
        let fraction = |denominator: u32| {
            let denominator = f64::from(denominator);
            libm::round(reference * denominator).max(1.0) / denominator
        };
        let off = |fraction: f64| (fraction - reference).abs();
        let nearest =
            (1..=most).map(fraction).reduce(
                |best, other| {
                    if off(other) < off(best) { other } else { best }
                },
            );
        Ok(nearest.unwrap_or(reference))
    }

    /// The run length on a process of counts.
    ///
    /// # Errors
    ///
    /// - [`OptionError::BadOption`] for a reference value that is not above zero, or no fraction with a denominator of at
    ///   most 1000; an interval that is not above zero; a head start that is no multiple of the reference value's
    ///   lattice, or a signal by itself.
    /// - [`OptionError::BadOption`] for an interval of more than 1200 multiples of 1/denominator.
    /// - [`OptionError::BadOption`] for a process that cannot be, or is not of counts.
    pub fn run_length(&self, process: &Process) -> Result<SchemeRunLength, Error> {
        process.check()?;
        if process.counts().is_none() {
            return Err(not_counts("one of counts"));
        }
        let lattice = self.lattice()?;
        let unchanged = process.clone().unchanged();
        let before = (unchanged != *process).then(|| self.chain(&lattice, &unchanged));
        Ok(OneChain::at_once(self.chain(&lattice, process), before).into())
    }

    /// The scheme with the smallest decision interval on its lattice at which the mean run length of this process,
    /// unchanged, is at least what is wanted.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a mean run length of 1 or less, or of more than 10¹², or more than an interval of 1200
    /// states gives, or where a sum that signals at all signals sooner; and what [`run_length`](Self::run_length) refuses.
    #[doc(alias = "pois.cusum.crit")]
    pub fn for_mean(self, process: &Process, wanted: f64) -> Result<Self, Error> {
        check_wanted(wanted)?;
        let process = process.clone().unchanged();
        let denominator = f64::from(
            Self {
                interval: self.interval.max(self.head_start) + 1.0,
                ..self
            }
            .lattice()?
            .denominator,
        );
        let start = libm::round(self.head_start * denominator);
        let least = match self.edge {
            Edge::Excluded => start.max(1.0),
            Edge::Included => start + 1.0,
        };
        let with = |steps: f64| Self {
            interval: steps / denominator,
            ..self
        };
        let enough =
            |steps: f64| Ok::<_, Error>(with(steps).run_length(&process)?.mean() >= wanted);
        let (mut below, mut above) = (least - 1.0, least);
        while !enough(above)? {
            if above >= MOST_STATES {
                return Err(OptionError::bad(
                    OptionName::WantedRunLength,
                    wanted,
                    "one that some interval has",
                )
                .into());
            }
            (below, above) = (above, (2.0 * above).min(MOST_STATES));
        }
        while above - below > 1.0 {
            let middle = libm::floor(0.5 * (below + above));
            if enough(middle)? {
                above = middle;
            } else {
                below = middle;
            }
        }
        let found = with(above);
        if found.run_length(&process)?.mean().is_infinite() {
            return Err(OptionError::bad(
                OptionName::WantedRunLength,
                wanted,
                "one that some interval has",
            )
            .into());
        }
        Ok(found)
    }

    fn lattice(&self) -> Result<Lattice, Error> {
        if !(self.reference.is_finite() && self.reference > 0.0) {
            return Err(OptionError::bad(
                OptionName::SchemeReference,
                self.reference,
                "a finite number above zero",
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
        let whole = |value: f64| (value - libm::round(value)).abs() <= rounding(value);
        let fits = |denominator: &u32| whole(self.reference * f64::from(*denominator));
        let Some(denominator) = (1..=DENOMINATOR).find(fits) else {
            return Err(OptionError::bad(
                OptionName::SchemeReference,
                self.reference,
                "a fraction with a denominator of at most 1000",
            )
            .into());
        };
        let times = |value: f64| value * f64::from(denominator);
        let steps = times(self.interval);
        let highest = match self.edge {
            Edge::Excluded => libm::floor(steps + rounding(steps)),
            Edge::Included => libm::ceil(steps - rounding(steps)) - 1.0,
        };
        if highest >= MOST_STATES {
            return Err(OptionError::bad(
                OptionName::States,
                format_args!("{:e}", highest + 1.0),
                "at most 1200: a reference value with a smaller denominator, or a smaller interval",
            )
            .into());
        }
        let head_start = times(self.head_start);
        if !(self.head_start >= 0.0 && whole(head_start) && libm::round(head_start) <= highest) {
            return Err(OptionError::bad(
                OptionName::SchemeHeadStart,
                self.head_start,
                "zero, or a multiple of the step of the reference value that is no signal",
            )
            .into());
        }
        Ok(Lattice {
            denominator,
            reference: libm::round(times(self.reference)),
            head_start: libm::round(head_start),
            highest,
        })
    }

    fn chain(&self, lattice: &Lattice, process: &Process) -> Chain {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number below 1200"
        )]
        let states = lattice.highest as usize + 1;
        let from_all = || std::iter::once(lattice.head_start).chain((0..states).map(|s| s as f64));
        let rows = from_all().map(|from| self.row(lattice, process, from));
        let (steps, ending) = rows.unzip();
        Chain::of(steps, ending)
    }

    /// Where a sum goes on, state 1 being zero, and the chance of a signal.
    fn row(&self, lattice: &Lattice, process: &Process, from: f64) -> (Vec<(usize, f64)>, f64) {
        let by = f64::from(lattice.denominator);
        let (rest, out, towards): (_, _, f64);
        // the counts between those that end at zero and those that signal
        let (first, last);
        match self.side {
            Side::Above => {
                let most_at_rest = libm::floor((lattice.reference - from) / by);
                let most = libm::floor((lattice.highest + lattice.reference - from) / by);
                rest = process.tail(most_at_rest, Side::Below, Edge::Included);
                out = process.tail(most, Side::Above, Edge::Excluded);
                (first, last, towards) = (most_at_rest + 1.0, most, 1.0);
            }
            Side::Below => {
                let least_at_rest = libm::ceil((lattice.reference + from) / by);
                let least = libm::ceil((lattice.reference + from - lattice.highest) / by);
                rest = process.tail(least_at_rest, Side::Above, Edge::Included);
                out = process.tail(least, Side::Below, Edge::Excluded);
                (first, last, towards) = (least, least_at_rest - 1.0, -1.0);
            }
        }
        let mut steps = vec![(1, rest)];
        let mut count = first.max(0.0);
        while count <= last {
            let to = from + towards * (by * count - lattice.reference);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number from 1 to 1200"
            )]
            steps.push((to as usize + 1, process.on(count)));
            count += 1.0;
        }
        (steps, out)
    }
}

fn not_counts(expected: &'static str) -> Error {
    OptionError::bad(OptionName::Process, "one of other values", expected).into()
}
