//! Confidence intervals: how far a proportion, a rate or a mean is known.

use crate::base::error::{DataError, Error, OptionError, OptionName, Place};
use crate::num::{normal, summary, t, tails};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A confidence interval: from `lower` to `upper`, both included, at a level such as 0.95.
///
/// Made from a fresh sample each time, intervals of level 0.95 hold the true value at least (or, for the
/// approximate kinds, about) 95 times in 100. The level is a property of the method, not the chance that this one
/// interval is right.
///
/// | data | constructor | kind |
/// |---|---|---|
/// | events out of trials | [`Interval::wilson`] | approximate, good from the smallest samples on |
/// | events out of trials | [`Interval::clopper_pearson`] | exact, never too short, often longer than need be |
/// | events out of trials, in two groups | [`Interval::newcombe`] | approximate, good from small samples on |
/// | events in an exposure | [`Interval::garwood`] | exact |
/// | measurements | [`Interval::mean`] | exact for normal data |
/// | two groups of measurements | [`Interval::mean_difference`] | Welch's, nearly exact for normal data |
/// | pairs of measurements | [`Interval::paired_difference`] | exact for normal differences |
///
/// A test of change asks whether the interval decides: the team predicted that 60 to 80 in 100 patients would be
/// seen in time, and 7 of 10 were. The result is inside the prediction, but so small a test cannot tell:
///
/// ```
/// use improvement::Interval;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let seen = Interval::wilson(7.0, 10.0, 0.95)?;
/// assert_eq!(format!("{seen:.4}"), "0.3968 to 0.8922");
/// assert_eq!(seen.decides(0.60, 0.80), None);
/// # Ok(())
/// # }
/// ```
///
/// In JSON an interval is `{"lower": 0.3968, "upper": 0.8922, "level": 0.95}`; one that could not have been
/// constructed is refused.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Raw")]
#[doc(alias = "CI")]
pub struct Interval {
    lower: f64,
    upper: f64,
    level: f64,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Raw {
    lower: f64,
    upper: f64,
    level: f64,
}

impl TryFrom<Raw> for Interval {
    type Error = Error;
    fn try_from(raw: Raw) -> Result<Self, Error> {
        Self::new(raw.lower, raw.upper, raw.level)
    }
}

impl Interval {
    /// An interval that was found elsewhere.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let published = Interval::new(0.12, 0.31, 0.95)?;
    /// assert!(published.contains(0.2));
    /// assert_eq!(Interval::new(0.31, 0.12, 0.95).unwrap_err().code(), "ends_out_of_order");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`DataError::NotFinite`], with the place `lower` or `upper`, for NaN or an infinity.
    /// - [`OptionError::EndsOutOfOrder`] if `lower` is above `upper`.
    /// - [`OptionError::BadOption`] if the level is not above 0 and below 1.
    pub fn new(lower: f64, upper: f64, level: f64) -> Result<Self, Error> {
        check_level(level)?;
        for (end, name) in [(lower, "lower"), (upper, "upper")] {
            if !end.is_finite() {
                return Err(DataError::NotFinite { found: end }.at(Place::Path(name.to_owned())));
            }
        }
        if lower > upper {
            return Err(OptionError::EndsOutOfOrder { lower, upper }.into());
        }
        Ok(Self {
            lower,
            upper,
            level,
        })
    }

    /// Wilson's interval for a proportion, from `events` out of `trials`.
    ///
    /// ```text
    /// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)      p = events/trials, n = trials,
    ///                                                           z = the normal quantile of (1 + level)/2
    /// ```
    ///
    /// All proportions that a two-sided score test would not reject. With no event the lower end is exactly 0;
    /// with nothing but events the upper end is exactly 1.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let seen = Interval::wilson(14.0, 20.0, 0.95)?;
    /// assert_eq!(format!("{seen:.4}"), "0.4810 to 0.8545");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, Journal of
    /// the American Statistical Association 22 (1927); without continuity correction, as `prop.test(correct = FALSE)`
    /// in R.
    ///
    /// # Errors
    ///
    /// - [`DataError::NotFinite`], with the place `events` or `trials`, for NaN or an infinity.
    /// - [`DataError::Negative`] or [`DataError::NotWhole`] for events or trials that cannot be counted.
    /// - [`DataError::BadDenominator`] for no trials.
    /// - [`DataError::EventsAboveTrials`].
    /// - [`OptionError::BadOption`] if the level is not above 0 and below 1.
    pub fn wilson(events: f64, trials: f64, level: f64) -> Result<Self, Error> {
        check_level(level)?;
        check_proportion(events, trials)?;
        let z = normal::upper_quantile(tail(level));
        let (share, rest) = (events / trials, (trials - events) / trials);
        let correction = z * z / trials;
        let spread = libm::sqrt(correction) * libm::sqrt(share * rest + correction / 4.0);
        // the ends are the roots of a quadratic whose product is share²/(1 + z²/n): the form without a difference
        let lower = share * share / (share + correction / 2.0 + spread);
        let upper = 1.0 - rest * rest / (rest + correction / 2.0 + spread);
        Self::new(lower, upper.max(lower), level)
    }

    /// Newcombe's interval for the difference of two proportions, the first less the second, each from its events and trials.
    ///
    /// ```text
    /// d − √((p₁ − l₁)² + (u₂ − p₂)²)  to  d + √((u₁ − p₁)² + (p₂ − l₂)²)      d = p₁ − p₂, and l to u
    ///                                                                         Wilson's interval of each
    /// ```
    ///
    /// It stays within −1 and 1, and has a length where all or none of a group had the event. It says how far the difference is known,
    /// and not what it comes from: two groups that were not allocated at random may have differed before.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let difference = Interval::newcombe((56.0, 70.0), (48.0, 80.0), 0.95)?;
    /// assert_eq!(format!("{difference:.4}"), "0.0524 to 0.3339");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: R. G. Newcombe, *Interval estimation for the difference between independent proportions: comparison of eleven methods*,
    /// Statistics in Medicine 17 (1998), method 10, without continuity correction.
    ///
    /// # Errors
    ///
    /// As [`Interval::wilson`], for either group.
    pub fn newcombe(first: (f64, f64), second: (f64, f64), level: f64) -> Result<Self, Error> {
        let ends = |(events, trials): (f64, f64)| {
            let share: f64 = events / trials;
            let wilson = Self::wilson(events, trials, level)?;
            Ok::<_, Error>((share, share - wilson.lower, wilson.upper - share))
        };
        let (one, one_below, one_above) = ends(first)?;
        let (other, other_below, other_above) = ends(second)?;
        let difference = one - other;
        let below = libm::hypot(one_below, other_above);
        let above = libm::hypot(one_above, other_below);
        Self::new(
            (difference - below).max(-1.0),
            (difference + above).min(1.0),
            level,
        )
    }

    /// The exact interval of Clopper and Pearson for a proportion, from `events` out of `trials`.
    ///
    /// ```text
    /// lower = beta quantile of α/2     with shapes events, trials − events + 1         α = 1 − level
    /// upper = beta quantile of 1 − α/2 with shapes events + 1, trials − events
    /// ```
    ///
    /// It holds the true proportion at least as often as its level says, whatever the proportion is; for that it
    /// is longer than [`Interval::wilson`]. With no event the lower end is 0; with nothing but events the upper is 1.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let none = Interval::clopper_pearson(0.0, 10.0, 0.95)?;
    /// assert_eq!(format!("{none:.4}"), "0.0000 to 0.3085");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: C. J. Clopper and E. S. Pearson, *The use of confidence or fiducial limits illustrated in the case
    /// of the binomial*, Biometrika 26 (1934); as `binom.test` in R.
    ///
    /// # Errors
    ///
    /// As [`Interval::wilson`].
    pub fn clopper_pearson(events: f64, trials: f64, level: f64) -> Result<Self, Error> {
        check_level(level)?;
        check_proportion(events, trials)?;
        let rest = trials - events;
        let lower = if events == 0.0 {
            0.0
        } else {
            tails::beta_quantile(tail(level), events, rest + 1.0)
        };
        let upper = if rest == 0.0 {
            1.0
        } else {
            tails::beta_upper_quantile(tail(level), events + 1.0, rest)
        };
        Self::new(lower, upper, level)
    }

    /// Garwood's exact interval for a rate, from `events` in an `exposure` (patient-days, births, months).
    ///
    /// ```text
    /// lower = gamma quantile of α/2     with shape events,     over the exposure         α = 1 − level
    /// upper = gamma quantile of 1 − α/2 with shape events + 1, over the exposure
    /// ```
    ///
    /// It holds the true rate of a Poisson process at least as often as its level says. With no event the lower
    /// end is 0.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // 85 infections in 169 697.25 patient-days: per 10 000 patient-days
    /// let rate = Interval::garwood(85.0, 16.969_725, 0.95)?;
    /// assert_eq!(format!("{rate:.3}"), "4.001 to 6.194");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: F. Garwood, *Fiducial limits for the Poisson distribution*, Biometrika 28 (1936); as `poisson.test`
    /// in R.
    ///
    /// # Errors
    ///
    /// - [`DataError::NotFinite`], with the place `events` or `exposure`, for NaN or an infinity; with the place
    ///   `upper` if the exposure is so small that the rate is no ordinary number.
    /// - [`DataError::Negative`] or [`DataError::NotWhole`] for events that cannot be counted.
    /// - [`DataError::BadDenominator`] for an exposure of zero or less.
    /// - [`OptionError::BadOption`] if the level is not above 0 and below 1.
    pub fn garwood(events: f64, exposure: f64, level: f64) -> Result<Self, Error> {
        check_level(level)?;
        check_count(events, "events")?;
        check_finite(exposure, "exposure")?;
        if exposure <= 0.0 {
            return Err(DataError::BadDenominator {
                found: exposure,
                gap: false,
            }
            .into());
        }
        let lower = if events == 0.0 {
            0.0
        } else {
            tails::gamma_quantile(tail(level), events, exposure)
        };
        let upper = tails::gamma_upper_quantile(tail(level), events + 1.0, exposure);
        Self::new(lower, upper, level)
    }

    /// Student's interval for the mean of measurements.
    ///
    /// ```text
    /// mean ± t s/√n      s = the standard deviation with n − 1 below, t = the quantile of (1 + level)/2 at n − 1
    /// ```
    ///
    /// Exact for independent normal values, good for most others from about 30 on. Values that are all equal give
    /// an interval of no width.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let wait = Interval::mean(&[22.0, 25.0, 19.0, 24.0, 21.0, 23.0], 0.95)?;
    /// assert_eq!(format!("{wait:.2}"), "20.07 to 24.60");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: Student, *The probable error of a mean*, Biometrika 6 (1908); as `t.test` in R.
    ///
    /// # Errors
    ///
    /// - [`DataError::TooFewValues`] for fewer than two values.
    /// - [`DataError::NotFinite`] or [`DataError::TooLarge`], with the point, for a value that is not an ordinary
    ///   number.
    /// - [`OptionError::BadOption`] if the level is not above 0 and below 1.
    pub fn mean(values: &[f64], level: f64) -> Result<Self, Error> {
        check_level(level)?;
        let sample = Sample::of(values, "the mean", Place::Point)?;
        Self::about(sample.mean, sample.square_error, sample.freedom, level)
    }

    /// Welch's interval for how much higher the mean is `after` than `before`, from two groups of measurements.
    ///
    /// ```text
    /// d ± t √(s₁²/n₁ + s₂²/n₂)      d = mean after − mean before, t at Welch's degrees of freedom:
    ///                               (s₁²/n₁ + s₂²/n₂)² / ((s₁²/n₁)²/(n₁ − 1) + (s₂²/n₂)²/(n₂ − 1))
    /// ```
    ///
    /// The groups may differ in size and in spread. It does not know of time: where the values before already
    /// drift, a chart says more. Two groups without any spread give an interval of no width.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let before = [22.0, 25.0, 19.0, 24.0, 21.0, 23.0];
    /// let after = [18.0, 20.0, 17.0, 21.0, 19.0, 18.0];
    /// let change = Interval::mean_difference(&before, &after, 0.95)?;
    /// assert_eq!(format!("{change:.2}"), "-5.92 to -1.08");
    /// assert_eq!(change.decides(f64::NEG_INFINITY, 0.0), Some(true)); // shorter waits
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// Source: B. L. Welch, *The generalization of "Student's" problem when several different population variances
    /// are involved*, Biometrika 34 (1947); as `t.test(after, before)` in R.
    ///
    /// # Errors
    ///
    /// - [`DataError::TooFewValues`], with the place `before` or `after`, for fewer than two values there.
    /// - [`DataError::NotFinite`] or [`DataError::TooLarge`], with a place such as `before.3` (counted from 0), for
    ///   a value that is not an ordinary number.
    /// - [`OptionError::BadOption`] if the level is not above 0 and below 1.
    pub fn mean_difference(before: &[f64], after: &[f64], level: f64) -> Result<Self, Error> {
        check_level(level)?;
        let named = |name: &'static str| move |index: usize| Place::Path(format!("{name}.{index}"));
        let at = |name: &str| Place::Path(name.to_owned());
        let first = Sample::of(before, "a difference of means", named("before"))
            .map_err(|error| error.or_at(at("before")))?;
        let second = Sample::of(after, "a difference of means", named("after"))
            .map_err(|error| error.or_at(at("after")))?;
        let square_error = first.square_error + second.square_error;
        // Welch's formula by the share each group has in the error, which can neither overflow nor be 0/0
        let freedom = if square_error > 0.0 {
            let (a, b) = (
                first.square_error / square_error,
                second.square_error / square_error,
            );
            1.0 / (a * a / first.freedom + b * b / second.freedom)
        } else {
            first.freedom + second.freedom
        };
        Self::about(second.mean - first.mean, square_error, freedom, level)
    }

    /// Student's interval for the mean of differences, each taken within one pair: the same patient, ward or hour,
    /// before and after.
    ///
    /// The pairing must be real; then what the two halves of a pair share cancels, and the interval is shorter
    /// than [`Interval::mean_difference`] of the same values.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let wards = [-4.0, -5.0, -2.0, -3.0, -2.0, -5.0]; // after less before, ward by ward
    /// let change = Interval::paired_difference(&wards, 0.95)?;
    /// assert_eq!(format!("{change:.2}"), "-4.95 to -2.05");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Interval::mean`].
    pub fn paired_difference(differences: &[f64], level: f64) -> Result<Self, Error> {
        check_level(level)?;
        let sample = Sample::of(differences, "a mean of differences", Place::Point)?;
        Self::about(sample.mean, sample.square_error, sample.freedom, level)
    }

    fn about(centre: f64, square_error: f64, freedom: f64, level: f64) -> Result<Self, Error> {
        let half = -t::quantile(tail(level), freedom) * libm::sqrt(square_error);
        Self::new(centre - half, centre + half, level)
    }

    /// The lower end.
    #[must_use]
    pub const fn lower(&self) -> f64 {
        self.lower
    }

    /// The upper end.
    #[must_use]
    pub const fn upper(&self) -> f64 {
        self.upper
    }

    /// The level, above 0 and below 1: 0.95 for an interval of 95 %.
    #[must_use]
    pub const fn level(&self) -> f64 {
        self.level
    }

    /// Whether `value` lies in the interval, ends included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        (self.lower..=self.upper).contains(&value)
    }

    /// Whether the whole interval lies from `lowest` to `highest`, both included. Either may be infinite.
    #[must_use]
    pub fn is_inside(&self, lowest: f64, highest: f64) -> bool {
        lowest <= self.lower && self.upper <= highest
    }

    /// Whether the whole interval lies below `lowest` or above `highest`.
    #[must_use]
    pub fn is_outside(&self, lowest: f64, highest: f64) -> bool {
        self.upper < lowest || self.lower > highest
    }

    /// Whether the data decide that the true value lies from `lowest` to `highest`: `Some(true)` if the whole
    /// interval is inside, `Some(false)` if it is wholly outside, `None` if it reaches across an end.
    ///
    /// ```
    /// use improvement::Interval;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let rate = Interval::garwood(85.0, 16.969_725, 0.95)?;
    /// assert_eq!(rate.decides(0.0, 9.0), Some(true));
    /// assert_eq!(rate.decides(0.0, 5.0), None);
    /// assert_eq!(rate.decides(7.0, 9.0), Some(false));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn decides(&self, lowest: f64, highest: f64) -> Option<bool> {
        if self.is_inside(lowest, highest) {
            Some(true)
        } else if self.is_outside(lowest, highest) {
            Some(false)
        } else {
            None
        }
    }
}

impl fmt::Display for Interval {
    /// `lower to upper`, each with the precision that was asked for: `{:.2}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.lower, f)?;
        f.write_str(" to ")?;
        fmt::Display::fmt(&self.upper, f)
    }
}

/// What an interval of a mean needs to know of its values.
struct Sample {
    mean: f64,
    /// s²/n.
    square_error: f64,
    freedom: f64,
}

impl Sample {
    fn of(
        values: &[f64],
        what: &'static str,
        place: impl Fn(usize) -> Place,
    ) -> Result<Self, Error> {
        for (index, &value) in values.iter().enumerate() {
            if !value.is_finite() {
                return Err(DataError::NotFinite { found: value }.at(place(index)));
            }
            if value.abs() > 1e150 {
                return Err(DataError::TooLarge { found: value }.at(place(index)));
            }
        }
        // values are bounded, so only too few of them leave these undefined
        match (summary::mean(values), summary::variance(values)) {
            (Some(mean), Some(variance)) => Ok(Self {
                mean,
                square_error: variance / values.len() as f64,
                freedom: values.len() as f64 - 1.0,
            }),
            _ => Err(DataError::TooFewValues {
                what,
                needs: 2,
                found: values.len(),
            }
            .into()),
        }
    }
}

/// The share that the interval leaves out on either side.
fn tail(level: f64) -> f64 {
    (1.0 - level) / 2.0
}

fn check_level(level: f64) -> Result<(), Error> {
    if level > 0.0 && level < 1.0 {
        return Ok(());
    }
    Err(OptionError::bad(
        OptionName::Level,
        level,
        "a number above 0 and below 1, such as 0.95",
    )
    .into())
}

fn check_finite(value: f64, name: &'static str) -> Result<(), Error> {
    if value.is_finite() {
        return Ok(());
    }
    Err(DataError::NotFinite { found: value }.at(Place::Path(name.to_owned())))
}

fn check_count(count: f64, what: &'static str) -> Result<(), Error> {
    check_finite(count, what)?;
    if count < 0.0 {
        return Err(DataError::Negative { what, found: count }.into());
    }
    if count != count.floor() {
        return Err(DataError::NotWhole { what, found: count }.into());
    }
    Ok(())
}

fn check_proportion(events: f64, trials: f64) -> Result<(), Error> {
    check_count(events, "events")?;
    check_count(trials, "trials")?;
    if trials == 0.0 {
        return Err(DataError::BadDenominator {
            found: trials,
            gap: false,
        }
        .into());
    }
    if events > trials {
        return Err(DataError::EventsAboveTrials { events, trials }.into());
    }
    Ok(())
}
