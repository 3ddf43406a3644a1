//! The probability of one count, without the cancellation of logarithms of factorials.
//!
//! After C. Loader, *Fast and accurate computation of binomial probabilities* (2000): a probability is
//! exp(−deviance) times a Stirling factor, both of which are small numbers known to full precision.

use std::f64::consts::PI;

/// ln √(2π).
const LN_SQRT_TWO_PI: f64 = 0.918_938_533_204_672_7;

/// Where the series of [`stirling_error`] starts to be exact in `f64`.
const SERIES_FROM: f64 = 10.0;

/// ln Γ(x + 1) minus Stirling's (x + ½) ln x − x + ln √(2π), for x > 0.
pub(crate) fn stirling_error(x: f64) -> f64 {
    // Below this the steps up to ten would start with ln(1 + 1/x) of a number too large to gain from them.
    if x < 0.25 {
        return libm::lgamma(x + 1.0) - (x + 0.5) * libm::log(x) + x - LN_SQRT_TWO_PI;
    }
    let (mut at, mut steps) = (x, 0.0);
    while at < SERIES_FROM {
        steps += (at + 0.5) * libm::log1p(1.0 / at) - 1.0;
        at += 1.0;
    }
    // the coefficients are B_2k / (2k (2k − 1)), with Bernoulli's numbers B
    let inverse = 1.0 / at;
    let square = inverse * inverse;
    let series = [
        -3617.0 / 122_400.0,
        1.0 / 156.0,
        -691.0 / 360_360.0,
        1.0 / 1188.0,
        -1.0 / 1680.0,
        1.0 / 1260.0,
        -1.0 / 360.0,
        1.0 / 12.0,
    ]
    .iter()
    .fold(0.0, |sum, c| sum * square + c);
    steps + series * inverse
}

/// Half the deviance of a count `x` from its mean: x ln(x/mean) + mean − x, never negative.
pub(crate) fn half_deviance(x: f64, mean: f64) -> f64 {
    let difference = x - mean;
    if difference.abs() < 0.1 * (x + mean) {
        // 2 x Σ v^(2j+1)/(2j+1), with v = (x − mean)/(x + mean): all terms beyond the first are small
        let v = difference / (x + mean);
        let square = v * v;
        let mut sum = difference * v;
        let mut term = 2.0 * x * v;
        for j in 1..60 {
            term *= square;
            let next = sum + term / f64::from(2 * j + 1);
            if next == sum {
                break;
            }
            sum = next;
        }
        return sum;
    }
    x * libm::log(x / mean) - difference
}

/// The Poisson probability of `x` when `mean` is expected: mean^x e^(−mean) / Γ(x + 1), for any real x ≥ 0.
pub(crate) fn poisson(x: f64, mean: f64) -> f64 {
    if x == 0.0 {
        return libm::exp(-mean);
    }
    if mean == 0.0 {
        return 0.0;
    }
    if x < 1.0 {
        return libm::exp(x * libm::log(mean) - mean) / libm::tgamma(x + 1.0);
    }
    libm::exp(-stirling_error(x) - half_deviance(x, mean)) / libm::sqrt(2.0 * PI * x)
}

/// The binomial probability of `x` out of `n` with chance `p`, and `q` = 1 − p given apart so that neither loses
/// digits: Γ(n + 1)/(Γ(x + 1) Γ(n − x + 1)) p^x q^(n − x), for any real 0 ≤ x ≤ n.
pub(crate) fn binomial(x: f64, n: f64, p: f64, q: f64) -> f64 {
    let rest = n - x;
    two_part(x, rest, p, q)
}

/// The binomial probability with the two parts `x` and `rest` = n − x given, so that neither is found by a difference.
pub(crate) fn two_part(x: f64, rest: f64, p: f64, q: f64) -> f64 {
    if p <= 0.0 {
        return if x == 0.0 { 1.0 } else { 0.0 };
    }
    if q <= 0.0 {
        return if rest == 0.0 { 1.0 } else { 0.0 };
    }
    let n = x + rest;
    if x == 0.0 {
        return libm::exp(n * log_of(q, p));
    }
    if rest == 0.0 {
        return libm::exp(n * log_of(p, q));
    }
    // The larger of p and q carries the rounding of 1 − the smaller, which a large n multiplies: this is its effect
    // to first order. Both subtractions are exact.
    let lost = if p < q {
        ((1.0 - q) - p) * ((rest - n * q) / q)
    } else {
        ((1.0 - p) - q) * ((x - n * p) / p)
    };
    let exponent = stirling_error(n)
        - stirling_error(x)
        - stirling_error(rest)
        - half_deviance(x, n * p)
        - half_deviance(rest, n * q)
        + lost;
    // n/(2π x rest), grouped so that no product overflows
    libm::exp(exponent) * libm::sqrt((n / x) / rest / (2.0 * PI))
}

/// ln a, where b = 1 − a is the better known of the two when it is small.
fn log_of(a: f64, b: f64) -> f64 {
    if b < 0.5 {
        libm::log1p(-b)
    } else {
        libm::log(a)
    }
}
