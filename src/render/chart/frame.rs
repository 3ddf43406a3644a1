//! The drawing of what stands about the points: head, annotations, foot.

use super::foot::{NUMBER, SAMPLE, Sample};
use super::plan::Plan;
use super::sizes::{
    BETWEEN_ICONS, FALL_DASHES, FOOT, ICON, LABEL, LEADING, LIMIT_DASHES, OBSERVED, PHASE_DASHES,
    SENTENCE, TITLE, height,
};
use super::told::Belongs;
use super::view::ChartSvg;
use crate::render::svg::{Anchor, Path, Svg};
use crate::render::text::width::Weight;
use crate::render::text::wrap::elide;
use crate::render::theme::Paint;
use crate::render::{icon, mark};
use crate::spc::Variation;
use crate::spc::words::picture;

/// Lines of text, one under the other, the first with its top at `top`.
pub(crate) fn paragraph(svg: &mut Svg, lines: &[String], x: f64, top: f64, size: f64) {
    for (at, line) in lines.iter().enumerate() {
        svg.words(x, top + size + at as f64 * size * LEADING, Anchor::Start)
            .text(line);
    }
}

pub(crate) fn head(svg: &mut Svg, view: &ChartSvg<'_>, plan: &Plan<'_>) {
    svg.group().size(TITLE).bold().fill(Paint::Ink).open();
    paragraph(svg, &plan.head.title, plan.side, plan.side, TITLE);
    svg.close();
    svg.group().size(SENTENCE).fill(Paint::Muted).open();
    paragraph(
        svg,
        &plan.head.sentence,
        plan.side,
        plan.head.sentence_top,
        SENTENCE,
    );
    svg.close();
    if view.icons {
        let (mut x, y) = (plan.width - plan.side - ICON, plan.side + ICON);
        if let Some(assurance) = plan.reading.assurance() {
            icon::assurance(svg, assurance, plan.reading.direction(), x, y, ICON);
            x -= 2.0 * ICON + BETWEEN_ICONS;
        }
        icon::variation(svg, plan.reading.variation(), x, y, ICON);
    }
    if plan
        .head
        .headings
        .iter()
        .any(|heading| !heading.reason.is_empty() || !heading.lines.is_empty())
    {
        svg.group().size(LABEL).open();
        for heading in &plan.head.headings {
            let top = plan.head.headings_top;
            if !heading.reason.is_empty() {
                svg.group().fill(Paint::Ink).bold().open();
                paragraph(svg, &heading.reason, heading.x, top, LABEL);
                svg.close();
            }
            if !heading.lines.is_empty() {
                svg.group().fill(Paint::Muted).open();
                let top = top + height(heading.reason.len(), LABEL);
                paragraph(svg, &heading.lines, heading.x, top, LABEL);
                svg.close();
            }
        }
        svg.close();
    }
    if let Some(unit) = picture::unit(view.chart) {
        let room = plan.width - 2.0 * plan.side;
        let unit = elide(&unit, LABEL, Weight::Normal, room);
        svg.words(plan.side, plan.head.unit_at, Anchor::Start)
            .size(LABEL)
            .fill(Paint::Muted)
            .text(&unit);
    }
}

pub(crate) fn stems(svg: &mut Svg, plan: &Plan<'_>) {
    let Some(panel) = plan.panels.first() else {
        return;
    };
    let (mut stems, mut borders) = (Path::new(), Path::new());
    for number in &plan.head.told.numbers {
        let (x, y) = (number.x, plan.head.flag_y(number.row));
        match number.belongs {
            Belongs::Place => stems.move_to(x, y).line_to(x, panel.bottom),
            // as the border of the phase is drawn, which begins at the panel
            Belongs::Border => borders.move_to(x, y).line_to(x, panel.top),
            Belongs::Point(index) => {
                let value = panel.tracks.first().and_then(|track| track.value(index));
                let end = value.map_or(panel.bottom, |value| panel.y(value));
                borders.move_to(x, y).line_to(x, end)
            }
        };
    }
    if !stems.is_empty() {
        svg.path(&stems).no_fill().stroke(Paint::Muted, "0.8").end();
    }
    if !borders.is_empty() {
        svg.path(&borders)
            .no_fill()
            .stroke(Paint::Muted, "0.8")
            .attr("stroke-dasharray", PHASE_DASHES)
            .end();
    }
}

/// A number in a ring.
fn number(svg: &mut Svg, number: usize, x: f64, y: f64) {
    svg.circle(x, y, 8.0)
        .fill(Paint::Paper)
        .stroke(Paint::Muted, "1")
        .end();
    svg.words(x, y + 3.6, Anchor::Middle)
        .size(10.0)
        .fill(Paint::Ink)
        .text(&number.to_string());
}

pub(crate) fn flags(svg: &mut Svg, plan: &Plan<'_>) {
    for (at, of) in plan.head.told.numbers.iter().enumerate() {
        number(svg, at + 1, of.x, plan.head.flag_y(of.row));
    }
}

/// A line in the key.
fn sample_line(svg: &mut Svg, x: f64, y: f64, paint: Paint, dashes: Option<&str>) {
    let line = svg.line((x - 1.0, y), (x + 15.0, y)).stroke(paint, "1.4");
    match dashes {
        Some(dashes) => line.attr("stroke-dasharray", dashes).end(),
        None => line.end(),
    }
}

pub(crate) fn foot(svg: &mut Svg, plan: &Plan<'_>) {
    for note in &plan.foot.notes {
        number(
            svg,
            note.number,
            plan.side + 8.0,
            plan.bottom + note.y + 8.0,
        );
    }
    if !plan.foot.notes.is_empty() {
        svg.group().size(LABEL).fill(Paint::Ink).open();
        for note in &plan.foot.notes {
            let x = plan.side + NUMBER;
            paragraph(svg, &note.lines, x, plan.bottom + note.y, LABEL);
        }
        svg.close();
    }
    for item in &plan.foot.key {
        let (x, y) = (item.x + 6.0, plan.bottom + item.y + LABEL * 0.65);
        match item.sample {
            Sample::Mark(variation) => {
                let (shape, paint) = mark::of(variation);
                if let Variation::ImprovementAndConcern { improvement } = variation {
                    let (under, paint) = mark::of(Variation::Concern(improvement.other()));
                    mark::shape(svg, under, x, y, 5.8).fill(paint).end();
                }
                mark::shape(svg, shape, x, y, 4.2)
                    .fill(paint)
                    .stroke(Paint::Paper, "1")
                    .end();
            }
            Sample::Ghost => svg
                .circle(x, y, 4.2)
                .fill(Paint::Paper)
                .stroke(Paint::Common, "1.3")
                .end(),
            Sample::Running(variation) => {
                let (shape, paint) = mark::of(variation);
                mark::shape(svg, shape, x, y, 4.2)
                    .fill(Paint::Paper)
                    .stroke(paint, "1.8")
                    .end();
            }
            Sample::Observed => svg.circle(x, y, OBSERVED).fill(Paint::Common).end(),
            Sample::Limits => sample_line(svg, item.x, y, Paint::Muted, Some(LIMIT_DASHES)),
            Sample::Rise => sample_line(svg, item.x, y, Paint::Common, None),
            Sample::Fall => sample_line(svg, item.x, y, Paint::Common, Some(FALL_DASHES)),
        }
    }
    if !plan.foot.key.is_empty() {
        svg.group().size(LABEL).fill(Paint::Muted).open();
        for item in &plan.foot.key {
            svg.words(item.x + SAMPLE, plan.bottom + item.y + LABEL, Anchor::Start)
                .text(&item.text);
        }
        svg.close();
    }
    if !plan.foot.method.is_empty() {
        svg.group().size(FOOT).fill(Paint::Muted).open();
        paragraph(
            svg,
            &plan.foot.method,
            plan.side,
            plan.bottom + plan.foot.method_top,
            FOOT,
        );
        svg.close();
    }
}
