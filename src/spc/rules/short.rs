//! A phase of up to 64 points: every mask is one word, and nothing is allocated.
//!
//! The patterns are those of [`view`](super::view). What is short here is the way to the masks: a line is compared
//! when a rule first asks for it, and gaps and ties are squeezed out of a word.

use super::compare::{few_judged, few_steps};
use super::facts::{RunFacts, whole_phase};
use super::frame::{Frame, Level};
use super::hits::sides_of;
use super::kernel;
use super::lines::{Line, other};
use super::mask::{spread, squeezed};
use super::order::in_sequence;
use super::past::Past;
use super::pattern::{Border, Edge, Length, Pattern, Ties};
use super::rows::{Rows, Squeezed};
use super::rule::{Flags, Gap, Rule};
use super::signal::{Place, Signal, TrackKind, window_points};
use super::view::View;
use crate::base::direction::Side;
use std::borrow::Cow;
use std::cell::Cell;

/// One word.
const MOST: usize = 64;

/// The masks of a short frame that rules share.
pub(crate) struct Short<'a> {
    frame: &'a Frame<'a>,
    /// The points that are neither missing nor excluded.
    judged: u64,
    /// The points above the centre, and those below it.
    centre: [u64; 2],
    /// The border asked for last: rules about one border stand side by side.
    last: Cell<Option<Past>>,
    /// Up, down.
    steps: Cell<Option<[u64; 2]>>,
}

impl<'a> Short<'a> {
    /// None for more than 64 points.
    #[inline]
    pub(crate) fn of(frame: &'a Frame<'a>) -> Option<Self> {
        if frame.values.len() > MOST {
            return None;
        }
        let centre = Past::of(frame, Border::Centre, Edge::Excluded).words();
        // a point off the centre is judged: only with points on it, or gaps, is there more to see
        let [above, below] = centre;
        let judged = if above | below == all_of(frame) {
            above | below
        } else {
            few_judged(frame.values)
        };
        Some(Self {
            frame,
            judged,
            centre,
            last: Cell::new(None),
            steps: Cell::new(None),
        })
    }

    /// The hits of a rule: `each(side, hits)`.
    pub(crate) fn rule(&self, rule: &Rule, each: impl FnMut(Option<Side>, u64)) {
        self.rule_in(rule, self.left_out(rule), each);
    }

    /// The hits of a rule that leaves the points `out` out of its order.
    fn rule_in(&self, rule: &Rule, out: Option<u64>, mut each: impl FnMut(Option<Side>, u64)) {
        if let Some(hit) = whole_phase(rule.pattern(), |method| self.facts(method)) {
            each(None, if hit { last_of(self.judged) } else { 0 });
            return;
        }
        let Some(out) = out else {
            kernel::for_each_side(std::slice::from_ref(rule), self.frame, |_, found| {
                each(found.side, found.hits.words()[0]);
            });
            return;
        };
        let ordered = Ordered { short: self, out };
        match sides_of(rule) {
            [None] => {
                let [hits, _] = ordered.without_sides(*rule.pattern());
                each(None, spread(hits, out));
            }
            sides => {
                let [above, below] = ordered.one_side(*rule.pattern(), Side::Above);
                for &side in sides {
                    let hits = if side == Some(Side::Below) {
                        below
                    } else {
                        above
                    };
                    each(side, spread(hits, out));
                }
            }
        }
    }

    /// The points at which a rule's pattern is complete, on any side.
    pub(crate) fn hits(&self, rule: &Rule) -> u64 {
        let mut hits = 0;
        self.rule(rule, |_, found| hits |= found);
        hits
    }

    /// The points that a rule marks: those that its signals flag.
    pub(crate) fn marked(&self, rule: &Rule) -> u64 {
        let Some(out) = self.left_out(rule) else {
            return self.flagged(rule);
        };
        let ordered = Ordered { short: self, out };
        let mut marked = 0;
        self.rule_in(rule, Some(out), |side, hits| {
            if hits != 0 {
                marked |= ordered.marked(rule, side, hits);
            }
        });
        marked
    }

    /// The signals of a rule, put after those found before.
    pub(crate) fn signals(&self, place: Place, rule: &Rule, found: &mut Vec<Signal>) {
        let Some(out) = self.left_out(rule) else {
            kernel::find_signals(std::slice::from_ref(rule), self.frame, |_| place, found);
            return;
        };
        let ordered = Ordered { short: self, out };
        self.rule_in(rule, Some(out), |side, hits| {
            if hits != 0 {
                ordered.signals(place, rule, (side, hits), found);
            }
        });
    }

    /// The points that a rule with an order of its own marks.
    fn flagged(&self, rule: &Rule) -> u64 {
        let place = Place {
            rule: 0,
            track: TrackKind::Main,
            phase: 0,
            offset: 0,
            turns: false,
        };
        let mut found = Vec::new();
        kernel::find_signals(
            std::slice::from_ref(rule),
            self.frame,
            |_| place,
            &mut found,
        );
        let points = found.iter().flat_map(Signal::flagged);
        points.fold(0, |word, point| word | 1 << point)
    }

    /// What a run chart counts over the phase.
    #[inline(never)]
    pub(crate) fn facts(&self, method: Length) -> RunFacts {
        RunFacts::of_words(self.centre, method)
    }

    /// The points that a rule leaves out of its order; none if its order is more than that.
    #[inline]
    fn left_out(&self, rule: &Rule) -> Option<u64> {
        if !in_sequence(rule, self.frame) {
            return None;
        }
        let bridged = if rule.gap() == Gap::Bridges {
            all_of(self.frame) & !self.judged
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
                let [above, below] = self.past(Border::Centre, Edge::Included);
                Some(bridged | (above & below))
            }
            _ => Some(bridged),
        }
    }

    /// The points above the upper line of a border, and those below its lower line.
    fn past(&self, border: Border, edge: Edge) -> [u64; 2] {
        if (border, edge) == (Border::Centre, Edge::Excluded) {
            return self.centre;
        }
        let last = self.last.get();
        match last {
            Some(last) if last.is_of(border, edge) => last.words(),
            _ => {
                let past = Past::after(last, self.frame, border, edge);
                self.last.set(Some(past));
                past.words()
            }
        }
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

/// A bit for each point, missing ones among them.
fn all_of(frame: &Frame<'_>) -> u64 {
    match frame.values.len() {
        0 => 0,
        len => u64::MAX >> (MOST - len),
    }
}

/// Both sides as one of them sees them: its own first.
fn seen_from(side: Side, [above, below]: [u64; 2]) -> [u64; 2] {
    match side {
        Side::Above => [above, below],
        Side::Below => [below, above],
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
    #[inline]
    fn squeezed(&self, words: [u64; 2]) -> [u64; 2] {
        if self.out == 0 {
            words
        } else {
            words.map(|word| squeezed(word, self.out))
        }
    }

    /// How many points the rule's window holds; none for the whole phase.
    fn window(&self, rule: &Rule) -> Option<usize> {
        window_points(rule, |length| self.longest_run_limit(length))
    }

    /// The signals in hits.
    fn signals(
        &self,
        place: Place,
        rule: &Rule,
        (side, hits): (Option<Side>, u64),
        found: &mut Vec<Signal>,
    ) {
        let qualifiers = self.qualifiers(rule, side);
        let [judged, hits] = self.squeezed([self.short.judged, hits]);
        let places = self.places();
        let rows = Rows {
            place,
            side,
            flags: rule.flags(),
            width: self.window(rule),
            judged: &[judged],
            qualifiers: qualifiers
                .as_deref()
                .map(|[words, _]| std::slice::from_ref(words)),
            order: places.as_deref().map(|places| Squeezed {
                places,
                judged: std::slice::from_ref(&self.short.judged),
            }),
        };
        rows.signals(&[hits], found);
    }

    /// Which point stands at each place, where any is left out.
    fn places(&self) -> Option<Vec<usize>> {
        let points = 0..self.short.frame.values.len();
        let stays = |point: &usize| self.out >> point & 1 == 0;
        (self.out != 0).then(|| points.filter(stays).collect())
    }

    /// The points that hits mark.
    fn marked(&self, rule: &Rule, side: Option<Side>, hits: u64) -> u64 {
        let width = match (rule.flags(), self.window(rule)) {
            (Flags::Last, _) => return hits,
            (Flags::Nothing, _) => return 0,
            (Flags::Phase, _) | (_, None) => return self.short.judged,
            (Flags::Window | Flags::Qualifying, Some(width)) => width,
        };
        // back from each hit, as far as its window reaches
        let [in_order, mut back] = self.squeezed([self.short.judged, hits]);
        let mut marked = back;
        for _ in 1..width {
            back = back >> 1 & in_order;
            marked |= back;
        }
        if let Some(qualifiers) = self.qualifiers(rule, side) {
            marked &= qualifiers[0];
        }
        spread(marked, self.out)
    }
}

/// Each answer is that of the side asked for, and that of the other side to the same question.
impl View for Ordered<'_> {
    type Bits = [u64; 2];

    fn none(&self) -> [u64; 2] {
        [0, 0]
    }

    fn judged(&self) -> Cow<'_, [u64; 2]> {
        Cow::Owned(self.squeezed([self.short.judged; 2]))
    }

    #[inline]
    fn past(&self, (border, edge, side): Line) -> Cow<'_, [u64; 2]> {
        let words = seen_from(side, self.short.past(border, edge));
        Cow::Owned(self.squeezed(words))
    }

    fn within(&self, border: Border, edge: Edge) -> [u64; 2] {
        let frame = self.short.frame;
        let [above, below] = self.short.past(border, other(edge));
        let mut within = self.short.judged & !(above | below);
        for side in Side::BOTH {
            within &= match frame.levels.level(border, side) {
                Level::Flat(level) if level.is_nan() => 0,
                Level::Flat(_) => u64::MAX,
                Level::Each(levels) => {
                    few_judged(levels.get(..frame.values.len()).unwrap_or(&levels))
                }
            };
        }
        self.squeezed([within; 2])
    }

    fn towards(&self, side: Side, ties: Ties) -> Cow<'_, [u64; 2]> {
        let [up, down] = self.short.steps();
        let judged = self.short.judged;
        // a pattern of steps has an order of its own only where it is left to the long way
        Cow::Owned(seen_from(
            side,
            if ties == Ties::Extend {
                let both = judged & judged << 1;
                [both & !down, both & !up]
            } else {
                [up, down]
            },
        ))
    }

    fn longest_run_limit(&self, method: Length) -> Option<usize> {
        self.short.facts(method).longest_run_limit()
    }
}
