//! The patterns, said once for masks of any length.

use super::bits::Bits;
use super::lines::{Line, run_edge};
use super::pattern::{Border, Edge, Last, Length, Others, Pattern, Seen, Ties, WarmUp};
use super::rule::{Flags, Rule};
use crate::base::direction::Side;
use std::borrow::Cow;

/// What one rule sees: the points in its own order, gaps and ties that it leaves out squeezed away.
pub(super) trait View {
    type Bits: Bits;

    /// No point.
    fn none(&self) -> Self::Bits;

    /// The points that are judged.
    fn judged(&self) -> Cow<'_, Self::Bits>;

    /// The points past a line.
    fn past(&self, line: Line) -> Cow<'_, Self::Bits>;

    /// The judged points between the lines of a border: past neither, where both are there.
    fn within(&self, border: Border, edge: Edge) -> Self::Bits;

    /// The points that rise, or fall, from the one before; with [`Ties::Extend`] level steps among them.
    fn towards(&self, side: Side, ties: Ties) -> Cow<'_, Self::Bits>;

    /// The longest run that is no signal, over the whole phase.
    fn longest_run_limit(&self, method: Length) -> Option<usize>;

    /// A pattern that lies on one side.
    fn one_side(&self, pattern: Pattern, side: Side) -> Self::Bits {
        match pattern {
            Pattern::Run { length, ties } => {
                let points = match length {
                    Length::Exactly(points) => usize::from(points),
                    other => match self.longest_run_limit(other) {
                        Some(limit) => limit + 1,
                        None => return self.none(),
                    },
                };
                self.past((Border::Centre, run_edge(ties), side))
                    .runs_of(points)
            }
            Pattern::Trend { points, ties } => {
                self.towards(side, ties).runs_of(usize::from(points) - 1)
            }
            Pattern::Beyond {
                count: 1,
                window: 1,
                others: Others::Anywhere,
                border,
                edge,
                short_of,
                ..
            } => self.qualifying(border, edge, short_of, side).into_owned(),
            _ => self.beyond(pattern, side),
        }
    }

    /// The points past a border, and not past a farther one.
    fn qualifying(
        &self,
        border: Border,
        edge: Edge,
        short_of: Option<Border>,
        side: Side,
    ) -> Cow<'_, Self::Bits> {
        let past = self.past((border, edge, side));
        let Some(far) = short_of else {
            return past;
        };
        let far = self.past((far, Edge::Excluded, side));
        Cow::Owned(past.zip(&far, |near, far| near & !far))
    }

    /// The points of a window that a rule marks; none where it marks all of them.
    fn qualifiers(&self, rule: &Rule, side: Option<Side>) -> Option<Cow<'_, Self::Bits>> {
        if rule.flags() != Flags::Qualifying {
            return None;
        }
        match (*rule.pattern(), side) {
            (
                Pattern::Beyond {
                    border,
                    edge,
                    short_of,
                    ..
                },
                Some(side),
            ) => Some(self.qualifying(border, edge, short_of, side)),
            (Pattern::Opposed { border, .. }, _) => {
                let above = self.past((border, Edge::Excluded, Side::Above));
                let below = self.past((border, Edge::Excluded, Side::Below));
                Some(Cow::Owned(above.zip(&below, |above, below| above | below)))
            }
            _ => None,
        }
    }

    /// `count` of `window` points past a border.
    #[inline(never)]
    fn beyond(&self, pattern: Pattern, side: Side) -> Self::Bits {
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
            return self.none();
        };
        let qualifying = self.qualifying(border, edge, short_of, side);
        let judged = self.judged();
        let (count, window) = (usize::from(count), usize::from(window));
        let mut hits = if count == window {
            qualifying.runs_of(window)
        } else {
            at_least(&*qualifying, &judged, window, count)
        };
        if !hits.any() {
            return hits;
        }
        match others {
            Others::Anywhere => {}
            Others::SameSide => {
                let same = self.past((Border::Centre, Edge::Excluded, side));
                let not_same = judged.zip(&same, |judged, same| judged & !same);
                hits = hits.and_not(&any(&not_same, &judged, window));
            }
            Others::NotBeyondOpposite => {
                let opposite = self.past((border, edge, side.other()));
                hits = hits.and_not(&any(&*opposite, &judged, window));
            }
        }
        if last == Last::Qualifies {
            hits = hits.and(&qualifying);
        }
        if warm_up == WarmUp::FullWindow {
            hits = hits.and(&judged.runs_of(window));
        }
        hits
    }

    /// A pattern without sides, of a window.
    fn without_sides(&self, pattern: Pattern) -> Self::Bits {
        match pattern {
            Pattern::Within {
                points,
                border,
                edge,
            } => self.within(border, edge).runs_of(points.into()),
            Pattern::Alternating { points, ties } => {
                let up = self.towards(Side::Above, ties);
                let down = self.towards(Side::Below, ties);
                let in_turn = |first: u64| {
                    up.zip(&down, |up, down| (up & first) | (down & !first))
                        .runs_of(usize::from(points) - 1)
                };
                in_turn(EVERY_SECOND).or(&in_turn(!EVERY_SECOND))
            }
            Pattern::Outside {
                points,
                border,
                edge,
                seen,
            } => {
                let above = self.past((border, edge, Side::Above));
                let below = self.past((border, edge, Side::Below));
                let hits = above
                    .zip(&below, |above, below| above | below)
                    .runs_of(points.into());
                match seen {
                    Seen::EitherSide => hits,
                    // a window all on one side is a run of that side alone
                    Seen::BothSides => {
                        let only = |one: &Self::Bits, other: &Self::Bits| {
                            one.zip(other, |one, other| one & !other)
                                .runs_of(points.into())
                        };
                        let (only_above, only_below) = (only(&above, &below), only(&below, &above));
                        hits.and_not(&only_above).and_not(&only_below)
                    }
                }
            }
            Pattern::Opposed { border, window } => {
                let above = self.past((border, Edge::Excluded, Side::Above));
                let below = self.past((border, Edge::Excluded, Side::Below));
                let (judged, window) = (self.judged(), usize::from(window));
                let after_below = any(&*below, &judged, window).and(&above);
                let after_above = any(&*above, &judged, window).and(&below);
                after_above.or(&after_below)
            }
            _ => self.none(),
        }
    }
}

/// Bits 0, 2, 4 …
const EVERY_SECOND: u64 = 0x5555_5555_5555_5555;

/// The points whose window holds a point of the mask.
fn any<B: Bits>(mask: &B, judged: &B, window: usize) -> B {
    let or = |found: &mut u64, bits| *found |= bits;
    mask.fold(judged, window, 0, or, |found| found)
}

/// The points whose window holds at least `count` points of the mask: a binary count for 64 points at once.
fn at_least<B: Bits>(mask: &B, judged: &B, window: usize, count: usize) -> B {
    // as many digits as the largest possible count; with the lengths of the classic rules as constants the
    // compiler turns the shifts of `fold` into one instruction each
    match window {
        3 => counted::<2, B>(mask, judged, 3, count),
        5 => counted::<3, B>(mask, judged, 5, count),
        points => counted::<7, B>(mask, judged, points, count),
    }
}

#[expect(
    clippy::inline_always,
    reason = "only inlined does a constant window become constant shifts"
)]
#[inline(always)]
fn counted<const DIGITS: usize, B: Bits>(mask: &B, judged: &B, window: usize, count: usize) -> B {
    let add = |sum: &mut [u64; DIGITS], mut carry: u64| {
        for digit in sum {
            let both = *digit & carry;
            *digit ^= carry;
            carry = both;
        }
    };
    mask.fold(judged, window, [0; DIGITS], add, |sum| {
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
