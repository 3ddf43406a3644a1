//! Where runs about the centre could tell anything, and the run that is still going on.
//!
//! A rule that looks the same whatever the order of the points says nothing about their order. Where more than half of the
//! points lie on the median (rare events: most months have none), every other point lies on one side of it, and any series
//! is one long run. So the rules about runs that ask for it
//! ([`WhereItCouldTell`](crate::spc::rules::Judged::WhereItCouldTell)) are judged only where enough points lie off the
//! centre, on both sides.

use crate::base::direction::Side;
use crate::spc::asked::check::active_rules;
use crate::spc::asked::options::Options;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::chart::track::Track;
use crate::spc::data::kind::Kind;
use crate::spc::data::note::Note;
use crate::spc::data::phase::Basis;
use crate::spc::limits::line::Line;
use crate::spc::rules::{Flags, Judged, Pattern, Place, Role, Rule, RuleSet, Signal};

/// So many points of a phase must lie off the centre.
pub(crate) const FEWEST_OFF: usize = 10;
/// A chart with memory needs so many points to have built up something, and so many to set its limits.
pub(crate) const FEWEST_WITH_MEMORY: usize = 10;
/// One in so many of the points that set the centre, of those off it, must lie on either side.
const ONE_IN: usize = 3;
/// A run that is still going on gives a side from so many points off the centre.
const FEWEST_ONGOING: usize = 6;

/// Where a point lies about a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    Off(Side),
    On,
}

/// The points of a chart with their phases, before or after they are a track.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Points<'a> {
    /// NaN where there is no value.
    pub(crate) plotted: &'a [f64],
    /// Ascending.
    pub(crate) excluded: &'a [usize],
    pub(crate) phases: &'a [ChartPhase],
}

impl<'a> Points<'a> {
    /// Those of a track.
    pub(crate) fn of(track: &'a Track) -> Self {
        Self {
            plotted: &track.plotted,
            excluded: &track.excluded,
            phases: &track.phases,
        }
    }

    /// The value of a point that is neither missing nor excluded.
    fn value(&self, point: usize) -> Option<f64> {
        let value = *self.plotted.get(point)?;
        (!value.is_nan() && self.excluded.binary_search(&point).is_err()).then_some(value)
    }

    /// The centre of a phase, as it is or would be at a point.
    fn centre(&self, phase: usize, point: usize) -> Option<f64> {
        let its = &self.phases[phase];
        match &its.model.centre {
            Line::Flat(centre) => Some(*centre),
            each if its.points().contains(&point) => each.get(point - its.points().start),
            Line::Each(_) => {
                let other = self
                    .phases
                    .iter()
                    .find(|other| other.points().contains(&point))?;
                other.model.centre.get(point - other.points().start)
            }
        }
    }

    /// Where a point lies about the centre of a phase; `None` for a point that is not judged.
    fn lies(&self, phase: usize, point: usize) -> Option<Lies> {
        let (value, centre) = (self.value(point)?, self.centre(phase, point)?);
        let [above, below] = self.phases[phase].model.about_centre(centre);
        Some(if value > above {
            Lies::Off(Side::Above)
        } else if value < below {
            Lies::Off(Side::Below)
        } else {
            Lies::On
        })
    }

    /// On which side of the centre of a phase a point lies; `None` on it, and for a point that is not judged.
    fn side(&self, phase: usize, point: usize) -> Option<Side> {
        match self.lies(phase, point)? {
            Lies::Off(side) => Some(side),
            Lies::On => None,
        }
    }

    /// The latest point that is judged, and its phase.
    fn latest(&self) -> Option<(usize, usize)> {
        let latest = (0..self.plotted.len())
            .rev()
            .find(|&point| self.value(point).is_some())?;
        let holds = |phase: &ChartPhase| phase.points().contains(&latest);
        Some((latest, self.phases.iter().position(holds)?))
    }
}

/// What a phase has about its centre.
#[derive(Debug, Clone, Copy, PartialEq)]
struct AboutCentre {
    /// How many points are judged, and how many of them lie off the centre.
    judged: usize,
    off: usize,
    /// How many of the points that set the centre lie above it, and below; none where no points set it.
    set_by: Option<[usize; 2]>,
    /// Where the centre is known: the shares of a steady process above it and below.
    expected: Option<[f64; 2]>,
}

impl AboutCentre {
    /// Of a phase of a chart.
    fn of(points: &Points<'_>, phase: usize) -> Self {
        let its = &points.phases[phase];
        let points_set_it = match its.basis() {
            Basis::Lines { .. } => false,
            Basis::Process { centre, .. } => centre.is_none(),
            Basis::Own | Basis::Points { .. } => true,
        };
        let set_by = points_set_it.then(|| {
            let mut sides = [0, 0];
            for side in its.set_by().filter_map(|point| points.side(phase, point)) {
                sides[usize::from(side == Side::Below)] += 1;
            }
            sides
        });
        let (mut judged, mut off) = (0, 0);
        for lies in its.points().filter_map(|point| points.lies(phase, point)) {
            judged += 1;
            off += usize::from(lies != Lies::On);
        }
        Self {
            judged,
            off,
            set_by,
            expected: its.model.estimate.sides,
        }
    }

    /// Whether points lie on both sides of the centre where it was set; of a known one, whether a steady process has them there.
    fn has_both_sides(&self) -> bool {
        let known = self
            .expected
            .is_none_or(|[above, below]| ONE_IN as f64 * above.min(below) >= above + below);
        known
            && self.set_by.is_none_or(|[above, below]| {
                ONE_IN * above.min(below) >= above + below && above + below > 0
            })
    }

    /// Whether rules about runs could tell anything here.
    fn could_tell(&self, provisional: bool) -> bool {
        (provisional || self.off >= FEWEST_OFF) && self.has_both_sides()
    }

    /// Why no rule of a run chart is judged: fewer useful points than the rule set is meant for.
    fn too_few_for(&self, rules: &RuleSet, phase: usize) -> Option<Note> {
        let needs = usize::from(rules.minimum_points());
        (self.off < needs).then_some(Note::TooFewForRules {
            phase,
            judged: self.judged,
            found: self.off,
            needs,
        })
    }

    /// Why rules about runs are not judged.
    fn note(&self, phase: usize) -> Note {
        Note::RunsNotJudged {
            phase,
            judged: self.judged,
            off_centre: self.off,
            set_by: self.set_by,
            expected: self.expected.map(|shares| shares.map(in_hundred)),
        }
    }
}

/// A share as so many in 100.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share lies between 0 and 1"
)]
fn in_hundred(share: f64) -> u8 {
    (100.0 * share).round().clamp(0.0, 100.0) as u8
}

/// Which rules are in force in a phase.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum InForce {
    /// All.
    All,
    /// All but those about runs, and why.
    WithoutRuns(Note),
    /// None, and why.
    Nothing(Note),
}

/// How the phases of a chart are judged. A chart, a scan and a simulation ask the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Judging<'a> {
    set: &'a RuleSet,
    /// The rules of the level.
    pub(crate) rules: &'a [Rule],
    /// Whether the chart needs enough points off its centre: without limits, runs about it are all there is.
    by_runs: bool,
    /// Whether any of the rules is judged only where runs could tell.
    asks: bool,
    provisional: bool,
}

/// Whether a chart is judged by the rules of a run chart, whatever its kind: without limits, and where no rules were asked for.
pub(crate) fn reads_as_run_chart(options: &Options, without_limits: bool) -> bool {
    options.wishes.rules.is_none() && without_limits
}

impl<'a> Judging<'a> {
    pub(crate) fn new(
        kind: Kind,
        set: &'a RuleSet,
        options: &Options,
        without_limits: bool,
    ) -> Self {
        let rules = active_rules(kind, set);
        let provisional = options.wishes.provisional;
        Self {
            set,
            rules,
            by_runs: (!kind.has_limits() || without_limits) && !provisional,
            asks: rules.iter().any(asks_for_both_sides),
            provisional,
        }
    }

    /// Whether all rules are in force everywhere.
    #[inline]
    pub(crate) const fn asks_nothing(&self) -> bool {
        !self.by_runs && !self.asks
    }

    /// The rules in force in a phase.
    pub(crate) fn in_force(&self, points: &Points<'_>, phase: usize) -> InForce {
        if self.asks_nothing() {
            return InForce::All;
        }
        let about = AboutCentre::of(points, phase);
        if self.by_runs
            && let Some(note) = about.too_few_for(self.set, phase)
        {
            return InForce::Nothing(note);
        }
        if self.asks && !about.could_tell(self.provisional) {
            return InForce::WithoutRuns(about.note(phase));
        }
        InForce::All
    }
}

/// Whether a rule is judged only where runs could tell.
pub(crate) fn asks_for_both_sides(rule: &Rule) -> bool {
    rule.judged() == Judged::WhereItCouldTell
}

/// Whether a signal of a rule lets the run at the latest point be marked: a rule about runs of the whole phase, which does not
/// mark the phase.
pub(crate) fn is_about_runs(rule: &Rule) -> bool {
    rule.is_whole_phase()
        && rule.role() == Role::Signal
        && matches!(rule.flags(), Flags::Window | Flags::Nothing)
}

/// The run about the centre that ends at the latest point, where the phase has a signal of a rule about runs: it gives the side
/// there, if at least six of its points lie off the centre. None where a signal of such a rule marks the latest point already.
pub(crate) fn ongoing_run(track: &Track, rules: &[Rule], found: &[Signal]) -> Option<Signal> {
    let points = Points::of(track);
    let (latest, phase) = points.latest()?;
    let mut about_runs = found
        .iter()
        .filter(|signal| signal.phase() == phase && is_about_runs(&rules[signal.rule()]));
    let first = about_runs.clone().next()?;
    if about_runs.any(|signal| signal.flags(latest)) {
        return None;
    }
    let (side, run) = run_at_the_end(&points)?;
    // a run belongs to the rule about runs, where the set has one
    let is_of_runs =
        |rule: &Rule| is_about_runs(rule) && matches!(rule.pattern(), Pattern::Run { .. });
    let rule = rules.iter().position(is_of_runs).unwrap_or(first.rule());
    let place = Place::of(rule, &rules[rule], track.kind(), phase, 0);
    Signal::of_ongoing_run(place, side, &run)
}

/// The side on which the latest point lies, and the points off the centre of the run that ends there. None if the latest point
/// lies on the centre, or the run is short.
pub(crate) fn run_at_the_end(points: &Points<'_>) -> Option<(Side, Vec<usize>)> {
    let (latest, phase) = points.latest()?;
    let side = points.side(phase, latest)?;
    let first = points.phases[phase].points().start;
    let mut run: Vec<usize> = (first..=latest)
        .rev()
        .filter_map(|point| Some((point, points.side(phase, point)?)))
        .take_while(|&(_, its)| its == side)
        .map(|(point, _)| point)
        .collect();
    run.reverse();
    (run.len() >= FEWEST_ONGOING).then_some((side, run))
}
