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

    /// The bits of the values above one flat line and of those below another; on a line counts with `on`.
    pub(super) fn past_either(&self, above: f64, below: f64, on: bool) -> [Word; 2] {
        let (above, below) = (f64x4::splat(above), f64x4::splat(below));
        if on {
            self.words(|four| four.simd_ge(above), |four| four.simd_le(below))
        } else {
            self.words(|four| four.simd_gt(above), |four| four.simd_lt(below))
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
    fn words(&self, first: impl Fn(f64x4) -> f64x4, second: impl Fn(f64x4) -> f64x4) -> [Word; 2] {
        let sixteen = |[one, two]: [Word; 2], values: &[f64; 16]| {
            let fours = fours(values);
            [
                one << 16 | Word::from(bits(fours.map(&first))),
                two << 16 | Word::from(bits(fours.map(&second))),
            ]
        };
        let last = self.rest.as_ref();
        let last = last.map_or([0, 0], |values| sixteen([0, 0], values));
        self.whole.iter().rev().fold(last, sixteen)
    }

    #[inline]
    fn pairs(&self, line: &Few<'_>, test: impl Fn(f64x4, f64x4) -> f64x4) -> Word {
        let sixteen = |left: &[f64; 16], right: &[f64; 16]| {
            let (left, right) = (fours(left), fours(right));
            Word::from(bits(std::array::from_fn(|four| {
                test(left[four], right[four])
            })))
        };
        let common = self.whole.len().min(line.whole.len());
        // past the last value of either there is nothing to compare
        let left = self.whole.get(common).or(self.rest.as_ref());
        let right = line.whole.get(common).or(line.rest.as_ref());
        let last = left
            .zip(right)
            .map_or(0, |(left, right)| sixteen(left, right));
        let whole = self.whole[..common].iter().zip(&line.whole[..common]).rev();
        whole.fold(last, |word, (left, right)| {
            word << 16 | sixteen(left, right)
        })
    }
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

/// The bits of up to 64 points above the point before, and of those below it.
pub(super) fn few_steps(values: &[f64]) -> [Word; 2] {
    let mut words = [0, 0];
    for (place, before) in values.chunks(16).enumerate().take(4) {
        let after = values.get(16 * place + 1..).unwrap_or(&[]);
        let (mut padded_before, mut padded_after) = ([0.0; 16], [0.0; 16]);
        let before = fours(sixteen_of(before, &mut padded_before));
        let after = fours(sixteen_of(after, &mut padded_after));
        let up = std::array::from_fn(|four| after[four].simd_gt(before[four]));
        let down = std::array::from_fn(|four| after[four].simd_lt(before[four]));
        words[0] |= Word::from(bits(up)) << (16 * place);
        words[1] |= Word::from(bits(down)) << (16 * place);
    }
    words.map(|word| word << 1)
}

/// The first 16 values as they stand, or in the space given with NaN after the last.
#[inline]
fn sixteen_of<'a>(values: &'a [f64], space: &'a mut [f64; 16]) -> &'a [f64; 16] {
    if let Some(first) = values.first_chunk() {
        return first;
    }
    *space = [f64::NAN; 16];
    space[..values.len()].copy_from_slice(values);
    space
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
