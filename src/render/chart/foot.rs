//! What stands below the points: all that is told by number, the key of the marks, and how the chart was made.

use super::flags;
use super::head::Head;
use super::panel::Panel;
use super::sizes::{FOOT, LABEL, height, side};
use super::view::ChartSvg;
use crate::base::sorted::SortedSet;
use crate::render::text::width::{Weight, width};
use crate::render::text::wrap::without_orphan;
use crate::spc::words::en_gb::dates::RUNNING;
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::picture;
use crate::spc::{Chart, Variation};

/// The width of a sample in the key, with the room after it.
pub(crate) const SAMPLE: f64 = 20.0;
/// Between two entries of the key.
const BETWEEN: f64 = 18.0;
/// The number before an annotation, with the room after it.
pub(crate) const NUMBER: f64 = 24.0;
/// The most lines of one thing that is told: what people wrote can be long, and stands whole in the text of the chart.
const TOLD_LINES: usize = 24;
const METHOD_LINES: usize = 24;

/// What stands below the points; heights are counted from the bottom of the axis.
#[derive(Debug)]
pub(crate) struct Foot {
    pub(crate) notes: Vec<Note>,
    pub(crate) key: Vec<KeyItem>,
    pub(crate) method: Vec<String>,
    pub(crate) method_top: f64,
    pub(crate) height: f64,
}

/// What is told below the chart: its number, and its text in lines.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) number: usize,
    pub(crate) lines: Vec<String>,
    pub(crate) y: f64,
}

/// What the key explains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sample {
    Mark(Variation),
    Ghost,
    Running(Variation),
    Rise,
    Fall,
    Limits,
    Observed,
}

/// An entry of the key.
#[derive(Debug)]
pub(crate) struct KeyItem {
    pub(crate) sample: Sample,
    pub(crate) text: String,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Foot {
    /// Below an axis whose labels take `axis` pixels.
    pub(crate) fn of(
        view: &ChartSvg<'_>,
        head: &Head,
        panels: &[Panel<'_>],
        readings: &[Vec<Vec<Variation>>],
        axis: f64,
    ) -> Self {
        let side = side(view.width);
        let room = view.width - 2.0 * side;
        let mut y = axis;
        let mut notes = Vec::new();
        for (at, text) in head.told.texts.iter().enumerate() {
            if notes.is_empty() {
                y += 8.0;
            }
            let number = at + 1;
            let lines = without_orphan(text, LABEL, Weight::Normal, &|_| room - NUMBER, TOLD_LINES);
            let lines_height = height(lines.len(), LABEL).max(flags::APART);
            notes.push(Note { number, lines, y });
            y += lines_height + 3.0;
        }
        let (mut key, mut method, mut method_top) = (Vec::new(), Vec::new(), y);
        if view.foot {
            y += 8.0;
            let (items, rows) = self::key(&samples(view.chart, panels, readings), side, room, y);
            key = items;
            y += height(rows, LABEL) + if rows > 0 { 8.0 } else { 0.0 };
            method_top = y;
            method = without_orphan(
                &picture::method(view.chart, view.known_price()),
                FOOT,
                Weight::Normal,
                &|_| room,
                METHOD_LINES,
            );
            y += height(method.len(), FOOT);
        }
        Self {
            notes,
            key,
            method,
            method_top,
            height: y + side * 0.75,
        }
    }
}

/// What the key has to explain.
fn samples(
    chart: &Chart,
    panels: &[Panel<'_>],
    readings: &[Vec<Vec<Variation>>],
) -> Vec<(Sample, &'static str)> {
    let all = || readings.iter().flatten().flatten();
    let mut samples: Vec<(Sample, &'static str)> = Vec::new();
    let special: SortedSet<Variation> = all()
        .copied()
        .filter(|reading| reading.is_special())
        .collect();
    for reading in special {
        let text = said::key(reading);
        if !samples.iter().any(|&(_, other)| other == text) {
            samples.push((Sample::Mark(reading), text));
        }
    }
    if !samples.is_empty() && all().any(|reading| !reading.is_special()) {
        let common = Variation::CommonCause;
        samples.insert(0, (Sample::Mark(common), said::key(common)));
    }
    if (0..chart.len()).any(|index| chart.is_excluded(index) && chart.value(index).is_some()) {
        samples.push((Sample::Ghost, said::LEFT_OUT));
    }
    if let Some(running) = chart.running() {
        let shown = running.variation(chart.asked().get_better());
        samples.push((Sample::Running(shown), RUNNING));
    }
    if let Some(fall) = chart.lower_sum() {
        samples.push((Sample::Rise, picture::statistic_name(chart.main())));
        samples.push((Sample::Fall, picture::statistic_name(fall)));
    }
    let limited = |panel: &Panel<'_>| {
        let mut tracks = panel.tracks.iter();
        tracks.any(|track| (0..chart.len()).any(|index| track.upper(index).is_some()))
    };
    if panels.iter().any(limited) {
        samples.push((Sample::Limits, said::LIMITS));
    }
    if panels.iter().any(|panel| panel.observed) {
        samples.push((Sample::Observed, said::OBSERVED));
    }
    samples
}

/// The entries of the key in rows from `top`, and how many rows there are.
fn key(
    samples: &[(Sample, &'static str)],
    side: f64,
    room: f64,
    top: f64,
) -> (Vec<KeyItem>, usize) {
    let (mut items, mut x, mut row) = (Vec::with_capacity(samples.len()), 0.0, 0);
    for &(sample, text) in samples {
        let wide = SAMPLE + width(&said::capital(text), LABEL, Weight::Normal);
        if x > 0.0 && x + wide > room {
            (x, row) = (0.0, row + 1);
        }
        items.push(KeyItem {
            sample,
            text: said::capital(text),
            x: side + x,
            y: top + height(row, LABEL),
        });
        x += wide + BETWEEN;
    }
    let rows = if items.is_empty() { 0 } else { row + 1 };
    (items, rows)
}
