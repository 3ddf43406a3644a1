//! Ramps of PDSA cycles: one step up for each cycle.

use super::card::{Card, Key, Legend, Mark, Style, draw_head};
use super::svg::{Anchor, Path, Svg};
use super::theme::{Paint, Theme};
use crate::base::id::CycleId;
use crate::base::printed::plain;
use crate::base::sorted::SortedMap;
use crate::spc::words::en_gb::picture::capital;
use crate::work::pdsa::{Act, Cycle, Outcome, Ramp, Ramps};
use crate::work::project::Project;
use crate::work::words::en_gb::diagram as words;
use std::fmt;

/// The width of a picture unless told.
const WIDTH: f64 = 960.0;

/// The widths that a picture can have.
const WIDTHS: (f64, f64) = (240.0, 4000.0);

/// The narrowest step, and the widest.
const STEP: (f64, f64) = (140.0, 240.0);

/// Between two steps: room for an arrow.
const GAP: f64 = 28.0;

/// How much higher each step stands than the one before it.
const RISE: f64 = 22.0;

const MARGIN: f64 = 14.0;
const PADDING: f64 = 9.0;

/// Ramps of PDSA cycles as SVG: for each change idea its cycles in order, each a step higher than the one before. The ramp that began
/// first stands first.
///
/// A step says when the test ran, how large the test was, what became of its predictions, and what was decided. An arrow runs from a cycle to
/// the next that learnt from it; what a cycle learnt from others is said in words.
///
/// A step up is the next cycle and no more: whether tests grew is [`Ramp::is_increasing`], and is said in words.
///
/// | option | default |
/// |---|---|
/// | [`idea`](Self::idea) | none: ideas appear by their ids |
/// | [`width`](Self::width) | 960 pixels |
/// | [`theme`](Self::theme) | [`Theme::Auto`] |
///
/// ```
/// use improvement::render::RampSvg;
/// use improvement::{Cycle, Ramps, id::ChangeId, pdsa::Scale};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let cycles = [
///     Cycle::new("wash-1", "wash")?.scale(Scale::units(1, "ward")),
///     Cycle::new("wash-2", "wash")?.scale(Scale::units(5, "wards")).informed_by("wash-1"),
/// ];
/// let ramps = Ramps::of(&cycles)?;
/// let view = RampSvg::new(&ramps).idea(ChangeId::new("wash")?, "wash hands");
/// assert!(view.to_string().starts_with("<svg "));
/// assert_eq!(
///     view.alternative_text(),
///     "wash hands: 2 cycles, each no smaller than the one before
///   wash-1, Plan: 1 ward at 1 site; no prediction
///   wash-2, Plan: 5 wards at 1 site; no prediction; learnt from wash-1
/// ",
/// );
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct RampSvg<'a> {
    ramps: Vec<Ramp<'a>>,
    ideas: SortedMap<crate::base::id::ChangeId, String>,
    width: f64,
    theme: Theme,
}

impl<'a> RampSvg<'a> {
    /// The picture of ramps.
    pub fn new(ramps: &Ramps<'a>) -> Self {
        Self {
            ramps: ramps.iter().cloned().collect(),
            ideas: SortedMap::new(),
            width: WIDTH,
            theme: Theme::Auto,
        }
    }

    /// The picture of a project's ramps, with the words of its ideas; `None` for a project without cycles.
    #[must_use]
    pub fn of(project: &'a Project) -> Option<Self> {
        if project.cycles().is_empty() {
            return None;
        }
        let mut view = Self::new(&project.ramps().ok()?);
        if let Some(diagram) = project.diagram() {
            for (change, node, _) in diagram.theory().ideas() {
                view.ideas.insert(change, node.text.to_string());
            }
        }
        Some(view)
    }

    /// An idea in words.
    pub fn idea(mut self, change: crate::base::id::ChangeId, text: &str) -> Self {
        self.ideas.insert(change, text.to_owned());
        self
    }

    /// The width in pixels, from 240 to 4000.
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

    /// The ramps as a list: what the picture says, for who does not see it.
    #[must_use]
    pub fn alternative_text(&self) -> String {
        let mut out = String::new();
        for (depth, said) in self.outline() {
            out.push_str(&"  ".repeat(depth));
            out.push_str(&plain(&said));
            out.push('\n');
        }
        out
    }

    /// The list, item by item, each with its depth.
    pub(crate) fn outline(&self) -> Vec<(usize, String)> {
        let ramps = self.ramps.iter();
        let items = ramps.flat_map(|ramp| {
            let cycles = ramp.cycles().iter().map(|cycle| (1, said_of(cycle)));
            std::iter::once((0, self.head(ramp))).chain(cycles)
        });
        items.collect()
    }

    fn head(&self, ramp: &Ramp<'_>) -> String {
        let change = ramp.change();
        let name = self
            .ideas
            .get(change)
            .map_or(change.as_str(), String::as_str);
        words::ramp(name, ramp.len(), ramp.is_increasing())
    }

    /// How many cycles in how many ramps, as a sentence.
    pub(crate) fn counts(&self) -> String {
        let cycles = || self.ramps.iter().flat_map(Ramp::cycles);
        let closed = cycles().filter(|cycle| cycle.is_closed()).count();
        words::ramps(self.ramps.len(), cycles().count(), closed)
    }

    /// The sentence of what the picture shows.
    pub(crate) fn description(&self) -> String {
        let heads: Vec<String> = self
            .ramps
            .iter()
            .map(|ramp| capital(&self.head(ramp)))
            .collect();
        let counts = self.counts();
        if heads.is_empty() {
            counts
        } else {
            format!("{counts} {}.", heads.join(". "))
        }
    }
}

/// A cycle in one line.
fn said_of(cycle: &Cycle) -> String {
    let mut parts: Vec<String> = words::ran(cycle).into_iter().collect();
    parts.push(scale(cycle));
    let outcomes = outcomes(cycle);
    if outcomes.is_empty() {
        parts.push(words::NO_PREDICTION.to_owned());
    }
    parts.extend(outcomes.into_iter().map(|(_, said)| said));
    parts.extend(cycle.stage().act().map(words::act));
    let informed: Vec<String> = cycle
        .predecessors()
        .iter()
        .map(ToString::to_string)
        .collect();
    if !informed.is_empty() {
        parts.push(words::learnt_from(&informed));
    }
    format!(
        "{}, {}: {}",
        cycle.id(),
        cycle.stage().name(),
        parts.join("; ")
    )
}

fn scale(cycle: &Cycle) -> String {
    let scale = cycle.plan().scale();
    scale.map_or_else(|| words::NO_SCALE.to_owned(), ToString::to_string)
}

/// The predictions of a cycle by what became of them.
fn outcomes(cycle: &Cycle) -> Vec<(Mark, String)> {
    let mut counts: SortedMap<Outcome, usize> = SortedMap::new();
    for outcome in cycle.outcomes() {
        *counts.entry(outcome).or_default() += 1;
    }
    let told = counts.into_iter().map(|(outcome, count)| {
        let mark = match outcome.came_true() {
            Some(true) => Mark::Tick,
            Some(false) => Mark::Cross,
            None => Mark::Ring,
        };
        (mark, words::predictions(count, outcome))
    });
    told.collect()
}

/// A ramp, measured.
struct Steps<'a> {
    head: Card,
    cycles: Vec<&'a Cycle>,
    cards: Vec<Card>,
    /// How many steps stand side by side.
    side_by_side: usize,
    step: f64,
}

impl<'a> Steps<'a> {
    fn new(view: &RampSvg<'a>, ramp: &Ramp<'a>) -> Self {
        let room = view.width - 2.0 * MARGIN;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the width is from 240 to 4000"
        )]
        let most = ((room + GAP) / (STEP.0 + GAP)) as usize;
        let cycles = ramp.cycles().to_vec();
        let side_by_side = cycles.len().min(most).max(1);
        #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
        let step = ((room + GAP) / side_by_side as f64 - GAP).min(STEP.1);
        let mut head = Card::new(room);
        head.add(&view.head(ramp), Style::TITLE, 4);
        let cards = cycles
            .iter()
            .enumerate()
            .map(|(at, cycle)| {
                // the first of a row has no arrow, so it says in words from what it learnt
                let arrow = at % side_by_side > 0;
                card(cycle, arrow.then(|| cycles[at - 1].id()), step)
            })
            .collect();
        Self {
            head,
            cycles,
            cards,
            side_by_side,
            step,
        }
    }

    fn rows(&self) -> impl Iterator<Item = (usize, &[Card])> {
        let starts = (0..self.cards.len()).step_by(self.side_by_side);
        starts.zip(self.cards.chunks(self.side_by_side))
    }

    fn height(&self) -> f64 {
        let rows = self.rows().map(|(_, row)| row_height(row) + GAP);
        self.head.height() + 10.0 + rows.sum::<f64>()
    }

    fn draw(&self, svg: &mut Svg, top: f64) {
        self.head.draw(svg, MARGIN, top, Anchor::Start);
        let mut top = top + self.head.height() + 10.0;
        for (start, row) in self.rows() {
            let height = row_height(row);
            // the left end and the height of each card's middle
            let places: Vec<(f64, f64)> = (0..row.len())
                .map(|at| {
                    let (x, y) = self.place(row, at, top + height);
                    (x, y + box_height(&row[at]) / 2.0)
                })
                .collect();
            for at in 0..row.len() {
                let (x, y) = self.place(row, at, top + height);
                let cycle = self.cycles[start + at];
                let before = (start + at)
                    .checked_sub(1)
                    .map(|before| self.cycles[before]);
                let learnt =
                    before.is_some_and(|before| cycle.predecessors().contains(before.id()));
                if learnt && at > 0 {
                    let from = (places[at - 1].0 + self.step, places[at - 1].1);
                    let to = (x - 1.0, places[at].1);
                    let mut path = Path::new();
                    let pull = GAP * 0.5;
                    path.move_to(from.0, from.1).curve_to(
                        (from.0 + pull, from.1),
                        (to.0 - pull, to.1),
                        (to.0 - 6.0, to.1),
                    );
                    svg.path(&path).no_fill().stroke(Paint::Muted, "1.6").end();
                    draw_head(svg, to, (-1.0, 0.0), Paint::Muted);
                }
                draw_card(svg, cycle, &row[at], (x, y), self.step);
            }
            top += height + GAP;
        }
    }

    /// The top left corner of a card of a row that ends at `bottom`.
    #[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
    fn place(&self, row: &[Card], at: usize, bottom: f64) -> (f64, f64) {
        let x = MARGIN + at as f64 * (self.step + GAP);
        (x, bottom - at as f64 * RISE - box_height(&row[at]))
    }
}

fn box_height(card: &Card) -> f64 {
    card.height() + 2.0 * PADDING - 3.0
}

#[expect(clippy::cast_precision_loss, reason = "a handful of steps")]
fn row_height(row: &[Card]) -> f64 {
    let tops = row.iter().enumerate();
    tops.map(|(at, card)| box_height(card) + at as f64 * RISE)
        .fold(0.0, f64::max)
}

/// A step: what stands on it, in the order of the cycle.
fn card(cycle: &Cycle, before: Option<&CycleId>, width: f64) -> Card {
    let mut card = Card::new(width - 2.0 * PADDING);
    card.add(&words::cycle(cycle), Style::STRONG, 3);
    if let Some(ran) = words::ran(cycle) {
        card.add(&ran, Style::SMALL, 3);
    }
    card.add(&scale(cycle), Style::SMALL, 6);
    let outcomes = outcomes(cycle);
    if outcomes.is_empty() {
        card.add(words::NO_PREDICTION, Style::SMALL, 2);
    }
    for (mark, said) in outcomes {
        card.marked(mark, &said, Style::SMALL);
    }
    if let Some(act) = cycle.stage().act() {
        card.add(&words::act(act), Style::BODY.smaller(1.0), 5);
    }
    let elsewhere: Vec<String> = cycle
        .predecessors()
        .iter()
        .filter(|id| Some(*id) != before)
        .map(ToString::to_string)
        .collect();
    if !elsewhere.is_empty() {
        card.add(&words::learnt_from(&elsewhere), Style::SMALL, 4);
    }
    card
}

fn draw_card(svg: &mut Svg, cycle: &Cycle, card: &Card, at: (f64, f64), width: f64) {
    let height = box_height(card);
    let ended = matches!(cycle.stage().act(), Some(Act::Abandon { .. }));
    let fill = if cycle.is_closed() && !ended {
        Paint::Panel
    } else {
        Paint::Paper
    };
    let rect = svg
        .rect(at.0, at.1, width, height)
        .num("rx", 6.0)
        .fill(fill)
        .stroke(Paint::Muted, if cycle.is_closed() { "1.6" } else { "1" });
    let rect = if cycle.is_closed() {
        rect
    } else {
        rect.attr("stroke-dasharray", "4 3")
    };
    rect.titled(&said_of(cycle));
    card.draw(svg, at.0 + PADDING, at.1 + PADDING - 2.0, Anchor::Start);
}

impl fmt::Display for RampSvg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<Steps<'_>> = self
            .ramps
            .iter()
            .map(|ramp| Steps::new(self, ramp))
            .collect();
        let mut legend = Legend::new();
        if self
            .ramps
            .iter()
            .flat_map(Ramp::cycles)
            .any(|cycle| !cycle.is_closed())
        {
            legend.add(Key::Line("1", Some("4 3")), words::NOT_CLOSED);
        }
        if steps.is_empty() {
            legend.add(Key::Words, words::NO_CYCLES);
        }
        let room = self.width - 2.0 * MARGIN;
        let ramps: f64 = steps.iter().map(Steps::height).sum();
        let height = MARGIN + ramps + legend.height(room) + 6.0;
        let mut svg = Svg::new(
            self.width,
            height,
            words::RAMPS_TITLE,
            &self.description(),
            self.theme,
        );
        let mut top = MARGIN;
        for steps in &steps {
            steps.draw(&mut svg, top);
            top += steps.height();
        }
        legend.draw(&mut svg, MARGIN, top, room);
        f.write_str(&svg.finish())
    }
}
