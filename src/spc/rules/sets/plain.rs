//! The plainest sets: the limits alone, and nothing at all.

use crate::spc::rules::rule::Rule;
use crate::spc::rules::set::RuleSet;

const SHEWHART: &[Rule] = &[Rule::beyond_limits()];

impl RuleSet {
    /// One point beyond the limits, and nothing else.
    ///
    /// Source: Shewhart, *Economic Control of Quality of Manufactured Product*, 1931.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::shewhart();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits"]);
    /// ```
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
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// assert!(RuleSet::none().rules().is_empty());
    /// ```
    #[must_use]
    pub const fn none() -> Self {
        Self::published_with_spread("none", "1", "no rules", &[], &[])
    }
}
