//! Limits and the hits of Nelson's eight rules as masks, without the chart: the work that `benches/count.sh` counts in
//! instructions, in time.
//!
//! `cargo bench -p benches --bench kernel`

mod shared;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use improvement::spc::Scan;
use improvement::{Chart, Kind, RuleSet, Series};
use std::hint::black_box;

const POINTS: usize = 100_000;

/// Events in an exposure that is another at each point, so that every line has a value for each point.
fn rates() -> Series {
    let exposure = (0..POINTS).map(|point| 400 + point * 29 % 48);
    let events = shared::values(POINTS, 1);
    let events = events.iter().map(|&value| value.max(0.0).round());
    Series::rates(events, exposure).expect("events and exposures")
}

fn masks(criterion: &mut Criterion) {
    let options = Chart::options().rules(RuleSet::nelson());
    let workloads = [
        ("xmr", Kind::Individuals, shared::series(POINTS, 1, 0)),
        (
            "xmr, every 20th missing",
            Kind::Individuals,
            shared::series(POINTS, 1, 20),
        ),
        ("u, a limit for each point", Kind::U, rates()),
    ];
    let mut group = criterion.benchmark_group("masks");
    group.throughput(Throughput::Elements(POINTS as u64));
    for (name, kind, series) in &workloads {
        group.bench_function(BenchmarkId::from_parameter(name), |bench| {
            bench.iter(|| Scan::of(&options, *kind, black_box(series)).expect("a scan"));
        });
    }
    group.finish();
}

criterion_group!(benches, masks);
criterion_main!(benches);
