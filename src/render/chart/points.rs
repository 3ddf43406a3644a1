//! The drawing of the points of a panel: the line through them, their marks, and what still runs.

use super::lines::{dashes, is_idle, through};
use super::panel::Panel;
use super::plan::Plan;
use super::sizes::{OBSERVED, PHASE_DASHES};
use crate::base::sort::sort;
use crate::render::mark;
use crate::render::svg::{Path, Svg};
use crate::render::theme::Paint;
use crate::spc::rules::TrackKind;
use crate::spc::words::en_gb::picture::capital;
use crate::spc::words::picture;
use crate::spc::{Chart, Track, Variation};

/// The radius of a point of a sum that is at nothing.
const IDLE: f64 = 1.2;

pub(crate) fn points(
    svg: &mut Svg,
    chart: &Chart,
    plan: &Plan<'_>,
    panel: &Panel<'_>,
    track: &Track,
    readings: &[Variation],
) {
    let (line, ghost) = through(chart, track, panel, plan.along);
    let thin = plan.along.step < 5.0;
    if !ghost.is_empty() {
        svg.path(&ghost)
            .no_fill()
            .stroke(Paint::Common, "1")
            .attr("stroke-dasharray", "1.5 2.5")
            .end();
    }
    if !line.is_empty() {
        let width = if thin { "1" } else { "1.5" };
        let drawn = svg
            .path(&line)
            .no_fill()
            .stroke(Paint::Common, width)
            .attr("stroke-linejoin", "round");
        match dashes(track) {
            Some(dashes) => drawn.attr("stroke-dasharray", dashes).end(),
            None => drawn.end(),
        }
    }
    let radius = (plan.along.step * 0.3).clamp(1.4, 4.5);
    let special = (radius * 1.15).max(2.6);
    let mut kinds: Vec<Variation> = readings
        .iter()
        .copied()
        .filter(|reading| reading.is_special())
        .collect();
    sort(&mut kinds);
    kinds.dedup();
    for kind in std::iter::once(Variation::CommonCause).chain(kinds) {
        let (shape, paint) = mark::of(kind);
        let radius = if kind.is_special() { special } else { radius };
        let of_kind = |index: &usize| {
            readings[*index] == kind && !chart.is_excluded(*index) && !is_idle(track, *index)
        };
        let mut shown = (0..track.len())
            .filter(of_kind)
            .filter_map(|index| Some((index, track.value(index)?)))
            .peekable();
        if shown.peek().is_none() {
            continue;
        }
        let group = svg.group().fill(paint);
        if radius > 2.0 {
            group.stroke(Paint::Paper, "1").open();
        } else {
            group.open();
        }
        for (index, value) in shown {
            let (x, y) = (plan.along.point(index), panel.y(value));
            let title = picture::point(chart, index, &panel.scale.show(value), kind);
            if let Variation::ImprovementAndConcern { improvement } = kind {
                let (shape, paint) = mark::of(Variation::Concern(improvement.other()));
                mark::shape(svg, shape, x, y, radius * 1.45)
                    .fill(paint)
                    .titled(&title);
            }
            mark::shape(svg, shape, x, y, radius).titled(&title);
        }
        svg.close();
    }
    idle(svg, chart, plan, panel, track);
    let mut ghosts = (0..track.len())
        .filter(|&index| chart.is_excluded(index))
        .peekable();
    if ghosts.peek().is_some() {
        svg.group()
            .fill(Paint::Paper)
            .stroke(Paint::Common, "1.3")
            .open();
        for (index, value) in ghosts.filter_map(|index| Some((index, track.value(index)?))) {
            let title = picture::point(chart, index, &panel.scale.show(value), readings[index]);
            svg.circle(plan.along.point(index), panel.y(value), special)
                .titled(&title);
        }
        svg.close();
    }
}

/// A sum at nothing lies on the centre line, and would hide it: where both do there is a dot, which has the title of the point.
fn idle(svg: &mut Svg, chart: &Chart, plan: &Plan<'_>, panel: &Panel<'_>, track: &Track) {
    if track.kind() != TrackKind::Main {
        return;
    }
    let mut idle = (0..track.len())
        .filter(|&index| is_idle(track, index) && !chart.is_excluded(index))
        .peekable();
    if idle.peek().is_none() {
        return;
    }
    svg.group().fill(Paint::Common).open();
    for index in idle {
        let value = track.value(index).unwrap_or_default();
        let title = picture::point(
            chart,
            index,
            &panel.scale.show(value),
            Variation::CommonCause,
        );
        svg.circle(plan.along.point(index), panel.y(value), IDLE)
            .titled(&title);
    }
    svg.close();
}

/// What still runs since the last event: an open mark on a line that is not finished either.
pub(crate) fn running(svg: &mut Svg, chart: &Chart, plan: &Plan<'_>, panel: &Panel<'_>) {
    let (Some(running), Some(words)) = (chart.running(), chart.running_words()) else {
        return;
    };
    let last = chart.len().saturating_sub(1);
    let (x, y) = (plan.along.point(chart.len()), panel.y(running.length()));
    if let Some(value) = chart.value(last) {
        let mut path = Path::new();
        path.move_to(plan.along.point(last), panel.y(value))
            .line_to(x, y);
        svg.path(&path)
            .no_fill()
            .stroke(Paint::Common, "1.2")
            .attr("stroke-dasharray", PHASE_DASHES)
            .end();
    }
    let reading = running.variation(chart.asked().get_better());
    let (shape, paint) = mark::of(reading);
    mark::shape(svg, shape, x, y, (plan.along.step * 0.3).clamp(2.6, 5.0))
        .fill(Paint::Paper)
        .stroke(paint, "1.8")
        .titled(&capital(&words));
}

/// The observed values, where the points are averages of them.
pub(crate) fn observed(svg: &mut Svg, chart: &Chart, plan: &Plan<'_>, panel: &Panel<'_>) {
    svg.group().fill(Paint::Common).open();
    for index in 0..chart.len() {
        if let Some(value) = chart.series().value(index) {
            svg.circle(plan.along.point(index), panel.y(value), OBSERVED)
                .end();
        }
    }
    svg.close();
}
