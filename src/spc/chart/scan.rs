//! Limits and hits of a series without the chart: for long series, and for many.

use crate::base::direction::Side;
use crate::base::error::Error;
use crate::spc::asked::check::active_rules;
use crate::spc::asked::defaults::ANHOEJ;
use crate::spc::asked::options::Options;
use crate::spc::asked::shared_rules::Rules;
use crate::spc::chart::fitting::fitted;
use crate::spc::chart::judged::{
    InForce, Judging, Points, asks_for_both_sides, reads_as_run_chart,
};
use crate::spc::chart::track::Track;
use crate::spc::data::kind::Kind;
use crate::spc::data::series::Series;
use crate::spc::rules::{Mask, Rule, for_each_side};
use std::ops::Range;

/// The lines of a series and the hits of every rule, one bit a point: what a chart is made of, before signals.
///
/// A hit is a point at which a rule's pattern is complete. A scan costs a small part of what a chart does, where
/// only counts of hits matter: a simulation, a search over a national return.
///
/// ```
/// use improvement::{Chart, Kind, Series};
/// use improvement::spc::Scan;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [22.0, 25.0, 19.0, 24.0, 21.0, 23.0, 20.0, 26.0, 41.0, 22.0, 24.0, 21.0, 23.0];
/// let scan = Scan::of(&Chart::options(), Kind::Individuals, &Series::values(waits)?)?;
/// let above_the_limit = &scan.hits()[0];
/// assert_eq!(scan.rules()[above_the_limit.rule()].name(), "beyond-limits");
/// assert_eq!(above_the_limit.points().collect::<Vec<_>>(), [8]);
/// assert_eq!(above_the_limit.words(), [1 << 8]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Scan {
    track: Track,
    kind: Kind,
    rules: Rules,
    hits: Vec<Hits>,
}

/// The hits of one rule on one side of one phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    rule: usize,
    side: Option<Side>,
    phase: usize,
    points: Range<usize>,
    mask: Mask,
}

impl Hits {
    /// Which rule: its place in [`Scan::rules`].
    #[must_use]
    pub const fn rule(&self) -> usize {
        self.rule
    }

    /// On which side; none for a pattern without sides.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        self.side
    }

    /// In which phase.
    #[must_use]
    pub const fn phase(&self) -> usize {
        self.phase
    }

    /// One bit for each point of the phase, the first point lowest in the first word.
    #[must_use]
    pub fn words(&self) -> &[u64] {
        self.mask.words()
    }

    /// How many hits.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words()
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// The points, counted from 0 over the whole series.
    pub fn points(&self) -> impl Iterator<Item = usize> + '_ {
        self.mask.points().map(|point| self.points.start + point)
    }
}

impl Scan {
    /// The limits and the hits of a series.
    ///
    /// The rules are those of a [`Chart`](crate::Chart) of the same, judged in the same phases: without limits, and where none are
    /// asked for, Anhøj's, and only where there are enough points off the centre.
    ///
    /// # Errors
    ///
    /// Those of [`Options::chart`].
    pub fn of(options: &Options, kind: Kind, series: &Series) -> Result<Self, Error> {
        let fitted = fitted(series, kind, options)?;
        let (track, mut rules) = (fitted.main, fitted.rules);
        let without_limits = !track.phases.iter().any(|phase| phase.enough);
        if reads_as_run_chart(options, without_limits) {
            rules = Rules::Default(&ANHOEJ);
        }
        let judging = Judging::new(kind, &rules, options, without_limits);
        let active = judging.rules;
        // two sides of most rules
        let mut hits = Vec::with_capacity(2 * active.len() * track.phases.len());
        // a CUSUM falls on a track of its own
        for track in [Some(&track), fitted.lower.as_deref()]
            .into_iter()
            .flatten()
        {
            for (phase, its) in track.phases.iter().enumerate() {
                let could_tell = match judging.in_force(&Points::of(track), phase) {
                    InForce::All => true,
                    InForce::WithoutRuns(_) => false,
                    InForce::Nothing(_) => continue,
                };
                track.with_frame(phase, |frame| {
                    for_each_side(active, frame, |rule, found| {
                        if could_tell || !asks_for_both_sides(&active[rule]) {
                            hits.push(Hits {
                                rule,
                                side: found.side,
                                phase,
                                points: its.points(),
                                mask: found.hits,
                            });
                        }
                    });
                });
            }
        }
        Ok(Self {
            track,
            kind,
            rules,
            hits,
        })
    }

    /// The main track: the values and their lines.
    #[must_use]
    pub fn main(&self) -> &Track {
        &self.track
    }

    /// The rules that were judged.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        active_rules(self.kind, &self.rules)
    }

    /// The hits, phase by phase, rule by rule, above before below.
    #[must_use]
    pub fn hits(&self) -> &[Hits] {
        &self.hits
    }
}
