//! Where everything stands: measured before anything is drawn.

use super::foot::Foot;
use super::head::Head;
use super::lines::Along;
use super::panel::Panel;
use super::sizes::{LABEL, height, side};
use super::time::{self, Tick};
use super::view::ChartSvg;
use crate::render::text::width::{Weight, width};
use crate::render::theme::Paint;
use crate::spc::reading::rows::readings;
use crate::spc::{Reading, Variation};

/// The least height that is left for the points of a panel.
const LEAST_PLOT: f64 = 120.0;
/// The height of the points, as a share of the width and within limits.
const PLOT: f64 = 0.34;
const PLOT_HEIGHTS: std::ops::RangeInclusive<f64> = 190.0..=420.0;
/// How much higher two panels are than one.
const TWO_PANELS: f64 = 1.45;
/// Between two panels.
const BETWEEN_PANELS: f64 = 30.0;
/// The second panel, as a share of the height of both.
const SECOND: f64 = 0.36;
/// The fewest pixels from one tick of the axis of values to the next.
const TICKS_APART: f64 = 36.0;
/// Between an axis and its labels.
pub(crate) const GAP: f64 = 8.0;
/// The points have this width, if nothing else fits.
const LEAST_WIDTH: f64 = 40.0;

/// Where everything stands.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) side: f64,
    pub(crate) reading: Reading,
    pub(crate) head: Head,
    pub(crate) panels: Vec<Panel<'a>>,
    /// Of each point of each track of each panel.
    pub(crate) readings: Vec<Vec<Vec<Variation>>>,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) along: Along,
    pub(crate) ticks: Vec<Tick>,
    /// The bottom of the axis: the foot is counted from here.
    pub(crate) bottom: f64,
    pub(crate) foot: Foot,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(view: &ChartSvg<'a>) -> Self {
        let (chart, side) = (view.chart, side(view.width));
        let reading = chart.reading();
        let mut panels = Panel::of(chart);
        let readings: Vec<Vec<Vec<Variation>>> = panels
            .iter()
            .map(|panel| {
                panel
                    .tracks
                    .iter()
                    .map(|track| readings(chart, track))
                    .collect()
            })
            .collect();
        let labels: Vec<_> = panels.iter().map(|panel| panel.end_labels(chart)).collect();
        let (left, right) = across(view.width, side, &mut panels, &labels);
        let along = Along {
            left,
            // what still runs has a place of its own after the last point
            step: (right - left)
                / (chart.len() + usize::from(chart.running().is_some())).max(1) as f64,
        };
        let ticks = time::ticks(chart.series(), along.step, right - left);
        let head = Head::of(view, &reading, along);
        let tick_lines = ticks.iter().map(|tick| tick.lines.len()).max().unwrap_or(0);
        let axis = 10.0 + height(tick_lines, time::SIZE);
        let foot = Foot::of(view, &head, &panels, &readings, axis);

        let top = head.bottom + GAP;
        let asked = view.height.map(|height| height - top - foot.height);
        let bottom = top + place(&mut panels, top, view.width, asked);
        for (panel, labels) in panels.iter_mut().zip(labels) {
            panel.place_ends(labels);
        }
        Self {
            width: view.width,
            height: bottom + foot.height,
            side,
            reading,
            head,
            panels,
            readings,
            left,
            right,
            along,
            ticks,
            bottom,
            foot,
        }
    }
}

/// The left and the right end of the points: the labels of both axes leave them the rest.
fn across(
    picture: f64,
    side: f64,
    panels: &mut [Panel<'_>],
    labels: &[Vec<(f64, String, Paint)>],
) -> (f64, f64) {
    let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0, f64::max);
    let label = |text: &str| width(text, LABEL, Weight::Normal);
    let ends = widest(&mut labels.iter().flatten().map(|(_, text, _)| label(text)));
    let mut numbers: f64 = 0.0;
    for panel in panels {
        // the number of ticks is not known yet, and more of them can need one digit more
        for height in [*PLOT_HEIGHTS.end(), LEAST_PLOT] {
            panel.place(0.0, height, TICKS_APART);
            let texts = panel
                .ticks
                .values
                .iter()
                .map(|&value| label(&panel.ticks.show(value)));
            numbers = numbers.max(widest(&mut texts.into_iter()));
        }
    }
    let left = side + numbers + GAP;
    let right = picture - side - ends - GAP;
    (left, right.max(left + LEAST_WIDTH))
}

/// Puts the panels under each other from `top`, and gives the height of them all.
fn place(panels: &mut [Panel<'_>], top: f64, width: f64, asked: Option<f64>) -> f64 {
    let two = panels.len() > 1;
    let wished = (width * PLOT).clamp(*PLOT_HEIGHTS.start(), *PLOT_HEIGHTS.end());
    let (wished, least) = if two {
        (wished * TWO_PANELS, LEAST_PLOT * 2.0)
    } else {
        (wished, LEAST_PLOT)
    };
    let height = asked.map_or(wished, |asked| asked.max(least));
    let bottom = top + height;
    let split = if two {
        top + (height - BETWEEN_PANELS) * (1.0 - SECOND)
    } else {
        bottom
    };
    for (at, panel) in panels.iter_mut().enumerate() {
        if at == 0 {
            panel.place(top, split, TICKS_APART);
        } else {
            panel.place(split + BETWEEN_PANELS, bottom, TICKS_APART);
        }
    }
    height
}
