//! Regression to the mean: whoever was worst does better next time, with nothing done.

use crate::base::error::{Error, OptionError, OptionName};
use crate::base::sort::sort_by;
use crate::num::random::Random;

/// The mean of all scores.
pub const MEAN_SCORE: f64 = 50.0;

/// The standard deviation of the scores of a year.
pub const SCORE_DEVIATION: f64 = 10.0;

/// The most wards of a league table.
pub const MOST_WARDS: usize = 1_000;

/// Two years of a league table in which nothing changed (Galton 1886): each ward has a level of its own, and each year's score is that
/// level plus the luck of the year. Higher is better.
///
/// The scores of two years resemble each other by a correlation r: the variance of the levels is r of that of the scores, luck the rest.
/// A ward that lies so far below the mean in the first year is expected to lie r of that below it in the second.
///
/// ```
/// use improvement::teach::Regression;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let table = Regression::new(1847);
/// let worst = table.worst(5);
/// let mean = |year: &[f64]| worst.iter().map(|&ward| year[ward]).sum::<f64>() / 5.0;
/// // five wards are sent on a course, and do better: so they would have without it
/// assert!(mean(table.second()) > mean(table.first()) + 4.0);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Regression {
    seed: u64,
    correlation: f64,
    years: [Vec<f64>; 2],
}

impl Regression {
    /// Forty wards of this seed, whose two years have a correlation of a half.
    ///
    /// ```
    /// use improvement::teach::Regression;
    ///
    /// assert_eq!(Regression::new(1).first().len(), 40);
    /// ```
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self::drawn(seed, 40, 0.5)
    }

    /// The same with so many wards.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if that is fewer than 2, or more than [`MOST_WARDS`].
    pub fn with_wards(self, wards: usize) -> Result<Self, Error> {
        if !(2..=MOST_WARDS).contains(&wards) {
            return Err(OptionError::bad(OptionName::Wards, wards, "2 to 1,000").into());
        }
        Ok(Self::drawn(self.seed, wards, self.correlation))
    }

    /// The same with another correlation between the years: at 0 a score is luck alone, at 1 there is none.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if it is not between 0 and 1.
    pub fn with_correlation(self, correlation: f64) -> Result<Self, Error> {
        if !(0.0..=1.0).contains(&correlation) {
            let expected = "between 0 and 1";
            return Err(OptionError::bad(OptionName::Correlation, correlation, expected).into());
        }
        Ok(Self::drawn(self.seed, self.years[0].len(), correlation))
    }

    fn drawn(seed: u64, wards: usize, correlation: f64) -> Self {
        let mut random = Random::new(seed);
        let (own, luck) = (libm::sqrt(correlation), libm::sqrt(1.0 - correlation));
        let mut years = [const { Vec::new() }; 2];
        for _ in 0..wards {
            let level = own * random.normal();
            for year in &mut years {
                year.push(MEAN_SCORE + SCORE_DEVIATION * (level + luck * random.normal()));
            }
        }
        Self {
            seed,
            correlation,
            years,
        }
    }

    /// The scores of the first year, ward by ward.
    #[must_use]
    pub fn first(&self) -> &[f64] {
        &self.years[0]
    }

    /// The scores of the second year, ward by ward.
    #[must_use]
    pub fn second(&self) -> &[f64] {
        &self.years[1]
    }

    /// So many wards with the lowest scores of the first year, the lowest first, counted from 0; all of them if there are fewer.
    #[must_use]
    pub fn worst(&self, wards: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.first().len()).collect();
        sort_by(&mut order, |&one, &other| {
            self.first()[one].total_cmp(&self.first()[other])
        });
        order.truncate(wards);
        order
    }

    /// What the second year's score of a ward is expected to be, from the first year's alone; none if there is no such ward.
    ///
    /// ```
    /// use improvement::teach::Regression;
    ///
    /// let table = Regression::new(1847);
    /// let worst = table.worst(1)[0];
    /// // half-way back to the mean of 50
    /// assert_eq!(table.expected(worst), Some(50.0 + 0.5 * (table.first()[worst] - 50.0)));
    /// ```
    #[must_use]
    pub fn expected(&self, ward: usize) -> Option<f64> {
        let score = self.first().get(ward)?;
        Some(MEAN_SCORE + self.correlation * (score - MEAN_SCORE))
    }
}
