//! The signals of a rule: in its own order a stretch of hits is a row of ones, and so is its window.
//!
//! Nothing but the masks is looked at. The oracle of the tests goes from neighbour to neighbour
//! ([`matcher`](super::matcher)), and says the same.

use super::rule::Flags;
use super::signal::{Flagged, Place, Signal};
use crate::base::direction::Side;
use std::ops::Range;

/// What turns rows of hits into signals. Masks are 64 points to a word.
pub(super) struct Rows<'a> {
    pub(super) place: Place,
    pub(super) side: Option<Side>,
    pub(super) flags: Flags,
    /// How many points the rule's window holds; none for the whole phase.
    pub(super) width: Option<usize>,
    /// The points that are neither missing nor excluded, in the order of the rule.
    pub(super) judged: &'a [u64],
    /// The points of a window that are marked, in the order of the rule; none where all are.
    pub(super) qualifiers: Option<&'a [u64]>,
    /// The order of a rule that does not see the points as they come.
    pub(super) order: Option<Squeezed<'a>>,
}

/// An order that leaves points out.
#[derive(Clone, Copy)]
pub(super) struct Squeezed<'a> {
    /// Which point stands at each place.
    pub(super) places: &'a [usize],
    /// The points that are neither missing nor excluded, as they come.
    pub(super) judged: &'a [u64],
}

impl Rows<'_> {
    /// The signals in these hits, in the order of the rule, put after those found before.
    pub(super) fn signals(&self, hits: &[u64], found: &mut Vec<Signal>) {
        for stretch in rows(hits) {
            let start = match self.width {
                None => rows(self.judged)
                    .next()
                    .map_or(stretch.start, |row| row.start),
                Some(width) => stretch.start - ones_before(self.judged, stretch.start, width - 1),
            };
            let window = start..stretch.end;
            let flagged = match (self.flags, self.width) {
                (Flags::Last, _) => Flagged::Stretch(stretch.clone()),
                (Flags::Nothing, _) => Flagged::Stretch(0..0),
                (Flags::Phase, _) | (_, None) => {
                    Flagged::of_bits(self.judged, 0..64 * self.judged.len())
                }
                (Flags::Window | Flags::Qualifying, Some(_)) => match self.qualifiers {
                    Some(words) => Flagged::of_bits(words, window.clone()),
                    None => Flagged::Stretch(window.clone()),
                },
            };
            found.push(match self.order {
                None => Signal::new(self.place, self.side, stretch, window, flagged),
                Some(order) => self.placed(order, stretch, window, &flagged),
            });
        }
    }

    /// The signal of a stretch, from the order of the rule back to the points.
    fn placed(
        &self,
        order: Squeezed<'_>,
        stretch: Range<usize>,
        window: Range<usize>,
        flagged: &Flagged,
    ) -> Signal {
        let Squeezed { places, judged } = order;
        let (first, end) = (places[stretch.start], places[stretch.end - 1] + 1);
        let start = match self.width {
            None => rows(judged).next().map_or(first, |row| row.start),
            Some(_) => places[window.start],
        };
        let flagged = match (self.flags, self.width) {
            (Flags::Phase, _) | (Flags::Window | Flags::Qualifying, None) => {
                Flagged::of_bits(judged, 0..64 * judged.len())
            }
            _ => {
                let points: Vec<usize> = flagged.places().map(|place| places[place]).collect();
                Flagged::of(&points)
            }
        };
        Signal::new(self.place, self.side, first..end, start..end, flagged)
    }
}

/// The rows of ones, from the first to the last.
fn rows(words: &[u64]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut place = 0;
    let mut rest = words.first().copied().unwrap_or(0);
    std::iter::from_fn(move || {
        while rest == 0 {
            place += 1;
            rest = *words.get(place)?;
        }
        let first = rest.trailing_zeros();
        let ones = (rest >> first).trailing_ones();
        let start = 64 * place + first as usize;
        let mut end = start + ones as usize;
        if first + ones < 64 {
            rest &= u64::MAX << (first + ones);
            return Some(start..end);
        }
        // to the end of the word: it may go on in the next
        loop {
            place += 1;
            rest = words.get(place).copied().unwrap_or(0);
            let ones = rest.trailing_ones();
            end += ones as usize;
            if ones < 64 {
                rest &= u64::MAX << ones;
                return Some(start..end);
            }
        }
    })
}

/// How many ones in a row stand before a point; at most `most`.
fn ones_before(words: &[u64], point: usize, most: usize) -> usize {
    let mut found = 0;
    while found < most && found < point {
        let last = point - found - 1;
        // the bits up to this one, at the top of a word
        let here = last % 64 + 1;
        let ones = (words[last / 64] << (64 - here)).leading_ones() as usize;
        found += ones;
        if ones < here {
            break;
        }
    }
    found.min(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_one(words: &[u64], point: usize) -> bool {
        words[point / 64] >> (point % 64) & 1 == 1
    }

    proptest! {
        /// Word by word is point by point, with rows over the ends of words.
        #[test]
        fn rows_by_points(
            lengths in prop::collection::vec(prop_oneof![4 => 1_usize..6, 1 => 60_usize..200], 0..40),
            most in 0_usize..150,
        ) {
            let ends = lengths.iter().scan(0, |end, length| {
                *end += length;
                Some(*end)
            });
            let borders: Vec<usize> = ends.collect();
            let points = borders.last().copied().unwrap_or(0);
            let mut words = vec![0_u64; points.div_ceil(64)];
            let mut expected = Vec::new();
            for row in borders.windows(2).step_by(2) {
                expected.push(row[0]..row[1]);
                for point in row[0]..row[1] {
                    words[point / 64] |= 1 << (point % 64);
                }
            }
            prop_assert_eq!(rows(&words).collect::<Vec<_>>(), expected);
            for point in 0..points {
                let before = (0..point).rev().take_while(|&point| is_one(&words, point)).count();
                prop_assert_eq!(ones_before(&words, point, most), before.min(most));
            }
        }
    }
}
