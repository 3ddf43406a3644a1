//! `MatrixSvg`: many measures at a glance, variation by assurance.

use super::chart::small::{Place, small};
use super::icon;
use super::svg::{Anchor, Svg};
use super::text::width::{Weight, width};
use super::text::wrap::{balanced, elide, wrap};
use super::theme::{Paint, Theme};
use crate::spc::{Assurance, Batch, Chart, Matrix, Variation};
use crate::words::en_gb_picture as said;
use crate::words::picture;
use std::collections::BTreeMap;
use std::fmt;

/// The picture of a batch of charts as SVG: variation down, assurance across.
///
/// Each measure stands in its cell by its name, with a small chart above it where there are not too many. What has no place in
/// the matrix (a series that stopped earlier, one with too few points, one that could not be charted) is listed below.
///
/// The picture has `role="img"`, a `<title>` and a `<desc>` that names what is in each cell ([`Matrix::long_description`]).
///
/// | option | default |
/// |---|---|
/// | [`width`](Self::width) | [`MatrixSvg::WIDTH`], 960 pixels |
/// | [`title`](Self::title) | `Variation by assurance` |
/// | [`small_charts`](Self::small_charts) | up to [`MatrixSvg::SMALL_CHARTS_UP_TO`], 40, measures |
/// | [`theme`](Self::theme) | [`Theme::Auto`] |
///
/// ```
/// use improvement::render::MatrixSvg;
/// use improvement::spc::Batch;
/// use improvement::{Chart, Direction, Kind};
///
/// let wards = [("Ward 1", [3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 4]), ("Ward 2", [3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 19])];
/// let options = Chart::options().better(Direction::Lower).target(8.0);
/// let batch = Batch::of(&options, Kind::Individuals, wards);
/// let picture = MatrixSvg::new(&batch).title("Falls").to_string();
/// assert!(picture.contains("Ward 2"));
/// ```
#[derive(Debug, Clone)]
#[must_use = "a view is drawn when it is displayed"]
pub struct MatrixSvg<'a> {
    batch: &'a Batch,
    width: f64,
    title: Option<String>,
    small_charts: Option<bool>,
    theme: Theme,
}

impl<'a> MatrixSvg<'a> {
    /// The width of a picture that asks for none, in pixels.
    pub const WIDTH: f64 = 960.0;
    /// No picture is narrower.
    pub const NARROWEST: f64 = 480.0;
    /// No picture is wider.
    pub const WIDEST: f64 = 4800.0;
    /// Up to so many measures have a small chart each, unless the view is asked otherwise.
    pub const SMALL_CHARTS_UP_TO: usize = 40;

    /// The picture of a batch, with every default.
    pub fn new(batch: &'a Batch) -> Self {
        Self {
            batch,
            width: Self::WIDTH,
            title: None,
            small_charts: None,
            theme: Theme::default(),
        }
    }

    /// How wide it is, in pixels: kept between [`NARROWEST`](Self::NARROWEST) and [`WIDEST`](Self::WIDEST); what is no number
    /// asks for nothing. The height follows.
    pub fn width(mut self, pixels: f64) -> Self {
        if !pixels.is_nan() {
            self.width = pixels.clamp(Self::NARROWEST, Self::WIDEST);
        }
        self
    }

    /// What the measures are, in the reader's words.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Whether each measure has a small chart.
    pub fn small_charts(mut self, shown: bool) -> Self {
        self.small_charts = Some(shown);
        self
    }

    /// Which colours it has.
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }
}

const TITLE: f64 = 18.0;
const TEXT: f64 = 12.0;
const LEADING: f64 = 16.0;
const ICON: f64 = 16.0;
const PAD: f64 = 10.0;
/// The size of a small chart with the name below it.
const CHART_HEIGHT: f64 = 40.0;
const LEAST_CHART_WIDTH: f64 = 96.0;
/// No name takes more than this.
const NAME: f64 = 190.0;
/// A row that says what has no place in the matrix is at most so many lines long.
const ASIDE_LINES: usize = 4;

/// One row or column of the matrix with what stands at its head.
struct Head<T> {
    key: T,
    lines: Vec<String>,
}

impl fmt::Display for MatrixSvg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.draw())
    }
}

impl MatrixSvg<'_> {
    fn draw(&self) -> String {
        let matrix = self.batch.matrix();
        let charts: BTreeMap<&str, &Chart> = self.batch.charts().collect();
        let direction = charts
            .values()
            .next()
            .map(|chart| chart.asked().direction())
            .unwrap_or_default();
        let many: usize = matrix.cells().map(|(.., names)| names.len()).sum();
        let with_charts = self
            .small_charts
            .unwrap_or(many <= Self::SMALL_CHARTS_UP_TO);
        let side = if self.width < 600.0 { 16.0 } else { 24.0 };

        let (rows, columns) = heads(&matrix, self.width);
        let head_width = if self.width < 600.0 { 120.0 } else { 176.0 };
        let across = self.width - 2.0 * side - head_width;
        let cell_width = across / columns.len().max(1) as f64;
        let inner = cell_width - 2.0 * PAD;
        // names stand in columns as wide as the widest of them
        let names = matrix.cells().flat_map(|(.., names)| names.iter());
        let widest = names
            .map(|name| width(name, TEXT, Weight::Normal))
            .fold(0.0, f64::max);
        let wanted = if with_charts {
            widest.max(LEAST_CHART_WIDTH)
        } else {
            widest
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few columns of names"
        )]
        let abreast = (((inner + PAD) / (wanted.min(NAME) + PAD)).floor() as usize).max(1);
        let entry_width = (inner + PAD) / abreast as f64 - PAD;
        let entry_height = LEADING + if with_charts { CHART_HEIGHT + 6.0 } else { 0.0 };
        let lines_of = |row: &Head<Variation>| {
            let cells = columns
                .iter()
                .map(|column| matrix.cell(row.key, column.key).len());
            cells.max().unwrap_or(0).div_ceil(abreast)
        };
        let row_height = |row: &Head<Variation>| {
            let head = row.lines.len() as f64 * LEADING + 2.0 * ICON + 4.0;
            head.max(lines_of(row) as f64 * entry_height) + 2.0 * PAD
        };

        let title = self
            .title
            .as_deref()
            .filter(|title| !title.trim().is_empty())
            .unwrap_or(said::MATRIX);
        let title_lines = balanced(title, TITLE, Weight::Bold, self.width - 2.0 * side, 3);
        let as_of = matrix.as_of().map(picture::as_of);
        let mut top = side + title_lines.len() as f64 * 24.0;
        if as_of.is_some() {
            top += 22.0;
        }
        let heads_top = top + 10.0;
        let column_lines = columns
            .iter()
            .map(|column| column.lines.len())
            .max()
            .unwrap_or(0);
        top = heads_top + 2.0 * ICON + 6.0 + column_lines as f64 * LEADING + PAD;
        let asides: Vec<Vec<String>> = picture::asides(&matrix)
            .iter()
            .map(|text| {
                wrap(
                    text,
                    TEXT,
                    Weight::Normal,
                    self.width - 2.0 * side,
                    ASIDE_LINES,
                )
            })
            .collect();
        let aside_height: f64 = asides
            .iter()
            .map(|lines| lines.len() as f64 * LEADING + 4.0)
            .sum();
        let rows_height: f64 = rows.iter().map(row_height).sum();
        let height = top + rows_height + PAD + aside_height + side;

        let mut svg = Svg::new(
            self.width,
            height,
            title,
            &matrix.long_description(),
            self.theme,
        );
        svg.group().size(TITLE).bold().fill(Paint::Ink).open();
        for (at, line) in title_lines.iter().enumerate() {
            svg.words(side, side + TITLE + at as f64 * 24.0, Anchor::Start)
                .text(line);
        }
        svg.close();
        if let Some(as_of) = &as_of {
            let y = side + title_lines.len() as f64 * 24.0 + 14.0;
            svg.words(side, y, Anchor::Start)
                .size(13.0)
                .fill(Paint::Muted)
                .text(as_of);
        }
        let left = |column: usize| side + head_width + column as f64 * cell_width;
        for (at, column) in columns.iter().enumerate() {
            let x = left(at) + PAD;
            if let Some(assurance) = column.key {
                icon::assurance(
                    &mut svg,
                    assurance,
                    direction,
                    x + ICON,
                    heads_top + ICON,
                    ICON,
                );
            }
            lines(
                &mut svg,
                &column.lines,
                x,
                heads_top + 2.0 * ICON + 6.0,
                Paint::Ink,
            );
        }
        let mut y = top;
        for row in &rows {
            svg.line((side, y), (self.width - side, y))
                .stroke(Paint::Grid, "1")
                .end();
            icon::variation(&mut svg, row.key, side + ICON, y + PAD + ICON, ICON);
            lines(
                &mut svg,
                &row.lines,
                side,
                y + PAD + 2.0 * ICON + 4.0,
                Paint::Ink,
            );
            for (at, column) in columns.iter().enumerate() {
                for (place, name) in matrix.cell(row.key, column.key).iter().enumerate() {
                    let x = left(at) + PAD + (place % abreast) as f64 * (entry_width + PAD);
                    let mut text_y = y + PAD + (place / abreast) as f64 * entry_height;
                    if with_charts && let Some(chart) = charts.get(name.as_str()) {
                        let place = Place {
                            x,
                            y: text_y,
                            width: entry_width,
                            height: CHART_HEIGHT,
                        };
                        small(&mut svg, chart, row.key, place);
                    }
                    if with_charts {
                        text_y += CHART_HEIGHT;
                    }
                    let shown = elide(name, TEXT, Weight::Normal, entry_width);
                    svg.words(x, text_y + TEXT, Anchor::Start)
                        .size(TEXT)
                        .fill(Paint::Ink)
                        .text(&shown);
                }
            }
            y += row_height(row);
        }
        svg.line((side, y), (self.width - side, y))
            .stroke(Paint::Grid, "1")
            .end();
        y += PAD;
        for aside in &asides {
            lines(&mut svg, aside, side, y, Paint::Muted);
            y += aside.len() as f64 * LEADING + 4.0;
        }
        svg.finish()
    }
}

fn lines(svg: &mut Svg, lines: &[String], x: f64, top: f64, paint: Paint) {
    if lines.is_empty() {
        return;
    }
    svg.group().size(TEXT).fill(paint).open();
    for (at, line) in lines.iter().enumerate() {
        svg.words(x, top + TEXT + at as f64 * LEADING, Anchor::Start)
            .text(line);
    }
    svg.close();
}

/// The rows and the columns that are used, with their words.
fn heads(matrix: &Matrix, picture: f64) -> (Vec<Head<Variation>>, Vec<Head<Option<Assurance>>>) {
    let mut variations: Vec<Variation> = matrix.cells().map(|(variation, ..)| variation).collect();
    variations.dedup();
    let mut assurances: Vec<Option<Assurance>> =
        matrix.cells().map(|(_, assurance, _)| assurance).collect();
    assurances.sort_by_key(|assurance| (assurance.is_none(), *assurance));
    assurances.dedup();
    let room = if picture < 600.0 { 110.0 } else { 166.0 };
    let rows = variations.into_iter().map(|key| Head {
        key,
        lines: wrap(
            &said::capital(&key.to_string()),
            TEXT,
            Weight::Normal,
            room,
            4,
        ),
    });
    let rows = rows.collect();
    let column_room = (picture - 200.0) / assurances.len().max(1) as f64 - 2.0 * PAD;
    let columns = assurances.into_iter().map(|key| {
        let text = key.map_or_else(
            || said::NO_TARGET.to_owned(),
            |key| said::capital(&key.to_string()),
        );
        Head {
            key,
            lines: wrap(&text, TEXT, Weight::Normal, column_room, 2),
        }
    });
    (rows, columns.collect())
}
