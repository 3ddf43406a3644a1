//! What makes the values: a family, and what has changed.

use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::data::kind::Kind;
use crate::spc::limits::fit::Centre;
use crate::spc::limits::width::Width;

/// A process whose distribution is known, on a chart whose lines follow from it.
///
/// The lines are those of the process as it was. [`shifted`](Self::shifted), [`spread`](Self::spread) and
/// [`becoming`](Self::becoming) change the values and not the lines: that is how long a change goes unseen. What
/// cannot be is refused where the process is used.
///
/// | process | chart | lines |
/// |---|---|---|
/// | [`normal`](Self::normal) | XmR, X̄ | mean ± 3 standard deviations |
/// | [`binomial`](Self::binomial) | np, p | n p ± 3 √(n p (1 − p)), none below 0 or above n |
/// | [`poisson`](Self::poisson) | c, u | λ ± 3 √λ, none below 0 |
/// | [`geometric`](Self::geometric) | g | median, exact limits |
/// | [`exponential`](Self::exponential) | t | of the 3.6th root: mean ± 3 mean moving range / d2 |
///
/// A count can lie exactly on a line, with a chance that is not zero: the rules say what that means. Lines that are
/// within 10⁻⁹ of a whole number are taken as whole.
///
/// ```
/// use improvement::RuleSet;
/// use improvement::spc::price::{Process, RunLength};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // three sigma limits of a count with mean 1 are passed by one steady month in 273, with mean 16 by one in 438
/// let rules = RuleSet::shewhart();
/// assert_eq!(RunLength::of(&rules, &Process::poisson(1.0))?.mean().round(), 273.0);
/// assert_eq!(RunLength::of(&rules, &Process::poisson(16.0))?.mean().round(), 438.0);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    family: Family,
    change: Change,
    spread: f64,
    width: Width,
    centre: Centre,
}

/// What the values are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Family {
    Normal,
    Binomial { trials: u32, chance: f64 },
    Poisson { mean: f64 },
    Geometric { mean: f64 },
    Exponential { mean: f64 },
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Change {
    None,
    /// By d standard deviations.
    Shift(f64),
    /// To this mean, or chance.
    To(f64),
}

impl Process {
    const fn new(family: Family, width: Width) -> Self {
        Self {
            family,
            change: Change::None,
            spread: 1.0,
            width,
            centre: Centre::Mean,
        }
    }

    /// Normal values with known mean and standard deviation, on a chart with limits at 3 standard deviations.
    ///
    /// Nothing depends on what the mean and the standard deviation are.
    #[must_use]
    pub const fn normal() -> Self {
        Self::new(Family::Normal, Width::Sigma(3.0))
    }

    /// Events out of `trials`, each with the same chance, on an np chart (or a p chart with equal denominators).
    #[must_use]
    pub const fn binomial(trials: u32, chance: f64) -> Self {
        Self::new(Family::Binomial { trials, chance }, Width::Sigma(3.0))
    }

    /// Counts of events with this mean, on a c chart (or a u chart with equal exposures).
    #[must_use]
    pub const fn poisson(mean: f64) -> Self {
        Self::new(Family::Poisson { mean }, Width::Sigma(3.0))
    }

    /// Cases between rare events, `mean` on average and not counting the case with the event, on a g chart.
    ///
    /// As on a [g chart](Kind::G), the centre is the median and the limits are exact, unless others are asked for.
    #[must_use]
    pub const fn geometric(mean: f64) -> Self {
        let mut process = Self::new(
            Family::Geometric { mean },
            Width::Probability(Width::THREE_SIGMA),
        );
        process.centre = Centre::Median;
        process
    }

    /// Times between rare events, `mean` on average, on a t chart: limits of the 3.6th root.
    ///
    /// The spread of the roots is what the mean moving range comes to in the long run, as on a [t chart](Kind::T).
    #[must_use]
    pub const fn exponential(mean: f64) -> Self {
        Self::new(Family::Exponential { mean }, Width::Sigma(3.0))
    }

    /// Sets the width of the limits.
    #[must_use]
    pub const fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// Sets the centre line, on a [g chart](Kind::G): other kinds have one only.
    #[must_use]
    pub const fn centre(mut self, centre: Centre) -> Self {
        self.centre = centre;
        self
    }

    /// Moves the mean by d standard deviations of a value; the lines stay.
    #[must_use]
    pub const fn shifted(mut self, standard_deviations: f64) -> Self {
        self.change = Change::Shift(standard_deviations);
        self
    }

    /// Sets the mean (on a binomial process, the chance) after the change; the lines stay.
    ///
    /// For counts and times: a normal process has no mean of its own, and is [`shifted`](Self::shifted).
    #[must_use]
    pub const fn becoming(mut self, mean: f64) -> Self {
        self.change = Change::To(mean);
        self
    }

    /// Makes the standard deviation k times what it was; the lines stay.
    ///
    /// For normal values: the spread of counts and times follows from their mean.
    #[must_use]
    pub const fn spread(mut self, factor: f64) -> Self {
        self.spread = factor;
        self
    }

    /// The process before anything changed.
    #[must_use]
    pub const fn unchanged(mut self) -> Self {
        self.change = Change::None;
        self.spread = 1.0;
        self
    }

    /// The kind of chart whose lines it has.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.family {
            Family::Normal => Kind::Individuals,
            Family::Binomial { .. } => Kind::Np,
            Family::Poisson { .. } => Kind::C,
            Family::Geometric { .. } => Kind::G,
            Family::Exponential { .. } => Kind::T,
        }
    }

    pub(super) const fn family(&self) -> Family {
        self.family
    }

    /// The process, with its lines, for counts of another mean.
    pub(super) const fn with_mean(mut self, mean: f64) -> Self {
        self.family = Family::Poisson { mean };
        self
    }

    /// What the values are, in words: `normal values`.
    pub(crate) const fn values(&self) -> &'static str {
        match self.family {
            Family::Normal => "normal values",
            Family::Binomial { .. } => "binomial counts",
            Family::Poisson { .. } => "Poisson counts",
            Family::Geometric { .. } => "geometric counts",
            Family::Exponential { .. } => "exponential times",
        }
    }

    /// The width and the centre of its lines.
    pub(super) const fn lines(&self) -> (Width, Centre) {
        (self.width, self.centre)
    }

    /// The standard deviation, in those that it had.
    pub(super) const fn times(&self) -> f64 {
        self.spread
    }

    /// Of normal values, how far the mean has moved and what the standard deviation is now, in standard deviations
    /// before the change; none for other values.
    pub(super) fn normal_values(&self) -> Option<(f64, f64)> {
        (self.family == Family::Normal).then(|| (self.now(), self.spread))
    }

    /// Of counts, the mean and the standard deviation before the change; none for other values.
    pub(super) fn counts(&self) -> Option<(f64, f64)> {
        match self.family {
            Family::Normal | Family::Exponential { .. } => None,
            Family::Poisson { mean } => Some((mean, libm::sqrt(mean))),
            Family::Geometric { mean } => Some((mean, libm::sqrt(mean * (mean + 1.0)))),
            Family::Binomial { trials, chance } => {
                let mean = f64::from(trials) * chance;
                Some((mean, libm::sqrt(mean * (1.0 - chance))))
            }
        }
    }

    /// Of Poisson and binomial counts, the value per event that tells the mean (of a binomial process: the chance)
    /// `after` from the one before: above it a count speaks for `after`, if that is higher.
    pub(super) fn between_means(&self, after: f64) -> Option<f64> {
        match self.family {
            Family::Poisson { mean } => Some((after - mean) / libm::log(after / mean)),
            Family::Binomial { trials, chance } => {
                let none = libm::log1p(-chance) - libm::log1p(-after);
                let odds = libm::log(after / chance) + none;
                Some(f64::from(trials) * none / odds)
            }
            _ => None,
        }
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        self.width.check()?;
        let bad =
            |option, found: f64, expected| Err(OptionError::bad(option, found, expected).into());
        let between = |value: f64, low: f64, high: f64| low < value && value < high;
        match self.family {
            Family::Normal => {}
            Family::Binomial { trials: 0, .. } => {
                return bad(OptionName::Trials, 0.0, "one or more");
            }
            Family::Binomial { chance, .. } => {
                if !between(chance, 0.0, 1.0) {
                    return bad(OptionName::EventChance, chance, "between 0 and 1");
                }
            }
            Family::Poisson { mean }
            | Family::Geometric { mean }
            | Family::Exponential { mean } => {
                if !between(mean, 0.0, 1e12) {
                    return bad(OptionName::ProcessMean, mean, "above 0 and below 1e12");
                }
            }
        }
        if self.centre == Centre::Median && !matches!(self.family, Family::Geometric { .. }) {
            return Err(OptionError::bad(
                OptionName::ProcessCentre,
                "the median",
                "the mean: the median is the centre of a process of cases between events",
            )
            .into());
        }
        if !(self.spread.is_finite() && self.spread > 0.0) {
            return bad(
                OptionName::Spread,
                self.spread,
                "a finite factor above zero",
            );
        }
        if self.spread != 1.0 && self.family != Family::Normal {
            return bad(
                OptionName::Spread,
                self.spread,
                "1: the spread of counts and times follows from their mean",
            );
        }
        match (self.change, self.family) {
            (Change::Shift(shift), _) if !shift.is_finite() => bad(
                OptionName::Shift,
                shift,
                "a finite number of standard deviations",
            ),
            (Change::To(mean), Family::Normal) => bad(
                OptionName::NewNormalMean,
                mean,
                "a shift in standard deviations",
            ),
            (Change::None, _) | (_, Family::Normal) => Ok(()),
            (_, Family::Binomial { .. }) if (0.0..=1.0).contains(&self.now()) => Ok(()),
            (_, Family::Binomial { .. }) => {
                bad(OptionName::NewChance, self.now(), "between 0 and 1")
            }
            _ if between(self.now(), 0.0, 1e12) => Ok(()),
            _ => bad(OptionName::NewMean, self.now(), "above 0 and below 1e12"),
        }
    }

    /// The mean, or the chance, as it is now; of a normal process the shift.
    pub(super) fn now(&self) -> f64 {
        let (before, deviation) = match self.family {
            Family::Normal => (0.0, 1.0),
            Family::Binomial { trials, chance } => (
                chance,
                libm::sqrt(chance * (1.0 - chance) / f64::from(trials)),
            ),
            Family::Poisson { mean } => (mean, libm::sqrt(mean)),
            Family::Geometric { mean } => (mean, libm::sqrt(mean * (mean + 1.0))),
            Family::Exponential { mean } => (mean, mean),
        };
        match self.change {
            Change::None => before,
            Change::Shift(shift) => before + shift * deviation,
            Change::To(now) => now,
        }
    }
}
