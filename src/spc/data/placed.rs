//! What a series is placed along: dates, labels, periods, and runs of several controls.

use crate::base::date::Date;
use crate::base::error::{DataError, Error, OptionError, OptionName, Place};
use crate::base::period::Period;
use crate::base::text::Text;
use crate::spc::data::axis::Axis;
use crate::spc::data::grid::Grid;
use crate::spc::data::series::Series;
use std::borrow::Borrow;

impl Series {
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
