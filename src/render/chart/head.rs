//! What stands above the points: title, sentence, icons, the headings of the phases, the numbers of the annotations.

use super::flags;
use super::lines::Along;
use super::sizes::{BETWEEN_ICONS, ICON, LABEL, SENTENCE, TITLE, height, side};
use super::view::ChartSvg;
use crate::base::sort::sort_by;
use crate::render::text::width::{Weight, width};
use crate::render::text::wrap::{balanced, wrap};
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::picture;
use crate::spc::{Chart, Reading};

/// A sentence is no wider than is good to read.
const WIDEST_SENTENCE: f64 = 960.0;
/// The least room in which the heading of a phase is worth reading.
const LEAST_HEADING: f64 = 48.0;
const HEADING_LINES: usize = 3;

/// Where the head stands.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) title: Vec<String>,
    pub(crate) sentence: Vec<String>,
    pub(crate) sentence_top: f64,
    pub(crate) headings: Vec<Heading>,
    pub(crate) headings_top: f64,
    /// Phases whose reason did not fit above them, in words.
    pub(crate) untold: Vec<String>,
    pub(crate) unit_at: f64,
    /// Each annotation's place in pixels and its row, in the order of their places.
    pub(crate) flags: Vec<(f64, usize)>,
    /// The annotations in words, in the same order.
    pub(crate) told: Vec<String>,
    pub(crate) bottom: f64,
}

/// The heading of a phase.
#[derive(Debug)]
pub(crate) struct Heading {
    pub(crate) x: f64,
    pub(crate) reason: Vec<String>,
    pub(crate) lines: Vec<String>,
}

impl Head {
    pub(crate) fn of(view: &ChartSvg<'_>, reading: &Reading, along: Along) -> Self {
        let (chart, side) = (view.chart, side(view.width));
        let icons = match (view.icons, reading.assurance()) {
            (false, _) => 0.0,
            (true, None) => 2.0 * ICON + 16.0,
            (true, Some(_)) => 4.0 * ICON + BETWEEN_ICONS + 16.0,
        };
        let room = view.width - 2.0 * side - icons;
        let title = balanced(&title(view), TITLE, Weight::Bold, room, 3);
        let sentence = picture::headline(chart);
        let sentence = balanced(
            &sentence,
            SENTENCE,
            Weight::Normal,
            room.min(WIDEST_SENTENCE),
            6,
        );
        let sentence_top = side + height(title.len(), TITLE) + 4.0;
        let mut y = sentence_top + height(sentence.len(), SENTENCE);
        if view.icons {
            y = y.max(side + 2.0 * ICON);
        }
        let headings_top = y + 14.0;
        let (headings, untold) = headings(chart, along, view.width - side);
        y = headings_top;
        let lines = headings
            .iter()
            .map(|heading| heading.reason.len() + heading.lines.len());
        let lines = lines.max().unwrap_or(0);
        if lines > 0 {
            y += height(lines, LABEL) + 6.0;
        }
        let mut placed: Vec<(f64, &flags::Flag)> = view
            .flags
            .iter()
            .map(|flag| (along.x(flag.place), flag))
            .collect();
        sort_by(&mut placed, |a, b| a.0.total_cmp(&b.0));
        let places: Vec<f64> = placed.iter().map(|&(x, _)| x).collect();
        let rows = flags::rows(&places);
        let rows_height = rows
            .iter()
            .max()
            .map_or(0.0, |&row| (row as f64 + 1.0) * flags::APART + 4.0);
        // the unit stands beside the numbers of the annotations, or above them where they would meet
        let unit_said = picture::unit(view.chart);
        let unit = unit_said
            .as_deref()
            .map_or(0.0, |unit| width(unit, LABEL, Weight::Normal));
        let meet = places
            .first()
            .is_some_and(|&first| first - flags::APART < side + unit);
        let mut unit_at = y + rows_height - 8.0;
        if unit_said.is_some() && (meet || rows_height == 0.0) {
            unit_at = y + LABEL;
            y += height(1, LABEL) + 4.0;
        }
        Self {
            title,
            sentence,
            sentence_top,
            headings,
            headings_top,
            untold,
            unit_at,
            flags: places.iter().copied().zip(rows).collect(),
            told: placed
                .iter()
                .map(|(_, flag)| said::annotation(&flag.name, &flag.text))
                .collect(),
            bottom: y + rows_height,
        }
    }

    /// The middle of the number of an annotation in a row.
    pub(crate) fn flag_y(&self, row: usize) -> f64 {
        self.bottom - (row as f64 + 0.5) * flags::APART
    }
}

/// The title that was asked for, else the kind of chart.
pub(crate) fn title(view: &ChartSvg<'_>) -> String {
    let given = view
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty());
    given.map_or_else(|| said::chart_title(view.chart.kind()), str::to_owned)
}

/// The headings of the phases, and the reasons that did not fit into them.
fn headings(chart: &Chart, along: Along, end: f64) -> (Vec<Heading>, Vec<String>) {
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
        let fitting = |text: &str, weight: Weight| {
            let lines = wrap(text, LABEL, weight, room, HEADING_LINES);
            let whole = !lines.iter().any(|line| line.ends_with('…'));
            (room >= LEAST_HEADING && whole).then_some(lines)
        };
        let reason = phase.reason().map(picture::reason);
        let heading = reason
            .as_deref()
            .and_then(|reason| fitting(reason, Weight::Bold));
        if let (Some(reason), None) = (&reason, &heading) {
            untold.push(said::phase_from(&chart.point_name(points.start), reason));
        }
        // the unit stands beside the axis
        let scale = picture::scale(chart);
        let lines = picture::phase_lines(chart, phase, &|value| scale.show(value));
        headings.push(Heading {
            x,
            reason: heading.unwrap_or_default(),
            lines: lines
                .and_then(|lines| fitting(&lines, Weight::Normal))
                .unwrap_or_default(),
        });
    }
    (headings, untold)
}
