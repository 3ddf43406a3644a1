//! Regularised incomplete gamma and beta functions: both tails, and their inverses.
//!
//! Every tail is a probability of one count (from `saddle`) times a positive series or continued fraction, taken
//! on the side where it converges; the other tail is its complement. So the smaller tail keeps its relative
//! precision, and the number of steps grows as the square root of the parameters only.

use crate::num::{normal, saddle};

/// The most steps of a series or fraction: enough for parameters of 1e13, and the end of any loop.
const MOST_STEPS: u32 = 20_000_000;

/// From this shape on (both shapes, for a beta) a tail is that of a normal value with its correction, to twelve digits of it: the
/// steps of a series or fraction would grow with the root of the shape, and a point has many such tails to find.
const NEARLY_NORMAL: f64 = 1e6;

/// Below this distance from the middle, times the skewness, the correction is its own series, since the difference of two large numbers has no digits.
const NEAR: f64 = 3e-4;

/// Both tails of a distribution at one place. They sum to 1; the smaller has full relative precision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tails {
    pub(crate) lower: f64,
    pub(crate) upper: f64,
}

impl Tails {
    fn from_lower(lower: f64) -> Self {
        let lower = lower.clamp(0.0, 1.0);
        Self {
            lower,
            upper: 1.0 - lower,
        }
    }

    fn from_upper(upper: f64) -> Self {
        Self::from_lower(upper).swapped()
    }

    pub(crate) fn swapped(self) -> Self {
        Self {
            lower: self.upper,
            upper: self.lower,
        }
    }
}

/// One share of a distribution, named by whichever tail is the smaller.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Share {
    Lower(f64),
    Upper(f64),
}

impl Share {
    /// The share below `p`: 1 − p is exact for p above one half.
    pub(crate) fn below(p: f64) -> Self {
        if p > 0.5 {
            Self::Upper(1.0 - p)
        } else {
            Self::Lower(p)
        }
    }

    /// The share above, of size `tail`.
    pub(crate) fn above(tail: f64) -> Self {
        match Self::below(tail) {
            Self::Lower(p) => Self::Upper(p),
            Self::Upper(p) => Self::Lower(p),
        }
    }
}

/// P(a, x) and Q(a, x): the gamma distribution of shape `a` > 0 at `x` ≥ 0.
pub(crate) fn gamma(a: f64, x: f64) -> Tails {
    if x <= 0.0 {
        return Tails::from_lower(0.0);
    }
    if x == f64::INFINITY {
        return Tails::from_upper(0.0);
    }
    if a >= NEARLY_NORMAL {
        return nearly_normal(
            saddle::half_deviance(a, x),
            a,
            (x - a) / a,
            [1.0, -1.0 / 12.0, 1.0 / 540.0],
        );
    }
    if x < a + 1.0 {
        // P = D (1 + x/(a+1) + x²/((a+1)(a+2)) + …), with D = x^a e^(−x)/Γ(a + 1)
        let (mut term, mut sum) = (1.0, 1.0);
        for step in 1..MOST_STEPS {
            term *= x / (a + f64::from(step));
            sum += term;
            if term < sum * 1e-17 {
                break;
            }
        }
        Tails::from_lower(saddle::poisson(a, x) * sum)
    } else {
        // Q = D a · 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − …)), evaluated forwards (Lentz)
        let fraction = lentz(x + 1.0 - a, |i| (-i * (i - a), x + 1.0 - a + 2.0 * i));
        Tails::from_upper(saddle::poisson(a, x) * a / fraction)
    }
}

/// I_x(a, b) and its complement: the beta distribution of shapes `a`, `b` > 0 at `x`, with `y` = 1 − x given apart.
pub(crate) fn beta(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if x <= 0.0 {
        return Tails::from_lower(0.0);
    }
    if y <= 0.0 {
        return Tails::from_upper(0.0);
    }
    if a.min(b) >= NEARLY_NORMAL {
        let n = a + b;
        // of x and y the smaller has its digits, and with it the distance from the mean
        let away = if x < y { x - a / n } else { b / n - y };
        let half_deviance = saddle::half_deviance(a, n * x) + saddle::half_deviance(b, n * y);
        let spread = libm::sqrt(a / n) * libm::sqrt(b / n);
        let skewness = (b - a) / n / spread;
        let slope = -(skewness * skewness + 3.0) / 12.0;
        let next = skewness / 20.0 + skewness * skewness * skewness / 540.0;
        return nearly_normal(half_deviance, n, away / spread, [skewness, slope, next]);
    }
    // below the mean a/(a + b) the fraction converges, and is made of positive parts
    if b * x <= a * y {
        Tails::from_lower(beta_fraction(a, b, x, y))
    } else {
        Tails::from_upper(beta_fraction(b, a, y, x))
    }
}

/// Temme's uniform expansion to its second term (DLMF 8.12.7 and 8.18.9): with η = ±√(2 D/n), where D is half the deviance,
///
/// ```text
/// lower tail = Φ(η√n) + φ(η√n)/√n · (1/η − 1/u) + …,    1/η − 1/u = p/3 + q η + … near the middle,
/// ```
///
/// with `away` = u, the distance from the middle in deviations of one unit: p = 1, q = −1/12 and the next term, r/n, has r = 1/540 for a
/// gamma distribution; for a beta distribution p is the skewness of one trial, q = −(p² + 3)/12 and r = p/20 + p³/540, at the middle.
fn nearly_normal(half_deviance: f64, n: f64, away: f64, [p, q, r]: [f64; 3]) -> Tails {
    let root = libm::sqrt(n);
    let z = libm::sqrt(2.0 * half_deviance).copysign(away);
    let eta = z / root;
    let correction = if eta.abs() * p.abs().max(1.0) < NEAR {
        p / 3.0 + q * eta
    } else {
        1.0 / eta - 1.0 / away
    };
    let part = normal::pdf(z) / root * (correction + r / n);
    if z < 0.0 {
        Tails::from_lower(normal::survival(-z) + part)
    } else {
        Tails::from_upper(normal::survival(z) - part)
    }
}

/// I_x(a, b) = x^a y^b/B(a, b) · 1/(β₀ + α₁/(β₁ + α₂/(β₂ + …))): the even part of the usual continued fraction
/// (DLMF 8.17.22), after Didonato and Morris (1992). The usual one subtracts nearly equal numbers as x nears 1.
fn beta_fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let above = a * y - b * x;
    let under = |n: f64| {
        n + n * (b - n) * x / (a + 2.0 * n - 1.0)
            + (a + n) / (a + 2.0 * n + 1.0) * (above + 1.0 + n * (1.0 + y))
    };
    // n = 0 apart: its middle term is 0, and would be 0/0 for a = 1
    let first = a / (a + 1.0) * (above + 1.0);
    let fraction = lentz(first, |n| {
        let step = x / (a + 2.0 * n - 1.0);
        let over = (a + n - 1.0) * (a + b + n - 1.0) * n * (b - n) * step * step;
        (over, under(n))
    });
    front(a, b, x, y) / fraction
}

/// x^a y^b/B(a, b).
fn front(a: f64, b: f64, x: f64, y: f64) -> f64 {
    saddle::two_part(a, b, x, y) * (a / (a + b)) * b
}

/// first + over₁/(under₁ + over₂/(under₂ + …)) by the modified Lentz method.
fn lentz(first: f64, parts: impl Fn(f64) -> (f64, f64)) -> f64 {
    const TINY: f64 = 1e-290;
    let away = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut value = away(first);
    let (mut c, mut d) = (value, 0.0);
    for step in 1..MOST_STEPS {
        let (over, under) = parts(f64::from(step));
        d = 1.0 / away(under + over * d);
        c = away(under + over / c);
        let change = c * d;
        value *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    value
}

/// The x at which the gamma distribution of shape `a` has the share; 0 and ∞ at its ends.
pub(crate) fn gamma_inverse(a: f64, share: Share) -> f64 {
    match share {
        Share::Lower(p) if p <= 0.0 => return 0.0,
        Share::Upper(p) if p <= 0.0 => return f64::INFINITY,
        Share::Lower(_) | Share::Upper(_) => {}
    }
    // Wilson and Hilferty's cube, or the first term of the series where the cube is useless
    let z = match share {
        Share::Lower(p) => normal::quantile(p),
        Share::Upper(p) => normal::upper_quantile(p),
    };
    let ninth = 1.0 / (9.0 * a);
    let cube = 1.0 - ninth + z * libm::sqrt(ninth);
    let p = match share {
        Share::Lower(p) => p,
        Share::Upper(p) => 1.0 - p,
    };
    let by_series = (libm::log(p) + libm::lgamma(a + 1.0)) / a;
    let start = if cube > 0.1 && a > 0.5 {
        libm::log(a) + 3.0 * libm::log(cube)
    } else {
        by_series.min(libm::log(a + 40.0))
    };
    let log_x = solve(share, start, |log_x| {
        let x = libm::exp(log_x);
        // x times the density, the slope in ln x
        (gamma(a, x), a * saddle::poisson(a, x))
    });
    // exp turns the last digit of a long logarithm into many digits of x: one more Newton step, on x itself
    let x = libm::exp(log_x);
    let (tails, slope) = (gamma(a, x), a * saddle::poisson(a, x));
    let correction = match share {
        Share::Lower(p) => (p - tails.lower) / slope,
        Share::Upper(p) => (tails.upper - p) / slope,
    };
    if correction.abs() < 1e-6 {
        x * (1.0 + correction)
    } else {
        x
    }
}

/// The x, and 1 − x, at which the beta distribution of shapes `a` and `b` has the share.
pub(crate) fn beta_inverse(a: f64, b: f64, share: Share) -> (f64, f64) {
    match share {
        Share::Lower(p) if p <= 0.0 => return (0.0, 1.0),
        Share::Upper(p) if p <= 0.0 => return (1.0, 0.0),
        Share::Lower(_) | Share::Upper(_) => {}
    }
    let logit = solve(share, libm::log(a / b), |logit| {
        let (x, y) = both(logit);
        (
            beta(a, b, x, y),
            saddle::two_part(a, b, x, y) * (a / (a + b)) * b,
        )
    });
    both(logit)
}

/// x and 1 − x of a logit, each to full relative precision.
fn both(logit: f64) -> (f64, f64) {
    let small = libm::exp(-logit.abs());
    let (minor, major) = (small / (1.0 + small), 1.0 / (1.0 + small));
    if logit < 0.0 {
        (minor, major)
    } else {
        (major, minor)
    }
}

/// The u at which the tails have the share, by Newton's method on the logarithm of the smaller tail, kept inside a
/// bracket that only ever shrinks. `at` gives the tails and the slope of the lower one.
///
/// The logarithm of a tail is concave in u for the distributions here, so that Newton's steps cannot cycle; the
/// bracket is the guard against steps from where the tail is flat.
fn solve(share: Share, start: f64, at: impl Fn(f64) -> (Tails, f64)) -> f64 {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let mut u = start;
    let mut reach = 1.0;
    for _ in 0..200 {
        let (tails, slope) = at(u);
        let (found, wanted, sign) = match share {
            Share::Lower(p) => (tails.lower, p, 1.0),
            Share::Upper(p) => (tails.upper, p, -1.0),
        };
        let too_high = (found > wanted) == (sign > 0.0);
        if found == wanted {
            return u;
        }
        if too_high {
            high = u;
        } else {
            low = u;
        }
        // d ln(found)/du = sign · slope/found
        let step = -sign * ratio_log(found, wanted) * found / slope;
        let mut next = u + step;
        // NaN, where a tail or its slope is 0, is outside too
        let inside = next > low && next < high && next.is_finite();
        if !inside {
            next = if low == f64::NEG_INFINITY {
                reach *= 2.0;
                high - reach
            } else if high == f64::INFINITY {
                reach *= 2.0;
                low + reach
            } else {
                low + (high - low) / 2.0
            };
        }
        if (next - u).abs() <= 2.0 * f64::EPSILON * u.abs().max(0.5) {
            return next;
        }
        u = next;
    }
    u
}

/// ln(a/b), exact for a near b.
fn ratio_log(a: f64, b: f64) -> f64 {
    let relative = (a - b) / b;
    if relative.abs() < 0.5 {
        libm::log1p(relative)
    } else {
        libm::log(a) - libm::log(b)
    }
}
