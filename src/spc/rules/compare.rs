//! Values against lines, 64 points to a word: the one place where the crate computes several values at once.
//!
//! Every comparison with NaN is false, so that a missing value is past no line and steps nowhere.

use bytemuck::cast;
use std::ops::Range;
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

/// The bits of up to 64 values above one flat line and of those below another; on a line counts with `on`.
pub(super) fn few_past(values: &[f64], [above, below]: [f64; 2], on: bool) -> [Word; 2] {
    let (above, below) = (f64x4::splat(above), f64x4::splat(below));
    if on {
        few(values, values, |value, _| {
            [value.simd_ge(above), value.simd_le(below)]
        })
    } else {
        few(values, values, |value, _| {
            [value.simd_gt(above), value.simd_lt(below)]
        })
    }
}

/// The bits of up to 64 values above the value beside them on one line, and of those below it on another; on a line
/// counts with `on`. Past the last value of a line there is nothing to compare.
pub(super) fn few_past_each(values: &[f64], [above, below]: [&[f64]; 2], on: bool) -> [Word; 2] {
    let one = |line, test: fn(f64x4, f64x4) -> f64x4| {
        few(values, line, |value, line| [test(value, line), f64x4::ZERO])[0]
    };
    if on {
        [one(above, f64x4::simd_ge), one(below, f64x4::simd_le)]
    } else {
        [one(above, f64x4::simd_gt), one(below, f64x4::simd_lt)]
    }
}

/// The bits of up to 64 values that are there.
pub(super) fn few_judged(values: &[f64]) -> Word {
    few(values, values, |value, same| {
        [value.simd_eq(same), f64x4::ZERO]
    })[0]
}

/// The bits of up to 64 points above the point before, and of those below it.
pub(super) fn few_steps(values: &[f64]) -> [Word; 2] {
    let after = values.get(1..).unwrap_or(&[]);
    let steps = few(after, values, |after, before| {
        [after.simd_gt(before), after.simd_lt(before)]
    });
    steps.map(|word| word << 1)
}

/// The answers to two tests on up to 64 pairs, sixteen at a time.
#[expect(
    clippy::inline_always,
    reason = "the tests are a few instructions each"
)]
#[inline(always)]
fn few(left: &[f64], right: &[f64], tests: impl Fn(f64x4, f64x4) -> [f64x4; 2]) -> [Word; 2] {
    let sixteen = |left: &[f64; 16], right: &[f64; 16]| {
        let (left, right) = (fours(left), fours(right));
        let answers = |four: usize| tests(left[four], right[four]);
        // by name: a closure over an array is not always inlined
        let ([a, e], [b, f], [c, g], [d, h]) = (answers(0), answers(1), answers(2), answers(3));
        [
            Word::from(bits([a, b, c, d])),
            Word::from(bits([e, f, g, h])),
        ]
    };
    let points = left.len().min(right.len());
    let (left, right) = (&left[..points], &right[..points]);
    let (Some(last_left), Some(last_right)) = (left.last_chunk(), right.last_chunk()) else {
        return sixteen(&padded(left), &padded(right));
    };
    let (whole, rest) = left.as_chunks::<16>();
    let words = |[first, second]: [Word; 2], (left, right)| {
        let [one, two] = sixteen(left, right);
        [first << 16 | one, second << 16 | two]
    };
    let pairs = whole.iter().zip(right.as_chunks::<16>().0).rev();
    let [first, second] = pairs.fold([0, 0], words);
    if rest.is_empty() {
        return [first, second];
    }
    // the last sixteen, some of which have been compared before: the same answers in the same places
    let [one, two] = sixteen(last_left, last_right);
    let last = points - 16;
    [first | one << last, second | two << last]
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

/// A line that lies a multiple of each point's own scale from one middle. NaN in the scale is no line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scaled<'a> {
    pub(crate) middle: f64,
    /// Negative below the middle.
    pub(crate) multiple: f64,
    pub(crate) scale: &'a [f64],
    /// Where the line ends.
    pub(crate) range: (f64, f64),
    /// Whether it is drawn at an end that it would pass; else there is none at such a point.
    pub(crate) cut: bool,
}

/// The words that say which values pass the test on such a line, worked out beside the values instead of kept as a column.
pub(super) fn with_scaled(
    values: &[f64],
    line: Scaled<'_>,
    from: usize,
    test: Test,
    put: impl FnMut(Word),
) {
    match test {
        Test::Above => scaled(values, line, from, f64x4::simd_gt, put),
        Test::AtOrAbove => scaled(values, line, from, f64x4::simd_ge, put),
        Test::Below => scaled(values, line, from, f64x4::simd_lt, put),
        Test::AtOrBelow => scaled(values, line, from, f64x4::simd_le, put),
    }
}

fn scaled(
    values: &[f64],
    line: Scaled<'_>,
    from: usize,
    test: impl Fn(f64x4, f64x4) -> f64x4,
    mut put: impl FnMut(Word),
) {
    let [middle, multiple, lowest, highest] =
        [line.middle, line.multiple, line.range.0, line.range.1].map(f64x4::splat);
    for_chunks(values, |index, chunk| {
        let rest = line.scale.get(from + index * 64..).unwrap_or(&[]);
        let copied;
        let scale = if let Some(scale) = rest.first_chunk::<64>() {
            scale
        } else {
            copied = padded(rest);
            &copied
        };
        let at = |scale: f64x4| middle + multiple * scale;
        put(if line.cut {
            pairs(chunk, scale, |value, scale| {
                let line = at(scale);
                let line = line.simd_lt(lowest).select(lowest, line);
                test(value, line.simd_gt(highest).select(highest, line))
            })
        } else {
            pairs(chunk, scale, |value, scale| {
                let line = at(scale);
                test(value, line) & line.simd_ge(lowest) & line.simd_le(highest)
            })
        });
    });
}

/// The words of the points above the point before, and of those below it, for some of the points.
pub(super) fn steps(values: &[f64], points: Range<usize>, mut put: impl FnMut([Word; 2])) {
    let start = points.start;
    for_chunks(&values[points], |index, chunk| {
        let from = (start + index * 64).checked_sub(1);
        let first;
        let before = match from {
            Some(from) => values[from..].first_chunk::<64>(),
            None => None,
        };
        let before = if let Some(before) = before {
            before
        } else {
            // the first point, and the last few, have no 64 points before them as they stand
            let mut shifted = [f64::NAN; 64];
            shifted[1..].copy_from_slice(&chunk[..63]);
            if let Some(last) = from {
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

/// The words of the points above one flat line, and of those below another.
pub(super) fn off_flat(values: &[f64], lines: [f64; 2], mut put: impl FnMut([Word; 2])) {
    let [above, below] = lines.map(f64x4::splat);
    for_chunks(values, |_, chunk| {
        put([
            pairs(chunk, chunk, |value, _| value.simd_gt(above)),
            pairs(chunk, chunk, |value, _| value.simd_lt(below)),
        ]);
    });
}

/// The words of the points above one line with a value for each point, and of those below another.
pub(super) fn off_each(values: &[f64], lines: [&[f64]; 2], mut put: impl FnMut([Word; 2])) {
    for_chunks(values, |index, chunk| {
        let [above, below] = lines.map(|line| padded(line.get(index * 64..).unwrap_or(&[])));
        put([
            pairs(chunk, &above, f64x4::simd_gt),
            pairs(chunk, &below, f64x4::simd_lt),
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

/// The first `POINTS` values, NaN after the last.
fn padded<const POINTS: usize>(values: &[f64]) -> [f64; POINTS] {
    let mut chunk = [f64::NAN; POINTS];
    let len = values.len().min(POINTS);
    chunk[..len].copy_from_slice(&values[..len]);
    chunk
}
