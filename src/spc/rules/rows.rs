//! The signals of a rule whose order is that of the points: a stretch is a row of ones, and so is its window.
//!
//! Nothing but the masks is looked at. A rule with an order of its own goes from neighbour to neighbour
//! ([`signals`](super::signal::signals)), which says the same of this one, and the tests hold the two against each other.

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
    /// The points that are neither missing nor excluded.
    pub(super) judged: &'a [u64],
    /// The points of a window that are marked; none where all are.
    pub(super) qualifiers: Option<&'a [u64]>,
}

impl Rows<'_> {
    /// The signals in these hits, put after those found before.
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
            found.push(Signal::new(self.place, self.side, stretch, window, flagged));
        }
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
