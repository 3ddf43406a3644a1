//! A level over a window of a series, and how far it is known.

use crate::base::date::Date;
use crate::base::error::{
    ChartError, Error, OptionError, OptionName, Place, WindowError, WorkError,
};
use crate::base::interval::Interval;
use crate::num::{summary, t};
use crate::spc::data::apart::check_apart;
use crate::spc::data::kind::Kind;
use crate::spc::data::series::Series;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The level of every interval here.
pub(crate) const LEVEL: f64 = 0.95;

/// A stretch of a series: half-open, so that a window that ends where the next begins shares no point with it.
///
/// ```
/// use improvement::{date, Series, Window};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let series = Series::values([4.0, 5.0, 6.0])?.dated([date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)])?;
/// assert_eq!(Window::dates(date(2024, 1, 15), date(2024, 3, 1)).points(&series)?, 1..2);
/// assert_eq!(Window::All.points(&series)?, 0..3);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Window {
    /// The whole series.
    All,
    /// Points by their index, counted from 0: from `from` up to, and not including, `to`.
    Points {
        /// The first point.
        from: usize,
        /// The point it ends before.
        to: usize,
    },
    /// Points by their date, from `from` up to, and not including, `to`. Neither needs to be a date of the series.
    Dates {
        /// The first day.
        from: Date,
        /// The day it ends before.
        to: Date,
    },
    /// All points from a day on, those that are yet to come among them.
    Since {
        /// The first day.
        from: Date,
    },
}

impl Window {
    /// From one day up to, and not including, another.
    ///
    /// ```
    /// use improvement::{Period, Pooled, Series, Window, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let months = (0..4).filter_map(|n| Period::Month.after(date(2024, 1, 1), n));
    /// let falls = Series::counts([3, 5, 2, 4])?.dated(months)?;
    /// let pooled = Pooled::of(&falls, Window::dates(date(2024, 2, 1), date(2024, 4, 1)))?;
    /// assert_eq!(pooled.points(), 2);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn dates(from: Date, to: Date) -> Self {
        Self::Dates { from, to }
    }

    /// From one day on.
    ///
    /// ```
    /// use improvement::{Period, Series, Window, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let months = (0..4).filter_map(|n| Period::Month.after(date(2024, 1, 1), n));
    /// let falls = Series::counts([3, 5, 2, 4])?.dated(months)?;
    /// assert_eq!(Window::since(date(2024, 2, 15)).points(&falls)?, 2..4);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn since(from: Date) -> Self {
        Self::Since { from }
    }

    /// The points of a half-open range of indices.
    ///
    /// ```
    /// use improvement::Window;
    ///
    /// assert_eq!(Window::range(0..12), Window::Points { from: 0, to: 12 });
    /// ```
    #[must_use]
    pub const fn range(points: Range<usize>) -> Self {
        Self::Points {
            from: points.start,
            to: points.end,
        }
    }

    /// The points of this window and those of a later one, which share none.
    ///
    /// # Errors
    ///
    /// [`WindowError::WindowsOverlap`] if they share one; those of [`points`](Self::points).
    pub(crate) fn apart(&self, after: &Self, series: &Series) -> Result<[Range<usize>; 2], Error> {
        let [one, other] = [self.points(series)?, after.points(series)?];
        check_apart(series, &one, &other)?;
        Ok([one, other])
    }

    /// Which points of a series lie in the window; the range may be empty.
    ///
    /// # Errors
    ///
    /// [`ChartError::PastTheEnd`] for points past the last one; [`OptionError::BadOption`] for points that end before
    /// they start; [`WindowError::UndatedSeries`] for dates on a series that has none;
    /// [`WorkError::TooEarly`] for dates that end before they start.
    pub fn points(&self, series: &Series) -> Result<Range<usize>, Error> {
        match *self {
            Self::All => Ok(0..series.len()),
            Self::Points { from, to } if from >= to => Err(OptionError::bad(
                OptionName::Window,
                format_args!("points {from}..{to}, counted from 0"),
                "one that ends after it starts",
            )
            .into()),
            Self::Points { to, .. } if to > series.len() => Err(ChartError::PastTheEnd {
                found: to,
                points: series.len(),
            }
            .at(the_window())),
            Self::Points { from, to } => Ok(from..to),
            Self::Dates { from, to } if to < from => Err(WorkError::TooEarly {
                what: "the end of the window",
                found: to.to_string(),
                expected: "no earlier than its start on",
                earliest: from.to_string(),
            }
            .into()),
            Self::Dates { from, to } => {
                check_dated(series)?;
                Ok(points_before(series, from)..points_before(series, to))
            }
            Self::Since { from } => {
                check_dated(series)?;
                Ok(points_before(series, from)..series.len())
            }
        }
    }
}

fn check_dated(series: &Series) -> Result<(), WindowError> {
    if !series.is_empty() && series.date(0).is_none() {
        return Err(WindowError::UndatedSeries);
    }
    Ok(())
}

/// Dates stand in order, so that the points before a day are the first ones.
fn points_before(series: &Series, day: Date) -> usize {
    (0..series.len())
        .take_while(|&index| series.date(index).is_some_and(|date| date < day))
        .count()
}

fn the_window() -> Place {
    Place::Path("the window".to_owned())
}

/// The level of a series over a window: everything in it taken together, with two intervals of 95 %.
///
/// | data | level | [`sampling`](Pooled::sampling) | [`by_points`](Pooled::by_points) |
/// |---|---|---|---|
/// | proportions | events over trials | Wilson | linearised ratio |
/// | rates | events over exposure | Garwood (exact Poisson) | linearised ratio |
/// | counts | mean count | Garwood (exact Poisson) | Student |
/// | ratios | total over total | none | linearised ratio |
/// | anything else | mean of the points | none | Student |
///
/// `sampling` takes every case as independent of every other, and no month as better or worse than chance makes
/// it: right for one small test, far too short for years of a busy department. `by_points` takes the points as
/// independent and lets them vary as they do; resemblance of neighbouring points and seasons make it too short as
/// well, unless the windows hold whole years. With N = numerators, D = denominators and r = ΣN/ΣD over n points:
///
/// ```text
/// linearised ratio: r ± t √(n/(n − 1) Σ(N − rD)²) / ΣD      t = Student's quantile at n − 1
/// ```
///
/// Source of the linearised ratio: W. G. Cochran, *Sampling Techniques*, 3rd ed. (1977), section 2.11, without the
/// correction for a finite population.
///
/// ```
/// use improvement::{Pooled, Series, Window};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let seen = Pooled::of(&Series::proportions([7, 14], [10, 20])?, Window::All)?;
/// assert_eq!(seen.value(), 0.7);
/// assert_eq!(seen.numerator(), Some(21.0));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Pooled {
    value: f64,
    points: usize,
    totals: Option<(f64, f64)>,
    sampling: Option<Interval>,
    by_points: Option<Interval>,
}

impl Pooled {
    /// The level over a window. Missing points are left out.
    ///
    /// ```
    /// use improvement::{Pooled, Series, Window};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let over = Series::proportions([11, 17, 9], [100, 200, 100])?;
    /// let pooled = Pooled::of(&over, Window::All)?;
    /// assert_eq!(pooled.value(), 37.0 / 400.0); // not the mean of three shares
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`ChartError::NoPoints`] if no point of the window has a value, and those of [`Window::points`].
    pub fn of(series: &Series, window: Window) -> Result<Self, Error> {
        let points = window.points(series)?;
        let found = points.len();
        let usable: Vec<usize> = points
            .filter(|&index| series.value(index).is_some())
            .collect();
        let values: Vec<f64> = usable
            .iter()
            .filter_map(|&index| series.value(index))
            .collect();
        let mean = summary::mean(&values).ok_or(ChartError::NoPoints { found })?;
        let pairs: Option<Vec<(f64, f64)>> = usable
            .iter()
            .map(|&index| Some((series.numerator(index)?, series.over(index)?)))
            .collect();
        let count = usable.len();
        let Some(pairs) = pairs else {
            let total = summary::sum(&values);
            let counted = Kind::C.takes(series);
            return Ok(Self {
                value: mean,
                points: count,
                totals: None,
                // a count that is not whole has no exact interval
                sampling: counted
                    .then(|| Interval::garwood(total, count as f64, LEVEL).ok())
                    .flatten(),
                by_points: Interval::mean(&values, LEVEL).ok(),
            });
        };
        let above = summary::sum_of(pairs.iter().map(|pair| pair.0));
        let below = summary::sum_of(pairs.iter().map(|pair| pair.1));
        let sampling = if Kind::P.takes(series) {
            Interval::wilson(above, below, LEVEL).ok()
        } else if Kind::U.takes(series) {
            Interval::garwood(above, below, LEVEL).ok()
        } else {
            None
        };
        Ok(Self {
            value: above / below,
            points: count,
            totals: Some((above, below * series.get_per())),
            sampling,
            by_points: linearised(&pairs, above / below, below),
        })
    }

    /// The level.
    #[must_use]
    pub const fn value(&self) -> f64 {
        self.value
    }

    /// How many points have a value.
    #[must_use]
    pub const fn points(&self) -> usize {
        self.points
    }

    /// The sum of the numerators, where there are any.
    #[must_use]
    pub fn numerator(&self) -> Option<f64> {
        self.totals.map(|totals| totals.0)
    }

    /// The sum of the denominators, where there are any.
    #[must_use]
    pub fn denominator(&self) -> Option<f64> {
        self.totals.map(|totals| totals.1)
    }

    /// The interval that takes every case as independent; none where cases are not counted.
    #[must_use]
    pub const fn sampling(&self) -> Option<Interval> {
        self.sampling
    }

    /// The interval from the variation between the points; none for a single point.
    #[must_use]
    pub const fn by_points(&self) -> Option<Interval> {
        self.by_points
    }
}

fn linearised(pairs: &[(f64, f64)], ratio: f64, below: f64) -> Option<Interval> {
    let count = pairs.len() as f64;
    if count < 2.0 {
        return None;
    }
    let squares = summary::sum_of(pairs.iter().map(|(above, below)| {
        let rest = above - ratio * below;
        rest * rest
    }));
    let error = libm::sqrt(count / (count - 1.0) * squares) / below;
    let half = -t::quantile((1.0 - LEVEL) / 2.0, count - 1.0) * error;
    Interval::new(ratio - half, ratio + half, LEVEL).ok()
}

/// A level and the ends of its interval.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    pub(crate) value: f64,
    pub(crate) lower: f64,
    pub(crate) upper: f64,
}

impl Known {
    pub(crate) fn of(value: f64, interval: Interval) -> Self {
        // the interval of a proportion of 0 or 1 may miss its value by a rounding
        Self {
            value,
            lower: interval.lower().min(value),
            upper: interval.upper().max(value),
        }
    }

    /// The distance to a fixed point above (`sign` 1) or below (`sign` −1), with its ends.
    pub(crate) fn short_of(self, target: f64, sign: f64) -> Self {
        let (one, other) = (sign * (target - self.upper), sign * (target - self.lower));
        Self {
            value: sign * (target - self.value),
            lower: one.min(other),
            upper: one.max(other),
        }
    }

    /// The interval of `self − other`, the two known independently: the distances from the levels to the ends of
    /// their intervals, squared and added (MOVER, the method of variance estimates recovery).
    pub(crate) fn less(self, other: Self) -> Option<Interval> {
        let difference = self.value - other.value;
        let down = libm::hypot(self.value - self.lower, other.upper - other.value);
        let up = libm::hypot(self.upper - self.value, other.value - other.lower);
        Interval::new(difference - down, difference + up, LEVEL).ok()
    }

    /// The ends of `self / other`, the two known independently; `None` unless the whole interval of `other` lies
    /// above zero.
    ///
    /// An end of the ratio is the r for which the interval of `self − r other` just reaches zero: a root of
    /// `other_end (2 other − other_end) r² − 2 self other r + self_end (2 self − self_end)`.
    pub(crate) fn over(self, other: Self) -> Option<(f64, f64)> {
        if other.lower <= 0.0 {
            return None;
        }
        if self.value < 0.0 {
            let mirrored = Self {
                value: -self.value,
                lower: -self.upper,
                upper: -self.lower,
            };
            return mirrored.over(other).map(|(lower, upper)| (-upper, -lower));
        }
        let half = self.value * other.value;
        let part = |known: &Self, end: f64| end * (2.0 * known.value - end);
        let root = |a: f64, c: f64| libm::sqrt((half * half - a * c).max(0.0));
        // where the ratio is below zero, the far end of `other` changes sides
        let far = if self.lower >= 0.0 {
            other.upper
        } else {
            other.lower
        };
        let (a, c) = (part(&other, far), part(&self, self.lower));
        let below = half + root(a, c);
        let lower = if below > 0.0 { c / below } else { 0.0 };
        let (a, c) = (part(&other, other.lower), part(&self, self.upper));
        let upper = (half + root(a, c)) / a;
        Some((lower, upper))
    }
}

#[cfg(test)]
mod tests {
    use super::Known;

    /// The ends of a ratio are where the interval of `above − r below` just reaches zero: put back into that
    /// condition, whatever the signs.
    #[test]
    fn the_ends_of_a_ratio_solve_their_equation() {
        const ROUNDING: f64 = 1e-9;
        let known = |value, lower, upper| Known {
            value,
            lower,
            upper,
        };
        let below = known(20.0, 15.0, 27.0);
        for above in [
            known(15.0, 12.0, 19.0),
            known(3.0, -2.0, 9.0),
            known(0.0, -4.0, 5.0),
            known(-3.0, -8.0, 1.0),
            known(-9.0, -12.0, -5.0),
            known(40.0, 1.0, 60.0),
        ] {
            let (lower, upper) = above.over(below).unwrap();
            assert!(lower < above.value / below.value && above.value / below.value < upper);
            for (ratio, end, sign) in [(lower, above.lower, 1.0), (upper, above.upper, -1.0)] {
                let far = if (ratio >= 0.0) == (sign > 0.0) {
                    below.upper
                } else {
                    below.lower
                };
                let gap = sign * (above.value - ratio * below.value);
                let reach = (above.value - end).hypot(ratio * (below.value - far));
                assert!(
                    (gap - reach).abs() < ROUNDING,
                    "{above:?}: {gap} is not {reach}"
                );
            }
        }
        assert!(known(1.0, 0.5, 2.0).over(known(1.0, 0.0, 2.0)).is_none());
    }
}
