//! How much is enough: points, baseline or denominator, to see a change.

use crate::base::error::{Error, OptionError, OptionName, PriceError};
use crate::spc::data::data::Data;
use crate::spc::data::facts::Chance;
use crate::spc::data::phase::Basis;
use crate::spc::price::answers::answer::any_signal;
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::power::Change;
use crate::spc::price::designs::search::{Enough, smallest};
use crate::spc::price::process::Family;
use crate::spc::price::simulation::within::chance_next;
use serde::Serialize;

/// The most points, the longest baseline.
const MOST_POINTS: usize = 1000;

/// The largest denominator, in trials or as a multiple of the exposure.
const MOST_TRIALS: usize = 1_000_000;

/// Unless another limit is asked for, at most three steady charts in ten may show a signal: a chart that always signals
/// sees every change.
const FALSE_ALARMS: f64 = 0.3;

/// What a chart shall see, and how often at most it may show a signal though nothing changed.
///
/// The size that is found is one to plan with: with the 10,000 series of a design the [chances](Enough) that come with it are within
/// .01 of the truth, 99 times in 100, and are no better on average than it is. A search with few series finds about where it lies; then each size near it is held against series that the
/// search has not seen, as many as the design [asks for](Design::simulated), until the smallest is found that has the wanted
/// chances on those.
///
/// ```
/// use improvement::spc::price::{Change, Design, Process, Wanted};
/// use improvement::{Kind, RuleSet};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // two years of months at 20 %: of how many patients each, to see a fall to 15 % four times in five?
/// let design = Design::new(Kind::P, RuleSet::making_data_count_7_7(), 24, Process::binomial(100, 0.2))?;
/// let enough = design.denominator_to(&Wanted::to_see(Change::To(0.15), 0.8))?.expect("a denominator");
/// assert!((150..400).contains(&enough.size));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[must_use]
pub struct Wanted {
    change: Change,
    chance: f64,
    false_alarms: f64,
}

impl Wanted {
    /// To see a lasting change with at least this chance, where at most 0.3 of steady charts show a signal: a chart that
    /// always signals sees every change. [`with_false_alarms_at_most`](Self::with_false_alarms_at_most) sets
    /// another limit, and with 1 none.
    pub const fn to_see(change: Change, chance: f64) -> Self {
        Self {
            change,
            chance,
            false_alarms: FALSE_ALARMS,
        }
    }

    /// Sets the highest chance of a signal though nothing changed.
    pub const fn with_false_alarms_at_most(mut self, chance: f64) -> Self {
        self.false_alarms = chance;
        self
    }

    fn check(&self) -> Result<(), Error> {
        for (option, chance, most) in [
            (OptionName::ChanceToSee, self.chance, 1.0),
            (
                OptionName::FalseAlarmChance,
                self.false_alarms,
                1.0 + f64::EPSILON,
            ),
        ] {
            if !(chance > 0.0 && chance < most) {
                return Err(OptionError::bad(option, chance, "above 0 and below 1").into());
            }
        }
        Ok(())
    }
}

impl Design {
    /// The smallest number of points with which a change half-way along is seen; none if 1000 are not enough.
    ///
    /// More points bring more false alarms too: a limit on these may leave no answer.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a wanted chance outside 0 to 1, and those of [`power`](Self::power).
    pub fn points_to(&self, wanted: &Wanted) -> Result<Option<Enough>, Error> {
        wanted.check()?;
        let least = self.options.wishes.phases.len().max(1) * 4;
        let found = smallest(self, least..=MOST_POINTS, |points, drawn| {
            let design = drawn.with_points(points);
            let sees = design.power_from(wanted.change, points / 2)?.chance();
            Ok((sees >= wanted.chance, sees, any_signal(&design)?))
        })?;
        Ok(found.filter(|found| found.false_alarm <= wanted.false_alarms))
    }

    /// The shortest baseline, frozen, with which at most the wanted share of steady charts signals within the next n points; none if
    /// 1000 are not enough, or if a change right after it is not seen as often as wanted.
    ///
    /// Only signals of the points to come count, and the rules start afresh at the first of them
    /// ([`Question::WithinNext`](crate::spc::price::Question::WithinNext)). A short baseline does not see less: it has more false
    /// alarms. So the shortest is set by these.
    ///
    /// ```
    /// use improvement::spc::price::{Change, Design, Process, Wanted};
    /// use improvement::{Kind, RuleSet};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // limits frozen on how many months, so that at most 12 in 100 steady years after them have a point beyond them?
    /// let design = Design::new(Kind::Individuals, RuleSet::shewhart(), 24, Process::normal())?;
    /// let wanted = Wanted::to_see(Change::Shift(3.0), 0.5).with_false_alarms_at_most(0.12);
    /// let enough = design.baseline_to(&wanted, 12)?.expect("a baseline");
    /// assert!((16..=18).contains(&enough.size));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a wanted chance outside 0 to 1 and for no point after the baseline;
    /// [`PriceError::NotPriced`] for a design with phases; those of [`power`](Self::power).
    pub fn baseline_to(&self, wanted: &Wanted, after: usize) -> Result<Option<Enough>, Error> {
        wanted.check()?;
        if !(1..=MOST_POINTS).contains(&after) {
            return Err(
                OptionError::bad(OptionName::PointsAfterBaseline, after, "1 to 1000").into(),
            );
        }
        if !self.options.wishes.phases.is_empty() {
            return Err(PriceError::NotPriced {
                why: "a design that has phases has no one baseline to choose",
            }
            .into());
        }
        let found = smallest(self, 4..=MOST_POINTS, |points, drawn| {
            let mut design = drawn.with_points(points);
            design.options.wishes_mut().basis = Basis::Own;
            design.check()?;
            let false_alarm = chance_next(&design, after)?.chance;
            let process = wanted.change.of(&design);
            process.check()?;
            let sees = chance_next(&design.then(process, points), after)?.chance;
            Ok((false_alarm <= wanted.false_alarms, sees, false_alarm))
        })?;
        Ok(found.filter(|found| found.sees >= wanted.chance))
    }

    /// The smallest denominator (trials at each point), or size of a subgroup, with which a change half-way along
    /// is seen; none if a million is not enough.
    ///
    /// On c and u charts it is how many times the exposure, and on a subgroup 2 to 1000 values.
    ///
    /// # Errors
    ///
    /// [`PriceError::NotPriced`] for kinds with neither, [`OptionError::BadOption`] for a wanted chance outside 0 to 1,
    /// and those of [`power`](Self::power).
    pub fn denominator_to(&self, wanted: &Wanted) -> Result<Option<Enough>, Error> {
        wanted.check()?;
        let most = match &self.shape.data {
            Data::Subgroups(_) => 1000,
            _ => MOST_TRIALS,
        };
        let least = match (self.kind, &self.shape.data) {
            (_, Data::Subgroups(_)) => 2,
            _ => 1,
        };
        smallest(self, least..=most, |size, drawn| {
            let (design, change) = drawn.of_size(size, wanted.change)?;
            let sees = design.power_from(change, design.len() / 2)?.chance();
            let false_alarm = any_signal(&design)?;
            let enough = sees >= wanted.chance && false_alarm <= wanted.false_alarms;
            Ok((enough, sees, false_alarm))
        })
    }

    /// The design with another denominator, and the change on it.
    fn of_size(&self, size: usize, change: Change) -> Result<(Self, Change), Error> {
        let mut design = self.clone();
        match (self.process.family(), &mut design.shape.data) {
            (_, Data::Subgroups(groups)) => groups.fill(vec![0.0; size]),
            (Family::Binomial { .. }, Data::Proportions { trials, .. }) => {
                *trials = vec![size as f64; self.len()].into();
            }
            (Family::Poisson { mean }, _)
                if self.kind.chance() == Some(Chance::Poisson) && !self.kind.has_memory() =>
            {
                let times = size as f64;
                let change = match change {
                    Change::To(mean) => Change::To(mean * times),
                    shift @ Change::Shift(_) => shift,
                };
                design.process = design.process.with_mean(mean * times);
                return Ok((design, change));
            }
            _ => {
                return Err(PriceError::NotPriced {
                    why: "its points have neither denominators nor subgroups to make larger",
                }
                .into());
            }
        }
        Ok((design, change))
    }
}
