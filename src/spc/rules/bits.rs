//! What the patterns are made of: masks, of one word or of many.

use super::mask::{Mask, later, runs_in};

/// One bit a point. Bits past the last point are zero.
pub(super) trait Bits: Clone {
    /// Bit by bit from two masks of one length; no bit may come from two zeros.
    fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self;

    /// The same in place.
    fn join(self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self;

    /// Whether any bit is set.
    fn any(&self) -> bool;

    /// The points that end `length` set bits in a row.
    fn runs_of(&self, length: usize) -> Self;

    /// Goes back through every window of up to `points` judged points in a row, 64 of them at a time: `add` is given
    /// the bits 0, 1, 2 … points back, where the window reaches that far, and `hits` says of the sum which windows
    /// count.
    fn fold<T: Copy>(
        &self,
        judged: &Self,
        points: usize,
        none: T,
        add: impl Fn(&mut T, u64),
        hits: impl Fn(T) -> u64,
    ) -> Self;

    fn and(self, other: &Self) -> Self {
        self.join(other, |a, b| a & b)
    }

    fn or(self, other: &Self) -> Self {
        self.join(other, |a, b| a | b)
    }

    fn and_not(self, other: &Self) -> Self {
        self.join(other, |a, b| a & !b)
    }
}

/// Up to 64 points, and two sides: what is asked of one is asked of the other beside it.
impl Bits for [u64; 2] {
    #[inline]
    fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        [join(self[0], other[0]), join(self[1], other[1])]
    }

    #[inline]
    fn join(self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        self.zip(other, join)
    }

    #[inline]
    fn any(&self) -> bool {
        self[0] | self[1] != 0
    }

    #[inline]
    fn runs_of(&self, length: usize) -> Self {
        self.map(|side| runs_in(side, length))
    }

    #[inline]
    fn fold<T: Copy>(
        &self,
        judged: &Self,
        points: usize,
        none: T,
        add: impl Fn(&mut T, u64),
        hits: impl Fn(T) -> u64,
    ) -> Self {
        let one = |bits: u64, judged: u64| {
            let mut sum = none;
            add(&mut sum, bits);
            let mut reach = judged;
            for by in 1..points {
                reach &= judged << by;
                add(&mut sum, reach & bits << by);
            }
            hits(sum) & judged
        };
        [one(self[0], judged[0]), one(self[1], judged[1])]
    }
}

impl Bits for Mask {
    fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        Self::zip(self, other, join)
    }

    fn join(self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        Self::join(self, other, join)
    }

    fn any(&self) -> bool {
        Self::any(self)
    }

    fn runs_of(&self, length: usize) -> Self {
        Self::runs_of(self, length)
    }

    #[expect(
        clippy::inline_always,
        reason = "only inlined does a constant window become constant shifts"
    )]
    #[inline(always)]
    fn fold<T: Copy>(
        &self,
        judged: &Self,
        points: usize,
        none: T,
        add: impl Fn(&mut T, u64),
        hits: impl Fn(T) -> u64,
    ) -> Self {
        let (mut bits_before, mut judged_before) = (0, 0);
        let words = self.words().iter().zip(judged.words());
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
        Self::collect(self.len(), found)
    }
}
