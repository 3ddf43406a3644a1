//! How likely the next point is to meet a target.
//!
//! ```text
//! (target − mean)/(s √(1/w + 1/Σw))  held against Student's t with n − 1      s² = Σ w (y − mean)²/(n − 1)
//! w = 1 for values and counts, so that the root is √(1 + 1/n); for rates as in `spc/shift/weights.rs`, the next one with its own denominator
//! times and cases between events by their logarithms
//! ```

use crate::base::direction::Direction;
use crate::base::error::{Error, EvidenceError, OptionError, OptionName};
use crate::num::t;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::shift::of_chart::check_levels;
use crate::spc::shift::points::Points;
use crate::spc::shift::{FEWEST_BEFORE, Matching};
use serde::Serialize;

/// How likely the next point is to meet a target, made by [`Chart::chance_of_meeting`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Chance {
    /// The chance, from 0 to 1.
    pub chance: f64,
    /// How many points of the latest phase it rests on.
    pub points: usize,
    /// The target.
    pub target: f64,
}

impl Chart {
    /// How likely the next point is to be as good as a target, where nothing changes: beside the icon of assurance, never instead of it.
    ///
    /// From the latest phase, as long as that is without a signal. The value next is as far from the mean as Student's t takes it. Where
    /// such a chance was said to be 0.78, 0.79 of the next points met the target.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 22];
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// let met = chart.chance_of_meeting(24.0)?;
    /// assert_eq!((met.chance * 100.0).round(), 77.0);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`EvidenceError::CannotTell`] while the latest phase has a signal, has limits of too few points, fewer than 8 points or no variation, and
    ///   for points with denominators, whose next one must be [told](Self::chance_of_meeting_with).
    /// - [`EvidenceError::WrongChart`] for a chart of spreads or with a memory.
    /// - [`OptionError::BadOption`] without a direction, and for a target that the measure cannot have.
    pub fn chance_of_meeting(&self, target: f64) -> Result<Chance, Error> {
        if self.series().data.denominators().is_some() {
            return Err(cannot_tell(
                "the next point needs its denominator: ask `chance_of_meeting_with`",
            ));
        }
        self.chance(target, 1.0)
    }

    /// [`chance_of_meeting`](Self::chance_of_meeting) for the next point of proportions, rates or ratios, which will have this denominator.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let seen = [41, 44, 39, 43, 40, 45, 42, 41, 43, 40, 44, 42];
    /// let chart = Chart::options().better(Direction::Higher).p(seen, [50; 12])?;
    /// let many = chart.chance_of_meeting_with(0.8, 500.0)?;
    /// let few = chart.chance_of_meeting_with(0.8, 10.0)?;
    /// assert!(many.chance > few.chance);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As there; [`OptionError::BadOption`] for a denominator that is not above 0.
    pub fn chance_of_meeting_with(&self, target: f64, denominator: f64) -> Result<Chance, Error> {
        if !(denominator > 0.0 && denominator.is_finite()) {
            let expected = "more than zero";
            return Err(
                OptionError::bad(OptionName::NextDenominator, denominator, expected).into(),
            );
        }
        self.chance(target, denominator / self.series().get_per())
    }

    fn chance(&self, target: f64, size: f64) -> Result<Chance, Error> {
        check_levels(self)?;
        let sign = match self.asked().get_better() {
            Direction::Higher => 1.0,
            Direction::Lower => -1.0,
            Direction::Neither => {
                return Err(
                    OptionError::bad(OptionName::Direction, "neither", "higher or lower").into(),
                );
            }
        };
        if !self.reading().is_stable() {
            return Err(cannot_tell(
                "the latest phase has a signal, so that the next point is not one of the same process",
            ));
        }
        let phase = self.phases().last().map_or(0..0, ChartPhase::points);
        let points = Points::of(self, &phase, &(phase.end..phase.end), Matching::Level)?;
        let known = Some(target).filter(|target| target.is_finite());
        let Some(wanted) = known.and_then(|target| points.scale.of_level(target)) else {
            let expected = "a level that the measure can have";
            return Err(OptionError::bad(OptionName::Target, target, expected).into());
        };
        let count = points.items.len();
        let mean = points.mean(0..count).filter(|_| count >= FEWEST_BEFORE);
        let Some(mean) = mean else {
            return Err(cannot_tell("the latest phase has fewer than 8 points"));
        };
        let all: f64 = points.items.iter().map(|item| item.weight).sum();
        let squares: f64 = points
            .items
            .iter()
            .map(|item| item.weight * (item.value - mean).powi(2))
            .sum();
        if squares <= count as f64 * points.rounding * points.rounding {
            return Err(cannot_tell("the points do not vary"));
        }
        let freedom = count as f64 - 1.0;
        let spread = squares / freedom * (1.0 / points.weights.of_size(size) + 1.0 / all);
        Ok(Chance {
            chance: t::cdf(sign * (mean - wanted) / libm::sqrt(spread), freedom),
            points: count,
            target,
        })
    }
}

fn cannot_tell(why: &'static str) -> Error {
    EvidenceError::CannotTell { why }.into()
}
