//! XmR limits and Nelson's eight rules, here and in `u-analytics`, in one run: times and ratios.
//!
//! `cargo run --release --manifest-path benches/peers/Cargo.toml`

use improvement::spc::Scan;
use improvement::{Chart, Kind, RuleSet, Series};
use std::hint::black_box;
use std::time::Instant;
use u_analytics::spc::{
    ChartPoint, ControlChart, ControlLimits, IndividualMRChart, NelsonRules, RunRule,
};

#[path = "../../shared/mod.rs"]
mod shared;

/// The shortest of a few runs, in nanoseconds a point: what disturbs a run only makes it longer.
fn nanoseconds<T>(points: usize, runs: usize, mut work: impl FnMut() -> T) -> f64 {
    let once = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64() * 1e9 / points as f64
    };
    (0..runs).map(once).fold(f64::INFINITY, f64::min)
}

fn main() {
    let options = Chart::options().rules(RuleSet::nelson());
    let scan = |series: &Series| Scan::of(&options, Kind::Individuals, series).expect("a scan");

    let values = shared::values(100_000, 1);
    let series = Series::values(&values).expect("ordinary numbers");
    let sum = nanoseconds(values.len(), 200, || black_box(&values).iter().sum::<f64>());
    let ours = nanoseconds(values.len(), 200, || scan(black_box(&series)));
    // the way that is kindest to it: limits worked out beforehand, the rules called directly
    let found = scan(&series);
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
    let rules = nanoseconds(values.len(), 20, || {
        NelsonRules.check(black_box(&points), &limits)
    });
    println!("100,000 points, nanoseconds a point");
    println!("  a plain sum                          {sum:9.3}");
    println!(
        "  improvement, limits and eight rules  {ours:9.3}   {:8.1} sums",
        ours / sum
    );
    println!(
        "  u-analytics, eight rules alone       {rules:9.3}   {:8.1} times ours",
        rules / ours
    );

    let short = &values[..1_000];
    let series = Series::values(short).expect("ordinary numbers");
    let ours = nanoseconds(1_000, 2_000, || scan(black_box(&series)));
    let chart = nanoseconds(1_000, 2_000, || {
        options.xmr(black_box(&series)).expect("a chart")
    });
    let theirs = nanoseconds(1_000, 3, || {
        let mut chart = IndividualMRChart::new();
        for value in black_box(short) {
            chart.add_sample(&[*value]).expect("a sample");
        }
        chart.violations()
    });
    println!("1,000 points, nanoseconds a point");
    println!("  improvement, limits and eight rules  {ours:9.3}");
    println!("  improvement, chart with signals      {chart:9.3}");
    println!(
        "  u-analytics, chart                   {theirs:9.3}   {:8.1} times our limits and rules, {:.1} times our chart",
        theirs / ours,
        theirs / chart
    );
}
