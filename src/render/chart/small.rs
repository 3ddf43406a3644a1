//! A chart in a small space: no axes, no text; the latest point stands out.

use super::lines::{Along, band, dashes, stepped, through};
use super::panel::Panel;
use crate::render::mark;
use crate::render::svg::Svg;
use crate::render::theme::Paint;
use crate::spc::reading::rows::readings;
use crate::spc::{Chart, Variation};

/// Where a small chart stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// Draws the main panel of a chart.
pub(crate) fn small(svg: &mut Svg, chart: &Chart, latest: Variation, place: Place) {
    let Some(mut panel) = Panel::of(chart).into_iter().next() else {
        return;
    };
    // room for half a mark on every side
    let half = 4.0;
    panel.place(place.y + half, place.y + place.height - half, place.height);
    let along = Along {
        left: place.x,
        step: (place.width - half) / chart.len().max(1) as f64,
    };
    let ground = band(chart, &panel, along);
    if !ground.is_empty() {
        svg.path(&ground).fill(Paint::Panel).end();
    }
    let target = stepped(chart, &panel, along, |index| chart.target(index));
    if !target.is_empty() {
        svg.path(&target)
            .no_fill()
            .stroke(Paint::Target, "1")
            .attr("stroke-dasharray", "2 2")
            .end();
    }
    let centre = stepped(chart, &panel, along, |index| chart.centre(index));
    if !centre.is_empty() {
        svg.path(&centre)
            .no_fill()
            .stroke(Paint::Muted, "0.8")
            .end();
    }
    for track in &panel.tracks {
        let (line, ghost) = through(chart, track, &panel, along);
        if !ghost.is_empty() {
            svg.path(&ghost)
                .no_fill()
                .stroke(Paint::Common, "0.8")
                .attr("stroke-dasharray", "1.5 2")
                .end();
        }
        if !line.is_empty() {
            let drawn = svg
                .path(&line)
                .no_fill()
                .stroke(Paint::Common, "1")
                .attr("stroke-linejoin", "round");
            match dashes(track) {
                Some(dashes) => drawn.attr("stroke-dasharray", dashes).end(),
                None => drawn.end(),
            }
        }
        let last = chart.latest();
        for (index, reading) in readings(chart, track).into_iter().enumerate() {
            let Some(value) = track.value(index).filter(|_| !chart.is_excluded(index)) else {
                continue;
            };
            let latest_here = last == Some(index);
            let reading = if latest_here { latest } else { reading };
            if latest_here || reading.is_special() {
                let (shape, paint) = mark::of(reading);
                let radius = if latest_here { 3.2 } else { 1.8 };
                mark::shape(svg, shape, along.point(index), panel.y(value), radius)
                    .fill(paint)
                    .end();
            }
        }
    }
}
