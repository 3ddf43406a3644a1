//! The points of a comparison: what each of them says, on which scale, by how much, and in which month.

use crate::base::error::{ChartError, Error, OptionError, OptionName, Place};
use crate::base::period::Period;
use crate::num::summary;
use crate::spc::chart::chart::Chart;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::series::Series;
use crate::spc::shift::compare::Matching;
use crate::spc::shift::weights::Weights;
use std::ops::Range;

/// The calendar months.
pub(crate) const MONTHS: usize = 12;

/// How many powers of two a value may be above the unit: the products of two squares are numbers then.
const FARTHEST: i32 = 200;

/// The largest and the least power of two of a unit.
const LARGEST: i32 = 900;

/// One point of a comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item {
    /// Where it stands in the series.
    pub(crate) index: usize,
    /// Its value about the centre, on the scale of the comparison.
    pub(crate) value: f64,
    /// By how much it tells: 1 on average over the baseline.
    pub(crate) weight: f64,
    pub(crate) root_weight: f64,
    /// Its calendar month, from 0.
    pub(crate) month: usize,
}

/// The points of a comparison that have a value and are not excluded, those before the change first.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Points {
    pub(crate) items: Vec<Item>,
    /// How many of them are before the change.
    pub(crate) before: usize,
    /// Whether each is compared with those of its month.
    pub(crate) by_month: bool,
    pub(crate) scale: Scale,
    pub(crate) weights: Weights,
    /// How far rounding can take a value from itself, on the scale of the items.
    pub(crate) rounding: f64,
}

/// From values to those that are compared, and back: those near 1 about a centre, of the logarithm where levels are multiplied.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    centre: f64,
    /// A power of two, so that nothing is rounded by it.
    unit: f64,
    /// What is added before the logarithm is taken, where it is.
    added: Option<f64>,
}

impl Scale {
    /// One on the scale of the items.
    pub(crate) const fn unit(&self) -> f64 {
        self.unit
    }

    /// Whether a shift is a ratio.
    pub(crate) const fn is_ratio(&self) -> bool {
        self.added.is_some()
    }

    /// The scale with its centre and unit: neither depends on what comes after the baseline, so that nothing that was found then is
    /// rounded otherwise later; but for values so far off that their squares would be no numbers.
    fn about(all: &[(usize, f64)], before: usize, added: Option<f64>) -> Self {
        let values =
            |points: &[(usize, f64)]| -> Vec<f64> { points.iter().map(|point| point.1).collect() };
        let centre = summary::mean(&values(&all[..before])).unwrap_or(0.0);
        let far = |points: &[(usize, f64)]| {
            points
                .iter()
                .fold(0.0_f64, |far, point| far.max((point.1 - centre).abs()))
        };
        let size = far(&all[..before]);
        let own = exponent(if size > 0.0 { size } else { centre.abs() });
        let least = exponent(far(all)) - FARTHEST;
        Self {
            centre,
            unit: libm::ldexp(1.0, own.max(least).clamp(-LARGEST, LARGEST)),
            added,
        }
    }

    /// A level of the measure on the scale of the items; none where it has no logarithm.
    pub(crate) fn of_level(&self, level: f64) -> Option<f64> {
        let value = transformed(level, self.added);
        value.is_finite().then(|| (value - self.centre) / self.unit)
    }

    /// A level on the scale of the items, in the units of the measure.
    pub(crate) fn level(&self, value: f64) -> f64 {
        let value = self.centre + self.unit * value;
        self.added.map_or(value, |added| libm::exp(value) - added)
    }

    /// A shift on the scale of the items as a difference or, where levels are multiplied, as a ratio.
    pub(crate) fn shift(&self, shift: f64) -> f64 {
        let shift = self.unit * shift;
        if self.is_ratio() {
            libm::exp(shift)
        } else {
            shift
        }
    }
}

/// The power of two above a size; 0 of none.
fn exponent(size: f64) -> i32 {
    if size > 0.0 { libm::frexp(size).1 } else { 0 }
}

fn transformed(value: f64, added: Option<f64>) -> f64 {
    added.map_or(value, |added| libm::log(value + added))
}

impl Points {
    /// # Errors
    ///
    /// [`ChartError::ZeroTime`] for a time of zero, which has no logarithm; [`OptionError::BadOption`] for months that there are not.
    pub(crate) fn of(
        chart: &Chart,
        before: &Range<usize>,
        after: &Range<usize>,
        matching: Matching,
    ) -> Result<Self, Error> {
        let series = chart.series();
        let usable = |stretch: &Range<usize>| -> Vec<(usize, f64)> {
            let value = |index| Some((index, series.value(index)?));
            let taken = stretch.clone().filter(|&index| !chart.is_excluded(index));
            taken.filter_map(value).collect()
        };
        let mut points = usable(before);
        let count = points.len();
        points.extend(usable(after));
        let added = added(&series.data);
        for (index, value) in &mut points {
            *value = transformed(*value, added);
            if !value.is_finite() {
                return Err(ChartError::ZeroTime.at(Place::Point(*index)));
            }
        }
        let by_month = is_by_month(series, &points[..count], matching)?;
        let scale = Scale::about(&points, count, added);
        let indices: Vec<usize> = points[..count].iter().map(|point| point.0).collect();
        let weights = Weights::of(series, &indices);
        let item = |&(index, value): &(usize, f64)| {
            let weight = weights.at(series, index);
            Item {
                index,
                value: (value - scale.centre) / scale.unit,
                weight,
                root_weight: weight.sqrt(),
                month: month(series, index).unwrap_or(0),
            }
        };
        let largest = points
            .iter()
            .fold(0.0_f64, |largest, point| largest.max(point.1.abs()));
        Ok(Self {
            items: points.iter().map(item).collect(),
            before: count,
            by_month,
            scale,
            weights,
            rounding: 4.0 * f64::EPSILON * largest / scale.unit,
        })
    }

    pub(crate) const fn after(&self) -> usize {
        self.items.len() - self.before
    }

    /// The weighted mean of some of the points; none of none.
    pub(crate) fn mean(&self, stretch: Range<usize>) -> Option<f64> {
        let items = self.items.get(stretch)?;
        let weight: f64 = items.iter().map(|item| item.weight).sum();
        let sum: f64 = items.iter().map(|item| item.weight * item.value).sum();
        (weight > 0.0).then(|| sum / weight)
    }

    /// Whether a point and the one after it are neighbours, on the same side of the change.
    pub(crate) fn are_neighbours(&self, place: usize) -> bool {
        place + 1 < self.items.len()
            && place + 1 != self.before
            && self.items[place].index + 1 == self.items[place + 1].index
    }
}

/// What is added before the logarithm is taken; none where levels are not multiplied.
const fn added(data: &Data) -> Option<f64> {
    match data {
        Data::TimesBetween(_) => Some(0.0),
        Data::CasesBetween { counting, .. } => Some(match counting {
            CaseCount::Between => 0.5,
            CaseCount::UpToAndIncluding => -0.5,
        }),
        _ => None,
    }
}

fn month(series: &Series, index: usize) -> Option<usize> {
    let month = series.date(index)?.month();
    usize::try_from(month - 1).ok()
}

fn is_by_month(
    series: &Series,
    baseline: &[(usize, f64)],
    matching: Matching,
) -> Result<bool, Error> {
    let has_months = series.period() == Some(Period::Month);
    match matching {
        Matching::Level => Ok(false),
        Matching::SameMonth if has_months => Ok(true),
        Matching::SameMonth => Err(OptionError::bad(
            OptionName::Matching,
            "by the same month",
            "a series of months (`every(Period::Month)`), or `Matching::Level`",
        )
        .into()),
        Matching::Auto => {
            let occurs = |which: usize| {
                let mut months = baseline.iter().map(|point| month(series, point.0));
                months.any(|month| month == Some(which))
            };
            Ok(has_months && (0..MONTHS).all(occurs))
        }
    }
}
