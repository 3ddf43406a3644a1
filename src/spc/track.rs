//! One track of a chart: what is plotted, and its lines.

use crate::direction::Side;
use crate::spc::column::Column;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::Model;
use crate::spc::observation::same_column;
use crate::spc::per_phase::PerPhase;
use crate::spc::rules::{
    Border, Frame, Level, Levels, Place, Rule, SideHits, Signal, TrackKind, evaluate, signals,
};
use std::borrow::Cow;
use std::ops::Range;

/// What a track plots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Statistic {
    /// The observed value itself.
    Value,
    /// The number of events.
    Events,
    /// The mean of each subgroup.
    Mean,
    /// The range of each subgroup.
    Range,
    /// The standard deviation of each subgroup.
    Deviation,
    /// The moving range.
    MovingRange,
    /// The exponentially weighted moving average.
    WeightedAverage,
    /// The cumulative sum for a rise.
    UpperSum,
    /// The cumulative sum for a fall, zero or negative.
    LowerSum,
}

/// One track of a chart: the points that are plotted, with a centre line and limits.
///
/// Points are counted from 0 over the whole series. A point without a value, and a point without a line, is
/// `None`.
#[derive(Debug, Clone)]
pub struct Track {
    pub(crate) kind: TrackKind,
    pub(crate) statistic: Statistic,
    /// NaN where there is no value.
    pub(crate) plotted: Column,
    /// One for each phase.
    pub(crate) models: PerPhase<Model>,
    /// The limits of each phase as drawn: lower, upper.
    pub(crate) limits: PerPhase<[Line; 2]>,
    /// The phases, in order and without gaps.
    pub(crate) phases: PerPhase<Range<usize>>,
    /// Ascending.
    pub(crate) excluded: Vec<usize>,
    pub(crate) controls: usize,
}

impl PartialEq for Track {
    // by hand: a point without a value is NaN inside, and equals itself
    fn eq(&self, other: &Self) -> bool {
        (self.kind, self.statistic, self.controls) == (other.kind, other.statistic, other.controls)
            && (&self.phases, &self.excluded) == (&other.phases, &other.excluded)
            && same_column(&self.plotted, &other.plotted)
            && self.limits == other.limits
            && self.models == other.models
    }
}

impl Track {
    /// Which track it is.
    #[must_use]
    pub const fn kind(&self) -> TrackKind {
        self.kind
    }

    /// What is plotted.
    #[must_use]
    pub const fn statistic(&self) -> Statistic {
        self.statistic
    }

    /// How many points, missing ones among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.plotted.len()
    }

    /// Whether there is no point at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plotted.is_empty()
    }

    /// The value at a point, excluded or not.
    #[must_use]
    pub fn value(&self, index: usize) -> Option<f64> {
        self.plotted
            .get(index)
            .copied()
            .filter(|value| !value.is_nan())
    }

    /// The values in order.
    pub fn values(&self) -> impl Iterator<Item = Option<f64>> + '_ {
        (0..self.len()).map(|index| self.value(index))
    }

    /// The centre line at a point.
    #[doc(alias = "CL")]
    #[must_use]
    pub fn centre(&self, index: usize) -> Option<f64> {
        let phase = self.phase_of(index)?;
        self.models[phase]
            .centre
            .get(index - self.phases[phase].start)
    }

    /// The lower limit at a point, as drawn.
    #[doc(alias = "LCL")]
    #[doc(alias = "LPL")]
    #[must_use]
    pub fn lower(&self, index: usize) -> Option<f64> {
        self.limit_at(index, 0)
    }

    /// The upper limit at a point, as drawn.
    #[doc(alias = "UCL")]
    #[doc(alias = "UPL")]
    #[must_use]
    pub fn upper(&self, index: usize) -> Option<f64> {
        self.limit_at(index, 1)
    }

    /// The line so many sigma from the centre on one side: the border of a zone.
    #[must_use]
    pub fn zone(&self, index: usize, sigma: f64, side: Side) -> Option<f64> {
        let phase = self.phase_of(index)?;
        self.models[phase]
            .at(sigma, side)
            .get(index - self.phases[phase].start)
    }

    fn limit_at(&self, index: usize, which: usize) -> Option<f64> {
        let phase = self.phase_of(index)?;
        self.limits[phase][which].get(index - self.phases[phase].start)
    }

    /// Which phase a point lies in.
    pub(crate) fn phase_of(&self, index: usize) -> Option<usize> {
        let phase = self.phases.partition_point(|phase| phase.end <= index);
        (phase < self.phases.len()).then_some(phase)
    }

    /// The values of a phase as the rules see them: NaN where missing or excluded.
    pub(crate) fn judged(&self, phase: usize) -> Cow<'_, [f64]> {
        let points = &self.phases[phase];
        let values = &self.plotted[points.clone()];
        let from = self.excluded.partition_point(|&index| index < points.start);
        let to = self.excluded.partition_point(|&index| index < points.end);
        if from == to {
            return Cow::Borrowed(values);
        }
        let mut values = values.to_vec();
        for index in &self.excluded[from..to] {
            values[index - points.start] = f64::NAN;
        }
        Cow::Owned(values)
    }

    /// Runs `judge` on what the rules see of a phase.
    pub(crate) fn with_frame<T>(&self, phase: usize, judge: impl FnOnce(&Frame<'_>) -> T) -> T {
        let values = self.judged(phase);
        PhaseLevels::of(&self.models[phase]).with(&values, self.controls, judge)
    }

    /// Whether a rule, its place put at 0, marks each point.
    pub(crate) fn marks(&self, rule: &Rule) -> Vec<bool> {
        let mut marked = vec![false; self.len()];
        let mut found = Vec::new();
        for (phase, points) in self.phases.iter().enumerate() {
            self.with_frame(phase, |frame| {
                for hits in evaluate(rule, frame) {
                    let place = Place {
                        rule: 0,
                        track: self.kind,
                        phase,
                        offset: points.start,
                    };
                    signals(place, rule, frame, &hits, &mut found);
                }
            });
        }
        for point in found.iter().flat_map(Signal::flagged) {
            marked[point] = true;
        }
        marked
    }

    /// The points at which a rule is complete, over all phases, in order.
    pub(crate) fn hits(&self, rule: &Rule) -> Vec<usize> {
        let mut points = Vec::new();
        for (phase, range) in self.phases.iter().enumerate() {
            let sides: Vec<SideHits> = self.with_frame(phase, |frame| evaluate(rule, frame));
            let mut found: Vec<usize> = sides
                .iter()
                .flat_map(|side| side.hits.points().map(|offset| range.start + offset))
                .collect();
            found.sort_unstable();
            found.dedup();
            points.extend(found);
        }
        points
    }
}

/// The lines of a phase, for the rules.
pub(crate) struct PhaseLevels<'a> {
    model: &'a Model,
    /// Limits of no width: no sigma rule is judged.
    flat: bool,
}

impl<'a> PhaseLevels<'a> {
    pub(crate) fn of(model: &'a Model) -> Self {
        let flat = model.is_flat();
        Self { model, flat }
    }

    /// Runs `judge` on these lines and the values as the rules see them.
    pub(crate) fn with<T>(
        &self,
        values: &[f64],
        lanes: usize,
        judge: impl FnOnce(&Frame<'_>) -> T,
    ) -> T {
        judge(&Frame {
            values,
            lanes,
            levels: self,
        })
    }
}

impl Levels for PhaseLevels<'_> {
    fn level(&self, border: Border, side: Side) -> Level<'_> {
        let line = match border {
            Border::Centre => return borrowed(&self.model.centre),
            _ if self.flat => return Level::Flat(f64::NAN),
            Border::Sigma(z) => self.model.at(z, side),
            Border::Limit => self.model.judging(side),
        };
        match line {
            Line::Flat(value) => Level::Flat(value),
            Line::Each(values) => Level::Each(Cow::Owned(values)),
        }
    }
}

fn borrowed(line: &Line) -> Level<'_> {
    match line {
        Line::Flat(value) => Level::Flat(*value),
        Line::Each(values) => Level::Each(Cow::Borrowed(values)),
    }
}
