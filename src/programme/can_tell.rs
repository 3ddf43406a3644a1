//! What a cohort of so many projects can tell.

use super::cohort::Cohort;
use crate::base::error::{DataError, Error, OptionError, Place};
use crate::base::interval::Interval;
use crate::num::normal;

/// The level of the intervals of a report.
pub(super) const LEVEL: f64 = 0.95;

/// How often the share would be told from the other, where [`CanTell::needed_in_most`] are there.
const POWER: f64 = 0.8;

/// Whether a cohort could tell one share from another, and how many projects that takes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct CanTell {
    /// How many projects the cohort has.
    pub projects: usize,
    /// The share that is asked about.
    pub share: f64,
    /// The share that it is to be told from.
    pub from: f64,
    /// The interval that the cohort would have, were the share seen in it (to the nearest project).
    pub interval: Interval,
    /// How many projects it takes for the interval about just this share to leave the other out.
    pub needed: usize,
    /// How many it takes for that to happen in 8 of 10 cohorts whose true share this is.
    pub needed_in_most: usize,
}

impl CanTell {
    /// Whether the cohort has as many projects as it takes for the interval about just this share.
    #[must_use]
    pub const fn can(&self) -> bool {
        self.projects >= self.needed
    }

    /// What so many projects can tell.
    ///
    /// ```
    /// use improvement::programme::CanTell;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let half = CanTell::of(24, 0.5, 0.3)?;
    /// assert_eq!(format!("{:.2}", half.interval), "0.31 to 0.69");
    /// assert_eq!((half.needed, half.needed_in_most), (21, 44));
    /// assert!(half.to_string().contains("31 to 69 %"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// The interval is Wilson's, which leaves a share p₀ out where p lies more than z √(p₀(1 − p₀)/n) from it. For 8 of 10 cohorts the formula is
    ///
    /// ```text
    /// n = ((z √(p₀(1 − p₀)) + z′ √(p(1 − p))) / (p − p₀))²      z for 95 % on both sides, z′ for 80 % on one
    /// ```
    ///
    /// # Errors
    ///
    /// [`DataError::NotFinite`] and [`OptionError::OutOfBounds`] for a share outside 0 to 1; [`DataError::BadDenominator`] for no projects.
    pub fn of(projects: usize, share: f64, from: f64) -> Result<Self, Error> {
        for (found, name) in [(share, "share"), (from, "from")] {
            let place = Place::Path(name.to_owned());
            if !found.is_finite() {
                return Err(DataError::NotFinite { found }.at(place));
            }
            if !(0.0..=1.0).contains(&found) {
                let (lowest, highest) = (0.0, 1.0);
                return Err(OptionError::OutOfBounds {
                    found,
                    lowest,
                    highest,
                }
                .at(place));
            }
        }
        let trials = projects as f64;
        let interval = Interval::wilson(libm::round(share * trials), trials, LEVEL)?;
        let apart = libm::fabs(share - from);
        let spread = |share: f64| libm::sqrt(share * (1.0 - share));
        let z = normal::upper_quantile((1.0 - LEVEL) / 2.0);
        let just = z * spread(from) / apart;
        let most = (z * spread(from) + normal::upper_quantile(1.0 - POWER) * spread(share)) / apart;
        Ok(Self {
            projects,
            share,
            from,
            interval,
            needed: above(just * just),
            needed_in_most: above(most * most),
        })
    }
}

/// The first whole number above another; the most there is where the two shares are one, which cannot be told from itself.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number of projects, and the cast keeps to the ends"
)]
fn above(number: f64) -> usize {
    (libm::floor(number) + 1.0) as usize
}

impl Cohort {
    /// Whether this cohort could tell a share of its projects, such as those that implement, from another share, and how many it takes.
    ///
    /// ```
    /// use improvement::programme::Cohort;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let cohort = Cohort::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/cohort.json")))?;
    /// assert!(!cohort.can_tell(0.5, 0.3)?.can()); // six projects
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Those of [`CanTell::of`].
    pub fn can_tell(&self, share: f64, from: f64) -> Result<CanTell, Error> {
        let without = self
            .learners()
            .values()
            .filter(|one| one.projects.is_empty());
        CanTell::of(self.projects().len() + without.count(), share, from)
    }
}
