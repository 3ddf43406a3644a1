//! The textbooks: a point marks the rule it completes, both zones on one side, a tie breaks.

use crate::spc::rules::rule::Rule;
use crate::spc::rules::set::RuleSet;

const WESTERN_ELECTRIC: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::two_of_three(),
    Rule::four_of_five(),
    Rule::run(8),
];
const NELSON: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::run(9),
    Rule::trend(6),
    Rule::alternating(14),
    Rule::two_of_three(),
    Rule::four_of_five(),
    Rule::within(15),
    Rule::outside(8),
];
const AIAG: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::run(7),
    Rule::trend(6),
    Rule::alternating(14),
    Rule::two_of_three(),
    Rule::four_of_five(),
    Rule::within(15),
    Rule::outside(8),
];
const MONTGOMERY: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::two_of_three(),
    Rule::four_of_five(),
    Rule::run(8),
    Rule::trend(6),
    Rule::within(15),
    Rule::alternating(14),
    Rule::outside(8),
];
const PROVOST_MURRAY: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::run(8),
    Rule::trend(6),
    Rule::two_of_three(),
    Rule::within(15),
];

impl RuleSet {
    /// Western Electric: beyond the limits, 2 of 3 beyond 2 sigma, 4 of 5 beyond 1 sigma, a run of 8.
    ///
    /// Source: Statistical Quality Control Handbook, 1956; the four rules whose run lengths Champ and Woodall
    /// (1987, Technometrics 29:393) computed.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::western_electric();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "2-of-3-beyond-2-sigma", "4-of-5-beyond-1-sigma", "run-of-8"]);
    /// ```
    #[must_use]
    pub const fn western_electric() -> Self {
        Self::published(
            "western-electric",
            "1956",
            "Western Electric, Statistical Quality Control Handbook, 1956",
            WESTERN_ELECTRIC,
        )
    }

    /// Nelson's eight tests: beyond the limits, run of 9, trend of 6, 14 alternating, 2 of 3, 4 of 5, 15 within
    /// 1 sigma, 8 outside it.
    ///
    /// Source: Nelson, Journal of Quality Technology 16 (1984) 237.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::nelson();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// let expected = [
    ///     "beyond-limits", "run-of-9", "trend-of-6", "alternating-14", "2-of-3-beyond-2-sigma",
    ///     "4-of-5-beyond-1-sigma", "15-within-1-sigma", "8-outside-1-sigma",
    /// ];
    /// assert_eq!(rules, expected);
    /// ```
    #[must_use]
    pub const fn nelson() -> Self {
        Self::published(
            "nelson",
            "1984",
            "Nelson, The Shewhart control chart: tests for special causes, J. Qual. Technol. 16 (1984)",
            NELSON,
        )
    }

    /// The motor industry's tests: as Nelson's, with a run of 7.
    ///
    /// Source: Automotive Industry Action Group, Statistical Process Control, as QI Macros lists it.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::aiag();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// let expected = [
    ///     "beyond-limits", "run-of-7", "trend-of-6", "alternating-14", "2-of-3-beyond-2-sigma",
    ///     "4-of-5-beyond-1-sigma", "15-within-1-sigma", "8-outside-1-sigma",
    /// ];
    /// assert_eq!(rules, expected);
    /// ```
    #[must_use]
    pub const fn aiag() -> Self {
        Self::published(
            "aiag",
            "spc-2",
            "Automotive Industry Action Group, Statistical Process Control (as listed by QI Macros)",
            AIAG,
        )
    }

    /// Montgomery's sensitizing rules that a program can judge: as Nelson's, with a run of 8.
    ///
    /// Source: Montgomery, Introduction to Statistical Quality Control. The book also names an unusual pattern and
    /// a point near a limit, which are for the eye.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::montgomery();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// let expected = [
    ///     "beyond-limits", "2-of-3-beyond-2-sigma", "4-of-5-beyond-1-sigma", "run-of-8", "trend-of-6",
    ///     "15-within-1-sigma", "alternating-14", "8-outside-1-sigma",
    /// ];
    /// assert_eq!(rules, expected);
    /// ```
    #[must_use]
    pub const fn montgomery() -> Self {
        Self::published(
            "montgomery",
            "isqc",
            "Montgomery, Introduction to Statistical Quality Control",
            MONTGOMERY,
        )
    }

    /// Juran: the same numbers as Nelson.
    ///
    /// Source: Juran's Quality Handbook, as QI Macros lists it.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::juran();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// let expected = [
    ///     "beyond-limits", "run-of-9", "trend-of-6", "alternating-14", "2-of-3-beyond-2-sigma",
    ///     "4-of-5-beyond-1-sigma", "15-within-1-sigma", "8-outside-1-sigma",
    /// ];
    /// assert_eq!(rules, expected);
    /// ```
    #[must_use]
    pub const fn juran() -> Self {
        Self::published(
            "juran",
            "handbook",
            "Juran's Quality Handbook (as listed by QI Macros)",
            NELSON,
        )
    }

    /// The Institute for Healthcare Improvement's rules for Shewhart charts: beyond the limits, run of 8, trend of
    /// 6, 2 of 3 in the outer third, 15 in the inner third.
    ///
    /// Source: Provost and Murray, The Health Care Data Guide.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::provost_murray();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "run-of-8", "trend-of-6", "2-of-3-beyond-2-sigma", "15-within-1-sigma"]);
    /// ```
    #[must_use]
    pub const fn provost_murray() -> Self {
        Self::published(
            "provost-murray",
            "2011",
            "Provost and Murray, The Health Care Data Guide, 2011",
            PROVOST_MURRAY,
        )
    }

    /// Public Health Scotland's rules: those of Provost and Murray.
    ///
    /// Source: NHS Scotland, Information Services Division, guidance on statistical process control.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::nhs_scotland();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "run-of-8", "trend-of-6", "2-of-3-beyond-2-sigma", "15-within-1-sigma"]);
    /// ```
    #[must_use]
    pub const fn nhs_scotland() -> Self {
        Self::published(
            "nhs-scotland",
            "isd",
            "NHS Scotland, Information Services Division, guidance on statistical process control",
            PROVOST_MURRAY,
        )
    }
}
