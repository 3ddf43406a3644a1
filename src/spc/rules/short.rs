//! A phase of up to 64 points: every mask is one word, and nothing is allocated.
//!
//! The patterns are those of [`view`](super::view). What is short here is the way to the masks: a line is compared
//! when a rule first asks for it, and gaps and ties are squeezed out of a word.

use super::compare::{Few, Test, few_steps};
use super::facts::{RunFacts, whole_phase};
use super::frame::{Frame, Level};
use super::hits::{SideHits, sides_of};
use super::kernel;
use super::lines::{Line, other, test_of};
use super::mask::{Mask, spread, squeezed};
use super::pattern::{Border, Edge, Length, Pattern, Ties};
use super::rule::{Flags, Gap, Rule, Scope};
use super::signal::{Place, Signal, TrackKind, signals, window_points};
use super::view::View;
use crate::direction::Side;
use std::borrow::Cow;
use std::cell::Cell;

/// One word.
const MOST: usize = 64;
/// So many borders are remembered; every named set asks for fewer.
const BORDERS: usize = 6;

/// A border, whether on it is past it, and the points past it above and below.
type Past = (Border, Edge, [u64; 2]);

/// The masks of a short frame that rules share.
pub(crate) struct Short<'a> {
    frame: &'a Frame<'a>,
    values: Few<'a>,
    judged: Cell<Option<u64>>,
    borders: [Cell<Option<Past>>; BORDERS],
    /// Up, down.
    steps: Cell<Option<[u64; 2]>>,
}

impl<'a> Short<'a> {
    /// None for more than 64 points.
    pub(crate) fn of(frame: &'a Frame<'a>) -> Option<Self> {
        (frame.values.len() <= MOST).then(|| Self {
            frame,
            values: Few::of(frame.values),
            judged: Cell::new(None),
            borders: [const { Cell::new(None) }; BORDERS],
            steps: Cell::new(None),
        })
    }

    /// The hits of a rule: `each(side, hits)`.
    pub(crate) fn rule(&self, rule: &Rule, each: impl FnMut(Option<Side>, u64)) {
        self.rule_in(rule, self.left_out(rule), each);
    }

    /// The same for a rule that leaves these points out of its order.
    fn rule_in(&self, rule: &Rule, out: Option<u64>, mut each: impl FnMut(Option<Side>, u64)) {
        if let Some(hit) = whole_phase(rule.pattern(), |method| self.facts(method)) {
            each(None, if hit { last_of(self.judged()) } else { 0 });
            return;
        }
        let Some(out) = out else {
            kernel::for_each_side(std::slice::from_ref(rule), self.frame, |_, found| {
                each(found.side, found.hits.words()[0]);
            });
            return;
        };
        let ordered = Ordered { short: self, out };
        for &side in sides_of(rule) {
            let hits = match side {
                Some(side) => ordered.one_side(*rule.pattern(), side),
                None => ordered.without_sides(*rule.pattern()),
            };
            each(side, spread(hits, out));
        }
    }

    /// The points that a rule marks: those that its signals flag.
    pub(crate) fn marked(&self, rule: &Rule) -> u64 {
        let mut marked = 0;
        let out = self.left_out(rule);
        match out {
            None => self.rule_in(rule, out, |side, hits| {
                marked |= self.flagged(rule, side, hits);
            }),
            Some(points) => {
                let ordered = Ordered {
                    short: self,
                    out: points,
                };
                self.rule_in(rule, out, |side, hits| {
                    if hits != 0 {
                        marked |= ordered.marked(rule, side, hits);
                    }
                });
            }
        }
        marked
    }

    /// The signals of a rule, put after those found before.
    pub(crate) fn signals(&self, place: Place, rule: &Rule, found: &mut Vec<Signal>) {
        let out = self.left_out(rule);
        let plain = out == Some(0);
        self.rule_in(rule, out, |side, hits| {
            if plain {
                let ordered = Ordered {
                    short: self,
                    out: 0,
                };
                ordered.signals(place, rule, (side, hits), found);
            } else if hits != 0 {
                self.signals_by_steps(place, rule, (side, hits), found);
            }
        });
    }

    /// The same for a rule with an order of its own.
    fn signals_by_steps(
        &self,
        place: Place,
        rule: &Rule,
        (side, hits): (Option<Side>, u64),
        found: &mut Vec<Signal>,
    ) {
        let hits = Mask::of_word(hits, self.frame.values.len());
        signals(place, rule, self.frame, &SideHits { side, hits }, found);
    }

    /// The points that the signals of such a rule flag.
    fn flagged(&self, rule: &Rule, side: Option<Side>, hits: u64) -> u64 {
        let place = Place {
            rule: 0,
            track: TrackKind::Main,
            phase: 0,
            offset: 0,
        };
        let mut found = Vec::new();
        self.signals_by_steps(place, rule, (side, hits), &mut found);
        let points = found.iter().flat_map(Signal::flagged);
        points.fold(0, |word, point| word | 1 << point)
    }

    /// What a run chart counts over the phase.
    pub(crate) fn facts(&self, method: Length) -> RunFacts {
        let [above, below] = self.past_either(Border::Centre, Edge::Excluded);
        RunFacts::of_words(above, below, method)
    }

    /// How many points lie off the centre.
    pub(crate) fn useful(&self) -> usize {
        let [above, below] = self.past_either(Border::Centre, Edge::Excluded);
        (above | below).count_ones() as usize
    }

    /// The points that a rule leaves out of its order; none if its order is more than that.
    fn left_out(&self, rule: &Rule) -> Option<u64> {
        let in_order = match rule.scope() {
            Scope::Sequence => true,
            Scope::Lane => self.frame.lanes <= 1,
            Scope::Block => false,
        };
        if !in_order {
            return None;
        }
        let bridged = if rule.gap() == Gap::Bridges {
            self.points() & !self.judged()
        } else {
            0
        };
        match rule.pattern() {
            Pattern::Spread { .. } => None,
            Pattern::Trend { ties, .. } | Pattern::Alternating { ties, .. } => {
                (bridged == 0 && *ties != Ties::Skip).then_some(0)
            }
            Pattern::Run {
                ties: Ties::Skip, ..
            } => {
                let [above, below] = self.past_either(Border::Centre, Edge::Included);
                Some(bridged | (above & below))
            }
            _ => Some(bridged),
        }
    }

    /// The points that are neither missing nor excluded.
    fn judged(&self) -> u64 {
        if let Some(judged) = self.judged.get() {
            return judged;
        }
        // a point off the centre is judged: only with points on it, or gaps, is there more to see
        let [above, below] = self.past_either(Border::Centre, Edge::Excluded);
        let judged = if above | below == self.points() {
            self.points()
        } else {
            self.values.with_each(&self.values, Test::AtOrAbove)
        };
        self.judged.set(Some(judged));
        judged
    }

    fn points(&self) -> u64 {
        match self.frame.values.len() {
            0 => 0,
            len => u64::MAX >> (MOST - len),
        }
    }

    /// The points past a line.
    fn past(&self, line: Line) -> u64 {
        let (border, edge, side) = line;
        let [above, below] = self.past_either(border, edge);
        match side {
            Side::Above => above,
            Side::Below => below,
        }
    }

    /// The points above the upper line of a border, and those below its lower line.
    fn past_either(&self, border: Border, edge: Edge) -> [u64; 2] {
        for known in &self.borders {
            match known.get() {
                Some((found, its_edge, words)) if found == border && its_edge == edge => {
                    return words;
                }
                Some(_) => {}
                None => {
                    let words = self.compared(border, edge);
                    known.set(Some((border, edge, words)));
                    return words;
                }
            }
        }
        self.compared(border, edge)
    }

    fn compared(&self, border: Border, edge: Edge) -> [u64; 2] {
        let levels = Side::BOTH.map(|side| self.frame.levels.level(border, side));
        if let [Level::Flat(above), Level::Flat(below)] = levels {
            // NaN is no line at all: nothing is past it
            return self
                .values
                .past_either(above, below, edge == Edge::Included);
        }
        let mut words = Side::BOTH.iter().zip(&levels).map(|(&side, level)| {
            let test = test_of(edge, side);
            match level {
                Level::Flat(level) => {
                    let level = [*level; MOST];
                    self.values.with_each(&Few::of(&level), test)
                }
                Level::Each(levels) => self.values.with_each(&Few::of(levels), test),
            }
        });
        [words.next().unwrap_or(0), words.next().unwrap_or(0)]
    }

    /// Steps up and down from the point before.
    fn steps(&self) -> [u64; 2] {
        if let Some(steps) = self.steps.get() {
            return steps;
        }
        let steps = few_steps(self.frame.values);
        self.steps.set(Some(steps));
        steps
    }
}

fn last_of(word: u64) -> u64 {
    word.checked_ilog2().map_or(0, |last| 1 << last)
}

/// What one rule sees, in its own order.
struct Ordered<'a> {
    short: &'a Short<'a>,
    /// The points that are no part of the order.
    out: u64,
}

impl Ordered<'_> {
    fn squeezed(&self, word: u64) -> u64 {
        if self.out == 0 {
            word
        } else {
            squeezed(word, self.out)
        }
    }
}

impl Ordered<'_> {
    /// How many points the rule's window holds; none for the whole phase.
    fn window(&self, rule: &Rule) -> Option<usize> {
        window_points(rule, |length| self.longest_run_limit(length))
    }

    /// The signals in hits, for an order without anything left out: a stretch is a row of ones.
    fn signals(
        &self,
        place: Place,
        rule: &Rule,
        (side, hits): (Option<Side>, u64),
        found: &mut Vec<Signal>,
    ) {
        if hits == 0 {
            return;
        }
        let judged = self.short.judged();
        let width = self.window(rule);
        let mut rest = hits;
        while rest != 0 {
            let first = rest.trailing_zeros();
            let points = (rest >> first).trailing_ones();
            let stretch = u64::MAX >> (64 - points) << first;
            rest &= !stretch;
            // the window of the first hit goes back over judged points, if there are so many
            let before = judged.checked_shl(64 - first).unwrap_or(0).leading_ones();
            let start = match width {
                None => judged.trailing_zeros(),
                Some(width) => first - before.min(u32::try_from(width - 1).unwrap_or(64)),
            };
            let last = first + points - 1;
            let window = u64::MAX << start & u64::MAX >> (63 - last);
            let flagged = match (rule.flags(), width) {
                (Flags::Last, _) => stretch,
                (Flags::Phase, _) | (_, None) => judged,
                (Flags::Window, Some(_)) => window,
                (Flags::Qualifying, Some(_)) => window & self.qualifying(*rule.pattern(), side),
            };
            let ends = (first as usize, last as usize);
            found.push(Signal::in_word(place, side, ends, start as usize, flagged));
        }
    }

    /// The points that hits mark.
    fn marked(&self, rule: &Rule, side: Option<Side>, hits: u64) -> u64 {
        let width = match (rule.flags(), self.window(rule)) {
            (Flags::Last, _) => return hits,
            (Flags::Phase, _) | (_, None) => return self.short.judged(),
            (Flags::Window | Flags::Qualifying, Some(width)) => width,
        };
        let judged = self.short.judged();
        // back from each hit, as far as its window reaches
        let in_order = self.squeezed(judged);
        let mut back = self.squeezed(hits);
        let mut marked = back;
        for _ in 1..width {
            back = back >> 1 & in_order;
            marked |= back;
        }
        if rule.flags() == Flags::Qualifying {
            marked &= self.qualifying(*rule.pattern(), side);
        }
        spread(marked, self.out)
    }

    /// The points of a window that qualify, where not all do.
    fn qualifying(&self, pattern: Pattern, side: Option<Side>) -> u64 {
        let past = |line| *self.past(line);
        match (pattern, side) {
            (
                Pattern::Beyond {
                    border,
                    edge,
                    short_of,
                    ..
                },
                Some(side),
            ) => {
                let far = short_of.map_or(0, |far| past((far, Edge::Excluded, side)));
                past((border, edge, side)) & !far
            }
            (Pattern::Opposed { border, .. }, _) => {
                past((border, Edge::Excluded, Side::Above))
                    | past((border, Edge::Excluded, Side::Below))
            }
            _ => u64::MAX,
        }
    }
}

impl View for Ordered<'_> {
    type Bits = u64;

    fn none(&self) -> u64 {
        0
    }

    fn judged(&self) -> Cow<'_, u64> {
        Cow::Owned(self.squeezed(self.short.judged()))
    }

    fn past(&self, line: Line) -> Cow<'_, u64> {
        Cow::Owned(self.squeezed(self.short.past(line)))
    }

    fn within(&self, border: Border, edge: Edge) -> u64 {
        let values = self.short.frame.values;
        let mut within = self.short.judged();
        for side in Side::BOTH {
            within &= !self.short.past((border, other(edge), side));
            within &= match self.short.frame.levels.level(border, side) {
                Level::Flat(level) if level.is_nan() => 0,
                Level::Flat(_) => u64::MAX,
                Level::Each(levels) => {
                    let levels = levels.get(..values.len()).unwrap_or(&levels);
                    let levels = Few::of(levels);
                    levels.with_each(&levels, Test::AtOrAbove)
                }
            };
        }
        self.squeezed(within)
    }

    fn towards(&self, side: Side, ties: Ties) -> Cow<'_, u64> {
        let [up, down] = self.short.steps();
        let (strict, opposite) = match side {
            Side::Above => (up, down),
            Side::Below => (down, up),
        };
        let judged = self.short.judged();
        // a pattern of steps has an order of its own only where it is left to the long way
        Cow::Owned(if ties == Ties::Extend {
            judged & (judged << 1) & !opposite
        } else {
            strict
        })
    }

    fn longest_run_limit(&self, method: Length) -> Option<usize> {
        self.short.facts(method).longest_run_limit()
    }
}
