//! One named workload, once, for a counter of instructions: `benches/count.sh` runs this under callgrind.
//!
//! `instructions WORKLOAD [base]`: with `base` everything happens but the work itself, so that the difference of two
//! runs is the work.

mod shared;

use improvement::spc::Scan;
use improvement::{Chart, Direction, Kind, Options, RuleSet, Series};
use std::hint::black_box;

const LONG: usize = 100_000;
const CHARTS: u64 = 2_000;

fn main() {
    // `cargo bench` adds arguments of its own
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    let Some(workload) = wanted.first() else {
        println!("name a workload: see benches/count.sh");
        return;
    };
    let base = wanted.get(1).is_some_and(|word| word == "base");
    let nelson = Chart::options().rules(RuleSet::nelson());
    let found = match workload.as_str() {
        "masks" => masks(&nelson, &shared::series(LONG, 1, 0), base),
        "masks-1000" => masks(&nelson, &shared::series(1_000, 1, 0), base),
        "masks-with-gaps" => masks(&nelson, &shared::series(LONG, 1, 20), base),
        "sum" => sum(&shared::values(LONG, 1), base),
        "chart-1000" => long_chart(&nelson, shared::series(1_000, 1, 0), base),
        "chart-100000" => long_chart(&nelson, shared::series(LONG, 1, 0), base),
        "chart-1000000" => long_chart(&nelson, shared::series(1_000_000, 1, 0), base),
        "p-100000" => events(&nelson, Kind::P, base),
        "u-100000" => events(&nelson, Kind::U, base),
        "charts-of-48" => short_charts(base),
        other => panic!("no workload is named {other}"),
    };
    println!("{found}");
}

/// XmR limits and the hits of a set of rules, as masks.
fn masks(options: &Options, series: &Series, base: bool) -> usize {
    masks_of(options, Kind::Individuals, series, base)
}

fn masks_of(options: &Options, kind: Kind, series: &Series, base: bool) -> usize {
    if base {
        return black_box(series).len();
    }
    let scan = Scan::of(options, kind, black_box(series)).expect("a scan");
    black_box(scan.hits()).len()
}

/// What everything is measured against.
fn sum(values: &[f64], base: bool) -> usize {
    if base {
        return black_box(values).len();
    }
    black_box(black_box(values).iter().sum::<f64>());
    values.len()
}

fn long_chart(options: &Options, series: Series, base: bool) -> usize {
    if base {
        return black_box(series).len();
    }
    let chart = options.xmr(black_box(series)).expect("a chart");
    black_box(chart.signals()).len()
}

/// Limits for each point's own denominator, and the hits of a set of rules, as masks.
fn events(options: &Options, kind: Kind, base: bool) -> usize {
    let (mut events, mut over) = (Vec::new(), Vec::new());
    for (point, value) in shared::values(LONG, 1).into_iter().enumerate() {
        // between 300 and 360 in each point, of whom some fifty
        over.push(300.0 + (point % 61) as f64);
        events.push(value.abs().round().min(300.0));
    }
    let series = if kind == Kind::P {
        Series::proportions(events, over)
    } else {
        Series::rates(events, over)
    };
    masks_of(options, kind, &series.expect("a series"), base)
}

/// Charts of 48 points with a reading as data, each from a series of its own.
fn short_charts(base: bool) -> usize {
    let options = Chart::options()
        .better(Direction::Lower)
        .rules(RuleSet::making_data_count());
    let series: Vec<Series> = (0..CHARTS)
        .map(|seed| shared::series(48, seed, 0))
        .collect();
    let mut special = 0;
    for series in series {
        if base {
            special += black_box(series).len();
        } else {
            let chart = options.xmr(black_box(series)).expect("a chart");
            special += usize::from(black_box(chart.reading()).variation().is_special());
        }
    }
    special
}
