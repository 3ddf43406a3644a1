//! A shift of one standard deviation of what is plotted is seen as often on every kind of chart: against a simulation that uses
//! nothing of the crate.

use improvement::spc::price::{Change, Design, Process};
use improvement::spc::rules::{Pattern, Rule, RuleSet};
use improvement::{Chart, Kind, Series};

/// Points of a chart; the shift comes half-way.
const POINTS: usize = 24;
/// Events, and non-events, expected at a point at least.
const EVENTS: u32 = 100;
/// Series on either side of a comparison.
const SERIES: u32 = 2500;
/// Two counts may differ by this many of their common standard errors.
const ERRORS: f64 = 4.0;
/// Kinds may differ by this much among each other: counts are not quite normal, and vary more after a rise than after a fall.
const AMONG_KINDS: f64 = 0.05;
/// Points in a row on one side of the centre.
const RUN: u32 = 7;

/// Uniform numbers: splitmix64, which shares nothing with the crate's generator.
struct Draws(u64);

impl Draws {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((bits ^ (bits >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Box and Muller.
    fn normal(&mut self) -> f64 {
        let (radius, turn) = (1.0 - self.uniform(), self.uniform());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * turn).cos()
    }

    /// The place of a uniform number among cumulated chances.
    fn among(&mut self, cumulated: &[f64]) -> f64 {
        let u = self.uniform();
        cumulated.partition_point(|&up_to| up_to < u) as f64
    }
}

/// From ln P(0) and the ratios of neighbours to the cumulated chances.
fn cumulated(log_none: f64, most: u32, ratio: impl Fn(f64) -> f64) -> Vec<f64> {
    let (mut log, mut sum) = (log_none, 0.0);
    (0..=most)
        .map(|count| {
            if count > 0 {
                log += ratio(f64::from(count)).ln();
            }
            sum += log.exp();
            sum
        })
        .collect()
}

fn binomial(trials: u32, chance: f64) -> Vec<f64> {
    let n = f64::from(trials);
    let none = n * (1.0 - chance).ln();
    cumulated(none, trials, |k| {
        (n - k + 1.0) / k * chance / (1.0 - chance)
    })
}

fn poisson(mean: f64) -> Vec<f64> {
    cumulated(-mean, 1000, |k| mean / k)
}

/// A kind of chart on data of one share: how its points and its limits are made.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Plain {
    Xmr,
    /// With the moving range of the standardised points as further spread, or without.
    Shares {
        prime: bool,
        trials: u32,
    },
    Counts {
        mean: f64,
    },
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn mean_moving_range(values: &[f64]) -> f64 {
    let ranges: Vec<f64> = values
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect();
    // the mean distance of two standard normal values
    mean(&ranges) / std::f64::consts::FRAC_2_SQRT_PI
}

/// A point beyond three sigma, or a run of seven about the mean.
fn signals(values: &[f64], sigma: f64) -> bool {
    let centre = mean(values);
    let (mut run, mut side) = (0, 0.0);
    values.iter().any(|value| {
        let off = value - centre;
        let now = if off.abs() < 1e-9 { 0.0 } else { off.signum() };
        run = if now != 0.0 && now == side {
            run + 1
        } else {
            u32::from(now != 0.0)
        };
        side = now;
        off.abs() > 3.0 * sigma || run >= RUN
    })
}

/// How often a shift by so many standard deviations is seen, counted plainly.
fn counted(plain: Plain, chance: f64, shift: f64) -> f64 {
    let mut draws = Draws(0x1847 ^ chance.to_bits() ^ shift.to_bits());
    let tables = match plain {
        Plain::Xmr => [Vec::new(), Vec::new()],
        Plain::Shares { trials, .. } => {
            let sigma = (chance * (1.0 - chance) / f64::from(trials)).sqrt();
            [
                binomial(trials, chance),
                binomial(trials, chance + shift * sigma),
            ]
        }
        Plain::Counts { mean } => [poisson(mean), poisson(mean + shift * mean.sqrt())],
    };
    let mut seen = 0;
    for _ in 0..SERIES {
        let values: Vec<f64> = (0..POINTS)
            .map(|point| {
                let after = point >= POINTS / 2;
                match plain {
                    Plain::Xmr => draws.normal() + if after { shift } else { 0.0 },
                    Plain::Shares { .. } | Plain::Counts { .. } => {
                        draws.among(&tables[usize::from(after)])
                    }
                }
            })
            .collect();
        let sigma = match plain {
            Plain::Xmr | Plain::Shares { prime: true, .. } => mean_moving_range(&values),
            Plain::Shares { trials, .. } => {
                let events = mean(&values);
                (events * (1.0 - events / f64::from(trials))).sqrt()
            }
            Plain::Counts { .. } => mean(&values).sqrt(),
        };
        seen += u32::from(signals(&values, sigma));
    }
    f64::from(seen) / f64::from(SERIES)
}

fn rules() -> RuleSet {
    let run = Rule::run(7);
    assert!(matches!(run.pattern(), Pattern::Run { .. }));
    RuleSet::new(
        "limits-and-runs",
        "1",
        "a test",
        [Rule::beyond_limits(), run],
    )
    .expect("a set")
}

/// The crate's own power of a kind.
fn power(kind: Kind, process: Process, shift: f64) -> f64 {
    let design = Design::new(kind, rules(), POINTS, process).expect("a design");
    let design = match kind {
        Kind::U => design.with_denominators([40; POINTS]).expect("exposures"),
        _ => design,
    };
    let power = design.simulated(SERIES, 20).power(Change::Shift(shift));
    power.expect("a power").chance()
}

#[test]
fn one_standard_deviation_is_the_same_on_every_kind() {
    let error = (0.25_f64 / f64::from(SERIES)).sqrt();
    // each power is one of many, so that the farthest two are several errors apart by chance alone
    let among = AMONG_KINDS + 2.0 * ERRORS * error;
    for shift in [1.0, -1.0] {
        let mut all = vec![(
            Kind::Individuals,
            Plain::Xmr,
            0.5,
            power(Kind::Individuals, Process::normal(), shift),
        )];
        let mean = f64::from(EVENTS);
        for kind in [Kind::C, Kind::U] {
            all.push((
                kind,
                Plain::Counts { mean },
                0.5,
                power(kind, Process::poisson(mean), shift),
            ));
        }
        for chance in [0.02, 0.2, 0.5, 0.9, 0.98_f64] {
            let rarer = chance.min(1.0 - chance);
            let trials = (f64::from(EVENTS) / rarer).round();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "some thousand"
            )]
            let trials = trials as u32;
            for (kind, prime) in [(Kind::P, false), (Kind::Np, false), (Kind::PPrime, true)] {
                let found = power(kind, Process::binomial(trials, chance), shift);
                all.push((kind, Plain::Shares { prime, trials }, chance, found));
            }
        }
        for &(kind, plain, chance, found) in &all {
            let expected = counted(plain, chance, shift);
            assert!(
                (found - expected).abs() < ERRORS * error * std::f64::consts::SQRT_2,
                "{kind:?} at {chance}, {shift}: {found} against {expected}"
            );
        }
        let powers = || all.iter().map(|one| one.3);
        let (least, most) = (powers().fold(1.0, f64::min), powers().fold(0.0, f64::max));
        assert!(most - least < among, "{shift}: from {least} to {most}");
    }
}

/// A chart of its own data, above a share of one half: what was an error is a power, and what cannot be is refused.
#[test]
fn a_chart_of_high_shares_has_a_power() {
    let events =
        |share: u32, trials: u32| (0..24).map(move |i| (trials * share / 100) + (i * 7) % 5);
    let p = |share| {
        Chart::options().rules(rules()).chart(
            Kind::P,
            Series::proportions(events(share, 400), vec![400; 24]).expect("a series"),
        )
    };
    let power = |share| p(share).expect("a chart").power(1.0).expect("a power");
    for share in [20, 60, 90] {
        let found = power(share).chance();
        assert!((found - 0.43).abs() < AMONG_KINDS, "{share}: {found}");
    }
    // 19.5 of 20 and one standard deviation more is past all of them
    let full = (0..24).map(|i| 19 + u32::from(i % 2 == 0));
    let chart = Chart::options()
        .rules(rules())
        .chart(
            Kind::P,
            Series::proportions(full, vec![20; 24]).expect("a series"),
        )
        .expect("a chart");
    let error = chart.power(1.0).expect_err("more than all");
    assert_eq!(error.code(), "bad_option");
    assert!(
        error
            .to_string()
            .starts_with("the chance after the change is 1.00"),
        "{error}"
    );
    assert!(chart.power(-1.0).is_ok());
}
