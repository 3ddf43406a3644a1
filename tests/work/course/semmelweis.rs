//! Semmelweis.

use super::Row;
use improvement::course::{self, Answer, Mark, Misconception};
use improvement::teach::data::{self, FIRST_CLINIC};
use improvement::{Chart, Date, Direction, Kind, Options, Period, Reason, Series, date};

#[path = "../../../examples/course/solutions/09_semmelweis.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod solution;
#[path = "../../../examples/course/exercises/09_semmelweis.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::pedantic,
    reason = "a program of its own"
)]
mod untouched;

const MAY: Date = date(1847, 5, 1);
const JUNE: Date = date(1847, 6, 1);
const EVENT: Date = date(1847, 5, 15);

fn washing() -> Reason {
    Reason::change("hands washed in chlorine")
}

fn asked() -> Options {
    Chart::options().better(Direction::Lower)
}

/// The right options but for the phase.
fn without_may() -> Options {
    asked().exclude(MAY, Reason::data("half of each"))
}

fn of(options: &Options, series: Series) -> Answer {
    let chart = options.chart(Kind::PPrime, series).expect("a chart");
    Answer::chart(chart)
}

fn drawn(options: &Options) -> Answer {
    of(options, data::first_clinic().expect("a series"))
}

/// The table as it stands, and with one month filled in.
fn columns(filled: bool) -> Series {
    let rows = FIRST_CLINIC.iter();
    let mut rows: Vec<(Date, u32, u32)> = rows
        .map(|row| (row.month, row.deaths, row.births))
        .collect();
    if filled {
        rows.insert(11, (date(1841, 12, 1), 20, 240));
    }
    let series = Series::proportions(rows.iter().map(|row| row.1), rows.iter().map(|row| row.2));
    series
        .and_then(|series| series.dated(rows.iter().map(|row| row.0)))
        .expect("a series")
}

pub(super) fn row() -> Row {
    Row {
        name: "semmelweis",
        untouched: untouched::answer,
        solution: |_| solution::answer(),
        wrong: |_| {
            let right = || washing().documented(EVENT);
            let undated = {
                let rows = FIRST_CLINIC.iter();
                Series::proportions(
                    rows.clone().map(|row| row.deaths),
                    rows.map(|row| row.births),
                )
            };
            let shares = {
                let shares = (0..99).map(|at| data::first_clinic().expect("a series").value(at));
                Series::values(shares)
            };
            let other_way = {
                let rows = FIRST_CLINIC.iter();
                let survived = rows.clone().map(|row| row.births - row.deaths);
                let series = Series::proportions(survived, rows.clone().map(|row| row.births));
                let series = series.and_then(|series| series.dated(rows.map(|row| row.month)));
                series.and_then(|series| series.every(Period::Month))
            };
            vec![
                of(&asked(), undated.expect("a series")),
                Answer::chart(Chart::xmr(shares.expect("a series")).expect("a chart")),
                // November 1841 beside January 1842
                of(&without_may().phase(JUNE, right()), columns(false)),
                of(&without_may().phase(JUNE, right()), columns(true)),
                of(
                    &without_may().phase(JUNE, right()),
                    other_way.expect("a series"),
                ),
                drawn(&without_may()),
                // where the deaths fell
                drawn(&without_may().phase(date(1846, 12, 1), right())),
                // where nothing is told to have happened
                drawn(&without_may().phase(date(1848, 2, 1), right())),
                drawn(
                    &without_may()
                        .phase(date(1843, 1, 1), right())
                        .phase(JUNE, right()),
                ),
                // half of each, in either phase
                drawn(&asked().phase(JUNE, right())),
                drawn(&asked().phase(MAY, right())),
                drawn(
                    &without_may()
                        .exclude(date(1842, 12, 1), Reason::data("too high"))
                        .phase(JUNE, right()),
                ),
                drawn(
                    &without_may()
                        .phase(JUNE, Reason::definition("another count").documented(EVENT)),
                ),
                drawn(&without_may().phase(JUNE, washing())),
                drawn(&without_may().phase(JUNE, washing().decided_after_seeing())),
                drawn(&without_may().phase(JUNE, washing().decided_before(EVENT))),
                drawn(&without_may().phase(JUNE, washing().documented(date(1861, 1, 1)))),
            ]
        },
        secrets: &["may 1847", "june 1847", "15 may", "december 1841"],
    }
}

/// The phase may begin with the month that is left out; and any kind of chart that holds the counts will do.
#[test]
fn the_chart_may_differ_where_it_does_not_matter() {
    let right = washing().documented(date(1847, 5, 20));
    let series = || data::first_clinic().expect("a series");
    for (kind, start) in [
        (Kind::P, JUNE),
        (Kind::PPrime, MAY),
        (Kind::Individuals, JUNE),
        (Kind::IPrime, JUNE),
    ] {
        let options = without_may().phase(start, right.clone());
        let chart = options.chart(kind, series()).expect("a chart");
        let marked = course::mark("semmelweis", 1, Ok(Answer::chart(chart)));
        assert!(
            matches!(marked.mark(), Mark::Right { .. }),
            "{kind}: {marked}"
        );
    }
}

/// What it costs to choose a split is worked out, and said where one was chosen.
#[test]
fn a_split_that_suits_is_told_what_it_costs() {
    let answer = drawn(&without_may().phase(date(1846, 12, 1), washing().decided_after_seeing()));
    let marked = course::mark("semmelweis", 1, Ok(answer));
    let Mark::Wrong {
        misconception,
        message,
    } = marked.mark()
    else {
        panic!("{marked}");
    };
    assert_eq!(*misconception, Some(Misconception::RebaseWhenItSuits));
    // numpy: .049 and .258; a thousand series have a standard error of .014
    let costs = |share: u32| message.ends_with(&format!("looks best in about {share}."));
    assert!((22..=30).any(costs), "{message}");
}
