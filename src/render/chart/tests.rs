//! No text outside a picture and none over another, on charts of every length, width and oddity.

use super::view::ChartSvg;
use crate::base::date::date;
use crate::base::direction::Direction;
use crate::base::period::Period;
use crate::render::checks::faults;
use crate::spc::{Basis, Chart, Kind, Options, Reason, Series};

const WIDTHS: [f64; 4] = [ChartSvg::NARROWEST, 480.0, 960.0, 1600.0];
const LENGTHS: [usize; 4] = [12, 24, 60, 400];
const PLACE: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";

/// Values about 50, in no order, the same every time.
fn values(points: usize) -> Vec<f64> {
    let mut state = points as u64;
    (0..points)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            40.0 + 20.0 * (state >> 33) as f64 / f64::from(1_u32 << 31)
        })
        .collect()
}

#[track_caller]
fn fits(what: &str, view: &ChartSvg<'_>) {
    let slide = faults(&view.clone().slide().to_string());
    assert!(
        slide.is_empty(),
        "{what}, on a slide:\n{}",
        slide.join("\n")
    );
    for width in WIDTHS {
        let picture = view.clone().width(width).to_string();
        let faults = faults(&picture);
        assert!(
            faults.is_empty(),
            "{what}, {width} wide:\n{}",
            faults.join("\n")
        );
        assert_eq!(
            picture,
            view.clone().width(width).to_string(),
            "same input, same bytes"
        );
    }
}

fn options() -> Options {
    Chart::options().better(Direction::Lower)
}

#[test]
fn charts_of_every_length() {
    for points in LENGTHS {
        fits(
            &format!("{points} points"),
            &ChartSvg::new(&options().target(45.0).xmr(values(points)).expect("a chart")),
        );
        fits(
            &format!("run of {points}"),
            &ChartSvg::new(&Chart::run(values(points)).expect("a chart")),
        );
    }
}

#[test]
fn values_of_every_size() {
    let of = |change: &dyn Fn(f64) -> f64| {
        let values: Vec<f64> = values(24).into_iter().map(change).collect();
        Chart::xmr(values).expect("a chart")
    };
    fits("negative", &ChartSvg::new(&of(&|value| -value)));
    fits(
        "on both sides of 0",
        &ChartSvg::new(&of(&|value| value - 50.0)),
    );
    fits("tiny", &ChartSvg::new(&of(&|value| value * 1e-12)));
    fits(
        "tiny differences",
        &ChartSvg::new(&of(&|value| 1e6 + value * 1e-3)),
    );
    fits("huge", &ChartSvg::new(&of(&|value| value * 1e12)));
    fits(
        "as huge as can be",
        &ChartSvg::new(&of(&|value| (value - 50.0) * 1e148)),
    );
    fits("all equal", &ChartSvg::new(&of(&|_| 7.0)));
    fits("all zero", &ChartSvg::new(&of(&|_| 0.0)));
}

#[test]
fn charts_of_almost_nothing() {
    let mut only = vec![None; 24];
    only[7] = Some(3.0);
    fits(
        "all missing but one",
        &ChartSvg::new(&Chart::run(only).expect("a chart")),
    );
    fits(
        "one point",
        &ChartSvg::new(&Chart::run([3.0]).expect("a chart")),
    );
    fits(
        "two points",
        &ChartSvg::new(&Chart::run([3.0, 4.0]).expect("a chart")),
    );
}

#[test]
fn axes_of_every_kind() {
    for (period, points) in [
        (Period::Day, 90),
        (Period::Day, 400),
        (Period::Week, 60),
        (Period::Month, 14),
        (Period::Month, 99),
        (Period::Month, 400),
        (Period::Quarter, 40),
        (Period::Year, 30),
    ] {
        for start in [date(2023, 1, 1), date(2019, 11, 1), date(1847, 5, 15)] {
            let dates = (0..points).map(|step| period.after(start, step).expect("in the calendar"));
            let points = usize::try_from(points).expect("a count");
            let series = Series::values(values(points))
                .and_then(|series| series.dated(dates))
                .expect("dated");
            let regular = series.clone().every(period).expect("regular");
            for series in [series, regular] {
                fits(
                    &format!("{points} points from {start}, one a {period:?}"),
                    &ChartSvg::new(&Chart::run(&series).expect("a chart")),
                );
            }
        }
    }
    for points in LENGTHS {
        let labels: Vec<String> = (0..points).map(|at| format!("{PLACE} {at}")).collect();
        let series = Series::values(values(points))
            .and_then(|series| series.labelled(labels.iter().map(String::as_str)));
        fits(
            &format!("{points} long labels"),
            &ChartSvg::new(&Chart::run(series.expect("labelled")).expect("a chart")),
        );
        let labels: Vec<String> = (0..points).map(|at| format!("w{at}")).collect();
        let series = Series::values(values(points))
            .and_then(|series| series.labelled(labels.iter().map(String::as_str)));
        fits(
            &format!("{points} short labels"),
            &ChartSvg::new(&Chart::run(series.expect("labelled")).expect("a chart")),
        );
    }
}

#[test]
fn phases_annotations_and_long_words() {
    let long = [PLACE; 4].join(" ");
    for points in LENGTHS {
        let middle = points / 2;
        let chart = options()
            .phase(middle, Reason::change(&long))
            .phase(middle + 3, Reason::change("a new rota"))
            .phase(points - 1, Reason::definition("counted from arrival"))
            .exclude(2, Reason::data("a broken return"))
            .target(41.0)
            .run(
                Series::values(values(points))
                    .and_then(|series| series.unit(&long))
                    .expect("a series"),
            )
            .expect("a chart");
        let mut view = ChartSvg::new(&chart).title(long.clone());
        for at in [0, 1, 1, middle, middle, middle, points - 1] {
            view = view.annotate(at, long.clone()).expect("on the axis");
        }
        fits(&format!("{points} points with everything"), &view);
        fits(
            &format!("{points} points in no height"),
            &view.clone().height(10.0).icons(false).foot(false),
        );
    }
}

#[test]
fn charts_with_memory() {
    for points in LENGTHS {
        fits(
            &format!("EWMA of {points}"),
            &ChartSvg::new(
                &options()
                    .target(45.0)
                    .chart(Kind::Ewma, values(points))
                    .expect("a chart"),
            ),
        );
        let chart = options()
            .baseline(Basis::process(45.0, 5.0))
            .chart(Kind::Cusum, values(points))
            .expect("a chart");
        let picture = ChartSvg::new(&chart);
        fits(&format!("CUSUM of {points}"), &picture);
        assert_eq!(
            picture.to_string().matches("stroke-linejoin").count(),
            2,
            "two sums, one panel"
        );
    }
}

#[test]
fn tracks_targets_and_given_lines() {
    let groups = (0..24).map(|group| {
        values(5)
            .into_iter()
            .map(move |value| value + f64::from(group % 7))
    });
    fits(
        "a mean with its spread",
        &ChartSvg::new(&Chart::xbar(groups).expect("a chart")),
    );
    let targets: Vec<Option<f64>> = (0..24)
        .map(|at| (at % 5 != 4).then_some(45.0 + f64::from(at) / 4.0))
        .collect();
    fits(
        "a target for each point",
        &ChartSvg::new(&options().target(targets).xmr(values(24)).expect("a chart")),
    );
    let lines = |by: f64| {
        (0..24)
            .map(|at| 50.0 + by * f64::from(at))
            .collect::<Vec<f64>>()
    };
    let given = Basis::lines(lines(0.0), lines(-0.5), lines(0.5));
    fits(
        "limits that widen",
        &ChartSvg::new(&options().baseline(given).xmr(values(24)).expect("a chart")),
    );
    let near = options()
        .target(50.0)
        .baseline(Basis::lines(50.0, 49.999, 50.001));
    fits(
        "lines upon each other",
        &ChartSvg::new(&near.xmr(values(24)).expect("a chart")),
    );
    let events = (0..24).map(|at| (at * 7) % 5);
    let series = Series::proportions(events, vec![20; 24]).expect("proportions");
    fits(
        "percentages",
        &ChartSvg::new(
            &options()
                .target(0.1)
                .chart(Kind::P, series)
                .expect("a chart"),
        ),
    );
}
