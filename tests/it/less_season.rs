//! The season taken out of a series: by hand, in every period, refused with the reason, and the table of its docs.

use crate::support::simulation::{COLUMNS, ROWS, Season, signals};
use improvement::{Basis, Chart, ErrorKind, Kind, Period, Series, date};

fn every(period: Period, many: i32, value: impl Fn(i32) -> Option<f64>) -> Series {
    let dates = (0..many).map(|at| period.after(date(2018, 1, 1), at).expect("in range"));
    Series::values((0..many).map(value))
        .and_then(|series| series.dated(dates))
        .and_then(|series| series.every(period))
        .expect("dated")
}

#[test]
fn each_value_is_compared_with_the_other_years() {
    // 10, 20, 30, 40 in the first year, one more in each year after it; the second quarter of the second year is missing
    let series = every(Period::Quarter, 12, |at| {
        (at != 5).then_some(f64::from(10 * (at % 4 + 1) + at / 4))
    });
    let less = series.less_season(..).expect("three years");
    let found: Vec<Option<f64>> = (0..12).map(|at| less.series.value(at)).collect();
    let mut expected = [
        -1.5,
        -2.0,
        -1.5,
        -1.5,
        0.0,
        f64::NAN,
        0.0,
        0.0,
        1.5,
        2.0,
        1.5,
        1.5,
    ]
    .map(Some);
    expected[5] = None;
    assert_eq!(found, expected);
    assert_eq!(
        (less.cost, less.without, less.baseline.clone()),
        (4, 0, 0..12)
    );
    assert_eq!(
        less.name(),
        "difference from the same quarter of other years"
    );
    assert_eq!(
        less.to_string(),
        "the difference from the same quarter of other years: the cost is 4 of its 11 points, one for the level of each quarter"
    );
    // with the first two years as the baseline the third is compared with both, and the second quarter has but one value there
    let less = series.less_season(0..8).expect("two years");
    let found: Vec<Option<f64>> = (0..12).map(|at| less.series.value(at)).collect();
    let expected = [
        Some(-1.0),
        None,
        Some(-1.0),
        Some(-1.0),
        Some(1.0),
        None,
        Some(1.0),
        Some(1.0),
        Some(1.5),
        None,
        Some(1.5),
        Some(1.5),
    ];
    assert_eq!(found, expected);
    assert_eq!((less.cost, less.without), (3, 2));
    assert!(
        less.to_string()
            .ends_with("; 2 more points have none to be compared with"),
        "{less}"
    );
}

#[test]
fn a_swing_alone_leaves_nothing_in_every_period() {
    for (period, many, turn) in [
        (Period::Month, 36, 12),
        (Period::Quarter, 16, 4),
        (Period::FinancialQuarter, 16, 4),
        (Period::Day, 35, 7),
    ] {
        let series = every(period, many, |at| {
            Some(f64::from((at % turn * 5) % turn) + 30.0)
        });
        let less = series.less_season(..).expect("turns enough");
        assert_eq!(
            less.cost,
            usize::try_from(turn).expect("small"),
            "{period:?}"
        );
        assert!(
            (0..less.series.len()).all(|at| less.series.value(at) == Some(0.0)),
            "{period:?}"
        );
    }
    // three years of weeks that follow the week of the year
    let week = |at: i32| {
        f64::from(
            date(2018, 1, 1)
                .plus_days(7 * at)
                .map_or(0, |day| i32::from(day.month())),
        )
    };
    let weeks = every(Period::Week, 156, |at| Some(week(at)));
    let less = weeks.less_season(..).expect("three years");
    let largest = (0..156)
        .filter_map(|at| less.series.value(at))
        .fold(0.0_f64, |most, value| most.max(value.abs()));
    assert!(largest <= 1.0, "{largest}");
    assert_eq!(less.name(), "difference from the same week of other years");
}

#[test]
fn shares_are_in_per_cent_and_units_stay() {
    let dates = || (0..24).filter_map(|at| Period::Month.after(date(2018, 1, 1), at));
    let events: Vec<u32> = (0..24).map(|at| 10 + 5 * (at / 12)).collect();
    let shares = Series::proportions(events, vec![100; 24])
        .and_then(|series| series.dated(dates()))
        .and_then(|series| series.every(Period::Month))
        .expect("shares");
    let less = shares.less_season(..).expect("two years");
    let chart = Chart::run(&less.series).expect("a chart");
    let value = less.series.value(20).expect("a value");
    assert!((value - 5.0).abs() < 1e-9);
    assert_eq!(chart.show(4.0), "4.00 %");
    let days = every(Period::Month, 24, |at| Some(f64::from(at)))
        .unit("days")
        .expect("a unit");
    let less = days.less_season(..).expect("two years");
    assert_eq!(
        less.series.get_unit().map(improvement::Text::as_str),
        Some("days")
    );
    assert_eq!(less.series.period(), Some(Period::Month));
}

#[test]
fn what_has_no_season_is_refused() {
    let kind =
        |series: &Series, baseline: std::ops::Range<usize>| match series.less_season(baseline) {
            Err(error) => match error.kind() {
                ErrorKind::Chart(error) => error.code(),
                _ => "another",
            },
            Ok(_) => "taken out",
        };
    let plain = Series::values([1.0; 24]).expect("values");
    assert_eq!(kind(&plain, 0..24), "no_period");
    let years = every(Period::Year, 24, |_| Some(1.0));
    assert_eq!(kind(&years, 0..24), "no_season");
    let months = every(Period::Month, 24, |_| Some(1.0));
    assert_eq!(kind(&months, 0..24), "taken out");
    assert_eq!(kind(&months, 0..12), "too_few_years");
    assert_eq!(kind(&months, 3..3), "too_few_years");
    assert_eq!(kind(&months, 0..25), "past_the_end");
    assert_eq!(
        kind(&every(Period::Month, 24, |_| None), 0..24),
        "too_few_years"
    );
    #[expect(clippy::reversed_empty_ranges, reason = "a caller can ask for it")]
    let backwards = 12..3;
    assert_eq!(kind(&months, backwards), "too_few_years");
    assert!(months.less_season(..=23).is_ok());
}

#[test]
fn a_chart_whose_signals_a_season_may_explain_offers_it() {
    let swing = [30, 28, 20, 12, 6, 2, 0, 3, 8, 14, 20, 27];
    let at = |month: i32| {
        swing[usize::try_from(month % 12).expect("small")]
            + [0, 3, 1, 4, 2][usize::try_from(month % 5).expect("small")]
    };
    let series = every(Period::Month, 37, |month| Some(f64::from(at(month))));
    let chart = Chart::of(Kind::Individuals, &series).expect("a chart");
    assert!(chart.reading().variation().is_special());
    assert!(
        chart
            .sentence()
            .ends_with("; look first whether it is more than the time of year"),
        "{}",
        chart.sentence()
    );
    assert!(chart.to_string().contains(
        "chart the differences from the same month of other years; `Series::less_season` makes them"
    ));
    // a program's word is for its author, and not for a page
    assert!(!chart.long_description().contains('`') && !format!("{chart:#}").contains('`'));
    let less = series.less_season(..).expect("three years");
    let chart = Chart::of(Kind::Individuals, &less.series).expect("a chart");
    assert!(chart.signals().is_empty(), "{chart}");
    assert!(!chart.sentence().contains("time of year"));
}

#[test]
fn a_baseline_is_no_narrower_than_what_comes_after_it() {
    // of steady months, the spread inside the baseline is that of its comparison with one other year, and no less than outside
    let mut state = 9_u64;
    let mut normal = || {
        let mut sum = -6.0;
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            sum += (state >> 33) as f64 / f64::from(1_u32 << 31);
        }
        sum
    };
    let (mut inside, mut outside) = (0.0, 0.0);
    for _ in 0..200 {
        let values: Vec<f64> = (0..48).map(|_| normal()).collect();
        let series = every(Period::Month, 48, |at| {
            Some(values[usize::try_from(at).expect("small")])
        });
        let less = series.less_season(0..24).expect("two years").series;
        let squares = |from: usize| {
            (from..from + 24)
                .filter_map(|at| less.value(at))
                .map(|value| value * value)
                .sum::<f64>()
        };
        inside += squares(0) / 4_800.0;
        outside += squares(24) / 4_800.0;
    }
    // k = 2: 2 and 1.5; the error of a mean of 4,800 squares is 0.04 and 0.03
    assert!(
        (inside - 2.0).abs() < 0.2 && (outside - 1.5).abs() < 0.15,
        "{inside} {outside}"
    );
    let chart = Chart::options()
        .baseline(Basis::points(0..24))
        .xmr(
            every(Period::Month, 36, |at| Some(f64::from(at % 7)))
                .less_season(0..24)
                .expect("two years")
                .series,
        )
        .expect("a chart");
    assert_eq!(chart.phases()[0].set_by(), 0..24);
}

/// How many series are drawn for each cell: the docs have more.
const SERIES: usize = 150;

#[test]
fn the_table_of_the_docs_is_what_a_simulation_finds() {
    let source = include_str!("../../src/spc/season/less.rs");
    let table: Vec<&str> = source
        .lines()
        .map(|line| line.trim().trim_start_matches("///").trim())
        .filter(|line| line.contains(" months  "))
        .collect();
    assert_eq!(table.len(), ROWS.len());
    for (row, line) in ROWS.into_iter().zip(table) {
        let (months, season) = row;
        assert!(line.starts_with(&months.to_string()), "{line}");
        let name = match season {
            Season::LeftIn => "season left in",
            Season::TakenOut => "other years",
            Season::TakenOutByTwoYears => "first two years",
        };
        assert!(line.contains(name), "{line}");
        let stated: Vec<f64> = line
            .split_whitespace()
            .rev()
            .take(4)
            .map(|text| text.parse().expect("a number"))
            .collect();
        for (column, stated) in COLUMNS.into_iter().zip(stated.into_iter().rev()) {
            let found = signals(row, column, SERIES).expect("charts") as f64 / SERIES as f64;
            let stated = stated / 100.0;
            // four standard errors, and the rounding of the table
            let error = 4.0 * (stated * (1.0 - stated) / SERIES as f64).sqrt() + 0.02;
            assert!(
                (found - stated).abs() <= error,
                "{line}: {found} for {stated}"
            );
        }
    }
}
