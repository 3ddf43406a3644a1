//! A picture of a chart of 48 points, and of 400.
//!
//! `cargo bench -p benches --bench pictures`

mod shared;

use criterion::{Criterion, criterion_group, criterion_main};
use improvement::render::ChartSvg;
use improvement::{Chart, Direction};

fn pictures(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("pictures");
    for points in [48, 400] {
        let options = Chart::options().better(Direction::Lower).target(45.0);
        let chart = options.xmr(shared::series(points, 1, 0)).expect("a chart");
        let view = ChartSvg::new(&chart).title("Falls on the wards");
        group.bench_function(format!("chart of {points} points"), |bench| {
            bench.iter(|| view.to_string());
        });
    }
    group.finish();
}

criterion_group!(benches, pictures);
criterion_main!(benches);
