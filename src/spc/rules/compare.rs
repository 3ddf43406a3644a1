//! Values against lines, 64 points to a word: the one place where the crate computes several values at once.
//!
//! Every comparison with NaN is false, so that a missing value is past no line and steps nowhere.

use bytemuck::cast;
use wide::{f64x4, i8x16, i16x8, i16x16, i32x8};

/// How a value lies to a line, or to the value before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Test {
    Above,
    AtOrAbove,
    Below,
    AtOrBelow,
}

/// The words of a mask, one for 64 values.
type Word = u64;
type Chunk = [f64; 64];

/// For each of a few flat lines, the words that say which values pass the test: `put(the bits of 64 points on each line)`.
///
/// Several lines in one go load each value once.
pub(super) fn with_flat<const LINES: usize>(
    values: &[f64],
    lines: [f64; LINES],
    test: Test,
    put: impl FnMut([Word; LINES]),
) {
    match test {
        Test::Above => flat(values, lines, f64x4::simd_gt, put),
        Test::AtOrAbove => flat(values, lines, f64x4::simd_ge, put),
        Test::Below => flat(values, lines, f64x4::simd_lt, put),
        Test::AtOrBelow => flat(values, lines, f64x4::simd_le, put),
    }
}

fn flat<const LINES: usize>(
    values: &[f64],
    lines: [f64; LINES],
    test: impl Fn(f64x4, f64x4) -> f64x4,
    mut put: impl FnMut([Word; LINES]),
) {
    for_chunks(values, |_, chunk| {
        let mut quarters = [[0; 4]; LINES];
        for (quarter, values) in chunk.as_chunks::<16>().0.iter().enumerate() {
            let values = fours(values);
            for (quarters, &line) in quarters.iter_mut().zip(&lines) {
                let line = f64x4::splat(line);
                quarters[quarter] = bits(values.map(|four| test(four, line)));
            }
        }
        put(quarters.map(word));
    });
}

/// Up to 64 values, sixteen at a time.
pub(super) struct Few<'a> {
    whole: &'a [[f64; 16]],
    /// What is left, NaN after the last.
    rest: Option<[f64; 16]>,
}

impl<'a> Few<'a> {
    pub(super) fn of(values: &'a [f64]) -> Self {
        let (whole, rest) = values.as_chunks::<16>();
        let rest = (!rest.is_empty()).then(|| {
            let mut padded = [f64::NAN; 16];
            for (padded, &value) in padded.iter_mut().zip(rest) {
                *padded = value;
            }
            padded
        });
        Self { whole, rest }
    }

    fn sixteens(&self) -> impl Iterator<Item = &[f64; 16]> {
        self.whole.iter().chain(&self.rest).take(4)
    }

    /// The bits of the values that pass the test on a flat line.
    pub(super) fn with_flat(&self, line: f64, test: Test) -> Word {
        let line = f64x4::splat(line);
        match test {
            Test::Above => self.word(|four| four.simd_gt(line)),
            Test::AtOrAbove => self.word(|four| four.simd_ge(line)),
            Test::Below => self.word(|four| four.simd_lt(line)),
            Test::AtOrBelow => self.word(|four| four.simd_le(line)),
        }
    }

    /// The bits of the values that pass the test on the value beside them.
    pub(super) fn with_each(&self, line: &Few<'_>, test: Test) -> Word {
        match test {
            Test::Above => self.pairs(line, f64x4::simd_gt),
            Test::AtOrAbove => self.pairs(line, f64x4::simd_ge),
            Test::Below => self.pairs(line, f64x4::simd_lt),
            Test::AtOrBelow => self.pairs(line, f64x4::simd_le),
        }
    }

    #[inline]
    fn word(&self, test: impl Fn(f64x4) -> f64x4) -> Word {
        let mut word = 0;
        for (place, sixteen) in self.sixteens().enumerate() {
            let four = |at: usize| test(f64x4::from(fours_of(sixteen)[at]));
            word |= Word::from(bits([four(0), four(1), four(2), four(3)])) << (16 * place);
        }
        word
    }

    #[inline]
    fn pairs(&self, line: &Few<'_>, test: impl Fn(f64x4, f64x4) -> f64x4) -> Word {
        let mut word = 0;
        for (place, (left, right)) in self.sixteens().zip(line.sixteens()).enumerate() {
            let four = |at: usize| {
                let (left, right) = (fours_of(left)[at], fours_of(right)[at]);
                test(f64x4::from(left), f64x4::from(right))
            };
            word |= Word::from(bits([four(0), four(1), four(2), four(3)])) << (16 * place);
        }
        word
    }
}

#[inline]
fn fours_of(values: &[f64; 16]) -> &[[f64; 4]] {
    values.as_chunks::<4>().0
}

/// The words that say which values pass the test on a line with a value for each point.
pub(super) fn with_each(values: &[f64], line: &[f64], test: Test, mut put: impl FnMut(Word)) {
    for_chunks(values, |index, chunk| {
        let line = padded(line.get(index * 64..).unwrap_or(&[]));
        put(match test {
            Test::Above => pairs(chunk, &line, f64x4::simd_gt),
            Test::AtOrAbove => pairs(chunk, &line, f64x4::simd_ge),
            Test::Below => pairs(chunk, &line, f64x4::simd_lt),
            Test::AtOrBelow => pairs(chunk, &line, f64x4::simd_le),
        });
    });
}

/// The words of the points above the point before, and of those below it.
pub(super) fn steps(values: &[f64], mut put: impl FnMut([Word; 2])) {
    for_chunks(values, |index, chunk| {
        let first;
        let before = match (index * 64).checked_sub(1) {
            Some(from) => values[from..].first_chunk::<64>(),
            None => None,
        };
        let before = if let Some(before) = before {
            before
        } else {
            // the first point, and the last few, have no 64 points before them as they stand
            let mut shifted = [f64::NAN; 64];
            shifted[1..].copy_from_slice(&chunk[..63]);
            if let Some(last) = (index * 64).checked_sub(1) {
                shifted[0] = values[last];
            }
            first = shifted;
            &first
        };
        put([
            pairs(chunk, before, f64x4::simd_gt),
            pairs(chunk, before, f64x4::simd_lt),
        ]);
    });
}

/// The bits of the values that are there.
pub(super) fn judged(chunk: &Chunk) -> Word {
    pairs(chunk, chunk, f64x4::simd_ge)
}

#[inline]
fn pairs(left: &Chunk, right: &Chunk, test: impl Fn(f64x4, f64x4) -> f64x4) -> Word {
    let (left, right) = (left.as_chunks::<16>().0, right.as_chunks::<16>().0);
    word(std::array::from_fn(|quarter| {
        let (left, right) = (fours(&left[quarter]), fours(&right[quarter]));
        bits(std::array::from_fn(|four| test(left[four], right[four])))
    }))
}

#[inline]
fn fours(values: &[f64; 16]) -> [f64x4; 4] {
    let (fours, _) = values.as_chunks::<4>();
    std::array::from_fn(|four| f64x4::from(fours[four]))
}

/// One bit for each answer, where an answer is 64 ones or 64 zeros.
///
/// Saturating from wide to narrow keeps all ones and all zeros, so that an answer shrinks to a byte, whose sign is
/// the bit: the cheapest way from 16 comparisons to 16 bits that an SSE2 machine has.
#[inline]
fn bits(answers: [f64x4; 4]) -> u16 {
    let shrunk = |answers: f64x4| i16x8::from_i32x8_saturate(cast::<f64x4, i32x8>(answers));
    let joined = |left, right| {
        let both = cast::<[i16x8; 2], i32x8>([shrunk(left), shrunk(right)]);
        i16x8::from_i32x8_saturate(both)
    };
    let [first, second, third, fourth] = answers;
    let sixteen = cast::<[i16x8; 2], i16x16>([joined(first, second), joined(third, fourth)]);
    let bits = i8x16::from_i16x16_saturate(sixteen).to_bitmask();
    let [low, high, ..] = bits.to_le_bytes();
    u16::from_le_bytes([low, high])
}

fn word(quarters: [u16; 4]) -> Word {
    let joined = |word, &quarter: &u16| word << 16 | Word::from(quarter);
    quarters.iter().rev().fold(0, joined)
}

/// The values 64 at a time, NaN after the last.
pub(super) fn for_chunks(values: &[f64], mut each: impl FnMut(usize, &Chunk)) {
    let (whole, rest) = values.as_chunks::<64>();
    for (index, chunk) in whole.iter().enumerate() {
        each(index, chunk);
    }
    if !rest.is_empty() {
        each(whole.len(), &padded(rest));
    }
}

/// The first 64 values, NaN after the last.
fn padded(values: &[f64]) -> Chunk {
    let mut chunk = [f64::NAN; 64];
    let len = values.len().min(64);
    chunk[..len].copy_from_slice(&values[..len]);
    chunk
}
