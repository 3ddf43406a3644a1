//! Series from what was observed: one constructor for each way in which data vary, and what each refuses.

use crate::base::error::{DataError, Error, Place};
use crate::spc::data::axis::Axis;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::observation::{Observation, column};
use crate::spc::data::series::Series;

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
