//! One point at a time: `Monitor::push` under all eight Nelson rules.
//!
//! `cargo bench -p benches --bench monitor` for time. For instructions, which are repeatable:
//!
//! ```text
//! cargo bench -p benches --bench monitor --no-run
//! valgrind --tool=callgrind --callgrind-out-file=out <the binary> --count 0
//! valgrind --tool=callgrind --callgrind-out-file=out <the binary> --count 100000
//! ```
//!
//! The difference of the two, over 100,000, is one push, with the sum over its answers.

use criterion::{Criterion, Throughput, criterion_group};
use improvement::spc::Basis;
use improvement::{Chart, Kind, Monitor, RuleSet};
use std::hint::black_box;

/// Steady normal values with a seed: the usual case, in which few points complete a pattern.
fn values(points: usize) -> Vec<f64> {
    let mut state = 20_240_229_u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    // the sum of twelve uniforms less six: nearly normal, and made of sums alone
    (0..points)
        .map(|_| 50.0 + 4.0 * ((0..12).map(|_| uniform()).sum::<f64>() - 6.0))
        .collect()
}

fn monitor() -> Monitor {
    let options = Chart::options()
        .baseline(Basis::process(50.0, 4.0))
        .rules(RuleSet::nelson());
    options
        .monitor(Kind::Individuals)
        .expect("a known process can be watched")
}

/// Pushes every value, and counts the signals that begin.
fn push_all(monitor: &mut Monitor, values: &[f64]) -> usize {
    let mut begun = 0;
    for &value in values {
        if let Ok(update) = monitor.push(value) {
            begun += update.new_signals().count();
        }
    }
    begun
}

fn nelson(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("monitor_push_nelson");
    for points in [1_000, 100_000] {
        let values = values(points);
        group.throughput(Throughput::Elements(points as u64));
        group.bench_function(points.to_string(), |bencher| {
            bencher.iter(|| push_all(&mut monitor(), black_box(&values)));
        });
    }
    group.finish();
}

criterion_group!(benches, nelson);

fn main() {
    let mut arguments = std::env::args().skip_while(|argument| argument != "--count");
    let Some(points) = arguments.nth(1) else {
        benches();
        Criterion::default().configure_from_args().final_summary();
        return;
    };
    // the same values are made in every run, so that only the pushes differ
    let values = values(100_000);
    let points: usize = points.parse().expect("a number of points after --count");
    black_box(push_all(
        &mut monitor(),
        black_box(&values[..points.min(values.len())]),
    ));
}
