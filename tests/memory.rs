//! EWMA and CUSUM charts: published examples, properties, semantics, words.

use improvement::spc::rules::{Rule, TrackKind};
use improvement::spc::{
    AfterSignal, Basis, Cusum, Ewma, Monitor, RatioCusum, Scan, Statistic, Width,
};
use improvement::{Chart, Direction, Kind, Options, Reason, RuleSet, Series, Side};
use proptest::prelude::*;

/// Montgomery, *Introduction to Statistical Quality Control*: 20 values of a process with mean 10 and standard
/// deviation 1, then 10 of one with mean 11.
const MONTGOMERY: [f64; 30] = [
    9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40,
    10.08, 9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62,
    11.31, 10.52,
];

/// NIST/SEMATECH e-Handbook 6.3.2.4.
const NIST: [f64; 20] = [
    52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2,
    52.6, 52.4, 53.6, 52.1,
];

/// Half a unit of the second decimal, which is what a book prints.
const PRINTED: f64 = 0.005 + 1e-9;

/// Sums in another order, over values near 1: the last few of 16 digits.
const ROUNDING: f64 = 1e-10;

fn near(got: Option<f64>, expected: f64, tolerance: f64) {
    let got = got.expect("a value");
    assert!((got - expected).abs() <= tolerance, "{got} for {expected}");
}

fn known(centre: f64, sigma: f64) -> Options {
    Chart::options().baseline(Basis::process(centre, sigma))
}

#[test]
fn montgomery_s_cusum() {
    let chart = known(10.0, 1.0)
        .chart(Kind::Cusum, MONTGOMERY)
        .expect("a chart");
    println!("{chart}");
    println!("{:?}", chart.main().values().collect::<Vec<_>>());
    println!(
        "{:?}",
        chart.lower_sum().unwrap().values().collect::<Vec<_>>()
    );
    let chart = known(10.0, 1.0)
        .ewma(Ewma::new(0.1).width(2.7))
        .chart(Kind::Ewma, MONTGOMERY)
        .expect("a chart");
    println!("{chart}");
    let series = Series::proportions([1, 3, 4, 5, 1], [50, 60, 55, 50, 45]).unwrap();
    let chart = Chart::options()
        .better(Direction::Lower)
        .baseline(Basis::centre(0.02))
        .chart(Kind::BinomialCusum, series)
        .unwrap();
    println!("{chart}");
    println!(
        "{}",
        Chart::of(
            Kind::PoissonCusum,
            Series::counts([3, 4, 2, 5, 3, 4, 9, 9, 8, 9]).unwrap()
        )
        .unwrap()
    );
}
