//! The red bead experiment: workers who differ by chance alone.

use crate::base::error::{Error, OptionError, OptionName};
use crate::num::random::Random;
use crate::spc::data::series::Series;

/// The most workers of an experiment.
pub const MOST_WORKERS: u32 = 50;

/// The most days of an experiment.
pub const MOST_DAYS: u32 = 400;

/// The most beads that a paddle lifts.
pub const MOST_LIFTED: u32 = 500;

/// The red bead experiment (Deming 1986, *Out of the Crisis*, chapter 11): each day each worker dips a paddle into the same box of white
/// and red beads. A red bead is a defect. Nothing that a worker does makes a difference.
///
/// [`new`](Self::new) has Deming's box: 4,000 beads, 800 of them red, a paddle that lifts 50, six workers, four days. The beads go back
/// and are mixed before the next dip, so that the red ones of a dip are hypergeometric. The same seed gives the same beads everywhere.
/// Workers and days count from 0.
///
/// ```
/// use improvement::teach::RedBeads;
/// use improvement::{Chart, Kind};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let beads = RedBeads::new(1);
/// assert_eq!(beads.workers(), 6);
/// assert_eq!(beads.mean(), 10.0); // the red beads that a dip has on average
///
/// // somebody has the fewest: that is no merit, as a chart of the 24 dips says
/// let fewest = beads.fewest();
/// assert!(beads.total(fewest[0]) < Some(40));
/// let chart = Chart::options().chart(Kind::Np, &beads.series()?)?;
/// assert!(chart.signals().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedBeads {
    seed: u64,
    beads: u32,
    red: u32,
    lifted: u32,
    workers: u32,
    days: u32,
    /// Day after day, and on a day worker after worker.
    dips: Vec<u32>,
}

impl RedBeads {
    /// Deming's experiment, with the beads of this seed.
    ///
    /// ```
    /// use improvement::teach::RedBeads;
    ///
    /// let beads = RedBeads::new(1847);
    /// assert_eq!(beads, RedBeads::new(1847)); // same seed, same beads
    /// assert_ne!(beads.total(0), RedBeads::new(1848).total(0));
    /// ```
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            beads: 4000,
            red: 800,
            lifted: 50,
            workers: 6,
            days: 4,
            dips: Vec::new(),
        }
        .dipped()
    }

    /// The same with another box: so many beads, so many of them red.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if there are more red beads than beads, or fewer beads than the paddle lifts.
    pub fn with_box(mut self, beads: u32, red: u32) -> Result<Self, Error> {
        if red > beads {
            let expected = "no more than there are beads";
            return Err(OptionError::bad(OptionName::RedBeads, red, expected).into());
        }
        if beads < self.lifted {
            let expected = "as many as the paddle lifts, or more";
            return Err(OptionError::bad(OptionName::Beads, beads, expected).into());
        }
        (self.beads, self.red) = (beads, red);
        Ok(self.dipped())
    }

    /// The same with a paddle that lifts so many beads.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if that is none, more than are in the box, or more than [`MOST_LIFTED`].
    pub fn with_paddle(mut self, lifted: u32) -> Result<Self, Error> {
        if !(1..=MOST_LIFTED.min(self.beads)).contains(&lifted) {
            let expected = "1 to 500, and no more than there are in the box";
            return Err(OptionError::bad(OptionName::Paddle, lifted, expected).into());
        }
        self.lifted = lifted;
        Ok(self.dipped())
    }

    /// The same with so many workers.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if that is none, or more than [`MOST_WORKERS`].
    pub fn with_workers(mut self, workers: u32) -> Result<Self, Error> {
        if !(1..=MOST_WORKERS).contains(&workers) {
            return Err(OptionError::bad(OptionName::Workers, workers, "1 to 50").into());
        }
        self.workers = workers;
        Ok(self.dipped())
    }

    /// The same over so many days.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if that is none, or more than [`MOST_DAYS`].
    pub fn with_days(mut self, days: u32) -> Result<Self, Error> {
        if !(1..=MOST_DAYS).contains(&days) {
            return Err(OptionError::bad(OptionName::Days, days, "1 to 400").into());
        }
        self.days = days;
        Ok(self.dipped())
    }

    /// Every dip drawn anew from the seed, bead by bead.
    fn dipped(mut self) -> Self {
        let mut random = Random::new(self.seed);
        let (beads, red, lifted) = (self.beads, self.red, self.lifted);
        let mut dip = || {
            let mut found = 0;
            for already in 0..lifted {
                let chance = f64::from(red - found) / f64::from(beads - already);
                found += u32::from(random.uniform() < chance);
            }
            found
        };
        self.dips = (0..self.workers * self.days).map(|_| dip()).collect();
        self
    }

    /// How many workers there are.
    #[must_use]
    pub const fn workers(&self) -> u32 {
        self.workers
    }

    /// How many days the experiment lasts.
    #[must_use]
    pub const fn days(&self) -> u32 {
        self.days
    }

    /// How many beads the paddle lifts.
    #[must_use]
    pub const fn lifted(&self) -> u32 {
        self.lifted
    }

    /// The red beads of a worker on a day, both counted from 0; none if there is no such worker or day.
    #[must_use]
    pub fn count(&self, worker: u32, day: u32) -> Option<u32> {
        (worker < self.workers && day < self.days)
            .then(|| self.dips[(day * self.workers + worker) as usize])
    }

    /// The red beads of a worker over all days; none if there is no such worker.
    #[must_use]
    pub fn total(&self, worker: u32) -> Option<u32> {
        (0..self.days).map(|day| self.count(worker, day)).sum()
    }

    /// The workers with the fewest red beads over all days: one, or those that share it.
    #[must_use]
    pub fn fewest(&self) -> Vec<u32> {
        let least = (0..self.workers)
            .filter_map(|worker| self.total(worker))
            .min();
        (0..self.workers)
            .filter(|&worker| self.total(worker) == least)
            .collect()
    }

    /// The dips as a series, day after day and on a day worker after worker: red beads out of those lifted.
    ///
    /// # Errors
    ///
    /// None: an experiment has only whole numbers of beads.
    pub fn series(&self) -> Result<Series, Error> {
        Series::proportions(
            self.dips.iter().copied(),
            vec![self.lifted; self.dips.len()],
        )
    }

    /// The red beads that a dip has on average: those lifted, times the share of red in the box.
    #[must_use]
    pub fn mean(&self) -> f64 {
        f64::from(self.lifted) * self.share()
    }

    /// The variance of the red beads of a dip: n p (1 − p) (N − n) / (N − 1), for n lifted of N beads, the share p of them red.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let rest = f64::from(self.beads - self.lifted) / f64::from(self.beads.max(2) - 1);
        self.mean() * (1.0 - self.share()) * rest
    }

    fn share(&self) -> f64 {
        f64::from(self.red) / f64::from(self.beads)
    }
}
