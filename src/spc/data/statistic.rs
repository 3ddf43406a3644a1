//! What the points of a chart are.

use serde::Serialize;

/// What a track plots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Statistic {
    /// The observed value itself.
    Value,
    /// The number of events.
    Events,
    /// The mean of each subgroup.
    Mean,
    /// The range of each subgroup.
    Range,
    /// The standard deviation of each subgroup.
    Deviation,
    /// The moving range.
    MovingRange,
    /// The exponentially weighted moving average.
    WeightedAverage,
    /// The cumulative sum for a rise.
    UpperSum,
    /// The cumulative sum for a fall, zero or negative.
    LowerSum,
}
