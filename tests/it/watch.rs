//! A watch: after any corrections what stands is what a watch of the corrected values says.

use improvement::spc::rules::{Flags, Gap, Rule};
use improvement::spc::{Basis, Point};
use improvement::{
    Chart, Date, Direction, Kind, Monitor, Options, Period, Reason, RuleSet, Series, Side, Watch,
    date,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

type Marks = BTreeSet<(usize, usize, Option<Side>)>;

fn day(number: usize) -> Date {
    date(2020, 1, 1)
        .plus_days(i32::try_from(number).unwrap())
        .unwrap()
}

fn standing(watch: &Watch) -> Marks {
    watch
        .standing()
        .map(|alert| (alert.point(), alert.rule(), alert.side()))
        .collect()
}

fn marks_of(chart: &Chart) -> Marks {
    chart
        .signals()
        .iter()
        .flat_map(|signal| {
            signal
                .flagged()
                .map(|point| (point, signal.rule(), signal.side()))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn options() -> Options {
    let rules = RuleSet::nelson()
        .with(
            Rule::run(4)
                .with_flags(Flags::Window)
                .with_gap(Gap::Bridges),
        )
        .unwrap()
        .with(
            Rule::two_of_three()
                .named("near")
                .with_flags(Flags::Qualifying),
        )
        .unwrap();
    Chart::options()
        .baseline(Basis::process(0.0, 1.0))
        .rules(rules)
        .better(Direction::Lower)
}

/// What is done to a watch.
#[derive(Debug, Clone)]
enum Step {
    Push(Option<i8>),
    Revise(usize, Option<i8>),
    Exclude(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let value = || prop::option::weighted(0.9, -4_i8..=4);
    let step = prop_oneof![
        12 => value().prop_map(Step::Push),
        1 => (any::<prop::sample::Index>(), value()).prop_map(|(at, value)| Step::Revise(at.index(1000), value)),
        1 => any::<prop::sample::Index>().prop_map(|at| Step::Exclude(at.index(1000))),
    ];
    prop::collection::vec(step, 1..220)
}

fn point(value: Option<i8>) -> Point<'static> {
    Point::from(value)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn corrections(steps in steps()) {
        let options = options();
        let mut watch = Watch::new(options.monitor(Kind::Individuals).unwrap());
        let mut values: Vec<Option<i8>> = Vec::new();
        let mut excluded: BTreeSet<usize> = BTreeSet::new();
        for (now, step) in steps.into_iter().enumerate() {
            let before = standing(&watch);
            let said = watch.alerts().len();
            let revision = match step {
                Step::Push(value) => {
                    watch.push(day(values.len()), point(value), day(now)).unwrap();
                    values.push(value);
                    None
                }
                Step::Revise(..) | Step::Exclude(_) if values.is_empty() => continue,
                Step::Revise(at, value) => {
                    let at = at % values.len();
                    values[at] = value;
                    excluded.remove(&at);
                    Some(watch.revise(day(at), point(value), day(now)).unwrap())
                }
                Step::Exclude(at) => {
                    let at = at % values.len();
                    excluded.insert(at);
                    Some(watch.exclude(at, Reason::data("misread"), day(now)).unwrap())
                }
            };
            let after = standing(&watch);
            if let Some(revision) = revision {
                // the revision is the difference, each alert dated
                let flagged: Marks = revision.flagged().iter().map(|v| (v.point(), v.rule(), v.side())).collect();
                let withdrawn: Marks = revision.withdrawn().iter().map(|v| (v.point(), v.rule(), v.side())).collect();
                prop_assert_eq!(&flagged, &after.difference(&before).copied().collect());
                prop_assert_eq!(&withdrawn, &before.difference(&after).copied().collect());
                prop_assert!(revision.flagged().iter().all(|v| v.flagged_on() == day(now) && v.stands()));
                prop_assert!(revision.withdrawn().iter().all(|v| v.withdrawn_on() == Some(day(now))));
            } else {
                prop_assert!(before.is_subset(&after));
                prop_assert!(watch.alerts()[said..].iter().all(|v| v.flagged_on() == day(now)));
            }
            // the chart of the values as they are now
            let mut asked = options.clone();
            for &at in &excluded {
                asked = asked.exclude(at, Reason::data("misread"));
            }
            match asked.xmr(values.iter().copied()) {
                Ok(chart) => {
                    prop_assert_eq!(&after, &marks_of(&chart));
                    prop_assert_eq!(watch.monitor().variation(), Some(chart.reading().variation()));
                }
                Err(error) => {
                    prop_assert_eq!(error.code(), "no_points");
                    prop_assert!(after.is_empty());
                }
            }
        }
        // a fresh watch, and a stored one
        let mut fresh = options.monitor(Kind::Individuals).unwrap();
        for (at, &value) in values.iter().enumerate() {
            fresh.push(if excluded.contains(&at) { Point::Missing } else { point(value) }).unwrap();
        }
        prop_assert_eq!(&fresh, watch.monitor());
        let text = serde_json::to_string(&watch).unwrap();
        let mut back: Watch = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&back, &watch);
        prop_assert_eq!(serde_json::to_string(&back).unwrap(), text);
        // the stored one goes on as the other does
        let (last, next) = (day(1000), day(values.len()));
        prop_assert_eq!(back.push(next, 3, last).unwrap(), watch.push(next, 3, last).unwrap());
        prop_assert_eq!(back.revise(0_usize, -4, last), watch.revise(0_usize, -4, last));
        prop_assert_eq!(back, watch);
    }
}

fn monthly() -> Watch {
    let options = Chart::options()
        .baseline(Basis::process(23.0, 3.0))
        .rules(RuleSet::making_data_count());
    Watch::new(options.monitor(Kind::Individuals).unwrap())
        .every(Period::Month)
        .unwrap()
}

#[test]
fn absent_months_are_gaps() {
    let mut watch = monthly();
    watch.push(date(2024, 1, 1), 22, date(2024, 2, 1)).unwrap();
    let update = watch.push(date(2024, 4, 1), 41, date(2024, 5, 1)).unwrap();
    assert_eq!(update.index(), 3);
    assert_eq!(watch.len(), 4);
    assert_eq!(watch.date(1), Some(date(2024, 2, 1)));
    assert_eq!(watch.value(1), None);
    assert_eq!(watch.flagged("beyond-limits"), [3]);
    assert_eq!(watch.describe(&update), "April 2024 is 41, above its limit");
    // the figure for February comes in late
    let revision = watch.revise(date(2024, 2, 1), 9, date(2024, 6, 1)).unwrap();
    assert_eq!(
        watch.describe_revision(&revision),
        "February 2024 was corrected: February 2024 was flagged on 1 June 2024 (beyond-limits, below)"
    );
    let revision = watch
        .revise(date(2024, 2, 1), 22, date(2024, 6, 2))
        .unwrap();
    assert_eq!(
        watch.describe_revision(&revision),
        "February 2024 was corrected: February 2024 was flagged on 1 June 2024 (beyond-limits, below); withdrawn on 2 June 2024"
    );
    let revision = watch
        .revise(date(2024, 2, 1), 23, date(2024, 6, 2))
        .unwrap();
    assert_eq!(
        watch.describe_revision(&revision),
        "February 2024 was corrected: no alert changes"
    );
    assert_eq!(watch.alerts().len(), 2);
    assert_eq!(watch.standing().count(), 1);
}

#[test]
fn goes_on_after_a_chart() {
    let year = [22, 25, 19, 24, 21, 23, 20, 26, 22, 24, 21, 23, 25];
    let mut watch = Watch::new(Monitor::after(&Chart::xmr(year).unwrap()).unwrap());
    assert_eq!(watch.first(), 13);
    watch.push(date(2024, 1, 1), 41, date(2024, 1, 2)).unwrap();
    assert_eq!(watch.flagged("beyond-limits"), [13]);
    // a point of the chart cannot be corrected here
    let error = watch.revise(3_usize, 22, date(2024, 1, 3)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the correction names point 4, which is no point of this watch: it has seen 1 point"
    );
    assert!(
        watch
            .revise(13_usize, 24, date(2024, 1, 3))
            .unwrap()
            .withdrawn()
            .len()
            == 1
    );
}

#[test]
fn what_is_refused_changes_nothing() {
    let mut watch = monthly();
    watch
        .push(date(2024, 1, 31), 22, date(2024, 2, 10))
        .unwrap();
    watch
        .push(date(2024, 2, 29), 41, date(2024, 3, 10))
        .unwrap();
    let before = watch.clone();
    let later = date(2024, 6, 1);
    let refused = [
        (
            watch.push(date(2024, 2, 29), 20, later).unwrap_err(),
            "point 3 is dated 2024-02-29, as is the point before it; expected each date once",
            "date_repeated",
        ),
        (
            watch.push(date(2024, 1, 31), 20, later).unwrap_err(),
            "point 3 is dated 2024-01-31, before 2024-02-29; expected dates in order",
            "dates_out_of_order",
        ),
        (
            watch.push(date(2024, 4, 2), 20, later).unwrap_err(),
            "point 3 is dated 2024-04-02, which is not a whole number of months after 2024-01-31: date each point by the same day of its month, or by the last",
            "date_off_grid",
        ),
        (
            watch
                .push(date(2024, 3, 31), 20, date(2024, 3, 9))
                .unwrap_err(),
            "point 3 was seen on 2024-03-09, before 2024-03-10, the day of the last change; expected days in order",
            "seen_out_of_order",
        ),
        (
            watch.push(date(2024, 4, 30), f64::NAN, later).unwrap_err(),
            "point 4 is NaN, expected an ordinary number",
            "not_finite",
        ),
        (
            watch.revise(date(2024, 3, 31), 20, later).unwrap_err(),
            "the correction names 31 March 2024, which is no point of this watch: it has seen 2 points",
            "not_seen",
        ),
        (
            watch.revise("March", 20, later).unwrap_err(),
            "the correction names `March`, which is no point of this watch: it has seen 2 points",
            "not_seen",
        ),
        (
            watch.revise(1_usize, 20, date(2024, 3, 9)).unwrap_err(),
            "point 2 was seen on 2024-03-09, before 2024-03-10, the day of the last change; expected days in order",
            "seen_out_of_order",
        ),
        (
            watch.revise(1_usize, (3, 4), later).unwrap_err(),
            "point 2 is one number over another, expected a value",
            "wrong_point",
        ),
        (
            watch
                .exclude(1_usize, Reason::data(" "), later)
                .unwrap_err(),
            "point 2 has no reason, expected one: a point that is left out says why",
            "no_reason_to_exclude",
        ),
        (
            watch.clone().every(Period::Week).unwrap_err(),
            "the period of a watch is set after 2 points, expected to be set before the first",
            "bad_option",
        ),
    ];
    for (error, message, code) in refused {
        assert_eq!(error.to_string(), message);
        assert_eq!(error.code(), code);
    }
    assert_eq!(watch, before);
}

#[test]
fn a_stored_watch_is_checked() {
    let mut watch = monthly();
    watch.push(date(2024, 1, 1), 41, date(2024, 2, 10)).unwrap();
    watch.push(date(2024, 2, 1), 22, date(2024, 3, 10)).unwrap();
    let text = serde_json::to_string(&watch).unwrap();
    assert!(serde_json::from_str::<Watch>(&text).is_ok());
    let faults = [
        ("41.0", "21.0", "its alerts are not those of its points"),
        (
            r#""dates":["2024-01-01","2024-02-01"]"#,
            r#""dates":["2024-01-01"]"#,
            "its columns are of different lengths",
        ),
        (
            r#""2024-01-01","2024-02-01""#,
            r#""2024-02-01","2024-01-01""#,
            "its dates are out of order",
        ),
        (
            r#""2024-02-01""#,
            r#""2024-02-02""#,
            "its dates are not one period apart",
        ),
        (
            r#""flagged":"2024-02-10""#,
            r#""flagged":"2025-02-10""#,
            "it has an alert withdrawn before it was given, or after the last change",
        ),
    ];
    for (find, replace, why) in faults {
        let broken = text.replace(find, replace);
        assert_ne!(broken, text, "{find}");
        let error = serde_json::from_str::<Watch>(&broken).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the stored state is none that this monitor can be in: {why}")
        );
    }
}

/// A watch that goes on where a chart ends: nothing twice, no hole, and the same point by point as a chart of all of it.
#[test]
fn a_watch_after_a_chart_goes_on_in_its_periods() {
    let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    let chart_from = |first, period: Period| {
        let days = (0..14).filter_map(|n| period.after(first, n));
        let series = Series::values(waits).unwrap().dated(days).unwrap();
        Chart::xmr(series.every(period).unwrap()).unwrap()
    };
    for (first, period) in [
        (date(2023, 1, 1), Period::Month),
        (date(2023, 1, 31), Period::Month),
        (date(2022, 12, 28), Period::Month),
        (date(2020, 3, 31), Period::FinancialQuarter),
        (date(2024, 1, 1), Period::Week),
        (date(2024, 1, 1), Period::Day),
    ] {
        let chart = chart_from(first, period);
        let last = chart.date(13).unwrap();
        let code = |day: Date| {
            let mut watch = Watch::after(&chart).unwrap();
            watch.push(day, 23, date(2040, 1, 1)).unwrap_err().code()
        };
        assert_eq!(code(last), "date_repeated", "{period}");
        assert_eq!(
            code(chart.date(3).unwrap()),
            "dates_out_of_order",
            "{period}"
        );
        let next = period.after(last, 1).unwrap();
        let third = period.after(last, 3).unwrap();
        let mut watch = Watch::after(&chart).unwrap();
        let update = watch.push(third, 40, date(2040, 1, 1)).unwrap();
        assert_eq!(
            (update.index(), update.date()),
            (16, Some(third)),
            "{period}"
        );
        assert_eq!((watch.first(), watch.len()), (14, 3));
        assert_eq!(
            (watch.date(14), watch.value(14)),
            (Some(next), None),
            "{period}"
        );
        // a month that was absent comes late
        let revision = watch.revise(next, 24, date(2040, 1, 2)).unwrap();
        assert_eq!((revision.point(), revision.date()), (14, Some(next)));
        let stored = serde_json::to_string(&watch).unwrap();
        assert_eq!(serde_json::from_str::<Watch>(&stored).unwrap(), watch);
        let later = format!("\"after\":\"{third}\"");
        let broken = stored.replace(&format!("\"after\":\"{last}\""), &later);
        assert!(serde_json::from_str::<Watch>(&broken).is_err(), "{broken}");
    }
    // a day off the grid of the chart, and a chart without dates
    let mut watch = Watch::after(&chart_from(date(2023, 1, 1), Period::Month)).unwrap();
    let off = watch
        .push(date(2024, 3, 2), 23, date(2024, 4, 1))
        .unwrap_err();
    assert_eq!(off.code(), "date_off_grid");
    let mut watch = Watch::after(&Chart::xmr(waits).unwrap()).unwrap();
    assert!(watch.push(date(1999, 1, 1), 23, date(2024, 4, 1)).is_ok());
}
