//! The distribution of one point, and how a value is drawn from it: by the inverse of its distribution function.
//!
//! ```text
//! uniform u ─► value = the smallest x with P(X ≤ x) ≥ u         normal z ─► u = Φ(z) ─► the same
//! ```
//!
//! A count is looked up: its distribution function stands in a table with a guide, so that a draw costs the same
//! whatever the mean. Past a variance of a million the table gives way to Cornish and Fisher's expansion.

use crate::num::normal;
use std::sync::Arc;

/// The largest variance of a count that has a table.
const TABLED: f64 = 1e6;

/// What is left out of a table: outcomes this much less likely than the likeliest.
const NEGLIGIBLE: f64 = 1e-18;

/// One distribution.
#[derive(Debug, Clone)]
pub(crate) enum Law {
    Normal {
        mean: f64,
        deviation: f64,
    },
    /// Normal values rounded to whole steps from the mean, each of `step` standard deviations.
    Rounded {
        mean: f64,
        deviation: f64,
        step: f64,
    },
    /// `scale · exp(sigma · z) + offset`.
    LogNormal {
        offset: f64,
        scale: f64,
        sigma: f64,
    },
    Count(Arc<Counts>),
    /// A count of so large a variance that it is normal but for its skewness, or one that varies more than its
    /// family allows.
    Wide {
        mean: f64,
        deviation: f64,
        /// A sixth of the third moment over the variance.
        skew: f64,
        most: f64,
    },
    /// Cases before an event: each is none with chance exp(`log_none`). `extra` is counted on top.
    Geometric {
        log_none: f64,
        extra: f64,
    },
    Exponential {
        mean: f64,
    },
}

impl Law {
    /// Events out of `trials`, whose standard deviation is `times` that of a binomial.
    ///
    /// Where that is more than 1, the chance varies from point to point as a beta distribution: P(k + 1) / P(k) is
    /// (n − k)(k + α) / ((k + 1)(n − k − 1 + β)), with α + β = (n − 1) / (times² − 1) − 1 and α the chance's part of it (Skellam 1948).
    pub(crate) fn binomial(trials: f64, chance: f64, times: f64) -> Self {
        let variance = trials * chance * (1.0 - chance);
        let both = (trials - 1.0) / (times * times - 1.0) - 1.0;
        if times > 1.0 && both > 0.0 && variance * times * times <= TABLED {
            let (alpha, beta) = (chance * both, (1.0 - chance) * both);
            return Self::Count(Arc::new(Counts::of(
                (trials * chance).floor(),
                trials,
                |k| (trials - k) * (k + alpha) / ((k + 1.0) * (trials - k - 1.0 + beta)),
            )));
        }
        if times > 1.0 || variance > TABLED {
            return Self::Wide {
                mean: trials * chance,
                deviation: libm::sqrt(variance) * times,
                skew: (1.0 - 2.0 * chance) / 6.0,
                most: trials,
            };
        }
        let odds = chance / (1.0 - chance);
        Self::Count(Arc::new(Counts::of(
            (trials * chance).floor(),
            trials,
            |k| (trials - k) / (k + 1.0) * odds,
        )))
    }

    /// Events, `mean` of them on average, whose standard deviation is `times` that of a Poisson count.
    ///
    /// Where that is more than 1, the mean varies from point to point as a gamma distribution: P(k + 1) / P(k) is
    /// (k + r) q / (k + 1), with q = 1 − 1 / times² and r = mean / (times² − 1) (Greenwood and Yule 1920).
    pub(crate) fn poisson(mean: f64, times: f64) -> Self {
        let more = (times * times - 1.0).max(0.0);
        if mean * (1.0 + more) > TABLED {
            return Self::Wide {
                mean,
                deviation: libm::sqrt(mean * (1.0 + more)),
                // a sixth of the skewness times the standard deviation
                skew: (1.0 + 2.0 * more) / 6.0,
                most: f64::INFINITY,
            };
        }
        if more > 0.0 {
            let (q, r) = (more / (1.0 + more), mean / more);
            return Self::Count(Arc::new(Counts::of(mean.floor(), f64::INFINITY, |k| {
                (k + r) * q / (k + 1.0)
            })));
        }
        Self::Count(Arc::new(Counts::of(mean.floor(), f64::INFINITY, |k| {
            mean / (k + 1.0)
        })))
    }

    /// Cases between events, `mean` of them on average, `extra` counted on top.
    pub(crate) fn geometric(mean: f64, extra: f64) -> Self {
        Self::Geometric {
            log_none: -libm::log1p(1.0 / mean),
            extra,
        }
    }

    /// The value at a uniform number.
    #[inline]
    pub(crate) fn at_uniform(&self, u: f64) -> f64 {
        match self {
            Self::Count(counts) => counts.at(u),
            // the upper tail of u is as uniform as the lower, and log of it is at most 0
            Self::Geometric { log_none, extra } => (libm::log(u) / log_none).floor() + extra,
            Self::Exponential { mean } => -mean * libm::log(u),
            _ => self.at_normal(normal::quick_quantile(u)),
        }
    }

    /// The value at a standard normal number.
    #[inline]
    pub(crate) fn at_normal(&self, z: f64) -> f64 {
        match *self {
            Self::Normal { mean, deviation } => mean + deviation * z,
            Self::Rounded {
                mean,
                deviation,
                step,
            } => mean + deviation * step * libm::round(z / step),
            Self::LogNormal {
                offset,
                scale,
                sigma,
            } => offset + scale * libm::exp(sigma * z),
            Self::Wide {
                mean,
                deviation,
                skew,
                most,
            } => libm::round(mean + deviation * z + skew * (z * z - 1.0)).clamp(0.0, most),
            // the tails of exp and log are those of 1 − u: a large z is a large value
            Self::Geometric { .. } | Self::Exponential { .. } => {
                self.at_uniform(normal::survival(z).max(f64::MIN_POSITIVE))
            }
            Self::Count(_) => self.at_uniform(normal::cdf(z)),
        }
    }
}

/// The distribution function of a count, and a guide into it.
#[derive(Debug)]
pub(crate) struct Counts {
    lowest: f64,
    cumulative: Vec<f64>,
    /// For each part of 0 to 1, the first outcome whose distribution function reaches the part's start.
    guide: Vec<u32>,
}

impl Counts {
    /// From the likeliest outcome on, each outcome from its neighbour: `ratio(k)` is P(k + 1) / P(k).
    fn of(likeliest: f64, most: f64, ratio: impl Fn(f64) -> f64) -> Self {
        let (mut down, mut up) = (Vec::new(), vec![1.0]);
        let (mut k, mut weight) = (likeliest, 1.0);
        while k > 0.0 && weight > NEGLIGIBLE {
            weight /= ratio(k - 1.0);
            k -= 1.0;
            down.push(weight);
        }
        let lowest = k;
        (k, weight) = (likeliest, 1.0);
        while k < most && weight > NEGLIGIBLE {
            weight *= ratio(k);
            k += 1.0;
            up.push(weight);
        }
        let weights: Vec<f64> = down.into_iter().rev().chain(up).collect();
        let total: f64 = weights.iter().sum();
        let mut sum = 0.0;
        let mut cumulative: Vec<f64> = weights
            .iter()
            .map(|weight| {
                sum += weight / total;
                sum
            })
            .collect();
        if let Some(last) = cumulative.last_mut() {
            *last = 1.0;
        }
        let parts = cumulative.len().clamp(64, 4096);
        let mut outcome = 0;
        let guide = (0..parts)
            .map(|part| {
                let start = part as f64 / parts as f64;
                while cumulative[outcome as usize] < start {
                    outcome += 1;
                }
                outcome
            })
            .collect();
        Self {
            lowest,
            cumulative,
            guide,
        }
    }

    #[inline]
    fn at(&self, u: f64) -> f64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "u lies between 0 and 1"
        )]
        let part = (u * self.guide.len() as f64) as usize;
        let mut outcome = self.guide[part.min(self.guide.len() - 1)] as usize;
        // the last is 1, and u is at most that
        while self.cumulative[outcome] < u {
            outcome += 1;
        }
        self.lowest + outcome as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::num::tails;

    /// Where the rounding of a sum of weights may move a step of the distribution function.
    const STEP: f64 = 1e-12;

    /// Every outcome begins where the exact distribution function of the one below ends.
    fn steps(law: &Law, outcomes: std::ops::Range<u32>, cdf: impl Fn(f64) -> f64) {
        for k in outcomes {
            let (k, end) = (f64::from(k), cdf(f64::from(k)));
            if end > 1e-9 && end < 1.0 - 1e-9 {
                assert!(law.at_uniform(end - STEP) <= k, "{k} of {law:?}");
                assert_eq!(law.at_uniform(end + STEP), k + 1.0, "{law:?}");
            }
        }
    }

    #[test]
    fn counts_step_where_their_distribution_functions_do() {
        for (trials, chance) in [(20.0, 0.05), (300.0, 0.1), (1.0, 0.5), (5000.0, 0.97)] {
            let law = Law::binomial(trials, chance, 1.0);
            steps(&law, 0..5000, |k| tails::binomial_cdf(k, trials, chance));
        }
        for mean in [0.05, 1.0, 16.0, 2500.0] {
            let law = Law::poisson(mean, 1.0);
            steps(&law, 0..3000, |k| tails::poisson_cdf(k, mean));
        }
    }

    /// Mixtures have the mean and the spread that they are asked for, by adding up over their own steps.
    #[test]
    fn counts_that_vary_more_have_their_mean_and_spread() {
        // what a thousandth of the chance at each end may hide
        const HIDDEN: f64 = 0.01;
        let moments = |law: &Law| {
            let parts = 200_000;
            let draws =
                (0..parts).map(|part| law.at_uniform((f64::from(part) + 0.5) / f64::from(parts)));
            let (sum, squares) =
                draws.fold((0.0, 0.0), |(sum, squares), x| (sum + x, squares + x * x));
            let mean = sum / f64::from(parts);
            (mean, squares / f64::from(parts) - mean * mean)
        };
        for (mean, times) in [(0.5, 1.2), (10.0, 1.5), (200.0, 4.0)] {
            let (found, variance) = moments(&Law::poisson(mean, times));
            assert!((found / mean - 1.0).abs() < HIDDEN, "{found}");
            let wanted = mean * times * times;
            assert!(
                (variance / wanted - 1.0).abs() < HIDDEN,
                "{variance} for {wanted}"
            );
        }
        for (trials, chance, times) in [(20.0, 0.3, 1.5), (150.0, 0.9, 2.0), (400.0, 0.02, 3.0)] {
            let (found, variance) = moments(&Law::binomial(trials, chance, times));
            let mean = trials * chance;
            assert!((found / mean - 1.0).abs() < HIDDEN, "{found}");
            let wanted = mean * (1.0 - chance) * times * times;
            assert!(
                (variance / wanted - 1.0).abs() < HIDDEN,
                "{variance} for {wanted}"
            );
        }
    }

    #[test]
    fn cases_and_times_have_their_tails() {
        let cases = Law::geometric(4.0, 0.0);
        let times = Law::Exponential { mean: 3.0 };
        for u in [1e-6, 0.01, 0.3, 0.5, 0.99] {
            assert!((times.at_uniform(u) + 3.0 * u.ln()).abs() < STEP);
            let k = cases.at_uniform(u);
            // more than k − 1 cases with a chance of at least u, more than k with less
            assert!(tails::geometric_sf(k, 0.2) < u + STEP);
            assert!(tails::geometric_sf(k - 1.0, 0.2) > u - STEP);
        }
        // a large normal number makes a large value
        assert!(times.at_normal(2.0) > times.at_normal(-2.0));
        assert!(cases.at_normal(2.0) > cases.at_normal(-2.0));
    }

    /// Far past the table's end the expansion is within one event of the quantile.
    #[test]
    fn a_wide_count_is_the_quantile_to_one_event() {
        let (trials, chance) = (1e8, 0.1);
        let law = Law::binomial(trials, chance, 1.0);
        assert!(matches!(law, Law::Wide { .. }));
        for u in [1e-4, 0.3, 0.5, 0.9, 0.9999] {
            let exact = tails::binomial_quantile(u, trials, chance);
            assert!((law.at_uniform(u) - exact).abs() <= 1.0);
        }
    }
}
