//! The plainest sets: the limits alone, and nothing at all.

use crate::spc::rules::rule::Rule;
use crate::spc::rules::set::RuleSet;

const SHEWHART: &[Rule] = &[Rule::beyond_limits()];

impl RuleSet {
    /// One point beyond the limits, and nothing else.
    ///
    /// Source: Shewhart, *Economic Control of Quality of Manufactured Product*, 1931.
    #[must_use]
    pub const fn shewhart() -> Self {
        Self::published(
            "shewhart",
            "1931",
            "Shewhart, Economic Control of Quality of Manufactured Product (1931)",
            SHEWHART,
        )
    }

    /// No rules: nothing is ever a signal.
    #[must_use]
    pub const fn none() -> Self {
        Self::published_with_spread("none", "1", "no rules", &[], &[])
    }
}
