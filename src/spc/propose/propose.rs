//! How a change of level is looked for.

use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::shift::Compare;

/// The fewest points before a change that is looked for.
pub const FEWEST_BASELINE: usize = 12;

/// How a change of level is looked for: what [`Chart::proposals`](crate::Chart::proposals) asks for.
///
/// ```
/// use improvement::Chart;
/// use improvement::spc::propose::Propose;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let steady = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 24, 23, 25, 22, 24, 23, 21, 25, 23, 24];
/// assert!(Chart::run(steady)?.proposals(&Propose::new())?.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[must_use]
pub struct Propose {
    pub(super) level: f64,
    pub(super) horizon: usize,
}

impl Default for Propose {
    fn default() -> Self {
        Self::new()
    }
}

impl Propose {
    /// At a level of 0.05 and with a horizon of 60 points.
    ///
    /// ```
    /// use improvement::spc::propose::Propose;
    ///
    /// let strict = Propose::new().level(0.01);
    /// assert_eq!(Propose::new(), Propose::default());
    /// assert_ne!(strict, Propose::new());
    /// ```
    pub const fn new() -> Self {
        Self {
            level: 0.05,
            horizon: 60,
        }
    }

    /// How often a steady process may ever have a change proposed, above 0 and below 0.5.
    pub const fn level(mut self, level: f64) -> Self {
        self.level = level;
        self
    }

    /// Within how many points of a phase a change is looked for; at most 1,000. A longer horizon spreads the evidence over more places.
    pub const fn horizon(mut self, points: usize) -> Self {
        self.horizon = points;
        self
    }

    pub(super) fn check(self) -> Result<(), Error> {
        Compare::check_level(self.level)?;
        if (FEWEST_BASELINE + 1..=LONGEST_HORIZON).contains(&self.horizon) {
            return Ok(());
        }
        let expected = "from 13 to 1000 points: 12 before a change, and one place for it";
        Err(OptionError::bad(OptionName::Horizon, self.horizon, expected).into())
    }
}

/// The longest horizon: each point looks at every place in it.
const LONGEST_HORIZON: usize = 1_000;
