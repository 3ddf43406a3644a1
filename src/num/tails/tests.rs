//! Tails against 40-digit sums, and quantiles against their own definition.

use super::*;
use proptest::prelude::*;

/// At ten million trials a chance is a product of numbers each known to 1e-16 only.
const LARGE_TOLERANCE: f64 = 2e-12;

fn relative(found: f64, wanted: f64) -> f64 {
    ((found - wanted) / wanted).abs()
}

/// Sums of single probabilities in 40-digit arithmetic; `lower` says which tail the number is.
#[test]
fn binomial_of_millions_against_40_digits() {
    for (k, n, p, lower, wanted) in [
        (499_000.0, 1e6, 0.5, true, 0.022_804_149_932_691_04),
        (501_500.0, 1e6, 0.5, false, 0.001_345_463_978_365_279_2),
        (9990.0, 1e6, 0.01, true, 0.462_613_474_608_915_5),
        (10_450.0, 1e6, 0.01, false, 3.457_466_714_610_772e-6),
        (5_000_123.0, 1e7, 0.5, false, 0.468_870_969_341_144_6),
        (4_990_000.0, 1e7, 0.5, true, 1.272_400_245_577_586_5e-10),
        (0.0, 1e7, 1e-9, true, 0.990_049_833_744_217_8),
        (3.0, 1e7, 1e-7, false, 0.018_988_150_744_829_685),
        (20.0, 1e7, 1e-6, false, 0.001_588_251_331_466_717),
        (
            9_999_999.0,
            1e7,
            0.999_999_999,
            true,
            0.009_950_165_975_776_98,
        ),
        (9_999_980.0, 1e7, 0.999_999, true, 0.003_454_325_182_217_748),
        (1_003_000.0, 1e7, 0.1, false, 0.000_784_683_453_007_969),
        (0.0, 1e7, 1e-5, true, 3.718_216_390_570_652_6e-44),
        (49_740.0, 1e5, 0.5, true, 0.050_375_418_976_979_92),
    ] {
        let found = if lower {
            binomial_cdf(k, n, p)
        } else {
            binomial_sf(k, n, p)
        };
        let error = relative(found, wanted);
        assert!(
            error < LARGE_TOLERANCE,
            "{k} of {n} at {p}: {found:e} for {wanted:e}, {error:e}"
        );
    }
}

#[test]
fn poisson_of_millions_against_40_digits() {
    for (k, mean, lower, wanted) in [
        (999_000.0, 1e6, true, 0.158_776_299_811_725_6),
        (1_004_500.0, 1e6, false, 3.441_139_227_329_064e-6),
        (10_001_234.0, 1e7, false, 0.348_110_099_056_592_35),
        (9_980_000.0, 1e7, true, 1.254_292_560_555_922_8e-10),
        (0.0, 1e-9, true, 0.999_999_999),
        (4.0, 0.01, false, 8.264_185_641_806_499e-13),
        (130.0, 85.0, false, 2.237_213_734_659_993e-6),
    ] {
        let found = if lower {
            poisson_cdf(k, mean)
        } else {
            poisson_sf(k, mean)
        };
        let error = relative(found, wanted);
        assert!(
            error < LARGE_TOLERANCE,
            "{k} of {mean}: {found:e} for {wanted:e}, {error:e}"
        );
    }
}

/// The cdf against the sum of single probabilities made by multiplication alone: another route altogether.
#[test]
fn binomial_against_pascals_triangle() {
    for p in [0.001, 0.1, 0.3, 0.5, 0.77, 0.999] {
        let mut row = vec![1.0_f64];
        for n in 1..=60_u32 {
            let mut next = vec![0.0; row.len() + 1];
            for (k, chance) in row.iter().enumerate() {
                next[k] += chance * (1.0 - p);
                next[k + 1] += chance * p;
            }
            row = next;
            let mut sum = 0.0;
            for (k, chance) in row.iter().enumerate() {
                sum += chance;
                // a chance is the exponential of its logarithm, and that is rounded too
                let rounding = 1e-14 - 2.0 * f64::EPSILON * libm::log(*chance);
                let found = binomial_cdf(k as f64, f64::from(n), p);
                assert!(
                    relative(found, sum) < rounding,
                    "{k} of {n} at {p}: {found:e} for {sum:e}"
                );
                let single = binomial_pmf(k as f64, f64::from(n), p);
                assert!(
                    relative(single, *chance) < rounding,
                    "{k} of {n} at {p}: {single:e} for {chance:e}"
                );
            }
        }
    }
}

#[test]
fn ends_of_the_domain() {
    assert_eq!(binomial_cdf(-1.0, 5.0, 0.3), 0.0);
    assert_eq!(binomial_cdf(5.0, 5.0, 0.3), 1.0);
    assert_eq!(binomial_cdf(0.0, 0.0, 0.3), 1.0);
    for p in [0.0, 1.0] {
        for k in [0.0, 3.0, 5.0] {
            let all_or_none = f64::from(k >= 5.0 * p);
            assert_eq!(binomial_cdf(k, 5.0, p), all_or_none, "{k} at {p}");
        }
        assert_eq!(binomial_quantile(0.3, 5.0, p), 5.0 * p);
    }
    assert_eq!(binomial_quantile(0.0, 7.0, 0.4), 0.0);
    assert_eq!(binomial_quantile(1.0, 7.0, 0.4), 7.0);
    assert_eq!(binomial_quantile(0.5, 0.0, 0.4), 0.0);
    assert_eq!(poisson_quantile(1.0, 3.0), f64::INFINITY);
    assert_eq!(poisson_quantile(0.7, 0.0), 0.0);
    assert_eq!(poisson_cdf(0.0, 0.0), 1.0);
    assert_eq!(geometric_quantile(0.5, 1.0), 0.0);
    assert_eq!(geometric_quantile(0.5, 0.0), f64::INFINITY);
    assert_eq!(geometric_cdf(0.0, 1.0), 1.0);
    assert_eq!(gamma_quantile(0.0, 2.0, 1.0), 0.0);
    assert_eq!(gamma_quantile(1.0, 2.0, 1.0), f64::INFINITY);
    assert_eq!(beta_quantile(0.0, 2.0, 1.0), 0.0);
    assert_eq!(beta_quantile(1.0, 2.0, 1.0), 1.0);
}

/// A probability that the cdf meets exactly but for rounding: 7 of 14 at 1/2 and the like.
#[test]
fn a_tie_is_met() {
    for whole in 1..=400_u32 {
        let n = f64::from(whole);
        for p in [0.5, 0.1, 0.37] {
            for k in 0..whole.min(12) {
                let k = f64::from(k);
                let cdf = binomial_cdf(k, n, p);
                // where the next single probability is no smaller than the rounding of a tail
                if cdf < 1.0 - 1e-9 {
                    assert_eq!(binomial_quantile(cdf, n, p), k, "{k} of {n} at {p}");
                }
            }
        }
    }
    for p in [0.001, 0.25, 0.9] {
        for k in 0..20 {
            let k = f64::from(k);
            if geometric_sf(k, p) > 1e-9 {
                assert_eq!(geometric_quantile(geometric_cdf(k, p), p), k, "{k} at {p}");
            }
        }
    }
}

fn chance() -> impl Strategy<Value = f64> {
    prop_oneof![
        0.000_001..0.999_999_f64,
        (1.0..9.0_f64).prop_map(|e| libm::pow(10.0, -e)),
        (1.0..9.0_f64).prop_map(|e| 1.0 - libm::pow(10.0, -e)),
    ]
}

fn size() -> impl Strategy<Value = f64> {
    (0.0..7.0_f64).prop_map(|e| libm::pow(10.0, e).floor())
}

proptest! {
    #[test]
    fn binomial_quantile_is_the_smallest(prob in chance(), n in size(), p in chance()) {
        let k = binomial_quantile(prob, n, p);
        prop_assert!((0.0..=n).contains(&k) && k == k.floor());
        prop_assert!(binomial_cdf(k, n, p) >= prob * (1.0 - 1e-12));
        prop_assert!(k == 0.0 || binomial_cdf(k - 1.0, n, p) < prob);
        let tail = 1.0 - prob;
        let above = binomial_upper_quantile(tail, n, p);
        prop_assert!(binomial_sf(above, n, p) <= tail * (1.0 + 1e-12));
        prop_assert!(above == 0.0 || binomial_sf(above - 1.0, n, p) > tail);
    }

    #[test]
    fn poisson_quantile_is_the_smallest(prob in chance(), mean in size(), part in 0.001..1.0_f64) {
        let mean = mean * part;
        let k = poisson_quantile(prob, mean);
        prop_assert!(poisson_cdf(k, mean) >= prob * (1.0 - 1e-12));
        prop_assert!(k == 0.0 || poisson_cdf(k - 1.0, mean) < prob);
    }

    #[test]
    fn geometric_quantile_is_the_smallest(prob in chance(), p in chance()) {
        let k = geometric_quantile(prob, p);
        prop_assert!(geometric_cdf(k, p) >= prob * (1.0 - 1e-12));
        prop_assert!(k == 0.0 || geometric_cdf(k - 1.0, p) < prob);
    }

    #[test]
    fn binomial_is_symmetric_and_never_falls(n in size(), p in 0.0..1.0_f64, part in 0.0..1.0_f64) {
        let k = (n * part).floor();
        let lower = binomial_cdf(k, n, p);
        let upper = binomial_sf(k, n, p);
        prop_assert!((0.0..=1.0).contains(&lower) && (lower + upper - 1.0).abs() < 1e-15);
        prop_assert!(binomial_cdf(k + 1.0, n, p) >= lower * (1.0 - LARGE_TOLERANCE));
        // as many events above as there are events that did not happen below
        let q = 1.0 - p;
        if 1.0 - q == p {
            let mirrored = binomial_sf(n - k - 1.0, n, q);
            prop_assert!((lower - mirrored).abs() <= LARGE_TOLERANCE * lower);
        }
    }

    /// Poisson by the gamma function, one step at a time: P(X ≤ k) − P(X ≤ k − 1) is the single probability.
    #[test]
    fn poisson_steps_are_its_probabilities(mean in 0.01..2000.0_f64, z in -4.0..4.0_f64) {
        let k = (mean + z * libm::sqrt(mean)).floor().max(0.0);
        let step = poisson_cdf(k, mean) - poisson_cdf(k - 1.0, mean);
        prop_assert!((step - poisson_pmf(k, mean)).abs() < 1e-14);
    }

    #[test]
    fn gamma_there_and_back(prob in chance(), log_shape in -2.0..6.0_f64, rate in 0.01..100.0_f64) {
        let shape = libm::pow(10.0, log_shape);
        let x = gamma_quantile(prob, shape, rate);
        // below this the quantile is 0 in f64
        if x > 1e-280 {
            let wanted = prob.min(1.0 - prob);
            let found = if prob > 0.5 { gamma_sf(x, shape, rate) } else { gamma_cdf(x, shape, rate) };
            // a large shape is steep: half a digit of x is √shape digits of the tail
            let steep = 1.0 + libm::sqrt(shape);
            prop_assert!(relative(found, wanted) < 4e-14 + 1e-14 * steep, "{found:e} for {wanted:e}");
        }
    }

    #[test]
    fn beta_there_and_back(prob in chance(), log_a in -0.3..6.0_f64, log_b in -0.3..6.0_f64) {
        let (a, b) = (libm::pow(10.0, log_a), libm::pow(10.0, log_b));
        let (x, y) = beta_inverse(a, b, Share::below(prob));
        let tails = beta(a, b, x, y);
        let (found, wanted) = if prob > 0.5 { (tails.upper, 1.0 - prob) } else { (tails.lower, prob) };
        let steep = 1.0 + libm::sqrt(a.max(b));
        prop_assert!(relative(found, wanted) < 4e-14 + 1e-14 * steep, "{found:e} for {wanted:e} at {x:e}");
    }

    #[test]
    fn student_there_and_back(prob in chance(), freedom in 0.5..1e6_f64) {
        let t = crate::num::t::quantile(prob, freedom);
        let found = crate::num::t::cdf(-t.abs(), freedom);
        prop_assert!(relative(found, prob.min(1.0 - prob)) < 1e-12, "{found:e} at {t:e}");
    }
}

/// By 40-digit arithmetic.
#[test]
fn student_against_40_digits() {
    for (t, freedom, tail) in [
        (2.0, 1e4, 0.022_763_630_330_717_72),
        (3.5, 30.5, 0.000_727_234_893_622_871),
        (12.0, 5.5, 0.000_018_740_250_314_616_708),
        (2.2, 200.0, 0.014_476_154_603_664_364),
    ] {
        let error = relative(crate::num::t::cdf(-t, freedom), tail);
        assert!(error < 1e-14, "{t} at {freedom}: {error:e}");
    }
}
