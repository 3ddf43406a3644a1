//! What the points of a chart differ from their level, in whole phases and on either side of the best split.

use crate::num::summary;
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::facts::LimitFamily;
use std::ops::Range;

/// The fewest neighbours that a correlation is measured on.
const FEWEST: usize = 10;

/// The fewest points on either side of a split.
const SIDE: usize = 6;

/// The points of each phase.
pub(crate) fn stretches(chart: &Chart) -> Vec<Range<usize>> {
    chart.phases().iter().map(ChartPhase::points).collect()
}

/// Whether a point lies inside its limits, where there are limits of what is judged here: a special cause of its own says nothing of
/// the others.
pub(crate) fn inside_limits(chart: &Chart) -> impl Fn(usize) -> bool + '_ {
    move |index| {
        if is_made_of_more(chart) {
            return true;
        }
        let Some(value) = chart.value(index) else {
            return true;
        };
        chart.lower(index).is_none_or(|lower| value >= lower)
            && chart.upper(index).is_none_or(|upper| value <= upper)
    }
}

/// What each point that is used differs from the mean of its stretch, by as much as its denominator lets it tell.
pub(crate) fn residuals(
    chart: &Chart,
    used: &dyn Fn(usize) -> bool,
    stretches: &[Range<usize>],
) -> Vec<Option<f64>> {
    let mut residuals = vec![None; chart.len()];
    let made = is_made_of_more(chart);
    let value = |index: usize| {
        let value = if made {
            chart.series().value(index)
        } else {
            chart.value(index)
        };
        value.filter(|_| !chart.is_excluded(index) && used(index))
    };
    let weighed = chart.kind().has_unequal_spread();
    for stretch in stretches {
        let values: Vec<f64> = stretch.clone().filter_map(value).collect();
        let Some(mean) = summary::mean(&values) else {
            continue;
        };
        for index in stretch.clone() {
            let weight = match chart.series().denominator(index) {
                Some(denominator) if weighed => denominator.sqrt(),
                _ => 1.0,
            };
            residuals[index] = value(index).map(|value| (value - mean) * weight);
        }
    }
    residuals
}

/// What is plotted resembles its neighbour by itself where it is made of more points than one.
fn is_made_of_more(chart: &Chart) -> bool {
    chart.kind().has_memory() || chart.kind().family() == LimitFamily::MovingRanges
}

/// The correlation of neighbours in a stretch; none of too few neighbours, or if all are equal.
pub(crate) fn lag_1(residuals: &[Option<f64>], stretches: &[Range<usize>]) -> Option<f64> {
    let (mut products, mut neighbours) = (0.0, 0);
    for stretch in stretches {
        for pair in residuals[stretch.clone()].windows(2) {
            if let [Some(one), Some(next)] = *pair {
                products += one * next;
                neighbours += 1;
            }
        }
    }
    let squares: f64 = residuals.iter().flatten().map(|e| e * e).sum();
    (neighbours >= FEWEST && squares > 0.0).then_some(products / squares)
}

/// The point from which a second level explains most, with six points on either side in its stretch.
pub(crate) fn best_split(residuals: &[Option<f64>], stretches: &[Range<usize>]) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for stretch in stretches {
        let there = |index: usize| residuals[index].map(|e| (index, e));
        let points: Vec<(usize, f64)> = stretch.clone().filter_map(there).collect();
        let n = points.len() as f64;
        let mean = points.iter().map(|(_, e)| e).sum::<f64>() / n;
        let mut sum = 0.0;
        for (before, &(index, e)) in points.iter().enumerate() {
            if before >= SIDE && points.len() - before >= SIDE {
                let k = before as f64;
                let gain = sum * sum * n / (k * (n - k));
                if best.is_none_or(|(most, _)| gain > most) {
                    best = Some((gain, index));
                }
            }
            sum += e - mean;
        }
    }
    best.map(|(_, index)| index)
}

/// The stretches, one of them split at a point.
pub(crate) fn split_at(stretches: &[Range<usize>], split: usize) -> Vec<Range<usize>> {
    let halves = |stretch: &Range<usize>| {
        if stretch.contains(&split) {
            vec![stretch.start..split, split..stretch.end]
        } else {
            vec![stretch.clone()]
        }
    };
    stretches.iter().flat_map(halves).collect()
}
