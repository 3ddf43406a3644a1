//! The kernel: all rules of a set at once, on masks, 64 points to a word.
//!
//! Each comparison of the values with a line is made once and shared by the rules. A run is shifts and ands, *k of
//! m* a count whose digits are masks. The [`matcher`](super::matcher) says the same in plain words, and the tests
//! hold the two against each other.

use super::facts::RunFacts;
use super::frame::{Frame, Level};
use super::hits::{SideHits, sides_of};
use super::lines::{Lines, Steps, judged, judged_in, other, run_edge};
use super::mask::{Mask, later};
use super::order::Order;
use super::pattern::{Border, Edge, Last, Length, Others, Pattern, Seen, Ties, WarmUp};
use super::rule::Rule;
use crate::direction::Side;
use std::borrow::Cow;

/// The hits of one rule, side by side.
pub(crate) fn evaluate(rule: &Rule, frame: &Frame<'_>) -> Vec<SideHits> {
    let mut found = Vec::new();
    for_each_side(std::slice::from_ref(rule), frame, |_, hits| {
        found.push(hits);
    });
    found
}

/// The hits of several rules: `each(the rule's place, its hits on one side)`, in the order of the rules.
pub(crate) fn for_each_side(
    rules: &[Rule],
    frame: &Frame<'_>,
    mut each: impl FnMut(usize, SideHits),
) {
    let mut kernel = Kernel::new(rules, frame);
    for (place, rule) in rules.iter().enumerate() {
        kernel.rule(rule, |hits| each(place, hits));
    }
}

/// The masks of a frame that rules share.
struct Kernel<'a> {
    frame: &'a Frame<'a>,
    judged: Mask,
    lines: Lines,
    steps: Option<Steps>,
}

impl<'a> Kernel<'a> {
    fn new(rules: &[Rule], frame: &'a Frame<'a>) -> Self {
        let lines = Lines::of(rules, frame);
        Self {
            frame,
            judged: judged(frame.values, &lines),
            lines,
            steps: None,
        }
    }

    fn rule(&mut self, rule: &Rule, mut each: impl FnMut(SideHits)) {
        let points = self.frame.values.len();
        if let Some(hit) = self.whole_phase(rule) {
            let mut hits = Mask::none(points);
            if hit && let Some(last) = self.judged.points().last() {
                hits.set(last);
            }
            each(SideHits { side: None, hits });
            return;
        }
        let order = Order::of(rule, self.frame, &self.judged);
        for &side in sides_of(rule) {
            let hits = match side {
                Some(side) => self.one_side(&order, *rule.pattern(), side),
                None => self.without_sides(&order, *rule.pattern()),
            };
            each(SideHits {
                side,
                hits: order.spread(hits, points),
            });
        }
    }

    /// Whether a rule about a whole phase holds; none for other rules.
    fn whole_phase(&self, rule: &Rule) -> Option<bool> {
        match *rule.pattern() {
            Pattern::Crossings { fewer_than } => Some(self.facts(fewer_than).has_few_crossings()),
            Pattern::Runs { table } => Some(self.facts(Length::Anhoej).breaks_runs_table(table)),
            _ => None,
        }
    }

    fn facts(&self, method: Length) -> RunFacts {
        let centre = self.frame.levels.level(Border::Centre, Side::Above);
        RunFacts::of(self.frame.values, &centre, method)
    }

    fn with_steps(&mut self, order: &Order, hits: impl FnOnce(&Steps) -> Mask) -> Mask {
        match order {
            Order::AsTheyAre => {
                let (values, judged) = (self.frame.values, &self.judged);
                hits(self.steps.get_or_insert_with(|| Steps::of(values, judged)))
            }
            Order::Squeezed(_) => {
                let values = order.values(self.frame.values);
                hits(&Steps::of(&values, &judged_in(&values)))
            }
        }
    }

    /// The points past a line, in the rule's order.
    fn past(&self, order: &Order, border: Border, edge: Edge, side: Side) -> Cow<'_, Mask> {
        order.squeeze(self.lines.past((border, edge, side)))
    }

    /// A pattern that lies on one side.
    fn one_side(&mut self, order: &Order, pattern: Pattern, side: Side) -> Mask {
        match pattern {
            Pattern::Run { length, ties } => self.run(order, length, ties, side),
            Pattern::Trend { points, ties } => self.with_steps(order, |steps| {
                steps.towards(side, ties).runs_of(usize::from(points) - 1)
            }),
            _ => self.beyond(order, pattern, side),
        }
    }

    fn run(&self, order: &Order, length: Length, ties: Ties, side: Side) -> Mask {
        let points = match length {
            Length::Exactly(points) => usize::from(points),
            other => match self.facts(other).longest_run_limit() {
                Some(limit) => limit + 1,
                None => return Mask::none(order.len(self.frame.values.len())),
            },
        };
        self.past(order, Border::Centre, run_edge(ties), side)
            .runs_of(points)
    }

    fn beyond(&self, order: &Order, pattern: Pattern, side: Side) -> Mask {
        let Pattern::Beyond {
            count,
            window,
            border,
            edge,
            short_of,
            others,
            last,
            warm_up,
        } = pattern
        else {
            return Mask::none(order.len(self.frame.values.len()));
        };
        let mut qualifying = self.past(order, border, edge, side);
        if let Some(far) = short_of {
            let far = self.past(order, far, Edge::Excluded, side);
            qualifying = Cow::Owned(qualifying.and_not(&far));
        }
        if (count, window, others) == (1, 1, Others::Anywhere) {
            return qualifying.into_owned();
        }
        let judged = order.squeeze(&self.judged);
        let windows = Windows {
            judged: &judged,
            points: window.into(),
        };
        let mut hits = if count == window {
            qualifying.runs_of(window.into())
        } else {
            windows.at_least(&qualifying, count.into())
        };
        match others {
            Others::Anywhere => {}
            Others::SameSide => {
                let side = self.past(order, Border::Centre, Edge::Excluded, side);
                hits = hits.and_not(&windows.any(&judged.and_not(&side)));
            }
            Others::NotBeyondOpposite => {
                let opposite = self.past(order, border, edge, side.other());
                hits = hits.and_not(&windows.any(&opposite));
            }
        }
        if last == Last::Qualifies {
            hits = hits.and(&qualifying);
        }
        if warm_up == WarmUp::FullWindow {
            hits = hits.and(&judged.runs_of(window.into()));
        }
        hits
    }

    fn without_sides(&mut self, order: &Order, pattern: Pattern) -> Mask {
        let judged = order.squeeze(&self.judged);
        match pattern {
            Pattern::Within {
                points,
                border,
                edge,
            } => {
                let within = self.within(border, edge);
                order.squeeze(&within).runs_of(points.into())
            }
            Pattern::Alternating { points, ties } => self.with_steps(order, |steps| {
                let up = steps.towards(Side::Above, ties);
                let down = steps.towards(Side::Below, ties);
                let in_turn = |first: u64| {
                    up.zip(&down, |up, down| (up & first) | (down & !first))
                        .runs_of(usize::from(points) - 1)
                };
                in_turn(EVERY_SECOND).or(&in_turn(!EVERY_SECOND))
            }),
            Pattern::Outside {
                points,
                border,
                edge,
                seen,
            } => {
                let above = self.past(order, border, edge, Side::Above);
                let below = self.past(order, border, edge, Side::Below);
                let hits = above.or(&below).runs_of(points.into());
                match seen {
                    Seen::EitherSide => hits,
                    // a window all on one side is a run of that side alone
                    Seen::BothSides => {
                        let only_above = above.and_not(&below).runs_of(points.into());
                        let only_below = below.and_not(&above).runs_of(points.into());
                        hits.and_not(&only_above).and_not(&only_below)
                    }
                }
            }
            Pattern::Opposed { border, window } => {
                let above = self.past(order, border, Edge::Excluded, Side::Above);
                let below = self.past(order, border, Edge::Excluded, Side::Below);
                let windows = Windows {
                    judged: &judged,
                    points: window.into(),
                };
                let after_below = above.and(&windows.any(&below));
                below.and(&windows.any(&above)).or(&after_below)
            }
            Pattern::Spread { more_than, window } => {
                let distances = order.values(&self.z());
                let mut reach = 0_usize;
                let mut hits = Mask::none(distances.len());
                for (place, &z) in distances.iter().enumerate() {
                    reach = if judged.get(place) {
                        (reach + 1).min(window.into())
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
            _ => Mask::none(order.len(self.frame.values.len())),
        }
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
        let centre = levels.level(Border::Centre, Side::Above);
        let upper = levels.level(Border::Sigma(1.0), Side::Above);
        let lower = levels.level(Border::Sigma(1.0), Side::Below);
        let z = |(point, &value): (usize, &f64)| {
            let centre = centre.at(point);
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

/// Bits 0, 2, 4 …
const EVERY_SECOND: u64 = 0x5555_5555_5555_5555;

/// The windows that end at each point: so many judged points in a row, fewer where the row is shorter.
struct Windows<'a> {
    judged: &'a Mask,
    points: usize,
}

impl Windows<'_> {
    /// The points whose window holds a point of the mask.
    fn any(&self, mask: &Mask) -> Mask {
        let or = |found: &mut u64, bits| *found |= bits;
        self.fold(self.points, mask, 0, or, |found| found)
    }

    /// The points whose window holds at least `count` points of the mask: a binary count for 64 points at once.
    fn at_least(&self, mask: &Mask, count: usize) -> Mask {
        // as many digits as the largest possible count; with the lengths of the classic rules as constants the
        // compiler turns the shifts of `fold` into one instruction each
        match self.points {
            3 => self.count::<2>(3, mask, count),
            5 => self.count::<3>(5, mask, count),
            points => self.count::<7>(points, mask, count),
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "only inlined does a constant window become constant shifts"
    )]
    #[inline(always)]
    fn count<const DIGITS: usize>(&self, points: usize, mask: &Mask, count: usize) -> Mask {
        let add = |sum: &mut [u64; DIGITS], mut carry: u64| {
            for digit in sum {
                let both = *digit & carry;
                *digit ^= carry;
                carry = both;
            }
        };
        self.fold(points, mask, [0; DIGITS], add, |sum| {
            let (mut more, mut equal) = (0, u64::MAX);
            for (place, digit) in sum.iter().enumerate().rev() {
                if count >> place & 1 == 1 {
                    equal &= digit;
                } else {
                    more |= equal & digit;
                    equal &= !digit;
                }
            }
            more | equal
        })
    }

    /// Goes back through every window, 64 of them at a time: `add` is given the bits of the mask so many points
    /// back, where the window reaches that far, and `hits` says of the sum which windows count.
    #[expect(
        clippy::inline_always,
        reason = "only inlined does a constant window become constant shifts"
    )]
    #[inline(always)]
    fn fold<T: Copy>(
        &self,
        points: usize,
        mask: &Mask,
        none: T,
        add: impl Fn(&mut T, u64),
        hits: impl Fn(T) -> u64,
    ) -> Mask {
        let (mut bits_before, mut judged_before) = (0, 0);
        let words = mask.words().iter().zip(self.judged.words());
        let found = words.map(|(&bits, &judged)| {
            let mut sum = none;
            add(&mut sum, bits);
            if judged & judged_before == u64::MAX {
                for by in 1..points {
                    add(&mut sum, later(bits, bits_before, by));
                }
            } else {
                let mut reach = judged;
                for by in 1..points {
                    reach &= later(judged, judged_before, by);
                    add(&mut sum, reach & later(bits, bits_before, by));
                }
            }
            (bits_before, judged_before) = (bits, judged);
            hits(sum) & judged
        });
        Mask::collect(mask.len(), found)
    }
}
