//! The funnel experiment: what comes of adjusting a process after each result.

use crate::base::error::{Error, OptionError, OptionName};
use crate::num::random::Random;

/// The most drops of one funnel.
pub const MOST_DROPS: usize = 100_000;

/// What is done to the funnel after each marble: the four rules of the funnel experiment.
///
/// The target is at 0, and a marble lands where the funnel stands, plus chance. What the rules cost is their variance, in variances of
/// chance alone ([`variance`](Self::variance)):
///
/// | rule | the funnel for the next marble | variance of the drops |
/// |---|---|---|
/// | [`None`](Self::None) | stays over the target | 1 |
/// | [`FromLast`](Self::FromLast) | moves back by what the last drop missed, from where it stood | 2, from the second drop on |
/// | [`FromTarget`](Self::FromTarget) | stands as far on the other side of the target as the last drop missed it | n at drop n: it swings wider and wider |
/// | [`ToLast`](Self::ToLast) | stands over the last drop | n at drop n: it wanders off |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Adjustment {
    /// Rule 1: nothing.
    None,
    /// Rule 2: the funnel is moved, from where it stands, by as much as the last drop missed, to the other side.
    FromLast,
    /// Rule 3: the funnel is set as far from the target as the last drop missed it, on the other side.
    FromTarget,
    /// Rule 4: the funnel is set over the last drop.
    ToLast,
}

impl Adjustment {
    /// All four, in their order.
    pub const ALL: [Self; 4] = [Self::None, Self::FromLast, Self::FromTarget, Self::ToLast];

    /// The variance of a drop, counted from 0, in variances of a drop with the funnel left alone.
    ///
    /// ```
    /// use improvement::teach::Adjustment;
    ///
    /// // who corrects each miss has twice the variance: the miss of now, and the correction of the one before
    /// assert_eq!(Adjustment::FromLast.variance(7), 2.0);
    /// assert_eq!(Adjustment::ToLast.variance(7), 8.0);
    /// ```
    #[must_use]
    pub fn variance(self, drop: usize) -> f64 {
        match self {
            Self::None => 1.0,
            Self::FromLast => (drop + 1).min(2) as f64,
            Self::FromTarget | Self::ToLast => (drop + 1) as f64,
        }
    }

    /// Where the funnel stands next, if it stood at `funnel` and the marble fell at `drop`.
    fn next(self, funnel: f64, drop: f64) -> f64 {
        match self {
            Self::None => funnel,
            Self::FromLast => funnel - drop,
            Self::FromTarget => -drop,
            Self::ToLast => drop,
        }
    }
}

/// The funnel experiment (Deming 1986, *Out of the Crisis*, chapter 11, after Lloyd Nelson): marbles dropped through a funnel over a
/// target, by four rules of adjusting it.
///
/// Chance has a standard deviation of 1 and is the same for all four rules of a seed, so that what differs between them is the adjusting alone.
///
/// ```
/// use improvement::teach::{Adjustment, Tampering};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let funnel = Tampering::new(1847);
/// let alone = funnel.drops(Adjustment::None, 1000)?;
/// let adjusted = funnel.drops(Adjustment::FromLast, 1000)?;
/// let variance = |drops: &[f64]| drops.iter().map(|drop| drop * drop).sum::<f64>() / 1000.0;
/// assert!(variance(&adjusted) > 1.8 * variance(&alone));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tampering {
    seed: u64,
}

impl Tampering {
    /// A funnel with the chance of this seed.
    ///
    /// ```
    /// use improvement::teach::{Adjustment, Tampering};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // the first marble falls before anything could be adjusted
    /// let funnel = Tampering::new(3);
    /// assert_eq!(funnel.drops(Adjustment::None, 1)?, funnel.drops(Adjustment::ToLast, 1)?);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// Where so many marbles fall, as distances from the target, with the funnel adjusted in this way after each.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] if that is no drop at all, or more than [`MOST_DROPS`].
    pub fn drops(self, adjustment: Adjustment, drops: usize) -> Result<Vec<f64>, Error> {
        if !(1..=MOST_DROPS).contains(&drops) {
            return Err(OptionError::bad(OptionName::Drops, drops, "1 to 100,000").into());
        }
        let (mut random, mut funnel) = (Random::new(self.seed), 0.0);
        let fall = |_| {
            let drop = funnel + random.normal();
            funnel = adjustment.next(funnel, drop);
            drop
        };
        Ok((0..drops).map(fall).collect())
    }
}
