//! What weakens a comparison, and what forbids a verdict.

use crate::base::direction::Side;
use crate::base::interval::Interval;
use crate::spc::data::phase::Decided;
use serde::Serialize;

/// What weakens a comparison without forbidding it. Each prints as a sentence.
///
/// ```
/// use improvement::spc::shift::Caution;
///
/// let caution = Caution::SpreadGrew { times: 2.5 };
/// assert!(caution.to_string().starts_with("the points spread 2.5 times as far after the change"));
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Caution {
    /// The change began because of a signal, and the points before hold the points of that signal: a run of 7 in a baseline of 12
    /// points raises the error from 0.016 to 0.109, and without its points it is 0.009.
    BegunBySignal {
        /// The rule of the signal.
        rule: String,
        /// The first point of the signal, counted from 0.
        from: usize,
        /// The point it ends before.
        to: usize,
    },
    /// The change is said to have begun because of a signal that the chart did not have when it began.
    NoPromptingSignal {
        /// The rule of the signal.
        rule: String,
    },
    /// The points before the change moved by themselves. The test is at 5 % either way, with the correlation about the slope: it
    /// finds a fifth to a third of the false claims that a moving level makes at 24 points.
    BaselineMoved {
        /// Which way.
        towards: Side,
        /// How many points it was asked of.
        points: usize,
    },
    /// The measure was defined otherwise from a point inside one of the stretches on.
    DefinitionInside {
        /// That point, counted from 0.
        at: usize,
    },
    /// The points spread at least twice as far after the change as before: with 24 points before, the error is then 0.11.
    SpreadGrew {
        /// How many times as far.
        times: f64,
    },
    /// That the measure would be judged was not declared beforehand: the day of the change stands in a source apart from the data.
    NotDeclared,
    /// Every claim that is upheld has this one: a level that wanders slowly by itself looks the same.
    MayWander,
}

/// Why a comparison cannot tell. Each prints as a sentence.
///
/// ```
/// use improvement::spc::shift::WhyNot;
///
/// let why = WhyNot::TooFewBefore { points: 5, needs: 8 };
/// assert_eq!(why.to_string(), "there are 5 points before the change, and it takes 8");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WhyNot {
    /// Too few points before the change: 8, or 12 where each is compared with its month.
    TooFewBefore {
        /// How many have a value.
        points: usize,
        /// How many it takes.
        needs: usize,
    },
    /// Too few points after the change.
    TooFewAfter {
        /// How many have a value.
        points: usize,
        /// How many it takes.
        needs: usize,
        /// The evidence so far, at the correlation that the points show.
        e: f64,
    },
    /// Neighbours resemble each other as much as is told: the level itself moves, and the chart cannot say when.
    LevelMoves {
        /// The correlation.
        correlation: f64,
    },
    /// The points do not vary about their levels, so that nothing says how far chance alone takes them.
    NoVariation,
    /// Too few events a point before the change: the times or cases between them tell more.
    TooFewEvents {
        /// How many a point; of proportions, those with the event or those without, whichever are fewer.
        a_point: f64,
        /// How many it takes.
        needs: f64,
    },
    /// The stretches were chosen after the data had been seen, or nobody recorded when.
    NotBeforehand {
        /// When they were decided.
        decided: Decided,
    },
    /// The measure was defined otherwise between the two stretches.
    DefinitionChanged {
        /// From this point on, counted from 0.
        at: usize,
    },
    /// There is no level to hold.
    NoHoldLevel,
    /// The series has no dates.
    NotDated,
    /// Nobody has said which way is better.
    NoDirection,
    /// An interval lies astride what it should lie beyond or within.
    Astride {
        /// The interval, while it has ends.
        interval: Option<Interval>,
        /// What it lies astride.
        of: f64,
    },
    /// Too few points since the day from which a level is held.
    TooFewSince {
        /// How many have a value.
        points: usize,
        /// How many it takes.
        needs: usize,
    },
    /// There is not yet enough evidence.
    NotYet {
        /// The evidence so far, at the correlation that the points show.
        e: f64,
        /// How much it takes.
        needs: f64,
        /// The interval of the shift at any look, while it has ends.
        interval: Option<Interval>,
    },
}
