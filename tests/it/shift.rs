//! The shift of a level: published values, independent code, what is refused, and what is said.

#![expect(clippy::too_many_lines, reason = "a table is as long as what it lists")]

use improvement::spc::shift::{Caution, Matching, WhyNot};
use improvement::spc::{CaseCount, Decided};
use improvement::{
    Chart, Compare, Date, Direction, Interval, Kind, Period, Place, Reason, Series, Shift, Side,
    date,
};
use proptest::prelude::*;
use serde_json::Value;

/// Deaths of births in the First Clinic, months with a record; May 1847, in which hand washing began, is excluded.
fn semmelweis() -> Chart {
    let text = include_str!("../../examples/data/semmelweis_monthly.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<(String, Option<f64>, Option<f64>)> =
        reader.deserialize().collect::<Result<_, _>>().unwrap();
    let months: Vec<Date> = rows.iter().map(|row| row.0.parse().unwrap()).collect();
    let births = rows.iter().map(|row| row.1);
    let deaths = rows.iter().map(|row| row.2);
    let series = Series::proportions(deaths, births).unwrap();
    let series = series.dated(months).unwrap().every(Period::Month).unwrap();
    Chart::options()
        .better(Direction::Lower)
        .chart(Kind::P, series)
        .unwrap()
}

/// Before May 1847, and from June on.
fn hand_washing(chart: &Chart) -> Compare {
    let at = |day| {
        (0..chart.len())
            .find(|&index| chart.date(index) >= Some(day))
            .unwrap()
    };
    Compare::points(0..at(date(1847, 5, 1)), at(date(1847, 6, 1))..chart.len())
}

#[track_caller]
pub(crate) fn near(found: f64, wanted: f64, within: f64) {
    let error = (found - wanted).abs() / wanted.abs().max(1e-300);
    assert!(error < within, "{found} for {wanted}");
}

#[test]
fn semmelweis_has_the_published_numbers() {
    let chart = semmelweis();
    let compare = hand_washing(&chart);
    let shift = chart.shift(&compare).unwrap();
    assert_eq!(shift.matching(), Matching::SameMonth);
    assert_eq!((shift.before().points, shift.after().points), (75, 22));
    near(shift.difference().unwrap(), -0.0851, 1e-3);
    near(shift.resemblance().unwrap(), 0.694, 1e-3);
    near(shift.e().independent, 1.76e5, 5e-3);
    near(shift.e().observed, 8.05, 1e-3);
    near(shift.worth().unwrap(), 17.5, 1e-3);
    assert_eq!(shift.e().reached, None);
    let once = shift.one_look().unwrap();
    near((once.upper() - once.lower()) / 2.0, 0.0704, 1e-3);
    // ±.1144 at 95 %
    let at_95 = chart.shift(&compare.clone().level(0.025)).unwrap();
    let any = at_95.any_look().unwrap();
    near((any.upper() - any.lower()) / 2.0, 0.1144, 1e-3);
    let level = chart.shift(&compare.matching(Matching::Level)).unwrap();
    near(level.e().independent, 1.15e5, 5e-3);
    near(level.e().observed, 9.16, 1e-3);
    assert!(
        matches!(shift.why_not(), [WhyNot::NotYet { .. }]),
        "{:?}",
        shift.why_not()
    );
    let worse = chart.shift(&hand_washing(&chart)).unwrap().worse();
    assert!(worse.observed < 0.2, "{worse:?}");
}

/// The hospitals of `examples/data/ae_attendances.csv`, type 1: the share seen within four hours.
fn hospital(code: &str) -> Chart {
    let text = include_str!("../../examples/data/ae_attendances.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<(String, String, String, f64, f64, f64)> =
        reader.deserialize().collect::<Result<_, _>>().unwrap();
    let mut points: Vec<(Date, f64, f64)> = rows
        .iter()
        .filter(|row| row.1 == code && row.2 == "1")
        .map(|row| (row.0.parse().unwrap(), row.3, row.4))
        .collect();
    points.sort_by_key(|point| point.0);
    let seen = points.iter().map(|point| point.1 - point.2);
    let series = Series::proportions(seen, points.iter().map(|point| point.1)).unwrap();
    let series = series.dated(points.iter().map(|point| point.0)).unwrap();
    Chart::options()
        .better(Direction::Higher)
        .chart(Kind::PPrime, series.every(Period::Month).unwrap())
        .unwrap()
}

#[test]
fn the_hospitals_have_the_published_numbers() {
    // from April 2017 against 2016/17
    let two_years = |code| {
        hospital(code)
            .shift(&Compare::points(0..12, 12..36))
            .unwrap()
    };
    let rxc = two_years("RXC");
    near(rxc.resemblance().unwrap(), 0.45, 0.02);
    near(rxc.e().independent, 2.83e4, 5e-3);
    near(rxc.e().observed, 105.0, 5e-3);
    let reached = rxc.e().reached.unwrap();
    assert_eq!(hospital("RXC").date(reached), Some(date(2018, 12, 1)));
    let rqm = two_years("RQM");
    near(rqm.resemblance().unwrap(), 0.67, 0.02);
    near(rqm.e().independent, 68.0, 0.01);
    near(rqm.e().observed, 2.33, 5e-3);
    let rj6 = two_years("RJ6");
    assert_eq!(rj6.resemblance(), Some(0.8));
    near(rj6.worse().independent, 542.0, 5e-3);
    near(rj6.worse().observed, 2.12, 5e-3);
    assert!(matches!(rj6.why_not(), [WhyNot::LevelMoves { .. }]));
    // 2018/19 against 2016/17 alone
    let apart = |code| {
        hospital(code)
            .shift(&Compare::points(0..12, 24..36))
            .unwrap()
    };
    near(apart("RXC").e().independent, 1.39e4, 5e-3);
    assert_eq!(apart("RXC").resemblance(), Some(0.0));
    near(apart("RJ6").worse().independent, 8.3e3, 0.01);
    near(apart("RJ6").worse().observed, 868.0, 5e-3);
    near(apart("RQM").e().independent, 24.0, 0.02);
    near(apart("RQM").e().observed, 1.70, 5e-3);
}

/// The cases of `tests/tools/shift.py`.
pub(crate) fn cases() -> Vec<Value> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/golden/numpy__shift.json"
    );
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

/// The chart of a case of `tests/tools/shift.py`.
pub(crate) fn chart_of(case: &Value, better: Direction) -> Chart {
    let column = |name: &str| -> Vec<Option<f64>> {
        case[name]
            .as_array()
            .unwrap()
            .iter()
            .map(Value::as_f64)
            .collect()
    };
    let (above, below) = (column("above"), column("below"));
    let count = above.len();
    let missing: Vec<u64> = case["missing"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_u64)
        .collect();
    let series = match case["kind"].as_str().unwrap() {
        "values" => Series::values(above),
        "counts" => Series::counts(above),
        "proportions" => Series::proportions(above, below),
        "rates" => Series::rates(above, below).and_then(|series| series.per(1000.0)),
        "ratios" => Series::ratios(above, below),
        "subgroups" => {
            let groups = case["subgroups"].as_array().unwrap().iter().enumerate();
            Series::subgroups(groups.map(|(index, group)| {
                let gone = missing.contains(&(index as u64));
                let values = group.as_array().unwrap().iter();
                values
                    .map(|value| value.as_f64().filter(|_| !gone))
                    .collect::<Vec<_>>()
            }))
        }
        "times" => Series::times_between(above),
        _ => Series::cases_between(above, CaseCount::Between),
    };
    let mut series = series.unwrap();
    if let Some(month) = case["first_month"].as_i64() {
        let first = date(2015, i8::try_from(month).unwrap(), 1);
        let steps = 0..i32::try_from(count).unwrap();
        let months = steps.filter_map(|steps| Period::Month.after(first, steps));
        series = series.dated(months).unwrap().every(Period::Month).unwrap();
    }
    Chart::options().better(better).run(series).unwrap()
}

pub(crate) fn range(value: &Value) -> std::ops::Range<usize> {
    let end = |which: usize| usize::try_from(value[which].as_u64().unwrap()).unwrap();
    end(0)..end(1)
}

#[test]
fn independent_code_finds_the_same() {
    let cases = cases();
    assert!(cases.len() > 90);
    let (mut reached, mut by_month, mut unbounded) = (0, 0, 0);
    for (number, case) in cases.iter().enumerate() {
        let number = |name: &str| {
            case[name]
                .as_f64()
                .unwrap_or_else(|| panic!("{number}: {name}"))
        };
        let logarithm = ["times", "cases"].contains(&case["kind"].as_str().unwrap());
        let shown = |value: f64| if logarithm { value.exp() } else { value };
        let level = |value: f64| match case["kind"].as_str().unwrap() {
            "times" => value.exp(),
            "cases" => value.exp() - 0.5,
            _ => value,
        };
        for (way, better) in [Direction::Higher, Direction::Lower]
            .into_iter()
            .enumerate()
        {
            let chart = chart_of(case, better);
            let shift = chart
                .shift(&Compare::points(
                    range(&case["before"]),
                    range(&case["after"]),
                ))
                .unwrap();
            let e = shift.e();
            assert_eq!(
                shift.matching() == Matching::SameMonth,
                case["by_month"] == true
            );
            by_month += usize::from(case["by_month"] == true);
            let r = shift.resemblance().unwrap();
            assert!((r - number("resemblance")).abs() < 1e-9, "{r} in {case}");
            near(
                e.independent,
                case["independent"][way].as_f64().unwrap(),
                1e-8,
            );
            near(e.observed, case["observed"][way].as_f64().unwrap(), 1e-8);
            near(
                shift.worse().observed,
                case["observed"][1 - way].as_f64().unwrap(),
                1e-8,
            );
            near(shift.worth().unwrap(), number("worth"), 1e-9);
            let first = |found: Option<usize>| Value::from(found);
            assert_eq!(first(e.reached), case["reached"][way]);
            assert_eq!(first(shift.worse().reached), case["reached"][1 - way]);
            reached += usize::from(e.reached.is_some());
            if logarithm {
                near(shift.relative().unwrap(), shown(number("shift")), 1e-9);
            } else {
                near(shift.difference().unwrap(), number("shift"), 1e-8);
            }
            for (found, name) in [
                (shift.any_look(), "any_look"),
                (shift.one_look(), "one_look"),
            ] {
                let Some(ends) = case[name].as_array() else {
                    assert_eq!(found, None);
                    unbounded += 1;
                    continue;
                };
                let found = found.unwrap();
                near(found.lower(), shown(ends[0].as_f64().unwrap()), 1e-7);
                near(found.upper(), shown(ends[1].as_f64().unwrap()), 1e-7);
            }
            match (shift.level_after(0.1), case["level_after"].as_array()) {
                (Some(found), Some(ends)) => {
                    near(found.lower(), level(ends[0].as_f64().unwrap()), 1e-7);
                    near(found.upper(), level(ends[1].as_f64().unwrap()), 1e-7);
                }
                (found, ends) => assert!(found.is_none() && ends.is_none()),
            }
            for (side, way) in [(Side::Above, 0), (Side::Below, 1)] {
                let found = shift.level_beyond(side, level(number("target"))).unwrap();
                near(found.observed, case["beyond"][way].as_f64().unwrap(), 1e-7);
                assert_eq!(first(found.reached), case["beyond_reached"][way]);
            }
            match (shift.recent(), case["recent"].as_array()) {
                (Some(found), Some(wanted)) => {
                    let (at, half) = (wanted[0].as_f64().unwrap(), wanted[1].as_f64().unwrap());
                    near(found.level, level(at), 1e-8);
                    let bound = if better == Direction::Higher {
                        at + half
                    } else {
                        at - half
                    };
                    near(found.bound, level(bound), 1e-7);
                }
                (found, wanted) => assert!(found.is_none() && wanted.is_none()),
            }
        }
    }
    // the cases show what they are to show
    assert!(
        reached > 15 && by_month > 20 && unbounded > 5,
        "{reached} {by_month} {unbounded}"
    );
}

const BEFORE: [f64; 12] = [24., 22., 25., 23., 21., 24., 26., 22., 23., 25., 24., 22.];
const AFTER: [f64; 12] = [19., 18., 20., 17., 19., 18., 20., 19., 17., 18., 19., 18.];

fn waits() -> Vec<f64> {
    [BEFORE, AFTER].concat()
}

fn better_lower(values: impl IntoIterator<Item = f64>) -> Chart {
    let values: Vec<f64> = values.into_iter().collect();
    Chart::options()
        .better(Direction::Lower)
        .run(values)
        .unwrap()
}

fn shift(values: impl IntoIterator<Item = f64>, before: usize) -> Shift {
    let chart = better_lower(values);
    chart
        .shift(&Compare::points(0..before, before..chart.len()))
        .unwrap()
}

#[test]
fn what_cannot_be_compared_is_refused_at_its_place() {
    let chart = better_lower(waits());
    let refused = |compare: Compare| {
        let error = chart.shift(&compare).unwrap_err();
        (error.code(), error.place().cloned(), error.to_string())
    };
    let at = |path: &str| Some(Place::Path(path.to_owned()));
    for (compare, code, place, says) in [
        (
            Compare::points(0..13, 12..24),
            "windows_overlap",
            None,
            "the window before (point 1 to point 13) and the window after (point 13 to point 24) share 1 point, expected two windows apart",
        ),
        (
            Compare::points(12..24, 0..12),
            "windows_out_of_order",
            None,
            "the window before (point 13 to point 24) comes after the window after (point 1 to point 12), expected it first",
        ),
        (
            Compare::points(0..12, 12..12),
            "empty_stretch",
            at("the window after"),
            "the window after rests on no point: it would start at point 13 and end before point 13",
        ),
        (
            #[expect(clippy::reversed_empty_ranges, reason = "that is what is refused")]
            Compare::points(12..0, 12..24),
            "empty_stretch",
            at("the window before"),
            "the window before rests on no point: it would start at point 13 and end before point 1",
        ),
        (
            Compare::points(0..12, 12..25),
            "past_the_end",
            at("the window after"),
            "the window after names point 25, past the end of a series of 24 points",
        ),
        (
            Compare::phases(0, 1),
            "no_such_phase",
            None,
            "there is no phase 2: the chart has 1 phase",
        ),
        (
            Compare::points(0..12, 12..24).level(0.5),
            "bad_option",
            None,
            "level is 0.5, expected a number above 0 and below 0.5, such as 0.05",
        ),
        (
            Compare::points(0..12, 12..24).level(f64::NAN),
            "bad_option",
            None,
            "level is NaN, expected a number above 0 and below 0.5, such as 0.05",
        ),
        (
            Compare::points(0..12, 12..24).prior(0.0),
            "bad_option",
            None,
            "the variance of the prior is 0, expected a number above 0, such as 1",
        ),
        (
            Compare::points(0..12, 12..24).matching(Matching::SameMonth),
            "bad_option",
            None,
            "the matching is by the same month, expected a series of months (`every(Period::Month)`), or `Matching::Level`",
        ),
    ] {
        assert_eq!(refused(compare), (code, place, says.to_owned()));
    }
}

#[test]
fn a_chart_whose_points_are_no_levels_is_refused() {
    let groups = waits()
        .into_iter()
        .map(|wait| vec![wait, wait + 1.0, wait + 2.5]);
    let groups = Series::subgroups(groups).unwrap();
    let compare = Compare::points(0..12, 12..24);
    for kind in Kind::ALL.into_iter().filter(|kind| kind.takes(&groups)) {
        let chart = Chart::of(kind, &groups).unwrap();
        let refused = [Kind::R, Kind::S, Kind::MovingRange, Kind::Ewma, Kind::Cusum];
        match chart.shift(&compare) {
            Err(error) => {
                assert_eq!(error.code(), "wrong_chart");
                assert!(refused.contains(&kind), "{kind:?}");
            }
            Ok(_) => assert!(!refused.contains(&kind), "{kind:?}"),
        }
    }
    let error = Chart::of(Kind::Ewma, waits())
        .unwrap()
        .shift(&compare)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "an EWMA chart plots what all points up to each make of it, expected one of the values themselves: chart the same series as a run chart or with its own limits, and ask that"
    );
    let error = Chart::of(Kind::MovingRange, waits())
        .unwrap()
        .shift(&compare)
        .unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("an mR chart plots how far values spread")
    );
}

#[test]
fn a_time_of_zero_has_no_logarithm() {
    let times = [4, 7, 0, 9, 12, 3, 8, 15];
    let chart = Chart::run(Series::times_between(times).unwrap()).unwrap();
    let error = chart.shift(&Compare::points(0..4, 4..8)).unwrap_err();
    assert_eq!(
        (error.code(), error.place()),
        ("zero_time", Some(&Place::Point(2)))
    );
}

#[test]
fn times_between_are_compared_as_ratios() {
    let times = waits().into_iter().map(|wait| 60.0 / wait);
    let chart = Chart::options()
        .better(Direction::Higher)
        .run(Series::times_between(times).unwrap())
        .unwrap();
    let shift = chart.shift(&Compare::points(0..12, 12..24)).unwrap();
    assert!(shift.is_ratio());
    let (before, after) = (shift.before().level.unwrap(), shift.after().level.unwrap());
    near(shift.relative().unwrap(), after / before, 1e-12);
    near(shift.difference().unwrap(), after - before, 1e-12);
    let any = shift.any_look().unwrap();
    assert!(any.lower() > 1.0 && any.contains(after / before));
    assert_eq!(shift.at_least(), Some(any.lower()));
    // the same values upside down have the same evidence the other way
    let upside_down = chart_of_values(waits().into_iter().map(|wait| wait / 60.0));
    near(upside_down.e().observed, shift.e().observed, 1e-9);
    assert!(shift.level_beyond(Side::Above, -1.0).is_err());
}

fn chart_of_values(times: impl Iterator<Item = f64>) -> Shift {
    let chart = Chart::options()
        .better(Direction::Lower)
        .run(Series::times_between(times.collect::<Vec<_>>()).unwrap())
        .unwrap();
    chart.shift(&Compare::points(0..12, 12..24)).unwrap()
}

#[test]
fn cases_counted_up_to_the_event_are_one_more() {
    let cases: Vec<f64> = waits().into_iter().map(|wait| wait - 15.0).collect();
    let with = |cases: Vec<f64>, counting| {
        let series = Series::cases_between(cases, counting).unwrap();
        let chart = Chart::options()
            .better(Direction::Lower)
            .run(series)
            .unwrap();
        chart.shift(&Compare::points(0..12, 12..24)).unwrap()
    };
    let more = cases.iter().map(|cases| cases + 1.0).collect();
    let (between, up_to) = (
        with(cases, CaseCount::Between),
        with(more, CaseCount::UpToAndIncluding),
    );
    near(between.e().observed, up_to.e().observed, 1e-12);
    near(
        between.before().level.unwrap() + 1.0,
        up_to.before().level.unwrap(),
        1e-12,
    );
}

#[test]
fn too_few_points_cannot_tell() {
    let eleven = shift(waits().into_iter().take(23), 12);
    assert_eq!(eleven.e().reached, None);
    let [
        WhyNot::TooFewAfter {
            points: 11,
            needs: 12,
            e,
        },
    ] = eleven.why_not()
    else {
        panic!("{:?}", eleven.why_not());
    };
    assert!(*e > 20.0 && *e == eleven.e().observed);
    let seven = shift(waits().into_iter().skip(5), 7);
    assert_eq!(
        seven.why_not(),
        [WhyNot::TooFewBefore {
            points: 7,
            needs: 8
        }]
    );
    assert!(seven.e().observed > 20.0 && seven.e().reached.is_none());
    // the other points of the month are too few where each is compared with its own
    let months = (0..24).filter_map(|month| Period::Month.after(date(2020, 1, 1), month));
    let values = waits()
        .into_iter()
        .enumerate()
        .map(|(at, wait)| (at != 3).then_some(wait));
    let series = Series::values(values).unwrap().dated(months).unwrap();
    let chart = Chart::options()
        .better(Direction::Lower)
        .run(series.every(Period::Month).unwrap())
        .unwrap();
    let compare = Compare::points(0..12, 12..24);
    assert_eq!(chart.shift(&compare).unwrap().matching(), Matching::Level);
    let months = chart.shift(&compare.matching(Matching::SameMonth)).unwrap();
    assert_eq!(
        months.why_not(),
        [WhyNot::TooFewBefore {
            points: 11,
            needs: 12
        }]
    );
}

#[test]
fn values_that_do_not_vary_cannot_tell() {
    for (before, after) in [(5.0, 5.0), (5.0, 4.0), (0.1 + 0.2, 0.3)] {
        let flat = shift([[before; 12], [after; 12]].concat(), 12);
        assert_eq!(flat.why_not(), [WhyNot::NoVariation], "{before} {after}");
        assert_eq!((flat.e().observed, flat.e().reached), (1.0, None));
        assert_eq!(
            (flat.any_look(), flat.one_look(), flat.level_after(0.1)),
            (None, None, None)
        );
        assert_eq!((flat.resemblance(), flat.worth()), (None, None));
    }
}

#[test]
fn rare_events_are_to_be_charted_otherwise() {
    let counts = [[0.0; 11], [1.0; 11]].concat().into_iter().chain([0.0; 2]);
    let chart = Chart::options().better(Direction::Lower).c(counts).unwrap();
    let shift = chart.shift(&Compare::points(0..12, 12..24)).unwrap();
    let [
        WhyNot::TooFewEvents {
            a_point,
            needs: 0.25,
        },
    ] = shift.why_not()
    else {
        panic!("{:?}", shift.why_not());
    };
    near(*a_point, 1.0 / 12.0, 1e-12);
    // as few without the event as with it
    let trials = [50; 24];
    let missed: Vec<i32> = (0..24).map(|at| 50 - i32::from(at % 12 == 0)).collect();
    let chart = Chart::options()
        .better(Direction::Higher)
        .p(missed, trials)
        .unwrap();
    let shift = chart.shift(&Compare::points(0..12, 12..24)).unwrap();
    assert!(matches!(shift.why_not()[0], WhyNot::TooFewEvents { .. }));
}

#[test]
fn without_a_direction_either_way_is_told_and_no_verdict() {
    let chart = Chart::run(waits()).unwrap();
    let either = chart.shift(&Compare::points(0..12, 12..24)).unwrap();
    assert_eq!(either.why_not(), [WhyNot::NoDirection]);
    assert_eq!(either.e(), either.worse());
    assert_eq!((either.at_least(), either.recent()), (None, None));
    let lower = shift(waits(), 12);
    near(
        2.0 * either.e().observed,
        lower.e().observed + lower.worse().observed,
        1e-9,
    );
}

#[test]
fn a_definition_that_changed_is_found() {
    let with = |at: usize| {
        let chart = Chart::options()
            .better(Direction::Lower)
            .phase(at, Reason::definition("falls without harm are counted too"))
            .run(waits())
            .unwrap();
        chart.shift(&Compare::points(0..10, 12..24)).unwrap()
    };
    for at in [10, 11, 12] {
        assert_eq!(with(at).why_not(), [WhyNot::DefinitionChanged { at }]);
        assert_eq!(with(at).e().reached, None);
    }
    for at in [5, 18] {
        assert_eq!(with(at).cautions(), [Caution::DefinitionInside { at }]);
        assert!(with(at).why_not().is_empty());
    }
}

#[test]
fn a_baseline_that_moves_and_a_spread_that_grows_are_cautions() {
    let falling = (0..12).map(|at| 30.0 - at as f64 + [0.3, -0.2, 0.1][at % 3]);
    let moving = shift(falling.chain(AFTER), 12);
    assert_eq!(
        moving.cautions(),
        [Caution::BaselineMoved {
            towards: Side::Below,
            points: 12
        }]
    );
    let wider = BEFORE
        .into_iter()
        .chain(AFTER.map(|wait| 18.5 + 3.0 * (wait - 18.5)));
    let wider = shift(wider, 12);
    let [Caution::SpreadGrew { times }] = wider.cautions() else {
        panic!("{:?}", wider.cautions());
    };
    assert!((2.0..3.0).contains(times), "{times}");
    assert!(shift(waits(), 12).cautions().is_empty());
}

#[test]
fn later_points_never_move_what_was_reached() {
    let later = waits().into_iter().chain([40.0, 45.0, 38.0, 50.0, 41.0]);
    let chart = better_lower(later);
    for end in 24..=chart.len() {
        let compare = Compare::points(0..12, 12..chart.len()).up_to(end);
        let then = chart.shift(&compare).unwrap();
        assert_eq!(then.e().reached, Some(23));
        assert!(then.why_not().is_empty());
        assert_eq!(then, shift_of(&chart, 12, end));
    }
    let all = chart
        .shift(&Compare::points(0..12, 12..chart.len()))
        .unwrap();
    assert!(all.e().observed < 1.0, "{:?}", all.e());
}

fn shift_of(chart: &Chart, before: usize, end: usize) -> Shift {
    let first: Vec<f64> = (0..end).filter_map(|index| chart.value(index)).collect();
    shift(first, before)
}

#[test]
fn the_interval_leaves_no_shift_behind_when_the_evidence_is_enough() {
    let chart = better_lower(waits().into_iter().chain(AFTER));
    for end in 13..=chart.len() {
        let then = chart
            .shift(&Compare::points(0..12, 12..chart.len()).up_to(end))
            .unwrap();
        if then.e().observed >= 20.0 {
            assert!(then.at_least().is_some_and(|least| least < 0.0), "{end}");
        }
    }
}

#[test]
fn excluded_and_missing_points_take_no_part() {
    let mut odd = waits();
    odd.insert(7, 400.0);
    odd.insert(20, 0.0);
    let excluded = Chart::options()
        .better(Direction::Lower)
        .exclude(7, Reason::data("a nought too many"))
        .exclude(20, Reason::data("no entry"))
        .run(odd.clone())
        .unwrap();
    let missing = odd
        .iter()
        .enumerate()
        .map(|(at, &wait)| (at != 7 && at != 20).then_some(wait));
    let missing = Chart::options()
        .better(Direction::Lower)
        .run(missing)
        .unwrap();
    let compare = Compare::points(0..13, 13..26);
    let (one, other) = (
        excluded.shift(&compare).unwrap(),
        missing.shift(&compare).unwrap(),
    );
    assert_eq!(one, other);
    assert_eq!((one.before().points, one.after().points), (12, 12));
    // a gap makes no pair of neighbours
    let slow = |at: usize| f64::from(u8::from(at % 8 < 4)) + 0.1 * (at % 3) as f64;
    let whole = shift((0..24).map(slow), 12).resemblance().unwrap();
    let gap = Chart::run((0..26).map(|at| (at != 2 && at != 13).then(|| slow(at)))).unwrap();
    let gap = gap.shift(&compare).unwrap().resemblance().unwrap();
    assert!(gap < whole, "{gap} {whole}");
}

#[test]
fn what_it_says() {
    let said = shift(waits(), 12).to_string();
    assert_eq!(
        said,
        "the level before the change is 23.42 (12 points), the level after it 18.50 (12 points): 4.92 lower\n\
         the evidence that it got better is 478,619 at the correlation of 0 that these points show (478,619 if one point told nothing of the next); 20 is enough; it was enough at point 24\n\
         asked again at every point, the shift lies between -6.48 and -3.36 (an interval of 90 %)"
    );
    let chart = semmelweis();
    let said = chart.shift(&hand_washing(&chart)).unwrap().to_string();
    assert_eq!(
        said,
        "the level before the change is 10.5 % (75 points), the level after it 2.1 % (22 points): 8.5 percentage points lower, each month compared with its own\n\
         the evidence that it got better is 8 at the correlation of 0.69 that these points show (175,720 if one point told nothing of the next); 20 is enough\n\
         asked again at every point, the shift lies between -18.7 percentage points and 1.7 percentage points (an interval of 90 %)\n\
         cannot tell: there is not yet enough evidence"
    );
}

/// What is not the level of a stretch, nor a bound.
fn same(one: &Shift, other: &Shift) {
    near(one.e().independent, other.e().independent, 1e-7);
    near(one.e().observed, other.e().observed, 1e-7);
    assert_eq!(one.e().reached, other.e().reached);
    assert_eq!(one.worse().reached, other.worse().reached);
    let close = |one: Option<f64>, other: Option<f64>| {
        assert!((one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-8);
    };
    close(one.resemblance(), other.resemblance());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn units_and_origin_play_no_part(
        values in proptest::collection::vec(-50_i32..50, 20..60),
        before in 8_usize..16,
        factor in prop::sample::select(vec![1e-6, 0.1, 3.0, 1e7]),
        added in prop::sample::select(vec![0.0, -12.5, 1e4]),
    ) {
        let plain: Vec<f64> = values.iter().map(|&value| f64::from(value)).collect();
        let moved = plain.iter().map(|value| factor * (value + added));
        let (one, other) = (shift(plain.clone(), before), shift(moved, before));
        same(&one, &other);
        if let (Some(one), Some(other)) = (one.any_look(), other.any_look()) {
            prop_assert!((factor * one.lower() - other.lower()).abs() < 1e-6 * factor * (1.0 + one.lower().abs()));
        }
    }

    #[test]
    fn without_neighbours_the_order_of_points_plays_no_part(
        values in proptest::collection::vec(-50_i32..50, 24..50),
        before in 8_usize..16,
        seed in 0_usize..1000,
    ) {
        let plain: Vec<f64> = values.iter().map(|&value| f64::from(value)).collect();
        let mut other = plain.clone();
        for part in [0..before, before..plain.len()] {
            let count = part.len();
            other[part.clone()].rotate_left(seed % count);
            other[part].reverse();
        }
        near(shift(plain, before).e().independent, shift(other, before).e().independent, 1e-9);
    }

    #[test]
    fn a_point_more_is_the_chart_anew(
        values in proptest::collection::vec(0_i32..30, 30..50),
        before in 8_usize..16,
    ) {
        let plain: Vec<f64> = values.iter().map(|&value| f64::from(value)).collect();
        let chart = better_lower(plain.clone());
        let mut reached = None;
        for end in before + 1..=plain.len() {
            let compare = Compare::points(0..before, before..plain.len()).up_to(end);
            let then = chart.shift(&compare).unwrap();
            prop_assert_eq!(&then, &shift(plain[..end].to_vec(), before));
            // the first point at which it was enough is found by looking at each day anew
            let enough = then.e().observed >= 20.0 && end - before >= 12 && then.resemblance() < Some(0.8);
            reached = reached.or(enough.then_some(end - 1));
            prop_assert_eq!(then.e().reached, reached);
        }
    }
}

/// Every sentence of what weakens a comparison and of why it cannot tell, word for word.
#[test]
fn every_caution_and_every_reason_has_its_sentence() {
    let day = date(2024, 3, 1);
    let cautions = [
        (
            Caution::BegunBySignal {
                rule: "run-of-7".to_owned(),
                from: 5,
                to: 12,
            },
            "the change began with a signal (run-of-7, points 6 to 12) and the points before it hold that signal: some of what follows is only the way back",
        ),
        (
            Caution::BaselineMoved {
                towards: Side::Above,
                points: 24,
            },
            "the 24 points before the change were rising by themselves (a test that finds one in three to one in five of the levels that move)",
        ),
        (
            Caution::DefinitionInside { at: 3 },
            "the measure was defined otherwise from point 4 on, inside what is compared",
        ),
        (
            Caution::SpreadGrew { times: 2.46 },
            "the points spread 2.5 times as far after the change as before it, so that a steady level is called better more often than said",
        ),
        (
            Caution::NotDeclared,
            "the day of the change stands in a source apart from the data, and that this measure would be judged was not declared beforehand",
        ),
        (
            Caution::MayWander,
            "a level that wanders slowly by itself looks the same",
        ),
    ];
    for (caution, says) in cautions {
        assert_eq!(caution.to_string(), says);
    }
    let interval = Interval::new(-1.25, 0.5, 0.9).unwrap();
    let reasons = [
        (
            WhyNot::TooFewBefore {
                points: 1,
                needs: 8,
            },
            "there is 1 point before the change, and it takes 8",
        ),
        (
            WhyNot::TooFewAfter {
                points: 5,
                needs: 12,
                e: 3.12,
            },
            "there are 5 points after the change, and it takes 12; the evidence so far is 3.1",
        ),
        (
            WhyNot::LevelMoves { correlation: 0.8 },
            "neighbouring points have a correlation of 0.8 or more: the level itself moves, and this chart cannot say when",
        ),
        (
            WhyNot::NoVariation,
            "the points do not vary about their level, so that nothing says how far chance alone takes them",
        ),
        (
            WhyNot::TooFewEvents {
                a_point: 0.125,
                needs: 0.25,
            },
            "there are 0.12 events a point before the change, and it takes 0.25: chart the times or cases between them",
        ),
        (
            WhyNot::NotBeforehand {
                decided: Decided::AfterSeeing,
            },
            "what is compared was decided after the data had been seen",
        ),
        (
            WhyNot::NotBeforehand {
                decided: Decided::NotRecorded,
            },
            "nobody recorded when it was decided what to compare",
        ),
        (
            WhyNot::NotBeforehand {
                decided: Decided::Before { on: day },
            },
            "what is compared was decided on 1 March 2024, after points that it judges had been seen",
        ),
        (
            WhyNot::DefinitionChanged { at: 11 },
            "the measure was defined otherwise from point 12 on: before and after are not the same measure",
        ),
        (
            WhyNot::NoHoldLevel,
            "nobody has said which level is to be held",
        ),
        (WhyNot::NotDated, "the series has no dates"),
        (WhyNot::NoDirection, "nobody has said which way is better"),
        (
            WhyNot::NotYet {
                e: 0.04,
                needs: 20.0,
                interval: Some(interval),
            },
            "the evidence so far is less than 0.1, and it takes 20; the shift lies between -1.25 and 0.5",
        ),
        (
            WhyNot::NotYet {
                e: 12.4,
                needs: 20.0,
                interval: None,
            },
            "the evidence so far is 12, and it takes 20; the shift has no bounds yet",
        ),
    ];
    for (why, says) in reasons {
        assert_eq!(why.to_string(), says);
    }
}
