//! Where the crate chooses otherwise than a package, and why.
//!
//! A difference is known by a rule about the case, never by the name of a case. What can still be checked is
//! checked: the code of the error, or the number by a sum of its own.

/// A choice that we would defend in public.
#[derive(Debug)]
pub(crate) struct Difference {
    pub(crate) name: &'static str,
    /// Which cases fall under it.
    pub(crate) holds: fn(&Facts) -> bool,
    pub(crate) why: &'static str,
}

/// What the rules of the differences ask about a case; worked out from its input and arguments alone.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question that a rule asks"
)]
pub(crate) struct Facts {
    /// The fewest usable points that set the limits of a phase.
    pub(crate) least_usable: usize,
    /// The fewest differences between neighbours that set the limits of a phase.
    pub(crate) least_differences: usize,
    /// Usable points of the whole chart.
    pub(crate) usable: usize,
    /// Some phase is set by points that do not vary at all.
    pub(crate) no_spread: bool,
    /// Screening leaves nothing but moving ranges of 0 in some phase.
    pub(crate) screened_flat: bool,
    pub(crate) any_missing: bool,
    /// Some point was excluded, or a baseline is shorter than its phase.
    pub(crate) part_of_the_points: bool,
    pub(crate) any_excluded: bool,
    pub(crate) unequal_sizes: bool,
    pub(crate) subgroup_of_one: bool,
    pub(crate) empty_subgroup: bool,
    pub(crate) spread_chart: bool,
    /// Data that the kind cannot have: events above trials, a zero time, a broken number of cases.
    pub(crate) impossible: bool,
    pub(crate) package_stopped: bool,
    pub(crate) geometric_probability: bool,
    pub(crate) varying_limits: bool,
    /// The spread was asked to come from something other than the chart's own statistic.
    pub(crate) other_estimator: bool,
    /// A baseline of fewer points than the package accepts.
    pub(crate) short_baseline: bool,
    /// A rule above and a rule below mark the same point.
    pub(crate) both_sides: bool,
    /// The points that set the limits are all equal.
    pub(crate) all_equal: bool,
    /// A sum passes its limit somewhere, and starts again.
    pub(crate) passes_its_limit: bool,
    /// Fewer points than the window of a rule.
    pub(crate) short_series: bool,
}

pub(crate) const TOO_FEW: Difference = Difference {
    name: "an error where limits would come from fewer than two differences",
    holds: |facts| facts.least_differences < 2 || facts.least_usable < 2 || facts.usable < 3,
    why: "one moving range (or one subgroup) says next to nothing of the spread, and none gives NaN: we refuse both",
};
pub(crate) const NOTHING_USABLE: Difference = Difference {
    name: "an error where there is no usable point",
    holds: |facts| facts.least_usable == 0,
    why: "the package draws nothing and says nothing; we say that there is no point",
};
pub(crate) const NO_WIDTH: Difference = Difference {
    name: "limits of no width where the package has NaN",
    holds: |facts| facts.no_spread,
    why: "screening keeps moving ranges strictly below a multiple of their mean, so that values that are all equal \
          leave none and give NaN; ours lie on the centre and a note says so",
};
pub(crate) const NO_WIDTH_SIGNALS: Difference = Difference {
    name: "limits of no width give no sigma signal",
    holds: |facts| facts.no_spread || facts.screened_flat,
    why: "when screening leaves only moving ranges of 0, every other point is beyond; we say that there is no sigma",
};
pub(crate) const EXCLUDED_RANGE: Difference = Difference {
    name: "a moving range never starts from an excluded point",
    holds: |facts| facts.any_excluded,
    why: "qicharts2's mr chart leaves out the range that ends at an excluded point and keeps the one that starts there",
};
pub(crate) const NO_LEVEL_OF_RANGES: Difference = Difference {
    name: "no new level of a chart of moving ranges",
    holds: |facts| facts.spread_chart,
    why: "autospc looks for a new level of a process in its moving ranges, neighbours of which share a value; we say \
          that such a chart has no level of its own",
};
pub(crate) const GOES_ON_OVER_MISSING: Difference = Difference {
    name: "missing points do not stop the search for a new level",
    holds: |facts| facts.package_stopped && facts.any_missing,
    why: "autospc stops with an error of R where a missing point meets a comparison; a missing point is never judged, \
          and ends a run",
};
pub(crate) const RATIO_BASELINE: Difference = Difference {
    name: "i′ honours baseline and exclusions",
    holds: |facts| facts.part_of_the_points,
    why: "qicharts2's ip chart takes sigma from every row whatever freeze and exclude say: a bug",
};
/// A factor that is taken back: the limits agree after it.
pub(crate) const POOLED: Difference = Difference {
    name: "the pooled standard deviation is not divided by c4 of each subgroup",
    holds: |facts| facts.unequal_sizes,
    why: "pooled over many subgroups it is almost unbiased; c4(n_i) corrects for the size of one subgroup",
};
/// Agrees when the package's centre is given as a known one; without that each subgroup has its own.
pub(crate) const EXPECTED_SPREAD: Difference = Difference {
    name: "each subgroup's own expected spread is the centre of R and S",
    holds: |facts| facts.spread_chart && (facts.unequal_sizes || facts.other_estimator),
    why: "a standard deviation of 3 values is expected to be smaller than one of 10, and the centre follows from \
          sigma; one centre for all sizes puts runs where there are none",
};
pub(crate) const SUBGROUP_OF_ONE: Difference = Difference {
    name: "an error for a subgroup of one",
    holds: |facts| facts.subgroup_of_one,
    why: "one value has no spread inside it; the package leaves its limits out without a word",
};
pub(crate) const EMPTY_SUBGROUP: Difference = Difference {
    name: "a subgroup without values is missing",
    holds: |facts| facts.empty_subgroup,
    why: "qicharts2 takes 1 from the pooled degrees of freedom for it and changes to the formula for unequal sizes",
};
pub(crate) const IMPOSSIBLE: Difference = Difference {
    name: "an error for data that cannot be",
    holds: |facts| facts.impossible,
    why: "more events than trials, or cases that are no whole number, are a fault in the data and not a point",
};
/// There is nothing to hold ours against but exact binomial chances summed here, with which it agrees.
pub(crate) const PACKAGE_STOPS: Difference = Difference {
    name: "limits where the package stops with a fault of its own",
    holds: |facts| facts.package_stopped,
    why: "qcc stops on a p chart of equal sizes with a confidence level because its matrix loses a dimension",
};
/// A shift that is taken back: the limits agree after it.
pub(crate) const GEOMETRIC: Difference = Difference {
    name: "exact g limits count the case with the event, as the data do",
    holds: |facts| facts.geometric_probability,
    why: "qcc's data count up to and including the event and its qgeom counts from 0: its limits are one too low",
};
pub(crate) const MISSING_SPREADS: Difference = Difference {
    name: "a missing value is a gap",
    holds: |facts| facts.any_missing,
    why: "qcc gives no limits at all when one value is missing, and NHSRplotthedots stops when one lies in a rising or \
          falling window of seven",
};
pub(crate) const WINDOW_BY_LAST: Difference = Difference {
    name: "each point of a window is held against its own limits",
    holds: |facts| facts.varying_limits,
    why: "qcc 3 holds all points of a window against the limits of its last point",
};
pub(crate) const SHORT_BASELINE: Difference = Difference {
    name: "a baseline under 12 points is a note",
    holds: |facts| facts.short_baseline,
    why: "the package refuses it; a short baseline is weak and sometimes all there is, so the chart says so",
};
pub(crate) const BOTH_SAID: Difference = Difference {
    name: "improvement and concern at once are both said",
    holds: |facts| facts.both_sides,
    why: "the package shows the one whose rule comes first; a rising trend below the mean is both",
};
pub(crate) const NO_ICON: Difference = Difference {
    name: "limits without width license no icon",
    holds: |facts| facts.all_equal,
    why: "the package says common cause; no point can be held against limits that are one line, so nothing is judged",
};
pub(crate) const SHORT_SERIES: Difference = Difference {
    name: "no hit in a series shorter than a rule's window, where the package stops",
    holds: |facts| facts.short_series,
    why: "qcc 3 stops with `wrong embedding dimension`; a window that is not whole is no hit",
};
pub(crate) const ONE_SUM: Difference = Difference {
    name: "one value has one sum",
    holds: |facts| facts.usable == 1,
    why: "qcc counts from 2 down to 1 and returns 0 and NA for a CUSUM of one value",
};
/// The limits are held against the weights of each value, written out.
pub(crate) const UNEQUAL_WEIGHTS: Difference = Difference {
    name: "each subgroup brings its own variance to an average",
    holds: |facts| facts.unequal_sizes,
    why: "qcc takes the size of the newest subgroup for all that are in the average, so that its limits jump with each size",
};
/// The points where this happens are the package's own signals.
pub(crate) const DRAWN_BEYOND: Difference = Difference {
    name: "a sum that passes its limit is drawn there",
    holds: |facts| facts.passes_its_limit,
    why: "bchart puts the new start at the point of the signal itself, so that the sum is never seen beyond its limit; ours \
          starts again at the next point, as surveillance does",
};
