//! Rules and charts that have no price: no chance of a false alarm, no run length.

use super::table::errors;

errors! {
    /// Why a chart, or a rule, has no price.
    PriceError:

    /// A rule that has no run length that can be computed exactly.
    "no_run_length" =>
    #[error("the rule `{rule}` has no exact run length: {why}")]
    NoRunLength {
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    };

    /// A rule that has no chance of a signal in n points that can be computed exactly.
    "no_exact_chance" =>
    #[error("the rule `{rule}` has no exact chance of a signal in n points: {why}")]
    NoExactChance {
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    };

    /// A price or a run length of no rules at all.
    "no_rules" =>
    #[error("the set has no rule that signals, expected at least one")]
    NoRules;

    /// A chart, or something on it, that has no chance of a false alarm to be named.
    "not_priced", "the chart" =>
    #[error("has no price: {why}")]
    NotPriced {
        /// Why not, and what to do instead.
        why: &'static str,
    };

    /// A batch of which no chart could be priced.
    "no_charts" =>
    #[error(
        "no chart of the batch can be priced, expected at least one with limits of some width and rules that signal"
    )]
    NoCharts;
}
