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

/// The same, of any numbers.
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
    finite(sum(values) / values.len() as f64)
}

/// The middle value, or the mean of the middle two; `None` for nothing.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    median_in_place(&mut values.to_vec())
}

/// The same, where the values may be put into another order.
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
    finite(((squares - drift * drift / count) / (count - 1.0)).max(0.0))
}

/// The standard deviation, with n − 1 below; `None` for fewer than two values.
pub(crate) fn standard_deviation(values: &[f64]) -> Option<f64> {
    variance(values).map(libm::sqrt)
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
