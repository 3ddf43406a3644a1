//! The numbers of `examples/is_it_an_improvement.rs`, to three digits, as separate code has them (methods/spc.md 4.11).

use improvement::{
    Batch, Chart, Compare, Date, Direction, Kind, Options, Period, Reason, Series, date,
};
use std::collections::BTreeMap;

/// The rows of a CSV file without its head, as text.
fn rows(data: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    data.lines().skip(1).map(|line| line.split(',').collect())
}

fn number(text: &str) -> f64 {
    text.parse().unwrap()
}

#[track_caller]
fn near(found: f64, expected: f64) {
    let three_digits = 0.0051 * expected;
    assert!(
        (found - expected).abs() <= three_digits,
        "{found} is not {expected}"
    );
}

#[test]
fn hand_washing_at_any_look_and_on_one_day() {
    let data: Vec<Vec<&str>> =
        rows(include_str!("../../examples/data/semmelweis_monthly.csv")).collect();
    let months: Vec<Date> = data.iter().map(|row| row[0].parse().unwrap()).collect();
    let series = Series::proportions(
        data.iter().map(|row| number(row[2])),
        data.iter().map(|row| number(row[1])),
    )
    .and_then(|series| series.dated(months))
    .and_then(|series| series.every(Period::Month))
    .unwrap();
    let chart = Options::new()
        .better(Direction::Lower)
        .exclude(date(1847, 5, 1), Reason::data("a mixed month"))
        .chart(Kind::PPrime, &series)
        .unwrap();
    let shift = chart.shift(&Compare::points(0..76, 77..99)).unwrap();
    assert_eq!((shift.before().points, shift.after().points), (75, 22));
    near(-shift.difference().unwrap(), 0.085);
    near(shift.e().independent, 176_000.0);
    near(shift.e().observed, 8.05);
    assert!((shift.resemblance().unwrap() - 0.69).abs() < 0.005);
    assert_eq!(shift.e().reached, None);
    let worth = shift.worth().unwrap();
    assert!((17.0..18.0).contains(&worth), "{worth}");
    let one = shift.one_look().unwrap();
    near((one.upper() - one.lower()) / 2.0, 0.0704);
}

fn departments() -> BTreeMap<&'static str, Chart> {
    let mut months: BTreeMap<&str, BTreeMap<Date, (f64, f64)>> = BTreeMap::new();
    for row in rows(include_str!("../../examples/data/ae_attendances.csv")) {
        if row[2] == "1" {
            let (attended, breaches) = (number(row[3]), number(row[4]));
            let of = months.entry(row[1]).or_default();
            of.insert(row[0].parse().unwrap(), (attended - breaches, attended));
        }
    }
    let options = Chart::options().better(Direction::Higher);
    let chart = |months: BTreeMap<Date, (f64, f64)>| {
        let (within, attended): (Vec<f64>, Vec<f64>) = months.values().copied().unzip();
        let series = Series::proportions(within, attended)?
            .dated(months.into_keys())?
            .every(Period::Month)?;
        options.chart(Kind::PPrime, series)
    };
    months
        .into_iter()
        .map(|(name, months)| (name, chart(months).unwrap()))
        .collect()
}

#[test]
fn departments_of_2016_to_2019() {
    let charts = departments();
    let since = Compare::points(0..12, 12..36);
    let better = charts["RXC"].shift(&since).unwrap();
    near(better.e().observed, 105.0);
    let reached = better.e().reached.unwrap();
    assert_eq!(charts["RXC"].date(reached), Some(date(2018, 12, 1)));
    let worse = Compare::points(0..12, 24..36);
    near(charts["RJ6"].shift(&worse).unwrap().worse().observed, 868.0);
    let moving = charts["RJ6"].shift(&since).unwrap();
    near(moving.resemblance().unwrap(), 0.8);
    let neither = charts["RQM"].shift(&since).unwrap();
    near(neither.e().independent, 68.0);
    near(neither.e().observed, 2.33);
    assert!((neither.resemblance().unwrap() - 0.67).abs() < 0.005);
    let error = charts["RQQ"].shift(&since).unwrap_err();
    assert_eq!(error.code(), "past_the_end");
    // all that have 36 months
    let whole: BTreeMap<_, _> = charts
        .into_iter()
        .filter(|(_, chart)| chart.series().usable() == 36)
        .collect();
    assert_eq!(whole.len(), 130);
    let mut found = [[0; 2]; 3];
    for chart in whole.values() {
        let shift = chart.shift(&since).unwrap();
        for (way, e) in [shift.e(), shift.worse()].into_iter().enumerate() {
            found[0][way] += usize::from(e.independent >= 20.0);
            found[1][way] += usize::from(e.observed >= 20.0);
            found[2][way] += usize::from(e.reached.is_some());
        }
    }
    assert_eq!(found, [[7, 29], [3, 7], [4, 10]]);
    let batch = Batch::of_charts(whole.into_iter().map(|(name, chart)| (name, Ok(chart))));
    assert_eq!(
        batch.improved(0..12, 12..36, 0.05).unwrap().names().count(),
        0
    );
}
