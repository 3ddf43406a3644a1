//! XmR limits and Nelson's eight rules: here, in `u-analytics` and in NumPy, in one run. Times, ratios, and whether they hit the
//! same points.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml`

mod numpy;
mod shortest;

#[path = "../../shared/mod.rs"]
mod shared;

use improvement::spc::Scan;
use improvement::{Chart, Kind, Options, RuleSet, Series};
use numpy::NumPy;
use shortest::Shortest;
use std::hint::black_box;
use u_analytics::spc::{
    ChartPoint, ControlChart, ControlLimits, IndividualMRChart, NelsonRules, RunRule, ViolationType,
};

/// In turn, so that a busy machine is busy for all.
const ROUNDS: usize = 40;

/// Their names for the rules, in Nelson's order.
const THEIR_RULES: [ViolationType; 8] = [
    ViolationType::BeyondLimits,
    ViolationType::NineOneSide,
    ViolationType::SixTrend,
    ViolationType::FourteenAlternating,
    ViolationType::TwoOfThreeBeyond2Sigma,
    ViolationType::FourOfFiveBeyond1Sigma,
    ViolationType::FifteenWithin1Sigma,
    ViolationType::EightBeyond1Sigma,
];

fn main() {
    let options = Chart::options().rules(RuleSet::nelson());
    let values = shared::values(100_000, 1);
    rules_alone(&options, &values);
    whole_charts(&options, &values[..1_000]);
}

fn scan(options: &Options, series: &Series) -> Scan {
    Scan::of(options, Kind::Individuals, series).expect("a scan")
}

/// Many points: limits and rules, and only the rules of `u-analytics`.
fn rules_alone(options: &Options, values: &[f64]) {
    let series = Series::values(values).expect("ordinary numbers");
    let found = scan(options, &series);
    // the way that is kindest to it: limits worked out beforehand, the rules called directly
    let limits = ControlLimits {
        ucl: found.main().upper(0).expect("limits"),
        cl: found.main().centre(0).expect("a centre"),
        lcl: found.main().lower(0).expect("limits"),
    };
    let points: Vec<ChartPoint> = values
        .iter()
        .enumerate()
        .map(|(index, &value)| ChartPoint {
            value,
            index,
            violations: Vec::new(),
        })
        .collect();
    let mut numpy = NumPy::start(values);
    let mut theirs = Vec::new();

    let [mut sum, mut ours, mut rules, mut arrays] = [(); 4].map(|()| Shortest::of(values.len()));
    for _ in 0..ROUNDS {
        sum.run(5, || black_box(values).iter().sum::<f64>());
        ours.run(5, || scan(options, black_box(&series)));
        rules.run(1, || {
            theirs = NelsonRules.check(black_box(&points), &limits);
        });
        if let Ok(numpy) = &mut numpy {
            arrays.take(numpy.turn().expect("a turn of NumPy"));
        }
    }

    let [sum, ours, rules, arrays] =
        [sum, ours, rules, arrays].map(|shortest| shortest.nanoseconds);
    println!("100,000 points, nanoseconds a point");
    println!("  a plain sum                          {sum:9.3}");
    println!(
        "  improvement, limits and eight rules  {ours:9.3}   {:8.1} sums",
        ours / sum
    );
    println!(
        "  u-analytics, eight rules alone       {rules:9.3}   {:8.1} times ours; {}",
        rules / ours,
        compared(&their_hits(&theirs), &by_rule(&found))
    );
    match numpy {
        Ok(numpy) => println!(
            "  NumPy {}, limits and eight rules  {arrays:9.3}   {:8.1} times ours; {}",
            numpy.version,
            arrays / ours,
            compared(&numpy.hits, &by_side(&found))
        ),
        Err(why) => println!("  NumPy: skipped ({why})"),
    }
}

/// Fewer points: charts with everything a chart has.
fn whole_charts(options: &Options, values: &[f64]) {
    let series = Series::values(values).expect("ordinary numbers");
    let [mut ours, mut chart, mut theirs] = [(); 3].map(|()| Shortest::of(values.len()));
    for _ in 0..ROUNDS {
        ours.run(50, || scan(options, black_box(&series)));
        chart.run(50, || options.xmr(black_box(&series)).expect("a chart"));
        theirs.run(1, || {
            let mut chart = IndividualMRChart::new();
            for value in black_box(values) {
                chart.add_sample(&[*value]).expect("a sample");
            }
            chart.violations()
        });
    }
    let [ours, chart, theirs] = [ours, chart, theirs].map(|shortest| shortest.nanoseconds);
    println!("1,000 points, nanoseconds a point");
    println!("  improvement, limits and eight rules  {ours:9.3}");
    println!("  improvement, chart with signals      {chart:9.3}");
    println!(
        "  u-analytics, chart                   {theirs:9.3}   {:8.1} times our limits and rules, {:.1} times our chart",
        theirs / ours,
        theirs / chart
    );
}

/// How many points each mask hits.
fn by_side(scan: &Scan) -> Vec<u32> {
    let ones = |words: &[u64]| words.iter().map(|word| word.count_ones()).sum();
    scan.hits().iter().map(|hits| ones(hits.words())).collect()
}

/// How many points each rule hits, on either side: no point is past both.
fn by_rule(scan: &Scan) -> Vec<u32> {
    let mut rules = vec![0; scan.rules().len()];
    for (hits, points) in scan.hits().iter().zip(by_side(scan)) {
        rules[hits.rule()] += points;
    }
    rules
}

fn their_hits(found: &[(usize, ViolationType)]) -> Vec<u32> {
    let of = |rule| found.iter().filter(|(_, hit)| *hit == rule).count();
    let count = |rule: &ViolationType| u32::try_from(of(*rule)).unwrap_or(u32::MAX);
    THEIR_RULES.iter().map(count).collect()
}

/// Whether two counts of hits are the same; where they are not, both.
fn compared(theirs: &[u32], ours: &[u32]) -> String {
    if theirs == ours {
        let points: u32 = ours.iter().sum();
        return format!("as many hits, mask by mask ({points})");
    }
    format!("hits {theirs:?}, ours {ours:?}")
}
