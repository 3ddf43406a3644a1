//! The constants of control charts for any subgroup size: d2, d3, c4 and the median of the range.
//!
//! The range constants of sizes 2 to 25 stand in a table, which a test recomputes by the quadrature below; larger
//! sizes are computed. Every integrand is positive, so nothing cancels, and all powers go through log1p, so a size
//! of a million is as exact as one of five.

use crate::num::normal;
use std::sync::OnceLock;

/// d2, d3 and the median of the range, for sizes from 2.
const TABLE: [(f64, f64, f64); 24] = [
    (
        std::f64::consts::FRAC_2_SQRT_PI,
        0.852_502_466_427_421_8,
        0.953_872_552_408_939_8,
    ),
    (
        1.692_568_750_643_269,
        0.888_368_004_045_204_3,
        1.587_787_750_446_347,
    ),
    (
        2.058_750_746_007_928,
        0.879_808_202_824_983_3,
        1.978_320_485_539_712_5,
    ),
    (
        2.325_928_947_281_039,
        0.864_081_941_099_504_1,
        2.256_882_493_026_194,
    ),
    (
        2.534_412_721_222_943,
        0.848_039_686_117_495_3,
        2.471_651_604_793_464_2,
    ),
    (
        2.704_356_751_213_808_7,
        0.833_205_335_622_293_7,
        2.645_452_035_773_113_5,
    ),
    (
        2.847_200_612_090_555_5,
        0.819_831_489_791_944,
        2.790_840_757_136_347_6,
    ),
    (
        2.970_026_324_418_474,
        0.807_834_274_553_322_5,
        2.915_437_913_405_821,
    ),
    (
        3.077_505_461_670_346,
        0.797_050_673_519_411_3,
        3.024_201_572_972_566,
    ),
    (
        3.172_872_703_816_000_5,
        0.787_314_620_550_328_2,
        3.120_530_892_503_959_7,
    ),
    (
        3.258_455_279_743_826,
        0.778_478_341_203_384_3,
        3.206_853_250_004_158,
    ),
    (
        3.335_980_354_098_255,
        0.770_416_202_063_754_8,
        3.284_959_739_860_86,
    ),
    (
        3.406_763_108_199_953,
        0.763_023_095_624_790_3,
        3.356_207_966_092_144_4,
    ),
    (
        3.471_826_889_882_074_8,
        0.756_211_429_727_944,
        3.421_650_354_994_243_4,
    ),
    (
        3.531_982_786_109_576,
        0.749_908_089_409_915_9,
        3.482_118_481_207_916_4,
    ),
    (
        3.587_883_961_765_381_7,
        0.744_051_783_960_731_5,
        3.538_280_289_949_353_7,
    ),
    (
        3.640_063_757_937_444_4,
        0.738_590_853_378_177_9,
        3.590_680_006_602_597_5,
    ),
    (
        3.688_963_023_207_649_3,
        0.733_481_495_518_868_4,
        3.639_766_640_779_096_7,
    ),
    (
        3.734_950_119_596_641,
        0.728_686_345_707_305_3,
        3.685_914_771_962_765,
    ),
    (
        3.778_335_829_842_621,
        0.724_173_340_717_499_1,
        3.729_439_987_406_157,
    ),
    (
        3.819_384_643_362_832_7,
        0.719_914_808_434_223_4,
        3.770_610_536_770_846,
    ),
    (
        3.858_323_423_285_007,
        0.715_886_735_491_814_5,
        3.809_656_260_123_041_3,
    ),
    (
        3.895_348_148_451_356_4,
        0.712_068_175_147_937_2,
        3.846_775_517_771_869_4,
    ),
    (
        3.930_629_219_507_113,
        0.708_440_765_888_655,
        3.882_140_633_617_013,
    ),
];

/// The constants of subgroups up to this size are kept once they are worked out.
const MOST_KEPT: usize = 1024;

type Kept = [OnceLock<f64>; MOST_KEPT];

/// Each is a number that nothing changes: the only thing that is kept between calls, and no call can tell.
static D2: Kept = [const { OnceLock::new() }; MOST_KEPT];
static D3: Kept = [const { OnceLock::new() }; MOST_KEPT];

fn kept(known: &Kept, n: usize, constant: fn(f64) -> f64) -> f64 {
    match known.get(n) {
        Some(kept) => *kept.get_or_init(|| constant(n as f64)),
        None => constant(n as f64),
    }
}

/// The mean of the range of `n` ≥ 2 standard normal values.
pub(crate) fn d2(n: usize) -> f64 {
    n.checked_sub(2)
        .and_then(|i| TABLE.get(i))
        .map_or_else(|| kept(&D2, n, mean_of_range), |row| row.0)
}

/// The standard deviation of the range of `n` ≥ 2 standard normal values.
pub(crate) fn d3(n: usize) -> f64 {
    n.checked_sub(2)
        .and_then(|i| TABLE.get(i))
        .map_or_else(|| kept(&D3, n, deviation_of_range), |row| row.1)
}

/// The median of the range of `n` ≥ 2 standard normal values (d4 in some books).
pub(crate) fn median_range(n: usize) -> f64 {
    n.checked_sub(2)
        .and_then(|i| TABLE.get(i))
        .map_or_else(|| median_of_range(n as f64), |row| row.2)
}

/// The mean of the standard deviation (with n − 1 below) of `n` ≥ 2 standard normal values.
pub(crate) fn c4(n: usize) -> f64 {
    libm::exp(ln_c4(n as f64))
}

/// The standard deviation of the standard deviation: √(1 − c4²), exact for any size.
pub(crate) fn c5(n: usize) -> f64 {
    libm::sqrt(-libm::expm1(2.0 * ln_c4(n as f64)))
}

/// ln c4 = ln Γ(x + ½) − ln Γ(x) − ½ ln x, with x = (n − 1)/2.
fn ln_c4(n: f64) -> f64 {
    let mut x = (n - 1.0) / 2.0;
    let mut steps = 0.0;
    // from x to x + 1 by Γ(x + 1) = x Γ(x), up to where the series is exact
    while x < 10.0 {
        steps += 0.5 * libm::log1p(1.0 / x) - libm::log1p(0.5 / x);
        x += 1.0;
    }
    // −Σ (1 − 4^−k) B_2k / (k (2k − 1) x^(2k−1)), with Bernoulli's numbers B
    let inverse = 1.0 / x;
    let square = inverse * inverse;
    let series = [
        929_569.0 / 15_728_640.0,
        -5461.0 / 425_984.0,
        691.0 / 180_224.0,
        -31.0 / 18_432.0,
        17.0 / 14_336.0,
        -1.0 / 640.0,
        1.0 / 192.0,
        -1.0 / 8.0,
    ]
    .iter()
    .fold(0.0, |sum, c| sum * square + c);
    steps + series * inverse
}

/// The step of the trapezoidal rule for integrands made of Φ(x)^n.
///
/// The rule is exact up to exp(−2π · distance/step), with the distance from the real line at which the integrand
/// starts to grow: (π/2)/√(2 ln n) for large n. This step makes that below 1e-16 for every n.
fn step(n: f64) -> f64 {
    0.2 / libm::sqrt(1.0 + libm::log(n))
}

/// d2 = ∫ (1 − Φ^n − (1 − Φ)^n) dx (Tippett 1925), twice its upper half.
fn mean_of_range(n: f64) -> f64 {
    let step = step(n);
    let integrand = |x: f64| {
        let upper = normal::survival(x);
        -libm::expm1(n * libm::log1p(-upper)) - libm::exp(n * libm::log(upper))
    };
    let mut sum = 0.5 * integrand(0.0);
    let mut x = step;
    loop {
        let term = integrand(x);
        sum += term;
        if term < 1e-18 {
            return 2.0 * step * sum;
        }
        x += step;
    }
}

/// The chance that the range of `n` standard normal values is at most `w`:
/// R(w) = n ∫ φ(x) (Φ(x + w) − Φ(x))^(n−1) dx, over the smallest value x.
fn range_cdf(n: f64, w: f64) -> f64 {
    over_smallest(n, |x| {
        let outside = normal::cdf(x) + normal::survival(x + w);
        let inside = if outside < 0.5 {
            libm::log1p(-outside)
        } else {
            libm::log(between(x, x + w))
        };
        libm::exp((n - 1.0) * inside)
    })
}

/// n ∫ φ(x) f(x) dx over all x that the smallest of `n` values can take, but for 1e-19 of them.
fn over_smallest(n: f64, f: impl Fn(f64) -> f64) -> f64 {
    let step = step(n);
    let highest = if n > 100.0 {
        normal::quantile(45.0 / n)
    } else {
        9.0
    };
    let mut x = normal::quantile(1e-20 / n);
    let mut sum = 0.0;
    while x <= highest {
        sum += normal::pdf(x) * f(x);
        x += step;
    }
    n * step * sum
}

/// Φ(b) − Φ(a) for a < b, taken on the side where both are small.
fn between(a: f64, b: f64) -> f64 {
    if a > 0.0 {
        normal::survival(a) - normal::survival(b)
    } else {
        normal::cdf(b) - normal::cdf(a)
    }
}

/// d3 = √Var W, and Var W = 2 (Var M − C) with the largest value M and the covariance C of the smallest and the largest, which is
/// small and positive, so that hardly a digit is lost. By Hoeffding (1940)
///
/// ```text
/// C = ∫∫ (aⁿ − (a − e)ⁿ) dx dy,    a = (1 − Φ(x)) Φ(y),  e = Φ(x) (1 − Φ(y)),
/// ```
///
/// where a − e = Φ(y) − Φ(x) counts as zero from x = y on. With x turned round both are upper tails, and the rule of [`step`]
/// holds in both directions.
fn deviation_of_range(n: f64) -> f64 {
    let step = step(n);
    let middle = mean_of_range(n) / 2.0;
    // the tail above each node, and the logarithm of what lies below: from where Φⁿ is nothing to where the tail is
    let first = normal::upper_quantile(-libm::expm1(-46.0 / n));
    let nodes: Vec<(f64, f64, f64)> = (0_u32..1 << 16)
        .map(|at| first + step * f64::from(at))
        .map(|x| (x, normal::survival(x)))
        .take_while(|(_, tail)| n * tail > 1e-19)
        .map(|(x, tail)| (x, tail, libm::log1p(-tail)))
        .collect();
    let largest: f64 = nodes
        .iter()
        .map(|&(x, _, below)| {
            (x - middle) * (x - middle) * normal::pdf(x) * libm::exp((n - 1.0) * below)
        })
        .sum();
    let covariance = |one: &(f64, f64, f64), other: &(f64, f64, f64)| {
        let share = one.1 * other.1 / ((1.0 - one.1) * (1.0 - other.1));
        let gone = if share < 1.0 {
            -libm::expm1(n * libm::log1p(-share))
        } else {
            1.0
        };
        libm::exp(n * (one.2 + other.2)) * gone
    };
    // the sum is the same for x and y exchanged
    let mut together = 0.0;
    for (place, one) in nodes.iter().enumerate() {
        let before: f64 = nodes[..place]
            .iter()
            .map(|other| covariance(one, other))
            .sum();
        together += 2.0 * before + covariance(one, one);
    }
    libm::sqrt(2.0 * (n * step * largest - step * step * together))
}

/// The w with R(w) = ½, by the secant method from just below the mean.
fn median_of_range(n: f64) -> f64 {
    let mean = mean_of_range(n);
    let (mut before, mut w) = (mean, mean - 0.05);
    let mut at_before = range_cdf(n, before) - 0.5;
    for _ in 0..30 {
        let at = range_cdf(n, w) - 0.5;
        let change = at * (w - before) / (at - at_before);
        if !change.is_finite() {
            break;
        }
        (before, at_before) = (w, at);
        w -= change;
        if change.abs() < 1e-15 * w {
            break;
        }
    }
    w
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules below are exact to a few units in the last place.
    const TOLERANCE: f64 = 4e-15;

    fn relative(found: f64, wanted: f64) -> f64 {
        ((found - wanted) / wanted).abs()
    }

    // The oracle: d3 = √E(W − d2)², with E(W − m)² = 2 ∫_m^∞ (w − m)(1 − R) dw + 2 ∫_0^m (m − w) R dw, both parts positive. It
    // holds for any size, and takes forty times as long.
    fn deviation_by_parts(n: f64) -> f64 {
        const PANEL: f64 = 0.5;
        let middle = mean_of_range(n);
        let mut total = 0.0;
        let mut from = middle;
        loop {
            let part = gauss(from, from + PANEL, |w| (w - middle) * range_survival(n, w));
            total += part;
            from += PANEL;
            if part < 1e-16 * total {
                break;
            }
        }
        let mut to = middle;
        while to > 0.0 {
            let from = (to - PANEL).max(0.0);
            let part = gauss(from, to, |w| (middle - w) * range_cdf(n, w));
            total += part;
            to = from;
            if part < 1e-18 * total {
                break;
            }
        }
        libm::sqrt(2.0 * total)
    }

    /// The chance that the range is above `w`, without the difference from 1: given the smallest value x, that not all
    /// of the others lie within w of it.
    fn range_survival(n: f64, w: f64) -> f64 {
        over_smallest(n, |x| {
            let above = normal::survival(x);
            let log_above = if x < 0.0 {
                libm::log1p(-normal::cdf(x))
            } else {
                libm::log(above)
            };
            let all_within = (n - 1.0) * libm::log1p(-normal::survival(x + w) / above);
            -libm::exp((n - 1.0) * log_above) * libm::expm1(all_within)
        })
    }

    /// ∫ of `f` from `a` to `b` by Gauss and Legendre's rule of 20 points.
    fn gauss(a: f64, b: f64, f: impl Fn(f64) -> f64) -> f64 {
        const NODES: [(f64, f64); 10] = [
            (0.993_128_599_185_094_9, 0.017_614_007_139_152_12),
            (0.963_971_927_277_913_8, 0.040_601_429_800_386_94),
            (0.912_234_428_251_326, 0.062_672_048_334_109_06),
            (0.839_116_971_822_218_8, 0.083_276_741_576_704_75),
            (0.746_331_906_460_150_8, 0.101_930_119_817_240_44),
            (0.636_053_680_726_515, 0.118_194_531_961_518_42),
            (0.510_867_001_950_827_1, 0.131_688_638_449_176_63),
            (0.373_706_088_715_419_56, 0.142_096_109_318_382_05),
            (0.227_785_851_141_645_08, 0.149_172_986_472_603_75),
            (0.076_526_521_133_497_33, 0.152_753_387_130_725_85),
        ];
        let (centre, half) = (f64::midpoint(a, b), (b - a) / 2.0);
        half * NODES
            .iter()
            .map(|(node, weight)| weight * (f(centre - half * node) + f(centre + half * node)))
            .sum::<f64>()
    }

    #[test]
    fn the_two_ways_to_the_deviation_of_a_range_agree() {
        for n in [26.0, 27.0, 40.0, 60.0, 225.0, 1e4] {
            let (found, wanted) = (deviation_of_range(n), deviation_by_parts(n));
            let error = relative(found, wanted);
            assert!(
                error < TOLERANCE,
                "d3({n}) = {found:e}, by parts {wanted:e}, {error:e}"
            );
        }
    }

    #[test]
    fn the_table_is_what_the_quadrature_gives() {
        for (row, n) in TABLE.iter().zip(2_u8..) {
            let n = f64::from(n);
            for (what, found, wanted) in [
                ("d2", mean_of_range(n), row.0),
                ("d3", deviation_by_parts(n), row.1),
                ("median", median_of_range(n), row.2),
            ] {
                let error = relative(found, wanted);
                assert!(
                    error < TOLERANCE,
                    "{what}({n}) = {found:e}, table {wanted:e}, {error:e}"
                );
            }
        }
    }

    #[test]
    fn closed_forms() {
        let root_pi = libm::sqrt(std::f64::consts::PI);
        for (found, wanted) in [
            (d2(2), 2.0 / root_pi),
            (d2(3), 3.0 / root_pi),
            // Tippett's arc cosines
            (
                d2(4),
                6.0 / (std::f64::consts::PI * root_pi) * libm::acos(-1.0 / 3.0),
            ),
            (d3(2), libm::sqrt(2.0 - 4.0 / std::f64::consts::PI)),
            (
                median_range(2),
                std::f64::consts::SQRT_2 * normal::quantile(0.75),
            ),
            (c4(2), libm::sqrt(2.0 / std::f64::consts::PI)),
            (c4(3), root_pi / 2.0),
        ] {
            assert!(
                relative(found, wanted) < TOLERANCE,
                "{found:e} for {wanted:e}"
            );
        }
    }

    /// By 25-digit arithmetic; d3 by another route, from the variance of the largest value and its covariance
    /// with the smallest.
    #[test]
    fn large_subgroups_against_25_digits() {
        for (n, wanted) in [
            (26, 3.964_315_679_522_624),
            (50, 4.498_147_258_779_701),
            (100, 5.015_187_272_883_369),
            (1000, 6.482_871_538_266_882),
            (100_000, 8.768_638_806_215_176),
            (1_000_000, 9.725_794_972_392_925),
            (1_000_000_000, 12.175_369_168_891_917),
        ] {
            assert!(relative(d2(n), wanted) < TOLERANCE, "d2({n}) = {:e}", d2(n));
        }
        for (n, wanted) in [
            (1000, 0.496_735_185_782_887_15),
            (1_000_000, 0.350_731_327_651_715_14),
        ] {
            assert!(relative(d3(n), wanted) < TOLERANCE, "d3({n}) = {:e}", d3(n));
        }
        for (n, c4_wanted, c5_wanted) in [
            (2, 0.797_884_560_802_865_4, 0.602_810_274_989_087),
            (3, 0.886_226_925_452_758, 0.463_251_375_176_104_2),
            (5, 0.939_985_602_986_625_2, 0.341_214_106_065_195_75),
            (10, 0.972_659_274_121_588_2, 0.232_236_811_176_146_36),
            (26, 0.990_052_468_840_910_5, 0.140_698_645_842_872_27),
            (100, 0.997_477_976_071_263_5, 0.070_976_666_960_176_84),
            (1000, 0.999_749_781_101_513_2, 0.022_369_067_648_796_488),
            (
                1_000_000,
                0.999_999_749_999_781_3,
                0.000_707_107_046_351_673_3,
            ),
            (
                1_000_000_000,
                0.999_999_999_75,
                0.000_022_360_679_783_383_15,
            ),
        ] {
            assert!(
                relative(c4(n), c4_wanted) < TOLERANCE,
                "c4({n}) = {:e}",
                c4(n)
            );
            assert!(
                relative(c5(n), c5_wanted) < TOLERANCE,
                "c5({n}) = {:e}",
                c5(n)
            );
        }
    }

    /// Γ(x + 1) = x Γ(x), so that c4(n) c4(n + 1) = √((n − 1)/n): neighbours come by different parities.
    #[test]
    fn c4_of_neighbours() {
        for n in (2..3000).chain([99_999, 1_000_000, 4_000_000_000]) {
            let wanted = libm::sqrt((n as f64 - 1.0) / n as f64);
            assert!(relative(c4(n) * c4(n + 1), wanted) < TOLERANCE, "{n}");
        }
    }

    /// d2 from twice the mean of the largest value, summed by the midpoint rule on a fine grid of chances:
    /// slow and rough, but it shares nothing with the integral above except the quantile.
    #[test]
    fn d2_from_the_largest_value() {
        const CELLS: u32 = 200_000;
        // the rule's error in the last cell, where the quantile is steepest
        const ROUGH: f64 = 1e-5;
        for n in [2_u32, 3, 7, 25, 60] {
            let mean = (0..CELLS)
                .map(|i| {
                    let chance = (f64::from(i) + 0.5) / f64::from(CELLS);
                    // the largest of n uniform values has the quantile chance^(1/n)
                    -normal::quantile(-libm::expm1(libm::log(chance) / f64::from(n)))
                })
                .sum::<f64>()
                / f64::from(CELLS);
            assert!(
                relative(2.0 * mean, d2(n as usize)) < ROUGH,
                "{n}: {:e}",
                2.0 * mean
            );
        }
    }

    #[test]
    fn every_size_ends_and_rises() {
        let mut before = (0.0, 0.0, 0.0);
        for n in [
            2,
            3,
            5,
            25,
            26,
            27,
            100,
            101,
            1000,
            100_000,
            1_000_000,
            1_usize << 40,
            usize::MAX,
        ] {
            let now = (d2(n), median_range(n), c4(n));
            assert!(
                now.0 > before.0 && now.1 > before.1 && now.2 >= before.2,
                "{n}: {now:?}"
            );
            assert!(
                now.1 < now.0 && (0.1..1.0).contains(&d3(n)),
                "{n}: {}",
                d3(n)
            );
            before = now;
        }
    }
}
