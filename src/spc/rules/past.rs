//! Which of up to 64 points lie past a border.

use super::compare::{few_past, few_past_each};
use super::frame::{Frame, Level, line_side};
use super::mask::points_of;
use super::pattern::{Border, Edge};
use crate::base::direction::Side;

/// So many points are looked at one by one before all are compared at once.
const LOOKS: usize = 8;
/// As many points as a word has bits.
const MOST: usize = 64;

/// The points past a border, above and below.
#[derive(Clone, Copy)]
pub(super) struct Past {
    border: Border,
    /// Whether a point on the border is past it.
    edge: Edge,
    words: [u64; 2],
    /// Its lines, where they are flat.
    lines: Option<[f64; 2]>,
}

impl Past {
    /// All points compared with the lines.
    #[inline]
    pub(super) fn of(frame: &Frame<'_>, border: Border, edge: Edge) -> Self {
        Self::after(None, frame, border, edge)
    }

    /// All points compared with the lines, where the points past another border are known.
    #[inline]
    pub(super) fn after(
        known: Option<Self>,
        frame: &Frame<'_>,
        border: Border,
        edge: Edge,
    ) -> Self {
        let lines = frame.levels.flat(border);
        let lines = match line_side(border, edge, Side::Above) {
            Side::Above => lines,
            Side::Below => lines.map(|[above, below]| [below, above]),
        };
        let few = known.and_then(|near| near.past_farther(lines?, edge, frame.values));
        Self {
            border,
            edge,
            lines,
            words: few.unwrap_or_else(|| compared(frame, border, edge, lines)),
        }
    }

    #[inline]
    pub(super) fn is_of(&self, border: Border, edge: Edge) -> bool {
        (self.border, self.edge) == (border, edge)
    }

    /// The points above the upper line, and those below the lower one.
    #[inline]
    pub(super) fn words(&self) -> [u64; 2] {
        self.words
    }

    /// The points past lines that lie farther out: few of those past this border, if these are few.
    fn past_farther(&self, lines: [f64; 2], edge: Edge, values: &[f64]) -> Option<[u64; 2]> {
        let ([far_above, far_below], [above, below]) = (lines, self.lines?);
        // not so where either is no line at all
        let farther = far_above > above && far_below < below;
        if !farther {
            return None;
        }
        let on = edge == Edge::Included;
        let mut past = [0, 0];
        let mut looks = LOOKS;
        for (side, word) in self.words.into_iter().enumerate() {
            for point in points_of(word) {
                looks = looks.checked_sub(1)?;
                let value = values[point];
                let is_past = match side {
                    0 => value > far_above || on && value == far_above,
                    _ => value < far_below || on && value == far_below,
                };
                past[side] |= u64::from(is_past) << point;
            }
        }
        Some(past)
    }
}

/// The points above the upper line of a border, and those below its lower line.
fn compared(frame: &Frame<'_>, border: Border, edge: Edge, lines: Option<[f64; 2]>) -> [u64; 2] {
    let on = edge == Edge::Included;
    // NaN is no line at all: nothing is past it
    if let Some(lines) = lines {
        return few_past(frame.values, lines, on);
    }
    let levels = Side::BOTH.map(|side| frame.line(border, edge, side));
    if let [Level::Flat(above), Level::Flat(below)] = levels {
        return few_past(frame.values, [above, below], on);
    }
    let flat = levels.each_ref().map(|level| [level.at(0); MOST]);
    let line = |side: usize| match &levels[side] {
        Level::Flat(_) => &flat[side],
        Level::Each(line) => &**line,
    };
    few_past_each(frame.values, [line(0), line(1)], on)
}
