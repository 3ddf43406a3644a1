//! A prediction held against its data.

use super::expectation::{Compared, Expects, Statistic};
use super::plan::Prediction;
use crate::base::date::Date;
use crate::base::direction::{Direction, Side};
use crate::base::error::{ChartError, CycleError, DataError, Error, Place, WindowError};
use crate::base::interval::Interval;
use crate::num::summary;
use crate::spc::data::observation::ordinary;
use crate::spc::pooled::{Known, LEVEL, Pooled, Window};
use crate::spc::rules::Role;
use crate::spc::{Chart, Kind, Series};
use crate::work::measure::{Band, Sampling};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What became of a prediction.
///
/// A prediction has an outcome; a claim of the evidence chain has a verdict. The two are never the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It came as predicted.
    Held,
    /// It did not.
    NotHeld,
    /// It is not due yet, or nobody has looked.
    NotYet,
    /// There are no data to tell.
    NoData,
    /// People judged: as predicted, or not.
    Judged(bool),
}

impl Outcome {
    /// Whether the prediction came true; `None` while nobody knows.
    #[must_use]
    pub const fn came_true(self) -> Option<bool> {
        match self {
            Self::Held => Some(true),
            Self::NotHeld => Some(false),
            Self::Judged(judged) => Some(judged),
            Self::NotYet | Self::NoData => None,
        }
    }
}

/// A prediction held against what was seen.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// A number was measured.
    Measured(Measured),
    /// A chart was read: the day of the first signal, or none.
    Signal {
        /// The day of the signal's first hit.
        first: Option<Date>,
    },
    /// People judged.
    Judged(bool),
    /// It is not due yet.
    NotYet,
    /// There are no data to tell.
    NoData,
}

impl Check {
    /// What became of the prediction.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        let held = match self {
            Self::Measured(measured) => measured.in_range(),
            Self::Signal { first } => first.is_some(),
            Self::Judged(judged) => return Outcome::Judged(*judged),
            Self::NotYet => return Outcome::NotYet,
            Self::NoData => return Outcome::NoData,
        };
        if held {
            Outcome::Held
        } else {
            Outcome::NotHeld
        }
    }

    /// The number and its interval, if one was measured.
    #[must_use]
    pub const fn measured(&self) -> Option<&Measured> {
        match self {
            Self::Measured(measured) => Some(measured),
            _ => None,
        }
    }

    /// Whether statistics were used: an interval, or a chart.
    #[must_use]
    pub fn has_statistics(&self) -> bool {
        match self {
            Self::Measured(measured) => measured.interval.is_some(),
            Self::Signal { .. } => true,
            _ => false,
        }
    }
}

/// A number that was measured in a test, beside the range that was predicted.
///
/// ```
/// use improvement::measure::Sampling;
/// use improvement::pdsa::Prediction;
/// use improvement::{date, Expectation, Series, Window};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let due = date(2024, 3, 8);
/// let prediction = Prediction::new(Expectation::proportion("seen").between(0.60, 0.80)?, "one doctor at the door", due)?;
/// let check = prediction.check(&Series::proportions([7], [10])?, Window::All, Sampling::Consecutive { cases: 10 }, due)?;
/// assert_eq!(
///     check.to_string(),
///     "0.7 is in the range 0.6 to 0.8: held; from 0.3968 to 0.8922 with 95 % confidence, which does not decide it \
///      (10 consecutive cases)",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "MeasuredDoc")]
pub struct Measured {
    observed: f64,
    size: f64,
    within: Band,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<Interval>,
    sampling: Sampling,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct MeasuredDoc {
    observed: f64,
    size: f64,
    within: Band,
    interval: Option<Interval>,
    sampling: Sampling,
}

impl TryFrom<MeasuredDoc> for Measured {
    type Error = Error;
    fn try_from(doc: MeasuredDoc) -> Result<Self, Error> {
        let place = |name: &str| Place::Path(name.to_owned());
        for (name, found) in [("observed", doc.observed), ("size", doc.size)] {
            ordinary(found).map_err(|kind| kind.at(place(name)))?;
        }
        if doc.size <= 0.0 {
            return Err(DataError::BadDenominator {
                found: doc.size,
                gap: false,
            }
            .at(place("size")));
        }
        Ok(Self {
            observed: doc.observed,
            size: doc.size,
            within: doc.within,
            interval: doc.interval,
            sampling: doc.sampling,
        })
    }
}

impl Measured {
    /// What was seen: the statistic, or its change.
    #[must_use]
    pub const fn observed(&self) -> f64 {
        self.observed
    }

    /// What it rests on: trials of a proportion, exposure of a rate, else points.
    #[must_use]
    pub const fn size(&self) -> f64 {
        self.size
    }

    /// The range that was predicted.
    #[must_use]
    pub const fn within(&self) -> Band {
        self.within
    }

    /// Whether it lies in the range: "did the results match your predictions?"
    #[must_use]
    pub fn in_range(&self) -> bool {
        self.within.contains(self.observed)
    }

    /// How far outside: above zero past the upper end, below zero short of the lower, 0 inside.
    #[must_use]
    pub fn miss(&self) -> f64 {
        self.within.miss(self.observed)
    }

    /// The 95 % interval: Wilson's for a proportion, Garwood's for a rate or a count, Student's for a mean of two
    /// points or more; of a change, the interval of both levels together. None for a median or a last value.
    #[must_use]
    pub const fn interval(&self) -> Option<Interval> {
        self.interval
    }

    /// Whether the data decide: the whole interval lies inside the range, or wholly outside it.
    ///
    /// Small tests are usually not decisive. That is no fault: they are there to learn from, and to grow.
    #[must_use]
    pub fn is_decisive(&self) -> bool {
        self.interval.is_some_and(|interval| {
            interval
                .decides(self.within.lower(), self.within.upper())
                .is_some()
        })
    }

    /// Which cases were looked at.
    #[must_use]
    pub const fn sampling(&self) -> Sampling {
        self.sampling
    }
}

impl Prediction {
    /// Holds a range or a change against the points of a series in a window.
    ///
    /// Before the prediction's due day it is [`Check::NotYet`]; without a point in the window, [`Check::NoData`].
    /// The interval of a proportion or a rate takes every case as independent: `sampling` says which cases those were,
    /// and is printed beside it.
    ///
    /// # Errors
    ///
    /// - [`CycleError::WrongCheck`] for a signal or a judgement.
    /// - [`CycleError::WrongStatistic`] for data that do not have the statistic.
    /// - [`CycleError::BaselineNotPositive`] for a relative change from zero or less; [`ChartError::NoPoints`] for a
    ///   baseline without points; [`WindowError::WindowsOverlap`].
    /// - [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a sample of no cases, and those of
    ///   [`Window::points`].
    pub fn check(
        &self,
        series: &Series,
        window: Window,
        sampling: Sampling,
        today: Date,
    ) -> Result<Check, Error> {
        crate::work::measure::check_sampling(sampling)?;
        let (Some(statistic), Some(within)) =
            (self.expectation().statistic(), self.expectation().within())
        else {
            return Err(self.wrong_check("a series"));
        };
        check_fits(statistic, series)?;
        if today < self.due() {
            return Ok(Check::NotYet);
        }
        let Some(after) = level(statistic, series, window)? else {
            return Ok(Check::NoData);
        };
        let (observed, interval) = match self.expectation().expects() {
            Expects::Change {
                basis, baseline, ..
            } => {
                let [one, _] = baseline.apart(&window, series)?;
                let before = level(statistic, series, *baseline)?
                    .ok_or(ChartError::NoPoints { found: one.len() })?;
                change(*basis, before, after)?
            }
            _ => (after.value, after.interval),
        };
        Ok(Check::Measured(Measured {
            observed,
            size: after.size,
            within,
            interval,
            sampling,
        }))
    }

    /// Looks for a predicted signal on a chart: the first hit on the main track, from `since` up to and on the day that
    /// the expectation names.
    ///
    /// [`Check::NotYet`] while there is none and the day is not over; [`Check::NoData`] if no point lies in that time.
    ///
    /// # Errors
    ///
    /// [`CycleError::WrongCheck`] for another expectation; [`WindowError::UndatedSeries`].
    pub fn check_chart(&self, chart: &Chart, since: Date, today: Date) -> Result<Check, Error> {
        let Expects::Signal {
            rule,
            direction,
            by,
            ..
        } = self.expectation().expects()
        else {
            return Err(self.wrong_check("a chart"));
        };
        if chart.date(0).is_none() {
            return Err(WindowError::UndatedSeries.into());
        }
        let inside = |date: &Date| (since..=*by).contains(date);
        let side = match direction {
            Direction::Higher => Some(Side::Above),
            Direction::Lower => Some(Side::Below),
            Direction::Neither => None,
        };
        let first = chart
            .signals()
            .iter()
            .filter(|signal| {
                let found = chart.rule(signal);
                signal.track().is_of_level()
                    && found.role() == Role::Signal
                    && rule
                        .as_ref()
                        .is_none_or(|rule| rule.as_str() == found.name())
                    && side.is_none_or(|side| signal.side() == Some(side))
            })
            // a stretch that began before the test may still be hit anew inside it
            .filter_map(|signal| chart.date(signal.first_hit()))
            .filter(inside)
            .min();
        let seen = (0..chart.len()).any(|index| {
            chart.value(index).is_some() && chart.date(index).is_some_and(|d| inside(&d))
        });
        Ok(match first {
            Some(_) => Check::Signal { first },
            None if today <= *by => Check::NotYet,
            None if !seen => Check::NoData,
            None => Check::Signal { first: None },
        })
    }

    /// What people judged, for an expectation that only people can judge.
    ///
    /// # Errors
    ///
    /// [`CycleError::WrongCheck`] for any other expectation: data decide about those.
    pub fn judge(&self, came_true: bool) -> Result<Check, Error> {
        if self.expectation().is_judged() {
            return Ok(Check::Judged(came_true));
        }
        Err(self.wrong_check("a judgement"))
    }

    fn wrong_check(&self, needs: &'static str) -> Error {
        CycleError::WrongCheck {
            expects: self.expectation().kind(),
            found: needs,
        }
        .into()
    }

    /// Whether a check is one of this prediction, by its kind and its range.
    pub(crate) fn is_checked_by(&self, check: &Check) -> bool {
        match check {
            Check::Measured(measured) => self.expectation().within() == Some(measured.within),
            Check::Signal { .. } => self.expectation().is_signal(),
            Check::Judged(_) => self.expectation().is_judged(),
            Check::NotYet | Check::NoData => true,
        }
    }
}

/// A statistic with what it rests on and its interval.
#[derive(Clone, Copy)]
struct Level {
    value: f64,
    size: f64,
    interval: Option<Interval>,
}

fn check_fits(statistic: Statistic, series: &Series) -> Result<(), Error> {
    let (fits, needs) = match statistic {
        Statistic::Proportion => (Kind::P.takes(series), "proportions"),
        Statistic::RatePer(_) => (Kind::U.takes(series), "rates"),
        Statistic::Count => (
            Kind::C.takes(series) || Kind::U.takes(series) || Kind::P.takes(series),
            "counts, rates or proportions",
        ),
        Statistic::Mean | Statistic::Median | Statistic::Last => (true, ""),
    };
    if fits {
        return Ok(());
    }
    Err(CycleError::WrongStatistic {
        statistic: statistic.name(),
        needs,
        found: series.holds(),
    }
    .into())
}

/// The statistic over a window; `None` without a point there.
fn level(statistic: Statistic, series: &Series, window: Window) -> Result<Option<Level>, Error> {
    let points = window.points(series)?;
    let values: Vec<f64> = points
        .clone()
        .filter_map(|index| series.value(index))
        .collect();
    let Some(&last) = values.last() else {
        return Ok(None);
    };
    let count = values.len() as f64;
    let of_points = |value: f64, interval| Level {
        value,
        size: count,
        interval,
    };
    Ok(Some(match statistic {
        Statistic::Last => of_points(last, None),
        Statistic::Median => of_points(summary::median(&values).unwrap_or(last), None),
        Statistic::Mean => of_points(
            summary::mean(&values).unwrap_or(last),
            Interval::mean(&values, LEVEL).ok(),
        ),
        Statistic::Count => {
            let total = summary::sum_of(points.filter_map(|index| series.numerator(index)));
            of_points(total, Interval::garwood(total, 1.0, LEVEL).ok())
        }
        Statistic::Proportion => {
            let pooled = Pooled::of(series, window)?;
            Level {
                value: pooled.value(),
                size: pooled.denominator().unwrap_or(count),
                interval: pooled.sampling(),
            }
        }
        Statistic::RatePer(per) => {
            let pooled = Pooled::of(series, window)?;
            let scaled = pooled.sampling().and_then(|interval| {
                Interval::new(interval.lower() * per, interval.upper() * per, LEVEL).ok()
            });
            Level {
                value: pooled.value() * per,
                size: pooled.denominator().unwrap_or(count),
                interval: scaled,
            }
        }
    }))
}

/// The change from one level to another, with the interval that both intervals give (MOVER).
fn change(basis: Compared, before: Level, after: Level) -> Result<(f64, Option<Interval>), Error> {
    let known = after
        .interval
        .zip(before.interval)
        .map(|(now, then)| (Known::of(after.value, now), Known::of(before.value, then)));
    match basis {
        Compared::Absolute => Ok((
            after.value - before.value,
            known.and_then(|(now, then)| now.less(then)),
        )),
        Compared::Relative if before.value > 0.0 => Ok((
            after.value / before.value - 1.0,
            known
                .and_then(|(now, then)| now.over(then))
                .and_then(|(lower, upper)| Interval::new(lower - 1.0, upper - 1.0, LEVEL).ok()),
        )),
        Compared::Relative => Err(CycleError::BaselineNotPositive {
            found: before.value,
        }
        .into()),
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lies, outcome) = if self.in_range() {
            ("is in", "held")
        } else {
            ("is not in", "not held")
        };
        write!(
            f,
            "{} {lies} the range {}: {outcome}",
            self.observed, self.within
        )?;
        match self.interval {
            Some(interval) => write!(
                f,
                "; from {interval:.4} with 95 % confidence, which {} ({})",
                if self.is_decisive() {
                    "decides it"
                } else {
                    "does not decide it"
                },
                self.sampling
            ),
            None => write!(f, "; without an interval ({})", self.sampling),
        }
    }
}
