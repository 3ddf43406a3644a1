//! One track of a chart: what is plotted, and its lines.

use crate::base::direction::Side;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::column::Column;
use crate::spc::data::observation::same_column;
use crate::spc::data::statistic::Statistic;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, Plain, Shape};
use crate::spc::rules::{
    Border, Frame, Level, Levels, Place, Rule, Scaled, SideHits, Signal, TrackKind, evaluate,
    find_signals,
};
use std::borrow::Cow;

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
    /// In order and without gaps.
    pub(crate) phases: Vec<ChartPhase>,
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
        let (phase, offset) = self.place_of(index)?;
        phase.model.centre.get(offset)
    }

    /// Whether the value of a point lies on the centre, which no value does but for rounding: a mean that is 0.1 in whole
    /// minutes may be 0.09999999999999999 in hours. None where there is no value.
    #[must_use]
    pub fn is_on_centre(&self, index: usize) -> Option<bool> {
        let (phase, offset) = self.place_of(index)?;
        let [above, below] = phase.model.about_centre(phase.model.centre.get(offset)?);
        let value = self.value(index)?;
        Some(below <= value && value <= above)
    }

    /// The lower limit at a point, as drawn.
    #[doc(alias = "LCL")]
    #[doc(alias = "LPL")]
    #[must_use]
    pub fn lower(&self, index: usize) -> Option<f64> {
        self.limit_at(index, Side::Below)
    }

    /// The upper limit at a point, as drawn.
    #[doc(alias = "UCL")]
    #[doc(alias = "UPL")]
    #[must_use]
    pub fn upper(&self, index: usize) -> Option<f64> {
        self.limit_at(index, Side::Above)
    }

    /// The line z sigma from the centre on one side: the border of a zone.
    #[must_use]
    pub fn zone(&self, index: usize, sigma: f64, side: Side) -> Option<f64> {
        let (phase, offset) = self.place_of(index)?;
        phase.model.at(sigma, side).get(offset)
    }

    fn limit_at(&self, index: usize, side: Side) -> Option<f64> {
        let (phase, offset) = self.place_of(index)?;
        phase.limits.at(&phase.model, offset, side)
    }

    /// The phase that a point lies in, and where in it.
    fn place_of(&self, index: usize) -> Option<(&ChartPhase, usize)> {
        let phase = &self.phases[self.phase_of(index)?];
        Some((phase, index - phase.points().start))
    }

    /// Whether a point was excluded.
    pub(crate) fn is_excluded(&self, index: usize) -> bool {
        !self.excluded.is_empty() && self.excluded.binary_search(&index).is_ok()
    }

    /// Which phase a point lies in.
    pub(crate) fn phase_of(&self, index: usize) -> Option<usize> {
        let phase = self
            .phases
            .partition_point(|phase| phase.points().end <= index);
        (phase < self.phases.len()).then_some(phase)
    }

    /// The values of a phase as the rules see them: NaN where missing or excluded.
    pub(crate) fn judged(&self, phase: usize) -> Cow<'_, [f64]> {
        let points = self.phases[phase].points();
        let values = &self.plotted[points.clone()];
        if self.excluded.is_empty() {
            return Cow::Borrowed(values);
        }
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
        PhaseLevels::of(&self.phases[phase].model).with(&values, self.controls, judge)
    }

    /// Whether a rule, its place put at 0, marks each point.
    pub(crate) fn marks(&self, rule: &Rule) -> Vec<bool> {
        let mut marked = vec![false; self.len()];
        let mut found = Vec::new();
        for (phase, its) in self.phases.iter().enumerate() {
            self.with_frame(phase, |frame| {
                let place = Place::of(0, rule, self.kind, phase, its.points().start);
                find_signals(std::slice::from_ref(rule), frame, |_| place, &mut found);
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
        for (phase, its) in self.phases.iter().enumerate() {
            let start = its.points().start;
            let sides: Vec<SideHits> = self.with_frame(phase, |frame| evaluate(rule, frame));
            let mut found: Vec<usize> = sides
                .iter()
                .flat_map(|side| side.hits.points().map(|offset| start + offset))
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
    plain: Option<Plain>,
    /// Limits of no width: no sigma rule is judged.
    flat: bool,
}

impl<'a> PhaseLevels<'a> {
    pub(crate) fn of(model: &'a Model) -> Self {
        let (plain, flat) = (model.plain(), model.is_flat());
        Self { model, plain, flat }
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

impl PhaseLevels<'_> {
    /// The line about the centre on one side.
    fn about_centre(&self, side: Side) -> Level<'_> {
        let line = |centre: f64| {
            let [above, below] = self.model.about_centre(centre);
            match side {
                Side::Above => above,
                Side::Below => below,
            }
        };
        match &self.model.centre {
            Line::Flat(centre) => Level::Flat(line(*centre)),
            Line::Each(centres) if self.model.estimate.rounding == 0.0 => {
                Level::Each(Cow::Borrowed(centres))
            }
            Line::Each(centres) => {
                Level::Each(centres.iter().map(|&centre| line(centre)).collect())
            }
        }
    }
}

impl Levels for PhaseLevels<'_> {
    fn flat(&self, border: Border) -> Option<[f64; 2]> {
        match border {
            Border::Centre => match self.model.centre {
                Line::Flat(centre) => Some(self.model.about_centre(centre)),
                Line::Each(_) => None,
            },
            Border::Bound => match Side::BOTH.map(|side| self.model.bound(side)) {
                [Line::Flat(one), Line::Flat(other)] => Some([one, other]),
                _ => None,
            },
            _ if self.flat => Some([f64::NAN; 2]),
            Border::Sigma(z) => Some(self.plain?.cut_at(z)),
            Border::Limit => Some(self.plain?.inside_at(self.model.width.multiple())),
        }
    }

    fn scaled(&self, border: Border, side: Side) -> Option<Scaled<'_>> {
        let (z, cut) = match border {
            Border::Centre | Border::Bound => return None,
            Border::Sigma(z) => (z, true),
            Border::Limit => (self.model.width.multiple(), false),
        };
        let (
            Shape::Symmetric {
                middle: Line::Flat(middle),
                sigma: Line::Each(scale),
            },
            Line::Flat(lowest),
            Line::Flat(highest),
            false,
        ) = (
            &self.model.shape,
            &self.model.lowest,
            &self.model.highest,
            self.flat,
        )
        else {
            return None;
        };
        Some(Scaled {
            middle: *middle,
            multiple: match side {
                Side::Above => z,
                Side::Below => -z,
            },
            scale,
            range: (*lowest, *highest),
            cut,
        })
    }

    fn level(&self, border: Border, side: Side) -> Level<'_> {
        let line = match border {
            Border::Centre => return self.about_centre(side),
            Border::Bound => self.model.bound(side),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spc::asked::options::Options;
    use crate::spc::chart::chart::Chart;
    use crate::spc::data::kind::Kind;
    use crate::spc::data::phase::Basis;
    use crate::spc::data::series::Series;
    use crate::spc::rules::RuleSet;
    use proptest::prelude::*;
    use proptest::sample::select;

    /// The same lines, each as a column.
    struct Columns<'a>(&'a dyn Levels);

    impl Levels for Columns<'_> {
        fn level(&self, border: Border, side: Side) -> Level<'_> {
            self.0.level(border, side)
        }
    }

    fn hits(rule: &Rule, frame: &Frame<'_>) -> Vec<Vec<usize>> {
        let sides = evaluate(rule, frame);
        sides
            .iter()
            .map(|side| side.hits.points().collect())
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        /// What lies past a line is the same whether the line is made or worked out point by point.
        #[test]
        fn a_scaled_line_is_its_column(
            points in prop::collection::vec(prop::option::weighted(0.9, (0_u8..8, 0_u8..4)), 65..300),
            which in 0_usize..4,
            rules in select(vec![RuleSet::nelson(), RuleSet::western_electric(), RuleSet::making_data_count_7_7()]),
            highest in select(vec![0.45, 0.5, 2.0]),
        ) {
            let events = points.iter().map(|point| point.map(|(events, _)| f64::from(events)));
            let over = points.iter().map(|point| point.map(|(_, size)| [16.0, 20.0, 25.0, 100.0][usize::from(size)]));
            let (kind, series) = match which {
                0 => (Kind::P, Series::proportions(events, over)),
                1 => (Kind::UPrime, Series::rates(events, over)),
                2 => (Kind::IPrime, Series::ratios(events, over)),
                _ => (Kind::U, Series::rates(events, over)),
            };
            let options: Options = Chart::options().rules(rules.clone()).baseline(Basis::process(0.2, 1.1));
            let options = if matches!(kind, Kind::P | Kind::U) { options.baseline(Basis::centre(0.2)) } else { options };
            let options = options.bounds(0.0..=highest).width(crate::spc::limits::Width::Sigma(3.0));
            let chart = options.chart(kind, series.expect("numbers")).expect("a chart");
            let track = &chart.track(TrackKind::Main).expect("every chart has one");
            let mut scaled = false;
            track.with_frame(0, |frame| {
                scaled = frame.levels.scaled(Border::Limit, Side::Above).is_some();
                for rule in rules.rules() {
                    let columns = Frame { levels: &Columns(frame.levels), ..*frame };
                    assert_eq!(hits(rule, frame), hits(rule, &columns), "{rule}");
                }
            });
            prop_assert!(scaled || chart.phases()[0].model.plain().is_some());
        }
    }
}
