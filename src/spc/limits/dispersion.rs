//! Do proportions, counts or rates vary more, or less, than chance alone makes them?
//!
//! Laney's sigma_z is the mean moving range of the standardised points over d2(2). When nothing but chance is at
//! work it is about 1, and how far above 1 it can then come depends on the number of points.
//!
//! ```text
//! Var(mean MR) = σ² [ (n−1)(2 − 4/π) + 2(n−2) κ ] / (n−1)²,      κ = Cov(|D_i|, |D_{i+1}|) = (4/π)(√(3/4) + π/12 − 1)
//! sigma_z      ≈ Gamma(k, k) with 1/k = Var(mean MR) / d2²
//! ```
//!
//! κ is the covariance of neighbouring moving ranges, which share a point (correlation −1/2 of the differences).
//! The gamma form gives 1.44, 1.40, 1.32, 1.27 and 1.22 for the 97.5 % point at 20, 24, 36, 48 and 75 points;
//! simulation gives the same to two decimals, and 1.58 against 1.60 at 12.

use crate::num::tails;
use std::f64::consts::PI;

/// The value under which sigma_z stays in 97.5 of 100 steady series of `points` points.
///
/// `None` below 3 points. Approximate: within 0.02 of simulation from 12 points on.
///
/// ```
/// let null = improvement::spc::null_sigma_z(24).unwrap();
/// assert!((null - 1.40).abs() < 0.01);
/// ```
#[must_use]
pub fn null_sigma_z(points: usize) -> Option<f64> {
    quantile(points, 0.975)
}

/// The value above which sigma_z stays in 97.5 of 100 steady series of `points` points.
///
/// `None` below 3 points. From 12 points and 5 expected events a point on, 2.6 to 3.6 in 100 steady series lie under it (by
/// simulation: counts are whole, and neighbours are sometimes equal).
///
/// ```
/// let null = improvement::spc::least_sigma_z(24).unwrap();
/// assert!((null - 0.665).abs() < 0.01);
/// ```
#[must_use]
pub fn least_sigma_z(points: usize) -> Option<f64> {
    quantile(points, 0.025)
}

fn quantile(points: usize, chance: f64) -> Option<f64> {
    if points < 3 {
        return None;
    }
    let n = points as f64;
    let d2 = 2.0 / PI.sqrt();
    let covariance = 4.0 / PI * (0.75_f64.sqrt() + PI / 12.0 - 1.0);
    let variance = ((n - 1.0) * (2.0 - 4.0 / PI) + 2.0 * (n - 2.0) * covariance)
        / ((n - 1.0) * (n - 1.0))
        / (d2 * d2);
    let shape = 1.0 / variance;
    Some(tails::gamma_quantile(chance, shape, shape))
}
