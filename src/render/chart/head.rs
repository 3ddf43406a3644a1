//! What stands above the points: title, sentence, icons, the headings of the phases, the numbers of the annotations.

use super::flags;
use super::lines::Along;
use super::sizes::{BETWEEN_ICONS, ICON, LABEL, SENTENCE, TITLE, height, side};
use super::ticks::minus;
use super::told::Told;
use super::view::ChartSvg;
use crate::render::text::width::{Weight, width};
use crate::render::text::wrap::{balanced, without_orphan, wrap};
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::picture;
use crate::spc::{Chart, Reading};

/// A sentence is no wider than is good to read.
const WIDEST_SENTENCE: f64 = 960.0;
/// The least room in which the heading of a phase is worth reading.
const LEAST_HEADING: f64 = 48.0;
const HEADING_LINES: usize = 3;
const MOST_TITLE: usize = 12;
const MOST_SENTENCE: usize = 20;
/// In a picture with less room than this from side to side, title and sentence run on below the icons.
const WIDE: f64 = 560.0;

/// Where the head stands.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) title: Vec<String>,
    pub(crate) sentence: Vec<String>,
    pub(crate) sentence_top: f64,
    pub(crate) headings: Vec<Heading>,
    pub(crate) headings_top: f64,
    pub(crate) unit_at: f64,
    pub(crate) told: Told,
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
        let (headings, untold) = headings(chart, along, view.width - side);
        let told = Told::of(view, along, untold);
        let beside = Beside {
            whole: view.width - 2.0 * side,
            icons,
            bottom: side + 2.0 * ICON,
        };
        let title = beside.lines(&title(view), TITLE, Weight::Bold, side);
        let mut sentence = picture::headline(chart);
        if let Some((first, last)) = told.notes {
            sentence.push_str(&said::see_notes(first, last));
        }
        let sentence_top = side + height(title.len(), TITLE) + 4.0;
        let sentence = beside.lines(&sentence, SENTENCE, Weight::Normal, sentence_top);
        let mut y = sentence_top + height(sentence.len(), SENTENCE);
        if view.icons {
            y = y.max(side + 2.0 * ICON);
        }
        let headings_top = y + 14.0;
        y = headings_top;
        let lines = headings
            .iter()
            .map(|heading| heading.reason.len() + heading.lines.len());
        let lines = lines.max().unwrap_or(0);
        if lines > 0 {
            y += height(lines, LABEL) + 6.0;
        }
        let rows = told.numbers.iter().map(|number| number.row);
        let rows_height = rows
            .max()
            .map_or(0.0, |row| (row as f64 + 1.0) * flags::APART + 4.0);
        // the unit stands beside the numbers above the points, or above them where they would meet
        let unit_said = picture::unit(view.chart);
        let unit = unit_said
            .as_deref()
            .map_or(0.0, |unit| width(unit, LABEL, Weight::Normal));
        let first = told.numbers.first();
        let meet = first.is_some_and(|first| first.x - flags::APART < side + unit);
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
            unit_at,
            told,
            bottom: y + rows_height,
        }
    }

    /// The middle of the number of an annotation in a row.
    pub(crate) fn flag_y(&self, row: usize) -> f64 {
        self.bottom - (row as f64 + 0.5) * flags::APART
    }
}

/// The room for title and sentence beside the icons, and below them.
struct Beside {
    whole: f64,
    icons: f64,
    /// Where the icons end.
    bottom: f64,
}

impl Beside {
    /// Text that begins at `top`: in a narrow picture it runs on below the icons, in a wide one it stays beside them.
    fn lines(&self, text: &str, size: f64, weight: Weight, top: f64) -> Vec<String> {
        let narrow = self.whole - self.icons;
        let most = if weight == Weight::Bold {
            MOST_TITLE
        } else {
            MOST_SENTENCE
        };
        if self.whole >= WIDE {
            return balanced(text, size, weight, narrow.min(WIDEST_SENTENCE), most);
        }
        let room = |line: usize| {
            if top + height(line, size) < self.bottom {
                narrow
            } else {
                self.whole
            }
        };
        let lines = without_orphan(text, size, weight, &room, most);
        // of one room throughout, lines can be of one length
        if room(lines.len().saturating_sub(1)) == room(0) {
            return balanced(text, size, weight, room(0), most);
        }
        lines
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
            let from = chart.point_name(points.start);
            untold.push((points.start, said::phase_from(index + 1, &from, reason)));
        }
        // the unit stands beside the axis
        let scale = picture::scale(chart);
        let number = |value: f64| minus(&scale.show(value));
        let lines = picture::phase_lines(chart, phase, [&number, &number]);
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
