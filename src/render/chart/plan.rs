//! Where everything stands: measured before anything is drawn.

use super::flags;
use super::lines::Along;
use super::panel::{Panel, readings};
use super::time::{self, Tick};
use super::view::ChartSvg;
use crate::render::text::width::{Weight, width};
use crate::render::text::wrap::{balanced, wrap};
use crate::spc::{Chart, Reading, Variation};
use crate::words::{en_gb_picture as said, picture};

pub(crate) const TITLE: f64 = 18.0;
pub(crate) const SENTENCE: f64 = 14.0;
pub(crate) const LABEL: f64 = 12.0;
pub(crate) const FOOT: f64 = 11.0;
/// The height of a line of text, as a multiple of its size.
pub(crate) const LEADING: f64 = 1.35;
/// The radius of an icon.
pub(crate) const ICON: f64 = 20.0;
pub(crate) const BETWEEN_ICONS: f64 = 8.0;
/// The least height that is left for the points.
const LEAST_PLOT: f64 = 120.0;
/// Between two panels.
const BETWEEN_PANELS: f64 = 30.0;
/// The spread's panel, as a share of the height of both.
const SPREAD: f64 = 0.36;
/// One tick of the axis of values in so many pixels, at least.
const TICKS_APART: f64 = 36.0;
/// The least room in which the heading of a phase is worth reading.
const LEAST_HEADING: f64 = 48.0;
const HEADING_LINES: usize = 2;

/// Where everything stands.
pub(crate) struct Plan<'a> {
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) side: f64,
    pub(crate) title: Vec<String>,
    pub(crate) sentence: Vec<String>,
    pub(crate) sentence_top: f64,
    pub(crate) reading: Reading,
    pub(crate) unit_at: f64,
    pub(crate) headings_top: f64,
    pub(crate) headings: Vec<Heading>,
    /// Each annotation's place in pixels and its row, in the order of their places.
    pub(crate) flags: Vec<(f64, usize)>,
    pub(crate) flags_bottom: f64,
    pub(crate) panels: Vec<Panel<'a>>,
    pub(crate) readings: Vec<Vec<Vec<Variation>>>,
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) along: Along,
    pub(crate) ticks: Vec<Tick>,
    pub(crate) notes_top: f64,
    pub(crate) notes: Vec<Note>,
    pub(crate) key_top: f64,
    pub(crate) key: Vec<KeyItem>,
    pub(crate) method_top: f64,
    pub(crate) method: Vec<String>,
}

/// The heading of a phase.
pub(crate) struct Heading {
    pub(crate) x: f64,
    pub(crate) reason: Vec<String>,
    pub(crate) lines: Vec<String>,
}

/// An annotation below the chart: its number (none for a phase), and its text in lines.
pub(crate) struct Note {
    pub(crate) number: Option<usize>,
    pub(crate) lines: Vec<String>,
    pub(crate) y: f64,
}

/// What the key explains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Sample {
    Mark(Variation),
    Ghost,
    Limits,
}

/// An entry of the key.
pub(crate) struct KeyItem {
    pub(crate) sample: Sample,
    pub(crate) text: &'static str,
    pub(crate) x: f64,
    pub(crate) y: f64,
}

/// The width of a sample in the key, with the room after it.
pub(crate) const SAMPLE: f64 = 20.0;

impl<'a> Plan<'a> {
    pub(crate) fn of(view: &ChartSvg<'a>) -> Self {
        let chart = view.chart;
        let side = if view.width < 600.0 { 16.0 } else { 24.0 };
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

        // across: the labels of both axes leave the rest to the points
        let labels: Vec<_> = panels.iter().map(|panel| panel.end_labels(chart)).collect();
        let widest = labels
            .iter()
            .flatten()
            .map(|(_, text, _)| width(text, LABEL, Weight::Normal));
        let right = view.width - side - widest.fold(0.0, f64::max) - 8.0;
        let tick_width = |panel: &Panel<'_>| {
            let texts = panel
                .ticks
                .values
                .iter()
                .map(|&value| panel.ticks.show(value));
            texts
                .map(|text| width(&text, LABEL, Weight::Normal))
                .fold(0.0, f64::max)
        };
        // more ticks can need one digit more than a few
        for panel in &mut panels {
            panel.place(0.0, 400.0, TICKS_APART);
        }
        let left = side + panels.iter().map(tick_width).fold(0.0, f64::max) + 8.0;
        let right = right.max(left + 40.0);
        let along = Along {
            left,
            step: (right - left) / chart.len().max(1) as f64,
        };
        let ticks = time::ticks(chart.series(), along.step, right - left);

        // down: the head
        let icons = match (view.icons, reading.assurance()) {
            (false, _) => 0.0,
            (true, None) => 2.0 * ICON + 16.0,
            (true, Some(_)) => 4.0 * ICON + BETWEEN_ICONS + 16.0,
        };
        let room = view.width - 2.0 * side - icons;
        let title = balanced(&title(view), TITLE, Weight::Bold, room, 3);
        let sentence = balanced(
            &said::capital(&chart.sentence()),
            SENTENCE,
            Weight::Normal,
            room.min(760.0),
            6,
        );
        let mut y = side;
        let sentence_top = y + height(title.len(), TITLE) + 4.0;
        y = sentence_top + height(sentence.len(), SENTENCE);
        if icons > 0.0 {
            y = y.max(side + 2.0 * ICON);
        }
        y += 14.0;
        let (headings, told) = headings(chart, along, view.width - side);
        let headings_top = y;
        let heading_lines = headings
            .iter()
            .map(|heading| heading.reason.len() + heading.lines.len());
        let heading_lines = heading_lines.max().unwrap_or(0);
        if heading_lines > 0 {
            y += height(heading_lines, LABEL) + 6.0;
        }
        let mut placed: Vec<(f64, &flags::Flag)> = view
            .flags
            .iter()
            .map(|flag| (along.x(flag.place), flag))
            .collect();
        placed.sort_by(|a, b| a.0.total_cmp(&b.0));
        let places: Vec<f64> = placed.iter().map(|&(x, _)| x).collect();
        let rows = flags::rows(&places);
        let flags: Vec<(f64, usize)> = places.iter().copied().zip(rows.iter().copied()).collect();
        // the unit stands beside the numbers of the annotations, or above them where they would meet
        let unit = view
            .unit
            .as_deref()
            .map_or(0.0, |unit| width(unit, LABEL, Weight::Normal));
        let meet = places
            .first()
            .is_some_and(|&first| first - flags::APART < side + unit);
        let rows_height = rows
            .iter()
            .max()
            .map_or(0.0, |&rows| (rows as f64 + 1.0) * flags::APART + 4.0);
        let mut unit_at = y + LABEL;
        if view.unit.is_some() && (meet || rows_height == 0.0) {
            y += height(1, LABEL) + 4.0;
        } else {
            unit_at = y + rows_height - 8.0;
        }
        y += rows_height;
        let flags_bottom = y;
        let top = y + 8.0;

        // the foot, from its own top
        let mut foot = 0.0;
        let tick_lines = ticks.iter().map(|tick| tick.lines.len()).max().unwrap_or(0);
        foot += 10.0 + height(tick_lines, time::SIZE);
        let mut notes_top = foot + 8.0;
        let named = told.into_iter().map(|(index, text)| (None, index, text));
        let numbered = placed
            .iter()
            .enumerate()
            .map(|(at, (_, flag))| (Some(at + 1), 0, said::annotation(&flag.name, &flag.text)));
        let mut notes = Vec::new();
        let mut down = 0.0;
        for (number, _, text) in numbered.chain(named) {
            let lines = wrap(
                &text,
                LABEL,
                Weight::Normal,
                view.width - 2.0 * side - 24.0,
                4,
            );
            let lines_height = height(lines.len(), LABEL).max(flags::APART);
            notes.push(Note {
                number,
                lines,
                y: down,
            });
            down += lines_height + 3.0;
        }
        foot = if notes.is_empty() {
            foot
        } else {
            notes_top + down
        };
        let (mut key_top, mut method_top) = (foot + 8.0, 0.0);
        let (mut key, mut method) = (Vec::new(), Vec::new());
        if view.foot {
            let (items, rows) = self::key(chart, &panels, &readings, side, view.width - 2.0 * side);
            key = items;
            foot = key_top + height(rows, LABEL) + if rows > 0 { 6.0 } else { 0.0 };
            method_top = foot + 2.0;
            method = wrap(
                &picture::method(chart),
                FOOT,
                Weight::Normal,
                view.width - 2.0 * side,
                4,
            );
            foot = method_top + height(method.len(), FOOT);
        }
        foot += side * 0.75;

        // the points have the rest
        let spread = panels.len() > 1;
        let wished = (view.width * 0.34).clamp(190.0, 420.0) * if spread { 1.45 } else { 1.0 };
        let least = LEAST_PLOT * if spread { 2.0 } else { 1.0 };
        let plot = match view.height {
            Some(asked) => (asked - top - foot).max(least),
            None => wished,
        };
        let bottom = top + plot;
        let split = if spread {
            top + (plot - BETWEEN_PANELS) * (1.0 - SPREAD)
        } else {
            bottom
        };
        for (at, panel) in panels.iter_mut().enumerate() {
            let (from, to) = if at == 0 {
                (top, split)
            } else {
                (split + BETWEEN_PANELS, bottom)
            };
            panel.place(from, to, TICKS_APART);
        }
        for (panel, labels) in panels.iter_mut().zip(labels) {
            panel.place_ends(labels);
        }
        notes_top += bottom;
        key_top += bottom;
        method_top += bottom;
        for note in &mut notes {
            note.y += notes_top;
        }
        for item in &mut key {
            item.y += key_top;
        }
        Self {
            width: view.width,
            height: bottom + foot,
            side,
            title,
            sentence,
            sentence_top,
            reading,
            unit_at,
            headings_top,
            headings,
            flags,
            flags_bottom,
            panels,
            readings,
            left,
            right,
            along,
            ticks,
            notes_top,
            notes,
            key_top,
            key,
            method_top,
            method,
        }
    }
}

/// The height of so many lines of text.
pub(crate) fn height(lines: usize, size: f64) -> f64 {
    lines as f64 * size * LEADING
}

pub(crate) fn title(view: &ChartSvg<'_>) -> String {
    let given = view
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty());
    given.map_or_else(|| said::chart_title(view.chart.kind()), str::to_owned)
}

/// The headings of the phases, and the reasons that did not fit into them.
fn headings(chart: &Chart, along: Along, end: f64) -> (Vec<Heading>, Vec<(usize, String)>) {
    let (mut headings, mut untold) = (Vec::new(), Vec::new());
    if chart.phases().len() < 2 {
        return (headings, untold);
    }
    for (index, phase) in chart.phases().iter().enumerate() {
        let points = phase.points();
        let x = along.border(points.start) + if index == 0 { 0.0 } else { 6.0 };
        let last = index + 1 == chart.phases().len();
        let next = if last {
            end
        } else {
            along.border(points.end) - 6.0
        };
        let room = next - x;
        let reason = phase.reason().map(picture::reason);
        let whole = |lines: &[String]| !lines.iter().any(|line| line.ends_with('…'));
        let fits = room >= LEAST_HEADING;
        let said_in = |text: &str| {
            let lines = wrap(text, LABEL, Weight::Normal, room, HEADING_LINES);
            (fits && whole(&lines)).then_some(lines)
        };
        let heading = reason.as_deref().and_then(said_in);
        if let (Some(reason), None) = (&reason, &heading) {
            untold.push((
                index,
                said::phase_from(&chart.point_name(points.start), reason),
            ));
        }
        let lines = picture::phase_lines(chart, phase).and_then(|lines| said_in(&lines));
        headings.push(Heading {
            x,
            reason: heading.unwrap_or_default(),
            lines: lines.unwrap_or_default(),
        });
    }
    (headings, untold)
}

/// The key of what is drawn, and how many rows it takes.
fn key(
    chart: &Chart,
    panels: &[Panel<'_>],
    readings: &[Vec<Vec<Variation>>],
    side: f64,
    room: f64,
) -> (Vec<KeyItem>, usize) {
    let mut samples = Vec::new();
    let all = || readings.iter().flatten().flatten();
    for reading in readings
        .iter()
        .flatten()
        .flatten()
        .filter(|reading| reading.is_special())
    {
        let text = said::mark(*reading);
        if !samples.iter().any(|&(_, other)| other == text) {
            samples.push((Sample::Mark(*reading), text));
        }
    }
    samples.sort_by_key(|&(_, text)| text);
    if !samples.is_empty() && all().any(|reading| !reading.is_special()) {
        samples.insert(0, (Sample::Mark(Variation::CommonCause), said::COMMON));
    }
    if (0..chart.len()).any(|index| chart.is_excluded(index) && chart.value(index).is_some()) {
        samples.push((Sample::Ghost, said::LEFT_OUT));
    }
    let limited =
        |panel: &Panel<'_>| (0..chart.len()).any(|index| panel.tracks[0].upper(index).is_some());
    if panels.iter().any(limited) {
        samples.push((Sample::Limits, said::LIMITS));
    }
    let (mut items, mut x, mut row) = (Vec::with_capacity(samples.len()), 0.0, 0);
    for (sample, text) in samples {
        let wide = SAMPLE + width(text, LABEL, Weight::Normal) + 18.0;
        if x > 0.0 && x + wide - 18.0 > room {
            (x, row) = (0.0, row + 1);
        }
        items.push(KeyItem {
            sample,
            text,
            x: side + x,
            y: height(row, LABEL),
        });
        x += wide;
    }
    let rows = if items.is_empty() { 0 } else { row + 1 };
    (items, rows)
}
