//! What is wrong with a call as a whole.

use arrow_schema::DataType;
use std::fmt;

/// What is wrong with a call as a whole, before anything is charted. What is wrong with one group stands in its row.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Refused {
    /// A column that should hold numbers and holds something else.
    NotNumbers {
        /// Which column.
        column: &'static str,
        /// What it holds.
        found: DataType,
    },
    /// A column that should say where its points stand, and cannot.
    NotAPlace {
        /// What it holds.
        found: DataType,
    },
    /// A column that should hold text and holds something else.
    NotText {
        /// Which column.
        column: &'static str,
        /// What it holds.
        found: DataType,
    },
    /// Columns of unequal length.
    UnequalLengths {
        /// Which column.
        column: &'static str,
        /// How many rows it has.
        found: usize,
        /// How many the values have.
        expected: usize,
    },
    /// Groups that are not in order, or reach past the last row.
    NoSuchRows {
        /// The row.
        found: usize,
        /// How many rows there are.
        rows: usize,
    },
    /// Options that cannot be.
    Options(String),
    /// A level or an e-value that cannot be.
    Evidence(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotNumbers { column, found } => {
                write!(f, "{column} holds {found}, expected numbers: cast it")
            }
            Self::NotAPlace { found } => write!(
                f,
                "at holds {found}, expected dates, timestamps without a time zone, whole numbers or text: cast it"
            ),
            Self::NotText { column, found } => {
                write!(f, "{column} holds {found}, expected text")
            }
            Self::UnequalLengths {
                column,
                found,
                expected,
            } => write!(
                f,
                "{column} has {found} rows where the values have {expected}"
            ),
            Self::NoSuchRows { found, rows } => {
                write!(f, "a group has row {found}, of {rows} rows counted from 0")
            }
            Self::Options(why) => write!(f, "the options: {why}"),
            Self::Evidence(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Refused {}
