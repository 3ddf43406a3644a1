//! Values against lines, 64 points to a word: the one place where the crate computes several values at once.
//!
//! Every comparison with NaN is false, so that a missing value is past no line and steps nowhere.

use wide::f64x4;

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

/// For each of a few flat lines, the words that say which values pass the test: `put(word, its bits on each line)`.
///
/// Several lines in one go load each value once.
pub(super) fn with_flat<const LINES: usize>(
    values: &[f64],
    lines: [f64; LINES],
    test: Test,
    put: impl FnMut(usize, [Word; LINES]),
) {
    match test {
        Test::Above => flat(values, lines, |value, line| value.simd_gt(line), put),
        Test::AtOrAbove => flat(values, lines, |value, line| value.simd_ge(line), put),
        Test::Below => flat(values, lines, |value, line| value.simd_lt(line), put),
        Test::AtOrBelow => flat(values, lines, |value, line| value.simd_le(line), put),
    }
}

fn flat<const LINES: usize>(
    values: &[f64],
    lines: [f64; LINES],
    test: impl Fn(f64x4, f64x4) -> f64x4,
    mut put: impl FnMut(usize, [Word; LINES]),
) {
    for_chunks(values, |index, chunk| {
        let mut words = [0; LINES];
        // from the last four to the first, so that each word only ever moves left
        for four in chunk.as_chunks::<4>().0.iter().rev() {
            let four = f64x4::from(*four);
            for (word, &line) in words.iter_mut().zip(&lines) {
                *word = *word << 4 | Word::from(test(four, f64x4::splat(line)).to_bitmask());
            }
        }
        put(index, words);
    });
}

/// The words that say which values pass the test on a line with a value for each point.
pub(super) fn with_each(
    values: &[f64],
    line: &[f64],
    test: Test,
    mut put: impl FnMut(usize, Word),
) {
    for_chunks(values, |index, chunk| {
        let line = padded(line.get(index * 64..).unwrap_or(&[]));
        put(
            index,
            match test {
                Test::Above => pairs(chunk, &line, |value, line| value.simd_gt(line)),
                Test::AtOrAbove => pairs(chunk, &line, |value, line| value.simd_ge(line)),
                Test::Below => pairs(chunk, &line, |value, line| value.simd_lt(line)),
                Test::AtOrBelow => pairs(chunk, &line, |value, line| value.simd_le(line)),
            },
        );
    });
}

/// The words of the points above the point before, and of those below it.
pub(super) fn steps(values: &[f64], mut put: impl FnMut(usize, [Word; 2])) {
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
        let mut words = [0; 2];
        let (after, before) = (chunk.as_chunks::<4>().0, before.as_chunks::<4>().0);
        for (after, before) in after.iter().zip(before).rev() {
            let (after, before) = (f64x4::from(*after), f64x4::from(*before));
            words[0] = words[0] << 4 | Word::from(after.simd_gt(before).to_bitmask());
            words[1] = words[1] << 4 | Word::from(after.simd_lt(before).to_bitmask());
        }
        put(index, words);
    });
}

/// The bits of the values that are there.
pub(super) fn judged(chunk: &Chunk) -> Word {
    pairs(chunk, chunk, |value, same| value.simd_ge(same))
}

fn pairs(left: &Chunk, right: &Chunk, test: impl Fn(f64x4, f64x4) -> f64x4) -> Word {
    let (left, right) = (left.as_chunks::<4>().0, right.as_chunks::<4>().0);
    left.iter().zip(right).rev().fold(0, |word, (left, right)| {
        word << 4 | Word::from(test(f64x4::from(*left), f64x4::from(*right)).to_bitmask())
    })
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
