//! Where something went wrong.

use crate::base::printed::Printed;
use std::fmt;

/// Where something went wrong. Counts from 0, as code does; printed from 1, as people do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place {
    /// A point of a series.
    Point(usize),
    /// A phase of a chart.
    Phase(usize),
    /// An exclusion of a chart's options.
    Exclusion(usize),
    /// A row of a table or a batch.
    Row(usize),
    /// A path into a document, such as `cycles.chlorine-1.plan`.
    Path(String),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Point(index) => write!(f, "point {}", index + 1),
            Self::Phase(index) => write!(f, "phase {}", index + 1),
            Self::Exclusion(index) => write!(f, "exclusion {}", index + 1),
            Self::Row(index) => write!(f, "row {}", index + 1),
            Self::Path(path) => Printed(path).fmt(f),
        }
    }
}
