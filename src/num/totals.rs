//! The sum of a long column, of what is there of it, at a cost near that of a plain sum.
//!
//! Sixty-four values are added by halves, so that each takes part in six additions (seven where some are missing), and
//! so are the last few: 32 of them, 16 of them, and the rest; these sums are added with the rounding of every step
//! carried along (Knuth's two-sum). The error is at most seven roundings of the sum of the absolute values, however
//! long the column is.

use bytemuck::cast;
use wide::{f64x4, i64x4};

/// A sum, and of how many values.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Total {
    pub(crate) sum: f64,
    pub(crate) count: usize,
}

impl Total {
    /// The mean; `None` for nothing, and beyond the range of `f64`.
    pub(crate) fn mean(self) -> Option<f64> {
        let mean = self.sum / self.count as f64;
        mean.is_finite().then_some(mean)
    }
}

/// The total of the values that are there: NaN is missing.
pub(crate) fn total(values: &[f64]) -> Total {
    let mut carried = Carried::default();
    let (whole, rest) = values.as_chunks::<BLOCK>();
    for block in whole {
        let (fours, _) = block.as_chunks::<4>();
        carried.add_block(|place| f64x4::from(fours[place]));
    }
    let (fours, last) = rest.as_chunks::<4>();
    carried.add_few(rest.len(), |place| f64x4::from(fours[place]), padded(last));
    carried.total()
}

/// The largest of the values that are there, without their signs; 0 of none.
pub(crate) fn largest(values: &[f64]) -> f64 {
    let larger = |most: f64, value: f64| {
        let size = value.abs();
        // never so for a missing value
        if size > most { size } else { most }
    };
    let (sixteens, rest) = values.as_chunks::<16>();
    let mut most = [0.0; 16];
    for sixteen in sixteens {
        for (most, &value) in most.iter_mut().zip(sixteen) {
            *most = larger(*most, value);
        }
    }
    most.iter().chain(rest).copied().fold(0.0, larger)
}

/// The total of the steps from each value to the next, without their signs, where both are there.
pub(crate) fn total_of_steps(values: &[f64]) -> Total {
    let mut carried = Carried::default();
    let (whole, _) = values.get(1..).unwrap_or(&[]).as_chunks::<BLOCK>();
    for (index, after) in whole.iter().enumerate() {
        let (before, _) = values[index * BLOCK..][..BLOCK].as_chunks::<4>();
        let (after, _) = after.as_chunks::<4>();
        carried.add_block(|place| (f64x4::from(after[place]) - f64x4::from(before[place])).abs());
    }
    let rest = &values[whole.len() * BLOCK..];
    let after = rest.get(1..).unwrap_or(&[]);
    let (fours, last) = after.as_chunks::<4>();
    let (before, _) = rest.as_chunks::<4>();
    let last_before = padded(&rest[4 * fours.len()..][..last.len()]);
    carried.add_few(
        after.len(),
        |place| (f64x4::from(fours[place]) - f64x4::from(before[place])).abs(),
        (padded(last) - last_before).abs(),
    );
    carried.total()
}

/// Up to three values, and zeros.
#[inline]
fn padded(values: &[f64]) -> f64x4 {
    f64x4::from(match *values {
        [] => [0.0; 4],
        [a] => [a, 0.0, 0.0, 0.0],
        [a, b] => [a, b, 0.0, 0.0],
        [a, b, c, ..] => [a, b, c, 0.0],
    })
}

const BLOCK: usize = 64;

/// A sum with the rounding of every step.
#[derive(Default)]
struct Carried {
    sum: f64,
    lost: f64,
    count: usize,
    /// Whether the block before had a gap: then this one is likely to.
    gaps: bool,
}

impl Carried {
    /// Adds 64 values, four at each of 16 places.
    #[expect(
        clippy::inline_always,
        reason = "a call for each four values costs more than the sum"
    )]
    #[inline(always)]
    fn add_block(&mut self, four: impl Fn(usize) -> f64x4) {
        if !self.gaps {
            let sum = by_halves(&four);
            if !sum.is_nan() {
                self.add(sum);
                self.count += BLOCK;
                return;
            }
        }
        // a missing value adds nothing: its bits are cleared. An answer of all ones is −1 as a whole number
        let mut counts = i64x4::ZERO;
        let mut sums = [f64x4::ZERO; 4];
        for group in 0..BLOCK / 16 {
            // four sums by name: the compiler keeps them in registers
            for (place, sum) in sums.iter_mut().enumerate() {
                let values = four(4 * group + place);
                let there = values.simd_eq(values);
                counts -= cast::<f64x4, i64x4>(there);
                *sum += values & there;
            }
        }
        let count: i64 = counts.to_array().iter().sum();
        let count = usize::try_from(count).unwrap_or(BLOCK);
        self.add(across((sums[0] + sums[2]) + (sums[1] + sums[3])));
        self.count += count;
        self.gaps = count < BLOCK;
    }

    /// Adds n values, fewer than 64: fours by their places, and the last few with zeros after them.
    #[inline]
    fn add_few(&mut self, values: usize, four: impl Fn(usize) -> f64x4, last: f64x4) {
        let mut count = values;
        let mut sums = few(values / 4, &four, last);
        if sums.iter().sum::<f64>().is_nan() {
            // something is missing: once more without it
            let there = |values: f64x4| values & values.simd_eq(values);
            sums = few(values / 4, |place| there(four(place)), there(last));
            let missing = |values: f64x4| {
                values
                    .to_array()
                    .iter()
                    .filter(|value| value.is_nan())
                    .count()
            };
            count -= (0..values / 4)
                .map(|place| missing(four(place)))
                .sum::<usize>()
                + missing(last);
        }
        for sum in sums {
            self.add(sum);
        }
        self.count += count;
    }

    fn add(&mut self, value: f64) {
        // what the sum loses to rounding, without asking which of the two is larger (Knuth)
        let next = self.sum + value;
        let taken = next - self.sum;
        self.lost += (self.sum - (next - taken)) + (value - taken);
        self.sum = next;
    }

    fn total(&self) -> Total {
        Total {
            sum: self.sum + self.lost,
            count: self.count,
        }
    }
}

/// The sums of fewer than 16 fours and of a last one: of eight of them, of four, and of what is left. Each value takes
/// part in at most five additions.
#[inline]
fn few(fours: usize, four: impl Fn(usize) -> f64x4, last: f64x4) -> [f64; 3] {
    let mut from = 0;
    let mut next = |places: usize| {
        let place = from;
        let enough = fours - from >= places;
        from += if enough { places } else { 0 };
        enough.then_some(place)
    };
    let eight = next(8).map_or(0.0, |from| {
        by_quarters(|place| four(from + place) + four(from + place + 4))
    });
    let some = next(4).map_or(0.0, |from| by_quarters(|place| four(from + place)));
    let rest = (from..fours).fold(last, |sum, place| sum + four(place));
    [eight, some, across(rest)]
}

/// The sum by halves: four at each of 16 places, then two places to one until one is left, then the four.
#[expect(
    clippy::inline_always,
    reason = "a call for each four values costs more than the sum"
)]
#[inline(always)]
fn by_halves(four: impl Fn(usize) -> f64x4) -> f64 {
    let pair = |place: usize| four(place) + four(place + 8);
    by_quarters(|first| pair(first) + pair(first + 4))
}

/// The sum of four quarters, two to one, then of the four in what is left.
#[expect(
    clippy::inline_always,
    reason = "a call for each four values costs more than the sum"
)]
#[inline(always)]
fn by_quarters(quarter: impl Fn(usize) -> f64x4) -> f64 {
    across((quarter(0) + quarter(2)) + (quarter(1) + quarter(3)))
}

fn across(four: f64x4) -> f64 {
    let [first, second, third, fourth] = four.to_array();
    (first + third) + (second + fourth)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::summary;
    use proptest::prelude::*;

    /// Seven roundings of a block, and one of each of the two sums that carry theirs along.
    const ROUNDINGS: f64 = 9.0 * f64::EPSILON / 2.0;

    fn present(values: &[f64]) -> Vec<f64> {
        values
            .iter()
            .copied()
            .filter(|value| !value.is_nan())
            .collect()
    }

    #[test]
    fn a_million_points_keep_their_digits() {
        let tenths = vec![0.1; 1_000_000];
        let found = total(&tenths);
        // 0.1 in f64 is 5.55e-18 too large, which a million times over is still half a unit of 100 000
        assert_eq!((found.sum, found.count), (100_000.0, 1_000_000));
        assert_eq!(found.mean(), Some(0.1));
        assert_eq!(
            total_of_steps(&tenths),
            Total {
                sum: 0.0,
                count: 999_999
            }
        );
    }

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(total(&[]).mean(), None);
        assert_eq!(total_of_steps(&[]).mean(), None);
        assert_eq!(total_of_steps(&[1.0]).mean(), None);
        assert_eq!(total(&[f64::NAN]).mean(), None);
        assert_eq!(total_of_steps(&[1.0, f64::NAN, 2.0]).count, 0);
    }

    proptest! {
        /// Against whole numbers, whose sum is exact, and against the sum that carries every rounding.
        #[test]
        fn totals_by_other_routes(
            values in prop::collection::vec(prop_oneof![
                20 => -1_000_000_i32..1_000_000,
                1 => Just(i32::MIN),
            ], 0..300),
        ) {
            let missing = |value: i32| value == i32::MIN;
            let whole: Vec<f64> = values.iter()
                .map(|&value| if missing(value) { f64::NAN } else { f64::from(value) })
                .collect();
            let sum: i64 = values.iter().filter(|&&value| !missing(value)).map(|&value| i64::from(value)).sum();
            let found = total(&whole);
            prop_assert_eq!(found.sum, sum as f64);
            prop_assert_eq!(found.count, present(&whole).len());

            let tenths: Vec<f64> = whole.iter().map(|value| value / 10.0).collect();
            let there = present(&tenths);
            let size: f64 = there.iter().map(|value| value.abs()).sum();
            prop_assert!((total(&tenths).sum - summary::sum(&there)).abs() <= ROUNDINGS * size);

            let steps: Vec<f64> = tenths.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
            let there = present(&steps);
            let found = total_of_steps(&tenths);
            prop_assert_eq!(found.count, there.len());
            let wanted = summary::sum(&there);
            prop_assert!((found.sum - wanted).abs() <= ROUNDINGS * wanted);
        }
    }
}
