//! What still runs since the last event, held against the limit.

use crate::base::direction::{Direction, Side};
use crate::spc::chart::chart::Chart;
use crate::spc::data::facts::LimitFamily;
use crate::spc::reading::reading::{Variation, variation};

/// The time, or the cases, since the last event: not finished, and so not a point.
///
/// It can only grow, so that it is held against the upper limit alone: once longer, always longer. While it is shorter, nothing
/// follows.
///
/// ```
/// use improvement::{Chart, Kind, Series};
/// use improvement::spc::CaseCount;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let between = [12, 30, 5, 33, 21, 8, 17, 26, 9, 14, 3, 40, 11];
/// let series = Series::cases_between(between, CaseCount::Between)?.still_running(260)?;
/// let chart = Chart::options().chart(Kind::G, &series)?;
/// assert_eq!(chart.len(), 13); // it is no point
/// assert!(chart.running().is_some_and(|running| running.is_longer()));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Running {
    length: f64,
    limit: Option<f64>,
}

impl Running {
    /// How long it has been, or how many cases.
    #[must_use]
    pub const fn length(&self) -> f64 {
        self.length
    }

    /// The upper limit of the latest phase, if it has one.
    #[must_use]
    pub const fn limit(&self) -> Option<f64> {
        self.limit
    }

    /// Whether it is already longer than the limit.
    #[must_use]
    pub fn is_longer(&self) -> bool {
        self.limit.is_some_and(|limit| self.length > limit)
    }

    /// What it shows so far.
    pub(crate) fn variation(&self, direction: Direction) -> Variation {
        let side = self.is_longer().then_some(Some(Side::Above));
        variation(direction, side.into_iter())
    }
}

impl Chart {
    /// What still runs since the last event, if [the series says so](crate::Series::until) and the chart plots what lies between
    /// events as it is.
    #[must_use]
    pub fn running(&self) -> Option<Running> {
        let as_it_is =
            !self.kind().has_memory() && self.kind().family() != LimitFamily::MovingRanges;
        let length = self.series().running().filter(|_| as_it_is)?;
        let limit = self.len().checked_sub(1).and_then(|last| self.upper(last));
        Some(Running { length, limit })
    }
}
