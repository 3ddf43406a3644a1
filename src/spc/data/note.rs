//! Notes: what a reader of the chart should know about it.

use crate::base::period::Period;
use serde::Serialize;

/// What a reader of the chart should know about it. The sentences are in the words of the crate's language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Note {
    /// Too few points for the rule set: the phase has a median and no limits.
    TooFewForLimits {
        /// The phase, counted from 0.
        phase: usize,
        /// How many usable points it has.
        found: usize,
        /// How many the rule set asks for.
        needs: usize,
    },
    /// Too few useful points for a run chart: no rule is judged in the phase.
    TooFewForRules {
        /// The phase, counted from 0.
        phase: usize,
        /// How many points are judged: neither missing nor excluded.
        judged: usize,
        /// How many of them are useful: off the centre.
        found: usize,
        /// How many the rule set asks for.
        needs: usize,
    },
    /// Runs about the centre could tell nothing: rules about them are not judged in the phase. Its limits, if it has any, still are.
    RunsNotJudged {
        /// The phase, counted from 0.
        phase: usize,
        /// How many points are judged: neither missing nor excluded.
        judged: usize,
        /// How many of them lie off the centre; ten are needed.
        off_centre: usize,
        /// How many of the points that set the centre lie above it and below it; a third of them must lie on either side. None where
        /// no points set it.
        set_by: Option<[usize; 2]>,
        /// Where the centre is known: of 100 points of a steady process, how many lie above it and how many below; a third must on
        /// either side.
        expected: Option<[u8; 2]>,
    },
    /// Limits were asked for in spite of too few points.
    Provisional {
        /// The phase, counted from 0.
        phase: usize,
        /// How many usable points it has.
        found: usize,
        /// How many the rule set asks for.
        needs: usize,
    },
    /// Limits from few points: they may move a good deal when more come in.
    ShortBaseline {
        /// The phase, counted from 0.
        phase: usize,
        /// How many points set its limits.
        points: usize,
    },
    /// The points that set the limits are all equal: the limits have no width, and no sigma rule is judged.
    NoWidth {
        /// The phase, counted from 0.
        phase: usize,
    },
    /// A limit lies at the end of the values that are possible, or past it: it is drawn at the bound and never signals.
    LimitCut {
        /// The phase, counted from 0.
        phase: usize,
        /// Which limit.
        side: crate::base::direction::Side,
    },
    /// The points vary more than binomial or Poisson data do, above the 97.5 % point of what chance gives.
    OverDispersed {
        /// The phase, counted from 0.
        phase: usize,
        /// How many times as much.
        sigma_z: f64,
        /// What 97.5 in 100 steady series of this length stay under.
        null_point: f64,
    },
    /// The points vary less than binomial or Poisson data do, below the 2.5 % point of what chance gives, with at least five events
    /// (and non-events) expected a point: they may be averages, copies or targets.
    TooLittleVariation {
        /// The phase, counted from 0.
        phase: usize,
        /// How many times as much.
        sigma_z: f64,
        /// What 97.5 in 100 steady series of this length stay above.
        null_point: f64,
    },
    /// Fewer than five events, or fewer than five non-events, are expected per point: exact limits and run-chart rules by default.
    FewExpected {
        /// How many of them are expected per point, on average.
        number: f64,
        /// Which of the two are few.
        of: Rare,
    },
    /// The points follow the season, as fewer than one in 1,000 charts of independent values do: among
    /// [all notes](crate::Chart::all_notes) only.
    Seasonal {
        /// What one point stands for: the season is the year, and of days the week.
        period: Period,
        /// The standard deviation of the swing over that of the points about it.
        ratio: f64,
    },
    /// What the points are shares or rates of differs four times or more from the smallest to the largest, so that a limit lies twice as far
    /// from the centre at the one as at the other: among [all notes](crate::Chart::all_notes) only.
    UnequalDenominators {
        /// The smallest denominator of a point that is used.
        smallest: f64,
        /// The largest.
        largest: f64,
    },
    /// Neighbouring points resemble each other, whether the level moved or not, as fewer than one in 1,000 charts of independent values
    /// show: among [all notes](crate::Chart::all_notes) only.
    Resembling {
        /// The correlation, corrected for its bias.
        correlation: f64,
    },
}

/// What there is little of at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rare {
    /// Events.
    Events,
    /// Trials without the event: nearly all have it.
    NonEvents,
}
