//! Series drawn from a process of which the truth is known.

use super::truth::Truth;
use crate::base::error::{Error, OptionError, OptionName};
use crate::num::law::Law;
use crate::num::random::Random;
use crate::spc::data::series::Series;
use std::ops::RangeInclusive;

/// The mean of measured values, before anything changes.
pub const MEAN_VALUE: f64 = 50.0;

/// The standard deviation of measured values about their level.
pub const VALUE_DEVIATION: f64 = 5.0;

/// The most points of a series.
pub const MOST_POINTS: usize = 10_000;

/// The most points that series drawn together may have.
pub const MOST_DRAWN: usize = 1_000_000;

/// The largest shift, trend or swing, in standard deviations of a point.
pub const LARGEST_MOVE: f64 = 100.0;

/// A process of which the truth is known, to find out what a chart says of it.
///
/// Measured values have a mean of 50 and a standard deviation of 5 and are normal; an over-dispersed process makes events out of trials. Each
/// seed is another series of the same process, and the same series everywhere.
///
/// ```
/// use improvement::Chart;
/// use improvement::teach::{Known, Truth};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let process = Known::new(Truth::Shift { from: 12, by: 3.0 }, 24)?;
/// assert_eq!([process.mean(11), process.mean(12)], [50.0, 65.0]);
/// // of ten series of it, how many does a chart mark?
/// let mut found = 0;
/// for seed in 0..10 {
///     let chart = Chart::xmr(process.series(seed)?)?;
///     found += usize::from(!chart.signals().is_empty());
/// }
/// assert!(found >= 8);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    truth: Truth,
    points: usize,
}

impl Known {
    /// A process of so many points.
    ///
    /// ```
    /// use improvement::teach::{Known, Truth};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let steady = Known::new(Truth::Steady, 24)?;
    /// assert_eq!(steady.series(1847)?.len(), 24);
    ///
    /// let error = Known::new(Truth::Resembling { correlation: 1.0 }, 24).unwrap_err();
    /// assert_eq!(error.to_string(), "the correlation is 1, expected more than -1 and less than 1");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for no point or more than [`MOST_POINTS`], a move that is no number or larger than [`LARGEST_MOVE`], a
    /// shift past the last point, a season of fewer than 2 points, a correlation that is not between -1 and 1, and for over-dispersion a
    /// chance that is not between 0 and 1, fewer than 2 or more than a million trials, or less than once the variation of chance or so
    /// much that no chances between 0 and 1 could make it.
    pub fn new(truth: Truth, points: usize) -> Result<Self, Error> {
        const MOVES: RangeInclusive<f64> = -LARGEST_MOVE..=LARGEST_MOVE;
        let bad = |option, found: &dyn std::fmt::Display, expected| {
            Err(OptionError::bad(option, found, expected).into())
        };
        if !(1..=MOST_POINTS).contains(&points) {
            return bad(OptionName::Points, &points, "1 to 10,000");
        }
        match truth {
            Truth::Shift { by, .. } | Truth::Trend { by } if !MOVES.contains(&by) => {
                bad(OptionName::Shift, &by, "between -100 and 100")
            }
            Truth::Shift { from, .. } if from >= points => bad(
                OptionName::ChangePoint,
                &from,
                "one of the points, counted from 0",
            ),
            Truth::Season { height, .. } if !MOVES.contains(&height) => {
                bad(OptionName::Season, &height, "between -100 and 100")
            }
            Truth::Season { points: turn, .. } if turn < 2 => {
                bad(OptionName::Season, &turn, "2 points or more")
            }
            Truth::Resembling { correlation }
                if correlation.is_nan() || correlation.abs() >= 1.0 =>
            {
                bad(
                    OptionName::Correlation,
                    &correlation,
                    "more than -1 and less than 1",
                )
            }
            Truth::OverDispersed { chance, .. } if !(chance > 0.0 && chance < 1.0) => bad(
                OptionName::EventChance,
                &chance,
                "more than 0 and less than 1",
            ),
            Truth::OverDispersed { trials, .. } if !(2..=1_000_000).contains(&trials) => {
                bad(OptionName::Trials, &trials, "2 to 1,000,000")
            }
            // a chance that is 0 or 1 at every point varies √n times as far, and nothing varies further
            Truth::OverDispersed { times, trials, .. }
                if !(times >= 1.0 && times * times < f64::from(trials)) =>
            {
                bad(
                    OptionName::OverDispersion,
                    &times,
                    "1 or more, and less than the square root of the trials",
                )
            }
            _ => Ok(Self { truth, points }),
        }
    }

    /// What is so of it.
    #[must_use]
    pub const fn truth(&self) -> Truth {
        self.truth
    }

    /// The mean of a point over all seeds, counted from 0: of a value, or of the share of trials with the event.
    #[must_use]
    pub fn mean(&self, point: usize) -> f64 {
        match self.truth {
            Truth::OverDispersed { chance, .. } => chance,
            truth => MEAN_VALUE + VALUE_DEVIATION * truth.level(point),
        }
    }

    /// The standard deviation of a point over all seeds, about its mean.
    #[must_use]
    pub fn deviation(&self) -> f64 {
        match self.truth {
            Truth::OverDispersed {
                trials,
                chance,
                times,
            } => times * libm::sqrt(chance * (1.0 - chance) / f64::from(trials)),
            _ => VALUE_DEVIATION,
        }
    }

    /// The correlation over all seeds of points that lie so far apart.
    #[must_use]
    pub fn correlation(&self, apart: usize) -> f64 {
        match self.truth {
            Truth::Resembling { correlation } => libm::pow(correlation, apart as f64),
            _ if apart == 0 => 1.0,
            _ => 0.0,
        }
    }

    /// The series of this seed.
    ///
    /// # Errors
    ///
    /// None: what was drawn is what a series takes.
    pub fn series(&self, seed: u64) -> Result<Series, Error> {
        self.drawn(&mut Random::new(seed))
    }

    /// So many series of this seed, each drawn on its own: the first is [`series`](Self::series).
    ///
    /// ```
    /// use improvement::Chart;
    /// use improvement::teach::{Known, Truth};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut alarms = 0;
    /// for ward in Known::new(Truth::Steady, 24)?.many(1847, 100)? {
    ///     alarms += usize::from(!Chart::xmr(ward)?.signals().is_empty());
    /// }
    /// assert!((5..30).contains(&alarms)); // nothing ever changed on any of these wards
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if they have more than [`MOST_DRAWN`] points together.
    pub fn many(&self, seed: u64, series: usize) -> Result<Vec<Series>, Error> {
        if series.saturating_mul(self.points) > MOST_DRAWN {
            let expected = "no more than have 1,000,000 points together";
            return Err(OptionError::bad(OptionName::SimulatedSeries, series, expected).into());
        }
        let mut random = Random::new(seed);
        (0..series).map(|_| self.drawn(&mut random)).collect()
    }

    fn drawn(&self, random: &mut Random) -> Result<Series, Error> {
        if let Truth::OverDispersed {
            trials,
            chance,
            times,
        } = self.truth
        {
            let law = Law::binomial(f64::from(trials), chance, times);
            let events = (0..self.points).map(|_| law.at_uniform(random.uniform()));
            return Series::proportions(events, vec![trials; self.points]);
        }
        let own = match self.truth {
            Truth::Resembling { correlation } => correlation,
            _ => 0.0,
        };
        let new = libm::sqrt(1.0 - own * own);
        let mut last: Option<f64> = None;
        Series::values((0..self.points).map(|point| {
            let z = random.normal();
            // the first point is drawn as all others are in the long run
            let now = last.map_or(z, |last| own * last + new * z);
            last = Some(now);
            self.mean(point) + VALUE_DEVIATION * now
        }))
    }
}
