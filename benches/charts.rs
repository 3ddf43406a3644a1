//! A national return: many short charts, 48 points each, with the rules of Making Data Count and a reading.
//!
//! `cargo bench -p benches --bench charts`

mod shared;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use improvement::{Chart, Direction, RuleSet, Series};

const CHARTS: u64 = 1_000;

fn charts_of_48(criterion: &mut Criterion) {
    let options = Chart::options()
        .better(Direction::Lower)
        .rules(RuleSet::making_data_count());
    let series: Vec<Series> = (0..CHARTS)
        .map(|seed| shared::series(48, seed, 0))
        .collect();
    let mut group = criterion.benchmark_group("charts");
    group.throughput(Throughput::Elements(CHARTS));
    group.bench_function("48 points, with reading", |bench| {
        bench.iter(|| {
            let special = series.iter().filter(|series| {
                let chart = options.xmr(*series).expect("a chart");
                chart.reading().variation().is_special()
            });
            special.count()
        });
    });
    group.finish();
}

criterion_group!(benches, charts_of_48);
criterion_main!(benches);
