//! Trends and alternation in run lengths, alone and with rules about lines.

use improvement::Chart;
use improvement::error::RuleError;
use improvement::spc::Basis;
use improvement::spc::price::{Process, RunLength, Solution, trend_chance};
use improvement::spc::rules::{Rule, RuleSet, Ties};

fn set(rules: impl IntoIterator<Item = Rule>) -> RuleSet {
    RuleSet::new("of-a-test", "1", "a test", rules).expect("a set")
}

fn of(rules: impl IntoIterator<Item = Rule>, process: &Process) -> RunLength {
    RunLength::of(&set(rules), process).expect("a run length")
}

#[track_caller]
fn close(found: f64, expected: f64, relative: f64) {
    let off = found / expected - 1.0;
    assert!(off.abs() <= relative, "{found} and {expected}: {off:e}");
}

/// Two ways of quadrature, or of summing, with some hundred steps.
const ROUNDING: f64 = 1e-12;

/// The order of values alone decides: the chance over all orders is counted in another way.
#[test]
fn trends_against_their_exact_chance() {
    for trend in [3, 4, 5, 6, 7, 9] {
        for process in [
            Process::normal(),
            Process::normal().shifted(1.3).spread(2.0),
            Process::exponential(4.0),
        ] {
            let run = of([Rule::trend(trend)], &process);
            for points in [2, 3, 12, 24, 60, 100] {
                let expected = trend_chance(points, trend.into()).expect("a chance");
                let found = run.within(points as u64);
                assert!((found - expected).abs() < ROUNDING, "{trend} {points}");
            }
            assert!(run.relative_error().expect("as before") < ROUNDING);
            assert!(matches!(run.solution(), Solution::Quadrature { .. }));
        }
    }
}

/// The mean is the sum of the chances of no trend so far, which becomes geometric.
#[test]
fn mean_run_lengths_of_trends() {
    for (trend, printed) in [(5, "73.34"), (6, "421.60"), (7, "2881.85")] {
        let run = of([Rule::trend(trend)], &Process::normal());
        let none = |points| 1.0 - trend_chance(points, trend.into()).expect("a chance");
        let first: f64 = 2.0 + (2..400).map(none).sum::<f64>();
        let ratio = none(400) / none(399);
        let mean = first + none(400) / (1.0 - ratio);
        // 1 − ratio has lost as many digits as the mean has
        close(run.mean(), mean, 1e-9);
        assert_eq!(format!("{:.2}", run.mean()), printed);
    }
}

/// The alternating permutations are counted by Euler's zigzag numbers: 1, 1, 2, 5, 16, 61 …
#[test]
fn alternation_against_the_zigzag_numbers() {
    let zigzag = [2.0, 5.0, 16.0, 61.0, 272.0, 1385.0];
    let mut orders = 2.0;
    for (place, number) in zigzag.into_iter().enumerate() {
        let points = u16::try_from(place + 3).expect("small");
        orders *= f64::from(points);
        let run = of([Rule::alternating(points)], &Process::normal());
        close(run.within(points.into()), 2.0 * number / orders, ROUNDING);
        assert_eq!(run.within(u64::from(points) - 1), 0.0);
    }
    let fourteen = of([Rule::alternating(14)], &Process::normal());
    close(
        fourteen.within(14),
        2.0 * 199_360_981.0 / 87_178_291_200.0,
        ROUNDING,
    );
    assert_eq!(format!("{:.2}", fourteen.mean()), "601.01");
}

/// Set, mean run length, and the chance of a false alarm in 12, 20, 24 and 36 points.
#[test]
fn whole_rule_sets() {
    let table = [
        (
            RuleSet::nelson(),
            "73.48",
            ["0.09879", "0.19933", "0.24486", "0.36661"],
        ),
        (
            RuleSet::provost_murray(),
            "89.11",
            ["0.08714", "0.16978", "0.20820", "0.31317"],
        ),
        (
            RuleSet::making_data_count_7_7(),
            "85.99",
            ["0.09611", "0.18038", "0.21951", "0.32603"],
        ),
        (
            RuleSet::making_data_count_6_6(),
            "48.06",
            ["0.17306", "0.31075", "0.37075", "0.52119"],
        ),
        (
            RuleSet::ptd_0_2_2(),
            "85.99",
            ["0.09611", "0.18038", "0.21951", "0.32603"],
        ),
        (
            RuleSet::powerbi_spc_1_8(),
            "41.83",
            ["0.19867", "0.35193", "0.41717", "0.57607"],
        ),
        (
            RuleSet::jasp(),
            "75.60",
            ["0.10325", "0.19904", "0.24296", "0.36084"],
        ),
        (
            RuleSet::rspc_1_2_2(),
            "73.48",
            ["0.09879", "0.19933", "0.24486", "0.36661"],
        ),
    ];
    // 100,000 series each, as published in three decimals: 4 standard errors and the rounding
    let simulated = [
        [0.099, 0.198, 0.242, 0.368],
        [0.087, 0.168, 0.208, 0.311],
        [0.096, 0.179, 0.219, 0.326],
        [0.173, 0.310, 0.369, 0.520],
        [0.096, 0.179, 0.219, 0.326],
        [0.199, 0.352, 0.417, 0.576],
        [0.103, 0.198, 0.242, 0.361],
        [0.099, 0.198, 0.242, 0.368],
    ];
    for ((rules, mean, within), simulated) in table.into_iter().zip(simulated) {
        let run = RunLength::of(&rules, &Process::normal()).expect("a run length");
        assert_eq!(format!("{:.2}", run.mean()), mean, "{rules}");
        for ((points, expected), simulated) in
            [12, 20, 24, 36].into_iter().zip(within).zip(simulated)
        {
            let found = run.within(points);
            assert_eq!(format!("{found:.5}"), expected, "{rules} at {points}");
            let error = 4.0 * (found * (1.0 - found) / 1e5).sqrt() + 0.0005;
            assert!(
                (found - simulated).abs() < error,
                "{rules} at {points}: {simulated}"
            );
        }
        assert!(
            run.relative_error().expect("as before") < ROUNDING,
            "{rules}"
        );
        let first = run.first().expect("few states");
        let (all, alone) = first.iter().fold((0.0, 0.0), |sum, rule| {
            (sum.0 + rule.chance, sum.1 + rule.alone)
        });
        assert!(
            all >= 1.0 - ROUNDING && alone <= 1.0 + ROUNDING,
            "{all} {alone}"
        );
    }
}

/// Uniform numbers by SplitMix64, normal ones from two of them by Box and Muller.
struct Draws(u64);

impl Draws {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

/// Charts of simulated values, their limits known, signal as often as the chain says.
#[test]
fn exact_and_simulated_answers_agree() {
    const SERIES: u32 = 8000;
    let mut draws = Draws(20_261_125);
    for (rules, shift) in [
        (RuleSet::nelson(), 0.0),
        (RuleSet::nelson(), 0.8),
        (RuleSet::making_data_count_7_7(), 0.0),
        (RuleSet::provost_murray(), -0.5),
    ] {
        let process = Process::normal().shifted(shift);
        let run = RunLength::of(&rules, &process).expect("a run length");
        let options = Chart::options()
            .baseline(Basis::process(0.0, 1.0))
            .rules(rules.clone());
        let mut signals = 0;
        for _ in 0..SERIES {
            let values: Vec<f64> = (0..24).map(|_| draws.normal() + shift).collect();
            let chart = options.xmr(values).expect("a chart");
            signals += u32::from(!chart.signals().is_empty());
        }
        let found = f64::from(signals) / f64::from(SERIES);
        let expected = run.within(24);
        let error = (expected * (1.0 - expected) / f64::from(SERIES)).sqrt();
        assert!(
            (found - expected).abs() < 4.0 * error,
            "{rules} {shift}: {found} {expected}"
        );
    }
}

/// Every series of a few counts, each with its chance: ties and all.
#[test]
fn counts_against_every_series() {
    const POINTS: usize = 7;
    let chances = [1.0, 4.0, 6.0, 4.0, 1.0].map(|ways| ways / 16.0);
    let sets = [
        set([Rule::trend(3)]),
        set([Rule::trend(3).with_ties(Ties::Skip), Rule::run(4)]),
        set([Rule::trend(4).with_ties(Ties::Extend), Rule::two_of_three()]),
        set([Rule::alternating(4), Rule::run(5).with_ties(Ties::Skip)]),
        set([Rule::alternating(4).with_ties(Ties::Extend)]),
        set([Rule::alternating(5).with_ties(Ties::Skip), Rule::trend(4)]),
    ];
    for rules in sets {
        let run = RunLength::of(&rules, &Process::binomial(4, 0.5)).expect("a run length");
        assert!(matches!(run.solution(), Solution::Chain { .. }));
        assert_eq!(run.relative_error(), Ok(0.0));
        // 2 ± 1 sigma and more are the lines of both
        let options = Chart::options()
            .baseline(Basis::process(2.0, 1.0))
            .rules(rules.clone())
            .provisional();
        let mut within = [0.0; POINTS];
        for series in 0..5_usize.pow(7) {
            let counts: Vec<usize> = (0..7_u32).map(|at| series / 5_usize.pow(at) % 5).collect();
            let chance: f64 = counts.iter().map(|&count| chances[count]).product();
            let chart = options
                .xmr(counts.iter().map(|&count| count as f64))
                .expect("a chart");
            let first = chart
                .signals()
                .iter()
                .map(improvement::spc::rules::Signal::first_hit)
                .min();
            if let Some(first) = first {
                for within in &mut within[first..] {
                    *within += chance;
                }
            }
        }
        for (points, expected) in (1..).zip(within) {
            let found = run.within(points);
            assert!(
                (found - expected).abs() < ROUNDING,
                "{:?} {points}: {found} {expected}",
                rules.rules()
            );
        }
    }
}

/// A trend of 20 points comes once in 10^18: with it a set says what it says without, by the other chain.
#[test]
fn zones_by_quadrature_are_zones() {
    let slow = |rules: &RuleSet| rules.clone().with(Rule::trend(20)).expect("a rule");
    for process in [
        Process::normal(),
        Process::normal().shifted(1.0),
        Process::normal().shifted(-0.4).spread(1.5),
        Process::exponential(5.0).becoming(8.0),
        Process::poisson(4.0),
        Process::poisson(4.0).becoming(6.5),
        Process::binomial(50, 0.1).becoming(0.2),
    ] {
        for rules in [
            RuleSet::western_electric(),
            set([Rule::run(6)]),
            set([Rule::beyond_limits(), Rule::within(9)]),
        ] {
            let run = RunLength::of(&rules, &process).expect("a run length");
            let other = RunLength::of(&slow(&rules), &process).expect("a run length");
            // ties of counts make long trends no likelier
            close(other.mean(), run.mean(), 1e-10);
            close(other.standard_deviation(), run.standard_deviation(), 1e-9);
            close(other.within(24), run.within(24), 1e-10);
            close(
                other.mean_in_steady_state(),
                run.mean_in_steady_state(),
                1e-9,
            );
            assert_eq!(other.median(), run.median());
            let firsts = run
                .first()
                .expect("few")
                .into_iter()
                .zip(other.first().expect("few"));
            for (one, other) in firsts {
                assert!((one.chance - other.chance).abs() < 1e-10);
                assert!((one.alone - other.alone).abs() < 1e-10);
            }
        }
    }
}

/// Steady state against the long way round: the change comes after n points without a signal.
#[test]
fn the_last_value_before_a_change_counts() {
    let rules = set([Rule::trend(4)]);
    let steady = RunLength::of(&rules, &Process::normal()).expect("a run length");
    // a change that is none
    let same = RunLength::of(&rules, &Process::normal().shifted(1e-9)).expect("a run length");
    close(
        same.mean_in_steady_state(),
        steady.mean_in_steady_state(),
        1e-8,
    );
    // far above all values before, the first point after the change is a step up for certain: so it is on the way
    // from (0 to 2 steps up, or some down) to what follows
    let mut draws = Draws(7);
    for shift in [0.0, 1.0, -3.0] {
        let run = RunLength::of(&rules, &Process::normal().shifted(shift)).expect("a run length");
        let (mut sum, mut squares, mut series) = (0.0, 0.0, 0.0_f64);
        while series < 40_000.0 {
            let mut last = f64::NAN;
            let (mut up, mut down) = (0, 0);
            let mut step = |value: f64| {
                (up, down) = (
                    if value > last { up + 1 } else { 0 },
                    if value < last { down + 1 } else { 0 },
                );
                last = value;
                up < 3 && down < 3
            };
            // 30 points before the change; what signals in them is left out
            if !(0..30).all(|_| step(draws.normal())) {
                continue;
            }
            let mut points = 1.0;
            while step(draws.normal() + shift) {
                points += 1.0;
            }
            sum += points;
            squares += points * points;
            series += 1.0;
        }
        let mean: f64 = sum / series;
        let error = ((squares / series - mean * mean) / series).sqrt();
        let found = run.mean_in_steady_state();
        assert!(
            (found - mean).abs() < 4.0 * error,
            "{shift}: {found} {mean} {error}"
        );
    }
}

#[test]
fn what_cannot_be_followed() {
    let refused = |rules: RuleSet, process: Process| {
        RunLength::of(&rules, &process)
            .expect_err("too much")
            .kind()
            .clone()
    };
    // a million different counts, each with what the rules remember
    let large = refused(set([Rule::trend(7)]), Process::poisson(1e10));
    assert_eq!(
        large,
        RuleError::TooManyStates {
            most: 1 << 20,
            rule: None
        }
        .into()
    );
    let long = refused(set([Rule::trend(60_000)]), Process::normal());
    assert_eq!(
        long,
        RuleError::TooManyStates {
            most: 4096,
            rule: Some("trend-of-60000".to_owned())
        }
        .into()
    );
    // three counts never rise seven times
    let never = of([Rule::trend(7)], &Process::binomial(2, 0.5));
    assert_eq!(never.mean(), f64::INFINITY);
    assert_eq!(never.standard_deviation(), f64::INFINITY);
    assert_eq!(never.mean_in_steady_state(), f64::INFINITY);
    assert_eq!(never.within(1000), 0.0);
    assert_eq!(never.median(), None);
    assert_eq!(never.first().expect("few states")[0].chance, 0.0);
}
