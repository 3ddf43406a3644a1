//! A place in a series.

use crate::base::date::Date;
use crate::base::date_words::day_in_words;
use crate::base::printed::Printed;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where in a series: the point at an index, on a date, or under a label.
///
/// Prefer a date. An index moves when a late month arrives; a date does not. An index counts from 0.
///
/// ```
/// use improvement::{date, spc::At};
///
/// assert_eq!(At::from(12), At::Index(12));
/// assert_eq!(At::from(date(1847, 6, 1)), At::Date(date(1847, 6, 1)));
/// assert_eq!(At::from("week 9"), At::Label("week 9".to_owned()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum At {
    /// The point at this index, counted from 0.
    Index(usize),
    /// The point on this date; an exclusion, all points on it.
    Date(Date),
    /// The first point on this date or after it.
    OnOrAfter(Date),
    /// The point under this label.
    Label(String),
}

impl From<usize> for At {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl From<Date> for At {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl From<&str> for At {
    fn from(label: &str) -> Self {
        Self::Label(label.to_owned())
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(index) => write!(f, "point {}", index + 1),
            Self::Date(date) | Self::OnOrAfter(date) => f.write_str(&day_in_words(*date)),
            Self::Label(label) => write!(f, "`{}`", Printed(label)),
        }
    }
}
