//! What to expect of a target, as data.

use crate::base::direction::Direction;
use crate::num::summary;
use crate::spc::chart::chart::Chart;
use crate::spc::data::data::Data;
use crate::spc::data::note::Note;
use serde::Serialize;

/// What to expect of a target, if the process stays as it is: the target against the limits at the latest point.
///
/// Strictly: a target exactly on a limit is hit or miss. Where all points that set the limits are equal, limits have no width and say
/// nothing; shares and counts that are all at their bound are then held against the exact one-sided 95 % bound of all trials
/// (16 months of 100 patients of 100 license a share above 99.8 %; 13 months of one patient of one no more than 79 %).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Assurance {
    /// The target lies beyond the limit on the worse side: the process can be expected to meet it.
    Passes,
    /// The target lies between the limits (or on one): met or missed by chance.
    HitOrMiss,
    /// The target lies beyond the limit on the better side: the process cannot be expected to meet it.
    Fails,
    /// Too few points for limits.
    TooFew,
    /// The limits have no width, so that the target cannot be held against them.
    CannotBeSaid,
}

/// How sure the exact bound of a share or a mean is.
const LEVEL: f64 = 0.05;

impl Chart {
    /// What to expect of the target at the latest point.
    pub(crate) fn assurance(
        &self,
        latest: usize,
        direction: Direction,
        too_few: bool,
    ) -> Option<Assurance> {
        let target = self.target(latest)?;
        if direction == Direction::Neither || !self.kind().has_limits() || self.kind().has_memory()
        {
            return None;
        }
        if too_few {
            return Some(Assurance::TooFew);
        }
        let phase = self.main().phase_of(latest).unwrap_or_default();
        let no_width = |note: &Note| matches!(note, Note::NoWidth { phase: its } if *its == phase);
        if self.notes().iter().any(no_width) {
            return Some(self.assurance_at_a_bound(phase, target, direction));
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

    /// The same where the points that set the limits are all equal: by the exact bound of a share or a count that is at its bound.
    ///
    /// All of n trials: the share is at least α^(1/n) (Clopper and Pearson 1934, one-sided). No event at all in k points: the mean is
    /// at most −ln α / k (Garwood 1936).
    fn assurance_at_a_bound(&self, phase: usize, target: f64, direction: Direction) -> Assurance {
        let judged = |&index: &usize| self.value(index).is_some() && !self.is_excluded(index);
        let points: Vec<usize> = self.phases()[phase].set_by().filter(judged).collect();
        let total = |column: &[f64]| {
            let values: Vec<f64> = points.iter().map(|&index| column[index]).collect();
            summary::sum(&values)
        };
        let passes = match (&self.series().data, self.kind().chance()) {
            // where the share is plotted, and not its events
            (Data::Proportions { events, trials }, Some(_)) if !self.kind().plots_events() => {
                let (events, trials) = (total(events), total(trials));
                let least = libm::pow(LEVEL, 1.0 / trials);
                match direction {
                    Direction::Higher => events == trials && target < least,
                    Direction::Lower => events == 0.0 && target > 1.0 - least,
                    Direction::Neither => false,
                }
            }
            (Data::Counts(counts), Some(_)) => {
                let most = -libm::log(LEVEL) / points.len() as f64;
                direction == Direction::Lower && total(counts) == 0.0 && target > most
            }
            _ => false,
        };
        if passes {
            Assurance::Passes
        } else {
            Assurance::CannotBeSaid
        }
    }
}
