//! What the evidence of a change takes: one shift, the shifts of a whole return with e-BH, a hold, and proposals.

use criterion::{Criterion, criterion_group, criterion_main};
use improvement::spc::hold::Hold;
use improvement::spc::propose::Propose;
use improvement::{Batch, Chart, Compare, Direction, Kind, Period, Series, date};
use std::hint::black_box;

/// Deaths of births in the First Clinic, as in `examples/semmelweis.rs`: 99 months, of which 98 have a record.
fn semmelweis() -> Chart {
    let months = include_str!("../examples/data/semmelweis_monthly.csv");
    let rows: Vec<(&str, Option<f64>, Option<f64>)> = months
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.split(',');
            let month = fields.next()?;
            let births = fields.next()?.parse().ok();
            Some((month, births, fields.next()?.parse().ok()))
        })
        .collect();
    let series = Series::proportions(rows.iter().map(|row| row.2), rows.iter().map(|row| row.1))
        .and_then(|series| {
            let dates = rows.iter().map(|row| row.0.parse().expect("a date"));
            series.dated(dates.collect::<Vec<improvement::Date>>())
        })
        .and_then(|series| series.every(Period::Month));
    let options = Chart::options().better(Direction::Lower);
    options
        .chart(Kind::P, series.expect("months"))
        .expect("a chart")
}

/// 140 departments of 36 months, all alike but for their values.
fn departments() -> Batch {
    let options = Chart::options().better(Direction::Higher);
    let months: Vec<_> = (0..36)
        .filter_map(|month| Period::Month.after(date(2016, 4, 1), month))
        .collect();
    Batch::of_charts((0..140_u64).map(|number| {
        let seen = (0..36).map(|month| 900.0 + ((number * 7 + month * 13) % 61) as f64);
        let series = Series::proportions(seen, [1000.0; 36])
            .and_then(|series| series.dated(&months))
            .and_then(|series| series.every(Period::Month));
        let chart = series.and_then(|series| options.chart(Kind::PPrime, series));
        (number.to_string(), chart)
    }))
}

fn shifts(c: &mut Criterion) {
    let chart = semmelweis();
    let change = (0..chart.len())
        .find(|&index| chart.date(index) == Some(date(1847, 6, 1)))
        .expect("June 1847");
    let compare = Compare::points(0..change - 1, change..chart.len());
    c.bench_function("a shift of 98 points", |b| {
        b.iter(|| black_box(&chart).shift(black_box(&compare)));
    });
    let hold = Hold::at(0.05).from(change + 12).comparing(compare.clone());
    c.bench_function("a hold of 98 points", |b| {
        b.iter(|| black_box(&chart).hold(black_box(&hold)));
    });
    let batch = departments();
    c.bench_function("140 shifts of 36 points and e-BH", |b| {
        b.iter(|| black_box(&batch).improved(0..12, 12..36, 0.05));
    });
    let steady = Chart::run((0..120).map(|index| index * 37 % 101)).expect("a chart");
    c.bench_function("proposals on 120 points", |b| {
        b.iter(|| black_box(&steady).proposals(&Propose::new()));
    });
}

criterion_group!(benches, shifts);
criterion_main!(benches);
