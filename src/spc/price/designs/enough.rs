//! How much is enough: points, baseline or denominator, to see a change.

use crate::base::error::{ChartError, Error, ErrorKind, OptionError, OptionName, PriceError};
use crate::spc::data::data::Data;
use crate::spc::data::facts::Chance;
use crate::spc::data::phase::Basis;
use crate::spc::price::answers::answer::any_signal;
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::power::Change;
use crate::spc::price::process::Family;
use serde::Serialize;

/// The most series that each step of a search simulates: the size that is found is one to plan with, not one to the
/// last point.
pub const SEARCH_SERIES: u32 = 2000;

/// The most points, the longest baseline.
const MOST_POINTS: usize = 1000;

/// The largest denominator, in trials or as a multiple of the exposure.
const MOST_TRIALS: usize = 1_000_000;

/// Unless another limit is asked for, at most three steady charts in ten may show a signal: a chart that always cries
/// wolf sees every change.
const FALSE_ALARMS: f64 = 0.3;

/// What a chart shall see, and how seldom it shall cry wolf.
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
    /// always cries wolf sees every change. [`with_false_alarms_at_most`](Self::with_false_alarms_at_most) sets
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

/// The smallest size that is enough.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Enough {
    /// How many: points, points of the baseline, trials or values in a subgroup.
    pub size: usize,
    /// The chance to see the change with it.
    pub sees: f64,
    /// The chance of a signal though nothing changed.
    pub false_alarm: f64,
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
        smallest(least, MOST_POINTS, |points| {
            let design = self.with_points(points);
            let (sees, false_alarm) = (seen(&design, wanted, points / 2)?, alarms(&design)?);
            Ok((sees >= wanted.chance, sees, false_alarm))
        })
        .map(|found| found.filter(|found| found.false_alarm <= wanted.false_alarms))
    }

    /// The shortest baseline, frozen, with which a change right after it is seen within n points; none if 1000 are not
    /// enough.
    ///
    /// A short baseline does not see less: it cries wolf more. So the shortest is set by the false alarms.
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
        smallest(4, MOST_POINTS, |points| {
            let mut design = self.with_points(points + after);
            design.options.wishes_mut().basis = Basis::points(0..points);
            let (sees, false_alarm) = (seen(&design, wanted, points)?, alarms(&design)?);
            Ok((false_alarm <= wanted.false_alarms, sees, false_alarm))
        })
        .map(|found| found.filter(|found| found.sees >= wanted.chance))
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
        smallest(least, most, |size| {
            let (design, change) = self.of_size(size, wanted.change)?;
            let sized = Wanted { change, ..*wanted };
            let (sees, false_alarm) = (seen(&design, &sized, design.len() / 2)?, alarms(&design)?);
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

/// The chance of a signal with the change.
fn seen(design: &Design, wanted: &Wanted, from: usize) -> Result<f64, Error> {
    let design = design
        .clone()
        .simulated(design.series.min(SEARCH_SERIES), design.seed);
    Ok(design.power_from(wanted.change, from)?.chance())
}

fn alarms(design: &Design) -> Result<f64, Error> {
    let design = design
        .clone()
        .simulated(design.series.min(SEARCH_SERIES), design.seed);
    any_signal(&design)
}

/// The smallest size from which on `enough` holds, found by doubling and halving; a size of which no chart can be made is
/// not enough.
fn smallest(
    least: usize,
    most: usize,
    mut at: impl FnMut(usize) -> Result<(bool, f64, f64), Error>,
) -> Result<Option<Enough>, Error> {
    let enough = |size, (_, sees, false_alarm)| Enough {
        size,
        sees,
        false_alarm,
    };
    let mut too_small = |error: Error| match error.kind() {
        ErrorKind::Chart(ChartError::TooFewPoints { .. } | ChartError::BaselineTooShort { .. }) => {
            Ok((false, 0.0, 0.0))
        }
        _ => Err(error),
    };
    let (mut low, mut high) = (least.saturating_sub(1), least);
    let mut best = loop {
        let found = at(high).or_else(&mut too_small)?;
        if found.0 {
            break enough(high, found);
        }
        if high == most {
            return Ok(None);
        }
        low = high;
        high = (high * 2).min(most);
    };
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        let found = at(middle).or_else(&mut too_small)?;
        if found.0 {
            high = middle;
            best = enough(middle, found);
        } else {
            low = middle;
        }
    }
    Ok(Some(best))
}
