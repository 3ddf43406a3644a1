//! The masks that rules share: which points are judged, and past which lines they lie.

use super::compare::{self, Scaled, Test};
use super::frame::{Frame, Level};
use super::mask::Mask;
use super::pattern::{Border, Edge, Others, Pattern, Ties};
use super::rule::{Rule, Sides};
use crate::base::direction::Side;
use std::cell::OnceCell;
use std::ops::Range;

/// Past which line, and whether on it is past it.
pub(super) type Line = (Border, Edge, Side);

/// This many flat lines are compared in one go: with more, the lines would not stay in the registers of an SSE2
/// machine.
const TOGETHER: usize = 4;

/// As many as all of Nelson's tests ask for.
const LINES: usize = 12;

/// So many points are compared with all lines before the next: few enough to stay in the cache meanwhile, and a
/// number of whole words. Few in tests, so that series cross its ends.
const BLOCK: usize = if cfg!(test) { 128 } else { 8192 };

/// A line to compare with.
enum Against<'a> {
    Level(Level<'a>),
    Scaled(Scaled<'a>),
}

/// Which points are past which line. A line is compared once, whatever the number of rules that ask for it.
pub(super) struct Lines {
    known: Vec<(Line, Mask)>,
    /// For a line that no rule asks for: there is none such, as long as `lines_of` leaves nothing out.
    nowhere: OnceCell<Mask>,
    points: usize,
}

impl Lines {
    /// The lines that these rules ask for. The points are gone through a few thousand at a time: `beside` is called for
    /// these too, while they are in the cache.
    pub(super) fn of(
        rules: &[Rule],
        frame: &Frame<'_>,
        mut beside: impl FnMut(Range<usize>),
    ) -> Self {
        let points = frame.values.len();
        let mut lines = Self {
            known: Vec::with_capacity(LINES),
            nowhere: OnceCell::new(),
            points,
        };
        let mut levels = Vec::with_capacity(LINES);
        for rule in rules {
            lines_of(rule, |line| {
                if lines.known.iter().any(|(known, _)| *known == line) {
                    return;
                }
                let (border, edge, side) = line;
                let level = match frame.levels.scaled(border, side) {
                    Some(line) => Against::Scaled(line),
                    None => Against::Level(frame.line(border, edge, side)),
                };
                // no line at all: nothing is past it
                let mask = match level {
                    Against::Level(Level::Flat(level)) if level.is_nan() => Mask::none(points),
                    _ => Mask::unfilled(points),
                };
                lines.known.push((line, mask));
                levels.push(level);
            });
        }
        for (block, values) in frame.values.chunks(BLOCK).enumerate() {
            for test in [Test::Above, Test::AtOrAbove, Test::Below, Test::AtOrBelow] {
                lines.compare(test, &levels, block * BLOCK, values);
            }
            beside(block * BLOCK..block * BLOCK + values.len());
        }
        lines
    }

    /// The points past a line that a rule asks for.
    pub(super) fn past(&self, line: Line) -> &Mask {
        let found = self.find(line);
        debug_assert!(found.is_some(), "`lines_of` leaves out {line:?}");
        found.unwrap_or_else(|| self.nowhere.get_or_init(|| Mask::none(self.points)))
    }

    /// The points above the centre, and those below it, if rules ask for both.
    pub(super) fn off_centre(&self) -> Option<[&Mask; 2]> {
        let off = |side| self.find((Border::Centre, Edge::Excluded, side));
        Some([off(Side::Above)?, off(Side::Below)?])
    }

    fn find(&self, line: Line) -> Option<&Mask> {
        let (_, mask) = self.known.iter().find(|(known, _)| *known == line)?;
        Some(mask)
    }

    /// Compares the lines that ask for this test with the values from a point on: flat lines a few at a time.
    fn compare(&mut self, test: Test, levels: &[Against<'_>], from: usize, values: &[f64]) {
        let mut batch = [(0, 0.0); TOGETHER];
        let mut filled = 0;
        for (place, level) in levels.iter().enumerate().take(self.known.len()) {
            let ((_, edge, side), mask) = &mut self.known[place];
            if test_of(*edge, *side) != test {
                continue;
            }
            match level {
                Against::Level(Level::Flat(level)) if level.is_nan() => {}
                Against::Level(Level::Flat(level)) => {
                    batch[filled] = (place, *level);
                    filled += 1;
                }
                Against::Level(Level::Each(line)) => {
                    let line = line.get(from..).unwrap_or(&[]);
                    compare::with_each(values, line, test, |word| mask.push(word));
                }
                Against::Scaled(line) => {
                    compare::with_scaled(values, *line, from, test, |word| mask.push(word));
                }
            }
            if filled == TOGETHER {
                self.compare_flat(batch, test, values);
                filled = 0;
            }
        }
        match filled {
            1 => self.compare_flat([batch[0]], test, values),
            2 => self.compare_flat([batch[0], batch[1]], test, values),
            3 => self.compare_flat([batch[0], batch[1], batch[2]], test, values),
            _ => {}
        }
    }

    fn compare_flat<const LINES: usize>(
        &mut self,
        batch: [(usize, f64); LINES],
        test: Test,
        values: &[f64],
    ) {
        let levels = batch.map(|(_, level)| level);
        // no place is in a batch twice
        let Ok(mut masks) = self.known.get_disjoint_mut(batch.map(|(place, _)| place)) else {
            return;
        };
        compare::with_flat(values, levels, test, |words| {
            for ((_, mask), word) in masks.iter_mut().zip(words) {
                mask.push(word);
            }
        });
    }
}

pub(super) const fn test_of(edge: Edge, side: Side) -> Test {
    match (side, edge) {
        (Side::Above, Edge::Excluded) => Test::Above,
        (Side::Above, Edge::Included) => Test::AtOrAbove,
        (Side::Below, Edge::Excluded) => Test::Below,
        (Side::Below, Edge::Included) => Test::AtOrBelow,
    }
}

/// The other edge: what is not past a line with this one is within the line with that one.
pub(super) const fn other(edge: Edge) -> Edge {
    match edge {
        Edge::Excluded => Edge::Included,
        Edge::Included => Edge::Excluded,
    }
}

/// The edge that a run looks past: a tie that extends it lies past the centre on both sides.
pub(super) const fn run_edge(ties: Ties) -> Edge {
    match ties {
        Ties::Extend => Edge::Included,
        Ties::Break | Ties::Skip => Edge::Excluded,
    }
}

/// The lines that a rule asks for.
fn lines_of(rule: &Rule, mut ask: impl FnMut(Line)) {
    let sides: &[Side] = match rule.sides() {
        Sides::Only(Side::Above) => &[Side::Above],
        Sides::Only(Side::Below) => &[Side::Below],
        Sides::Either => &Side::BOTH,
    };
    match *rule.pattern() {
        Pattern::Beyond {
            border,
            edge,
            short_of,
            others,
            ..
        } => {
            for &side in sides {
                ask((border, edge, side));
                if let Some(far) = short_of {
                    ask((far, Edge::Excluded, side));
                }
                match others {
                    Others::Anywhere => {}
                    Others::SameSide => ask((Border::Centre, Edge::Excluded, side)),
                    Others::NotBeyondOpposite => ask((border, edge, side.other())),
                }
            }
        }
        Pattern::Run { ties, .. } => {
            for &side in sides {
                ask((Border::Centre, run_edge(ties), side));
            }
        }
        Pattern::Within { border, edge, .. } => {
            for side in Side::BOTH {
                ask((border, other(edge), side));
            }
        }
        Pattern::Outside { border, edge, .. } => {
            for side in Side::BOTH {
                ask((border, edge, side));
            }
        }
        Pattern::Opposed { border, .. } => {
            for side in Side::BOTH {
                ask((border, Edge::Excluded, side));
            }
        }
        Pattern::Trend { .. }
        | Pattern::Alternating { .. }
        | Pattern::Spread { .. }
        | Pattern::Crossings { .. }
        | Pattern::Runs { .. } => {}
    }
}

/// The points that are judged: neither missing nor excluded.
///
/// A point off a line is judged, so that only words with a point on the line or a gap are looked at again.
pub(super) fn judged(values: &[f64], lines: &Lines) -> Mask {
    let centre = lines.off_centre();
    let mut mask = Mask::unfilled(values.len());
    compare::for_chunks(values, |at, chunk| {
        let off = centre.map_or(0, |[above, below]| above.words()[at] | below.words()[at]);
        let word = if off == u64::MAX {
            off
        } else {
            compare::judged(chunk)
        };
        mask.push(word);
    });
    mask
}

/// The values that are there.
pub(super) fn judged_in(values: &[f64]) -> Mask {
    let mut mask = Mask::unfilled(values.len());
    compare::for_chunks(values, |_, chunk| mask.push(compare::judged(chunk)));
    mask
}
