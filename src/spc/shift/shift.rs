//! What a comparison finds: the shift, its evidence, its intervals, and what weakens it.

use crate::base::direction::{Direction, Side};
use crate::base::error::{Error, OptionError, OptionName};
use crate::base::interval::Interval;
use crate::base::text::Text;
use crate::spc::shift::caution::{Caution, WhyNot};
use crate::spc::shift::compare::Matching;
use crate::spc::shift::evidence::{EValues, Question, Way, today};
use crate::spc::shift::look::{Asked, Look};
use crate::spc::shift::points::Points;
use crate::spc::shift::recent::{Recent, recent};
use serde::Serialize;

/// What a chart says of a change: how far its level moved, and how sure that is. Made by [`Chart::shift`](crate::Chart::shift).
///
/// It prints as sentences.
///
/// ```
/// use improvement::{Chart, Compare, Direction};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
/// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
/// let shift = chart.shift(&Compare::points(0..12, 12..24))?;
/// assert_eq!(shift.e().reached, Some(23)); // twelve points after the change are the fewest
/// assert!(shift.at_least().is_some_and(|least| least < -3.0));
/// assert!(shift.why_not().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Shift {
    pub(super) points: Points,
    pub(super) better: Direction,
    pub(super) level: f64,
    pub(super) prior: f64,
    pub(super) can_reach: bool,
    pub(super) is_share: bool,
    pub(super) unit: Option<Text>,
    pub(super) per: f64,
    pub(super) look: Option<Look>,
    pub(super) for_better: EValues,
    pub(super) for_worse: EValues,
    pub(super) cautions: Vec<Caution>,
    pub(super) why_not: Vec<WhyNot>,
}

/// One of the two stretches of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Stretch {
    /// Its level, in the units of the measure: the mean, weighed as the points are; of times and cases between events the geometric
    /// one. None of no points.
    pub level: Option<f64>,
    /// How many of its points have a value and are not excluded.
    pub points: usize,
}

impl Shift {
    /// What its levels are counted in, and per how many.
    pub(crate) fn counted_in(&self) -> (Option<&str>, f64) {
        (self.unit.as_ref().map(Text::as_str), self.per)
    }

    /// The stretch before the change.
    #[must_use]
    pub fn before(&self) -> Stretch {
        self.stretch(0..self.points.before)
    }

    /// The stretch after the change.
    #[must_use]
    pub fn after(&self) -> Stretch {
        self.stretch(self.points.before..self.points.items.len())
    }

    fn stretch(&self, places: std::ops::Range<usize>) -> Stretch {
        Stretch {
            points: places.len(),
            level: self
                .points
                .mean(places)
                .map(|level| self.points.scale.level(level)),
        }
    }

    /// Which way is better, as the chart says.
    #[must_use]
    pub const fn better(&self) -> Direction {
        self.better
    }

    /// How often a steady process may be called better.
    #[must_use]
    pub const fn level(&self) -> f64 {
        self.level
    }

    /// The variance of the prior of the shift.
    #[must_use]
    pub const fn prior(&self) -> f64 {
        self.prior
    }

    /// With what each point after the change was compared: never [`Auto`](Matching::Auto).
    #[must_use]
    pub const fn matching(&self) -> Matching {
        if self.points.by_month {
            Matching::SameMonth
        } else {
            Matching::Level
        }
    }

    /// Whether the shift and its intervals are ratios, the level after over the level before, and 1 is none: so for times and cases
    /// between events. Else they are differences in the units of the measure, and 0 is none.
    #[must_use]
    pub const fn is_ratio(&self) -> bool {
        self.points.scale.is_ratio()
    }

    /// How far the level after lies above the level before, in the units of the measure; by month where it is
    /// [compared](Self::matching) so, and then not quite the difference of the two levels. None where no point after the change can be compared.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        let shift = self.shift()?;
        if !self.is_ratio() {
            return Some(shift);
        }
        let scale = &self.points.scale;
        let before = self.points.mean(0..self.points.before)?;
        Some(scale.level(before + self.look?.fit.shift) - scale.level(before))
    }

    /// The level after over the level before: 0.9 for a tenth less. None where the level before is not above zero.
    #[must_use]
    pub fn relative(&self) -> Option<f64> {
        let shift = self.shift()?;
        if self.is_ratio() {
            return Some(shift);
        }
        let before = self.before().level.filter(|level| *level > 0.0)?;
        Some((before + shift) / before)
    }

    fn shift(&self) -> Option<f64> {
        Some(self.points.scale.shift(self.look?.fit.shift))
    }

    /// The evidence that the measure got better. Where neither way is better it is the evidence of a change either way.
    #[must_use]
    pub const fn e(&self) -> EValues {
        self.for_better
    }

    /// The evidence that the measure got worse. Where neither way is better it is the evidence of a change either way.
    #[must_use]
    pub const fn worse(&self) -> EValues {
        self.for_worse
    }

    /// Where the shift lies, at any look: asked at every point, an interval like this misses it ever in about as few series as its level
    /// leaves. None while it has no end, and where there is nothing to judge it by.
    ///
    /// It is two-sided, at 1 less twice the [level](Self::level), so that it leaves no shift behind on the day that the evidence is
    /// enough.
    #[must_use]
    pub fn any_look(&self) -> Option<Interval> {
        let fit = self.look?.observed();
        let missed = 2.0 * self.level;
        let half = fit.half_width_at_any_look(self.prior, missed)?;
        self.interval(fit.shift, half, missed)
    }

    /// The shift that there is at least, for the better: the near end of [`any_look`](Self::any_look). None while that holds no shift,
    /// or a shift for the worse.
    #[must_use]
    pub fn at_least(&self) -> Option<f64> {
        let interval = self.any_look()?;
        let none = f64::from(u8::from(self.is_ratio()));
        match self.better {
            Direction::Higher => Some(interval.lower()).filter(|end| *end > none),
            Direction::Lower => Some(interval.upper()).filter(|end| *end < none),
            Direction::Neither => None,
        }
    }

    /// Where the shift lies, at one look on a day that was fixed before the points after the change were seen: an interval of 95 %, by Student's
    /// t. Asked again and again it means nothing.
    #[must_use]
    pub fn one_look(&self) -> Option<Interval> {
        self.one_look_missing(0.05)
    }

    /// [`one_look`](Self::one_look) at another level: an interval that misses the shift so often. With several days that were fixed
    /// beforehand, the share is divided by their number.
    #[must_use]
    pub fn one_look_missing(&self, share: f64) -> Option<Interval> {
        if !(share > 0.0 && share < 1.0) {
            return None;
        }
        let fit = self.look?.observed();
        let half = fit.half_width_at_one_look(share)?;
        self.interval(fit.shift, half, share)
    }

    fn interval(&self, shift: f64, half: f64, missed: f64) -> Option<Interval> {
        let scale = &self.points.scale;
        let ends = (scale.shift(shift - half), scale.shift(shift + half));
        Interval::new(ends.0, ends.1, 1.0 - missed).ok()
    }

    /// Where the level after the change lies, at any look: an interval that misses it ever in about this share of series. None while it
    /// has no end, and where there is nothing to judge it by.
    ///
    /// Points before the change say how far points vary, and nothing else. A yearly swing makes it wider.
    #[must_use]
    pub fn level_after(&self, missed: f64) -> Option<Interval> {
        if !(missed > 0.0 && missed < 1.0) {
            return None;
        }
        let fit = today(&self.points, Asked::LevelAfter)?.observed();
        let half = fit.half_width_at_any_look(self.prior, missed)?;
        let scale = &self.points.scale;
        let ends = (scale.level(fit.shift - half), scale.level(fit.shift + half));
        Interval::new(ends.0, ends.1, 1.0 - missed).ok()
    }

    /// The evidence that the level after the change lies above, or below, a value such as a target.
    ///
    /// ```
    /// use improvement::{Chart, Compare, Direction, Side};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// let shift = chart.shift(&Compare::points(0..12, 12..24))?;
    /// assert_eq!(shift.level_beyond(Side::Below, 21.0)?.reached, Some(23));
    /// assert_eq!(shift.level_beyond(Side::Below, 18.0)?.reached, None);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a value that is not an ordinary number, or that a time between events cannot have.
    pub fn level_beyond(&self, side: Side, value: f64) -> Result<EValues, Error> {
        let null = Some(value).filter(|value| value.is_finite());
        let null = null
            .and_then(|value| self.points.scale.of_level(value))
            .ok_or_else(|| {
                OptionError::bad(
                    OptionName::Target,
                    value,
                    "a level that the measure can have",
                )
            })?;
        let way = match side {
            Side::Above => Way::Up,
            Side::Below => Way::Down,
        };
        let question = Question {
            asked: Asked::LevelAfter,
            null,
            prior: self.prior,
            level: self.level,
            can_reach: self.can_reach,
        };
        let [e] = question.put(&self.points, [way]);
        Ok(e)
    }

    /// The level of the latest twelve points, and what it is surely better than. None of fewer points after the change, and where
    /// neither way is better.
    #[must_use]
    pub fn recent(&self) -> Option<Recent> {
        recent(&self.points, Way::better(self.better))
    }

    /// How much neighbouring points resemble each other, about their two levels, from 0 to
    /// [`LARGEST_CORRELATION`](crate::spc::LARGEST_CORRELATION): the correlation that the evidence is worked out at.
    #[must_use]
    pub fn resemblance(&self) -> Option<f64> {
        Some(self.look?.correlation)
    }

    /// How many independent points the points of both stretches are worth.
    #[must_use]
    pub fn worth(&self) -> Option<f64> {
        let look = self.look?;
        Some(look.points as f64 / look.factor())
    }

    /// What weakens the comparison, as far as the chart shows it. Whoever upholds a claim adds [`Caution::MayWander`].
    #[must_use]
    pub fn cautions(&self) -> &[Caution] {
        &self.cautions
    }

    /// Why the chart cannot tell that the measure got better, as far as the chart shows it; empty where the evidence is, or was,
    /// enough.
    #[must_use]
    pub fn why_not(&self) -> &[WhyNot] {
        &self.why_not
    }

    /// Whether today's evidence is one that a verdict could rest on, but for the number of points after the change.
    pub(crate) fn can_tell(&self) -> bool {
        let stable = self.look.is_some_and(|look| !look.is_at_the_cap());
        stable && self.can_reach && self.better != Direction::Neither
    }

    /// Whether the values are shares, which people read as percentages.
    pub(crate) const fn is_share(&self) -> bool {
        self.is_share
    }
}
