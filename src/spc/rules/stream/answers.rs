//! The answers to the tests at one point, and how often in a row each was yes.
//!
//! An answer that may be looked back at is a bit. One that is counted is a byte, 255 for yes, so that eight tests are
//! counted by one addition: a count is a byte too, set back to 0 by a no, and never above 127. That is enough, since no
//! pattern is longer than 64 points.

use super::test::Test;

const WORDS: usize = 5;
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// How many tests can be counted.
pub(super) const MOST_COUNTED: usize = 8 * WORDS;

/// How many tests can be looked back at.
pub(super) const MOST_ASKED: usize = 63;

/// The bit that is set at every point.
pub(super) const EVER: u64 = 1 << MOST_ASKED;

/// The tests of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Asked {
    /// One bit each.
    pub(super) tests: Vec<Test>,
    /// One byte each, and the length of the run that is looked for.
    pub(super) counted: Vec<(Test, u32)>,
}

/// The answers to the tests of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Answers {
    pub(super) bits: u64,
    counted: [u64; WORDS],
}

/// How often in a row each test was answered yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counts([u64; WORDS]);

/// The length of the run that is looked for, of each test that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lengths {
    /// 128 less the length: a complete run carries into the highest bit of its byte.
    short_of: [u64; WORDS],
    words: usize,
}

impl Asked {
    /// The bit of a test.
    pub(super) fn bit(&mut self, test: Test) -> u64 {
        let known = self.tests.iter().position(|known| *known == test);
        let place = known.unwrap_or_else(|| {
            self.tests.push(test);
            self.tests.len() - 1
        });
        1 << place
    }

    /// The byte that counts a test up to a length.
    pub(super) fn byte(&mut self, test: Test, length: u32) -> usize {
        let wanted = (test, length);
        let known = self.counted.iter().position(|known| *known == wanted);
        known.unwrap_or_else(|| {
            self.counted.push(wanted);
            self.counted.len() - 1
        })
    }

    /// Every test, some twice.
    pub(super) fn all(&self) -> impl Iterator<Item = &Test> {
        let counted = self.counted.iter().map(|(test, _)| test);
        self.tests.iter().chain(counted)
    }

    pub(super) fn lengths(&self) -> Lengths {
        let mut short_of = [0; WORDS];
        for (byte, &(_, length)) in self.counted.iter().enumerate() {
            short_of[byte / 8] |= u64::from(128 - length.min(64)) << (8 * (byte % 8));
        }
        let words = self.counted.len().div_ceil(8);
        Lengths { short_of, words }
    }

    pub(super) fn answers(&self, yes: impl Fn(&Test) -> bool) -> Answers {
        let mut bits = EVER;
        for (place, test) in self.tests.iter().enumerate() {
            bits |= u64::from(yes(test)) << place;
        }
        let mut counted = [0; WORDS];
        for (byte, (test, _)) in self.counted.iter().enumerate() {
            if yes(test) {
                counted[byte / 8] |= 255 << (8 * (byte % 8));
            }
        }
        Answers { bits, counted }
    }
}

impl Answers {
    pub(super) const NONE: Self = Self {
        bits: EVER,
        counted: [0; WORDS],
    };
}

impl Counts {
    pub(super) const fn none() -> Self {
        Self([0; WORDS])
    }

    /// Counts the answers of the next point, those about lines and those about the step to it, and says whether some
    /// run is complete.
    #[inline]
    pub(super) fn count(&mut self, lines: &Answers, step: &Answers, lengths: &Lengths) -> bool {
        let yes = lines.counted.iter().zip(&step.counted);
        let lanes = self.0.iter_mut().zip(yes).zip(&lengths.short_of);
        let mut complete = 0;
        for ((counts, (lines, step)), short_of) in lanes.take(lengths.words) {
            let more = (*counts + ONES) & (lines | step);
            // 128 back to 127
            *counts = more - ((more >> 7) & ONES);
            complete |= *counts + short_of;
        }
        complete & HIGH != 0
    }

    /// The tests whose run is complete, a bit each.
    pub(super) fn complete(&self, lengths: &Lengths) -> u64 {
        let mut bits = 0;
        for (word, (counts, short_of)) in self.0.iter().zip(&lengths.short_of).enumerate() {
            let mut complete = (counts + short_of) & HIGH;
            while complete != 0 {
                bits |= 1 << (word * 8 + complete.trailing_zeros() as usize / 8);
                complete &= complete - 1;
            }
        }
        bits
    }
}
