//! Rules about the centre line alone, as run charts use them.

use crate::spc::rules::pattern::{Length, RunsTable, Ties};
use crate::spc::rules::rule::{Flags, Gap, Judged, Rule};
use crate::spc::rules::set::RuleSet;

const IHI_RUN: &[Rule] = &[
    Rule::run(6)
        .with_ties(Ties::Skip)
        .with_flags(Flags::Window)
        .with_gap(Gap::Bridges)
        .with_judged(Judged::WhereItCouldTell),
    Rule::trend(5)
        .with_ties(Ties::Skip)
        .with_flags(Flags::Window)
        .with_gap(Gap::Bridges),
    Rule::runs(RunsTable::Exact05),
];
const ANHOEJ: &[Rule] = &[
    Rule::longest_run(Length::Anhoej),
    Rule::crossings(Length::Anhoej),
];
const ANHOEJ_3_SIGMA: &[Rule] = &[
    Rule::beyond_limits(),
    Rule::longest_run(Length::Anhoej),
    Rule::crossings(Length::Anhoej),
];
const BEST_BOX: &[Rule] = &[
    Rule::longest_run(Length::BestBox),
    Rule::crossings(Length::BestBox),
];
const CUT_BOX: &[Rule] = &[
    Rule::longest_run(Length::CutBox),
    Rule::crossings(Length::CutBox),
];
const SSA: &[Rule] = &[Rule::run(9).with_flags(Flags::Window)];

impl RuleSet {
    /// The Institute for Healthcare Improvement's run chart: a shift of 6, a trend of 5, too few or too many runs.
    ///
    /// Points on the median neither add nor break; of equal values in a row the first counts. The number of runs is
    /// held against the exact two-sided 5 % limits with half of the points on each side. Perla's own table
    /// differs a little and is not in a public text. "Astronomical" points are for the eye.
    ///
    /// Source: Perla, Provost and Murray, BMJ Quality and Safety 20 (2011) 46.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::ihi_run();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["run-of-6", "trend-of-5", "runs-exact-05"]);
    /// ```
    #[must_use]
    pub const fn ihi_run() -> Self {
        Self::published(
            "ihi-run",
            "2011",
            "Perla, Provost and Murray, The run chart, BMJ Qual. Saf. 20 (2011), with exact limits for the number of runs",
            IHI_RUN,
        )
        .starting_at(10)
    }

    /// Anhøj: the longest run and the number of crossings, both judged by the number of points off the centre.
    ///
    /// Source: Anhøj and Olesen, PLoS ONE 9 (2014) e113825; Anhøj, PLoS ONE 10 (2015) e0121349.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::anhoej();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["run-anhoej", "crossings-anhoej"]);
    /// ```
    #[must_use]
    pub const fn anhoej() -> Self {
        Self::published(
            "anhoej",
            "2014",
            "Anhøj and Olesen, PLoS ONE 9 (2014) e113825",
            ANHOEJ,
        )
        .starting_at(10)
    }

    /// Anhøj's two rules, and one point beyond the limits.
    ///
    /// The default of a g chart adds zeros in a row ([`Rule::lowest`]): events that follow each other with no case between. It asks for
    /// so many, at least two, that they have a chance of at most .00135 at any one place: 3 where one case in 20 has the event, 2
    /// where one in 28 or fewer do, 10 where every other one does. On 24 points of the first that is a false alarm in .003.
    ///
    /// Source: Anhøj and Wentzel-Larsen, BMC Medical Research Methodology 18 (2018) 114.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::anhoej_3_sigma();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["beyond-limits", "run-anhoej", "crossings-anhoej"]);
    /// ```
    #[must_use]
    pub const fn anhoej_3_sigma() -> Self {
        Self::published(
            "anhoej-3-sigma",
            "2018",
            "Anhøj and Wentzel-Larsen, BMC Med. Res. Methodol. 18 (2018)",
            ANHOEJ_3_SIGMA,
        )
        .starting_at(10)
    }

    /// Longest run and crossings by the best box.
    ///
    /// Source: Anhøj and Wentzel-Larsen, BMC Medical Research Methodology 18 (2018) 114; the R package crossrun.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::best_box();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["run-best-box", "crossings-best-box"]);
    /// ```
    #[must_use]
    pub const fn best_box() -> Self {
        Self::published(
            "best-box",
            "2020",
            "Anhøj and Wentzel-Larsen, best box (R package crossrun)",
            BEST_BOX,
        )
        .starting_at(10)
    }

    /// Longest run and crossings by the cut box.
    ///
    /// Source: Anhøj and Wentzel-Larsen, 2020; the R package crossrun.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::cut_box();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["run-cut-box", "crossings-cut-box"]);
    /// ```
    #[must_use]
    pub const fn cut_box() -> Self {
        Self::published(
            "cut-box",
            "2020",
            "Anhøj and Wentzel-Larsen, cut box (R package crossrun)",
            CUT_BOX,
        )
        .starting_at(10)
    }

    /// The run chart of the United States Social Security Administration: nine in a row on one side.
    ///
    /// Source: the Administration's public page on run charts.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let set = RuleSet::ssa();
    /// let rules: Vec<_> = set.rules().iter().map(|rule| rule.name()).collect();
    /// assert_eq!(rules, ["run-of-9"]);
    /// ```
    #[must_use]
    pub const fn ssa() -> Self {
        Self::published(
            "ssa",
            "run-chart",
            "US Social Security Administration, run charts",
            SSA,
        )
    }
}
