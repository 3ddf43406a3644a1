//! How much memory a chart takes: allocations of a short one, the peak of a long one.
//!
//! A test binary of its own, with one test: the counting allocator counts the whole process. `dhat` is that
//! allocator because it is looked after, counts the peak as well, and needs no unsafe code here.

use improvement::{Chart, Direction, RuleSet, Series};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// What a chart of 48 points with a reading may allocate.
const PER_CHART: u64 = 8;

/// Values that repeat after 48 points, within their limits.
fn value(index: usize) -> f64 {
    50.0 + (index * 29 % 48) as f64 / 4.0
}

#[test]
fn allocations_and_peak() {
    let _profiler = dhat::Profiler::builder().testing().build();

    let options = Chart::options()
        .better(Direction::Lower)
        .rules(RuleSet::making_data_count());
    let series = Series::values((0..48).map(value)).unwrap();
    let before = dhat::HeapStats::get().total_blocks;
    let reading = options.xmr(series).unwrap().reading();
    let allocations = dhat::HeapStats::get().total_blocks - before;
    println!("{allocations} allocations for a chart of 48 points and its reading");
    assert!(allocations <= PER_CHART, "{allocations} allocations");
    assert!(!reading.variation().is_special());

    // the input is a slice that the caller keeps, and counts
    let values: Vec<f64> = (0..1_000_000).map(value).collect();
    let input = size_of_val(values.as_slice());
    let nelson = Chart::options().rules(RuleSet::nelson());
    let chart = nelson.xmr(&values).unwrap();
    let peak = dhat::HeapStats::get().max_bytes;
    println!(
        "peak {:.2} times the input, for a chart",
        peak as f64 / input as f64
    );
    assert!(peak <= 3 * input, "a peak of {peak} bytes for {input}");
    assert!(chart.has_limits());
}
