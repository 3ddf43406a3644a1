//! Tails and quantiles of the distributions behind charts and intervals.
//!
//! Domain: counts up to 1e13, chances from 0 to 1 (accurate from 1e-300 to 1 − 1e-16), means and shapes above 0.
//! A count below 0 has nothing under it; a count that is not whole is rounded down. A quantile is the smallest
//! value whose cdf reaches the probability, as in R.
//!
//! A cdf that reaches the probability but for rounding has reached it: the comparison forgives 64 units in the
//! last place of the tail, and the rounding of the probability itself when that is near 1.

use crate::num::incomplete::{Share, Tails, beta, beta_inverse, gamma, gamma_inverse};
use crate::num::{normal, saddle};

/// What rounding is forgiven when a tail is compared with a probability, relative to it.
const FORGIVEN: f64 = 64.0 * f64::EPSILON;

/// The chance of exactly `k` out of `n`.
pub(crate) fn binomial_pmf(k: f64, n: f64, p: f64) -> f64 {
    if k < 0.0 || k > n || k != k.floor() {
        return 0.0;
    }
    saddle::binomial(k, n, p, 1.0 - p)
}

/// The chance of at most `k` out of `n`.
pub(crate) fn binomial_cdf(k: f64, n: f64, p: f64) -> f64 {
    binomial_tails(k, n, p).lower
}

/// The chance of more than `k` out of `n`.
pub(crate) fn binomial_sf(k: f64, n: f64, p: f64) -> f64 {
    binomial_tails(k, n, p).upper
}

/// The smallest `k` with `binomial_cdf(k, n, p)` at least `prob`.
pub(crate) fn binomial_quantile(prob: f64, n: f64, p: f64) -> f64 {
    binomial_reaching(Reach::below(prob), n, p)
}

/// The smallest `k` with `binomial_sf(k, n, p)` at most `tail`: for tails too small to be told from 1 above.
pub(crate) fn binomial_upper_quantile(tail: f64, n: f64, p: f64) -> f64 {
    binomial_reaching(Reach::above(tail), n, p)
}

fn binomial_tails(k: f64, n: f64, p: f64) -> Tails {
    let k = k.floor();
    if k < 0.0 {
        return Tails {
            lower: 0.0,
            upper: 1.0,
        };
    }
    if k >= n {
        return Tails {
            lower: 1.0,
            upper: 0.0,
        };
    }
    // more than k events: I_p(k + 1, n − k)
    beta(k + 1.0, n - k, p, 1.0 - p).swapped()
}

/// A variance above which Cornish and Fisher's first guess is the quantile, give or take one event in a hundred
/// thousand standard deviations; the sums that would find it exactly grow with the standard deviation.
const LARGE: f64 = 1e10;

fn binomial_reaching(reach: Reach, n: f64, p: f64) -> f64 {
    match reach.end() {
        Some(End::Bottom) => return 0.0,
        Some(End::Top) => return n,
        None => {}
    }
    let variance = n * p * (1.0 - p);
    if variance <= 0.0 {
        return if p > 0.5 { n } else { 0.0 };
    }
    let skew = (1.0 - 2.0 * p) / 6.0;
    let start = reach.start(n * p, libm::sqrt(variance), skew);
    if variance > LARGE {
        return start.clamp(0.0, n);
    }
    smallest(start, n, |k| reach.met(binomial_tails(k, n, p)))
}

/// The chance of exactly `k` when `mean` are expected.
pub(crate) fn poisson_pmf(k: f64, mean: f64) -> f64 {
    if k < 0.0 || k != k.floor() {
        return 0.0;
    }
    saddle::poisson(k, mean)
}

/// The chance of at most `k` when `mean` are expected.
pub(crate) fn poisson_cdf(k: f64, mean: f64) -> f64 {
    poisson_tails(k, mean).lower
}

/// The chance of more than `k` when `mean` are expected.
pub(crate) fn poisson_sf(k: f64, mean: f64) -> f64 {
    poisson_tails(k, mean).upper
}

/// The smallest `k` with `poisson_cdf(k, mean)` at least `prob`; ∞ at 1.
pub(crate) fn poisson_quantile(prob: f64, mean: f64) -> f64 {
    poisson_reaching(Reach::below(prob), mean)
}

/// The smallest `k` with `poisson_sf(k, mean)` at most `tail`; ∞ at 0.
pub(crate) fn poisson_upper_quantile(tail: f64, mean: f64) -> f64 {
    poisson_reaching(Reach::above(tail), mean)
}

fn poisson_tails(k: f64, mean: f64) -> Tails {
    let k = k.floor();
    if k < 0.0 {
        return Tails {
            lower: 0.0,
            upper: 1.0,
        };
    }
    gamma(k + 1.0, mean).swapped()
}

fn poisson_reaching(reach: Reach, mean: f64) -> f64 {
    if mean <= 0.0 {
        return 0.0;
    }
    match reach.end() {
        Some(End::Bottom) => return 0.0,
        Some(End::Top) => return f64::INFINITY,
        None => {}
    }
    let start = reach.start(mean, libm::sqrt(mean), 1.0 / 6.0);
    if mean > LARGE {
        return start.max(0.0);
    }
    smallest(start, f64::INFINITY, |k| reach.met(poisson_tails(k, mean)))
}

/// The chance of exactly `k` failures before the first success.
pub(crate) fn geometric_pmf(k: f64, p: f64) -> f64 {
    if k < 0.0 || k != k.floor() {
        return 0.0;
    }
    if p >= 1.0 {
        return if k == 0.0 { 1.0 } else { 0.0 };
    }
    p * libm::exp(k * libm::log1p(-p))
}

/// The chance of at most `k` failures before the first success.
pub(crate) fn geometric_cdf(k: f64, p: f64) -> f64 {
    geometric_tails(k, p).lower
}

/// The chance of more than `k` failures before the first success.
pub(crate) fn geometric_sf(k: f64, p: f64) -> f64 {
    geometric_tails(k, p).upper
}

/// The smallest `k` with `geometric_cdf(k, p)` at least `prob`; ∞ at 1, and where no success can be.
pub(crate) fn geometric_quantile(prob: f64, p: f64) -> f64 {
    geometric_reaching(Reach::below(prob), p)
}

/// The smallest `k` with `geometric_sf(k, p)` at most `tail`; ∞ at 0, and where no success can be.
pub(crate) fn geometric_upper_quantile(tail: f64, p: f64) -> f64 {
    geometric_reaching(Reach::above(tail), p)
}

fn geometric_tails(k: f64, p: f64) -> Tails {
    let k = k.floor();
    if k < 0.0 {
        return Tails {
            lower: 0.0,
            upper: 1.0,
        };
    }
    if p >= 1.0 {
        return Tails {
            lower: 1.0,
            upper: 0.0,
        };
    }
    let exponent = (k + 1.0) * libm::log1p(-p);
    Tails {
        lower: -libm::expm1(exponent),
        upper: libm::exp(exponent),
    }
}

fn geometric_reaching(reach: Reach, p: f64) -> f64 {
    if p >= 1.0 {
        return 0.0;
    }
    match reach.end() {
        Some(End::Bottom) => return 0.0,
        Some(End::Top) => return f64::INFINITY,
        None if p <= 0.0 => return f64::INFINITY,
        None => {}
    }
    let log_tail = match reach.share {
        Share::Lower(prob) => libm::log1p(-prob),
        Share::Upper(tail) => libm::log(tail),
    };
    let start = (log_tail / libm::log1p(-p) - 1.0).round().max(0.0);
    smallest(start, f64::INFINITY, |k| reach.met(geometric_tails(k, p)))
}

/// The chance of at most `x` under the gamma distribution.
pub(crate) fn gamma_cdf(x: f64, shape: f64, rate: f64) -> f64 {
    gamma(shape, x * rate).lower
}

/// The chance of more than `x` under the gamma distribution.
pub(crate) fn gamma_sf(x: f64, shape: f64, rate: f64) -> f64 {
    gamma(shape, x * rate).upper
}

/// The x with `gamma_cdf(x, shape, rate)` = `prob`.
pub(crate) fn gamma_quantile(prob: f64, shape: f64, rate: f64) -> f64 {
    gamma_inverse(shape, Share::below(prob)) / rate
}

/// The x with `gamma_sf(x, shape, rate)` = `tail`.
pub(crate) fn gamma_upper_quantile(tail: f64, shape: f64, rate: f64) -> f64 {
    gamma_inverse(shape, Share::above(tail)) / rate
}

/// The chance of at most `x` under the chi-square distribution.
pub(crate) fn chi_square_cdf(x: f64, freedom: f64) -> f64 {
    gamma(freedom / 2.0, x / 2.0).lower
}

/// The chance of more than `x` under the chi-square distribution.
pub(crate) fn chi_square_sf(x: f64, freedom: f64) -> f64 {
    gamma(freedom / 2.0, x / 2.0).upper
}

/// The x with `chi_square_cdf(x, freedom)` = `prob`.
pub(crate) fn chi_square_quantile(prob: f64, freedom: f64) -> f64 {
    2.0 * gamma_inverse(freedom / 2.0, Share::below(prob))
}

/// The x with a share `tail` of the chi-square distribution above it.
pub(crate) fn chi_square_upper_quantile(tail: f64, freedom: f64) -> f64 {
    2.0 * gamma_inverse(freedom / 2.0, Share::above(tail))
}

/// The chance of at most `x` under the beta distribution.
pub(crate) fn beta_cdf(x: f64, a: f64, b: f64) -> f64 {
    beta(a, b, x, 1.0 - x).lower
}

/// The x with `beta_cdf(x, a, b)` = `prob`.
pub(crate) fn beta_quantile(prob: f64, a: f64, b: f64) -> f64 {
    beta_inverse(a, b, Share::below(prob)).0
}

/// The x with a share `tail` of the beta distribution above it.
pub(crate) fn beta_upper_quantile(tail: f64, a: f64, b: f64) -> f64 {
    beta_inverse(a, b, Share::above(tail)).0
}

/// What a discrete distribution must reach, and how exactly.
#[derive(Debug, Clone, Copy)]
struct Reach {
    share: Share,
    /// The rounding that the probability itself carries, as a tail.
    slack: f64,
}

enum End {
    Bottom,
    Top,
}

impl Reach {
    fn below(prob: f64) -> Self {
        Self {
            share: Share::below(prob),
            slack: if prob > 0.5 { f64::EPSILON / 2.0 } else { 0.0 },
        }
    }

    fn above(tail: f64) -> Self {
        Self {
            share: Share::above(tail),
            slack: 0.0,
        }
    }

    fn end(self) -> Option<End> {
        match self.share {
            Share::Lower(prob) if prob <= 0.0 => Some(End::Bottom),
            Share::Upper(tail) if tail <= 0.0 => Some(End::Top),
            Share::Lower(_) | Share::Upper(_) => None,
        }
    }

    fn met(self, tails: Tails) -> bool {
        match self.share {
            Share::Lower(prob) => tails.lower >= prob * (1.0 - FORGIVEN),
            Share::Upper(tail) => tails.upper <= tail * (1.0 + FORGIVEN) + self.slack,
        }
    }

    /// Cornish and Fisher's first guess, from the mean, the standard deviation and a sixth of the third moment
    /// over the variance.
    fn start(self, mean: f64, sd: f64, skew: f64) -> f64 {
        let z = match self.share {
            Share::Lower(prob) => normal::quantile(prob),
            Share::Upper(tail) => normal::upper_quantile(tail),
        };
        (mean + z * sd + skew * (z * z - 1.0)).round()
    }
}

/// The smallest whole number from 0 to `most` at which `met` holds; it holds from there on, and at `most`.
fn smallest(start: f64, most: f64, met: impl Fn(f64) -> bool) -> f64 {
    let start = start.max(0.0).min(most);
    // `bad` never meets it and `good` always does
    let (mut bad, mut good) = (-1.0, most);
    let mut step = 1.0;
    if met(start) {
        good = start;
        while good > bad + 1.0 {
            let next = (good - step).max(0.0);
            if met(next) {
                good = next;
                if next == 0.0 {
                    return 0.0;
                }
            } else {
                bad = next;
                break;
            }
            step *= 2.0;
        }
    } else {
        bad = start;
        loop {
            let next = (bad + step).min(most);
            // beyond 2^53 the step is lost in rounding, and there is no next whole number to find
            if next >= most || next == bad {
                break;
            }
            if met(next) {
                good = next;
                break;
            }
            bad = next;
            step *= 2.0;
        }
    }
    while good - bad > 1.0 {
        let middle = (bad + (good - bad) / 2.0).floor();
        if middle <= bad || middle >= good {
            break;
        }
        if met(middle) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    good
}

#[cfg(test)]
mod tests;
