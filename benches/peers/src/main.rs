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

/// In turn, so that a busy machine is busy for all.
const ROUNDS: usize = 40;

/// The shortest of a few runs, in nanoseconds a point: what disturbs a run only makes it longer.
struct Shortest {
    points: usize,
    nanoseconds: f64,
}

impl Shortest {
    fn of(points: usize) -> Self {
        Self {
            points,
            nanoseconds: f64::INFINITY,
        }
    }

    fn run<T>(&mut self, runs: usize, mut work: impl FnMut() -> T) {
        for _ in 0..runs {
            let start = Instant::now();
            black_box(work());
            let taken = start.elapsed().as_secs_f64() * 1e9 / self.points as f64;
            self.nanoseconds = self.nanoseconds.min(taken);
        }
    }
}

fn main() {
    let options = Chart::options().rules(RuleSet::nelson());
    let scan = |series: &Series| Scan::of(&options, Kind::Individuals, series).expect("a scan");

    let values = shared::values(100_000, 1);
    let series = Series::values(&values).expect("ordinary numbers");
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
    let [mut sum, mut ours, mut rules] = [(); 3].map(|()| Shortest::of(values.len()));
    for _ in 0..ROUNDS {
        sum.run(5, || black_box(&values).iter().sum::<f64>());
        ours.run(5, || scan(black_box(&series)));
        rules.run(1, || NelsonRules.check(black_box(&points), &limits));
    }
    let [sum, ours, rules] = [sum, ours, rules].map(|shortest| shortest.nanoseconds);
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
    let [mut ours, mut chart, mut theirs] = [(); 3].map(|()| Shortest::of(short.len()));
    for _ in 0..ROUNDS {
        ours.run(50, || scan(black_box(&series)));
        chart.run(50, || options.xmr(black_box(&series)).expect("a chart"));
        theirs.run(1, || {
            let mut chart = IndividualMRChart::new();
            for value in black_box(short) {
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
