//! Evidence for a shift at any number of looks: the right-Haar t e-process in its regression form, in closed form.
//!
//! ```text
//! given      S = squares of the shift's column, less its projection on the nuisance columns, over the long-run variance factor
//!            d = the shift found, R = the rest of squares, ν = points − nuisance columns, g = prior variance of shift over spread
//! k = g S/(1 + g S)     R1 = R + S d²/(1 + g S)     R0 = R + S d²
//! two-sided  E = (1 + g S)^(−1/2) (R0/R1)^(ν/2)
//! one-sided  E₊ = 2 E T_ν(± k d / √(g R1/(ν (1 + g S))))
//! any look   d ± √((c − 1) R / (S (1 − c/(1 + g S)))),   c = ((1 + g S)/α²)^(1/ν); unbounded while c ≥ 1 + g S
//! one look   d ± t(1 − α/2; ν − 1) √(R/((ν − 1) S))
//! ```
//!
//! Sources: Pérez-Ortiz, Lardy, de Heide and Grünwald, *E-statistics, group invariance and anytime-valid testing*, Annals of
//! Statistics 52 (2024) 1410; Lindon, Ham, Tingley and Bojinov, *Anytime-valid linear models and regression adjusted causal
//! inference*, arXiv:2210.08589 (2022).

use crate::num::t;

/// The largest e-value that is told: beyond it there are no ordinary numbers.
pub(crate) const LARGEST_E: f64 = 1e300;

/// What a regression says of a shift: all that the evidence depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct ShiftFit {
    /// S: what the points tell of the shift, in points.
    pub(crate) squares: f64,
    /// d: the shift found.
    pub(crate) shift: f64,
    /// R: the squares that it leaves; above 0.
    pub(crate) rest: f64,
    /// ν: points less nuisance columns; above 1.
    pub(crate) freedom: f64,
}

impl ShiftFit {
    /// The same about another null hypothesis: that the shift is `null`.
    pub(crate) fn against(self, null: f64) -> Self {
        Self {
            shift: self.shift - null,
            ..self
        }
    }

    /// The same where so many points tell as much as one that is independent of all others.
    pub(crate) fn worth_less(self, factor: f64) -> Self {
        Self {
            squares: self.squares / factor,
            ..self
        }
    }

    /// R1.
    fn left(&self, prior: f64) -> f64 {
        self.rest + self.squares * self.shift * self.shift / (1.0 + prior * self.squares)
    }

    /// The logarithm of the evidence that there is a shift, either way.
    pub(crate) fn ln_two_sided(&self, prior: f64) -> f64 {
        let spread = 1.0 + prior * self.squares;
        let shrunk = prior * self.squares / spread;
        let explained = shrunk * self.squares * self.shift * self.shift;
        0.5 * (self.freedom * libm::log1p(explained / self.left(prior)) - libm::log(spread))
    }

    /// The evidence that there is a shift, either way.
    pub(crate) fn two_sided(&self, prior: f64) -> f64 {
        bounded(libm::exp(self.ln_two_sided(prior)))
    }

    /// The evidence that there is a shift upwards. It is at most twice the two-sided evidence.
    pub(crate) fn upwards(&self, prior: f64) -> f64 {
        let spread = 1.0 + prior * self.squares;
        let shrunk = prior * self.squares / spread;
        let scale = libm::sqrt(prior * self.left(prior) / (self.freedom * spread));
        let share = t::cdf(shrunk * self.shift / scale, self.freedom);
        // in logarithms: the one can be past all numbers and the other next to nothing
        bounded(libm::exp(self.ln_two_sided(prior) + libm::log(2.0 * share)))
    }

    /// Half the width of the interval that misses the shift at any look at most this often; none while it is unbounded.
    pub(crate) fn half_width_at_any_look(&self, prior: f64, missed: f64) -> Option<f64> {
        let spread = 1.0 + prior * self.squares;
        let power = (libm::log(spread) - 2.0 * libm::log(missed)) / self.freedom;
        let beyond = libm::expm1(power);
        let room = 1.0 - (1.0 + beyond) / spread;
        let half = libm::sqrt(beyond * self.rest / (self.squares * room));
        (room > 0.0 && half.is_finite()).then_some(half)
    }

    /// Half the width of Student's interval, which misses the shift this often at one look that was fixed beforehand; none where
    /// nothing is left to judge it by.
    pub(crate) fn half_width_at_one_look(&self, missed: f64) -> Option<f64> {
        let freedom = self.freedom - 1.0;
        let half =
            -t::quantile(missed / 2.0, freedom) * libm::sqrt(self.rest / (freedom * self.squares));
        (freedom > 0.0 && half.is_finite()).then_some(half)
    }
}

fn bounded(e: f64) -> f64 {
    e.min(LARGEST_E)
}

#[cfg(test)]
mod tests {
    use super::{LARGEST_E, ShiftFit};
    use crate::num::legendre::{legendre, on_interval};

    fn fit(squares: f64, shift: f64, rest: f64, freedom: f64) -> ShiftFit {
        ShiftFit {
            squares,
            shift,
            rest,
            freedom,
        }
    }

    fn close(found: f64, wanted: f64, within: f64) {
        let error = (found / wanted - 1.0).abs();
        assert!(error < within, "{found} for {wanted}: {error:e}");
    }

    /// S, d, R, ν at g = 1, with both e-values to 13 digits.
    const VECTORS: [([f64; 4], f64, f64); 3] = [
        ([6.0, 0.8, 20.0, 23.0], 2.086_815_587_184, 4.032_929_667_628),
        ([8.0, 1.2, 30.0, 35.0], 47.338_473_920_53, 94.593_189_130_13),
        ([0.5, 2.0, 1.2, 2.0], 1.031_364_102_224, 1.502_115_255_382),
    ];

    #[test]
    fn the_published_vectors_come_out() {
        for ([squares, shift, rest, freedom], both, up) in VECTORS {
            let fit = fit(squares, shift, rest, freedom);
            close(fit.two_sided(1.0), both, 1e-12);
            close(fit.upwards(1.0), up, 1e-12);
        }
    }

    /// By quadrature, from the definition: with the size of the residuals t√(1/R0), t of the chi distribution with ν degrees of
    /// freedom, the likelihood of a standardised shift δ over that of none is exp(δ S d t/√R0 − δ² S/2); it is averaged over t and
    /// over the prior of δ, of which a one-sided one has the upper half twice.
    fn by_quadrature(fit: &ShiftFit, prior: f64) -> (f64, f64) {
        let ShiftFit {
            squares,
            shift,
            rest,
            freedom,
        } = *fit;
        let before = rest + squares * shift * shift;
        let spread = (prior / (1.0 + prior * squares)).sqrt();
        let (mut total, mut weight_of_all) = ([0.0; 2], 0.0);
        let rule = legendre(120);
        let along = |low: f64, high: f64| {
            let (middle, half) = (f64::midpoint(low, high), (high - low) / 2.0);
            rule.iter()
                .map(move |(node, weight)| (middle + half * node, half * weight))
                .collect::<Vec<_>>()
        };
        // with a shift that is seen the average rests on larger t than the density does
        let far = (freedom.sqrt() + 9.0) * (before / fit.left(prior)).sqrt();
        for (t, weight) in on_interval(0.0, far, 240) {
            let density = (freedom - 1.0) * t.ln() - t * t / 2.0
                + (freedom - 1.0) / 2.0 * (1.0 - freedom.ln());
            weight_of_all += weight * density.exp();
            let slope = squares * shift * t / before.sqrt();
            let middle = slope * spread * spread;
            let halves = [
                along(middle.min(0.0) - 9.0 * spread, 0.0),
                along(0.0, middle.max(0.0) + 9.0 * spread),
            ];
            for (half, total) in halves.iter().zip(&mut total) {
                for &(delta, width) in half {
                    let exponent = slope * delta - delta * delta * (squares + 1.0 / prior) / 2.0;
                    let normal = 1.0 / (std::f64::consts::TAU * prior).sqrt();
                    *total += weight * width * normal * (density + exponent).exp();
                }
            }
        }
        let [below, above] = total.map(|total| total / weight_of_all);
        (below + above, 2.0 * above)
    }

    #[test]
    fn the_closed_forms_are_the_average_over_the_prior() {
        for squares in [0.3, 2.0, 6.0, 20.0] {
            for shift in [-1.4, -0.3, 0.0, 0.7, 1.5] {
                for (rest, freedom) in [(1.2, 2.0), (9.0, 11.0), (30.0, 35.5), (70.0, 85.0)] {
                    for prior in [0.25, 1.0, 3.0] {
                        let fit = fit(squares, shift, rest, freedom);
                        let (both, up) = by_quadrature(&fit, prior);
                        close(fit.two_sided(prior), both, 1e-10);
                        close(fit.upwards(prior), up, 1e-10);
                        let down = fit.against(2.0 * shift).upwards(prior);
                        close(up + down, 2.0 * both, 1e-10);
                    }
                }
            }
        }
    }

    /// The ends of the interval are where the two-sided evidence against them is one over its level.
    #[test]
    fn an_interval_for_any_look_ends_where_the_evidence_begins() {
        let mut bounded = 0;
        for squares in [0.5, 4.0, 12.0, 30.0] {
            for (rest, freedom) in [(3.0, 5.0), (20.0, 23.0), (80.0, 85.0)] {
                for missed in [0.01, 0.05, 0.1] {
                    let fit = fit(squares, 0.4, rest, freedom);
                    let Some(half) = fit.half_width_at_any_look(1.0, missed) else {
                        let far = fit.against(1e9).two_sided(1.0);
                        assert!(far <= 1.0 / missed, "{far} at {missed}");
                        continue;
                    };
                    bounded += 1;
                    for end in [0.4 - half, 0.4 + half] {
                        close(fit.against(end).two_sided(1.0), 1.0 / missed, 1e-10);
                    }
                }
            }
        }
        assert!(bounded > 12, "{bounded}");
    }

    /// The regression form with two samples is that of the two-sample t statistic: E = (1 + g S)^(−1/2) ((1 + t²/f)/(1 + t²/(f (1 + g S))))^((f + 1)/2).
    #[test]
    fn two_samples_are_a_case_of_it() {
        let (before, after) = ([5.1, 4.2, 6.0, 5.5, 4.8], [6.1, 7.0, 6.4, 6.9]);
        let mean = |all: &[f64]| all.iter().sum::<f64>() / all.len() as f64;
        let squares = |all: &[f64]| all.iter().map(|one| (one - mean(all)).powi(2)).sum::<f64>();
        let size = 20.0 / 9.0; // 5 × 4 / (5 + 4)
        let fit = fit(
            size,
            mean(&after) - mean(&before),
            squares(&before) + squares(&after),
            8.0,
        );
        let freedom = 7.0_f64;
        let t = fit.shift * (size * freedom / fit.rest).sqrt();
        let ratio = (1.0 + t * t / freedom) / (1.0 + t * t / (freedom * (1.0 + size)));
        close(
            fit.two_sided(1.0),
            (1.0 + size).powf(-0.5) * ratio.powf(4.0),
            1e-13,
        );
        let wide = fit.half_width_at_one_look(0.05).unwrap();
        close(
            wide,
            2.364_624_251_592_784 * (fit.rest / (freedom * size)).sqrt(),
            1e-12,
        );
    }

    #[test]
    fn evidence_beyond_all_numbers_is_a_number() {
        let huge = fit(200.0, 1e9, 1e-9, 400.0);
        assert_eq!(huge.two_sided(1.0), LARGEST_E);
        assert_eq!(huge.upwards(1.0), LARGEST_E);
        let down = huge.against(2e9).upwards(1.0);
        assert!((0.0..1.0).contains(&down), "{down}");
    }
}
