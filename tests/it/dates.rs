//! Dates as hospitals write them, and the regular steps between them.

use improvement::error::DataError;
use improvement::spc::{At, Phase};
use improvement::{
    Basis, Chart, Date, ErrorKind, Kind, Monitor, Period, Place, Reason, Series, Watch, date,
};
use proptest::prelude::*;
use std::sync::OnceLock;

fn parse_fault(text: &str) -> String {
    text.parse::<Date>().unwrap_err().to_string()
}

#[test]
fn a_date_written_in_another_way_is_told_which() {
    let faults = [
        ("", "the text is empty"),
        ("  ", "the text is empty"),
        ("01/04/2021", "`01/04/2021` does not begin with the year"),
        ("1.4.21", "`1.4.21` does not begin with the year"),
        ("15-04-2021", "`15-04-2021` does not begin with the year"),
        ("Apr-19", "`Apr-19` names its month in letters"),
        ("1 April 2019", "`1 April 2019` names its month in letters"),
        ("01APR2019", "`01APR2019` names its month in letters"),
        (
            "2019-04-01T00:00:00",
            "`2019-04-01T00:00:00` has a time of day",
        ),
        ("2019-04-01 09:30", "`2019-04-01 09:30` has a time of day"),
        (
            "2019-4-1",
            "`2019-4-1` has not two digits for the month and two for the day",
        ),
        ("2019/04/01", "`2019/04/01` is not written with hyphens"),
        ("2019-04", "`2019-04` is a month without a day"),
        ("20190401", "`20190401` has no hyphens"),
        ("43556", "`43556` is a number"),
        ("yesterday", "`yesterday` is not a date"),
        ("\u{1b}[2J", "`\u{241b}[2J` is not a date"),
    ];
    for (text, said) in faults {
        let fault = parse_fault(text);
        if text.contains('\u{1b}') {
            assert!(!fault.contains('\u{1b}'), "{fault}");
            continue;
        }
        assert_eq!(fault, format!("{said}, expected a date as 2024-02-29"));
    }
    // the right form, and no such day
    for text in ["2025-02-29", "2024-15-04", "2024-00-10", "-000000-01-01"] {
        assert_eq!(
            parse_fault(text),
            format!("{text} is not a day of the calendar")
        );
    }
}

#[test]
fn a_date_is_made_of_whole_numbers_of_any_type() {
    let wanted = date(2024, 2, 29);
    assert_eq!(Date::new(2024_i32, 2_u32, 29_u32).unwrap(), wanted);
    assert_eq!(Date::new(2024_u16, 2_u8, 29_u8).unwrap(), wanted);
    assert_eq!(Date::new(2024_i16, 2_i8, 29_i8).unwrap(), wanted);
    assert_eq!(Date::new(2024_u64, 2_usize, 29_i128).unwrap(), wanted);
    assert_eq!(const { date(2024, 2, 29) }, wanted);
    for (year, month, day) in [(2024, 2, 30), (2024, 13, 1), (2024, 0, 1), (10_000, 1, 1)] {
        assert_eq!(
            Date::new(year, month, day).unwrap_err().to_string(),
            format!("{year:04}-{month:02}-{day:02} is not a day of the calendar")
        );
    }
    assert!(Date::new(u64::MAX, 1, 1).is_err());
}

#[test]
fn each_day_of_four_hundred_years_follows_the_day_before() {
    let leap = |year: i32| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for first in [-9999_i16, 1800] {
        let (mut year, mut month, mut day) = (i32::from(first), 1, 1);
        let start = date(first, 1, 1).days_since_1970();
        for number in start..start + 146_097 {
            let found = Date::from_days_since_1970(number).unwrap();
            assert_eq!(Date::new(year, month, day).unwrap(), found);
            assert_eq!(found.days_since_1970(), number);
            let last = match month {
                2 => 28 + i32::from(leap(year)),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            (year, month, day) = match (month, day == last) {
                (12, true) => (year + 1, 1, 1),
                (_, true) => (year, month + 1, 1),
                _ => (year, month, day + 1),
            };
        }
    }
    let ends = [date(-9999, 1, 1), date(9999, 12, 31)];
    for (end, past) in ends.into_iter().zip([-1, 1]) {
        let number = end.days_since_1970();
        assert_eq!(Date::from_days_since_1970(number).unwrap(), end);
        assert_eq!(end.plus_days(past), None);
        assert!(Date::from_days_since_1970(number + past).is_err());
    }
    for number in [i32::MIN, i32::MAX] {
        let error = Date::from_days_since_1970(number).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("day {number} after 1970-01-01 is not a day of the calendar")
        );
        assert_eq!(ends[0].plus_days(number), None);
        assert_eq!(ends[1].plus_days(number), None);
    }
}

#[cfg(feature = "jiff")]
#[test]
fn dates_of_jiff_go_both_ways() {
    for number in (-4_371_587..=2_932_896).step_by(997) {
        let own = Date::from_days_since_1970(number).unwrap();
        let other = jiff::civil::Date::from(own);
        assert_eq!(own.to_string(), other.to_string());
        assert_eq!(Date::from(other), own);
        assert_eq!(own.to_string().parse::<Date>().unwrap(), own);
    }
    assert_eq!(
        Date::from(jiff::civil::Date::MIN),
        date(-9999, 1, 1),
        "one calendar"
    );
    assert_eq!(Date::from(jiff::civil::Date::MAX), date(9999, 12, 31));
}

#[cfg(feature = "chrono")]
#[test]
fn dates_of_chrono_go_both_ways() {
    use chrono::NaiveDate;
    for number in (-4_371_587..=2_932_896).step_by(997) {
        let own = Date::from_days_since_1970(number).unwrap();
        let other = NaiveDate::from(own);
        assert_eq!(
            (
                own.year().into(),
                own.month().to_string(),
                own.day().to_string()
            ),
            (
                chrono::Datelike::year(&other),
                chrono::Datelike::month(&other).to_string(),
                chrono::Datelike::day(&other).to_string()
            )
        );
        assert_eq!(Date::try_from(other).unwrap(), own);
    }
    let error = Date::try_from(NaiveDate::MAX).unwrap_err();
    assert_eq!(error.code(), "bad_date");
}

/// Regular dates over sixty years: their period, and each of them.
fn regular() -> &'static [Regular] {
    static ALL: OnceLock<Vec<Regular>> = OnceLock::new();
    ALL.get_or_init(make_regular)
}

type Regular = (&'static str, Period, Vec<Date>);

fn make_regular() -> Vec<Regular> {
    let days = |first: Date, step: i32, points: i32| -> Vec<Date> {
        (0..points)
            .map(|n| first.plus_days(step * n).unwrap())
            .collect()
    };
    // by hand, without the crate's own steps: this day of every so-manieth month, or its last day
    let months = |year: i32, month: i32, step: i32, day: i32, points: i32| -> Vec<Date> {
        (0..points)
            .map(|n| {
                let months = year * 12 + month - 1 + step * n;
                let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
                (1..=day)
                    .rev()
                    .find_map(|day| Date::new(year, month, day).ok())
                    .unwrap()
            })
            .collect()
    };
    let fortnight = Period::weeks(2).unwrap();
    let mut all = vec![
        ("days", Period::Day, days(date(1964, 1, 1), 1, 21_916)),
        // 60 years of Mondays have ten years of 53 of them
        ("weeks", Period::Week, days(date(1964, 1, 6), 7, 3_131)),
        ("fortnights", fortnight, days(date(1964, 1, 6), 14, 1_566)),
        (
            "ten days",
            Period::days(10).unwrap(),
            days(date(1964, 2, 29), 10, 2_192),
        ),
        (
            "four weeks",
            Period::weeks(4).unwrap(),
            days(date(1964, 1, 6), 28, 783),
        ),
    ];
    for (name, period, step) in [
        ("months", Period::Month, 1),
        ("quarters", Period::Quarter, 3),
        ("years", Period::Year, 12),
    ] {
        for month in 1..=12 {
            for day in [1, 15, 28, 29, 30, 31] {
                all.push((name, period, months(1964, month, step, day, 720 / step)));
                // a year that is none of leap
                all.push((name, period, months(1967, month, step, day, 720 / step)));
            }
        }
    }
    for (year, month, day) in [(1964, 4, 1), (1964, 3, 31)] {
        let period = Period::FinancialYear;
        all.push(("financial years", period, months(year, month, 12, day, 60)));
    }
    for (month, day) in [
        (1, 1),
        (4, 1),
        (7, 1),
        (10, 1),
        (3, 31),
        (6, 31),
        (9, 31),
        (12, 31),
    ] {
        let period = Period::FinancialQuarter;
        all.push((
            "financial quarters",
            period,
            months(1964, month, 3, day, 240),
        ));
    }
    all
}

#[test]
fn every_opens_no_gap_and_closes_none() {
    for (name, period, dates) in regular() {
        let period = *period;
        let first = dates[0];
        let shown = || format!("{name} from {first}");
        let whole = Series::values((0..dates.len()).map(|n| n as f64)).unwrap();
        let whole = whole.dated(dates).unwrap();
        let series = whole
            .clone()
            .every(period)
            .unwrap_or_else(|error| panic!("{}: {error}", shown()));
        assert_eq!(series.len(), dates.len(), "{}", shown());
        assert!(series.iter().eq(whole.iter()), "{}", shown());

        // every third point is lost, and none of the two ends
        let kept: Vec<usize> = (0..dates.len())
            .filter(|n| n % 3 != 1 || *n == dates.len() - 1)
            .collect();
        let series = Series::values(kept.iter().map(|&n| n as f64))
            .and_then(|series| series.dated(kept.iter().map(|&n| dates[n])))
            .and_then(|series| series.every(period))
            .unwrap_or_else(|error| panic!("{}: {error}", shown()));
        assert_eq!(series.len(), dates.len(), "{}", shown());
        for (n, day) in dates.iter().enumerate() {
            let lost = n % 3 == 1 && n != dates.len() - 1;
            assert_eq!(series.value(n).is_none(), lost, "{} at {n}", shown());
            assert_eq!(series.date(n), Some(*day), "{} at {n}", shown());
        }
        // read again, it is the same
        let text = serde_json::to_string(&series).unwrap();
        assert_eq!(serde_json::from_str::<Series>(&text).unwrap(), series);
    }
}

#[test]
fn ten_of_sixty_years_have_fifty_three_mondays() {
    let (_, _, mondays) = &regular()[1];
    let of = |year: i16| mondays.iter().filter(|day| day.year() == year).count();
    assert_eq!((1964..2024).filter(|&year| of(year) == 53).count(), 10);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is lost of regular dates, what is left stands where it was.
    #[test]
    fn points_stay_in_their_periods(which in 0..10_000_usize, lost in prop::collection::vec(any::<bool>(), 40)) {
        let all = regular();
        let (name, period, dates) = &all[which % all.len()];
        let kept: Vec<usize> = (0..dates.len().min(40)).filter(|&n| n == 0 || !lost[n]).collect();
        let series = Series::values(kept.iter().map(|&n| n as f64))
            .and_then(|series| series.dated(kept.iter().map(|&n| dates[n])))
            .and_then(|series| series.every(*period));
        let series = series.unwrap_or_else(|error| panic!("{name} from {}: {error}", dates[0]));
        prop_assert_eq!(series.len(), kept[kept.len() - 1] + 1);
        for &n in &kept {
            prop_assert_eq!(series.value(n), Some(n as f64));
        }
    }

    /// A watch makes the same gaps as a series.
    #[test]
    fn a_watch_keeps_the_same_days(which in 0..10_000_usize, lost in prop::collection::vec(any::<bool>(), 30)) {
        let all = regular();
        let (_, period, dates) = &all[which % all.len()];
        let kept: Vec<Date> = (0..30).filter(|&n| n < 2 || !lost[n]).map(|n| dates[n]).collect();
        let series = Series::values(vec![1; kept.len()])
            .and_then(|series| series.dated(&kept))
            .and_then(|series| series.every(*period))
            .unwrap();
        let options = Chart::options().baseline(Basis::process(23.0, 3.0));
        let mut watch = Watch::new(options.monitor(Kind::Individuals).unwrap()).every(*period).unwrap();
        for &day in &kept {
            watch.push(day, 22, date(2030, 1, 1)).unwrap();
        }
        prop_assert_eq!(watch.len(), series.len());
        for n in 0..series.len() {
            prop_assert_eq!(watch.date(n), series.date(n));
        }
        let text = serde_json::to_string(&watch).unwrap();
        prop_assert!(serde_json::from_str::<Watch>(&text).unwrap() == watch);
    }
}

#[test]
fn month_ends_follow_month_ends() {
    let every = |dates: &[Date], period| {
        Series::values(vec![1; dates.len()])
            .and_then(|series| series.dated(dates))
            .and_then(|series| series.every(period))
    };
    let ends = [
        date(2019, 4, 30),
        date(2019, 5, 31),
        date(2019, 6, 30),
        date(2019, 7, 31),
    ];
    assert_eq!(every(&ends, Period::Month).unwrap().len(), 4);
    let ends = [
        date(2019, 6, 30),
        date(2019, 9, 30),
        date(2019, 12, 31),
        date(2020, 3, 31),
    ];
    assert_eq!(every(&ends, Period::Quarter).unwrap().len(), 4);
    // the same day of each month, from a day that happens to end its own
    let days = [date(2023, 2, 28), date(2023, 3, 28), date(2023, 5, 28)];
    let series = every(&days, Period::Month).unwrap();
    assert_eq!(series.date(2), Some(date(2023, 4, 28)));
    // both at once are neither
    let mixed = [date(2023, 2, 28), date(2023, 3, 28), date(2023, 4, 30)];
    let error = every(&mixed, Period::Month).unwrap_err();
    assert_eq!(
        (error.code(), error.place()),
        ("date_off_grid", Some(&Place::Point(2)))
    );
}

#[test]
fn absent_periods_are_bounded_by_the_points_there_are() {
    let with = |points: usize, absent: i32| {
        let mut dates: Vec<Date> = (0..points)
            .map(|n| {
                date(1900, 1, 1)
                    .plus_days(i32::try_from(n).unwrap())
                    .unwrap()
            })
            .collect();
        let last = dates[points - 1].plus_days(absent + 1).unwrap();
        dates.push(last);
        Series::values(vec![1; points + 1])
            .and_then(|series| series.dated(dates))
            .and_then(|series| series.every(Period::Day))
    };
    for points in [1, 2, 50] {
        let most = 1_000 + 10 * (i32::try_from(points).unwrap() + 1);
        assert!(with(points, most - 1).is_ok());
        assert_eq!(
            with(points, most).unwrap().len(),
            points + 1 + usize::try_from(most).unwrap()
        );
        let error = with(points, most + 1).unwrap_err();
        assert!(matches!(
            error.kind(),
            ErrorKind::Data(DataError::GridTooLong { .. })
        ));
        assert_eq!(error.place(), Some(&Place::Point(points)));
    }
    // a watch, point by point: a thousand at once
    let watch = |absent: i32| {
        let options = Chart::options().baseline(Basis::process(23.0, 3.0));
        let monitor: Monitor = options.monitor(Kind::Individuals).unwrap();
        let mut watch = Watch::new(monitor).every(Period::Day).unwrap();
        watch.push(date(2000, 1, 1), 22, date(2030, 1, 1)).unwrap();
        let next = date(2000, 1, 2).plus_days(absent).unwrap();
        let pushed = watch.push(next, 23, date(2030, 1, 1));
        pushed.map(|_| watch.len())
    };
    assert_eq!(watch(999).unwrap(), 1_001);
    assert_eq!(watch(1_000).unwrap(), 1_002);
    let error = watch(1_001).unwrap_err();
    assert_eq!(
        (error.code(), error.place()),
        ("grid_too_long", Some(&Place::Point(1)))
    );
    // from end to end of the calendar it takes no time to say so
    let error = Series::values([1, 2])
        .and_then(|series| series.dated([date(-9999, 1, 1), date(9999, 12, 31)]))
        .and_then(|series| series.every(Period::Day))
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("point 2 comes after 7304482 absent periods")
    );
}

fn monthly(points: i32) -> Series {
    let months = (0..points).filter_map(|n| Period::Month.after(date(2016, 4, 1), n));
    Series::values((0..points).map(|n| 20 + (n * 7) % 5))
        .and_then(|series| series.dated(months))
        .unwrap()
}

#[test]
fn dates_of_a_baseline_are_bounds() {
    let of = |series: &Series, basis: Basis| {
        let chart = Chart::options().baseline(basis).xmr(series).unwrap();
        chart.phases()[0].set_by()
    };
    let series = monthly(24);
    for (from, to) in [
        (date(2016, 4, 1), date(2017, 4, 1)),
        (date(2016, 4, 1), date(2017, 3, 31)),
        (date(2016, 3, 15), date(2017, 3, 2)),
    ] {
        assert_eq!(of(&series, Basis::between(from, to)), 0..12);
    }
    // twelve points, and the day after them
    let twelve = monthly(12);
    for to in [date(2017, 3, 31), date(2017, 4, 1), date(2030, 1, 1)] {
        let basis = Basis::between(date(2016, 4, 1), to);
        let chart = Chart::options()
            .baseline(basis)
            .provisional()
            .xmr(&twelve)
            .unwrap();
        assert_eq!(chart.phases()[0].set_by(), 0..12);
    }
    let error = Chart::options()
        .baseline(Basis::between(date(2016, 4, 2), date(2016, 4, 30)))
        .xmr(&series)
        .unwrap_err();
    assert_eq!(error.code(), "empty_stretch");
    // a chart priced by index has the same baseline
    let basis = Basis::between(date(2016, 4, 1), date(2017, 3, 31));
    let dated = Chart::options().baseline(basis).xmr(&series).unwrap();
    let counted = Chart::options()
        .baseline(Basis::points(0..12))
        .xmr(&series)
        .unwrap();
    assert_eq!(dated.power(1.0).unwrap(), counted.power(1.0).unwrap());
}

#[test]
fn a_phase_from_the_next_point_is_the_phase_at_it() {
    let series = monthly(24);
    let reason = || Reason::change("a second nurse").decided_before(date(2017, 4, 1));
    let at = Chart::options()
        .phase(date(2017, 5, 1), reason())
        .xmr(&series)
        .unwrap();
    for day in [date(2017, 4, 2), date(2017, 4, 15), date(2017, 5, 1)] {
        let next = Chart::options()
            .with_phase(Phase::from_next(day, reason()))
            .xmr(&series)
            .unwrap();
        assert_eq!(next.phases()[1].points(), at.phases()[1].points());
        assert_eq!(next.signals(), at.signals());
        assert_eq!(next.power(1.0).unwrap(), at.power(1.0).unwrap());
        let text = serde_json::to_string(&next).unwrap();
        assert!(text.contains("on_or_after"));
        assert_eq!(serde_json::from_str::<Chart>(&text).unwrap(), next);
    }
    let late = Phase::from_next(date(2018, 3, 2), reason());
    let error = Chart::options().with_phase(late).xmr(&series).unwrap_err();
    assert_eq!(
        error.to_string(),
        "phase 2 names 2 March 2018, after the last point of the series, which is on 1 March 2018"
    );
    assert_eq!(
        series.position(&At::OnOrAfter(date(2016, 6, 2))).unwrap(),
        3
    );
}

#[test]
fn points_of_a_financial_year_have_its_names() {
    let dates = [
        date(2022, 6, 30),
        date(2022, 9, 30),
        date(2022, 12, 31),
        date(2023, 3, 31),
        date(2023, 6, 30),
    ];
    let quarters = Series::values([9, 3, 8, 4, 7])
        .and_then(|series| series.dated(dates))
        .and_then(|series| series.every(Period::FinancialQuarter))
        .unwrap();
    let chart = Chart::xmr(&quarters).unwrap();
    let names: Vec<String> = (0..5).map(|n| chart.point_name(n)).collect();
    assert_eq!(
        names,
        [
            "Q1 2022/23",
            "Q2 2022/23",
            "Q3 2022/23",
            "Q4 2022/23",
            "Q1 2023/24"
        ]
    );
    for first in [date(1999, 4, 1), date(2000, 3, 31)] {
        let years = Series::values([9, 3, 8])
            .and_then(|series| {
                series.dated((0..3).filter_map(|n| Period::FinancialYear.after(first, n)))
            })
            .and_then(|series| series.every(Period::FinancialYear))
            .unwrap();
        let chart = Chart::run(&years).unwrap();
        let names: Vec<String> = (0..3).map(|n| chart.point_name(n)).collect();
        assert_eq!(names, ["1999/00", "2000/01", "2001/02"]);
    }
}

fn charted(dates: &[Date]) -> Chart {
    let series = Series::values((0..dates.len()).map(|n| 20 + (n * 7) % 5));
    Chart::of(Kind::Individuals, series.unwrap().dated(dates).unwrap()).unwrap()
}

#[test]
fn dates_that_look_regular_with_some_absent_are_noted() {
    let without = |absent: &[usize], all: Vec<Date>| -> Vec<Date> {
        let kept = all.into_iter().enumerate();
        kept.filter(|(n, _)| !absent.contains(n))
            .map(|(_, day)| day)
            .collect()
    };
    let all = |period: Period, first: Date, points: i32| -> Vec<Date> {
        (0..points).filter_map(|n| period.after(first, n)).collect()
    };
    let months = || all(Period::Month, date(2022, 1, 1), 20);
    let chart = charted(&without(&[3, 8, 9, 15], months()));
    assert_eq!(chart.series().absent_periods(), Some((Period::Month, 4)));
    let text = chart.to_string();
    let note = "  note     the dates are monthly but for 4 months that are absent, and the points beside them count as neighbours: `every(Period::Month)` would make them gaps\n";
    assert!(text.contains(note), "{text}");
    // on a page there is no program
    let page = improvement::render::ChartReport::new(&chart).to_html();
    let said = "The dates are monthly but for 4 months that are absent, and the points beside them count as neighbours.";
    assert!(page.contains(said), "{page}");
    assert!(!page.contains("every("), "{page}");
    assert!(!format!("{chart:#}").contains("every("));

    let fortnight = Period::weeks(2).unwrap();
    let noted = [
        (Period::Day, date(2024, 1, 1)),
        (Period::Week, date(2024, 1, 1)),
        (fortnight, date(2024, 1, 1)),
        (Period::Month, date(2023, 4, 30)),
        (Period::Quarter, date(2016, 4, 1)),
        (Period::Year, date(1990, 3, 31)),
    ];
    for (period, first) in noted {
        let chart = charted(&without(&[4, 9], all(period, first, 14)));
        assert_eq!(
            chart.series().absent_periods(),
            Some((period, 2)),
            "{period}"
        );
        assert_eq!(chart.to_string().matches("count as neighbours").count(), 1);
        // none is absent
        assert_eq!(
            charted(&all(period, first, 14)).series().absent_periods(),
            None
        );
        // most are
        let most: Vec<usize> = (1..14).filter(|n| n % 3 != 0).collect();
        let spread = charted(&without(&most, all(period, first, 20)));
        assert_eq!(spread.series().absent_periods(), None, "{period}");
    }
    // working days, and six days of seven
    for days in [5, 6] {
        let open: Vec<Date> = all(Period::Day, date(2024, 1, 1), 42)
            .into_iter()
            .enumerate()
            .filter_map(|(n, day)| (n % 7 < days).then_some(day))
            .collect();
        assert_eq!(charted(&open).series().absent_periods(), None);
    }
    // nothing to note of days that are far apart as they fall, without dates, and of rare events
    assert_eq!(monthly(24).absent_periods(), None);
    assert_eq!(Series::values([1, 2, 3]).unwrap().absent_periods(), None);
    let dates = without(&[3], months());
    let events = Series::times_between(vec![4; dates.len()]).unwrap();
    assert_eq!(events.dated(&dates).unwrap().absent_periods(), None);
}

#[test]
fn the_first_quarter_of_a_year_has_its_label() {
    let picture = |period: Period, first: Date, points: i32| {
        let dates = (0..points).filter_map(|n| period.after(first, n));
        let series = Series::values((0..points).map(|n| 20 + (n * 7) % 5))
            .and_then(|series| series.dated(dates))
            .and_then(|series| series.every(period))
            .unwrap();
        let chart = Chart::xmr(&series).unwrap();
        improvement::render::ChartSvg::new(&chart).to_string()
    };
    let svg = picture(Period::Quarter, date(2019, 4, 1), 14);
    assert!(svg.contains(">Apr<") && svg.contains(">2019<"), "{svg}");
    for first in [date(2019, 4, 1), date(2019, 6, 30)] {
        let svg = picture(Period::FinancialQuarter, first, 14);
        assert!(svg.contains(">Q1<") && svg.contains(">2019/20<") && !svg.contains(">Apr<"));
    }
    let svg = picture(Period::FinancialYear, date(1999, 4, 1), 14);
    assert!(
        svg.contains(">2000/01<") && svg.contains(">2002/03<"),
        "{svg}"
    );
}
