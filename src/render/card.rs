//! Boxes of text: lines measured first, so that a layout knows the height, and drawn later.

use super::svg::{Anchor, Path, Svg};
use super::text::width::Weight;
use super::text::wrap::wrap;
use super::theme::Paint;

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) size: f64,
    pub(crate) weight: Weight,
    pub(crate) paint: Paint,
}

impl Style {
    pub(crate) const TITLE: Self = Self::new(14.0, Weight::Bold, Paint::Ink);
    pub(crate) const HEAD: Self = Self::new(12.0, Weight::Bold, Paint::Muted);
    pub(crate) const BODY: Self = Self::new(13.0, Weight::Normal, Paint::Ink);
    pub(crate) const STRONG: Self = Self::new(13.0, Weight::Bold, Paint::Ink);
    pub(crate) const LISTED: Self = Self::new(11.5, Weight::Normal, Paint::Ink);
    pub(crate) const SMALL: Self = Self::new(11.0, Weight::Normal, Paint::Muted);

    const fn new(size: f64, weight: Weight, paint: Paint) -> Self {
        Self {
            size,
            weight,
            paint,
        }
    }

    /// Makes the letters smaller.
    pub(crate) const fn smaller(mut self, by: f64) -> Self {
        self.size -= by;
        self
    }

    /// From one baseline to the next.
    pub(crate) fn leading(self) -> f64 {
        libm::ceil(self.size * 1.3)
    }
}

/// A small mark in front of a line, told apart by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A ring: nothing has begun, or nobody knows yet.
    Ring,
    /// A ring that is half full: under way.
    Half,
    /// A full disc with a tick: done, or as predicted.
    Tick,
    /// A cross: left off, or not as predicted.
    Cross,
    /// A diamond: stands between others.
    Diamond,
}

/// A line of a card.
#[derive(Debug, Clone)]
struct Row {
    text: String,
    style: Style,
    mark: Option<Mark>,
    indent: f64,
    above: f64,
}

/// Lines of text below each other.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    rows: Vec<Row>,
    room: f64,
}

impl Card {
    /// The room that a mark takes before its line.
    pub(crate) const MARK: f64 = 15.0;

    /// A card whose lines are no wider than `room`.
    pub(crate) const fn new(room: f64) -> Self {
        Self {
            rows: Vec::new(),
            room,
        }
    }

    /// Adds a paragraph, wrapped, in no more than `most` lines.
    pub(crate) fn add(&mut self, text: &str, style: Style, most: usize) -> &mut Self {
        self.paragraph(text, style, (0.0, None), most)
    }

    /// Adds an item of a list, so deep, with a mark in front or room for one.
    pub(crate) fn item(
        &mut self,
        depth: usize,
        mark: Option<Mark>,
        text: &str,
        style: Style,
        most: usize,
    ) -> &mut Self {
        #[expect(clippy::cast_precision_loss, reason = "lists are not deep")]
        let deeper = (depth as f64 * Self::MARK).min(self.room / 3.0);
        self.paragraph(text, style, (deeper + Self::MARK, mark), most)
    }

    /// Adds a paragraph with a mark in front.
    pub(crate) fn marked(&mut self, mark: Mark, text: &str, style: Style) -> &mut Self {
        self.paragraph(text, style, (Self::MARK, Some(mark)), 4)
    }

    fn paragraph(
        &mut self,
        text: &str,
        style: Style,
        (indent, mark): (f64, Option<Mark>),
        most: usize,
    ) -> &mut Self {
        let lines = wrap(text, style.size, style.weight, self.room - indent, most);
        for (line, text) in lines.into_iter().enumerate() {
            let above = if line == 0 && !self.rows.is_empty() {
                4.0
            } else {
                0.0
            };
            self.rows.push(Row {
                text,
                style,
                mark: mark.filter(|_| line == 0),
                indent,
                above,
            });
        }
        self
    }

    /// The height of all its lines.
    pub(crate) fn height(&self) -> f64 {
        let rows = self.rows.iter();
        rows.map(|row| row.above + row.style.leading()).sum()
    }

    /// Draws it with its top left corner at a point, or, if `anchor` is the middle, centred about it.
    pub(crate) fn draw(&self, svg: &mut Svg, x: f64, y: f64, anchor: Anchor) {
        let mut top = y;
        for row in &self.rows {
            top += row.above;
            let baseline = top + libm::round(row.style.size * 1.0);
            if let Some(mark) = row.mark {
                let middle = baseline - row.style.size * 0.36;
                draw_mark(svg, mark, x + row.indent - Self::MARK + 5.0, middle);
            }
            let words = svg.words(x + row.indent, baseline, anchor);
            let words = words.size(row.style.size).fill(row.style.paint);
            let words = match row.style.weight {
                Weight::Bold => words.bold(),
                Weight::Normal => words,
            };
            words.text(&row.text);
            top += row.style.leading();
        }
    }
}

/// Draws a mark about a point, ten pixels wide.
pub(crate) fn draw_mark(svg: &mut Svg, mark: Mark, x: f64, y: f64) {
    let ring = |svg: &mut Svg| {
        svg.circle(x, y, 4.0)
            .fill(Paint::Paper)
            .stroke(Paint::Ink, "1.4")
            .end();
    };
    match mark {
        Mark::Ring => ring(svg),
        Mark::Half => {
            ring(svg);
            let mut half = Path::new();
            half.move_to(x, y - 4.0)
                .curve_to((x - 5.3, y - 4.0), (x - 5.3, y + 4.0), (x, y + 4.0))
                .close();
            svg.path(&half).fill(Paint::Ink).end();
        }
        Mark::Tick => {
            svg.circle(x, y, 5.0).fill(Paint::Ink).end();
            let mut tick = Path::new();
            tick.move_to(x - 2.4, y + 0.2)
                .line_to(x - 0.6, y + 2.0)
                .line_to(x + 2.5, y - 1.8);
            svg.path(&tick).no_fill().stroke(Paint::Paper, "1.5").end();
        }
        Mark::Cross => {
            let mut cross = Path::new();
            cross
                .move_to(x - 3.5, y - 3.5)
                .line_to(x + 3.5, y + 3.5)
                .move_to(x + 3.5, y - 3.5)
                .line_to(x - 3.5, y + 3.5);
            svg.path(&cross).no_fill().stroke(Paint::Ink, "1.8").end();
        }
        Mark::Diamond => {
            let mut diamond = Path::new();
            diamond
                .move_to(x, y - 5.0)
                .line_to(x + 5.0, y)
                .line_to(x, y + 5.0)
                .line_to(x - 5.0, y)
                .close();
            svg.path(&diamond).fill(Paint::Ink).end();
        }
    }
}

/// Draws the head of an arrow that ends at a point and comes from a direction, a vector of any length.
pub(crate) fn draw_head(svg: &mut Svg, to: (f64, f64), from: (f64, f64), paint: Paint) {
    let length = (from.0 * from.0 + from.1 * from.1).sqrt();
    if length < 1e-9 {
        return;
    }
    let (dx, dy) = (from.0 / length, from.1 / length);
    let mut head = Path::new();
    head.move_to(to.0, to.1)
        .line_to(to.0 + 8.0 * dx - 3.4 * dy, to.1 + 8.0 * dy + 3.4 * dx)
        .line_to(to.0 + 8.0 * dx + 3.4 * dy, to.1 + 8.0 * dy - 3.4 * dx)
        .close();
    svg.path(&head).fill(paint).end();
}

/// The legend of a picture: entries side by side, as many to a line as fit.
#[derive(Debug, Clone)]
pub(crate) struct Legend {
    entries: Vec<(Key, String)>,
}

/// What an entry of a legend shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Mark(Mark),
    /// A line of some width, dashed or not.
    Line(&'static str, Option<&'static str>),
    /// An arrow that means less.
    Minus,
    /// Where somebody stands.
    Now,
    /// An arrow.
    Arrow,
    /// Where somebody stands and is to stay.
    Stays,
    /// Nothing: the words alone.
    Words,
}

const LEGEND: Style = Style::SMALL;

impl Legend {
    pub(crate) const fn new() -> Self {
        Self {
            entries: Vec::new(),
        }
    }

    pub(crate) fn add(&mut self, key: Key, text: impl Into<String>) {
        self.entries.push((key, text.into()));
    }

    /// The entries in rows: how far from the left each begins.
    fn rows(&self, room: f64) -> Vec<Vec<(f64, usize, Vec<String>)>> {
        let mut rows: Vec<Vec<(f64, usize, Vec<String>)>> = Vec::new();
        let mut at = f64::INFINITY;
        for (index, (key, text)) in self.entries.iter().enumerate() {
            let key = key.width();
            let lines = wrap(text, LEGEND.size, LEGEND.weight, room - key, 3);
            let widths = lines
                .iter()
                .map(|line| super::text::width::width(line, LEGEND.size, LEGEND.weight));
            let own = key + widths.fold(0.0, f64::max);
            if at + own > room || lines.len() > 1 {
                rows.push(Vec::new());
                at = 0.0;
            }
            if let Some(row) = rows.last_mut() {
                row.push((at, index, lines));
            }
            at += own + 18.0;
        }
        rows
    }

    pub(crate) fn height(&self, room: f64) -> f64 {
        let rows = self.rows(room);
        rows.iter().map(|row| row_height(row)).sum()
    }

    pub(crate) fn draw(&self, svg: &mut Svg, x: f64, y: f64, room: f64) {
        let mut top = y;
        for row in self.rows(room) {
            for (at, index, lines) in &row {
                let (key, _) = &self.entries[*index];
                key.draw(svg, x + at, top + 8.0);
                for (line, text) in lines.iter().enumerate() {
                    #[expect(clippy::cast_precision_loss, reason = "three lines at most")]
                    let down = line as f64 * LEGEND.leading();
                    svg.words(x + at + key.width(), top + 12.0 + down, Anchor::Start)
                        .size(LEGEND.size)
                        .fill(LEGEND.paint)
                        .text(text);
                }
            }
            top += row_height(&row);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "three lines at most")]
fn row_height(row: &[(f64, usize, Vec<String>)]) -> f64 {
    let lines = row.iter().map(|(.., lines)| lines.len()).max().unwrap_or(0);
    lines as f64 * LEGEND.leading() + 4.0
}

impl Key {
    const fn width(self) -> f64 {
        match self {
            Self::Mark(_) | Self::Minus | Self::Now | Self::Stays => 16.0,
            Self::Line(..) | Self::Arrow => 30.0,
            Self::Words => 0.0,
        }
    }

    fn draw(self, svg: &mut Svg, x: f64, y: f64) {
        match self {
            Self::Mark(mark) => draw_mark(svg, mark, x + 5.0, y),
            Self::Line(width, dashes) => {
                let line = svg.line((x, y), (x + 24.0, y)).stroke(Paint::Muted, width);
                match dashes {
                    Some(dashes) => line.attr("stroke-dasharray", dashes).end(),
                    None => line.end(),
                }
            }
            Self::Minus => draw_minus(svg, x + 6.0, y),
            Self::Now => svg.circle(x + 5.0, y, 4.0).fill(Paint::Ink).end(),
            Self::Stays => draw_stays(svg, x + 6.0, y),
            Self::Arrow => {
                svg.line((x, y), (x + 18.0, y))
                    .stroke(Paint::Ink, "1.6")
                    .end();
                draw_head(svg, (x + 24.0, y), (-1.0, 0.0), Paint::Ink);
            }
            Self::Words => {}
        }
    }
}

/// The sign of an arrow that means less: a ring with a minus in it.
pub(crate) fn draw_minus(svg: &mut Svg, x: f64, y: f64) {
    svg.circle(x, y, 5.5)
        .fill(Paint::Paper)
        .stroke(Paint::Muted, "1.2")
        .end();
    svg.line((x - 2.8, y), (x + 2.8, y))
        .stroke(Paint::Ink, "1.4")
        .end();
}

/// A disc in a ring: somebody stands where the work needs them.
pub(crate) fn draw_stays(svg: &mut Svg, x: f64, y: f64) {
    svg.circle(x, y, 6.0)
        .no_fill()
        .stroke(Paint::Ink, "1.2")
        .end();
    svg.circle(x, y, 3.4).fill(Paint::Ink).end();
}
