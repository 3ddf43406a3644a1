//! A level that is held: by hand, by independent code, what is refused, and what is said.

use crate::shift_golden::{cases, chart_of, near, range};
use improvement::spc::hold::{Held, Hold, INTERVAL};
use improvement::spc::shift::WhyNot;
use improvement::{Chart, Compare, Direction, Period, Place, Reason, Series, date};

const BEFORE: [f64; 12] = [24., 22., 25., 23., 21., 24., 26., 22., 23., 25., 24., 22.];
const AFTER: [f64; 12] = [19., 18., 20., 17., 19., 18., 20., 19., 17., 18., 19., 18.];

fn waits(later: &[f64]) -> Vec<f64> {
    [&BEFORE[..], &AFTER[..], later].concat()
}

fn chart(values: Vec<f64>) -> Chart {
    Chart::options()
        .better(Direction::Lower)
        .run(values)
        .unwrap()
}

fn held(later: &[f64], level: f64) -> Held {
    let chart = chart(waits(later));
    let compare = Compare::points(0..12, 12..chart.len());
    chart
        .hold(&Hold::at(level).from(24).comparing(compare))
        .unwrap()
}

#[test]
fn independent_code_has_the_same_sums() {
    let (mut slips, mut watched) = (0, 0);
    for case in cases() {
        let hold = &case["hold"];
        let kind = case["kind"].as_str().unwrap();
        let level = hold["level"].as_f64().unwrap();
        let level = match kind {
            "times" => level.exp(),
            "cases" => level.exp() - 0.5,
            _ => level,
        };
        for (side, better) in [("1", Direction::Higher), ("-1", Direction::Lower)] {
            let chart = chart_of(&case, better);
            let compare = Compare::points(range(&case["before"]), range(&case["after"]));
            let from = usize::try_from(hold["start"].as_u64().unwrap()).unwrap();
            let held = chart
                .hold(&Hold::at(level).from(from).comparing(compare))
                .unwrap();
            assert_eq!(held.why_not().is_empty(), hold["enough"] == true);
            let wanted = hold["sums"][side].as_array().unwrap();
            assert_eq!(held.points(), wanted.len());
            if !held.why_not().is_empty() {
                assert_eq!((held.sums().count(), held.slip()), (0, None));
                continue;
            }
            near(
                held.deviation().unwrap(),
                hold["deviation"].as_f64().unwrap(),
                1e-9,
            );
            near(
                1.0 + held.resemblance().unwrap(),
                1.0 + hold["resemblance"].as_f64().unwrap(),
                1e-9,
            );
            for ((index, sum), pair) in held.sums().zip(wanted) {
                assert_eq!(Some(index as u64), pair[0].as_u64());
                assert!((sum - pair[1].as_f64().unwrap()).abs() < 1e-8);
                watched += 1;
            }
            let first = held.sums().find(|(_, sum)| *sum > INTERVAL);
            assert_eq!(
                held.slip().map(|slip| slip.seen),
                first.map(|(index, _)| index)
            );
            slips += usize::from(held.slip().is_some());
        }
    }
    assert!(watched > 1000 && slips > 5, "{watched} {slips}");
}

/// Before and after 23.42 and 18.5, σ² = (24.9167 + 11)/22, r = 0: the points below are 5, 6 and 7 minutes over 20.
#[test]
fn a_slip_is_where_the_sum_is_beyond_five() {
    let sigma = ((24.0 + 11.0 / 12.0 + 11.0) / 22.0_f64).sqrt();
    let slipped = held(&[18.0, 25.0, 26.0, 19.0, 27.0], 20.0);
    near(slipped.deviation().unwrap(), sigma, 1e-12);
    let mut by_hand = Vec::new();
    let mut sum = 0.0_f64;
    for value in [18.0, 25.0, 26.0, 19.0, 27.0] {
        sum = (sum + (value - 20.0) / sigma - 0.5).max(0.0);
        by_hand.push(sum);
    }
    let found: Vec<f64> = slipped.sums().map(|(_, sum)| sum).collect();
    for (found, wanted) in found.iter().zip(&by_hand) {
        assert!((found - wanted).abs() < 1e-12);
    }
    let slip = slipped.slip().unwrap();
    assert_eq!((slip.began, slip.seen), (25, 26));
    assert!(slipped.has_slipped());
    // made good again
    let back = held(&[25.0, 26.0, 12.0, 12.0], 20.0);
    assert!(back.slip().is_some() && !back.has_slipped());
    let kept = held(&[18.0, 21.0, 19.0], 20.0);
    assert!(kept.slip().is_none() && !kept.has_slipped() && kept.points() == 3);
}

#[test]
fn phases_say_what_is_compared_unless_told() {
    let later = [18.0, 25.0, 26.0, 19.0, 27.0];
    let phased = Chart::options()
        .better(Direction::Lower)
        .phase(12, Reason::change("a nurse at the door"))
        .run(waits(&later))
        .unwrap();
    let by_phases = phased.hold(&Hold::at(20.0).from(24)).unwrap();
    assert_eq!(by_phases, held(&later, 20.0));
    // from the change on, by the points before it alone
    let at_once = phased.hold(&Hold::at(25.0)).unwrap();
    assert_eq!((at_once.from(), at_once.points()), (12, 17));
    near(
        at_once.deviation().unwrap(),
        ((24.0 + 11.0 / 12.0) / 11.0_f64).sqrt(),
        1e-12,
    );
    // and one level before the hold where there is one phase
    let steady = chart([&AFTER[..], &later[..]].concat())
        .hold(&Hold::at(20.0).from(12))
        .unwrap();
    near(steady.deviation().unwrap(), 1.0, 1e-12);
}

#[test]
fn what_cannot_be_held_is_refused() {
    let chart = chart(waits(&[]));
    let compare = Compare::points(0..12, 12..24);
    let error = chart
        .hold(&Hold::at(20.0).from(11).comparing(compare.clone()))
        .unwrap_err();
    assert_eq!(error.code(), "hold_before_change");
    assert_eq!(
        error.to_string(),
        "the hold begins at point 12, expected no earlier than the change at point 13"
    );
    assert_eq!(
        chart.hold(&Hold::at(20.0).from(26)).unwrap_err().code(),
        "past_the_end"
    );
    assert_eq!(
        chart.hold(&Hold::at(20.0).from("Ash")).unwrap_err().code(),
        "not_on_axis"
    );
    assert_eq!(
        chart
            .hold(&Hold::at(20.0).comparing(compare.level(2.0)))
            .unwrap_err()
            .code(),
        "bad_option"
    );
    let share = Chart::options()
        .better(Direction::Higher)
        .p([9; 24], [10; 24])
        .unwrap();
    for level in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
        let error = share.hold(&Hold::at(level).from(12)).unwrap_err();
        assert_eq!(error.code(), "out_of_bounds");
        assert_eq!(
            error.place(),
            Some(&Place::Path("the hold level".to_owned()))
        );
    }
    let bounded = Chart::options().bounds(0..=30).run(waits(&[])).unwrap();
    assert_eq!(
        bounded.hold(&Hold::at(31.0).from(12)).unwrap_err().code(),
        "out_of_bounds"
    );
    let times = Chart::run(Series::times_between([4.0; 12]).unwrap()).unwrap();
    assert_eq!(
        times.hold(&Hold::at(0.0).from(8)).unwrap_err().code(),
        "out_of_bounds"
    );
    let memory = Chart::of(improvement::Kind::Cusum, waits(&[])).unwrap();
    assert_eq!(
        memory.hold(&Hold::at(20.0).from(12)).unwrap_err().code(),
        "wrong_chart"
    );
}

#[test]
fn where_it_cannot_tell_it_says_why() {
    let few = chart(AFTER.to_vec()).hold(&Hold::at(20.0).from(7)).unwrap();
    assert_eq!(
        few.why_not(),
        [WhyNot::TooFewBefore {
            points: 7,
            needs: 8
        }]
    );
    assert_eq!(
        few.to_string(),
        "whether 20 or less is held, this chart cannot tell: there are 7 points before the change, and it takes 8"
    );
    let flat = chart(vec![4.0; 20]).hold(&Hold::at(5.0).from(12)).unwrap();
    assert_eq!(flat.why_not(), [WhyNot::NoVariation]);
    let aimless = Chart::run(waits(&[]))
        .unwrap()
        .hold(&Hold::at(20.0).from(12))
        .unwrap();
    assert_eq!(aimless.why_not(), [WhyNot::NoDirection]);
    assert_eq!(aimless.false_slip(), None);
}

/// A hold may begin after the latest point: then nothing has been watched yet.
#[test]
fn a_hold_may_be_declared_ahead() {
    let months = (0..24).filter_map(|month| Period::Month.after(date(2022, 1, 1), month));
    let series = Series::values(waits(&[])).unwrap().dated(months).unwrap();
    let series = series.every(Period::Month).unwrap();
    let chart = Chart::options()
        .better(Direction::Lower)
        .run(series)
        .unwrap();
    let compare = Compare::points(0..12, 12..24);
    let held = chart
        .hold(&Hold::at(20.0).from(date(2024, 4, 1)).comparing(compare))
        .unwrap();
    assert_eq!((held.points(), held.slip(), held.from()), (0, None, 24));
    assert!(held.why_not().is_empty());
}

#[test]
fn what_it_says() {
    let kept = held(&[18.0, 21.0, 19.0], 20.0);
    assert_eq!(
        kept.to_string(),
        "no sign in 3 points that 20 or less is not held; a process exactly at the level would be said to slip within 24 points in about 3 of 100 series"
    );
    let slipped = held(&[18.0, 25.0, 26.0, 19.0, 27.0], 20.0);
    assert!(slipped.to_string().starts_with(
        "slipped from 20 or less: seen at point 27, from about point 26 on; a process"
    ));
    let back = held(&[25.0, 26.0, 12.0, 12.0], 20.0);
    assert!(back.to_string().starts_with("slipped from 20 or less: seen at point 26, from about point 25 on, and has come back since; a process"));
}

/// Its run length is that of a CUSUM of one side: 930.9 points at the level (Hawkins and Olwell 1998, k 0.5 and h 5).
#[test]
fn its_run_length_is_known() {
    let length = held(&[18.0], 20.0).run_length().unwrap();
    near(length.mean(), 930.89, 1e-4);
    near(length.within(24), 0.0193, 1e-3);
}
