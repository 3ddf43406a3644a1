//! What a rule looks for.

use serde::{Deserialize, Serialize};

/// What a rule looks for: a property of the last few points, or of a whole phase.
///
/// An option that belongs to one pattern sits inside it, so that nonsense (ties on a 3 sigma rule) cannot be
/// written. A pattern is complete at a point when that point is the last of a window that has the property.
///
/// ```
/// use improvement::spc::rules::{Border, Edge, Last, Others, Pattern, Rule, WarmUp};
///
/// // two of three points in a row beyond 2 sigma, all three on one side of the centre
/// let near_a_limit = Pattern::Beyond {
///     count: 2,
///     window: 3,
///     border: Border::Sigma(2.0),
///     edge: Edge::Excluded,
///     short_of: None,
///     others: Others::SameSide,
///     last: Last::Any,
///     warm_up: WarmUp::FullWindow,
/// };
/// assert_eq!(Rule::of(near_a_limit).name(), "2-of-3-beyond-2-sigma");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Pattern {
    /// `count` of `window` points in a row past a border, all on one side of it: 1 of 1 beyond the limits, 2 of 3
    /// beyond 2 sigma, 4 of 5 beyond 1 sigma.
    Beyond {
        /// How many points must be past the border.
        count: u16,
        /// Out of how many in a row, at most 64.
        window: u16,
        /// The border.
        border: Border,
        /// Whether a point exactly on the border is past it.
        edge: Edge,
        /// A farther border that a point must not be past to count.
        short_of: Option<Border>,
        /// What is asked of the other points of the window.
        others: Others,
        /// Whether the last point of the window must itself be past the border.
        last: Last,
        /// What happens before a whole window has been seen.
        warm_up: WarmUp,
    },
    /// Points in a row on one side of the centre: a shift.
    Run {
        /// How many points.
        length: Length,
        /// What a point on the centre does.
        ties: Ties,
    },
    /// Points in a row that all rise, or all fall.
    Trend {
        /// How many points (6 points are 5 steps).
        points: u16,
        /// What a value equal to the one before does.
        ties: Ties,
    },
    /// Points in a row that rise and fall in turn.
    Alternating {
        /// How many points (14 points are 13 steps).
        points: u16,
        /// What a value equal to the one before does.
        ties: Ties,
    },
    /// Points in a row that all lie between the two lines of a border: too little variation.
    Within {
        /// How many points.
        points: u16,
        /// The border on either side.
        border: Border,
        /// Whether a point exactly on a line lies within.
        edge: Edge,
    },
    /// Points in a row that all lie past a border on either side: a mixture.
    Outside {
        /// How many points.
        points: u16,
        /// The border on either side.
        border: Border,
        /// Whether a point exactly on a line lies outside.
        edge: Edge,
        /// Whether both sides must be among them.
        seen: Seen,
    },
    /// Two points of a window past a border on opposite sides: Westgard's `R_4s`.
    Opposed {
        /// The border on either side.
        border: Border,
        /// How many points in a row, at most 64; the point that completes the pattern is the last of them.
        window: u16,
    },
    /// Two points of a window farther apart than z sigma: the dialect of `R_4s`.
    Spread {
        /// The distance, in sigma.
        more_than: f64,
        /// How many points in a row, at most 64; the point that completes the pattern is the last of them.
        window: u16,
    },
    /// Too few crossings of the centre in a whole phase. Points on the centre are left out of the count.
    Crossings {
        /// Which table says how many are too few. [`Length::Exactly`] is a number of one's own.
        fewer_than: Length,
    },
    /// Too few or too many runs about the centre in a whole phase. Points on the centre are left out of the count.
    Runs {
        /// Which table says how many are too few and too many.
        table: RunsTable,
    },
}

/// A line on each side of the centre, or the centre.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Border {
    /// The centre line.
    Centre,
    /// So many sigma from the centre, on the scale on which the chart's limits are made.
    Sigma(f64),
    /// The limit that is drawn, whatever made it.
    Limit,
    /// The least that a value can be, below, and the most, above: no cases between two events. Values lie on it at the farthest, so that
    /// its [edge](Edge::Included) is asked for with it; a chart without limits, and values without such an end, have no such line.
    Bound,
}

/// Whether a point that lies exactly on a line belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// On the line is not past it (or not within it): the strict comparison.
    Excluded,
    /// On the line counts.
    Included,
}

/// What is asked of the points of a window that are not past the border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Others {
    /// Nothing: they lie anywhere (Western Electric, Nelson).
    Anywhere,
    /// They lie strictly on the same side of the centre (Making Data Count, NHSRplotthedots).
    SameSide,
    /// They are not past the border on the opposite side (PowerBI-SPC adds +1 and −1).
    NotBeyondOpposite,
}

/// Whether the last point of a window must itself be past the border.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Last {
    /// It must.
    Qualifies,
    /// It need not: two of three is complete at the third, wherever that lies.
    Any,
}

/// What happens before a whole window has been seen: at the start of a phase, or after a gap that breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WarmUp {
    /// No hit before the window is whole.
    FullWindow,
    /// A hit as soon as enough points are past the border.
    Partial,
}

/// What a tie does: a point on the centre in a run, a value equal to the one before in a trend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// It ends the pattern.
    Break,
    /// It is left out: the pattern goes on over it and is not longer for it.
    Skip,
    /// It counts as one more point of the pattern, on either side.
    Extend,
}

/// Whether both sides must be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// All points on one side will do.
    EitherSide,
    /// At least one point on each side.
    BothSides,
}

/// How long a run must be, or how few crossings are too few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Length {
    /// This many points; for crossings, fewer than this many.
    Exactly(u16),
    /// By the number of points off the centre line: longer than log₂ n + 3, rounded; fewer crossings than the
    /// 5 % point of a binomial of n − 1 and a half (Anhøj and Olesen 2014).
    Anhoej,
    /// The best box of Anhøj and Wentzel-Larsen (2018): the pair of limits with the most power at
    /// about 5 %, from 10 to 100 points; elsewhere as `Anhoej`.
    BestBox,
    /// The cut box of Wentzel-Larsen and Anhøj (2019): the best box with its corner cut, from 10 to
    /// 100 points; elsewhere as `Anhoej`.
    CutBox,
}

/// How many runs are too few and too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RunsTable {
    /// The exact limits that leave at most 2.5 % at each end, with half of the points on each side.
    Exact05,
}
