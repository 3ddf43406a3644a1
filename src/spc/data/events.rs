//! Rare events as they are recorded, one by one: what lies between them, and what has run on since the last.

use crate::base::date::Date;
use crate::base::error::{DataError, Error, Place};
use crate::base::moment::Moment;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::observation::{Observation, column};
use crate::spc::data::open::Open;
use crate::spc::data::series::Series;

impl Series {
    /// The days from each event to the next, each dated by the event that ended them: falls, infections, never events.
    ///
    /// Events are dates, or moments where the time of day was recorded, in order. Two can be on one day. Without a time of day they
    /// are 0 days apart, which a t chart refuses: record the time of day, or count [cases](Series::cases_between_events) instead of days.
    /// [`until`](Series::until) says how long it has been since the last.
    ///
    /// ```
    /// use improvement::{date, Chart, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let falls = [date(2024, 1, 3), date(2024, 1, 20), date(2024, 3, 1)];
    /// let series = Series::times_between_events(falls)?.until(date(2024, 6, 30))?;
    /// assert_eq!((series.len(), series.value(0)), (2, Some(17.0)));
    /// assert_eq!(series.date(1), Some(date(2024, 3, 1)));
    /// assert_eq!(series.running(), Some(121.0));
    ///
    /// // with the time of day
    /// let falls = [date(2024, 1, 20).at(9, 0)?, date(2024, 1, 20).at(21, 0)?];
    /// assert_eq!(Series::times_between_events(falls)?.value(0), Some(0.5));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// At the row of the event: [`DataError::DatesOutOfOrder`].
    pub fn times_between_events<I>(events: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Into<Moment>,
    {
        times(&events.into_iter().map(Into::into).collect::<Vec<_>>())
    }

    /// The cases without the event between each case that had it and the next, each dated by the latter: operations between
    /// infections.
    ///
    /// Each case is a date (or a moment) and whether it had the event, in order. Cases before the first event lie between no two,
    /// and are left out; those after the last are still running.
    ///
    /// ```
    /// use improvement::{date, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let had = [true, false, false, true, true, false];
    /// let operations = had.iter().zip(1..).map(|(&infected, day)| (date(2024, 1, day), infected));
    /// let series = Series::cases_between_events(operations)?;
    /// assert_eq!(series.iter().collect::<Vec<_>>(), [Some(2.0), Some(0.0)]);
    /// assert_eq!(series.date(0), Some(date(2024, 1, 4)));
    /// assert_eq!(series.running(), Some(1.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// At the row of the case: [`DataError::DatesOutOfOrder`].
    pub fn cases_between_events<I, M>(cases: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item = (M, bool)>,
        M: Into<Moment>,
    {
        let cases = cases.into_iter();
        self::cases(&cases.map(|(at, had)| (at.into(), had)).collect::<Vec<_>>())
    }

    /// Says that nothing has happened since the last event until now: for a series of times between events with dates.
    ///
    /// The time since then is still running. It is drawn open and held against the upper limit alone ("already longer than the
    /// limit"), and is never counted as a finished one.
    ///
    /// # Errors
    ///
    /// [`DataError::NothingRuns`] for other series; [`DataError::DatesOutOfOrder`] for a moment before the last event.
    pub fn until(self, now: impl Into<Moment>) -> Result<Self, Error> {
        let now = now.into();
        let since = self.since().or_else(|| {
            let last = self.len().checked_sub(1)?;
            self.date(last).map(Moment::from)
        });
        let (Data::TimesBetween(_), Some(since)) = (&self.data, since) else {
            return Err(DataError::NothingRuns {
                holds: self.holds(),
            }
            .into());
        };
        if now < since {
            return Err(DataError::DatesOutOfOrder {
                found: now.to_string(),
                previous: since.to_string(),
            }
            .into());
        }
        Ok(self.opened(Some(since), Some(since.days_until(now))))
    }

    /// Says how long, or how many cases, nothing has happened since the last event, in the unit of the series: see
    /// [`until`](Series::until).
    ///
    /// # Errors
    ///
    /// [`DataError::NothingRuns`] for a series of anything but times or cases between events; [`DataError::NotFinite`],
    /// [`DataError::TooLarge`], [`DataError::Negative`]; [`DataError::NotWhole`] for cases.
    pub fn still_running(self, length: impl Observation) -> Result<Self, Error> {
        let without_place = |error: Error| Error::from(error.kind().clone());
        let running = column([length]).map_err(without_place)?[0];
        if running.is_nan() {
            let since = self.since();
            return Ok(self.opened(since, None));
        }
        let what = match self.data {
            Data::TimesBetween(_) => "units of time",
            Data::CasesBetween { .. } => "cases",
            _ => {
                return Err(DataError::NothingRuns {
                    holds: self.holds(),
                }
                .into());
            }
        };
        if running < 0.0 {
            let found = running;
            return Err(DataError::Negative { what, found }.into());
        }
        if matches!(self.data, Data::CasesBetween { .. }) && running.fract() != 0.0 {
            let found = running;
            return Err(DataError::NotWhole { what, found }.into());
        }
        let since = self.since();
        Ok(self.opened(since, Some(running)))
    }

    /// How long, or how many cases, nothing has happened since the last event, if that was said.
    #[must_use]
    pub fn running(&self) -> Option<f64> {
        self.open.as_ref()?.running
    }

    /// When the last event was, where the series was made of events.
    pub(crate) fn since(&self) -> Option<Moment> {
        self.open.as_ref()?.since
    }

    pub(crate) fn opened(mut self, since: Option<Moment>, running: Option<f64>) -> Self {
        let open = since.is_some() || running.is_some();
        self.open = open.then(|| Box::new(Open { since, running }));
        self
    }
}

fn times(events: &[Moment]) -> Result<Series, Error> {
    in_order(events.iter().copied())?;
    let times = events.windows(2).map(|pair| pair[0].days_until(pair[1]));
    let series = Series::times_between(times)?;
    let dates: Vec<Date> = events.iter().skip(1).map(|event| event.date()).collect();
    Ok(series.dated(dates)?.opened(events.last().copied(), None))
}

fn cases(cases: &[(Moment, bool)]) -> Result<Series, Error> {
    in_order(cases.iter().map(|(at, _)| *at))?;
    let (mut between, mut dates, mut since) = (Vec::new(), Vec::new(), None);
    let mut without = 0_u32;
    for &(at, had) in cases {
        if !had {
            without += 1;
            continue;
        }
        if since.is_some() {
            between.push(without);
            dates.push(at.date());
        }
        (since, without) = (Some(at), 0);
    }
    let running = since.map(|_| f64::from(without));
    let series = Series::cases_between(between, CaseCount::Between)?;
    Ok(series.dated(dates)?.opened(since, running))
}

fn in_order(moments: impl Iterator<Item = Moment>) -> Result<(), Error> {
    let mut before: Option<Moment> = None;
    for (row, moment) in moments.enumerate() {
        if let Some(previous) = before.filter(|previous| *previous > moment) {
            return Err(DataError::DatesOutOfOrder {
                found: moment.to_string(),
                previous: previous.to_string(),
            }
            .at(Place::Row(row)));
        }
        before = Some(moment);
    }
    Ok(())
}
