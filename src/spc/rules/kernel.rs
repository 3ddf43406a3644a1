//! The kernel: all rules of a set at once, on masks, 64 points to a word.
//!
//! Each comparison of the values with a line is made once and shared by the rules. A run is shifts and ands, *k of
//! m* a count whose digits are masks. The [`matcher`](super::matcher) says the same in plain words, and the tests
//! hold the two against each other.

use super::facts::RunFacts;
use super::frame::{Frame, Level};
use super::hits::{SideHits, sides_of};
use super::mask::{Mask, shifted};
use super::order::Order;
use super::pattern::{Border, Edge, Last, Length, Others, Pattern, Seen, Ties, WarmUp};
use super::rule::Rule;
use crate::direction::Side;

/// The hits of one rule, side by side.
pub(crate) fn evaluate(rule: &Rule, frame: &Frame<'_>) -> Vec<SideHits> {
    Kernel::new(frame).rule(rule)
}

/// The hits of several rules, in their order.
pub(crate) fn evaluate_set(rules: &[Rule], frame: &Frame<'_>) -> Vec<Vec<SideHits>> {
    let mut kernel = Kernel::new(frame);
    rules.iter().map(|rule| kernel.rule(rule)).collect()
}

/// The masks of a frame that rules share.
struct Kernel<'a> {
    frame: &'a Frame<'a>,
    judged: Mask,
    lines: Vec<(Line, Mask)>,
    steps: Option<Steps>,
}

/// Past which line, and whether on it is past it.
type Line = (Border, Edge, Side);

/// Steps from the point before: to a higher value, to a lower one, to an equal one.
struct Steps {
    up: Mask,
    down: Mask,
    level: Mask,
}

impl Steps {
    fn of(values: &[f64]) -> Self {
        Self {
            up: Self::of_kind(values, |earlier, later| later > earlier),
            down: Self::of_kind(values, |earlier, later| later < earlier),
            level: Self::of_kind(values, |earlier, later| later == earlier),
        }
    }

    /// The points whose step from the point before is of a kind.
    fn of_kind(values: &[f64], test: impl Fn(f64, f64) -> bool) -> Mask {
        let later = values.get(1..).unwrap_or(&[]);
        let mut mask = Mask::from_pairs(values, later, test);
        mask.push_front(values.len());
        mask
    }

    /// Steps up, or down; with [`Ties::Extend`] level steps among them.
    fn towards(&self, side: Side, ties: Ties) -> Mask {
        let strict = match side {
            Side::Above => &self.up,
            Side::Below => &self.down,
        };
        if ties == Ties::Extend {
            strict.or(&self.level)
        } else {
            strict.clone()
        }
    }
}

impl<'a> Kernel<'a> {
    fn new(frame: &'a Frame<'a>) -> Self {
        Self {
            frame,
            judged: Mask::from_items(frame.values, |value| !value.is_nan()),
            lines: Vec::new(),
            steps: None,
        }
    }

    fn rule(&mut self, rule: &Rule) -> Vec<SideHits> {
        if let Some(hit) = self.whole_phase(rule) {
            let mut hits = Mask::none(self.frame.values.len());
            if hit && let Some(last) = self.judged.points().last() {
                hits.set(last);
            }
            return vec![SideHits { side: None, hits }];
        }
        let order = Order::of(rule, self.frame);
        sides_of(rule)
            .into_iter()
            .map(|side| {
                let hits = match (*rule.pattern(), side) {
                    (pattern @ Pattern::Beyond { .. }, Some(side)) => {
                        self.beyond(&order, pattern, side)
                    }
                    (Pattern::Run { length, ties }, Some(side)) => {
                        self.run(&order, length, ties, side)
                    }
                    (Pattern::Trend { points, ties }, Some(side)) => self
                        .with_steps(&order, |steps| {
                            steps.towards(side, ties).runs_of(usize::from(points) - 1)
                        }),
                    (Pattern::Alternating { points, ties }, _) => {
                        self.with_steps(&order, |steps| {
                            let up = steps.towards(Side::Above, ties);
                            let down = steps.towards(Side::Below, ties);
                            let in_turn = |first: u64| {
                                up.zip(&down, |up, down| (up & first) | (down & !first))
                                    .runs_of(usize::from(points) - 1)
                            };
                            in_turn(EVERY_SECOND).or(&in_turn(!EVERY_SECOND))
                        })
                    }
                    (pattern, _) => self.without_sides(&order, pattern),
                };
                SideHits {
                    side,
                    hits: order.spread(hits, self.frame.values.len()),
                }
            })
            .collect()
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
                let values = self.frame.values;
                hits(self.steps.get_or_insert_with(|| Steps::of(values)))
            }
            Order::Squeezed(_) => hits(&Steps::of(&order.values(self.frame.values))),
        }
    }

    /// The points past a line, in the rule's order.
    fn past(&mut self, order: &Order, border: Border, edge: Edge, side: Side) -> Mask {
        let line = (border, edge, side);
        if let Some((_, mask)) = self.lines.iter().find(|(known, _)| *known == line) {
            return order.squeeze(mask);
        }
        let level = self.frame.levels.level(border, side);
        let values = self.frame.values;
        let mask = match (side, edge) {
            (Side::Above, Edge::Excluded) => compare(values, &level, |value, level| value > level),
            (Side::Above, Edge::Included) => compare(values, &level, |value, level| value >= level),
            (Side::Below, Edge::Excluded) => compare(values, &level, |value, level| value < level),
            (Side::Below, Edge::Included) => compare(values, &level, |value, level| value <= level),
        };
        let squeezed = order.squeeze(&mask);
        self.lines.push((line, mask));
        squeezed
    }

    fn run(&mut self, order: &Order, length: Length, ties: Ties, side: Side) -> Mask {
        let points = match length {
            Length::Exactly(points) => usize::from(points),
            other => match self.facts(other).longest_run_limit() {
                Some(limit) => limit + 1,
                None => return Mask::none(order.len(self.frame.values.len())),
            },
        };
        let edge = if ties == Ties::Extend {
            Edge::Included
        } else {
            Edge::Excluded
        };
        self.past(order, Border::Centre, edge, side).runs_of(points)
    }

    fn beyond(&mut self, order: &Order, pattern: Pattern, side: Side) -> Mask {
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
            qualifying = qualifying.and_not(&self.past(order, far, Edge::Excluded, side));
        }
        let judged = order.squeeze(&self.judged);
        let windows = Windows {
            judged: &judged,
            points: window.into(),
        };
        let mut hits = if count == 1 && window == 1 {
            qualifying.clone()
        } else if count == window {
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
                let values = self.frame.values;
                let levels = self.frame.levels;
                let upper = levels.level(border, Side::Above);
                let lower = levels.level(border, Side::Below);
                let (below, above) = match edge {
                    Edge::Included => (
                        compare(values, &upper, |value, level| value <= level),
                        compare(values, &lower, |value, level| value >= level),
                    ),
                    Edge::Excluded => (
                        compare(values, &upper, |value, level| value < level),
                        compare(values, &lower, |value, level| value > level),
                    ),
                };
                order.squeeze(&below.and(&above)).runs_of(points.into())
            }
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
                above
                    .and(&windows.any(&below))
                    .or(&below.and(&windows.any(&above)))
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

fn compare(values: &[f64], level: &Level<'_>, test: impl Fn(f64, f64) -> bool) -> Mask {
    match level {
        Level::Flat(level) => Mask::from_items(values, |&value| test(value, *level)),
        Level::Each(levels) => Mask::from_pairs(values, levels, test),
    }
}

/// The windows that end at each point: so many judged points in a row, fewer where the row is shorter.
struct Windows<'a> {
    judged: &'a Mask,
    points: usize,
}

impl Windows<'_> {
    /// The points whose window holds a point of the mask.
    fn any(&self, mask: &Mask) -> Mask {
        Mask::from_words(mask.len(), |index| {
            let mut reach = u64::MAX;
            let mut found = 0;
            for by in 0..self.points {
                reach &= shifted(self.judged.words(), index, by);
                found |= reach & shifted(mask.words(), index, by);
            }
            found
        })
    }

    /// The points whose window holds at least `count` points of the mask: a binary count for 64 points at once.
    fn at_least(&self, mask: &Mask, count: usize) -> Mask {
        // digits of the largest possible count: the window is at most 64
        let digits = (self.points.ilog2() + 1) as usize;
        Mask::from_words(mask.len(), |index| {
            let mut sum = [0_u64; 8];
            let mut reach = u64::MAX;
            for by in 0..self.points {
                reach &= shifted(self.judged.words(), index, by);
                let mut carry = reach & shifted(mask.words(), index, by);
                for digit in &mut sum[..digits] {
                    let both = *digit & carry;
                    *digit ^= carry;
                    carry = both;
                }
            }
            let (mut more, mut equal) = (0, u64::MAX);
            for (place, digit) in sum[..digits].iter().enumerate().rev() {
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
}
