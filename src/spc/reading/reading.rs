//! What a chart says, as data: the variation at the latest point, and what to expect of a target.

use crate::base::direction::{Direction, Side};
use crate::spc::chart::chart::Chart;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::rules::{Role, Signal};
use serde::Serialize;

/// The variation, judged at the latest point as Making Data Count does.
///
/// A special cause is something that the process as it was does not explain. Which way it points is the rule's:
/// a trend counts by where it goes, a run and a point beyond a limit by where they lie.
///
/// ```
/// use improvement::spc::Variation;
/// use improvement::{Chart, Direction, Side};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 9];
/// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
/// assert_eq!(chart.reading().variation(), Variation::Improvement(Side::Below));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Variation {
    /// Special cause in the better direction.
    Improvement(Side),
    /// Signals in both directions hold at once: both are said. Making Data Count shows the improvement.
    ImprovementAndConcern {
        /// The side of the improvement; the concern is on the other.
        improvement: Side,
    },
    /// Special cause in the worse direction.
    Concern(Side),
    /// Special cause, and neither direction is better.
    Neither(Side),
    /// Special cause of no one direction: on both sides where neither is better, or a pattern without sides.
    Undirected,
    /// Nothing at the latest point that the process as it was does not explain.
    CommonCause,
    /// Too few points for the rule set.
    TooFew,
    /// No rule was asked for, so that nothing is judged: the default of a moving-range chart.
    NotJudged,
}

/// What to expect of a target, if the process stays as it is: the target against the limits at the latest point.
///
/// Strictly: a target exactly on a limit is hit or miss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    /// The target lies beyond the limit on the worse side: the process will keep meeting it.
    Passes,
    /// The target lies between the limits (or on one): met or missed by chance.
    HitOrMiss,
    /// The target lies beyond the limit on the better side: the process will keep missing it.
    Fails,
    /// Too few points for limits.
    TooFew,
}

/// What a chart says at its latest point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    latest: usize,
    direction: Direction,
    variation: Variation,
    assurance: Option<Assurance>,
    stable: bool,
    provisional: bool,
    behind: Vec<usize>,
}

impl Reading {
    /// The point that it judges: the last one that has a value and is not excluded.
    #[must_use]
    pub fn latest(&self) -> usize {
        self.latest
    }

    /// Which way is better.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The variation at the latest point.
    #[must_use]
    pub fn variation(&self) -> Variation {
        self.variation
    }

    /// What to expect of the target; `None` without a target at the latest point, where neither direction is better, and
    /// on a chart whose limits are not those of the values (run, EWMA).
    #[must_use]
    pub fn assurance(&self) -> Option<Assurance> {
        self.assurance
    }

    /// Whether the latest phase is without a signal. If not, assurance is no forecast.
    #[must_use]
    pub fn is_stable(&self) -> bool {
        self.stable
    }

    /// Whether limits were drawn in spite of too few points.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.provisional
    }

    /// The signals behind the variation, as places in [`Chart::signals`].
    #[must_use]
    pub fn behind(&self) -> &[usize] {
        &self.behind
    }
}

impl Variation {
    /// Whether it is a special cause.
    #[must_use]
    pub const fn is_special(self) -> bool {
        !matches!(self, Self::CommonCause | Self::TooFew | Self::NotJudged)
    }
}

impl Chart {
    /// What the chart says at its latest point.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let latest = self.latest().unwrap_or_default();
        let direction = self.asked().wishes.better;
        let counts = |signal: &Signal| {
            signal.track().is_of_level() && self.rule(signal).role() == Role::Signal
        };
        let behind: Vec<usize> = self
            .signals()
            .iter()
            .enumerate()
            .filter(|(_, signal)| counts(signal) && signal.flags(latest))
            .map(|(index, _)| index)
            .collect();
        let phase = self.main().phase_of(latest).unwrap_or_default();
        let limited = self
            .phases()
            .get(phase)
            .is_some_and(crate::spc::chart::chart_phase::ChartPhase::has_limits);
        let unjudged = self
            .notes()
            .iter()
            .any(|note| matches!(note, Note::TooFewForRules { .. }));
        let too_few = unjudged || (self.kind() != Kind::Run && !limited && self.is_short(phase));
        let variation = if too_few {
            Variation::TooFew
        } else if self.main_rules().is_empty() {
            Variation::NotJudged
        } else {
            variation(
                direction,
                behind.iter().map(|&index| self.signals()[index].side()),
            )
        };
        Reading {
            latest,
            direction,
            variation,
            assurance: self.assurance(latest, direction, too_few),
            stable: !self
                .signals()
                .iter()
                .any(|signal| signal.phase() == phase && self.rule(signal).role() == Role::Signal),
            provisional: self.is_provisional(),
            behind,
        }
    }

    fn is_short(&self, phase: usize) -> bool {
        self.notes().iter().any(
            |note| matches!(note, Note::TooFewForLimits { phase: short, .. } if *short == phase),
        )
    }

    fn assurance(&self, latest: usize, direction: Direction, too_few: bool) -> Option<Assurance> {
        let target = self.target(latest)?;
        if direction == Direction::Neither || self.kind() == Kind::Run || self.kind().has_memory() {
            return None;
        }
        if too_few {
            return Some(Assurance::TooFew);
        }
        let (lower, upper) = (self.lower(latest), self.upper(latest));
        let above = upper.is_some_and(|upper| target > upper);
        let below = lower.is_some_and(|lower| target < lower);
        Some(match direction {
            Direction::Higher if above => Assurance::Fails,
            Direction::Higher if below => Assurance::Passes,
            Direction::Lower if above => Assurance::Passes,
            Direction::Lower if below => Assurance::Fails,
            _ => Assurance::HitOrMiss,
        })
    }
}

pub(crate) fn variation(
    direction: Direction,
    sides: impl Iterator<Item = Option<Side>>,
) -> Variation {
    let (mut above, mut below, mut unsided) = (false, false, false);
    for side in sides {
        match side {
            Some(Side::Above) => above = true,
            Some(Side::Below) => below = true,
            None => unsided = true,
        }
    }
    let better = match direction {
        Direction::Higher => Some(Side::Above),
        Direction::Lower => Some(Side::Below),
        Direction::Neither => None,
    };
    match (above, below, better) {
        (false, false, _) if unsided => Variation::Undirected,
        (false, false, _) => Variation::CommonCause,
        (true, true, Some(improvement)) => Variation::ImprovementAndConcern { improvement },
        (true, true, None) => Variation::Undirected,
        (true, false, better) => one_sided(Side::Above, better),
        (false, true, better) => one_sided(Side::Below, better),
    }
}

fn one_sided(side: Side, better: Option<Side>) -> Variation {
    match better {
        None => Variation::Neither(side),
        Some(better) if better == side => Variation::Improvement(side),
        Some(_) => Variation::Concern(side),
    }
}
