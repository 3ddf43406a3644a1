//! `MatrixSvg`: many measures at a glance, variation by assurance.

use super::chart::small::{Place, small};
use super::icon;
use super::small_key::SmallKey;
use super::svg::{Anchor, Svg};
use super::text::width::{Weight, width};
use super::text::wrap::{balanced, elide, wrap};
use super::theme::{Paint, Theme};
use crate::base::sort::sort_by_key;
use crate::base::sorted::SortedMap;
use crate::spc::words::en_gb::picture as said;
use crate::spc::words::picture;
use crate::spc::{Assurance, Batch, Chart, ExpectedFalse, Matrix, Variation};
use std::fmt;

/// The picture of a batch of charts as SVG: variation down, assurance across.
///
/// Each measure stands in its cell by its name, with a small chart above it where there are not too many, each on a scale of its own; a key
/// says what is in them. What has no place in
/// the matrix (a series that stopped earlier, one with too few points, one that could not be charted) is listed below.
///
/// The picture has `role="img"`, a `<title>` and a `<desc>` that names what is in each cell ([`Matrix::long_description`]).
///
/// | option | default |
/// |---|---|
/// | [`width`](Self::width) | [`MatrixSvg::WIDTH`], 960 pixels |
/// | [`title`](Self::title) | `Variation by assurance` |
/// | [`expecting`](Self::expecting) | not said |
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
    expected_false: Option<ExpectedFalse>,
    theme: Theme,
}

impl<'a> MatrixSvg<'a> {
    /// The width of a picture that asks for none, in pixels.
    pub const WIDTH: f64 = 960.0;
    /// No picture is narrower.
    pub const NARROWEST: f64 = 480.0;
    /// No picture is wider.
    pub const WIDEST: f64 = 4800.0;
    /// The most measures that have a small chart each, unless the view is asked otherwise.
    pub const SMALL_CHARTS_UP_TO: usize = 40;

    /// The picture of a batch, with every default.
    pub fn new(batch: &'a Batch) -> Self {
        Self {
            batch,
            width: Self::WIDTH,
            title: None,
            small_charts: None,
            expected_false: None,
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

    /// How many of its icons to expect though nothing changed ([`Batch::expected_false`]), said below it.
    pub fn expecting(mut self, false_alarms: ExpectedFalse) -> Self {
        self.expected_false = Some(false_alarms);
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
const TITLE_LEADING: f64 = 24.0;
/// A picture narrower than this has a narrower head for its rows.
const NARROW: f64 = 600.0;
const NARROW_HEAD: f64 = 120.0;
const HEAD: f64 = 176.0;
const BETWEEN_ASIDES: f64 = 4.0;
const PAD: f64 = 10.0;
/// The size of a small chart with the name below it.
const CHART_HEIGHT: f64 = 40.0;
const LEAST_CHART: f64 = 96.0;
/// No name takes more than this.
const NAME: f64 = 190.0;
/// No column is narrower, if that can be.
const LEAST_COLUMN: f64 = 104.0;
/// The most lines of a row that says what has no place in the matrix.
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
        let sheet = Sheet::of(self);
        let mut svg = Svg::new(
            self.width,
            sheet.height,
            &sheet.title,
            &sheet.matrix.long_description(),
            self.theme,
        );
        sheet.head(&mut svg);
        let mut y = sheet.rows_top;
        for row in &sheet.rows {
            sheet.rule(&mut svg, y);
            sheet.row(&mut svg, row, y);
            y += sheet.row_height(row);
        }
        sheet.rule(&mut svg, y);
        y += PAD;
        sheet.key.draw(&mut svg, sheet.side, y);
        y += sheet.key.height;
        for aside in &sheet.asides {
            lines(&mut svg, aside, sheet.side, y, Paint::Muted);
            y += aside.len() as f64 * LEADING + BETWEEN_ASIDES;
        }
        svg.finish()
    }
}

/// Where everything stands.
struct Sheet<'a> {
    charts: SortedMap<&'a str, &'a Chart>,
    matrix: Matrix,
    with_charts: bool,
    width: f64,
    height: f64,
    side: f64,
    title: String,
    title_lines: Vec<String>,
    as_of: Option<String>,
    heads_top: f64,
    rows: Vec<Head<Variation>>,
    columns: Vec<Column>,
    rows_top: f64,
    key: SmallKey,
    asides: Vec<Vec<String>>,
}

impl<'a> Sheet<'a> {
    fn of(view: &MatrixSvg<'a>) -> Self {
        let mut matrix = view.batch.matrix();
        if let Some(expected) = view.expected_false {
            matrix = matrix.expecting(expected);
        }
        let charts: SortedMap<&str, &Chart> = view.batch.charts().collect();
        let names = || matrix.cells().flat_map(|(.., names)| names);
        let with_charts = view
            .small_charts
            .unwrap_or_else(|| names().count() <= MatrixSvg::SMALL_CHARTS_UP_TO);
        let narrow = view.width < NARROW;
        let side = if narrow { 16.0 } else { 24.0 };
        let room = view.width - 2.0 * side;
        let (rows, heads) = heads(&matrix, narrow);
        // names stand in columns as wide as the widest of them
        let widest = names()
            .map(|name| width(name, TEXT, Weight::Normal))
            .fold(if with_charts { LEAST_CHART } else { 0.0 }, f64::max);
        let head = if narrow { NARROW_HEAD } else { HEAD };
        let columns = places(&matrix, heads, side + head, room - head, widest.min(NAME));

        let title = view
            .title
            .as_deref()
            .filter(|title| !title.trim().is_empty());
        let title = title.unwrap_or(said::MATRIX).to_owned();
        let title_lines = balanced(&title, TITLE, Weight::Bold, room, 3);
        let period = charts.values().find_map(|chart| chart.series().period());
        let as_of = matrix.as_of().map(|date| picture::as_of(date, period));
        let mut heads_top = side + title_lines.len() as f64 * TITLE_LEADING + PAD;
        if as_of.is_some() {
            heads_top += 22.0;
        }
        let head_lines = columns.iter().map(|column| column.head.lines.len());
        let head_lines = head_lines.max().unwrap_or(0);
        let rows_top = heads_top + 2.0 * ICON + 6.0 + head_lines as f64 * LEADING + PAD;
        let asides: Vec<Vec<String>> = picture::asides(&matrix)
            .iter()
            .map(|text| wrap(text, TEXT, Weight::Normal, room, ASIDE_LINES))
            .collect();
        let drawn = names().filter(|_| with_charts);
        let key = SmallKey::of(
            drawn.filter_map(|name| charts.get(name.as_str()).copied()),
            room,
        );
        let mut sheet = Self {
            charts,
            matrix,
            with_charts,
            width: view.width,
            height: 0.0,
            side,
            title,
            title_lines,
            as_of,
            heads_top,
            rows,
            columns,
            rows_top,
            key,
            asides,
        };
        let rows: f64 = sheet.rows.iter().map(|row| sheet.row_height(row)).sum();
        let asides = sheet
            .asides
            .iter()
            .map(|lines| lines.len() as f64 * LEADING + BETWEEN_ASIDES);
        sheet.height = rows_top + rows + PAD + sheet.key.height + asides.sum::<f64>() + side;
        sheet
    }

    fn entry_height(&self) -> f64 {
        LEADING
            + if self.with_charts {
                CHART_HEIGHT + 6.0
            } else {
                0.0
            }
    }

    fn row_height(&self, row: &Head<Variation>) -> f64 {
        let lines = self.columns.iter().map(|column| {
            let names = self.matrix.cell(row.key, column.head.key).len();
            names.div_ceil(column.abreast)
        });
        let head = row.lines.len() as f64 * LEADING + 2.0 * ICON + 4.0;
        head.max(lines.max().unwrap_or(0) as f64 * self.entry_height()) + 2.0 * PAD
    }

    fn rule(&self, svg: &mut Svg, y: f64) {
        svg.line((self.side, y), (self.width - self.side, y))
            .stroke(Paint::Grid, "1")
            .end();
    }

    fn head(&self, svg: &mut Svg) {
        svg.group().size(TITLE).bold().fill(Paint::Ink).open();
        for (at, line) in self.title_lines.iter().enumerate() {
            let y = self.side + TITLE + at as f64 * TITLE_LEADING;
            svg.words(self.side, y, Anchor::Start).text(line);
        }
        svg.close();
        if let Some(as_of) = &self.as_of {
            let y = self.side + self.title_lines.len() as f64 * TITLE_LEADING + 14.0;
            svg.words(self.side, y, Anchor::Start)
                .size(13.0)
                .fill(Paint::Muted)
                .text(as_of);
        }
        let mut charts = self.charts.values();
        let direction = charts.next().map(|chart| chart.asked().get_better());
        for column in &self.columns {
            let (x, y) = (column.left, self.heads_top);
            if let Some(assurance) = column.head.key {
                let direction = direction.unwrap_or_default();
                icon::assurance(svg, assurance, direction, x + ICON, y + ICON, ICON);
            }
            lines(svg, &column.head.lines, x, y + 2.0 * ICON + 6.0, Paint::Ink);
        }
    }

    fn row(&self, svg: &mut Svg, row: &Head<Variation>, top: f64) {
        let top = top + PAD;
        icon::variation(svg, row.key, self.side + ICON, top + ICON, ICON);
        lines(
            svg,
            &row.lines,
            self.side,
            top + 2.0 * ICON + 4.0,
            Paint::Ink,
        );
        for column in &self.columns {
            let names = self.matrix.cell(row.key, column.head.key);
            for (place, name) in names.iter().enumerate() {
                let x = column.left + (place % column.abreast) as f64 * (column.entry + PAD);
                let mut y = top + (place / column.abreast) as f64 * self.entry_height();
                if self.with_charts {
                    let place = Place {
                        x,
                        y,
                        width: column.entry,
                        height: CHART_HEIGHT,
                    };
                    if let Some(chart) = self.charts.get(name.as_str()) {
                        small(svg, chart, row.key, place);
                    }
                    y += CHART_HEIGHT;
                }
                let shown = elide(name, TEXT, Weight::Normal, column.entry);
                svg.words(x, y + TEXT, Anchor::Start)
                    .size(TEXT)
                    .fill(Paint::Ink)
                    .text(&shown);
            }
        }
    }
}

/// A column of the matrix, and where it stands.
struct Column {
    head: Head<Option<Assurance>>,
    left: f64,
    /// How many names stand side by side, and how wide each is.
    abreast: usize,
    entry: f64,
}

/// Columns with more in them are wider, but not by as much as they have more.
fn places(
    matrix: &Matrix,
    heads: Vec<Head<Option<Assurance>>>,
    from: f64,
    across: f64,
    wanted: f64,
) -> Vec<Column> {
    let most = |key: Option<Assurance>| {
        let cells = matrix.cells().filter(|&(_, assurance, _)| assurance == key);
        cells.map(|(.., names)| names.len()).max().unwrap_or(0)
    };
    let weights: Vec<f64> = heads
        .iter()
        .map(|head| libm::sqrt(most(head.key) as f64).max(1.0))
        .collect();
    let total: f64 = weights.iter().sum();
    let shared = across - LEAST_COLUMN * heads.len() as f64;
    let mut left = from;
    heads
        .into_iter()
        .zip(weights)
        .map(|(head, weight)| {
            let width = if shared > 0.0 {
                LEAST_COLUMN + shared * weight / total
            } else {
                across / (total / weight)
            };
            let inner = width - 2.0 * PAD;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a few columns of names"
            )]
            let abreast = (((inner + PAD) / (wanted + PAD)).floor() as usize).max(1);
            let column = Column {
                head,
                left: left + PAD,
                abreast,
                entry: (inner + PAD) / abreast as f64 - PAD,
            };
            left += width;
            column
        })
        .collect()
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
fn heads(matrix: &Matrix, narrow: bool) -> (Vec<Head<Variation>>, Vec<Head<Option<Assurance>>>) {
    let mut variations: Vec<Variation> = matrix.cells().map(|(variation, ..)| variation).collect();
    variations.dedup();
    let mut assurances: Vec<Option<Assurance>> =
        matrix.cells().map(|(_, assurance, _)| assurance).collect();
    sort_by_key(&mut assurances, |assurance| {
        (assurance.is_none(), *assurance)
    });
    assurances.dedup();
    let row_room = if narrow { NARROW_HEAD } else { HEAD } - PAD;
    let rows = variations.into_iter().map(|key| {
        let text = said::capital(&key.to_string());
        Head {
            key,
            lines: wrap(&text, TEXT, Weight::Normal, row_room, 5),
        }
    });
    let columns = assurances.into_iter().map(|key| {
        let text = key.map_or_else(
            || said::NO_TARGET.to_owned(),
            |key| said::capital(&key.to_string()),
        );
        Head {
            key,
            lines: wrap(&text, TEXT, Weight::Normal, LEAST_COLUMN - 2.0 * PAD, 2),
        }
    });
    (rows.collect(), columns.collect())
}

#[cfg(test)]
mod tests {
    use super::MatrixSvg;
    use crate::base::direction::Direction;
    use crate::render::checks::faults;
    use crate::spc::{Batch, Chart, Kind};

    const PLACE: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";

    /// Wards whose last value is ordinary, high or low by turns; some have too few points.
    fn batch(wards: usize, name: impl Fn(usize) -> String, direction: Direction) -> Batch {
        let values = |ward: usize| {
            let many = if ward % 7 == 6 { 4 } else { 14 };
            let mut values: Vec<f64> = (0..many).map(|at| 20.0 + ((at * 7) % 5) as f64).collect();
            match ward % 3 {
                0 => values[many - 1] = 60.0,
                1 => values[many - 1] = 1.0,
                _ => {}
            }
            values
        };
        let rows = (0..wards).map(|ward| (name(ward), values(ward)));
        let options = Chart::options().better(direction).target(21.0);
        Batch::of(&options, Kind::Individuals, rows)
    }

    #[test]
    fn names_stay_in_their_cells() {
        for direction in [Direction::Higher, Direction::Lower, Direction::Neither] {
            for wards in [0, 1, 9, 60, 300] {
                let short = batch(wards, |ward| format!("W{ward}"), direction);
                let long = batch(wards, |ward| format!("{ward} {PLACE}"), direction);
                for batch in [&short, &long] {
                    for width in [MatrixSvg::NARROWEST, 960.0, 1600.0] {
                        for charts in [true, false] {
                            let view = MatrixSvg::new(batch).width(width).small_charts(charts);
                            let faults = faults(&view.to_string());
                            assert!(
                                faults.is_empty(),
                                "{wards}, {width}:\n{}",
                                faults.join("\n")
                            );
                        }
                    }
                }
            }
        }
    }
}
