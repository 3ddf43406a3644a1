//! What a chart can see: the chance of a signal when something did change.

use crate::base::error::{Error, OptionError, OptionName};
use crate::num::summary;
use crate::spc::asked::layout::Layout;
use crate::spc::data::data::Data;
use crate::spc::price::designs::departure::Departure;
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::question::{Given, Method};
use crate::spc::price::process::Family;
use crate::spc::price::simulation::count::count;
use crate::spc::price::simulation::judge::{Judge, SoughtSignal, is_judged};
use serde::Serialize;

/// From this chance on a chart would have seen a change: four times in five.
pub const WOULD_SEE: f64 = 0.8;

/// Below this chance a chart misses a change more often than not: it could not have seen it.
pub const COULD_NOT_SEE: f64 = 0.5;

/// A change of level that lasts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Change {
    /// The mean moves by d standard deviations of what is plotted: of a value, a mean, a count, or a share of so many trials as a
    /// point has on average.
    Shift(f64),
    /// The mean of counts and times, or the chance of a proportion, becomes this.
    To(f64),
}

impl Change {
    /// The design's process after the change.
    pub(in crate::spc::price) fn of(self, design: &Design) -> crate::spc::price::process::Process {
        match self {
            Self::Shift(shift) => match share_after(design, shift) {
                // a trial has another standard deviation than a share of many
                Some(share) => design.process.clone().becoming(share),
                None => design.process.clone().shifted(shift),
            },
            Self::To(mean) => design.process.clone().becoming(mean),
        }
    }
}

/// The chance of a binomial process after a shift by d standard deviations of a plotted share; none for other processes.
fn share_after(design: &Design, shift: f64) -> Option<f64> {
    let Family::Binomial { chance, .. } = design.process.family() else {
        return None;
    };
    let Data::Proportions { trials, .. } = &design.shape.data else {
        return None;
    };
    let there: Vec<f64> = trials.iter().copied().filter(|n| !n.is_nan()).collect();
    let trials = summary::mean(&there)?;
    let times = match design.departure {
        Some(Departure::OverDispersed(times)) => times,
        _ => 1.0,
    };
    let deviation = times * libm::sqrt(chance * (1.0 - chance) / trials);
    Some(chance + shift * deviation)
}

/// Whether a chart could have seen a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sight {
    /// It would have signalled at least [four times in five](WOULD_SEE).
    Would,
    /// It might have.
    Might,
    /// It would have missed the change [more often than not](COULD_NOT_SEE): that it shows nothing says little.
    CouldNot,
}

/// The chance that a chart signals when a change comes and lasts.
///
/// Every signal counts, false ones before the change among them: at a change of nothing the chance is the price.
///
/// ```
/// use improvement::spc::price::{Change, Design, Process, Sight};
/// use improvement::{Kind, RuleSet};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let design = Design::new(Kind::Individuals, RuleSet::making_data_count_7_7(), 24, Process::normal())?;
/// let small = design.power(Change::Shift(1.0))?;
/// assert!((small.chance() - 0.427).abs() < 4.0 * small.standard_error() + 0.01);
/// assert_eq!(small.sight(), Sight::CouldNot);
/// assert_eq!(design.power(Change::Shift(3.0))?.sight(), Sight::Would);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Power {
    change: Change,
    from: usize,
    half_way: bool,
    chance: f64,
    standard_error: f64,
    method: Method,
    given: Given,
    judged: bool,
}

impl Power {
    /// The change.
    #[must_use]
    pub const fn change(&self) -> Change {
        self.change
    }

    /// The first point after the change, counted from 0.
    #[must_use]
    pub const fn from(&self) -> usize {
        self.from
    }

    /// Whether that is half-way along the chart.
    #[must_use]
    pub const fn is_half_way(&self) -> bool {
        self.half_way
    }

    /// The chance of a signal.
    #[must_use]
    pub const fn chance(&self) -> f64 {
        self.chance
    }

    /// The chance that the chart shows nothing.
    #[must_use]
    pub fn missed(&self) -> f64 {
        1.0 - self.chance
    }

    /// The standard error of the chance.
    #[must_use]
    pub const fn standard_error(&self) -> f64 {
        self.standard_error
    }

    /// How it was found.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// What it takes as given.
    #[must_use]
    pub const fn given(&self) -> &Given {
        &self.given
    }

    /// Whether any rule is judged where the change is. Not where there are fewer points than every rule needs.
    #[must_use]
    pub const fn is_judged(&self) -> bool {
        self.judged
    }

    /// Whether the chart could have seen the change.
    #[must_use]
    pub fn sight(&self) -> Sight {
        if self.chance >= WOULD_SEE {
            Sight::Would
        } else if self.chance >= COULD_NOT_SEE {
            Sight::Might
        } else {
            Sight::CouldNot
        }
    }
}

impl Design {
    /// The chance of a signal when a change comes half-way along and lasts.
    ///
    /// Simulated, with the design's [number of series and seed](Self::simulated).
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a change that cannot be (a shift that is not finite, a chance outside 0 to 1) and
    /// for a design of one point, and those of [`Price::of`](crate::spc::price::Price::of).
    pub fn power(&self, change: Change) -> Result<Power, Error> {
        self.power_from(change, self.len() / 2)
    }

    /// The chance of a signal when a change comes at the point `from`, counted from 0, and lasts.
    ///
    /// # Errors
    ///
    /// Those of [`power`](Self::power), and [`OptionError::BadOption`] for the first point or one past the last.
    pub fn power_from(&self, change: Change, from: usize) -> Result<Power, Error> {
        let process = change.of(self);
        process.check()?;
        if from == 0 || from >= self.len() {
            return Err(OptionError::bad(
                OptionName::ChangePoint,
                from.saturating_add(1),
                "a point of the chart after its first",
            )
            .into());
        }
        let changed = self.clone().then(process, from);
        changed.check()?;
        let mut judge = Judge::new(&changed)?;
        let counted = count(&changed, |drawn| judge.sees(drawn, SoughtSignal::From(0)))?;
        let layout = Layout::new(&self.shape, &self.options)?;
        let earlier = layout
            .phases
            .last()
            .is_some_and(|latest| from < latest.points.start);
        let judged =
            (earlier && counted.chance > 0.0) || is_judged(&changed, &self.options, &self.shape)?;
        Ok(Power {
            judged,
            change,
            from,
            half_way: from == self.len() / 2,
            chance: counted.chance,
            standard_error: counted.standard_error,
            method: Method::Simulated {
                series: self.series,
                seed: self.seed,
            },
            given: self.given(),
        })
    }
}
