//! One claim with its chart and its stretches, as far as they were known on a day.

use crate::base::date::{Date, date};
use crate::base::direction::Direction;
use crate::base::error::Error;
use crate::base::interval::Interval;
use crate::spc::shift::{Compare, FEWEST_AFTER, Shift, WhyNot};
use crate::spc::{Chart, Decided};
use std::ops::Range;

/// How often a claim of a steady process may be upheld at any look.
pub(crate) const LEVEL: f64 = 0.05;

/// From this correlation on the level itself moves, and no look decides.
const CAP: f64 = 0.8;

/// A point without a date lies after every day.
const LAST_DAY: Date = date(9999, 12, 31);

/// What is compared, when it was decided, and how many points were known.
#[derive(Debug, Clone)]
pub(crate) struct Case<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) before: Range<usize>,
    pub(crate) after: Range<usize>,
    pub(crate) decided: Decided,
    /// The day of the verdict.
    pub(crate) today: Date,
    /// The points up to that day.
    pub(crate) seen: usize,
}

impl Case<'_> {
    pub(crate) fn compare(&self) -> Compare {
        Compare::points(self.before.clone(), self.after.clone()).level(LEVEL)
    }

    /// The comparison of the first points only.
    pub(crate) fn shift_of(&self, points: usize) -> Result<Shift, Error> {
        self.chart.shift(&self.compare().up_to(points))
    }

    /// The comparison as of the day of the verdict.
    pub(crate) fn shift(&self) -> Result<Shift, Error> {
        self.shift_of(self.seen)
    }

    /// Each look from enough points after the change on: how many points were known, and the comparison of them.
    pub(crate) fn looks(&self) -> impl Iterator<Item = Result<(usize, Shift), Error>> + '_ {
        let known = |&point: &usize| self.chart.value(point).is_some();
        (self.after.start..self.seen.min(self.after.end))
            .filter(known)
            .skip(FEWEST_AFTER - 1)
            .map(|last| Ok((last + 1, self.shift_of(last + 1)?)))
            .filter(|look| {
                look.as_ref().map_or(true, |(_, shift)| {
                    shift.resemblance().is_some_and(|r| r < CAP)
                })
            })
    }

    /// Why nothing can be said whatever the points show: when it was decided what is compared.
    pub(crate) fn not_beforehand(&self) -> Option<WhyNot> {
        let decided = self.decided;
        let first = self.chart.date(self.after.start);
        let in_time = match (decided.on(), first) {
            (Some(on), Some(first)) => on <= first,
            (on, _) => on.is_some(),
        };
        (!in_time).then_some(WhyNot::NotBeforehand { decided })
    }

    pub(crate) fn date(&self, point: usize) -> Date {
        self.chart.date(point).unwrap_or(LAST_DAY)
    }

    /// How many points there were before a day.
    pub(crate) fn points_before(chart: &Chart, day: Date) -> usize {
        (0..chart.len())
            .take_while(|&point| chart.date(point).is_some_and(|date| date < day))
            .count()
    }

    /// How many points there were on a day.
    pub(crate) fn points_by(chart: &Chart, day: Date) -> usize {
        (0..chart.len())
            .take_while(|&point| chart.date(point).is_some_and(|date| date <= day))
            .count()
    }
}

/// Where an interval lies to a value, seen from the side that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lies {
    Beyond,
    Astride,
    Short,
}

impl Lies {
    pub(crate) fn of(interval: Interval, value: f64, better: Direction) -> Self {
        let (wholly_above, wholly_below) = (interval.lower() >= value, interval.upper() <= value);
        match better {
            Direction::Higher if wholly_above => Self::Beyond,
            Direction::Higher if wholly_below => Self::Short,
            Direction::Lower if wholly_below => Self::Beyond,
            Direction::Lower if wholly_above => Self::Short,
            _ => Self::Astride,
        }
    }
}
