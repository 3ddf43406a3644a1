//! The drawing of a chart, panel by panel: every place is known by now.

use super::frame::{flags, foot, head, paragraph, stems};
use super::head::title;
use super::lines::{band, stepped};
use super::panel::Panel;
use super::plan::{GAP, Plan};
use super::points::{observed, points, running};
use super::sizes::{LABEL, LIMIT_DASHES, PHASE_DASHES};
use super::time;
use super::view::ChartSvg;
use crate::render::svg::{Anchor, Path, Svg};
use crate::render::theme::Paint;
use crate::spc::Chart;
use crate::spc::words::picture;
use std::fmt;

const TARGET_DASHES: &str = "2 3";

impl fmt::Display for ChartSvg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&draw(self))
    }
}

/// The size of a slide.
const SLIDE: (f64, f64) = (1600.0, 900.0);

/// The widths at which a slide is laid out, the first one that has room for all: the wider, the smaller is everything on the slide.
const SLIDE_WIDTHS: [f64; 8] = [800.0, 960.0, 1120.0, 1280.0, 1440.0, 1600.0, 2000.0, 2600.0];

/// The view as a slide is laid out.
fn on_slide<'a>(view: &ChartSvg<'a>) -> ChartSvg<'a> {
    let at = |width: f64| {
        let view = view.clone().width(width);
        view.height(width * SLIDE.1 / SLIDE.0)
    };
    let fits = |view: &ChartSvg<'_>| Plan::of(view).height <= view.height.unwrap_or(0.0) + 0.5;
    let mut widths = SLIDE_WIDTHS.into_iter().map(at);
    // what is higher than any slide is made smaller still
    let fitting = widths.clone().find(fits);
    fitting
        .or_else(|| widths.next_back())
        .unwrap_or_else(|| view.clone())
}

fn draw(view: &ChartSvg<'_>) -> String {
    if view.slide {
        let laid_out = on_slide(view);
        return drawn(&laid_out, Some(SLIDE));
    }
    drawn(view, None)
}

/// The picture, shown at its own size or at another.
fn drawn(view: &ChartSvg<'_>, shown: Option<(f64, f64)>) -> String {
    let plan = Plan::of(view);
    let chart = view.chart;
    let mut svg = Svg::shown(
        (plan.width, plan.height),
        shown.unwrap_or((plan.width, plan.height)),
        &title(view),
        &picture::paragraph(chart, view.known_price()),
        view.theme,
    );
    head(&mut svg, view, &plan);
    for (at, panel) in plan.panels.iter().enumerate() {
        ground(&mut svg, chart, &plan, panel);
        if at == 0 {
            stems(&mut svg, &plan);
        }
        lines(&mut svg, chart, &plan, panel);
        if panel.observed {
            observed(&mut svg, chart, &plan, panel);
        }
        for (track, readings) in panel.tracks.iter().zip(&plan.readings[at]) {
            points(&mut svg, chart, &plan, panel, track, readings);
        }
        if panel.targeted {
            running(&mut svg, chart, &plan, panel);
        }
        ends(&mut svg, &plan, panel);
    }
    along_the_bottom(&mut svg, &plan);
    flags(&mut svg, &plan);
    foot(&mut svg, &plan);
    svg.finish()
}

/// What lies under the points of a panel: the band, the grid with its numbers, the borders of the phases.
fn ground(svg: &mut Svg, chart: &Chart, plan: &Plan<'_>, panel: &Panel<'_>) {
    let band = band(chart, panel, plan.along);
    if !band.is_empty() {
        svg.path(&band).fill(Paint::Panel).end();
    }
    if let Some(name) = &panel.name {
        svg.words(plan.side, panel.top - 10.0, Anchor::Start)
            .size(LABEL)
            .fill(Paint::Muted)
            .text(name);
    }
    let mut grid = Path::new();
    for &value in &panel.ticks.values {
        let y = panel.y(value);
        grid.move_to(plan.left, y).line_to(plan.right, y);
    }
    svg.path(&grid).no_fill().stroke(Paint::Grid, "1").end();
    svg.group()
        .size(LABEL)
        .fill(Paint::Muted)
        .attr("text-anchor", "end")
        .open();
    for &value in &panel.ticks.values {
        let text = panel.ticks.show(value);
        svg.words(
            plan.left - GAP,
            panel.y(value) + LABEL * 0.35,
            Anchor::Start,
        )
        .text(&text);
    }
    svg.close();
    let mut borders = Path::new();
    for phase in chart.phases().iter().skip(1) {
        let x = plan.along.border(phase.points().start);
        borders.move_to(x, panel.top - 6.0).line_to(x, panel.bottom);
    }
    if !borders.is_empty() {
        svg.path(&borders)
            .no_fill()
            .stroke(Paint::Muted, "1")
            .attr("stroke-dasharray", PHASE_DASHES)
            .end();
    }
}

fn lines(svg: &mut Svg, chart: &Chart, plan: &Plan<'_>, panel: &Panel<'_>) {
    let mut limits = Path::new();
    for path in [
        stepped(chart, panel, plan.along, |index| {
            panel.tracks.first()?.upper(index)
        }),
        stepped(chart, panel, plan.along, |index| {
            panel.tracks.last()?.lower(index)
        }),
    ] {
        limits.extend(&path);
    }
    if !limits.is_empty() {
        svg.path(&limits)
            .no_fill()
            .stroke(Paint::Muted, "1.2")
            .attr("stroke-dasharray", LIMIT_DASHES)
            .end();
    }
    let centre = stepped(chart, panel, plan.along, |index| {
        panel.tracks.first()?.centre(index)
    });
    if !centre.is_empty() {
        svg.path(&centre).no_fill().stroke(Paint::Ink, "1.4").end();
    }
    if panel.targeted {
        let target = stepped(chart, panel, plan.along, |index| chart.target(index));
        if !target.is_empty() {
            svg.path(&target)
                .no_fill()
                .stroke(Paint::Target, "1.8")
                .attr("stroke-dasharray", TARGET_DASHES)
                .end();
        }
    }
}

fn ends(svg: &mut Svg, plan: &Plan<'_>, panel: &Panel<'_>) {
    if panel.ends.is_empty() {
        return;
    }
    svg.group().size(LABEL).open();
    for end in &panel.ends {
        svg.words(plan.right + GAP, end.y + LABEL * 0.35, Anchor::Start)
            .fill(end.paint)
            .text(&end.text);
    }
    svg.close();
    let mut leaders = Path::new();
    for end in panel
        .ends
        .iter()
        .filter(|end| (end.y - end.line).abs() > 3.0)
    {
        leaders
            .move_to(plan.right + 1.0, end.line)
            .line_to(plan.right + 6.0, end.y);
    }
    if !leaders.is_empty() {
        svg.path(&leaders)
            .no_fill()
            .stroke(Paint::Muted, "0.8")
            .end();
    }
}

fn along_the_bottom(svg: &mut Svg, plan: &Plan<'_>) {
    let Some(panel) = plan.panels.last() else {
        return;
    };
    let mut axis = Path::new();
    axis.move_to(plan.left, panel.bottom)
        .line_to(plan.right, panel.bottom);
    for tick in &plan.ticks {
        let x = plan.along.point(tick.point);
        axis.move_to(x, panel.bottom).line_to(x, panel.bottom + 4.0);
    }
    svg.path(&axis).no_fill().stroke(Paint::Common, "1").end();
    svg.group()
        .size(time::SIZE)
        .fill(Paint::Muted)
        .attr("text-anchor", "middle")
        .open();
    for tick in &plan.ticks {
        paragraph(
            svg,
            &tick.lines,
            plan.along.point(tick.point) + tick.aside,
            panel.bottom + 6.0,
            time::SIZE,
        );
    }
    svg.close();
}
