//! Options, targets, bounds and ranges that cannot be as they were asked for.

use super::option_name::OptionName;
use super::phrase::{between, number};
use super::table::errors;
use std::fmt;

errors! {
    /// What is wrong with what was asked for: an option, a target, bounds, a range.
    OptionError:

    /// An option with a value that it cannot have.
    "bad_option" =>
    #[error("{option} is {found}, expected {expected}")]
    BadOption {
        /// The option.
        option: OptionName,
        /// What was given.
        found: String,
        /// What it can be.
        expected: &'static str,
    };

    /// A target that the measure cannot reach.
    "target_out_of_range" =>
    #[error("the target is {}, expected {} for {what}", number(*found), between(*lowest, *highest))]
    TargetOutOfRange {
        /// The target.
        found: f64,
        /// The lowest possible.
        lowest: f64,
        /// The highest possible.
        highest: f64,
        /// What is plotted: `a proportion` …
        what: &'static str,
    };

    /// A value outside the bounds that the options name.
    "out_of_bounds", "the value" =>
    #[error("is {}, expected between the bounds {} and {}", number(*found), number(*lowest), number(*highest))]
    OutOfBounds {
        /// The value.
        found: f64,
        /// The lower bound.
        lowest: f64,
        /// The upper bound.
        highest: f64,
    };

    /// An interval whose lower end is above its upper end.
    "ends_out_of_order", "the interval" =>
    #[error("runs from {} to {}, expected the lower end first", number(*lower), number(*upper))]
    EndsOutOfOrder {
        /// The lower end.
        lower: f64,
        /// The upper end.
        upper: f64,
    };

    /// A range without ends.
    "no_ends" =>
    #[error("the range has no end, expected a lower end, an upper end or both")]
    NoEnds;
}

impl OptionError {
    /// An option that was given as `found`.
    pub(crate) fn bad(
        option: OptionName,
        found: impl fmt::Display,
        expected: &'static str,
    ) -> Self {
        Self::BadOption {
            option,
            found: found.to_string(),
            expected,
        }
    }
}
