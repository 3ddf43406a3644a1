//! A rate per so much of its denominator, and a unit, said of a series.

use crate::base::error::{DataError, Error, OptionError, OptionName, Place};
use crate::base::text::Text;
use crate::spc::data::data::Data;
use crate::spc::data::observation::LARGEST;
use crate::spc::data::series::Series;
use crate::spc::data::units::{Per, Units};

impl Series {
    /// Counts a rate or a ratio per so much of its denominator: falls per 1,000 bed days.
    ///
    /// Everything on the chart is then per that number: the points, every line, the target, the bounds, a known centre, given
    /// lines. The denominators stay as they were given, and [`ChartPhase::process`](crate::spc::ChartPhase::process) is per
    /// one.
    ///
    /// ```
    /// use improvement::{Chart, Kind, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let falls = [8, 6, 9, 7, 5, 8, 7, 9, 6, 8, 7, 6];
    /// let bed_days = [910, 870, 930, 905, 880, 920, 915, 940, 860, 925, 900, 890];
    /// let series = Series::rates(falls, bed_days)?.per(1000)?.unit("falls per 1,000 bed days")?;
    /// let chart = Chart::of(Kind::U, series)?;
    /// assert_eq!(chart.show(chart.value(0).unwrap()), "8.79 falls per 1,000 bed days");
    /// assert_eq!(chart.series().denominator(0), Some(910.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a number that is not positive, and for a series without denominators; of proportions,
    /// which are shares of 1 and are printed in per cent; at the point: [`DataError::TooLarge`] for a rate that is then
    /// beyond 1e150.
    pub fn per(mut self, number: impl Into<f64>) -> Result<Self, Error> {
        let number = number.into();
        let bad = |found, expected| OptionError::bad(OptionName::Per, found, expected);
        if !(number.is_finite() && number > 0.0) {
            return Err(bad(number, "a number above 0").into());
        }
        let known = self.units.as_ref().and_then(|units| units.per.clone());
        let (above, below) = match &mut self.data {
            Data::Rates { events, exposure } => (&*events, exposure),
            Data::Ratios {
                numerators,
                denominators,
            } => (&*numerators, denominators),
            _ => {
                return Err(bad(
                    number,
                    "a series of rates or ratios, which have a denominator",
                )
                .into());
            }
        };
        let given = known.map_or_else(|| below.clone(), |per| per.given);
        let counted: Vec<f64> = given
            .iter()
            .map(|denominator| denominator / number)
            .collect();
        for (index, (above, below)) in above.iter().zip(&counted).enumerate() {
            let found = above / below;
            if found.abs() > LARGEST {
                return Err(DataError::TooLarge { found }.at(Place::Point(index)));
            }
        }
        *below = counted.into();
        self.units_mut().per = Some(Per { number, given });
        Ok(self)
    }

    /// What the values are counted in: `minutes`, `%`, `falls per 1,000 bed days`. Sentences, pictures and reports say it.
    ///
    /// ```
    /// use improvement::{Chart, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = Series::values([22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 23])?.unit("minutes")?;
    /// let chart = Chart::xmr(waits)?;
    /// assert_eq!(chart.show(23.0), "23 minutes");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn unit(mut self, unit: impl Into<String>) -> Result<Self, Error> {
        self.units_mut().unit = Some(Text::new(unit)?);
        Ok(self)
    }

    /// How much of its denominator a rate or ratio is counted per: 1 where [`per`](Series::per) has not said more.
    #[must_use]
    pub fn get_per(&self) -> f64 {
        let per = self.units.as_ref().and_then(|units| units.per.as_ref());
        per.map_or(1.0, |per| per.number)
    }

    /// What the values are counted in, if [`unit`](Series::unit) has said it.
    #[must_use]
    pub fn get_unit(&self) -> Option<&Text> {
        self.units.as_ref()?.unit.as_ref()
    }

    /// The denominator at a point in what the rate is per: thousands of bed days.
    pub(crate) fn over(&self, index: usize) -> Option<f64> {
        let all = self.data.denominators()?;
        all.get(index).copied().filter(|value| !value.is_nan())
    }

    /// The denominators as they were given.
    pub(crate) fn denominators_given(&self) -> Option<&[f64]> {
        let per = self.units.as_ref().and_then(|units| units.per.as_ref());
        per.map_or_else(|| self.data.denominators(), |per| Some(&*per.given))
    }

    fn units_mut(&mut self) -> &mut Units {
        self.units.get_or_insert_default()
    }
}
