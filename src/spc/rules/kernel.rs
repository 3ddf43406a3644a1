//! The kernel: all rules of a set at once, on masks, 64 points to a word.
//!
//! Each comparison of the values with a line is made once and shared by the rules. A run is shifts and ands, *k of
//! m* a count whose digits are masks ([`view`](super::view)). A phase of up to 64 points is one word, and has a
//! shorter way to its masks ([`short`](super::short)). The [`matcher`](super::matcher) says the same in plain words,
//! and the tests hold all of them against each other.

use super::bits::Bits;
use super::facts::{RunFacts, whole_phase};
use super::frame::{Frame, Level, centre_of};
use super::hits::{SideHits, sides_of};
use super::lines::{Line, Lines, judged, judged_in, other};
use super::mask::Mask;
use super::order::{Order, in_sequence};
use super::pattern::{Border, Edge, Length, Pattern, Ties};
use super::rows::{Rows, Squeezed};
use super::rule::{Gap, Rule, Scope};
use super::signal::{Place, Signal, window_points};
use super::steps::Steps;
use super::view::View;
use crate::base::direction::Side;
use std::borrow::Cow;
use std::cell::OnceCell;

/// The hits of several rules: `each(the rule's place, its hits on one side)`, in the order of the rules.
pub(super) fn for_each_side(
    rules: &[Rule],
    frame: &Frame<'_>,
    mut each: impl FnMut(usize, SideHits),
) {
    let kernel = Kernel::new(rules, frame);
    for (place, rule) in rules.iter().enumerate() {
        kernel.rule(rule, |ordered, side, hits| {
            let hits = match ordered {
                Some(ordered) => ordered.order.spread(hits, frame.values.len()),
                None => hits,
            };
            each(place, SideHits { side, hits });
        });
    }
}

/// The signals of several rules, put after those found before, and what a run chart counts over the phase.
pub(super) fn find_signals(
    rules: &[Rule],
    frame: &Frame<'_>,
    place_of: impl Fn(usize) -> Place,
    found: &mut Vec<Signal>,
) -> RunFacts {
    let kernel = Kernel::new(rules, frame);
    for (index, rule) in rules.iter().enumerate() {
        let place = place_of(index);
        kernel.rule(rule, |ordered, side, hits| match ordered {
            Some(ordered) => ordered.signals(place, rule, (side, &hits), found),
            None => kernel.of_whole_phase(place, rule, &hits, found),
        });
    }
    kernel.facts(Length::Anhoej)
}

/// Whether a rule asks for the steps between the points as they are, whatever is missing.
fn asks_for_steps(rule: &Rule, frame: &Frame<'_>) -> bool {
    let steps = matches!(
        rule.pattern(),
        Pattern::Trend { ties, .. } | Pattern::Alternating { ties, .. } if *ties != Ties::Skip
    );
    steps && rule.gap() == Gap::Breaks && in_sequence(rule, frame)
}

/// The masks of a frame that rules share.
struct Kernel<'a> {
    frame: &'a Frame<'a>,
    judged: Mask,
    lines: Lines,
    steps: OnceCell<Steps>,
}

impl<'a> Kernel<'a> {
    fn new(rules: &[Rule], frame: &'a Frame<'a>) -> Self {
        let points = frame.values.len();
        let mut steps = rules
            .iter()
            .any(|rule| asks_for_steps(rule, frame))
            .then(|| Steps::unfilled(points));
        let lines = Lines::of(rules, frame, |points| {
            if let Some(steps) = &mut steps {
                steps.add(frame.values, points);
            }
        });
        Self {
            frame,
            judged: judged(frame.values, &lines),
            lines,
            steps: steps.map_or_else(OnceCell::new, OnceCell::from),
        }
    }

    /// The hits of a rule on one side, in its order: a rule about the whole phase has none.
    fn rule(&self, rule: &Rule, mut each: impl FnMut(Option<&Ordered<'_>>, Option<Side>, Mask)) {
        let points = self.frame.values.len();
        if let Some(hit) = whole_phase(rule.pattern(), |method| self.facts(method)) {
            let mut hits = Mask::none(points);
            if hit && let Some(last) = self.judged.points().last() {
                hits.set(last);
            }
            each(None, None, hits);
            return;
        }
        let ordered = Ordered {
            kernel: self,
            order: Order::of(rule, self.frame, &self.judged),
            steps: OnceCell::new(),
        };
        for &side in sides_of(rule) {
            let hits = match (side, *rule.pattern()) {
                (Some(side), pattern) => ordered.one_side(pattern, side),
                (None, Pattern::Spread { more_than, window }) => {
                    ordered.spread(more_than, window.into())
                }
                (None, pattern) => ordered.without_sides(pattern),
            };
            each(Some(&ordered), side, hits);
        }
    }
}

impl Kernel<'_> {
    /// The signal of a rule about the whole phase.
    fn of_whole_phase(&self, place: Place, rule: &Rule, hits: &Mask, found: &mut Vec<Signal>) {
        let rows = Rows {
            place,
            side: None,
            flags: rule.flags(),
            width: None,
            judged: self.judged.words(),
            qualifiers: None,
            order: None,
        };
        rows.signals(hits.words(), found);
    }

    /// What a run chart counts over the phase.
    fn facts(&self, method: Length) -> RunFacts {
        if let Some([above, below]) = self.lines.off_centre() {
            return RunFacts::of_masks([above.words(), below.words()], method);
        }
        RunFacts::of(self.frame.values, &self.frame.about_centre(), method)
    }

    /// The judged points between the lines of a border: past neither, where both are there.
    fn within(&self, border: Border, edge: Edge) -> Mask {
        let mut within = self.judged.clone();
        for side in Side::BOTH {
            within = within.and_not(self.lines.past((border, other(edge), side)));
            match self.frame.levels.level(border, side) {
                Level::Flat(level) if level.is_nan() => {
                    return Mask::none(self.frame.values.len());
                }
                Level::Flat(_) => {}
                Level::Each(levels) => within = within.and(&judged_in(&levels)),
            }
        }
        within
    }

    /// How many sigma above the centre each point lies.
    fn z(&self) -> Vec<f64> {
        let levels = self.frame.levels;
        let centre = self.frame.about_centre();
        let upper = levels.level(Border::Sigma(1.0), Side::Above);
        let lower = levels.level(Border::Sigma(1.0), Side::Below);
        let z = |(point, &value): (usize, &f64)| {
            let centre = centre_of(centre.each_ref().map(|line| line.at(point)));
            let one = if value < centre {
                lower.at(point)
            } else {
                upper.at(point)
            };
            (value - centre) / (one - centre).abs()
        };
        self.frame.values.iter().enumerate().map(z).collect()
    }
}

/// What one rule sees, in its own order.
struct Ordered<'a> {
    kernel: &'a Kernel<'a>,
    order: Order,
    /// The steps of a squeezed order; those of the points as they are belong to the kernel.
    steps: OnceCell<Steps>,
}

impl View for Ordered<'_> {
    type Bits = Mask;

    fn none(&self) -> Mask {
        Mask::none(self.order.len(self.kernel.frame.values.len()))
    }

    fn judged(&self) -> Cow<'_, Mask> {
        self.order.squeeze(&self.kernel.judged)
    }

    fn past(&self, line: Line) -> Cow<'_, Mask> {
        self.order.squeeze(self.kernel.lines.past(line))
    }

    fn within(&self, border: Border, edge: Edge) -> Mask {
        let within = self.kernel.within(border, edge);
        self.order.squeeze(&within).into_owned()
    }

    fn towards(&self, side: Side, ties: Ties) -> Cow<'_, Mask> {
        let values = self.kernel.frame.values;
        let steps = match &self.order {
            Order::AsTheyAre => self.kernel.steps.get_or_init(|| Steps::of(values)),
            Order::Squeezed(_) => self
                .steps
                .get_or_init(|| Steps::of(&self.order.values(values))),
        };
        steps.towards(side, ties, &self.judged())
    }

    fn longest_run_limit(&self, method: Length) -> Option<usize> {
        self.kernel.facts(method).longest_run_limit()
    }
}

impl Ordered<'_> {
    /// The signals in hits in this order.
    fn signals(
        &self,
        place: Place,
        rule: &Rule,
        (side, hits): (Option<Side>, &Mask),
        found: &mut Vec<Signal>,
    ) {
        if !hits.any() {
            return;
        }
        let (judged, qualifiers) = (self.judged(), self.qualifiers(rule, side));
        let rows = Rows {
            place,
            side,
            flags: rule.flags(),
            width: window_points(rule, |length| self.longest_run_limit(length)),
            judged: judged.words(),
            qualifiers: qualifiers.as_deref().map(Mask::words),
            order: self.order.places().map(|places| Squeezed {
                places,
                judged: self.kernel.judged.words(),
            }),
        };
        let before = found.len();
        rows.signals(hits.words(), found);
        // with lanes, stretches run side by side
        if rule.scope() == Scope::Lane {
            found[before..].sort_by_key(Signal::first_hit);
        }
    }

    /// Two points of a window farther apart than `more_than` sigma.
    fn spread(&self, more_than: f64, window: usize) -> Mask {
        let judged = self.judged();
        let distances = self.order.values(&self.kernel.z());
        let mut reach = 0_usize;
        let mut hits = self.none();
        for (place, &z) in distances.iter().enumerate() {
            reach = if judged.get(place) {
                (reach + 1).min(window)
            } else {
                0
            };
            let before = &distances[place + 1 - reach.max(1)..place];
            if before.iter().any(|other| (other - z).abs() > more_than) {
                hits.set(place);
            }
        }
        hits
    }
}
