//! What a chart says at its latest point, as data.

use super::assurance::Assurance;
use crate::base::direction::{Direction, Side};
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::judged::{FEWEST_OFF, FEWEST_WITH_MEMORY};
use crate::spc::data::note::Note;
use crate::spc::data::phase::Basis;
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
    /// Too few points to tell: for the rule set, or for any of its rules to signal.
    TooFew,
    /// Nothing is judged: [`Reading::unjudged`] says why. More points of the same kind will not help.
    NotJudged,
}

/// Why nothing is judged at the latest point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Unjudged {
    /// No rule was asked for: the default of a moving-range chart.
    NoRule,
    /// The points that set the limits are all equal: the limits have no width.
    NoWidth,
    /// Too many points lie on the centre for runs about it to tell anything, and no limit can be passed.
    OnCentre {
        /// How many points of the phase are judged.
        judged: usize,
        /// How many of them lie on the centre.
        on: usize,
    },
    /// Too few of the points that set the centre lie on one side of it, and no limit can be passed.
    OneSided {
        /// How many of them lie above it.
        above: usize,
        /// How many lie below it.
        below: usize,
    },
    /// A steady process has too few of its points on one side of its known centre, and no limit can be passed.
    ExpectedOneSided {
        /// How many of 100 lie above it.
        above: u8,
        /// How many of 100 lie below it.
        below: u8,
    },
}

impl Unjudged {
    /// Why runs about a centre could tell nothing, from the parts of [`Note::RunsNotJudged`].
    pub(crate) const fn of_runs(
        judged: usize,
        off_centre: usize,
        set_by: Option<[usize; 2]>,
        expected: Option<[u8; 2]>,
    ) -> Self {
        match (set_by, expected) {
            (None, Some([above, below])) if off_centre >= FEWEST_OFF => {
                Self::ExpectedOneSided { above, below }
            }
            (Some([above, below]), _) if off_centre >= FEWEST_OFF => {
                Self::OneSided { above, below }
            }
            _ => Self::OnCentre {
                judged,
                on: judged - off_centre,
            },
        }
    }
}

/// What a chart says at its latest point.
///
/// # How often it tells the truth
///
/// Of series of 24 points with the default rules of their kind: how often a steady process takes a side at its latest point, and how
/// often a lasting step half-way, of 1, 2 and 3 standard deviations of what is plotted (of a g or t chart, 3 is ten times the mean), is read
/// the right way there. The wrong way is that of a step of 3. What is left is mostly a signal
/// [elsewhere](Self::elsewhere). Made by `cargo run --release --example truth_table`, 8,000 series a cell; `docs/truth_table.md` has all of it:
/// other lengths, falls, one point out, drift, correlation, season, over-dispersion and ties.
///
/// | chart | steady: a side | step of 1 | of 2 | of 3 | wrong way |
/// |---|---:|---:|---:|---:|---:|
/// | run chart | .004 | .043 | .277 | .663 | .000 |
/// | XmR | .015 | .078 | .315 | .665 | .000 |
/// | X̄-S, five a point | .013 | .067 | .323 | .686 | .000 |
/// | EWMA | .002 | .041 | .323 | .771 | .000 |
/// | CUSUM | .004 | .093 | .637 | .981 | .000 |
/// | p, 20 % of 100 | .011 | .062 | .256 | .549 | .000 |
/// | c, mean 0.5 | .001 | .014 | .141 | .348 | .000 |
/// | c, mean 2 | .004 | .048 | .215 | .426 | .000 |
/// | c, mean 16 | .013 | .054 | .213 | .455 | .000 |
/// | g, 1 in 20 | .005 | .021 | .095 | .279 | .000 |
/// | t, mean 30 days | .011 | .039 | .108 | .218 | .001 |
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    latest: usize,
    direction: Direction,
    variation: Variation,
    assurance: Option<Assurance>,
    stable: bool,
    provisional: bool,
    behind: Vec<usize>,
    elsewhere: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unjudged: Option<Unjudged>,
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
    ///
    /// ```
    /// use improvement::{Chart, spc::Variation};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 22, 22, 24, 21, 41])?;
    /// // which way is better was not said
    /// assert!(matches!(chart.reading().variation(), Variation::Neither(_)));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn variation(&self) -> Variation {
        self.variation
    }

    /// What to expect of the target; `None` without a target at the latest point, where neither direction is better, and
    /// on a chart whose limits are not those of the values (run, EWMA).
    ///
    /// ```
    /// use improvement::{Chart, Direction, spc::Assurance};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let chart = Chart::options().better(Direction::Lower).target(5).xmr(waits)?;
    /// assert_eq!(chart.reading().assurance(), Some(Assurance::Fails));
    /// # Ok(())
    /// # }
    /// ```
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

    /// The signals behind the variation, as places in [`Chart::signals`]: those that mark the latest point.
    #[must_use]
    pub fn behind(&self) -> &[usize] {
        &self.behind
    }

    /// The signals that do not reach the latest point, as places in [`Chart::signals`]: something was different earlier, or is said
    /// of the chart as a whole. Only where this is empty too is a chart without a signal.
    ///
    /// ```
    /// use improvement::{Chart, spc::Variation};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23])?;
    /// let reading = chart.reading();
    /// assert_eq!(reading.variation(), Variation::CommonCause);
    /// let earlier = &chart.signals()[reading.elsewhere()[0]];
    /// assert!(earlier.flags(8) && !reading.is_stable());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn elsewhere(&self) -> &[usize] {
        &self.elsewhere
    }

    /// Why nothing is judged, where the variation is [`Variation::NotJudged`].
    #[must_use]
    pub fn unjudged(&self) -> Option<Unjudged> {
        self.unjudged
    }
}

impl Variation {
    /// Whether it is a special cause.
    #[must_use]
    pub const fn is_special(self) -> bool {
        !matches!(self, Self::CommonCause | Self::TooFew | Self::NotJudged)
    }
}

/// Of fewer points, none lies beyond the limits that they set.
const FEWEST_BEYOND: usize = 3;

impl Chart {
    /// What the chart says at its latest point.
    ///
    /// ```
    /// use improvement::{Chart, Direction, spc::Variation};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// assert_eq!(chart.reading().variation(), Variation::CommonCause);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn reading(&self) -> Reading {
        let latest = self.latest().unwrap_or_default();
        let direction = self.asked().wishes.better;
        let signals = self.signals();
        let (mut behind, mut elsewhere) = (Vec::new(), Vec::new());
        for (index, signal) in signals.iter().enumerate() {
            if self.rule(signal).role() != Role::Signal {
                continue;
            }
            if signal.track().is_of_level() && signal.flags(latest) {
                behind.push(index);
            } else {
                elsewhere.push(index);
            }
        }
        let phase = self.main().phase_of(latest).unwrap_or_default();
        let sides = behind.iter().map(|&index| signals[index].side_at(latest));
        let found = variation(direction, sides);
        let (variation, unjudged) = self.licensed(found, latest, phase);
        let too_few = variation == Variation::TooFew;
        Reading {
            latest,
            direction,
            variation,
            assurance: self.assurance(latest, direction, too_few),
            stable: !behind
                .iter()
                .chain(&elsewhere)
                .any(|&index| signals[index].phase() == phase),
            provisional: self.is_provisional(),
            behind,
            elsewhere,
            unjudged,
        }
    }

    /// What may be said where the signals say `found`: common cause only where some rule could have signalled.
    fn licensed(
        &self,
        found: Variation,
        latest: usize,
        phase: usize,
    ) -> (Variation, Option<Unjudged>) {
        // most charts: nothing is noted, and there are rules
        let plain = self.notes().is_empty() && !self.kind().has_memory();
        if plain && !self.main_rules().is_empty() {
            return (found, None);
        }
        let (too_few, not) = (Variation::TooFew, Variation::NotJudged);
        let because = |why: Unjudged| (not, Some(why));
        let limited = self.phases().get(phase).is_some_and(ChartPhase::has_limits);
        let (mut runs, mut no_width) = (None, false);
        for note in self.notes() {
            match *note {
                Note::TooFewForRules {
                    phase: its,
                    judged,
                    found,
                    needs,
                } if its == phase => {
                    return if judged < needs {
                        (too_few, None)
                    } else {
                        let on = judged - found;
                        because(Unjudged::OnCentre { judged, on })
                    };
                }
                Note::TooFewForLimits { phase: its, .. }
                    if its == phase && !limited && self.kind().has_limits() =>
                {
                    return (too_few, None);
                }
                Note::RunsNotJudged {
                    phase: its,
                    judged,
                    off_centre,
                    set_by,
                    expected,
                } if its == phase => runs = Some((judged, off_centre, set_by, expected)),
                Note::NoWidth { phase: its } => no_width |= its == phase,
                _ => {}
            }
        }
        if self.main_rules().is_empty() {
            return because(Unjudged::NoRule);
        }
        let in_phase =
            |signal: &Signal| signal.phase() == phase && self.rule(signal).role() == Role::Signal;
        // where a rule has signalled, one could
        if found.is_special() || self.signals().iter().any(in_phase) {
            return (found, None);
        }
        if no_width {
            return because(Unjudged::NoWidth);
        }
        if self.has_none_that_could_lie_beyond(phase) && !self.is_provisional() {
            return (too_few, None);
        }
        // a short baseline makes its limits provisional, and builds nothing up
        let asked_for = self.asked().wishes.provisional;
        if self.kind().has_memory() && !asked_for && !self.has_built_up(phase) {
            return (too_few, None);
        }
        if let Some((judged, off, set_by, expected)) = runs
            && !self.could_pass_a_limit(latest)
        {
            return match judged {
                judged if judged < FEWEST_OFF => (too_few, None),
                _ => because(Unjudged::of_runs(judged, off, set_by, expected)),
            };
        }
        (found, None)
    }

    /// Whether the limits of a phase are set by so few points, its own, that none of them could lie beyond.
    fn has_none_that_could_lie_beyond(&self, phase: usize) -> bool {
        let phase = &self.phases()[phase];
        let points = phase.estimate().points;
        matches!(phase.basis(), Basis::Own | Basis::Points { .. })
            && phase.set_by() == phase.points()
            && points > 0
            && points < FEWEST_BEYOND
    }

    /// Whether a chart with memory has enough points to have built up something.
    fn has_built_up(&self, phase: usize) -> bool {
        let judged = |&index: &usize| self.value(index).is_some() && !self.is_excluded(index);
        let points = self.phases()[phase].points().filter(judged).count();
        points >= FEWEST_WITH_MEMORY
    }

    /// Whether some value that the data may take at a point lies beyond a limit as drawn.
    fn could_pass_a_limit(&self, index: usize) -> bool {
        let (lowest, highest) = self.possible();
        self.upper(index).is_some_and(|upper| upper < highest)
            || self.lower(index).is_some_and(|lower| lower > lowest)
    }

    /// The least and the greatest value that may be plotted: the kind's own, inside the bounds that were asked for.
    fn possible(&self) -> (f64, f64) {
        let (lowest, highest) = self.kind().range();
        match self.asked().wishes.bounds {
            Some((from, to)) => (lowest.max(from), highest.min(to)),
            None => (lowest, highest),
        }
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
