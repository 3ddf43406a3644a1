//! A series: what was observed, checked once at the door, and how the data vary.

use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::period::Period;
use crate::base::text::Text;
use crate::spc::data::at::At;
use crate::spc::data::axis::Axis;
use crate::spc::data::data::Data;
use crate::spc::data::grid::few_absent;
use crate::spc::data::open::Open;
use crate::spc::data::units::Units;
use std::ops::Range;

/// A series of observations in order, with its axis.
///
/// The constructor says how the data vary, and with it which charts make sense. Everything is checked here,
/// once: later code never asks whether a value is finite or a denominator positive. A missing value (`None`)
/// stays a gap on the axis.
///
/// ```
/// use improvement::{date, Period, Series};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // First Clinic, Vienna: deaths out of births, with no record for December 1841
/// let months = [date(1841, 10, 1), date(1841, 11, 1), date(1842, 1, 1)];
/// let series = Series::proportions([26, 53, 64], [255, 310, 307])?.dated(months)?.every(Period::Month)?;
/// assert_eq!(series.len(), 4);
/// assert_eq!(series.value(2), None); // the absent December is a gap
/// assert_eq!(series.value(3), Some(64.0 / 307.0));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub(crate) data: Data,
    pub(crate) axis: Axis,
    pub(crate) period: Option<Period>,
    pub(crate) controls: usize,
    pub(crate) units: Option<Box<Units>>,
    /// What has not ended yet, of events.
    pub(crate) open: Option<Box<Open>>,
}

impl Series {
    /// How many points, missing ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// Whether there is no point at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many points are not missing.
    #[must_use]
    pub fn usable(&self) -> usize {
        (0..self.len())
            .filter(|&index| self.value(index).is_some())
            .count()
    }

    /// The value at a point: the measured value or count, the proportion, rate or ratio, the subgroup's mean.
    /// `None` where it is missing, and past the end.
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let falls = Series::rates([4, 6], [800, 750])?;
    /// assert_eq!(falls.value(0), Some(0.005));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn value(&self, index: usize) -> Option<f64> {
        Some(self.data.value(index)?).filter(|value| !value.is_nan())
    }

    /// The values in order, `None` where one is missing.
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = Series::values([Some(24), None])?;
    /// assert_eq!(waits.iter().collect::<Vec<_>>(), [Some(24.0), None]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        (0..self.len()).map(|index| self.value(index))
    }

    /// How many events at a point: the numerator of a proportion, rate or ratio, or the count.
    #[must_use]
    pub fn numerator(&self, index: usize) -> Option<f64> {
        let column = match &self.data {
            Data::Proportions { events, .. } | Data::Rates { events, .. } => events,
            Data::Ratios { numerators, .. } => numerators,
            Data::Counts(counts) => counts,
            _ => return None,
        };
        column.get(index).copied().filter(|value| !value.is_nan())
    }

    /// The denominator at a point, as it was given: trials, exposure, or the denominator of a ratio.
    #[must_use]
    pub fn denominator(&self, index: usize) -> Option<f64> {
        self.denominators_given()
            .and_then(|column| column.get(index).copied())
            .filter(|value| !value.is_nan())
    }

    /// The values of the subgroup at a point; empty where it is missing.
    #[must_use]
    pub fn subgroup(&self, index: usize) -> Option<&[f64]> {
        match &self.data {
            Data::Subgroups(groups) => groups.get(index).map(Vec::as_slice),
            _ => None,
        }
    }

    /// The date under a point.
    #[must_use]
    pub fn date(&self, index: usize) -> Option<Date> {
        match &self.axis {
            Axis::Dates(dates) => dates.get(index).copied(),
            _ => None,
        }
    }

    /// The dates of all points.
    pub(crate) fn dates(&self) -> Option<&[Date]> {
        match &self.axis {
            Axis::Dates(dates) => Some(dates),
            _ => None,
        }
    }

    /// The label under a point.
    #[must_use]
    pub fn label(&self, index: usize) -> Option<&str> {
        match &self.axis {
            Axis::Labels(labels) => labels.get(index).map(Text::as_str),
            _ => None,
        }
    }

    /// How far apart the dates are, if [`every`](Series::every) has said so.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// The period that the dates seem to have and how many of them are absent, where [`every`](Series::every) was not said: at least
    /// six dates, at most a quarter of the periods absent. Days off, the same days of each week, are not absent; and times and
    /// cases between events are as far apart as they are.
    ///
    /// ```
    /// use improvement::{date, Period, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let months = [1, 2, 3, 4, 5, 7, 8].map(|month| date(2024, month, 1));
    /// let series = Series::values([21, 25, 22, 24, 23, 26, 22])?.dated(months)?;
    /// assert_eq!(series.absent_periods(), Some((Period::Month, 1))); // June
    /// assert_eq!(series.every(Period::Month)?.absent_periods(), None); // it is a gap now
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn absent_periods(&self) -> Option<(Period, usize)> {
        if self.period.is_some() || self.data.is_between_events() {
            return None;
        }
        few_absent(self.dates()?)
    }

    /// How many controls each run has: 1 unless [`controls_per_run`](Series::controls_per_run) has said more.
    #[must_use]
    pub fn controls(&self) -> usize {
        self.controls
    }

    /// The index of a place; of several events on one day, that of the first.
    ///
    /// # Errors
    ///
    /// [`ChartError::PastTheEnd`](crate::error::ChartError::PastTheEnd) for an index past the last point;
    /// [`ChartError::BetweenPoints`](crate::error::ChartError::BetweenPoints) and
    /// [`ChartError::AfterLastPoint`](crate::error::ChartError::AfterLastPoint) for a date that no point has;
    /// [`ChartError::NotOnAxis`](crate::error::ChartError::NotOnAxis) for such a label, and for a date where there are none.
    pub fn position(&self, at: &At) -> Result<usize, Error> {
        Ok(self.points_at(at)?.start)
    }

    /// The points at a place: one, or all events of one day.
    pub(crate) fn points_at(&self, at: &At) -> Result<Range<usize>, Error> {
        Ok(self.axis.points_at(at, self.len())?)
    }

    /// The points from one place up to, and not including, another.
    pub(crate) fn between(&self, from: &At, to: Option<&At>) -> Result<Range<usize>, Error> {
        Ok(self.axis.between(from, to, self.len())?)
    }

    /// What the series holds, in words: `proportions`, `rates` …
    #[must_use]
    pub const fn holds(&self) -> &'static str {
        match &self.data {
            Data::Values(_) => "values",
            Data::Proportions { .. } => "proportions",
            Data::Rates { .. } => "rates",
            Data::Ratios { .. } => "ratios",
            Data::Counts(_) => "counts",
            Data::TimesBetween(_) => "times between events",
            Data::CasesBetween { .. } => "cases between events",
            Data::Subgroups(_) => "subgroups",
        }
    }
}
