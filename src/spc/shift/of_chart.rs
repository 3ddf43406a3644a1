//! A chart's own shift.

use crate::base::direction::Direction;
use crate::base::error::{Error, EvidenceError};
use crate::spc::chart::chart::Chart;
use crate::spc::data::data::Data;
use crate::spc::shift::baseline::{definitions, faults, moved, spread_grew};
use crate::spc::shift::caution::WhyNot;
use crate::spc::shift::compare::Compare;
use crate::spc::shift::evidence::{FEWEST_AFTER, Question, Way, today};
use crate::spc::shift::look::Asked;
use crate::spc::shift::points::Points;
use crate::spc::shift::shift::Shift;

impl Chart {
    /// How far the level moved with a change, and how sure that is at any number of looks: see the [module](crate::spc::shift).
    ///
    /// The direction is the chart's. Points that are missing or excluded take no part. Proportions and rates are weighed by what
    /// they tell, subgroups by their size; times and cases between events are compared by their logarithms, and their shift is a
    /// ratio. The chart's limits, rules and phases play no part, but for a phase that starts with another definition of the measure.
    ///
    /// ```
    /// use improvement::{Chart, Compare, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// let shift = chart.shift(&Compare::points(0..12, 12..24))?;
    /// println!("{shift}");
    /// assert!(shift.any_look().is_some_and(|interval| interval.upper() < 0.0)); // lower at any look
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// - [`EvidenceError::WrongChart`] for a chart of spreads or with a memory, whose points are no levels;
    ///   [`EvidenceError::NoSuchPhase`].
    /// - [`ChartError::EmptyStretch`](crate::error::ChartError::EmptyStretch) for a window without a point,
    ///   [`ChartError::PastTheEnd`](crate::error::ChartError::PastTheEnd) for one past the last point,
    ///   [`WindowError::WindowsOverlap`](crate::error::WindowError::WindowsOverlap) for two with a common point,
    ///   [`EvidenceError::WindowsOutOfOrder`] for a window before that comes after the other.
    /// - [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a level that is not above 0 and below 0.5, a prior variance that is not above
    ///   0, and months of a series that has none.
    /// - [`ChartError::ZeroTime`](crate::error::ChartError::ZeroTime), at the point, for a time of zero between events.
    pub fn shift(&self, compare: &Compare) -> Result<Shift, Error> {
        compare.check()?;
        check_levels(self)?;
        let [before, after] = compare.stretches(self)?;
        let points = Points::of(self, &before, &after, compare.asked_matching())?;
        let mut why_not = faults(self, &points);
        let (between, mut cautions) = definitions(self, &before, &after);
        why_not.extend(between);
        cautions.extend(moved(&points));
        cautions.extend(spread_grew(&points));
        let better = self.asked().get_better();
        let question = Question {
            asked: Asked::Shift,
            null: 0.0,
            prior: compare.asked_prior(),
            level: compare.asked_level(),
            can_reach: why_not.is_empty(),
        };
        let ways = [Way::better(better), Way::worse(better)];
        let [for_better, for_worse] = question.put(&points, ways);
        if better == Direction::Neither {
            why_not.push(WhyNot::NoDirection);
        }
        let mut shift = Shift {
            look: today(&points, Asked::Shift),
            better,
            level: question.level,
            prior: question.prior,
            can_reach: question.can_reach,
            is_share: matches!(self.series().data, Data::Proportions { .. }),
            unit: self.series().get_unit().cloned(),
            per: self.series().get_per(),
            for_better,
            for_worse,
            cautions,
            why_not,
            points,
        };
        let more = not_yet(&shift);
        shift.why_not.extend(more);
        Ok(shift)
    }
}

/// What stands between the evidence so far and enough of it.
fn not_yet(shift: &Shift) -> Option<WhyNot> {
    let (points, e) = (shift.points.after(), shift.for_better.observed);
    if shift.for_better.reached.is_some() {
        return None;
    }
    if points < FEWEST_AFTER {
        return Some(WhyNot::TooFewAfter {
            points,
            needs: FEWEST_AFTER,
            e,
        });
    }
    let Some(look) = shift.look else {
        return Some(WhyNot::NoVariation);
    };
    if look.is_at_the_cap() {
        return Some(WhyNot::LevelMoves {
            correlation: look.correlation,
        });
    }
    // with a baseline that is none, however much evidence is not enough
    shift.can_reach.then(|| WhyNot::NotYet {
        e,
        needs: 1.0 / shift.level,
        interval: shift.any_look(),
    })
}

/// Whether the points of a chart are levels, each of its own time.
pub(crate) fn check_levels(chart: &Chart) -> Result<(), EvidenceError> {
    let kind = chart.kind();
    let plots = if kind.has_memory() {
        "what all points up to each make of it"
    } else if kind.is_of_spread() {
        "how far values spread"
    } else {
        return Ok(());
    };
    Err(EvidenceError::WrongChart {
        kind: kind.symbol(),
        plots,
    })
}
