//! The short constructors: a chart of a common kind in one call, with every default or with what the options ask for.

use crate::base::error::Error;
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::data::data::CaseCount;
use crate::spc::data::into_series::IntoSeries;
use crate::spc::data::kind::Kind;
use crate::spc::data::observation::Observation;
use crate::spc::data::series::Series;

/// With every default of the kind. [`Chart::options`] asks for anything else.
impl Chart {
    /// An XmR chart of individual values, with every default.
    ///
    /// Takes an array, a vector or any iterator of numbers (`None` is missing), or a [`Series`].
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    /// let chart = Chart::xmr(waits)?;
    /// assert_eq!(chart.signals()[0].first_hit(), 8); // the ninth point
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::values`] and of [`Options::chart`].
    #[doc(alias = "individuals")]
    #[doc(alias = "I chart")]
    pub fn xmr(values: impl IntoSeries) -> Result<Self, Error> {
        Options::new().xmr(values)
    }

    /// A run chart: the values about their median, judged by Anhøj's rules, with every default.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    /// let chart = Chart::run(waits)?;
    /// assert_eq!(chart.centre(0), Some(23.0));
    /// assert_eq!(chart.upper(0), None);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::values`] and of [`Options::chart`].
    pub fn run(values: impl IntoSeries) -> Result<Self, Error> {
        Options::new().run(values)
    }

    /// A p chart of events out of trials: seen in time, of all who came, with every default.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (seen, came) = ([41, 45, 38, 47, 44, 40, 46, 43, 42, 45, 39, 44], [50, 52, 47, 55, 51, 49, 53, 50, 48, 54, 46, 52]);
    /// let chart = Chart::p(seen, came)?;
    /// assert_eq!(chart.value(0), Some(0.82));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::proportions`] and of [`Options::chart`].
    pub fn p<E, T>(events: E, trials: T) -> Result<Self, Error>
    where
        E: IntoIterator,
        E::Item: Observation,
        T: IntoIterator,
        T::Item: Observation,
    {
        Options::new().p(events, trials)
    }

    /// A u chart of events in an exposure: falls in bed days, with every default.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (falls, bed_days) = ([7, 4, 6, 5, 8, 3, 6, 5, 7, 4, 6, 5], [610, 580, 600, 590, 620, 570, 605, 595, 615, 585, 600, 590]);
    /// let chart = Chart::u(falls, bed_days)?;
    /// assert_eq!(chart.value(0), Some(7.0 / 610.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::rates`] and of [`Options::chart`].
    pub fn u<E, X>(events: E, exposure: X) -> Result<Self, Error>
    where
        E: IntoIterator,
        E::Item: Observation,
        X: IntoIterator,
        X::Item: Observation,
    {
        Options::new().u(events, exposure)
    }

    /// A c chart of counts in equal opportunities, with every default.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let complaints = [7, 4, 6, 5, 8, 3, 6, 5, 7, 4, 6, 5];
    /// let chart = Chart::c(complaints)?;
    /// assert_eq!(chart.value(0), Some(7.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::counts`] and of [`Options::chart`].
    pub fn c<I>(counts: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        Options::new().c(counts)
    }

    /// A g chart of cases between events, neither of the two events among them, with every default.
    ///
    /// [`Series::cases_between`] takes numbers that count the case with the event as well.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let operations_between_infections = [32, 8, 51, 17, 44, 5, 29, 62, 13, 38, 21, 47];
    /// let chart = Chart::g(operations_between_infections)?;
    /// assert_eq!(chart.value(0), Some(32.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::cases_between`] and of [`Options::chart`].
    pub fn g<I>(cases: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        Options::new().g(cases)
    }

    /// A t chart of times between events, with every default.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let days_between_falls = [12.5, 3.0, 21.0, 8.5, 17.0, 2.0, 11.0, 30.5, 6.0, 14.0, 9.5, 19.0];
    /// let chart = Chart::t(days_between_falls)?;
    /// assert_eq!(chart.value(0), Some(12.5));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::times_between`] and of [`Options::chart`].
    pub fn t<I>(times: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        Options::new().t(times)
    }

    /// A chart of means of subgroups, with their standard deviations (X̄-S), with every default.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // five waits a day, in minutes
    /// let waits = [[21, 25, 19, 24, 22], [23, 20, 26, 22, 24], [19, 22, 25, 21, 23], [24, 26, 20, 23, 22]];
    /// let chart = Chart::xbar(waits)?;
    /// assert_eq!(chart.value(0), Some(22.2));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::subgroups`] and of [`Options::chart`].
    pub fn xbar<I, G>(subgroups: I) -> Result<Self, Error>
    where
        I: IntoIterator<Item = G>,
        G: IntoIterator,
        G::Item: Observation,
    {
        Options::new().xbar(subgroups)
    }

    /// An EWMA chart: each point weighs in the points before it, so that small lasting shifts show, with every default.
    ///
    /// The weight is 0.2 and the limits lie at 2.962 sigma: see [`Ewma`](crate::spc::Ewma).
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::ewma([22, 25, 19, 24, 21, 23, 20, 26, 24, 22])?;
    /// assert!(chart.signals().is_empty());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::values`] and of [`Options::chart`].
    pub fn ewma(values: impl IntoSeries) -> Result<Self, Error> {
        Options::new().ewma(values)
    }

    /// A CUSUM chart of values: what lies above the centre and below it is added up, with every default.
    ///
    /// The reference value is 0.5 and the decision interval 5: see [`Cusum`](crate::spc::Cusum). The centre and the sigma come from the
    /// same values, as on an XmR chart: with a baseline, or a process that is known, the sums see more.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::cusum([22, 25, 19, 24, 21, 23, 20, 26, 24, 22])?;
    /// assert!(chart.signals().is_empty());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::values`] and of [`Options::chart`].
    pub fn cusum(values: impl IntoSeries) -> Result<Self, Error> {
        Options::new().cusum(values)
    }
}

/// With what was asked for.
impl Options {
    /// An XmR chart of individual values.
    ///
    /// Takes an array, a vector or any iterator of numbers (`None` is missing), or a [`Series`].
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// assert_eq!(chart.signals()[0].first_hit(), 8); // the ninth point
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::values`] and of [`Options::chart`].
    pub fn xmr(&self, values: impl IntoSeries) -> Result<Chart, Error> {
        self.chart(Kind::Individuals, values)
    }

    /// A run chart: the values about their median, judged by Anhøj's rules.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];
    /// let chart = Chart::options().better(Direction::Lower).run(waits)?;
    /// assert_eq!(chart.centre(0), Some(23.0));
    /// assert_eq!(chart.upper(0), None);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::values`] and of [`Options::chart`].
    pub fn run(&self, values: impl IntoSeries) -> Result<Chart, Error> {
        self.chart(Kind::Run, values)
    }

    /// A p chart of events out of trials: seen in time, of all who came.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (seen, came) = ([41, 45, 38, 47, 44, 40, 46, 43, 42, 45, 39, 44], [50, 52, 47, 55, 51, 49, 53, 50, 48, 54, 46, 52]);
    /// let chart = Chart::options().better(Direction::Higher).p(seen, came)?;
    /// assert_eq!(chart.value(0), Some(0.82));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::proportions`] and of [`Options::chart`].
    pub fn p<E, T>(&self, events: E, trials: T) -> Result<Chart, Error>
    where
        E: IntoIterator,
        E::Item: Observation,
        T: IntoIterator,
        T::Item: Observation,
    {
        self.chart(Kind::P, Series::proportions(events, trials)?)
    }

    /// A u chart of events in an exposure: falls in bed days.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (falls, bed_days) = ([7, 4, 6, 5, 8, 3, 6, 5, 7, 4, 6, 5], [610, 580, 600, 590, 620, 570, 605, 595, 615, 585, 600, 590]);
    /// let chart = Chart::options().better(Direction::Lower).u(falls, bed_days)?;
    /// assert_eq!(chart.value(0), Some(7.0 / 610.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::rates`] and of [`Options::chart`].
    pub fn u<E, X>(&self, events: E, exposure: X) -> Result<Chart, Error>
    where
        E: IntoIterator,
        E::Item: Observation,
        X: IntoIterator,
        X::Item: Observation,
    {
        self.chart(Kind::U, Series::rates(events, exposure)?)
    }

    /// A c chart of counts in equal opportunities.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let complaints = [7, 4, 6, 5, 8, 3, 6, 5, 7, 4, 6, 5];
    /// let chart = Chart::options().better(Direction::Lower).c(complaints)?;
    /// assert_eq!(chart.value(0), Some(7.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::counts`] and of [`Options::chart`].
    pub fn c<I>(&self, counts: I) -> Result<Chart, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        self.chart(Kind::C, Series::counts(counts)?)
    }

    /// A g chart of cases between events, neither of the two events among them.
    ///
    /// [`Series::cases_between`] takes numbers that count the case with the event as well.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let operations_between_infections = [32, 8, 51, 17, 44, 5, 29, 62, 13, 38, 21, 47];
    /// let chart = Chart::options().better(Direction::Higher).g(operations_between_infections)?;
    /// assert_eq!(chart.value(0), Some(32.0));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::cases_between`] and of [`Options::chart`].
    pub fn g<I>(&self, cases: I) -> Result<Chart, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        self.chart(Kind::G, Series::cases_between(cases, CaseCount::Between)?)
    }

    /// A t chart of times between events.
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let days_between_falls = [12.5, 3.0, 21.0, 8.5, 17.0, 2.0, 11.0, 30.5, 6.0, 14.0, 9.5, 19.0];
    /// let chart = Chart::options().better(Direction::Higher).t(days_between_falls)?;
    /// assert_eq!(chart.value(0), Some(12.5));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::times_between`] and of [`Options::chart`].
    pub fn t<I>(&self, times: I) -> Result<Chart, Error>
    where
        I: IntoIterator,
        I::Item: Observation,
    {
        self.chart(Kind::T, Series::times_between(times)?)
    }

    /// A chart of means of subgroups, with their standard deviations (X̄-S).
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // five waits a day, in minutes
    /// let waits = [[21, 25, 19, 24, 22], [23, 20, 26, 22, 24], [19, 22, 25, 21, 23], [24, 26, 20, 23, 22]];
    /// let chart = Chart::options().better(Direction::Lower).xbar(waits)?;
    /// assert_eq!(chart.value(0), Some(22.2));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::subgroups`] and of [`Options::chart`].
    pub fn xbar<I, G>(&self, subgroups: I) -> Result<Chart, Error>
    where
        I: IntoIterator<Item = G>,
        G: IntoIterator,
        G::Item: Observation,
    {
        self.chart(Kind::XbarS, Series::subgroups(subgroups)?)
    }

    /// An EWMA chart: each point weighs in the points before it, so that small lasting shifts show.
    ///
    /// The weight is 0.2 and the limits lie at 2.962 sigma, if [`Options::memory`] does not say otherwise: see [`Ewma`](crate::spc::Ewma).
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::options().better(Direction::Lower).ewma([22, 25, 19, 24, 21, 23, 20, 26, 24, 22])?;
    /// assert!(chart.signals().is_empty());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::values`] and of [`Options::chart`].
    pub fn ewma(&self, values: impl IntoSeries) -> Result<Chart, Error> {
        self.chart(Kind::Ewma, values)
    }

    /// A CUSUM chart of values: what lies above the centre and below it is added up.
    ///
    /// The reference value is 0.5 and the decision interval 5, if [`Options::memory`] does not say otherwise: see [`Cusum`](crate::spc::Cusum).
    ///
    /// ```
    /// use improvement::{Chart, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::options().better(Direction::Lower).cusum([22, 25, 19, 24, 21, 23, 20, 26, 24, 22])?;
    /// assert!(chart.signals().is_empty());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`Series::values`] and of [`Options::chart`].
    pub fn cusum(&self, values: impl IntoSeries) -> Result<Chart, Error> {
        self.chart(Kind::Cusum, values)
    }
}
