//! Sum, mean, median and variance of a slice of finite numbers.
//!
//! Undefined is `None`: the mean of nothing, the variance of one value, or a result beyond the range of `f64`.
//! Never NaN.

/// The sum, with the rounding of every step carried along (Neumaier 1974).
///
/// A million values keep the last digit or two. The sum of nothing is 0. Finite for values up to 1e300.
pub(crate) fn sum(values: &[f64]) -> f64 {
    sum_of(values.iter().copied())
}

/// The sum of any numbers, with the rounding of every step carried along.
pub(crate) fn sum_of(values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut total, mut lost) = (0.0_f64, 0.0_f64);
    for value in values {
        let next = total + value;
        lost += if total.abs() >= value.abs() {
            (total - next) + value
        } else {
            (value - next) + total
        };
        total = next;
    }
    total + lost
}

/// The mean; `None` for nothing.
pub(crate) fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let count = values.len() as f64;
    let first = sum(values) / count;
    // the division rounds: without a second look the mean of equal values can be a neighbour of the value, and
    // every point of a flat series would lie on one side of its centre line
    finite(first + sum_of(values.iter().map(|value| value - first)) / count)
}

/// The middle value, or the mean of the middle two; `None` for nothing.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    median_in_place(&mut values.to_vec())
}

/// The median of values that may be put into another order.
pub(crate) fn median_in_place(values: &mut [f64]) -> Option<f64> {
    let count = values.len();
    if count == 0 {
        return None;
    }
    let (below, &mut upper, _) = values.select_nth_unstable_by(count / 2, f64::total_cmp);
    if count % 2 == 1 {
        return Some(upper);
    }
    let lower = below.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    finite(f64::midpoint(lower, upper))
}

/// The variance, with n − 1 below; `None` for fewer than two values.
///
/// Two passes: the mean first, then the squares about it, less what the rounding of the mean put in.
pub(crate) fn variance(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let count = values.len() as f64;
    let centre = mean(values)?;
    let squares = sum_of(values.iter().map(|v| (v - centre) * (v - centre)));
    let drift = sum_of(values.iter().map(|v| v - centre));
    // `max` would turn an overflow, which is NaN here, into 0
    finite((squares - drift * drift / count) / (count - 1.0)).map(|v| v.max(0.0))
}

/// The standard deviation, with n − 1 below; `None` for fewer than two values.
pub(crate) fn standard_deviation(values: &[f64]) -> Option<f64> {
    variance(values).map(libm::sqrt)
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_has_no_mean() {
        assert_eq!(sum(&[]), 0.0);
        assert_eq!(mean(&[]), None);
        assert_eq!(median(&[]), None);
        assert_eq!(variance(&[]), None);
        assert_eq!(standard_deviation(&[4.0]), None);
        assert_eq!(mean(&[4.0]), Some(4.0));
        assert_eq!(median(&[4.0]), Some(4.0));
    }

    #[test]
    fn a_million_points_keep_their_digits() {
        let tenths = vec![0.1; 1_000_000];
        // 0.1 in f64 is 5.55e-18 too large, which a million times over is still half a unit of 100 000
        assert_eq!(sum(&tenths), 100_000.0);
        assert_eq!(mean(&tenths), Some(0.1));
        assert_eq!(variance(&tenths), Some(0.0));
        // what plain summation, and the first compensation that was published, lose altogether
        assert_eq!(sum(&[1.0, 1e100, 1.0, -1e100]), 2.0);
    }

    #[test]
    fn a_spread_far_from_zero() {
        let values = [1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0];
        assert_eq!(variance(&values), Some(30.0));
    }

    #[test]
    fn beyond_the_range_is_none() {
        assert_eq!(mean(&[f64::MAX, f64::MAX]), None);
        assert_eq!(variance(&[f64::MAX, -f64::MAX]), None);
    }

    proptest! {
        #[test]
        fn median_by_sorting(mut values in prop::collection::vec(-100_i32..100, 1..60)) {
            let floats: Vec<f64> = values.iter().map(|&v| f64::from(v)).collect();
            values.sort_unstable();
            let half = values.len() / 2;
            let wanted = if values.len() % 2 == 1 {
                f64::from(values[half])
            } else {
                f64::midpoint(f64::from(values[half - 1]), f64::from(values[half]))
            };
            prop_assert_eq!(median(&floats), Some(wanted));
        }

        /// Whole numbers, where the integer sums are exact.
        #[test]
        fn variance_by_whole_numbers(values in prop::collection::vec(-1000_i64..1000, 2..60)) {
            let floats: Vec<f64> = values.iter().map(|&v| v as f64).collect();
            let count = i64::try_from(values.len()).unwrap();
            let sum: i64 = values.iter().sum();
            let squares: i64 = values.iter().map(|v| v * v).sum();
            let wanted = (count * squares - sum * sum) as f64 / (count * (count - 1)) as f64;
            let found = variance(&floats).unwrap();
            prop_assert!((found - wanted).abs() <= 1e-14 * wanted, "{found} for {wanted}");
        }
    }
}
