//! A series: what was observed, checked once at the door, and how the data vary.

use crate::base::date::Date;
use crate::base::error::{DataError, Error, OptionError, OptionName, Place};
use crate::base::period::Period;
use crate::base::text::Text;
use crate::spc::data::at::At;
use crate::spc::data::axis::Axis;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::grid::{Grid, few_absent};
use crate::spc::data::observation::{Observation, column};
use crate::spc::data::open::Open;
use crate::spc::data::units::Units;
use std::borrow::Borrow;
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
    fn of(data: Data) -> Self {
        Self {
            data,
            axis: Axis::Order,
            period: None,
            controls: 1,
            units: None,
            open: None,
        }
    }

    /// Measured values, one a point: minutes, scores, percentages whose denominators are not known.
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let minutes = Series::values([Some(22.5), None, Some(19.0)])?;
    /// assert_eq!((minutes.len(), minutes.usable()), (3, 2));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// At the point: [`DataError::NotFinite`] for NaN and infinities, [`DataError::TooLarge`] beyond 1e150.
    pub fn values<I>(values: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        Ok(Self::of(Data::Values(column(values)?.into())))
    }

    /// How many had the event, out of how many that could: deaths out of births, seen in time out of attended.
    ///
    /// Events and trials are counts of people or things. A point is missing when either of its numbers is.
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let deaths = Series::proportions([11, 57], [305, 312])?; // of births
    /// assert_eq!(deaths.value(0), Some(11.0 / 305.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`DataError::UnequalLengths`]; at the point: [`DataError::NotFinite`], [`DataError::TooLarge`],
    /// [`DataError::Negative`] events, [`DataError::BadDenominator`] for trials of zero or less,
    /// [`DataError::EventsAboveTrials`].
    pub fn proportions<E, T>(events: E, trials: T) -> Result<Self, Error>
    where
        E: IntoIterator,
        E::Item: Observation,
        T: IntoIterator,
        T::Item: Observation,
    {
        let (events, trials) = pair(events, "trials", trials)?;
        for (index, (&events, &trials)) in events.iter().zip(&trials).enumerate() {
            let place = Place::Point(index);
            not_negative("events", events, &place)?;
            if events > trials {
                return Err(DataError::EventsAboveTrials { events, trials }.at(place));
            }
        }
        Ok(Self::of(Data::Proportions {
            events: events.into(),
            trials: trials.into(),
        }))
    }

    /// How many events in how much exposure: falls in bed days, where one patient can fall twice.
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let falls = Series::rates([4, 6], [810, 795])?.per(1000.0)?; // in bed days
    /// assert_eq!(falls.value(0), Some(4.0 / 810.0 * 1000.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`DataError::UnequalLengths`]; at the point: [`DataError::NotFinite`], [`DataError::TooLarge`],
    /// [`DataError::Negative`] events, [`DataError::BadDenominator`] for an exposure of zero or less.
    pub fn rates<E, X>(events: E, exposure: X) -> Result<Self, Error>
    where
        E: IntoIterator,
        E::Item: Observation,
        X: IntoIterator,
        X::Item: Observation,
    {
        let (events, exposure) = pair(events, "exposures", exposure)?;
        for (index, &events) in events.iter().enumerate() {
            not_negative("events", events, &Place::Point(index))?;
        }
        Ok(Self::of(Data::Rates {
            events: events.into(),
            exposure: exposure.into(),
        }))
    }

    /// A measured total over an unequal denominator: cost per patient, minutes per visit.
    ///
    /// The numerator is measured, not counted, and may be negative. It is the sum over the denominator's
    /// units, so that a point with a larger denominator varies less (the i′ chart).
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let pounds_a_patient = Series::ratios([52_300.5, 49_120.0], [211, 198])?;
    /// assert_eq!(pounds_a_patient.denominator(1), Some(198.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`DataError::UnequalLengths`]; at the point: [`DataError::NotFinite`], [`DataError::TooLarge`],
    /// [`DataError::BadDenominator`] for a denominator of zero or less.
    pub fn ratios<N, D>(numerators: N, denominators: D) -> Result<Self, Error>
    where
        N: IntoIterator,
        N::Item: Observation,
        D: IntoIterator,
        D::Item: Observation,
    {
        let (numerators, denominators) = pair(numerators, "denominators", denominators)?;
        Ok(Self::of(Data::Ratios {
            numerators: numerators.into(),
            denominators: denominators.into(),
        }))
    }

    /// How many events in each of equal periods or areas: falls a week on one ward of steady size.
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let falls_a_week = Series::counts([3, 0, 2, 5])?;
    /// assert!(falls_a_week.suggest_kind().0.takes(&falls_a_week));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// At the point: [`DataError::NotFinite`], [`DataError::TooLarge`], [`DataError::Negative`].
    pub fn counts<I>(counts: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        Ok(Self::of(Data::Counts(
            not_negatives("events", column(counts)?)?.into(),
        )))
    }

    /// The time from one rare event to the next, in any one unit, one point an event.
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let days = Series::times_between([17, 21, 3, 26])?;
    /// assert_eq!(days.value(2), Some(3.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// At the point: [`DataError::NotFinite`], [`DataError::TooLarge`], [`DataError::Negative`]. A time of
    /// zero is refused by the t chart, not here.
    pub fn times_between<I>(times: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        Ok(Self::of(Data::TimesBetween(
            not_negatives("units of time", column(times)?)?.into(),
        )))
    }

    /// How many cases lie between one rare event and the next, one point an event; `counting` says which.
    ///
    /// ```
    /// use improvement::{Series, spc::CaseCount};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // neither of the two operations with an infection is among them, so that none is lawful
    /// let operations = Series::cases_between([12, 0, 30], CaseCount::Between)?;
    /// assert_eq!(operations.value(1), Some(0.0));
    /// assert!(Series::cases_between([12, 0, 30], CaseCount::UpToAndIncluding).is_err());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// At the point: [`DataError::NotFinite`], [`DataError::TooLarge`], [`DataError::Negative`] (and zero
    /// when the case with the event is counted too), [`DataError::NotWhole`].
    pub fn cases_between<I>(cases: I, counting: CaseCount) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        let cases = not_negatives("cases", column(cases)?)?;
        for (index, &found) in cases.iter().enumerate() {
            let place = Place::Point(index);
            if found.is_finite() && found.fract() != 0.0 {
                return Err(DataError::NotWhole {
                    what: "cases",
                    found,
                }
                .at(place));
            }
            if counting == CaseCount::UpToAndIncluding && found < 1.0 {
                return Err(DataError::NoCase.at(place));
            }
        }
        Ok(Self::of(Data::CasesBetween {
            cases: cases.into(),
            counting,
        }))
    }

    /// Small samples, one a point: the values of five parcels each hour. The sizes may differ.
    ///
    /// A missing value inside a subgroup is left out of it; a subgroup of nothing but missing values is a
    /// missing point.
    ///
    /// ```
    /// use improvement::Series;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let parcels = Series::subgroups([vec![4.1, 4.3, 4.2], vec![4.0, 4.4]])?;
    /// assert_eq!(parcels.subgroup(1), Some(&[4.0, 4.4][..]));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// At the point: [`DataError::NotFinite`], [`DataError::TooLarge`], [`DataError::EmptySubgroup`] for a
    /// subgroup with no value at all, missing or not.
    pub fn subgroups<I, G>(subgroups: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item = G>,
        G: IntoIterator,
        G::Item: Observation,
    {
        let mut groups = Vec::new();
        for (index, subgroup) in subgroups.into_iter().enumerate() {
            // the place is the subgroup's: that of the value inside it is not a point of the series
            let values =
                column(subgroup).map_err(|error| error.kind().clone().at(Place::Point(index)))?;
            if values.is_empty() {
                return Err(DataError::EmptySubgroup.at(Place::Point(index)));
            }
            groups.push(values.into_iter().filter(|value| !value.is_nan()).collect());
        }
        Ok(Self::of(Data::Subgroups(groups)))
    }

    /// Puts a date under each point: by value, or from where they stand.
    ///
    /// ```
    /// use improvement::{date, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let weeks = vec![date(2024, 1, 1), date(2024, 1, 8)];
    /// let falls = Series::counts([3, 1])?.dated(&weeks)?;
    /// let pressure_ulcers = Series::counts([0, 2])?.dated(&weeks)?;
    /// assert_eq!(falls.date(1), pressure_ulcers.date(1));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`DataError::UnequalLengths`]; at the point: [`DataError::DatesOutOfOrder`], and [`DataError::DateRepeated`] but for
    /// times and cases between events, of which several can be on one day.
    pub fn dated<I>(self, dates: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Borrow<Date>,
    {
        self.on_dates(dates.into_iter().map(|date| *date.borrow()).collect())
    }

    fn on_dates(mut self, dates: Vec<Date>) -> Result<Self, Error> {
        let can_repeat = self.data.is_between_events();
        self.axis = Axis::dates(dates, self.len(), can_repeat)?;
        self.period = None;
        Ok(self)
    }

    /// Puts a label under each point.
    ///
    /// ```
    /// use improvement::{Chart, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = Series::values([24, 22])?.labelled(["Ash", "Beech"])?;
    /// assert_eq!(Chart::run(&waits)?.point_name(1), "Beech");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`DataError::UnequalLengths`]; at the point: [`TextError::EmptyText`](crate::error::TextError::EmptyText),
    /// [`DataError::LabelRepeated`].
    pub fn labelled<I>(mut self, labels: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        let labels: Result<Vec<Text>, Error> = labels
            .into_iter()
            .enumerate()
            .map(|(index, label)| {
                Text::new(label).map_err(|error| error.or_at(Place::Point(index)))
            })
            .collect();
        self.axis = Axis::labels(labels?, self.len())?;
        self.period = None;
        Ok(self)
    }

    /// Says how far apart the dates should be, and puts each absent period on the axis as a missing point.
    ///
    /// Months, quarters and years are dated by the same day of the month, or by their last day. Working days are no regular
    /// step: leave `every` out.
    ///
    /// ```
    /// use improvement::{date, Period, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let month_ends = [date(2019, 4, 30), date(2019, 5, 31), date(2019, 7, 31)];
    /// let series = Series::values([31, 28, 35])?.dated(month_ends)?.every(Period::Month)?;
    /// assert_eq!(series.date(2), Some(date(2019, 6, 30)));
    /// assert_eq!(series.value(2), None);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`DataError::NoDates`] without dates; at the point: [`DataError::DateRepeated`] for events of one day, [`DataError::DateOffGrid`] for a date that is not a whole number
    /// of periods after the first, [`DataError::NotFinancial`] for a first date that neither begins nor ends its financial
    /// quarter or year, [`DataError::GridTooLong`] where more than 1,000 periods are absent, and 10 for each point up to there;
    /// [`OptionError::BadOption`] if the points are then no longer a whole number of runs of controls.
    pub fn every(mut self, period: Period) -> Result<Self, Error> {
        let Axis::Dates(dates) = &self.axis else {
            return Err(DataError::NoDates.into());
        };
        if let Some((&first, others)) = dates.split_first() {
            // events of one day have no period
            Axis::dates(dates.clone(), dates.len(), false)?;
            let grid = Grid::new(first, others.iter().copied(), period)
                .map_err(|kind| kind.at(Place::Point(0)))?;
            let slots = grid.slots(dates)?;
            let points = slots.last().map_or(0, |last| last + 1);
            check_controls(self.controls, points)?;
            if points > slots.len() {
                let full = (0..points).filter_map(|slot| grid.day(slot)).collect();
                self.data = self.data.spread(&slots, points);
                if let Some(per) = self.units.as_mut().and_then(|units| units.per.as_mut()) {
                    per.spread(&slots, points);
                }
                self.axis = Axis::Dates(full);
            }
        }
        self.period = Some(period);
        Ok(self)
    }

    /// Says that the values are those of several controls, run by run: `controls` values a run, always in the
    /// same order. Only the Westgard rules look at this.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if `controls` is zero or the points are not a whole number of runs.
    pub fn controls_per_run(mut self, controls: usize) -> Result<Self, Error> {
        check_controls(controls, self.len())?;
        self.controls = controls;
        Ok(self)
    }

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

impl TryFrom<Vec<f64>> for Series {
    type Error = Error;

    /// As [`Series::values`].
    fn try_from(values: Vec<f64>) -> Result<Self, Error> {
        Self::values(values)
    }
}

/// Two columns of one length, the second of them positive; a point with one number missing misses both.
fn pair<A, B>(above: A, what: &'static str, below: B) -> Result<(Vec<f64>, Vec<f64>), Error>
where
    A: IntoIterator,
    A::Item: Observation,
    B: IntoIterator,
    B::Item: Observation,
{
    let (mut above, mut below) = (column(above)?, column(below)?);
    if above.len() != below.len() {
        return Err(DataError::UnequalLengths {
            what,
            found: below.len(),
            expected: above.len(),
        }
        .into());
    }
    for (index, (above, below)) in above.iter_mut().zip(&mut below).enumerate() {
        if *below <= 0.0 {
            return Err(DataError::BadDenominator {
                found: *below,
                gap: *below == 0.0,
            }
            .at(Place::Point(index)));
        }
        // a denominator near zero would make a ratio that is not an ordinary number
        if (*above / *below).abs() > crate::spc::data::observation::LARGEST {
            return Err(DataError::TooLarge {
                found: *above / *below,
            }
            .at(Place::Point(index)));
        }
        if above.is_nan() || below.is_nan() {
            (*above, *below) = (f64::NAN, f64::NAN);
        }
    }
    Ok((above, below))
}

/// Whether the points are a whole number of runs.
fn check_controls(controls: usize, points: usize) -> Result<(), Error> {
    if controls > 0 && points.is_multiple_of(controls) {
        return Ok(());
    }
    Err(OptionError::bad(
        OptionName::ControlsPerRun,
        controls,
        "a number that divides the number of points",
    )
    .into())
}

fn not_negative(what: &'static str, found: f64, place: &Place) -> Result<(), Error> {
    if found < 0.0 {
        return Err(DataError::Negative { what, found }.at(place.clone()));
    }
    Ok(())
}

fn not_negatives(what: &'static str, column: Vec<f64>) -> Result<Vec<f64>, Error> {
    for (index, &found) in column.iter().enumerate() {
        not_negative(what, found, &Place::Point(index))?;
    }
    Ok(column)
}
