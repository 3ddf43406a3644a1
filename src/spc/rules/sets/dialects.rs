//! What particular versions of particular tools do, read in their source and matched against their results.

use crate::spc::rules::pattern::{Border, Edge, Last, Length, Others, Pattern, Seen, Ties, WarmUp};
use crate::spc::rules::rule::{Flags, Gap, Judged, Rule};
use crate::spc::rules::set::{RuleSet, Shown};

const fn zone(
    count: u16,
    window: u16,
    sigma: f64,
    others: Others,
    last: Last,
    short_of: Option<Border>,
) -> Rule {
    Rule::of(Pattern::Beyond {
        count,
        window,
        border: Border::Sigma(sigma),
        edge: Edge::Excluded,
        short_of,
        others,
        last,
        warm_up: WarmUp::FullWindow,
    })
}

const PTD: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::trend(7).with_flags(Flags::Window),
    zone(2, 3, 2.0, Others::SameSide, Last::Any, Some(Border::Limit)).with_flags(Flags::Qualifying),
    Rule::run(7).with_flags(Flags::Window),
];
const QCC_2: &[Rule] = &[Rule::beyond_limits(), Rule::run(7)];
const FULL_2_OF_3: Rule = zone(2, 3, 2.0, Others::Anywhere, Last::Qualifies, None);
const FULL_4_OF_5: Rule = zone(4, 5, 1.0, Others::Anywhere, Last::Qualifies, None);
const QCC_3: &[Rule] = &[
    Rule::beyond_limits(),
    FULL_2_OF_3,
    FULL_4_OF_5,
    Rule::run(8),
];
const QCC_3_NELSON: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::run(9),
    Rule::trend(6),
    Rule::alternating(14),
    FULL_2_OF_3,
    FULL_4_OF_5,
    Rule::within(15),
    Rule::of(Pattern::Outside {
        points: 8,
        border: Border::Sigma(1.0),
        edge: Edge::Excluded,
        seen: Seen::BothSides,
    }),
];
const RSPC: &[Rule] = &[
    Rule::beyond_limits().with_gap(Gap::Bridges),
    Rule::run(9).with_gap(Gap::Bridges),
    Rule::trend(6).with_gap(Gap::Bridges),
    Rule::alternating(14).with_gap(Gap::Bridges),
    Rule::two_of_three().with_gap(Gap::Bridges),
    Rule::four_of_five().with_gap(Gap::Bridges),
    Rule::within(15).with_gap(Gap::Bridges),
    Rule::outside(8).with_gap(Gap::Bridges),
];
const RSPC_MINITAB: &[Rule] = &[
    Rule::beyond_limits().with_gap(Gap::Bridges),
    Rule::run(9).with_gap(Gap::Bridges),
    Rule::trend(7).with_gap(Gap::Bridges),
    Rule::alternating(15).with_gap(Gap::Bridges),
    Rule::two_of_three().with_gap(Gap::Bridges),
    Rule::four_of_five().with_gap(Gap::Bridges),
    Rule::within(15).with_gap(Gap::Bridges),
    Rule::outside(8).with_gap(Gap::Bridges),
];
const QICHARTS2: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::longest_run(Length::Anhoej)
        .with_flags(Flags::Phase)
        .with_judged(Judged::Always),
    Rule::crossings(Length::Anhoej)
        .with_flags(Flags::Phase)
        .with_judged(Judged::Always),
];
const POWERBI: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::run(7).with_flags(Flags::Window),
    Rule::trend(5).with_flags(Flags::Window),
    zone(2, 3, 2.0, Others::NotBeyondOpposite, Last::Any, None).with_flags(Flags::Qualifying),
];
const AUTOSPC: &[Rule] = &[
    Rule::run(8).with_flags(Flags::Window),
    Rule::beyond_limits(),
];
const JASP: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::run(7),
    Rule::trend(7),
    Rule::two_of_three(),
    Rule::within(15),
    Rule::outside(8),
];
const JASP_SPREAD: &[Rule] = &[Rule::beyond_limits(), Rule::run(7), Rule::trend(7)];
const RUNCHARTER: &[Rule] = &[Rule::run(9)
    .with_ties(Ties::Skip)
    .with_gap(Gap::Bridges)
    .with_flags(Flags::Window)];

impl RuleSet {
    /// NHSRplotthedots 0.2.2: beyond the limits, trend of 7, 2 of 3 between 2 and 3 sigma, run of 7.
    ///
    /// A point beyond 3 sigma does not count among the two of three; all three lie on one side; only the close
    /// points are marked. The order of the rules is the order in which the package lets one hide another.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::ptd_0_2_2();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "trend-of-7", "2-of-3-beyond-2-sigma", "run-of-7"]);
    /// ```
    #[must_use]
    pub const fn ptd_0_2_2() -> Self {
        Self::published("ptd", "0.2.2", "R package NHSRplotthedots 0.2.2", PTD)
            .starting_at(13)
            .showing(Shown::First)
    }

    /// qcc 2.7: beyond the limits, and a run of 7 marked from its seventh point on.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::qcc_2_7();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "run-of-7"]);
    /// ```
    #[must_use]
    pub const fn qcc_2_7() -> Self {
        Self::published("qcc", "2.7", "R package qcc 2.7", QCC_2)
    }

    /// qcc 3.0 with its Western Electric rules: the windows of 2 of 3 and 4 of 5 must be whole.
    ///
    /// Where limits vary, qcc 3.0 compares a whole window with the limits of its last point; here every point
    /// is compared with its own.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::qcc_3();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "2-of-3-beyond-2-sigma", "4-of-5-beyond-1-sigma", "run-of-8"]);
    /// ```
    #[must_use]
    pub const fn qcc_3() -> Self {
        Self::published("qcc", "3.0", "R package qcc 3.0", QCC_3).showing(Shown::First)
    }

    /// qcc 3.0 with its Nelson rules: the eighth needs points on both sides.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::qcc_3_nelson();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// let expected = [
    ///     "beyond-limits", "run-of-9", "trend-of-6", "alternating-14", "2-of-3-beyond-2-sigma",
    ///     "4-of-5-beyond-1-sigma", "15-within-1-sigma", "8-outside-1-sigma",
    /// ];
    /// assert_eq!(rules, expected);
    /// ```
    #[must_use]
    pub const fn qcc_3_nelson() -> Self {
        Self::published("qcc", "3.0-nelson", "R package qcc 3.0", QCC_3_NELSON)
            .showing(Shown::First)
    }

    /// Rspc 1.2.2 as it comes: Nelson's rules, missing values dropped, a first window that need not be whole.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::rspc_1_2_2();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// let expected = [
    ///     "beyond-limits", "run-of-9", "trend-of-6", "alternating-14", "2-of-3-beyond-2-sigma",
    ///     "4-of-5-beyond-1-sigma", "15-within-1-sigma", "8-outside-1-sigma",
    /// ];
    /// assert_eq!(rules, expected);
    /// ```
    #[must_use]
    pub const fn rspc_1_2_2() -> Self {
        Self::published(
            "rspc",
            "1.2.2",
            "R package Rspc 1.2.2, convention jmp",
            RSPC,
        )
    }

    /// Rspc 1.2.2 with its convention `minitab`: a trend of 7 points and 15 alternating.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::rspc_1_2_2_minitab();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// let expected = [
    ///     "beyond-limits", "run-of-9", "trend-of-7", "alternating-15", "2-of-3-beyond-2-sigma",
    ///     "4-of-5-beyond-1-sigma", "15-within-1-sigma", "8-outside-1-sigma",
    /// ];
    /// assert_eq!(rules, expected);
    /// ```
    #[must_use]
    pub const fn rspc_1_2_2_minitab() -> Self {
        Self::published(
            "rspc",
            "1.2.2-minitab",
            "R package Rspc 1.2.2, convention minitab",
            RSPC_MINITAB,
        )
    }

    /// qicharts2 0.8.1: beyond the limits, and Anhøj's two rules on whichever centre is drawn.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::qicharts2_0_8_1();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "run-anhoej", "crossings-anhoej"]);
    /// ```
    #[must_use]
    pub const fn qicharts2_0_8_1() -> Self {
        Self::published("qicharts2", "0.8.1", "R package qicharts2 0.8.1", QICHARTS2)
    }

    /// PowerBI-SPC 1.8 as it comes: beyond the limits, run of 7, trend of 5, 2 of 3 by a signed sum.
    ///
    /// A point beyond 2 sigma on the other side takes one from the sum, so that +, +, − is not two of three.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::powerbi_spc_1_8();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "run-of-7", "trend-of-5", "2-of-3-beyond-2-sigma"]);
    /// ```
    #[must_use]
    pub const fn powerbi_spc_1_8() -> Self {
        Self::published("powerbi-spc", "1.8", "PowerBI-SPC 1.8", POWERBI)
    }

    /// autospc 0.0.0.9051: a run of 8, marked whole, before one point beyond the limits.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::autospc_0_0_0_9051();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["run-of-8", "beyond-limits"]);
    /// ```
    #[must_use]
    pub const fn autospc_0_0_0_9051() -> Self {
        Self::published(
            "autospc",
            "0.0.0.9051",
            "R package autospc 0.0.0.9051",
            AUTOSPC,
        )
        .showing(Shown::First)
    }

    /// JASP's default for charts of individuals: beyond the limits, run of 7, trend of 7, 2 of 3, 15 within and 8
    /// outside 1 sigma; on a spread track beyond the limits, run and trend.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::jasp();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// let expected = [
    ///     "beyond-limits", "run-of-7", "trend-of-7", "2-of-3-beyond-2-sigma", "15-within-1-sigma",
    ///     "8-outside-1-sigma",
    /// ];
    /// assert_eq!(rules, expected);
    /// ```
    #[must_use]
    pub const fn jasp() -> Self {
        Self::published_with_spread(
            "jasp",
            "individuals",
            "JASP, quality control module, default rules for individuals",
            JASP,
            JASP_SPREAD,
        )
    }

    /// runcharter 0.2: a run of 9, points on the median left out.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::runcharter();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["run-of-9"]);
    /// ```
    #[must_use]
    pub const fn runcharter() -> Self {
        Self::published(
            "runcharter",
            "0.2.0.9000",
            "R package runcharter 0.2.0.9000",
            RUNCHARTER,
        )
    }
}
