//! A rate per so much of its denominator, and a unit: everything on the chart is in it, whatever the kind.

use improvement::render::{ChartCsv, ChartReport, ChartSvg};
use improvement::spc::{Basis, Bounds, Monitor, Process, Target};
use improvement::{Chart, Direction, Kind, Options, Period, Reason, Series, date};

const PER: f64 = 1000.0;
/// Two ways to one number differ by a few roundings.
const CLOSE: f64 = 1e-12;

fn events() -> Vec<f64> {
    (0..26_u32)
        .map(|point| f64::from(4 + point * 5 % 9))
        .collect()
}

fn exposures() -> Vec<f64> {
    (0..26_u32)
        .map(|point| f64::from(880 + point * 37 % 101))
        .collect()
}

fn series(kind: Kind) -> Series {
    if kind == Kind::IPrime {
        Series::ratios(events(), exposures()).expect("ratios")
    } else {
        Series::rates(events(), exposures()).expect("rates")
    }
}

/// The kinds that plot a rate or a ratio as it is.
fn kinds() -> Vec<Kind> {
    let rates: Vec<Kind> = Kind::ALL
        .into_iter()
        .filter(|kind| kind.takes(&series(*kind)) && !kind.symbol().contains("CUSUM"))
        .collect();
    assert!(rates.len() >= 7, "{rates:?}");
    rates
}

fn close(found: Option<f64>, wanted: Option<f64>, what: &str) {
    match (found, wanted) {
        (Some(found), Some(wanted)) => {
            assert!(
                (found - wanted).abs() <= CLOSE * (1.0 + wanted.abs()),
                "{what}: {found}, {wanted}"
            );
        }
        _ => assert_eq!(found, wanted, "{what}"),
    }
}

/// Options in the numbers of a chart, so many times as large.
fn options(times: f64) -> Vec<(&'static str, Options)> {
    let rate = 0.008 * times;
    let lines = Basis::lines(rate, 0.5 * rate, 2.0 * rate);
    vec![
        ("as it comes", Chart::options()),
        (
            "with a target",
            Chart::options().better(Direction::Lower).target(rate),
        ),
        ("in bounds", Chart::options().bounds(0.0..=0.02 * times)),
        (
            "in phases",
            Chart::options().phase(13, Reason::change("a new mattress")),
        ),
        ("with given lines", Chart::options().baseline(lines)),
        (
            "of a known rate",
            Chart::options().baseline(Basis::Process {
                centre: Some(rate),
                sigma: None,
            }),
        ),
    ]
}

#[test]
fn everything_on_a_chart_is_per_the_stated_number() {
    for kind in kinds() {
        let per = series(kind).per(PER).expect("per 1,000");
        for ((name, once), (_, times)) in options(1.0).into_iter().zip(options(PER)) {
            let what = format!("{kind:?} {name}");
            let (once, times) = match (once.chart(kind, series(kind)), times.chart(kind, &per)) {
                (Ok(once), Ok(times)) => (once, times),
                (Err(one), Err(other)) => {
                    assert_eq!(one.code(), other.code(), "{what}");
                    continue;
                }
                (one, other) => panic!("{what}: {:?} {:?}", one.err(), other.err()),
            };
            for point in 0..times.len() {
                let scaled = |value: Option<f64>| value.map(|value| PER * value);
                close(times.value(point), scaled(once.value(point)), &what);
                close(times.centre(point), scaled(once.centre(point)), &what);
                close(times.lower(point), scaled(once.lower(point)), &what);
                close(times.upper(point), scaled(once.upper(point)), &what);
                close(times.target(point), scaled(once.target(point)), &what);
                assert_eq!(
                    times.series().denominator(point),
                    once.series().denominator(point)
                );
            }
            assert_eq!(times.signals(), once.signals(), "{what}");
            assert_eq!(times.reading(), once.reading(), "{what}");
            if let (
                Some(Process::Events { mean, .. }),
                Some(Process::Events { mean: wanted, .. }),
            ) = (times.phases()[0].process(), once.phases()[0].process())
            {
                close(Some(mean), Some(wanted), &what);
            }
            let text = serde_json::to_string(&times).expect("JSON");
            assert!(text.contains("\"per\":1000"), "{text}");
            assert_eq!(
                serde_json::from_str::<Chart>(&text).expect("a chart"),
                times,
                "{what}"
            );
            for said in [times.to_string(), times.long_description()] {
                let numbers = said.contains(" per 1,000") || !said.contains("centre");
                assert!(numbers, "{what}: {said}");
            }
        }
    }
}

#[test]
fn a_monitor_takes_the_denominators_as_they_are_given() {
    for kind in kinds() {
        let per = series(kind).per(PER).expect("per 1,000");
        let (Ok(once), Ok(times)) = (Chart::of(kind, series(kind)), Chart::of(kind, &per)) else {
            panic!("{kind:?}");
        };
        let (Ok(mut one), Ok(other)) = (Monitor::after(&once), Monitor::after(&times)) else {
            // a kind that no monitor watches point by point
            assert!(
                Monitor::after(&once).is_err() && Monitor::after(&times).is_err(),
                "{kind:?}"
            );
            continue;
        };
        let text = serde_json::to_string(&other).expect("JSON");
        let mut other: Monitor = serde_json::from_str(&text).expect("a monitor");
        let (lower, upper) = one.limits(900.0);
        close(
            other.limits(900.0).0,
            lower.map(|lower| PER * lower),
            "lower",
        );
        close(
            other.limits(900.0).1,
            upper.map(|upper| PER * upper),
            "upper",
        );
        if per.denominator(0).is_some() && kind.takes(&per) {
            for count in [9.0, 30.0, 2.0, 25.0] {
                let pushed = one
                    .push((count, 900.0))
                    .and_then(|one| Ok((one, other.push((count, 900.0))?)));
                if let Ok((one, other)) = pushed {
                    assert_eq!(one.changes(), other.changes(), "{kind:?} at {count}");
                }
            }
        }
    }
}

#[test]
fn absent_months_stay_absent_and_per_may_be_said_again() {
    let months = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 4, 1)];
    let series = Series::rates([4, 5, 6], [900, 800, 1000]).expect("rates");
    let dated = |series: Series| series.dated(months)?.every(Period::Month);
    let after = dated(series.clone())
        .and_then(|series| series.per(PER))
        .expect("a series");
    let before = series.clone().per(PER).and_then(dated).expect("a series");
    assert_eq!(after, before);
    assert_eq!(before.denominator(2), None);
    assert_eq!(before.denominator(3), Some(1000.0));
    assert_eq!(before.value(3), Some(6.0));
    let again = before.clone().per(100).expect("per 100");
    assert_eq!(again.value(3), Some(0.6));
    assert_eq!(again.denominator(0), Some(900.0));
    assert_eq!(again.per(1).expect("per one").value(3), Some(0.006));
}

#[test]
fn what_is_no_rate_has_nothing_to_be_per() {
    let refused =
        |series: Result<Series, improvement::Error>| series.expect_err("refused").to_string();
    let said = refused(Series::proportions([3, 4], [9, 9]).and_then(|series| series.per(100)));
    assert!(said.contains("rates or ratios"), "{said}");
    for number in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let said = refused(Series::rates([3], [9]).and_then(|series| series.per(number)));
        assert!(said.contains("a number above 0"), "{said}");
    }
    let said = refused(Series::rates([1e100], [1e-40]).and_then(|series| series.per(1e20)));
    assert!(said.contains("1e160") && said.contains("point 1"), "{said}");
    assert_eq!(
        Series::values([1])
            .and_then(|series| series.unit("  "))
            .expect_err("empty")
            .code(),
        "empty_text"
    );
}

#[test]
fn every_output_says_the_unit() {
    let falls = series(Kind::U)
        .per(PER)
        .and_then(|series| series.unit("falls per 1,000 bed days"));
    let chart = Chart::options()
        .better(Direction::Lower)
        .target(6)
        .chart(Kind::U, falls.expect("a series"))
        .expect("a chart");
    let unit = "falls per 1,000 bed days";
    let target = format!("target of 6.00 {unit}");
    for said in [
        chart.to_string(),
        chart.long_description(),
        ChartReport::new(&chart).to_markdown(),
        ChartReport::new(&chart).to_html(),
    ] {
        assert!(said.contains(&target), "{said}");
    }
    assert!(
        chart.to_string().contains(&format!("centre   8.63 {unit}")),
        "{chart}"
    );
    assert!(ChartSvg::new(&chart).to_string().contains(unit));
    // the numbers of a table are numbers
    assert!(!ChartCsv::new(&chart).to_string().contains("bed days"));
}

#[test]
fn targets_and_bounds_take_any_number() {
    let waits = [22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 23];
    let target = |options: Options| options.xmr(waits).expect("a chart").target(3);
    for options in [
        Chart::options().target(24),
        Chart::options().target(24_u8),
        Chart::options().target(24.0_f32),
        Chart::options().target(Target::from(&24.0)),
        Chart::options().target([24; 13]),
        Chart::options().target(vec![24; 13]),
        Chart::options().target(&[Some(24); 13][..]),
    ] {
        assert_eq!(target(options), Some(24.0));
    }
    assert_eq!(
        Target::from(vec![Some(1), None]),
        Target::PerPoint(vec![Some(1.0), None])
    );
    let bounds = |bounds: Bounds| Chart::options().bounds(bounds).get_bounds();
    assert_eq!(bounds((0..=100).into()), Some((0.0, 100.0)));
    assert_eq!(bounds((0..).into()), Some((0.0, f64::INFINITY)));
    assert_eq!(bounds((..=1.0).into()), Some((f64::NEG_INFINITY, 1.0)));
    assert_eq!(
        bounds((0.0..=f64::INFINITY).into()),
        Some((0.0, f64::INFINITY))
    );
}

#[test]
fn options_have_the_short_constructors_of_a_chart() {
    let (x, n) = (events(), exposures());
    let pairs = || x.iter().map(|value| [*value, value + 1.0, 9.0]);
    let options = Chart::options();
    let both = [
        (Chart::xmr(&x), options.xmr(&x)),
        (Chart::run(&x), options.run(&x)),
        (Chart::p(&x, &n), options.p(&x, &n)),
        (Chart::u(&x, &n), options.u(&x, &n)),
        (Chart::c(&x), options.c(&x)),
        (Chart::g(&x), options.g(&x)),
        (Chart::t(&x), options.t(&x)),
        (Chart::xbar(pairs()), options.xbar(pairs())),
        (Chart::ewma(&x), options.ewma(&x)),
        (Chart::cusum(&x), options.cusum(&x)),
    ];
    for (chart, asked) in both {
        assert_eq!(chart.expect("a chart"), asked.expect("a chart"));
    }
    let better = Chart::options().better(Direction::Lower);
    assert_eq!(
        better.p(&x, &n).expect("a chart").asked().get_better(),
        Direction::Lower
    );
}
