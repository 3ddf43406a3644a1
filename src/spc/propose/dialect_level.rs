//! A level that a tool has given a chart.

use serde::Serialize;

/// A level that a tool has given a chart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DialectLevel {
    /// The first of the points that set it, counted from 0.
    pub from: usize,
    /// The point that they end before.
    pub to: usize,
    /// The level.
    pub centre: f64,
}
