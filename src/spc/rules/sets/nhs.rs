//! The English health service: Making Data Count and its neighbours.

use crate::spc::rules::pattern::{Border, Edge, Last, Others, Pattern, WarmUp};
use crate::spc::rules::rule::{Flags, Rule};
use crate::spc::rules::set::{RuleSet, Shown};

/// Two of three beyond 2 sigma, all three on one side of the centre; only the points beyond are marked.
const NEAR_A_LIMIT: Rule = Rule::of(Pattern::Beyond {
    count: 2,
    window: 3,
    border: Border::Sigma(2.0),
    edge: Edge::Excluded,
    short_of: None,
    others: Others::SameSide,
    last: Last::Any,
    warm_up: WarmUp::FullWindow,
})
.with_flags(Flags::Qualifying);

const SEVENS: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::trend(7).with_flags(Flags::Window),
    NEAR_A_LIMIT,
    Rule::run(7).with_flags(Flags::Window),
];
const SIXES: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::trend(6).with_flags(Flags::Window),
    NEAR_A_LIMIT,
    Rule::run(6).with_flags(Flags::Window),
];
const LIMITS_AND_SEVENS: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::run(7).with_flags(Flags::Window),
    Rule::trend(7).with_flags(Flags::Window),
];

impl RuleSet {
    /// Making Data Count as its guidance puts it: beyond the limits, run of 7, trend of 7, 2 of 3 near a limit.
    ///
    /// From 13 points. Where improvement and concern both hold, improvement is shown.
    /// Source: NHS England, Making Data Count guides and the Model Health System.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::making_data_count();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "trend-of-7", "2-of-3-beyond-2-sigma", "run-of-7"]);
    /// ```
    #[must_use]
    pub const fn making_data_count() -> Self {
        Self::published(
            "making-data-count",
            "text",
            "NHS England, Making Data Count, guidance text",
            SEVENS,
        )
        .starting_at(13)
        .showing(Shown::ImprovementFirst)
    }

    /// The Making Data Count workbook since the end of 2023, with 7 points for a run and 7 for a trend.
    ///
    /// Points beyond 3 sigma count among the two of three; all three lie on one side; the third is marked only if
    /// it is itself beyond 2 sigma. Source: the account of its maintainers (NHSRplotthedots, issue 194), not the
    /// workbook itself.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::making_data_count_7_7();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "trend-of-7", "2-of-3-beyond-2-sigma", "run-of-7"]);
    /// ```
    #[must_use]
    pub const fn making_data_count_7_7() -> Self {
        Self::published(
            "making-data-count",
            "excel-2023-7-7",
            "NHS England, Making Data Count workbook since the end of 2023, as its maintainers describe it",
            SEVENS,
        )
        .starting_at(13)
        .showing(Shown::ImprovementFirst)
    }

    /// The Making Data Count workbook with 6 points for a run and 6 for a trend.
    ///
    /// See [`making_data_count_7_7`](Self::making_data_count_7_7). Six points instead of seven nearly double the
    /// chance of a false alarm.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::making_data_count_6_6();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "trend-of-6", "2-of-3-beyond-2-sigma", "run-of-6"]);
    /// ```
    #[must_use]
    pub const fn making_data_count_6_6() -> Self {
        Self::published(
            "making-data-count",
            "excel-2023-6-6",
            "NHS England, Making Data Count workbook since the end of 2023, as its maintainers describe it",
            SIXES,
        )
        .starting_at(13)
        .showing(Shown::ImprovementFirst)
    }

    /// The West of England toolkit: beyond the limits, run of 7, trend of 7.
    ///
    /// The toolkit also names unusual patterns and a middle third that does not hold two thirds of the points,
    /// which it leaves to the eye. Source: SPC for the NHS, West of England Academic Health Science Network.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::spc_for_nhs();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "run-of-7", "trend-of-7"]);
    /// ```
    #[must_use]
    pub const fn spc_for_nhs() -> Self {
        Self::published(
            "spc-for-nhs",
            "west-of-england",
            "SPC for the NHS, West of England Academic Health Science Network toolkit",
            LIMITS_AND_SEVENS,
        )
    }
}
