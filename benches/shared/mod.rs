//! The data of every bench: the same numbers on every machine, from a generator of two lines.

#![allow(dead_code, reason = "each bench uses a part")]

use improvement::Series;

/// Values about 50 with a standard deviation near 10, in no order: the sum of four uniform draws.
pub(crate) fn values(points: usize, seed: u64) -> Vec<f64> {
    let mut state = seed;
    let mut draw = move || {
        // Knuth's MMIX constants; the upper half of the state is good enough to time with
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 32) as f64 / f64::from(u32::MAX)
    };
    // a uniform draw has a variance of 1/12, so four of them one of 1/3
    (0..points)
        .map(|_| 50.0 + 10.0 * 3.0_f64.sqrt() * (draw() + draw() + draw() + draw() - 2.0))
        .collect()
}

/// The values as a series, with every `gap`th one missing; 0 for none.
pub(crate) fn series(points: usize, seed: u64, gap: usize) -> Series {
    let values = values(points, seed);
    let with_gaps = values.iter().enumerate().map(|(index, &value)| {
        let missing = gap > 0 && index % gap == gap - 1;
        (!missing).then_some(value)
    });
    Series::values(with_gaps).expect("ordinary numbers")
}
