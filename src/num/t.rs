//! Student's t, for any real degrees of freedom above 0 (Welch's are not whole).

use crate::num::incomplete::{Share, beta, beta_inverse};
use crate::num::normal;

/// The chance of a value up to `t`.
pub(crate) fn cdf(t: f64, freedom: f64) -> f64 {
    if freedom == f64::INFINITY {
        return normal::cdf(t);
    }
    // half the beta tail I_x(freedom/2, 1/2) lies beyond |t|, with x = freedom/(freedom + t²)
    let ratio = t / libm::sqrt(freedom);
    let square = ratio * ratio;
    let x = 1.0 / (1.0 + square);
    let y = if square.is_finite() {
        square / (1.0 + square)
    } else {
        1.0
    };
    let both = beta(freedom / 2.0, 0.5, x, y);
    if t < 0.0 {
        0.5 * both.lower
    } else {
        0.5 + 0.5 * both.upper
    }
}

/// The value below which a share `p` of the distribution lies; −∞ at 0 and ∞ at 1.
pub(crate) fn quantile(p: f64, freedom: f64) -> f64 {
    if p > 0.5 {
        return -lower_half(1.0 - p, freedom);
    }
    lower_half(p, freedom)
}

fn lower_half(p: f64, freedom: f64) -> f64 {
    if freedom == f64::INFINITY {
        return normal::quantile(p);
    }
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 0.5 {
        return 0.0;
    }
    let (x, y) = beta_inverse(freedom / 2.0, 0.5, Share::below(2.0 * p));
    -libm::sqrt(freedom * (y / x))
}
