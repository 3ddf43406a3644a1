//! The stakeholder grid: power by interest.

use super::card::{Card, Key, Legend, Style, draw_head, draw_stays};
use super::svg::{Anchor, Svg};
use super::theme::{Paint, Theme};
use crate::base::printed::plain;
use crate::work::stakeholder::{
    Commitment, CommitmentLevel, Quadrant, Stakeholder, StakeholderMap,
};
use crate::work::words::en_gb::people as words;
use std::borrow::Cow;
use std::fmt;

/// The width of a picture unless told.
const WIDTH: f64 = 960.0;

/// The widths that a picture can have.
const WIDTHS: (f64, f64) = (400.0, 4000.0);

const MARGIN: f64 = 14.0;

/// Room for the scores of power.
const AXIS: f64 = 52.0;

/// The widths of a box for one person, with an alias and with a name.
const ALIAS: f64 = 66.0;
const NAME: f64 = 140.0;

/// Between two boxes.
const GAP: f64 = 8.0;

/// The lowest row.
const ROW: f64 = 52.0;

/// From one step of commitment to the next, at most.
const STEP: f64 = 20.0;

/// A stakeholder map as SVG: power upwards, interest to the right, and under each person the five steps of commitment with an
/// arrow from where they stand to where the work needs them.
///
/// Without names unless they are asked for: people are s1, s2 …, as in [`StakeholderMap::redacted`]. Everything in it is
/// the author's view, and the picture says so.
///
/// | option | default |
/// |---|---|
/// | [`with_names`](Self::with_names) | names withheld |
/// | [`width`](Self::width) | 960 pixels |
/// | [`theme`](Self::theme) | [`Theme::Auto`] |
///
/// ```
/// use improvement::render::StakeholderGridSvg;
/// use improvement::stakeholder::{Commitment, CommitmentLevel, Stakeholder};
/// use improvement::{date, StakeholderMap};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let today = date(2026, 3, 1);
/// let view = Commitment::new(CommitmentLevel::LetHappen, CommitmentLevel::HelpHappen, today);
/// let mut map = StakeholderMap::new();
/// map.add("ward-manager", Stakeholder::new("Ward manager", "ward", 4, 5, today)?.with_commitment(view)?)?;
///
/// let grid = StakeholderGridSvg::new(&map);
/// assert!(!grid.to_string().to_lowercase().contains("manager"));
/// assert_eq!(
///     grid.alternative_text(),
///     "manage closely
///   s1: power 4, interest 5; let it happen now, the work needs help it happen
/// ",
/// );
/// assert!(grid.with_names().to_string().contains("manager"));
/// # Ok(())
/// # }
/// ```
///
/// Source: Mendelow's grid of power and interest; the continuum of commitment: Beckhard and Harris 1987.
#[derive(Debug, Clone)]
#[must_use]
pub struct StakeholderGridSvg<'a> {
    map: &'a StakeholderMap,
    named: bool,
    width: f64,
    theme: Theme,
}

impl<'a> StakeholderGridSvg<'a> {
    /// The picture of a map.
    pub fn new(map: &'a StakeholderMap) -> Self {
        Self {
            map,
            named: false,
            width: WIDTH,
            theme: Theme::Auto,
        }
    }

    /// With names, for its author's own eyes.
    pub fn with_names(mut self) -> Self {
        self.named = true;
        self
    }

    /// The width in pixels, from 400 to 4000.
    pub fn width(mut self, width: f64) -> Self {
        if !width.is_nan() {
            self.width = width.clamp(WIDTHS.0, WIDTHS.1);
        }
        self
    }

    /// The colours.
    pub fn theme(mut self, theme: Theme) -> Self {
        self.theme = theme;
        self
    }

    /// The grid as a list, quarter by quarter: what the picture says, for who does not see it.
    #[must_use]
    pub fn alternative_text(&self) -> String {
        let mut out = String::new();
        for (quadrant, people) in self.quarters() {
            if people.is_empty() {
                continue;
            }
            out.push_str(quadrant.strategy());
            out.push('\n');
            for person in people {
                out.push_str("  ");
                out.push_str(&plain(&person));
                out.push('\n');
            }
        }
        out
    }

    /// Who stands in each quarter, in one line each.
    pub(crate) fn quarters(&self) -> [(Quadrant, Vec<String>); 4] {
        let map = self.shown();
        QUADRANTS.map(|quadrant| {
            let people = map.engagement_order().into_iter().filter_map(|id| {
                let person = map.stakeholders().get(id)?;
                (person.placement().quadrant == quadrant).then(|| said_of(person))
            });
            (quadrant, people.collect())
        })
    }

    /// The sentence of what the picture shows.
    pub(crate) fn description(&self) -> String {
        let people = || self.map.stakeholders().values();
        let counts = QUADRANTS.map(|quadrant| {
            let same = |person: &&Stakeholder| person.placement().quadrant == quadrant;
            (people().filter(same).count(), quadrant)
        });
        let moves = people().filter(|person| person.gap().is_some_and(|gap| gap != 0));
        words::grid(&counts, people().count(), moves.count())
    }

    fn shown(&self) -> Cow<'a, StakeholderMap> {
        if self.named {
            Cow::Borrowed(self.map)
        } else {
            Cow::Owned(self.map.redacted())
        }
    }
}

const QUADRANTS: [Quadrant; 4] = [
    Quadrant::ManageClosely,
    Quadrant::KeepSatisfied,
    Quadrant::KeepInformed,
    Quadrant::Monitor,
];

fn said_of(person: &Stakeholder) -> String {
    words::placed(
        person.label.as_str(),
        person.placement(),
        person.commitment(),
    )
}

/// The steps from against to for.
const fn step(level: CommitmentLevel) -> f64 {
    match level {
        CommitmentLevel::Opposed => 0.0,
        CommitmentLevel::NoCommitment => 1.0,
        CommitmentLevel::LetHappen => 2.0,
        CommitmentLevel::HelpHappen => 3.0,
        CommitmentLevel::MakeHappen => 4.0,
    }
}

/// One person, measured.
struct Chip<'a> {
    person: &'a Stakeholder,
    card: Card,
}

impl Chip<'_> {
    fn height(&self) -> f64 {
        let track = if self.person.commitment().is_some() {
            15.0
        } else {
            0.0
        };
        self.card.height() + track + 8.0
    }
}

/// A row or a column of the grid by its score, 1 to 5.
const SCORES: [u8; 5] = [1, 2, 3, 4, 5];

/// The map, measured.
struct Plan<'a> {
    /// By power from 5 to 1, then by interest from 1 to 5.
    cells: Vec<Vec<Vec<Chip<'a>>>>,
    column: f64,
    chip: f64,
    /// How many people stand side by side in a cell.
    side_by_side: usize,
}

impl<'a> Plan<'a> {
    fn new(map: &'a StakeholderMap, named: bool, width: f64) -> Self {
        let column = libm::floor((width - 2.0 * MARGIN - AXIS) / 5.0);
        let chip = if named { NAME } else { ALIAS }.min(column - 2.0 * GAP);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the width is from 400 to 4000"
        )]
        let side_by_side = (((column - GAP) / (chip + GAP)) as usize).max(1);
        let cells = SCORES.into_iter().rev().map(|power| {
            let row = SCORES.into_iter().map(|interest| {
                let here = map.engagement_order().into_iter().filter_map(|id| {
                    let person = map.stakeholders().get(id)?;
                    let mut card = Card::new(chip - 8.0);
                    card.add(person.label.as_str(), Style::BODY.smaller(1.0), 5);
                    (person.power.get() == power && person.interest.get() == interest)
                        .then_some(Chip { person, card })
                });
                here.collect()
            });
            row.collect()
        });
        Self {
            cells: cells.collect(),
            column,
            chip,
            side_by_side,
        }
    }

    /// The height of a row of cells: of its fullest.
    fn row_height(&self, row: &[Vec<Chip<'_>>]) -> f64 {
        row.iter()
            .map(|cell| {
                let lines = cell.chunks(self.side_by_side);
                lines.map(|line| line_height(line) + GAP).sum::<f64>() + GAP
            })
            .fold(ROW, f64::max)
    }

    fn draw_cell(&self, svg: &mut Svg, cell: &[Chip<'_>], left: f64, top: f64, height: f64) {
        let lines = cell.chunks(self.side_by_side);
        let used: f64 = lines
            .clone()
            .map(|line| line_height(line) + GAP)
            .sum::<f64>()
            - GAP;
        let mut top = top + (height - used) / 2.0;
        for line in lines {
            #[expect(clippy::cast_precision_loss, reason = "a handful of people")]
            let many = line.len() as f64;
            let used = many * (self.chip + GAP) - GAP;
            let mut x = left + (self.column - used) / 2.0;
            for chip in line {
                draw_chip(svg, chip, x, top, self.chip);
                x += self.chip + GAP;
            }
            top += line_height(line) + GAP;
        }
    }
}

fn line_height(line: &[Chip<'_>]) -> f64 {
    line.iter().map(Chip::height).fold(0.0, f64::max)
}

fn draw_chip(svg: &mut Svg, chip: &Chip<'_>, x: f64, y: f64, width: f64) {
    svg.rect(x, y, width, chip.height())
        .num("rx", 5.0)
        .fill(Paint::Paper)
        .stroke(Paint::Muted, "1")
        .titled(&said_of(chip.person));
    let middle = x + width / 2.0;
    chip.card.draw(svg, middle, y + 3.0, Anchor::Middle);
    if let Some(commitment) = chip.person.commitment() {
        let step = ((width - 14.0) / 4.0).min(STEP);
        let start = (middle - 2.0 * step, y + 3.0 + chip.card.height() + 9.0);
        draw_track(svg, commitment, start, step);
    }
}

/// The five steps from a point on, where somebody stands, and where the work needs them.
fn draw_track(svg: &mut Svg, commitment: &Commitment, (x, y): (f64, f64), apart: f64) {
    for level in 0..5 {
        svg.circle(x + f64::from(level) * apart, y, 1.5)
            .fill(Paint::Common)
            .end();
    }
    let (now, needed) = (
        x + step(commitment.now) * apart,
        x + step(commitment.needed) * apart,
    );
    if commitment.gap() == 0 {
        draw_stays(svg, now, y);
        return;
    }
    let back = if needed > now { -1.0 } else { 1.0 };
    svg.line((now, y), (needed + 5.0 * back, y))
        .stroke(Paint::Ink, "1.6")
        .end();
    svg.circle(now, y, 3.6).fill(Paint::Ink).end();
    draw_head(svg, (needed, y), (back, 0.0), Paint::Ink);
}

impl fmt::Display for StakeholderGridSvg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let map = self.shown();
        let plan = Plan::new(&map, self.named, self.width);
        let heights: Vec<f64> = plan.cells.iter().map(|row| plan.row_height(row)).collect();
        let mut legend = Legend::new();
        let commitments = || {
            map.stakeholders()
                .values()
                .filter_map(Stakeholder::commitment)
        };
        if commitments().any(|commitment| commitment.gap() != 0) {
            legend.add(Key::Now, words::NOW);
            legend.add(Key::Arrow, words::MOVES);
        }
        if commitments().any(|commitment| commitment.gap() == 0) {
            legend.add(Key::Stays, words::STAYS);
        }
        if commitments().next().is_some() {
            legend.add(Key::Words, words::steps());
        }
        legend.add(Key::Words, words::VIEW);
        let room = self.width - 2.0 * MARGIN;
        // the strategies stand above and below the grid
        let (left, top) = (MARGIN + AXIS, MARGIN + 22.0);
        let bottom = top + heights.iter().sum::<f64>();
        let below = bottom + 66.0;
        let height = below + legend.height(room) + 6.0;
        let title = words::grid_title(self.named);
        let mut svg = Svg::new(self.width, height, &title, &self.description(), self.theme);
        let split = left + 2.0 * plan.column;
        let across = top + heights[..3].iter().sum::<f64>();
        let right = left + 5.0 * plan.column;
        svg.rect(split, top, right - split, across - top)
            .fill(Paint::Panel)
            .end();
        draw_lines(&mut svg, &plan, &heights, (left, top, right, bottom));
        for (x, y, anchor, quadrant) in [
            (left, top - 8.0, Anchor::Start, Quadrant::KeepSatisfied),
            (right, top - 8.0, Anchor::End, Quadrant::ManageClosely),
            (left, bottom + 50.0, Anchor::Start, Quadrant::Monitor),
            (right, bottom + 50.0, Anchor::End, Quadrant::KeepInformed),
        ] {
            let said = quadrant.strategy();
            svg.words(x, y, anchor)
                .size(Style::HEAD.size)
                .fill(Style::HEAD.paint)
                .bold()
                .text(said);
        }
        svg.line((split, top), (split, bottom))
            .stroke(Paint::Common, "1.6")
            .end();
        svg.line((left, across), (right, across))
            .stroke(Paint::Common, "1.6")
            .end();
        draw_axes(&mut svg, &plan, &heights, (left, top, right, bottom));
        let mut y = top;
        for (row, height) in plan.cells.iter().zip(&heights) {
            let mut x = left;
            for cell in row {
                plan.draw_cell(&mut svg, cell, x, y, *height);
                x += plan.column;
            }
            y += height;
        }
        legend.draw(&mut svg, MARGIN, below, room);
        f.write_str(&svg.finish())
    }
}

/// The lines between the scores.
fn draw_lines(svg: &mut Svg, plan: &Plan<'_>, heights: &[f64], edges: (f64, f64, f64, f64)) {
    let (left, top, right, bottom) = edges;
    for column in 0..=5 {
        let x = left + f64::from(column) * plan.column;
        svg.line((x, top), (x, bottom))
            .stroke(Paint::Grid, "1")
            .end();
    }
    let mut y = top;
    for height in heights.iter().chain([&0.0]) {
        svg.line((left, y), (right, y))
            .stroke(Paint::Grid, "1")
            .end();
        y += height;
    }
}

/// The scores, and what they are of.
fn draw_axes(svg: &mut Svg, plan: &Plan<'_>, heights: &[f64], edges: (f64, f64, f64, f64)) {
    let (left, top, right, bottom) = edges;
    let small = Style::SMALL;
    let mut y = top;
    for (score, height) in SCORES.iter().rev().zip(heights) {
        svg.words(left - 8.0, y + height / 2.0 + 4.0, Anchor::End)
            .size(small.size)
            .fill(small.paint)
            .text(&score.to_string());
        y += height;
    }
    let mut x = left + plan.column / 2.0;
    for score in SCORES {
        svg.words(x, bottom + 16.0, Anchor::Middle)
            .size(small.size)
            .fill(small.paint)
            .text(&score.to_string());
        x += plan.column;
    }
    let middle_x = left.midpoint(right);
    svg.words(middle_x, bottom + 32.0, Anchor::Middle)
        .size(Style::HEAD.size)
        .fill(Paint::Ink)
        .bold()
        .text(words::INTEREST);
    svg.words(MARGIN, top - 8.0, Anchor::Start)
        .size(Style::HEAD.size)
        .fill(Paint::Ink)
        .bold()
        .text(words::POWER);
}
