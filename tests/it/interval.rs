//! Intervals: published values, words of errors, and the door of deserialisation.

use improvement::Interval;
use proptest::prelude::*;

#[test]
fn wilson_of_the_worked_tests_of_change() {
    for (events, trials, text) in [
        (7.0, 10.0, "0.3968 to 0.8922"),
        (14.0, 20.0, "0.4810 to 0.8545"),
        (42.0, 60.0, "0.5749 to 0.8010"),
        (3.0, 5.0, "0.2307 to 0.8824"),
    ] {
        let interval = Interval::wilson(events, trials, 0.95).unwrap();
        assert_eq!(format!("{interval:.4}"), text);
        assert_eq!(interval.decides(0.6, 0.8), None);
    }
    assert_eq!(Interval::wilson(0.0, 9.0, 0.95).unwrap().lower(), 0.0);
    assert_eq!(Interval::wilson(9.0, 9.0, 0.95).unwrap().upper(), 1.0);
}

#[test]
fn errors_say_what_and_where() {
    let words = |result: Result<Interval, improvement::Error>| result.unwrap_err().to_string();
    assert_eq!(
        words(Interval::wilson(f64::NAN, 9.0, 0.95)),
        "events is NaN, expected an ordinary number"
    );
    assert_eq!(
        words(Interval::wilson(1.5, 9.0, 0.95)),
        "the sample has 1.5 events, expected a whole number"
    );
    assert_eq!(
        words(Interval::clopper_pearson(10.0, 9.0, 0.95)),
        "the sample has 10 events out of 9 trials, expected no more events than trials"
    );
    assert_eq!(
        words(Interval::garwood(1.0, 0.0, 0.95)),
        "the sample has a denominator of 0, expected more than zero"
    );
    assert_eq!(
        words(Interval::mean(&[1.0, f64::INFINITY], 0.95)),
        "point 2 is inf, expected an ordinary number"
    );
    assert_eq!(
        words(Interval::mean(&[1.0, 2.0], 95.0)),
        "level is 95, expected a number above 0 and below 1, such as 0.95"
    );
    assert_eq!(
        words(Interval::mean_difference(&[1.0, 2.0], &[3.0], 0.95)),
        "after has 1 value, expected at least 2 for a difference of means"
    );
}

#[test]
fn json_goes_through_the_same_door() {
    let interval = Interval::wilson(7.0, 10.0, 0.95).unwrap();
    let text = serde_json::to_string(&interval).unwrap();
    assert_eq!(serde_json::from_str::<Interval>(&text).unwrap(), interval);
    for wrong in [
        r#"{"lower": 2.0, "upper": 1.0, "level": 0.95}"#,
        r#"{"lower": 0.0, "upper": 1.0, "level": 1.0}"#,
    ] {
        assert!(serde_json::from_str::<Interval>(wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #[test]
    fn exact_is_never_shorter_on_its_side_and_both_hold_the_share(
        trials in 1_u32..5000, part in 0.0..=1.0_f64, level in 0.5..0.999_f64,
    ) {
        let n = f64::from(trials);
        let events = (part * n).floor();
        let exact = Interval::clopper_pearson(events, n, level).unwrap();
        let wilson = Interval::wilson(events, n, level).unwrap();
        prop_assert!(exact.contains(events / n) && wilson.contains(events / n));
        prop_assert!(0.0 <= exact.lower() && exact.upper() <= 1.0);
        // counting what did not happen mirrors the interval
        let mirrored = Interval::clopper_pearson(n - events, n, level).unwrap();
        prop_assert!((exact.lower() - (1.0 - mirrored.upper())).abs() < 1e-12);
    }

    #[test]
    fn a_higher_level_is_wider(events in 0_u32..10_000, exposure in 0.01..1e6_f64, level in 0.5..0.99_f64) {
        let narrow = Interval::garwood(f64::from(events), exposure, level).unwrap();
        let wide = Interval::garwood(f64::from(events), exposure, level + 0.005).unwrap();
        prop_assert!(wide.lower() <= narrow.lower() && narrow.upper() < wide.upper());
        prop_assert!(wide.contains(f64::from(events) / exposure));
    }
}

/// Method 10 for the eight pairs of Newcombe's table II (1998).
#[test]
fn differences_of_two_proportions() {
    let published = [
        ((56.0, 70.0), (48.0, 80.0), "0.0524 to 0.3339"),
        ((9.0, 10.0), (3.0, 10.0), "0.1705 to 0.8090"),
        ((6.0, 7.0), (2.0, 7.0), "0.0582 to 0.8062"),
        ((5.0, 56.0), (0.0, 29.0), "-0.0381 to 0.1926"),
        ((0.0, 10.0), (0.0, 20.0), "-0.1611 to 0.2775"),
        ((0.0, 10.0), (0.0, 10.0), "-0.2775 to 0.2775"),
        ((10.0, 10.0), (0.0, 20.0), "0.6791 to 1.0000"),
        ((10.0, 10.0), (0.0, 10.0), "0.6075 to 1.0000"),
    ];
    for (first, second, expected) in published {
        let difference = Interval::newcombe(first, second, 0.95).expect("a difference");
        assert_eq!(format!("{difference:.4}"), expected);
        // the other way round it is the same with the other sign
        let back = Interval::newcombe(second, first, 0.95).expect("a difference");
        assert_eq!(
            (back.lower(), back.upper()),
            (-difference.upper(), -difference.lower())
        );
    }
    for wrong in [
        (3.0, 2.0),
        (1.0, 0.0),
        (f64::NAN, 4.0),
        (0.5, 4.0),
        (-1.0, 4.0),
    ] {
        assert!(Interval::newcombe(wrong, (1.0, 2.0), 0.95).is_err());
        assert!(Interval::newcombe((1.0, 2.0), wrong, 0.95).is_err());
    }
}
