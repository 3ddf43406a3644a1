//! Westgard's multirules for laboratory controls: z against an assigned mean and standard deviation.
//!
//! A rule that holds within one run is of scope `block`, one that holds for one material from run to run of scope
//! `lane`, one that takes the controls as they come of scope `sequence`.

use crate::spc::rules::pattern::{Border, Edge, Last, Length, Others, Pattern, Ties, WarmUp};
use crate::spc::rules::rule::{Gap, Role, Rule, Scope};
use crate::spc::rules::set::RuleSet;

const fn beyond(count: u16, window: u16, sigma: f64, warm_up: WarmUp) -> Pattern {
    Pattern::Beyond {
        count,
        window,
        border: Border::Sigma(sigma),
        edge: Edge::Excluded,
        short_of: None,
        others: Others::Anywhere,
        last: Last::Qualifies,
        warm_up,
    }
}

const fn all_beyond(name: &'static str, count: u16, sigma: f64, scope: Scope) -> Rule {
    Rule::called(name, beyond(count, count, sigma, WarmUp::FullWindow))
        .with_scope(scope)
        .with_gap(Gap::Bridges)
}

const fn one_side(points: u16, name: &'static str) -> Rule {
    Rule::called(
        name,
        Pattern::Run {
            length: Length::Exactly(points),
            ties: Ties::Break,
        },
    )
    .with_gap(Gap::Bridges)
}

const WARNING: Rule = all_beyond("1-2s", 1, 2.0, Scope::Sequence).with_role(Role::Warning);
const ONE_3S: Rule = all_beyond("1-3s", 1, 3.0, Scope::Sequence);
const TWO_2S_ACROSS: Rule = all_beyond("2-2s-across", 2, 2.0, Scope::Block);
const TWO_2S_WITHIN: Rule = all_beyond("2-2s-within", 2, 2.0, Scope::Lane);
const R_4S: Rule = Rule::called(
    "r-4s",
    Pattern::Opposed {
        border: Border::Sigma(2.0),
        window: 6,
    },
)
.with_scope(Scope::Block)
.with_gap(Gap::Bridges);
const FOUR_1S_ACROSS: Rule = all_beyond("4-1s-across", 4, 1.0, Scope::Sequence);
const FOUR_1S_WITHIN: Rule = all_beyond("4-1s-within", 4, 1.0, Scope::Lane);
const TWO_OF_THREE_2S: Rule = Rule::called("2of3-2s", beyond(2, 3, 2.0, WarmUp::Partial))
    .with_scope(Scope::Block)
    .with_gap(Gap::Bridges);
const THREE_1S: Rule = all_beyond("3-1s", 3, 1.0, Scope::Sequence);

const TEN: &[Rule] = &[
    ONE_3S,
    TWO_2S_ACROSS,
    TWO_2S_WITHIN,
    R_4S,
    FOUR_1S_ACROSS,
    FOUR_1S_WITHIN,
    one_side(10, "10-x"),
    WARNING,
];
const EIGHT: &[Rule] = &[
    ONE_3S,
    TWO_2S_ACROSS,
    TWO_2S_WITHIN,
    R_4S,
    FOUR_1S_ACROSS,
    FOUR_1S_WITHIN,
    one_side(8, "8-x"),
    WARNING,
];
const SIX: &[Rule] = &[
    ONE_3S,
    TWO_OF_THREE_2S,
    R_4S,
    THREE_1S,
    one_side(6, "6-x"),
    WARNING,
];
const NINE: &[Rule] = &[
    ONE_3S,
    TWO_OF_THREE_2S,
    R_4S,
    THREE_1S,
    one_side(9, "9-x"),
    WARNING,
];
const TWELVE: &[Rule] = &[
    ONE_3S,
    TWO_OF_THREE_2S,
    R_4S,
    THREE_1S,
    one_side(12, "12-x"),
    WARNING,
];

const SOURCE: &str = "Westgard, Barry, Hunt and Groth, Clin. Chem. 27 (1981) 493, and Westgard QC";

impl RuleSet {
    /// Westgard's multirule for two controls in a run: `1_3s`, `2_2s`, `R_4s`, `4_1s`, `10_x`, and the warning `1_2s`.
    ///
    /// `2_2s` holds across the materials of one run or within one material from run to run; `4_1s` across all
    /// controls or within one material; `R_4s` within one run.
    ///
    /// Source: Westgard, Barry, Hunt and Groth, Clinical Chemistry 27 (1981) 493.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::westgard();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["1-3s", "2-2s-across", "2-2s-within", "r-4s", "4-1s-across", "4-1s-within", "10-x", "1-2s"]);
    /// ```
    #[must_use]
    pub const fn westgard() -> Self {
        Self::published("westgard", "10x", SOURCE, TEN)
    }

    /// The multirule for four controls in a run, or two in each of two runs: as [`westgard`](Self::westgard), with
    /// `8_x`.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::westgard_8x();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["1-3s", "2-2s-across", "2-2s-within", "r-4s", "4-1s-across", "4-1s-within", "8-x", "1-2s"]);
    /// ```
    #[must_use]
    pub const fn westgard_8x() -> Self {
        Self::published("westgard", "8x", SOURCE, EIGHT)
    }

    /// The multirule for three or six controls in a run: `1_3s`, `2of3_2s`, `R_4s`, `3_1s`, `6_x`.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::westgard_6x();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["1-3s", "2of3-2s", "r-4s", "3-1s", "6-x", "1-2s"]);
    /// ```
    #[must_use]
    pub const fn westgard_6x() -> Self {
        Self::published("westgard", "6x", SOURCE, SIX)
    }

    /// The multirule for three or six controls in a run, with `9_x`.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::westgard_9x();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["1-3s", "2of3-2s", "r-4s", "3-1s", "9-x", "1-2s"]);
    /// ```
    #[must_use]
    pub const fn westgard_9x() -> Self {
        Self::published("westgard", "9x", SOURCE, NINE)
    }

    /// The multirule for three or six controls in a run, with `12_x`.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::westgard_12x();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["1-3s", "2of3-2s", "r-4s", "3-1s", "12-x", "1-2s"]);
    /// ```
    #[must_use]
    pub const fn westgard_12x() -> Self {
        Self::published("westgard", "12x", SOURCE, TWELVE)
    }
}
