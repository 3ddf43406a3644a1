//! The answers to the tests at one point, and how often in a row each was yes.
//!
//! An answer is a byte, 0 or 1, so that eight tests are counted by one addition: a count is a byte too, set back to 0
//! by a no, and never above 127. That is enough, since no pattern is longer than 64 points.

/// How many tests there can be.
pub(super) const LANES: usize = 64;

const WORDS: usize = LANES / 8;
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// One answer for each test: 0 or 1.
pub(super) type Answers = [u8; LANES];

/// How often in a row each test was answered yes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counts([u64; WORDS]);

/// The length of the run that completes each test; 0 for a test without a run.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lengths {
    /// 128 less the length: a complete run carries into the highest bit of its byte.
    short_of: [u64; WORDS],
    /// 1 in the byte of each test whose yes is waited for.
    waited: [u64; WORDS],
    words: usize,
}

impl Lengths {
    pub(super) fn new(lengths: &[u32; LANES], waited_for: &[usize], words: usize) -> Self {
        let (mut short_of, mut waited) = ([0; WORDS], [0; WORDS]);
        for (lane, &length) in lengths.iter().enumerate() {
            if length > 0 {
                let missing = u64::from(128 - length.min(64));
                short_of[lane / 8] |= missing << (8 * (lane % 8));
            }
        }
        for lane in waited_for {
            waited[lane / 8 % WORDS] |= 1 << (8 * (lane % 8));
        }
        Self {
            short_of,
            waited,
            words: words.min(WORDS),
        }
    }
}

impl Counts {
    pub(super) const fn none() -> Self {
        Self([0; WORDS])
    }

    /// Counts the answers of the next point, and says whether some run is complete, and whether some test that is
    /// waited for says yes.
    #[inline]
    pub(super) fn count(&mut self, answers: &Answers, lengths: &Lengths) -> (bool, bool) {
        let (words, _) = answers.as_chunks::<8>();
        let asked = lengths.short_of.iter().zip(&lengths.waited);
        let lanes = words.iter().zip(&mut self.0).zip(asked);
        let (mut complete, mut waited) = (0, 0);
        for ((answers, counts), (short_of, wait)) in lanes.take(lengths.words) {
            // 255 in the byte of each yes
            let answers = u64::from_le_bytes(*answers);
            waited |= answers & wait;
            let yes = answers.wrapping_mul(255);
            let more = (*counts + ONES) & yes;
            // 128 back to 127
            *counts = more - ((more >> 7) & ONES);
            complete |= (*counts + short_of) & HIGH;
        }
        (complete != 0, waited != 0)
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
