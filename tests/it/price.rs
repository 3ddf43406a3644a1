//! Prices with known limits: published run lengths, and what is refused.

use improvement::spc::Centre;
use improvement::spc::Width;
use improvement::spc::price::{CountEwma, Process, RunLength};
use improvement::spc::rules::{Border, Edge, Pattern, Rule, RuleSet, Seen, Sides, Ties};
use improvement::{Error, Side};

fn set(rules: impl IntoIterator<Item = Rule>) -> RuleSet {
    RuleSet::new("of-a-test", "1", "a test", rules).expect("a set")
}

fn of(rules: impl IntoIterator<Item = Rule>, process: &Process) -> RunLength {
    RunLength::of(&set(rules), process).expect("a run length")
}

/// The number as it is printed with n decimals.
fn printed(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

/// Champ and Woodall, Technometrics 29 (1987) 393, Table 1: shift, then the rules 1, 1 2, 1 3 and 1 4.
const CHAMP_AND_WOODALL: [(f64, [&str; 4]); 16] = [
    (0.0, ["370.40", "225.44", "166.05", "152.73"]),
    (0.2, ["308.43", "177.56", "120.70", "110.52"]),
    (0.4, ["200.08", "104.46", "63.88", "59.76"]),
    (0.6, ["119.67", "57.92", "33.99", "33.64"]),
    (0.8, ["71.55", "33.12", "19.78", "21.07"]),
    (1.0, ["43.89", "20.01", "12.66", "14.58"]),
    (1.2, ["27.82", "12.81", "8.84", "10.90"]),
    (1.4, ["18.25", "8.69", "6.62", "8.60"]),
    (1.6, ["12.38", "6.21", "5.24", "7.03"]),
    (1.8, ["8.69", "4.66", "4.33", "5.85"]),
    (2.0, ["6.30", "3.65", "3.68", "4.89"]),
    (2.2, ["4.72", "2.96", "3.18", "4.08"]),
    (2.4, ["3.65", "2.48", "2.78", "3.38"]),
    (2.6, ["2.90", "2.13", "2.43", "2.81"]),
    (2.8, ["2.38", "1.87", "2.14", "2.35"]),
    (3.0, ["2.00", "1.68", "1.89", "1.99"]),
];

#[test]
fn champ_and_woodall_to_every_printed_digit() {
    let sets = [
        set([Rule::beyond_limits()]),
        set([Rule::beyond_limits(), Rule::two_of_three()]),
        set([Rule::beyond_limits(), Rule::four_of_five()]),
        set([Rule::beyond_limits(), Rule::run(8)]),
    ];
    for (shift, row) in CHAMP_AND_WOODALL {
        for (rules, expected) in sets.iter().zip(row) {
            for shift in [shift, -shift] {
                let process = Process::normal().shifted(shift);
                let found = RunLength::of(rules, &process).expect("a run length").mean();
                assert_eq!(printed(found, 2), expected, "at a shift of {shift}");
            }
        }
    }
}

/// Rules, mean run length steady and at a shift of 1, and the chance of a false alarm in 12, 20, 24 and 36 points.
#[test]
fn exact_prices_of_rule_sets() {
    let without = |set: RuleSet, rules: &[&str]| {
        rules.iter().fold(set, |set, rule| {
            set.without(rule).expect("a rule of the set")
        })
    };
    let table: [(RuleSet, &str, &str, [&str; 4]); 8] = [
        (
            RuleSet::western_electric(),
            "91.75",
            "9.22",
            ["0.0954", "0.1739", "0.2106", "0.3111"],
        ),
        (
            RuleSet::qcc_2_7(),
            "95.73",
            "12.18",
            ["0.0849", "0.1616", "0.1975", "0.2963"],
        ),
        (
            RuleSet::autospc_0_0_0_9051(),
            "152.73",
            "14.58",
            ["0.0546", "0.1042", "0.1279", "0.1956"],
        ),
        (
            set([Rule::beyond_limits(), Rule::run(9)]),
            "216.70",
            "17.05",
            ["0.0414", "0.0767", "0.0938", "0.1434"],
        ),
        (
            set([Rule::beyond_limits(), Rule::two_of_three(), Rule::run(7)]),
            "83.16",
            "10.29",
            ["0.1013", "0.1877", "0.2277", "0.3364"],
        ),
        (
            set([Rule::beyond_limits(), Rule::two_of_three(), Rule::run(8)]),
            "122.05",
            "11.73",
            ["0.0718", "0.1324", "0.1612", "0.2421"],
        ),
        (
            without(RuleSet::making_data_count_7_7(), &["trend-of-7"]),
            "87.93",
            "10.62",
            ["0.0944", "0.1769", "0.2153", "0.3200"],
        ),
        (
            without(
                RuleSet::nelson(),
                &[
                    "trend-of-6",
                    "alternating-14",
                    "15-within-1-sigma",
                    "8-outside-1-sigma",
                ],
            ),
            "109.05",
            "9.70",
            ["0.0837", "0.1504", "0.1819", "0.2696"],
        ),
    ];
    for (rules, steady, moved, within) in table {
        let run = RunLength::of(&rules, &Process::normal()).expect("a run length");
        assert_eq!(printed(run.mean(), 2), steady, "{}", rules.name());
        let shifted = Process::normal().shifted(1.0);
        let found = RunLength::of(&rules, &shifted)
            .expect("a run length")
            .mean();
        assert_eq!(printed(found, 2), moved, "{}", rules.name());
        for (points, expected) in [12, 20, 24, 36].into_iter().zip(within) {
            assert_eq!(
                printed(run.within(points), 4),
                expected,
                "{} at {points}",
                rules.name()
            );
        }
    }
}

#[test]
fn single_rules() {
    let both_sides = Rule::of(Pattern::Outside {
        points: 8,
        border: Border::Sigma(1.0),
        edge: Edge::Excluded,
        seen: Seen::BothSides,
    });
    let table = [
        (Rule::run(7), "127.00"),
        (Rule::run(8), "255.00"),
        (Rule::run(9), "511.00"),
        (Rule::two_of_three(), "510.69"),
        (Rule::four_of_five(), "291.32"),
        (Rule::within(15), "963.27"),
        (Rule::outside(8), "14251.37"),
        (both_sides, "14342.30"),
    ];
    for (rule, expected) in table {
        let name = rule.name().into_owned();
        let found = of([rule], &Process::normal()).mean();
        assert_eq!(printed(found, 2), expected, "{name}");
    }
}

/// Closed forms for one rule of one point: the run length is geometric.
#[test]
fn one_point_beyond_is_geometric() {
    /// Sums of a few hundred terms.
    const RELATIVE: f64 = 1e-12;
    let close = |a: f64, b: f64| assert!((a / b - 1.0).abs() < RELATIVE, "{a} {b}");
    let run = of([Rule::beyond_limits()], &Process::normal());
    let chance = Width::THREE_SIGMA;
    close(run.mean(), 1.0 / chance);
    close(run.standard_deviation(), (1.0 - chance).sqrt() / chance);
    close(run.within(24), 1.0 - (1.0 - chance).powi(24));
    close(run.within(100_000), 1.0);
    assert_eq!(run.within(0), 0.0);
    assert_eq!(run.median(), Some(257));
    close(run.mean_in_steady_state(), run.mean());
    // 1 − (1 − p)^n ≥ q from n = ln(1 − q) / ln(1 − p) on
    for q in [0.001, 0.1, 0.9, 0.999_999] {
        let points = ((1.0_f64 - q).ln() / (1.0 - chance).ln()).ceil();
        assert_eq!(
            run.percentile(q).expect("a chance").map(|n| n as f64),
            Some(points)
        );
    }
}

/// A run of r on either side: the mean is 2^r − 1, and the chance of none in n points follows a recurrence.
#[test]
fn runs_follow_their_recurrence() {
    for length in 2..12_u16 {
        let run = of([Rule::run(length)], &Process::normal());
        assert_eq!(
            printed(run.mean(), 6),
            printed(2.0_f64.powi(length.into()) - 1.0, 6)
        );
        // sequences of n points without a run of r: twice as many as compositions of n into parts below r
        let parts = usize::from(length);
        let mut compositions = vec![1.0_f64];
        for n in 1..=60_usize {
            compositions.push(
                (1..parts.min(n + 1))
                    .map(|part| compositions[n - part])
                    .sum(),
            );
            let none = 2.0 * compositions[n] / 2.0_f64.powi(i32::try_from(n).expect("small"));
            let found = run.within(n as u64);
            assert!(
                (found - (1.0 - none)).abs() < 1e-12,
                "{length} {n}: {found}"
            );
        }
    }
}

/// The distribution gives the mean and the spread again, and the percentiles undo it.
#[test]
#[ignore = "too long without optimisation: .ci/run runs it"]
fn mean_and_spread_are_those_of_the_distribution() {
    for (rules, process) in [
        (RuleSet::western_electric(), Process::normal()),
        (
            RuleSet::western_electric(),
            Process::normal().shifted(-1.5).spread(1.2),
        ),
        (RuleSet::qcc_3(), Process::exponential(3.0)),
        (RuleSet::western_electric(), Process::poisson(4.0)),
    ] {
        let run = RunLength::of(&rules, &process).expect("a run length");
        let (mut mean, mut square) = (0.0, 0.0);
        let mut before = 0.0;
        for points in 1..6000_u32 {
            let within = run.within(points.into());
            mean += f64::from(points) * (within - before);
            square += f64::from(points).powi(2) * (within - before);
            before = within;
        }
        assert!((before - 1.0).abs() < 1e-9, "{before}");
        assert!(
            (run.mean() / mean - 1.0).abs() < 1e-6,
            "{} {mean}",
            run.mean()
        );
        let deviation = (square - mean * mean).sqrt();
        assert!((run.standard_deviation() / deviation - 1.0).abs() < 1e-5);
        for chance in [0.05, 0.5, 0.95] {
            let points = run.percentile(chance).expect("a chance").expect("a signal");
            assert!(run.within(points) >= chance && run.within(points - 1) < chance);
        }
    }
}

#[test]
fn which_rule_is_first() {
    let above = Rule::beyond_limits().with_sides(Sides::Only(Side::Above));
    let below = Rule::beyond_limits().with_sides(Sides::Only(Side::Below));
    let process = Process::normal().shifted(0.5);
    let first = of([above.clone(), below.clone()], &process)
        .first()
        .expect("few states");
    // one point is beyond one limit only: the chances are as those of the sides
    let (up, down) = (of([above], &process).mean(), of([below], &process).mean());
    assert_eq!(
        printed(first[0].chance, 12),
        printed(down / (up + down), 12)
    );
    assert_eq!(
        printed(first[0].chance + first[1].chance, 12),
        "1.000000000000"
    );
    assert_eq!(first[0].alone, first[0].chance);

    for shift in [0.0, 1.0, 3.0] {
        let process = Process::normal().shifted(shift);
        let run = RunLength::of(&RuleSet::western_electric(), &process).expect("a run length");
        let first = run.first().expect("few states");
        let (all, alone): (f64, f64) = first.iter().fold((0.0, 0.0), |sum, rule| {
            (sum.0 + rule.chance, sum.1 + rule.alone)
        });
        assert!(all >= 1.0 && alone <= 1.0, "{all} {alone}");
        assert!(first.iter().all(|rule| rule.alone <= rule.chance));
    }
}

/// Rates of false alarms of one point, as methods papers quote them.
#[test]
fn attribute_rates() {
    let rate = |process: Process, side| {
        of(
            [Rule::beyond_limits().with_sides(Sides::Only(side))],
            &process,
        )
        .within(1)
    };
    let three_sigma = |process: Process| process.width(Width::Sigma(3.0));
    let table = [
        (Process::poisson(1.0), Side::Above, 4, "0.0037"),
        (Process::poisson(2.0), Side::Above, 4, "0.0045"),
        (Process::poisson(16.0), Side::Above, 4, "0.0022"),
        (Process::poisson(16.0), Side::Below, 5, "0.00009"),
        (Process::binomial(50, 0.02), Side::Above, 4, "0.0178"),
        (Process::binomial(100, 0.05), Side::Above, 4, "0.0043"),
        (Process::binomial(100, 0.05), Side::Below, 1, "0.0"),
        (Process::exponential(7.0), Side::Above, 5, "0.00064"),
        (
            three_sigma(Process::geometric(50.0)),
            Side::Above,
            3,
            "0.018",
        ),
    ];
    for (process, side, decimals, expected) in table {
        assert_eq!(
            printed(rate(process.clone(), side), decimals),
            expected,
            "{process:?} {side:?}"
        );
    }
    // the definition, summed
    let mut chance = (-2.0_f64).exp();
    let mut up_to_six = 0.0;
    for events in 0..=6 {
        up_to_six += chance;
        chance *= 2.0 / f64::from(events + 1);
    }
    let found = rate(Process::poisson(2.0), Side::Above);
    assert!((found - (1.0 - up_to_six)).abs() < 1e-15, "{found}"); // 2 + 3 √2 = 6.24
}

/// A count can lie on its line, and a rule says what that means.
#[test]
fn a_count_on_the_centre() {
    let process = Process::poisson(4.0);
    let mean = |ties| of([Rule::run(2).with_ties(ties)], &process).mean();
    // up, down and on the line, from the definition
    let on = (-4.0_f64).exp() * 4.0_f64.powi(4) / 24.0;
    let down = (-4.0_f64).exp() * (1.0 + 4.0 + 8.0 + 32.0 / 3.0);
    let up = 1.0 - on - down;
    // after one point above: x = 1 + down·y + on·z, after one below: y = 1 + up·x + on·z, at the start z = 1 + …
    let solve = |on_x: f64, stay: f64| {
        // a point on the line leads to the start (Break) or stays where it was (Skip)
        let mut at = [0.0_f64; 3];
        for _ in 0..10_000 {
            at = [
                1.0 + up * at[1] + down * at[2] + on * at[0],
                1.0 + down * at[2] + on * (on_x * at[0] + stay * at[1]),
                1.0 + up * at[1] + on * (on_x * at[0] + stay * at[2]),
            ];
        }
        at[0]
    };
    assert_eq!(printed(mean(Ties::Break), 9), printed(solve(1.0, 0.0), 9));
    assert_eq!(printed(mean(Ties::Skip), 9), printed(solve(0.0, 1.0), 9));
    assert!(mean(Ties::Extend) < mean(Ties::Skip));
}

/// The probability limits of a g chart hold what they promise; so does a centre that is the median.
#[test]
fn exact_limits_of_cases_between() {
    let run = of([Rule::beyond_limits()], &Process::geometric(30.0));
    assert!(run.within(1) <= Width::THREE_SIGMA && run.within(1) > 0.0);
    let about = |centre| {
        let rule = Rule::run(7).with_ties(Ties::Break);
        of([rule], &Process::geometric(30.0).centre(centre)).within(24)
    };
    // 63 % of the points lie below the mean
    let (mean, median) = (about(Centre::Mean), about(Centre::Median));
    assert!(mean > 1.5 * median, "{mean} {median}");
}

#[test]
fn a_set_that_cannot_signal_is_silent_for_ever() {
    // 0 or 1 event in one trial, limits at 0.5 ± 1.5
    let run = of([Rule::beyond_limits()], &Process::binomial(1, 0.5));
    assert_eq!(run.mean(), f64::INFINITY);
    assert_eq!(run.standard_deviation(), f64::INFINITY);
    assert_eq!(run.mean_in_steady_state(), f64::INFINITY);
    assert_eq!(run.within(1_000_000), 0.0);
    assert_eq!(run.median(), None);
    assert_eq!(run.first().expect("few states")[0].chance, 0.0);
}

#[test]
fn far_out_nothing_breaks() {
    for shift in [5.0, 8.0, 40.0, 1e6] {
        let run = of(
            [Rule::beyond_limits(), Rule::run(8), Rule::two_of_three()],
            &Process::normal().shifted(shift),
        );
        assert!((1.0..1.03).contains(&run.mean()), "{}", run.mean());
        assert!(run.standard_deviation().is_finite());
        assert!((run.mean_in_steady_state() - 1.0).abs() < 0.03);
    }
    // once in 3·10^24 points
    let hardly = of([Rule::outside(8)], &Process::normal().spread(0.3));
    let within = hardly.within(1_000_000) * hardly.mean() / 1e6;
    assert!((within - 1.0).abs() < 1e-4, "{within}");
    // one signal in 8·10^14 points: nothing is subtracted, so the digits stay
    let seldom = of(
        [Rule::beyond_limits()],
        &Process::normal().width(Width::Sigma(8.0)),
    );
    let expected = 1.0 / (2.0 * 6.220_960_574_271_786e-16);
    assert!(
        (seldom.mean() / expected - 1.0).abs() < 1e-12,
        "{}",
        seldom.mean()
    );
    assert_eq!(
        printed(seldom.median().expect("a signal") as f64 / seldom.mean(), 6),
        "0.693147"
    );
}

/// A run of r points on either side takes 2^r − 1 points on average: to the last digits, or infinite where no number is so large.
#[test]
fn long_rules_have_their_mean_or_none() {
    /// Sums of some thousand terms.
    const RELATIVE: f64 = 1e-11;
    for length in [100_u16, 601, 1000] {
        let run = of([Rule::run(length)], &Process::normal());
        let expected = 2.0_f64.powi(length.into()) - 1.0;
        assert!(
            (run.mean() / expected - 1.0).abs() < RELATIVE,
            "{length}: {}",
            run.mean()
        );
        assert_eq!(run.relative_error(), Ok(0.0));
    }
    // so seldom a signal is as likely at each point
    let run = of([Rule::run(200)], &Process::normal());
    for found in [run.standard_deviation(), run.mean_in_steady_state()] {
        assert!((found / run.mean() - 1.0).abs() < 1e-9, "{found}");
    }
    assert_eq!(run.median(), Some(u64::MAX));
    let run = of([Rule::run(1300)], &Process::normal());
    assert_eq!(run.mean(), f64::INFINITY);
    assert_eq!(run.standard_deviation(), f64::INFINITY);
    assert_eq!(run.mean_in_steady_state(), f64::INFINITY);
    assert_eq!(run.relative_error(), Ok(f64::INFINITY));
    // what is seen of a process that hardly ever has an event is the event
    for mean in [1e-9, 1e-300] {
        let ewma = CountEwma::new(0.1, 3.0)
            .cells(101)
            .run_length(&Process::poisson(mean));
        let found = ewma.expect("a run length").mean();
        assert!((found * mean - 1.0).abs() < 1e-6, "{mean}: {found}");
    }
}

/// Refused at once, with the name of the rule.
#[test]
fn rules_that_are_too_long_are_named() {
    for length in [2049, 3000, 65_535] {
        let before = RuleSet::shewhart().with(Rule::run(length)).expect("a set");
        let error = refused(
            RunLength::of(&before, &Process::normal()),
            "too_many_states",
        );
        assert!(
            error.starts_with(&format!(
                "with the rule `run-of-{length}` the set needs more than 4096 states"
            )),
            "{error}"
        );
    }
}

fn refused(result: Result<RunLength, Error>, code: &str) -> String {
    let error = result.expect_err(code);
    assert_eq!(error.code(), code);
    error.to_string()
}

#[test]
fn what_is_refused_and_why() {
    let normal = Process::normal();
    let rules = |set: &RuleSet| RunLength::of(set, &normal);
    let messages = [
        (
            refused(rules(&RuleSet::none()), "no_rules"),
            "the set has no rule that signals, expected at least one",
        ),
        (
            refused(rules(&RuleSet::anhoej()), "no_run_length"),
            "the rule `run-anhoej` has no exact run length: its limit depends on the number of points, so it has \
             a chance of a signal in n points instead",
        ),
        (
            refused(rules(&RuleSet::westgard()), "no_run_length"),
            "the rule `2-2s-across` has no exact run length: it takes several controls of one run together, and \
             only single points are followed",
        ),
        (
            refused(
                rules(&set([Rule::of(Pattern::Spread {
                    more_than: 4.0,
                    window: 2,
                })])),
                "no_run_length",
            ),
            "the rule `spread-4-sigma` has no exact run length: it measures the distance between points, and only \
             zones and steps are followed",
        ),
        (
            refused(
                rules(&set([Rule::k_of_m(20, 40, Border::Sigma(1.0))])),
                "too_many_states",
            ),
            "with the rule `20-of-40-beyond-1-sigma` the set needs more than 4096 states, expected fewer: leave out a rule, shorten a window, or simulate",
        ),
        (
            refused(rules(&set([Rule::run(60_000)])), "too_many_states"),
            "with the rule `run-of-60000` the set needs more than 4096 states, expected fewer: leave out a rule, shorten a window, or simulate",
        ),
        (
            refused(
                RunLength::of(&RuleSet::western_electric(), &Process::geometric(5.0)),
                "unlawful_rule",
            ),
            "the rule `2-of-3-beyond-2-sigma` does not apply to a g chart: its values are skewed, so that zones of \
             equal width have unequal chances",
        ),
    ];
    for (found, expected) in messages {
        assert_eq!(found, expected);
    }
}

#[test]
fn what_no_process_can_be() {
    let normal = Process::normal();
    let shewhart = RuleSet::shewhart();
    let options = [
        (
            normal.clone().shifted(f64::NAN),
            "the shift is NaN, expected a finite number of standard deviations",
        ),
        (
            normal.clone().spread(0.0),
            "the spread is 0, expected a finite factor above zero",
        ),
        (
            normal.clone().width(Width::Sigma(-1.0)),
            "the width of the limits is -1, expected a number of sigma above zero, at most 1e6",
        ),
        (
            normal.clone().becoming(2.0),
            "the mean that a normal process becomes is 2, expected a shift in standard deviations",
        ),
        (
            Process::binomial(0, 0.1),
            "the number of trials is 0, expected one or more",
        ),
        (
            Process::binomial(10, 1.0),
            "the chance of an event is 1, expected between 0 and 1",
        ),
        (
            Process::binomial(10, 0.1).becoming(1.5),
            "the chance after the change is 1.5, expected between 0 and 1",
        ),
        (
            Process::poisson(0.0),
            "the mean of the process is 0, expected above 0 and below 1e12",
        ),
        (
            Process::poisson(4.0).shifted(-2.0),
            "the mean after the change is 0, expected above 0 and below 1e12",
        ),
        (
            Process::poisson(4.0).spread(2.0),
            "the spread is 2, expected 1: the spread of counts and times follows from their mean",
        ),
        (
            Process::poisson(4.0).centre(Centre::Median),
            "the centre is the median, expected the mean: the median is the centre of a process of cases between \
             events",
        ),
    ];
    for (process, expected) in options {
        assert_eq!(
            refused(RunLength::of(&shewhart, &process), "bad_option"),
            expected
        );
    }
    let run = RunLength::of(&shewhart, &normal).expect("a run length");
    assert_eq!(
        run.percentile(1.0).expect_err("no chance").to_string(),
        "the chance of a percentile is 1, expected above 0 and below 1"
    );
}
