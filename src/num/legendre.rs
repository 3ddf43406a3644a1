//! Gauss-Legendre quadrature: the nodes and weights on −1 to 1, for any number of nodes.
//!
//! The nodes are the zeros of the Legendre polynomial, by Newton's method on the three-term recurrence; the weights
//! are 2/((1 − x²) P′(x)²). Source: Davis and Rabinowitz, *Methods of Numerical Integration*, 2nd edition (1984),
//! section 2.7. Exact for polynomials of a degree below 2n, and for what is analytic it converges faster than any
//! power.

use std::f64::consts::PI;

/// Newton's method from the start below is at rest after four steps; two more cost nothing.
const STEPS: usize = 6;

/// Nodes with their weights, from the lowest to the highest.
pub(crate) fn legendre(count: usize) -> Vec<(f64, f64)> {
    let n = count as f64;
    let mut rule = vec![(0.0, 0.0); count];
    for i in 0..count.div_ceil(2) {
        let mut x = libm::cos(PI * (i as f64 + 0.75) / (n + 0.5));
        for _ in 0..STEPS {
            let (value, slope) = polynomial(count, x);
            x -= value / slope;
        }
        if 2 * i + 1 == count {
            x = 0.0;
        }
        let slope = polynomial(count, x).1;
        let weight = 2.0 / ((1.0 - x * x) * slope * slope);
        rule[i] = (-x, weight);
        rule[count - 1 - i] = (x, weight);
    }
    rule
}

/// The nodes and weights on an interval.
pub(crate) fn on_interval(low: f64, high: f64, count: usize) -> Vec<(f64, f64)> {
    let (middle, half) = (0.5 * (low + high), 0.5 * (high - low));
    let mut rule = legendre(count);
    for (node, weight) in &mut rule {
        *node = middle + half * *node;
        *weight *= half;
    }
    rule
}

/// The Legendre polynomial of a degree of one or more, and its derivative, inside −1 to 1.
fn polynomial(degree: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (1.0, x);
    for k in 2..=degree {
        let k = k as f64;
        let next = ((2.0 * k - 1.0) * x * value - (k - 1.0) * before) / k;
        (before, value) = (value, next);
    }
    (value, degree as f64 * (x * value - before) / (x * x - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums of some hundred terms, each right to the last digits.
    const TOLERANCE: f64 = 2e-14;

    #[test]
    fn the_classical_rules() {
        assert_eq!(legendre(1), [(0.0, 2.0)]);
        let [(a, u), (b, v), (_, w)] = legendre(3)[..] else {
            panic!("three nodes");
        };
        assert!((a + libm::sqrt(0.6)).abs() < 1e-15 && b == 0.0);
        assert!((u - 5.0 / 9.0).abs() < 1e-15 && (v - 8.0 / 9.0).abs() < 1e-15 && u == w);
    }

    #[test]
    fn polynomials_below_twice_the_number_of_nodes_exactly() {
        for count in [2, 5, 20, 61, 200, 501] {
            let rule = on_interval(0.0, 1.0, count);
            for degree in [0, 1, 2, count, 2 * count - 2, 2 * count - 1] {
                let power = degree as f64;
                let found: f64 = rule.iter().map(|&(x, w)| w * libm::pow(x, power)).sum();
                let off = found * (power + 1.0) - 1.0;
                assert!(
                    off.abs() < TOLERANCE * power.max(1.0),
                    "{count} {degree} {off:e}"
                );
            }
            // the degree after that is the first it does not have
            if count == 2 {
                let found: f64 = rule.iter().map(|&(x, w)| w * libm::pow(x, 4.0)).sum();
                assert!((found - 0.2).abs() > 1e-3);
            }
        }
    }
}
