//! Which change is expected to move which measure.

use crate::base::direction::Direction;
use crate::base::error::Error;
use crate::base::id::{CycleId, MeasureId};
use serde::{Deserialize, Serialize};

/// That a cycle is expected to move a measure. Many to many: a cycle may move several measures, and a measure may be moved by several.
///
/// ```
/// use improvement::project::Link;
/// use improvement::Direction;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let link = Link::new("door-1", "within-four-hours", Direction::Higher)?.after(1);
/// assert_eq!(link.lag, Some(1));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The cycle.
    pub cycle: CycleId,
    /// The measure.
    pub measure: MeasureId,
    /// Which way it is expected to move.
    pub expected: Direction,
    /// How many points later, if it is not at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lag: Option<u32>,
}

impl Link {
    /// That a cycle is expected to move a measure at once.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn new(
        cycle: impl TryInto<CycleId, Error: Into<Error>>,
        measure: impl TryInto<MeasureId, Error: Into<Error>>,
        expected: Direction,
    ) -> Result<Self, Error> {
        Ok(Self {
            cycle: cycle.try_into().map_err(Into::into)?,
            measure: measure.try_into().map_err(Into::into)?,
            expected,
            lag: None,
        })
    }

    /// The link with the number of points after which it is expected to show.
    #[must_use]
    pub const fn after(mut self, points: u32) -> Self {
        self.lag = Some(points);
        self
    }
}
