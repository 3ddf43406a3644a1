//! What the points before a change must be like, and what weakens them.
//!
//! ```text
//! moving   y = level (or that of its month) + b t + e:  b √(S_t (n − p − 1)/(V R)) beyond the 95 % point of t with n − p − 1
//! spread   √(mean square of the differences between neighbours), weighed, after over before
//! ```

use crate::base::direction::Side;
use crate::num::t;
use crate::spc::chart::chart::Chart;
use crate::spc::data::data::Data;
use crate::spc::data::phase::Why;
use crate::spc::reading::resemblance::corrected;
use crate::spc::shift::caution::{Caution, WhyNot};
use crate::spc::shift::look::long_run;
use crate::spc::shift::points::{Item, MONTHS, Points};
use std::ops::Range;

/// The fewest points before the change for a comparison of levels.
pub const FEWEST_BEFORE: usize = 8;

/// The fewest events a point before the change.
pub const FEWEST_EVENTS: f64 = 0.25;

/// The fewest degrees of freedom that a slope is judged with.
const FREEDOM_OF_A_SLOPE: f64 = 6.0;

/// Each way of two a slope of steady points is told as often as this.
const SLOPE_CHANCE: f64 = 0.05;

/// How many times as far the points may spread after the change.
const SPREAD_GREW: f64 = 2.0;

/// The fewest neighbours on either side of which the spread is compared.
const NEIGHBOURS: usize = 6;

/// Why the points before a change are no baseline.
pub(crate) fn faults(chart: &Chart, points: &Points) -> Vec<WhyNot> {
    let mut faults = Vec::new();
    let needs = if points.by_month {
        MONTHS
    } else {
        FEWEST_BEFORE
    };
    if points.before < needs {
        faults.push(WhyNot::TooFewBefore {
            points: points.before,
            needs,
        });
    }
    if let Some(a_point) = events_a_point(chart, points)
        && a_point < FEWEST_EVENTS
    {
        faults.push(WhyNot::TooFewEvents {
            a_point,
            needs: FEWEST_EVENTS,
        });
    }
    faults
}

fn events_a_point(chart: &Chart, points: &Points) -> Option<f64> {
    let series = chart.series();
    if series.data.events().is_empty() || points.before == 0 {
        return None;
    }
    let (mut events, mut others) = (0.0, 0.0);
    for item in &points.items[..points.before] {
        let these = series.numerator(item.index)?;
        events += these;
        others += series.denominator(item.index).unwrap_or(0.0) - these;
    }
    let fewer = match series.data {
        Data::Proportions { .. } => others.min(events),
        _ => events,
    };
    Some(fewer / points.before as f64)
}

/// Where the measure was defined otherwise: between the two stretches, or inside one of them.
pub(crate) fn definitions(
    chart: &Chart,
    before: &Range<usize>,
    after: &Range<usize>,
) -> (Vec<WhyNot>, Vec<Caution>) {
    let (mut between, mut inside) = (Vec::new(), Vec::new());
    let phases = chart.phases().iter().filter(|phase| {
        phase
            .reason()
            .is_some_and(|reason| reason.why() == Why::Definition)
    });
    for at in phases.map(|phase| phase.points().start) {
        if (before.end..=after.start).contains(&at) {
            between.push(WhyNot::DefinitionChanged { at });
        } else if (before.start < at && at < before.end) || (after.start < at && at < after.end) {
            inside.push(Caution::DefinitionInside { at });
        }
    }
    (between, inside)
}

/// Whether the points before the change moved by themselves, and which way.
pub(crate) fn moved(points: &Points) -> Option<Caution> {
    let items = &points.items[..points.before];
    let means = |of: &dyn Fn(&Item) -> f64| {
        let (mut weights, mut sums) = ([0.0; MONTHS], [0.0; MONTHS]);
        for item in items {
            let group = if points.by_month { item.month } else { 0 };
            weights[group] += item.weight;
            sums[group] += item.weight * of(item);
        }
        let groups = weights.iter().filter(|weight| **weight > 0.0).count();
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum /= if weight > 0.0 { weight } else { 1.0 };
        }
        (sums, groups as f64)
    };
    let time = |item: &Item| item.index as f64;
    let (levels, groups) = means(&|item| item.value);
    let (middles, _) = means(&time);
    let freedom = items.len() as f64 - groups - 1.0;
    if freedom < FREEDOM_OF_A_SLOPE {
        return None;
    }
    let about = |item: &Item| {
        let group = if points.by_month { item.month } else { 0 };
        (time(item) - middles[group], item.value - levels[group])
    };
    let (mut squares, mut product) = (0.0, 0.0);
    for item in items {
        let (time, value) = about(item);
        squares += item.weight * time * time;
        product += item.weight * time * value;
    }
    if squares <= 0.0 {
        return None;
    }
    let slope = product / squares;
    let residual = |item: &Item| {
        let (time, value) = about(item);
        item.root_weight * (value - slope * time)
    };
    let rest: f64 = items
        .iter()
        .map(|item| residual(item) * residual(item))
        .sum();
    let neighbours = (0..items.len()).filter(|&place| points.are_neighbours(place));
    let products: f64 = neighbours
        .map(|place| residual(&items[place]) * residual(&items[place + 1]))
        .sum();
    if rest <= items.len() as f64 * points.rounding * points.rounding {
        return None;
    }
    let correlation = corrected(products / rest, items.len());
    let factor = long_run(correlation);
    let t = slope * libm::sqrt(squares * freedom / (factor * rest));
    (t.abs() > -t::quantile(SLOPE_CHANCE, freedom)).then_some(Caution::BaselineMoved {
        towards: if t > 0.0 { Side::Above } else { Side::Below },
        points: items.len(),
    })
}

/// Whether the points spread so much further after the change that the level of the evidence is not kept.
pub(crate) fn spread_grew(points: &Points) -> Option<Caution> {
    let spread = |places: Range<usize>| {
        let (mut squares, mut pairs) = (0.0, 0);
        for place in places {
            if points.are_neighbours(place) {
                let (one, next) = (&points.items[place], &points.items[place + 1]);
                let step = next.value - one.value;
                squares += step * step / (1.0 / one.weight + 1.0 / next.weight);
                pairs += 1;
            }
        }
        (pairs >= NEIGHBOURS).then(|| libm::sqrt(squares / pairs as f64))
    };
    let (before, after) = (
        spread(0..points.before)?,
        spread(points.before..points.items.len())?,
    );
    let least = points.rounding;
    (before > least && after >= SPREAD_GREW * before).then(|| Caution::SpreadGrew {
        times: after / before,
    })
}
