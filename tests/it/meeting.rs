//! How likely the next point is to meet a target.

use crate::shift_golden::near;
use improvement::{Chart, Direction, Error, Kind, Options, Reason, Series};

const WAITS: [f64; 13] = [
    22., 25., 19., 24., 21., 23., 20., 26., 22., 24., 21., 23., 22.,
];

fn lower() -> Options {
    Chart::options().better(Direction::Lower)
}

/// By hand: mean 22.4615, s 1.98391, t (24 − 22.4615)/(1.98391 √(1 + 1/13)) = 0.747261 with 12 degrees of freedom; scipy: t.cdf(0.747261, 12).
#[test]
fn it_is_students_t_for_a_new_value() {
    let chart = lower().xmr(WAITS).unwrap();
    let met = chart.chance_of_meeting(24.0).unwrap();
    assert_eq!((met.points, met.target), (13, 24.0));
    near(met.chance, 0.765_352, 1e-5);
    let other = Chart::options()
        .better(Direction::Higher)
        .xmr(WAITS)
        .unwrap();
    near(
        other.chance_of_meeting(24.0).unwrap().chance,
        1.0 - met.chance,
        1e-12,
    );
    assert_eq!(
        met.to_string(),
        "if nothing changes, the next point meets 24 in about 77 of 100 such cases (from 13 points)"
    );
}

#[test]
fn the_next_denominator_says_how_far_the_next_rate_may_lie() {
    let seen = [41, 44, 39, 43, 40, 45, 42, 41, 43, 40, 44, 42];
    let chart = Chart::options()
        .better(Direction::Higher)
        .p(seen, [50; 12])
        .unwrap();
    // as large as those before: as if the shares were values
    let shares = seen.map(|seen| f64::from(seen) / 50.0);
    let values = Chart::options()
        .better(Direction::Higher)
        .xmr(shares)
        .unwrap();
    let same = chart.chance_of_meeting_with(0.8, 50.0).unwrap();
    near(
        same.chance,
        values.chance_of_meeting(0.8).unwrap().chance,
        1e-9,
    );
    let few = chart.chance_of_meeting_with(0.8, 5.0).unwrap();
    assert!(few.chance < same.chance);
    // what a rate is per plays no part
    let rates = |per: f64| {
        let series = Series::rates([9, 12, 8, 11, 10, 13, 9, 12, 10, 8, 11, 12], [810.0; 12]);
        let series = series.unwrap().per(per).unwrap();
        let chart = lower().chart(Kind::U, series).unwrap();
        chart
            .chance_of_meeting_with(0.015 * per, 400.0)
            .unwrap()
            .chance
    };
    near(rates(1000.0), rates(1.0), 1e-9);
}

#[test]
fn it_says_nothing_where_it_cannot_tell() {
    let refused = |chart: Result<Chart, Error>| {
        let error = chart.unwrap().chance_of_meeting(24.0).unwrap_err();
        (error.code(), error.to_string())
    };
    let mut odd = WAITS.to_vec();
    odd[8] = 60.0;
    let (code, says) = refused(lower().xmr(odd));
    assert_eq!(code, "cannot_tell");
    assert_eq!(
        says,
        "the chart cannot tell: the latest phase has a signal, so that the next point is not one of the same process"
    );
    assert_eq!(refused(Chart::xmr(WAITS)).0, "bad_option");
    assert_eq!(refused(lower().chart(Kind::Ewma, WAITS)).0, "wrong_chart");
    assert_eq!(refused(lower().p([4; 12], [10; 12])).0, "cannot_tell");
    let few = lower()
        .provisional()
        .phase(7, Reason::change("a nurse at the door"))
        .xmr(WAITS);
    assert_eq!(
        refused(few).1,
        "the chart cannot tell: the latest phase has fewer than 8 points"
    );
    let chart = lower().xmr(WAITS).unwrap();
    assert_eq!(
        chart.chance_of_meeting(f64::NAN).unwrap_err().code(),
        "bad_option"
    );
    let share = lower()
        .p([4, 5, 3, 6, 4, 5, 2, 4, 5, 3, 4, 6], [10; 12])
        .unwrap();
    assert_eq!(
        share.chance_of_meeting_with(0.5, 0.0).unwrap_err().code(),
        "bad_option"
    );
}
