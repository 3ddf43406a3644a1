//! The shift of a level: published values, independent code, what is refused, and what is said.

use crate::shift_golden::near;
use improvement::spc::CaseCount;
use improvement::spc::hold::Hold;
use improvement::spc::propose::Propose;
use improvement::spc::shift::{Caution, Matching, WhyNot};
use improvement::{
    Chart, Compare, Date, Direction, Kind, Period, Place, Reason, Series, Shift, Side, date,
};
use proptest::prelude::*;

/// Deaths of births in the First Clinic, months with a record; May 1847, in which hand washing began, is excluded.
pub(crate) fn semmelweis() -> Chart {
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
pub(crate) fn hand_washing(chart: &Chart) -> Compare {
    let at = |day| {
        (0..chart.len())
            .find(|&index| chart.date(index) >= Some(day))
            .unwrap()
    };
    Compare::points(0..at(date(1847, 5, 1)), at(date(1847, 6, 1))..chart.len())
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

const BEFORE: [f64; 12] = [24., 22., 25., 23., 21., 24., 26., 22., 23., 25., 24., 22.];
const AFTER: [f64; 12] = [19., 18., 20., 17., 19., 18., 20., 19., 17., 18., 19., 18.];

pub(crate) fn waits() -> Vec<f64> {
    [BEFORE, AFTER].concat()
}

fn better_lower(values: impl IntoIterator<Item = f64>) -> Chart {
    let values: Vec<f64> = values.into_iter().collect();
    Chart::options()
        .better(Direction::Lower)
        .run(values)
        .unwrap()
}

pub(crate) fn shift(values: impl IntoIterator<Item = f64>, before: usize) -> Shift {
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

/// Whatever numbers a series can hold, what is told are numbers.
fn told(shift: &Shift) {
    let e = [shift.e(), shift.worse()];
    let levels = [
        shift.before().level,
        shift.after().level,
        shift.difference(),
        shift.relative(),
    ];
    let others = [shift.resemblance(), shift.worth(), shift.at_least()];
    let all = e.iter().flat_map(|e| [e.independent, e.observed]);
    for number in all.chain(levels.into_iter().chain(others).flatten()) {
        assert!(!number.is_nan(), "{shift:?}");
    }
    for e in e {
        assert!(e.observed >= 0.0 && e.observed.is_finite() && e.independent.is_finite());
    }
    for interval in [shift.any_look(), shift.one_look(), shift.level_after(0.05)]
        .into_iter()
        .flatten()
    {
        assert!(interval.lower() <= interval.upper());
    }
    assert!(!shift.to_string().contains("NaN"), "{shift}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_series_makes_it_tell_what_is_no_number(
        values in proptest::collection::vec(
            prop::option::of(prop::sample::select(vec![0.0_f64, 1.0, 1.0, 2.0, 3.5, 1e-300, 1e-9, 1e9, 1e149])),
            12..40,
        ),
        kind in 0_usize..5,
        before in 1_usize..11,
        up_to in 0_usize..45,
    ) {
        let column = || values.iter().copied();
        let sizes = || values.iter().map(|value| value.map(|value: f64| (value + 1.0).min(1e9)));
        let series = match kind {
            0 => Series::values(column().map(|value| value.map(|value| -value))),
            1 => Series::counts(column()),
            2 => Series::proportions(column().map(|value| value.map(|value: f64| value.min(1e9))), sizes()),
            3 => Series::rates(column().map(|value| value.map(|value: f64| value.min(1e9))), sizes()),
            _ => Series::times_between(column().map(|value| value.map(|value| value + 1e-3))),
        };
        let Ok(chart) = series.and_then(|series| Chart::options().better(Direction::Lower).run(series)) else {
            return Ok(());
        };
        let compare = Compare::points(0..before, before..chart.len());
        told(&chart.shift(&compare).unwrap());
        told(&chart.shift(&compare.clone().up_to(up_to)).unwrap());
        let held = chart.hold(&Hold::at(1.0).comparing(compare)).unwrap();
        prop_assert!(held.sums().all(|(_, sum)| sum >= 0.0), "{held:?}");
        for found in chart.proposals(&Propose::new()).unwrap() {
            prop_assert!(found.e() >= 0.0 && found.e().is_finite(), "{found:?}");
            prop_assert!(!found.before().is_nan() && !found.after().is_nan(), "{found:?}");
        }
    }
}
