//! What is wrong with a call as a whole.

use crate::type_words::in_words;
use arrow_schema::{ArrowError, DataType};
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
    /// A column that should hold dates and holds something else.
    NotADate {
        /// Which column.
        column: &'static str,
        /// What it holds.
        found: DataType,
    },
    /// Columns that are no [state](crate::Gathered::state) of gathered rows.
    NotAState,
    /// More rows or groups than 4,294,967,295.
    TooManyRows,
    /// What Arrow could not do, in its words.
    Arrow(String),
    /// Options that cannot be.
    Options(String),
    /// A level or an e-value that cannot be.
    Evidence(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotNumbers { column, found } => {
                let found = in_words(found);
                write!(f, "{column} holds {found}, expected numbers: cast it")
            }
            Self::NotAPlace {
                found: found @ DataType::Timestamp(_, Some(_)),
            } => write!(
                f,
                "at holds {}, expected dates: cast it to the local day first",
                in_words(found)
            ),
            Self::NotAPlace { found } => write!(
                f,
                "at holds {}, expected dates, whole numbers or text: cast it",
                in_words(found)
            ),
            Self::NotText { column, found } => {
                write!(f, "{column} holds {}, expected text", in_words(found))
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
            Self::NotADate { column, found } => {
                write!(
                    f,
                    "{column} holds {}, expected a date: cast it",
                    in_words(found)
                )
            }
            Self::NotAState => f.write_str("columns that are no state of gathered rows"),
            Self::TooManyRows => {
                f.write_str("more than 4,294,967,295 rows or groups in one partition")
            }
            Self::Options(why) => write!(f, "the options: {why}"),
            Self::Evidence(why) | Self::Arrow(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Refused {}

impl From<ArrowError> for Refused {
    fn from(error: ArrowError) -> Self {
        Self::Arrow(error.to_string())
    }
}
