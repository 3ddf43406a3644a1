//! Rare events as they are recorded, and what has run on since the last.

use improvement::render::ChartSvg;
use improvement::spc::{At, CaseCount, Moment, Phase};
use improvement::{Basis, Chart, Date, Direction, Kind, Period, Place, Reason, Series, date};

fn because() -> Reason {
    Reason::data("two falls of one patient").decided_before(date(2024, 1, 1))
}

/// Falls, two of them on 20 January and three on 9 March.
fn falls() -> Vec<Date> {
    [
        (1, 3),
        (1, 20),
        (1, 20),
        (1, 28),
        (2, 9),
        (2, 14),
        (3, 1),
        (3, 9),
        (3, 9),
        (3, 9),
        (4, 2),
        (4, 20),
        (5, 5),
        (5, 25),
        (6, 1),
        (6, 19),
        (7, 4),
        (7, 9),
    ]
    .into_iter()
    .map(|(month, day)| date(2024, month, day))
    .collect()
}

#[test]
fn times_are_from_event_to_event() {
    let falls = falls();
    let series = Series::times_between_events(&falls).unwrap();
    assert_eq!(series.len(), falls.len() - 1);
    for (n, pair) in falls.windows(2).enumerate() {
        assert_eq!(
            series.value(n),
            Some(f64::from(pair[0].days_until(pair[1])))
        );
        assert_eq!(series.date(n), Some(pair[1]));
    }
    // one event opens a time, and ends none
    for few in [&falls[..0], &falls[..1]] {
        assert!(Series::times_between_events(few).unwrap().is_empty());
    }
    let one = Series::times_between_events(&falls[..1]).unwrap();
    assert_eq!(one.until(date(2024, 1, 13)).unwrap().running(), Some(10.0));

    let late = Series::times_between_events([falls[1], falls[0]]).unwrap_err();
    assert_eq!(
        (late.code(), late.place(), late.to_string().as_str()),
        (
            "dates_out_of_order",
            Some(&Place::Row(1)),
            "row 2 is dated 2024-01-03, before 2024-01-20; expected dates in order"
        )
    );
}

#[test]
fn a_time_of_nought_is_refused_by_the_t_chart_with_its_remedy() {
    let error = Chart::options()
        .chart(Kind::T, Series::times_between_events(falls()).unwrap())
        .unwrap_err();
    assert_eq!(
        (error.code(), error.place()),
        ("zero_time", Some(&Place::Point(1)))
    );
    assert!(
        error
            .to_string()
            .contains("`Series::times_between_events` takes the time of day")
    );
    // the remedy is one
    let hour = |n: usize| u8::try_from(n % 24).unwrap();
    let times = falls().into_iter().enumerate();
    let moments: Vec<Moment> = times.map(|(n, day)| day.at(hour(n), 30).unwrap()).collect();
    let series = Series::times_between_events(&moments).unwrap();
    assert_eq!(series.value(1), Some(1.0 / 24.0));
    assert!(Chart::options().chart(Kind::T, &series).is_ok());
}

#[test]
fn a_moment_is_read_as_it_is_written() {
    for text in [
        "2024-02-29",
        "2024-02-29T14:30",
        "2024-02-29T14:30:05",
        "-000044-03-15T00:01",
    ] {
        let moment: Moment = text.parse().unwrap();
        assert_eq!(moment.to_string(), text);
        assert_eq!(moment.to_string().parse::<Moment>().unwrap(), moment);
    }
    assert_eq!(
        "2024-02-29 14:30".parse::<Moment>().unwrap(),
        date(2024, 2, 29).at(14, 30).unwrap()
    );
    for text in [
        "2024-02-29T24:00",
        "2024-02-29T14:60",
        "2024-02-29T14",
        "2024-02-29T1:30",
        "2024-02-29T14:30Z",
        "2024-02-29T14:30:05.2",
        "2024-02-29T+1:30",
    ] {
        let error = text.parse::<Moment>().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "`{text}` has no time of day as it is read, expected a moment as 2024-02-29T14:30"
            )
        );
    }
    assert_eq!(
        "29.02.2024T14:30".parse::<Moment>().unwrap_err().code(),
        "date_form"
    );
    assert_eq!(date(2024, 1, 1).at(24, 0).unwrap_err().code(), "bad_moment");
}

#[cfg(feature = "jiff")]
#[test]
fn moments_of_jiff() {
    let at = jiff::civil::date(2024, 2, 29).at(14, 30, 5, 7);
    assert_eq!(Moment::from(at).to_string(), "2024-02-29T14:30:05");
}

#[cfg(feature = "chrono")]
#[test]
fn moments_of_chrono() {
    let at = chrono::NaiveDate::from_ymd_opt(2024, 2, 29)
        .unwrap()
        .and_hms_opt(14, 30, 5);
    assert_eq!(
        Moment::try_from(at.unwrap()).unwrap().to_string(),
        "2024-02-29T14:30:05"
    );
    assert!(Moment::try_from(chrono::NaiveDateTime::MAX).is_err());
}

#[test]
fn several_events_of_one_day_are_lawful_where_points_are_events() {
    let dates = [
        date(2024, 1, 3),
        date(2024, 1, 20),
        date(2024, 1, 20),
        date(2024, 3, 1),
    ];
    let cases = Series::cases_between([5, 8, 0, 30], CaseCount::Between).unwrap();
    let series = cases.dated(dates).unwrap();
    assert_eq!(
        (series.date(1), series.date(2)),
        (Some(dates[1]), Some(dates[1]))
    );
    assert_eq!(series.position(&At::Date(dates[1])).unwrap(), 1);
    assert!(Chart::options().chart(Kind::G, &series).is_ok());
    // a period has one point
    let error = series.every(Period::Day).unwrap_err();
    assert_eq!(
        (error.code(), error.place()),
        ("date_repeated", Some(&Place::Point(2)))
    );
    // and so has a day of anything else
    for series in [
        Series::values([5, 8, 0, 30]),
        Series::counts([5, 8, 0, 30]),
        Series::rates([5, 8, 0, 30], [9, 9, 9, 9]),
        Series::proportions([5, 8, 0, 30], [90, 90, 90, 90]),
        Series::subgroups([[5, 6], [8, 7], [0, 1], [30, 29]]),
    ] {
        assert_eq!(
            series.unwrap().dated(dates).unwrap_err().code(),
            "date_repeated"
        );
    }
}

#[test]
fn an_exclusion_names_all_events_of_a_day_and_a_phase_begins_at_the_first() {
    let falls = falls();
    let whole: Vec<i32> = falls
        .windows(2)
        .map(|pair| pair[0].days_until(pair[1]))
        .collect();
    let series = Series::cases_between(whole, CaseCount::Between).unwrap();
    let series = series.dated(&falls[1..]).unwrap();
    let day = date(2024, 3, 9);
    let named = Chart::options()
        .exclude(day, because())
        .chart(Kind::G, &series)
        .unwrap();
    let of_index = [6, 7, 8]
        .into_iter()
        .fold(Chart::options(), |options, n| options.exclude(n, because()));
    let counted = of_index.chart(Kind::G, &series).unwrap();
    let out = |chart: &Chart| {
        (0..chart.len())
            .filter(|&n| chart.is_excluded(n))
            .collect::<Vec<_>>()
    };
    assert_eq!(out(&named), [6, 7, 8]);
    assert_eq!(out(&named), out(&counted));
    assert_eq!(named.signals(), counted.signals());
    assert_eq!(named.upper(0), counted.upper(0));
    assert_eq!(named.power(1.0).unwrap(), counted.power(1.0).unwrap());

    for phase in [
        Phase::new(day, because()),
        Phase::from_next(date(2024, 3, 3), because()),
    ] {
        let chart = Chart::options()
            .with_phase(phase)
            .provisional()
            .chart(Kind::G, &series)
            .unwrap();
        assert_eq!(chart.phases()[1].points(), 6..17);
    }
    let basis = Basis::between(date(2024, 1, 1), day);
    let chart = Chart::options()
        .baseline(basis)
        .chart(Kind::G, &series)
        .unwrap();
    assert_eq!(chart.phases()[0].set_by(), 0..6);
}

#[test]
fn cases_are_counted_between_those_with_the_event() {
    // 260 operations, four a day, every thirteenth infected
    let operations: Vec<(Date, bool)> = (0..260)
        .map(|n| (date(2024, 1, 1).plus_days(n / 4).unwrap(), n % 13 == 5))
        .collect();
    let series = Series::cases_between_events(operations.iter().copied()).unwrap();
    assert_eq!(series.len(), 19);
    assert!(series.iter().all(|between| between == Some(12.0)));
    assert_eq!(series.date(0), Some(operations[18].0));
    assert_eq!(series.running(), Some(7.0));
    assert_eq!(series.holds(), "cases between events");
    // without an event there is nothing yet
    let none = Series::cases_between_events([(date(2024, 1, 1), false)]).unwrap();
    assert_eq!((none.len(), none.running()), (0, None));
    let error = Series::cases_between_events([(date(2024, 1, 2), false), (date(2024, 1, 1), true)]);
    assert_eq!(error.unwrap_err().place(), Some(&Place::Row(1)));
    // cases have no time that runs
    assert_eq!(
        series.until(date(2025, 1, 1)).unwrap_err().code(),
        "nothing_runs"
    );
}

/// A t chart and a g chart of steady events, with so much since the last.
fn running(days: i32) -> [Chart; 2] {
    let gaps = [12, 30, 5, 33, 21, 8, 17, 26, 9, 14, 3, 40, 11, 19];
    let mut dates = vec![date(2022, 1, 1)];
    for gap in gaps {
        dates.push(dates[dates.len() - 1].plus_days(gap).unwrap());
    }
    let now = dates[dates.len() - 1].plus_days(days).unwrap();
    let options = Chart::options().better(Direction::Higher);
    let t = Series::times_between_events(&dates)
        .unwrap()
        .until(now)
        .unwrap();
    let g = Series::cases_between(gaps, CaseCount::Between)
        .and_then(|series| series.dated(&dates[1..]))
        .and_then(|series| series.still_running(days))
        .unwrap();
    [
        options.clone().chart(Kind::T, &t).unwrap(),
        options.chart(Kind::G, &g).unwrap(),
    ]
}

#[test]
fn what_still_runs_is_judged_one_sidedly_and_is_no_point() {
    for (short, long) in running(0).into_iter().zip(running(900)) {
        let (none, kind) = (running(3), short.kind());
        for chart in [&short, &long]
            .into_iter()
            .chain(&none)
            .filter(|chart| chart.kind() == kind)
        {
            assert_eq!(chart.len(), 14);
            assert_eq!(chart.signals(), short.signals());
            assert_eq!(chart.upper(0), short.upper(0));
            assert_eq!(chart.reading(), short.reading());
        }
        // a short time is no sign of anything, not even of nought
        assert!(!short.running().unwrap().is_longer());
        let open = long.running().unwrap();
        assert!(open.is_longer() && open.limit() == long.upper(13) && open.length() == 900.0);
        assert!(
            short
                .to_string()
                .contains("since the last event, and still running: not beyond the upper limit of"),
            "{short}"
        );
        let said = match kind {
            Kind::T => {
                "900 days since the last event, and still running: already beyond the upper limit of"
            }
            _ => {
                "900 cases since the last event, and still running: already beyond the upper limit of 120\n"
            }
        };
        assert!(long.to_string().contains(said), "{long}");

        let svg = ChartSvg::new(&long).to_string();
        assert!(svg.contains(">Still running<"), "{svg}");
        assert!(
            svg.contains(&format!("<title>{}", said.split(" since").next().unwrap())),
            "{svg}"
        );
        let told = |chart: &Chart| chart.long_description().matches("still running").count();
        assert_eq!((told(&long), told(&short)), (1, 1));
        assert!(
            long.alt_text()
                .contains("already beyond the upper limit of")
        );
        assert!(!short.alt_text().contains("still running"));
        // read again, it is the same
        let text = serde_json::to_string(&long).unwrap();
        let again: Chart = serde_json::from_str(&text).unwrap();
        assert_eq!(again, long);
        assert_eq!(again.running(), long.running());
    }
    // the limit itself is not beyond the limit
    let [_, chart] = running(0);
    let limit = chart.upper(0).unwrap();
    let at = |days: f64| {
        let series = chart.series().clone().still_running(days).unwrap();
        Chart::options()
            .chart(Kind::G, &series)
            .unwrap()
            .running()
            .unwrap()
            .is_longer()
    };
    assert!(!at(limit.floor()) && at(limit.floor() + 1.0));
    // charts of averages or ranges do not plot it
    for kind in [Kind::MovingRange, Kind::Ewma] {
        let [t, _] = running(900);
        assert_eq!(
            Chart::options().chart(kind, t.series()).unwrap().running(),
            None
        );
    }
}

#[test]
fn nothing_runs_where_points_are_no_events() {
    for series in [
        Series::values([1, 2]),
        Series::counts([1, 2]),
        Series::rates([1, 2], [9, 9]),
        Series::proportions([1, 2], [9, 9]),
        Series::ratios([1, 2], [9, 9]),
        Series::subgroups([[1, 2]]),
    ] {
        let series = series.unwrap();
        assert_eq!(
            series.clone().still_running(3).unwrap_err().code(),
            "nothing_runs"
        );
        assert_eq!(
            series.until(date(2024, 1, 1)).unwrap_err().code(),
            "nothing_runs"
        );
    }
    let times = || Series::times_between([4, 5]).unwrap();
    assert_eq!(
        times().until(date(2024, 1, 1)).unwrap_err().code(),
        "nothing_runs"
    );
    assert_eq!(times().still_running(-1).unwrap_err().code(), "negative");
    assert_eq!(
        times().still_running(f64::NAN).unwrap_err().code(),
        "not_finite"
    );
    assert_eq!(
        times().still_running(1e200).unwrap_err().code(),
        "too_large"
    );
    let dated = times().dated([date(2024, 1, 1), date(2024, 1, 6)]).unwrap();
    assert_eq!(
        dated.clone().until(date(2024, 1, 5)).unwrap_err().code(),
        "dates_out_of_order"
    );
    assert_eq!(dated.until(date(2024, 1, 9)).unwrap().running(), Some(3.0));
    let cases = Series::cases_between([4, 5], CaseCount::Between).unwrap();
    assert_eq!(cases.still_running(1.5).unwrap_err().code(), "not_whole");
    for document in [
        r#"{"running": 3.0, "data": {"values": [1, 2]}}"#,
        r#"{"running": -3.0, "data": {"times_between": [1, 2]}}"#,
    ] {
        assert!(serde_json::from_str::<Series>(document).is_err());
    }
}
