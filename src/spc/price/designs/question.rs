//! What a price is the price of, and how it was found.

use crate::spc::data::kind::Kind;
use crate::spc::price::designs::departure::Departure;
use crate::spc::rules::RuleSet;
use serde::Serialize;

/// Which chance is asked for. All are chances of a signal though nothing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// A signal anywhere, at one look at the finished chart.
    AnySignal,
    /// Special cause at the latest point, at one look: the icon of [Making Data Count](RuleSet::making_data_count).
    LatestPoint,
    /// Special cause at the latest point at one look or more, looking after each new point. Limits are worked out
    /// anew each time, as the design says.
    EverOver {
        /// How many looks; the last is at the whole chart.
        looks: usize,
    },
    /// A signal among points still to come, against limits that are frozen now. The rules start afresh at the
    /// first new point.
    WithinNext {
        /// How many points.
        points: usize,
    },
}

/// How a chance was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Method {
    /// Worked out, without simulation.
    Exact,
    /// Counted among simulated series.
    Simulated {
        /// How many series.
        series: u32,
        /// The seed: the same seed makes the same series on every machine.
        seed: u64,
    },
}

/// Where the limits of a design come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LimitsFrom {
    /// The points that are judged, all of them.
    SamePoints,
    /// The first points, which are judged as well.
    Baseline {
        /// How many.
        points: usize,
    },
    /// Each phase has its own, or those of points outside it.
    Phases {
        /// How many phases.
        phases: usize,
        /// In how many of them the limits come from other points than their own.
        frozen: usize,
    },
    /// They are known.
    Known,
}

/// What a price takes as given.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Given {
    /// The kind of chart.
    pub kind: Kind,
    /// How many points have a value.
    pub points: usize,
    /// The rule sets, any of which may signal: mostly one.
    pub rules: Vec<RuleSet>,
    /// Where the limits come from.
    pub limits: LimitsFrom,
    /// How the values differ from independent values of the process's family; `None` if they do not.
    pub departure: Option<Departure>,
    /// Whether the process was read off a chart's own data, and not stated.
    pub plug_in: bool,
}

/// The chance of a signal though nothing changed, and what it takes as given.
///
/// "Nothing changed" means independent values from the stated family, with constant mean and spread; phases,
/// exclusions, baseline and rules fixed before the data were seen; denominators and gaps as they are. A price is a
/// property of the chart as it was set up, never of the signals that are on it: it does not say how likely
/// it is that a signal is a false one.
///
/// ```
/// use improvement::spc::price::{Design, Method, Price, Process, Question};
/// use improvement::{Kind, RuleSet};
///
/// # fn main() -> Result<(), improvement::Error> {
/// // limits from the same 24 points
/// let design = Design::new(Kind::Individuals, RuleSet::shewhart(), 24, Process::normal())?;
/// let price = Price::of(&design, Question::AnySignal)?;
/// assert!((price.chance() - 0.058).abs() < 4.0 * price.standard_error());
///
/// // limits that are known: no simulation is needed
/// let price = Price::of(&design.known()?, Question::AnySignal)?;
/// assert_eq!(price.method(), Method::Exact);
/// assert_eq!(format!("{:.4}", price.chance()), "0.0628"); // 1 − 0.9973²⁴
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Price {
    pub(in crate::spc::price) question: Question,
    pub(in crate::spc::price) chance: f64,
    pub(in crate::spc::price) standard_error: f64,
    pub(in crate::spc::price) method: Method,
    pub(in crate::spc::price) given: Given,
    pub(in crate::spc::price) between: Option<(f64, f64)>,
    pub(in crate::spc::price) judged: bool,
}

impl Price {
    /// The question.
    #[must_use]
    pub const fn question(&self) -> Question {
        self.question
    }

    /// The chance, from 0 to 1.
    #[must_use]
    pub const fn chance(&self) -> f64 {
        self.chance
    }

    /// The standard error of a simulated chance; 0 of an exact one.
    #[must_use]
    pub const fn standard_error(&self) -> f64 {
        self.standard_error
    }

    /// How it was found.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// What it takes as given.
    #[must_use]
    pub const fn given(&self) -> &Given {
        &self.given
    }

    /// Whether any rule is judged on such a chart. Not where it has fewer points than every rule needs: its chance of 0 says nothing
    /// then.
    #[must_use]
    pub const fn is_judged(&self) -> bool {
        self.judged
    }

    /// Of frozen limits that were estimated ([`Question::WithinNext`]): between which chances the middle 80 in 100
    /// charts lie, once their limits stand. The chance itself is the mean over all of them.
    #[must_use]
    pub const fn between(&self) -> Option<(f64, f64)> {
        self.between
    }
}
