//! What a verdict says, and what bears it out.

use super::claim::{Claim, ClaimedSignal};
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::CycleId;
use crate::base::interval::Interval;
use crate::spc::price::Question;
use crate::spc::shift::{Caution, Shift, WhyNot};
use crate::spc::{Chart, ChartPrice, Decided};
use serde::Serialize;
use std::ops::Range;

/// What the figures say of a claim.
///
/// ```
/// use improvement::claim::Verdict;
///
/// assert!(!Verdict::NotChecked.is_upheld());
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// It is borne out.
    Upheld {
        /// The first point at which it was, counted from 0. Later points never move it; corrected values can.
        reached: usize,
        /// The date of that point.
        on: Date,
        /// What today's figures say.
        standing: Standing,
    },
    /// The figures say otherwise.
    NotUpheld(Against),
    /// The figures cannot tell.
    CannotTell(Vec<WhyNot>),
    /// The claim is a statement: it does not say what is claimed, or nothing is compared.
    NotChecked,
}

/// What today's figures say of a claim that was upheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Standing {
    /// They still bear it out.
    Stands,
    /// They have weakened: alone they would not be enough.
    Weaker,
    /// They no longer bear it out.
    NoLonger,
}

/// What speaks against a claim.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Against {
    /// The level moved the other way.
    OtherWay {
        /// The first point at which that was sure, counted from 0.
        reached: usize,
        /// Its date.
        on: Date,
    },
    /// The interval lies wholly on the wrong side.
    WrongSide {
        /// The interval.
        interval: Interval,
        /// What it should lie beyond, or within.
        of: f64,
    },
    /// The level that was to be held has slipped.
    Slipped {
        /// Where the slip probably began, counted from 0.
        began: usize,
        /// The date of that point.
        since: Date,
        /// The point at which it was seen.
        seen: usize,
    },
    /// The signal that the claim names is not on the chart.
    NoSuchSignal {
        /// Its rule.
        rule: String,
    },
}

impl Verdict {
    /// Whether the claim is borne out.
    #[must_use]
    pub const fn is_upheld(&self) -> bool {
        matches!(self, Self::Upheld { .. })
    }

    /// Whether the claim is borne out and today's figures do not speak against it.
    #[must_use]
    pub const fn stands(&self) -> bool {
        matches!(
            self,
            Self::Upheld {
                standing: Standing::Stands | Standing::Weaker,
                ..
            }
        )
    }
}

/// What a verdict rests on: enough to work it out again.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Bearing {
    /// The chart of the measure, with all its points.
    pub chart: Chart,
    /// The comparison as of the day of the verdict; none where nothing can be compared.
    pub shift: Option<Shift>,
    /// The points before the change and those after it that were known on that day.
    pub stretches: Option<[Range<usize>; 2]>,
    /// When it was decided what is compared: what the claim says, or the plans of its cycles.
    pub decided: Option<Decided>,
    /// The target of the aim that the claim names.
    pub target: Option<f64>,
    /// The signal that the claim names, with the points of its window on the chart.
    pub signal: Option<(ClaimedSignal, Range<usize>)>,
    /// Everything that was begun between the two stretches or soon after: a shift has any or all of them to thank.
    pub causes: Vec<CycleId>,
    /// What weakens it.
    pub cautions: Vec<Caution>,
    /// The version of this crate.
    pub version: &'static str,
}

impl Bearing {
    /// The false-alarm rate of the chart: of charts like it on which nothing changes, the share with any signal.
    ///
    /// # Errors
    ///
    /// Why it has none: those of [`Chart::price`](crate::Chart::price).
    pub fn price(&self) -> Result<ChartPrice, Error> {
        self.chart.price(Question::AnySignal)
    }
}

/// The verdict on a claim, with what bears it out. It prints as the sentences that belong beside the claim.
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct ClaimVerdict {
    pub(crate) claim: Claim,
    pub(crate) verdict: Verdict,
    pub(crate) bearing: Bearing,
    pub(crate) today: Date,
}

impl ClaimVerdict {
    /// The claim.
    #[must_use]
    pub const fn claim(&self) -> &Claim {
        &self.claim
    }

    /// The verdict.
    #[must_use]
    pub const fn verdict(&self) -> &Verdict {
        &self.verdict
    }

    /// What bears it out.
    #[must_use]
    pub const fn bearing(&self) -> &Bearing {
        &self.bearing
    }

    /// The day of the verdict: nothing after it was looked at.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.today
    }
}
