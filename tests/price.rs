//! Prices with known limits: published run lengths, and what is refused.

use improvement::spc::Centre;
use improvement::spc::Width;
use improvement::spc::price::{Process, RunLength};
use improvement::spc::rules::{Border, Edge, Pattern, Rule, RuleSet, Seen, Sides, Ties};
use improvement::{Error, Side};

fn set(rules: impl IntoIterator<Item = Rule>) -> RuleSet {
    RuleSet::new("of-a-test", "1", "a test", rules).expect("a set")
}

fn of(rules: impl IntoIterator<Item = Rule>, process: &Process) -> RunLength {
    RunLength::of(&set(rules), process).expect("a run length")
}

/// The number as it is printed with so many decimals.
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

#[test]
fn zz_sizes() {
    for set in RuleSet::all() {
        let t = std::time::Instant::now();
        let r = RunLength::of(&set, &Process::normal());
        match r {
            Ok(r) => println!(
                "{} {} mean {} {:?}",
                set.name(),
                set.edition(),
                r.mean(),
                t.elapsed()
            ),
            Err(e) => println!("{} {} {e}", set.name(), set.edition()),
        }
    }
    for rules in [
        vec!["trend-of-6", "alternating-14"],
        vec![
            "trend-of-6",
            "alternating-14",
            "15-within-1-sigma",
            "8-outside-1-sigma",
        ],
    ] {
        let set = rules
            .iter()
            .fold(RuleSet::nelson(), |s, r| s.without(r).unwrap());
        let t = std::time::Instant::now();
        let r = RunLength::of(&set, &Process::normal()).unwrap();
        println!("{rules:?} {} {:?} {:?}", r.mean(), t.elapsed(), r);
    }
}
