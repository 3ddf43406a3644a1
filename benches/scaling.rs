//! Does a point cost the same in a short series and in a long one? XmR charts with Nelson's rules, from 1,000 to
//! 10,000,000 points, through the public API. A plain sum of the same points says what part of it is the machine's:
//! a long column comes from memory, a short one from a cache.
//!
//! `cargo bench -p benches --bench scaling`

mod shared;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use improvement::{Chart, RuleSet};
use std::hint::black_box;

const LENGTHS: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

fn xmr_by_length(criterion: &mut Criterion) {
    let options = Chart::options().rules(RuleSet::nelson());
    let mut group = criterion.benchmark_group("xmr");
    group.sample_size(10);
    for points in LENGTHS {
        let series = shared::series(points, 1, 0);
        group.throughput(Throughput::Elements(points as u64));
        group.bench_function(BenchmarkId::from_parameter(points), |bench| {
            bench.iter_batched(
                || series.clone(),
                |series| options.xmr(series).expect("a chart"),
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

fn sum_by_length(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sum");
    group.sample_size(10);
    for points in LENGTHS {
        let values = shared::values(points, 1);
        group.throughput(Throughput::Elements(points as u64));
        group.bench_function(BenchmarkId::from_parameter(points), |bench| {
            bench.iter(|| black_box(&values).iter().sum::<f64>());
        });
    }
    group.finish();
}

criterion_group!(benches, xmr_by_length, sum_by_length);
criterion_main!(benches);
