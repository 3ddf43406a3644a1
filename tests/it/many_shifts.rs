//! Which of many e-values are told, and which charts of a batch got better.

use improvement::spc::shift::e_bh;
use improvement::{Batch, Chart, Direction, Kind, Place, Series};
use proptest::prelude::*;

/// From the definition: the largest k for which k e-values are at least K/(level k).
fn plainly(e: &[f64], level: f64) -> Vec<usize> {
    let mut told = Vec::new();
    for k in 1..=e.len() {
        let least = e.len() as f64 / (level * k as f64);
        let enough: Vec<usize> = (0..e.len()).filter(|&index| e[index] >= least).collect();
        if enough.len() >= k {
            told = enough;
        }
    }
    told
}

proptest! {
    #[test]
    fn e_bh_is_its_definition(
        e in proptest::collection::vec(prop::sample::select(vec![0.0, 1.0, 19.0, 20.0, 27.0, 40.0, 80.0, 81.5, 200.0, 1e300]), 0..12),
        level in prop::sample::select(vec![0.01, 0.05, 0.2]),
    ) {
        prop_assert_eq!(e_bh(&e, level).unwrap(), plainly(&e, level));
    }
}

#[test]
fn what_is_no_e_value_is_refused() {
    for (e, code, says) in [
        (
            -0.5,
            "negative",
            "e.1 has -0.5 units of evidence, expected zero or more",
        ),
        (
            f64::NAN,
            "not_finite",
            "e.1 is NaN, expected an ordinary number",
        ),
        (
            f64::INFINITY,
            "not_finite",
            "e.1 is inf, expected an ordinary number",
        ),
    ] {
        let error = e_bh(&[3.0, e], 0.05).unwrap_err();
        assert_eq!((error.code(), error.to_string().as_str()), (code, says));
        assert_eq!(error.place(), Some(&Place::Path("e.1".to_owned())));
    }
    assert_eq!(e_bh(&[3.0], 0.5).unwrap_err().code(), "bad_option");
}

const BEFORE: [f64; 12] = [24., 22., 25., 23., 21., 24., 26., 22., 23., 25., 24., 22.];

fn ward(by: f64) -> Vec<f64> {
    BEFORE
        .into_iter()
        .chain(BEFORE.map(|wait| wait - by).into_iter().rev())
        .collect()
}

#[test]
fn a_batch_says_which_charts_got_better() {
    let options = Chart::options().better(Direction::Lower);
    let mut wards: Vec<(String, Vec<f64>)> = (0..12)
        .map(|number| (format!("steady {number}"), ward(0.1 * f64::from(number))))
        .collect();
    wards.push(("Ash".to_owned(), ward(6.0)));
    wards.push(("worse".to_owned(), ward(-6.0)));
    wards.push(("short".to_owned(), BEFORE.to_vec()));
    wards.push(("Beech".to_owned(), ward(7.0)));
    let batch = Batch::of(&options, Kind::Individuals, wards.clone());
    let improved = batch.improved(0..12, 12..24, 0.05).unwrap();
    assert_eq!(improved.names().collect::<Vec<_>>(), ["Ash", "Beech"]);
    assert_eq!(improved.rows().len(), 16);
    assert!(improved.rows()[12].has_improved() && !improved.rows()[13].has_improved());
    assert!(improved.rows()[13].shift().unwrap().worse().observed > 400.0);
    let error = improved.rows()[14].shift().unwrap_err();
    assert_eq!(error.code(), "past_the_end");
    assert_eq!(
        batch.improved(0..12, 12..24, 1.0).unwrap_err().code(),
        "bad_option"
    );
    // without a direction nothing is better, and 11 points after a change are too few
    let neither = Batch::of(&Chart::options(), Kind::Individuals, wards.clone());
    assert_eq!(
        neither
            .improved(0..12, 12..24, 0.05)
            .unwrap()
            .names()
            .count(),
        0
    );
    assert_eq!(
        batch.improved(0..12, 12..23, 0.05).unwrap().names().count(),
        0
    );
}

/// Of 130 hospitals from April 2017 on, ten have evidence of 20 either way, and e-BH tells none (methods, 4.11).
#[test]
fn of_the_hospitals_none_is_told() {
    let text = include_str!("../../examples/data/ae_attendances.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<(String, String, String, f64, f64, f64)> =
        reader.deserialize().collect::<Result<_, _>>().unwrap();
    let mut codes: Vec<&str> = rows.iter().map(|row| row.1.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut hospitals = Vec::new();
    for code in codes {
        let mut points: Vec<(improvement::Date, f64, f64)> = rows
            .iter()
            .filter(|row| row.1 == code && row.2 == "1")
            .map(|row| (row.0.parse().unwrap(), row.3, row.4))
            .collect();
        points.sort_by_key(|point| point.0);
        if points.len() == 36 {
            let seen = points.iter().map(|point| point.1 - point.2);
            let series = Series::proportions(seen, points.iter().map(|point| point.1)).unwrap();
            let series = series.dated(points.iter().map(|point| point.0)).unwrap();
            hospitals.push((
                code.to_owned(),
                series.every(improvement::Period::Month).unwrap(),
            ));
        }
    }
    let options = Chart::options().better(Direction::Higher);
    let batch = Batch::of(&options, Kind::PPrime, hospitals);
    assert_eq!(batch.rows().len(), 130);
    let improved = batch.improved(0..12, 12..36, 0.05).unwrap();
    let shifts: Vec<_> = improved
        .rows()
        .iter()
        .map(|row| row.shift().unwrap())
        .collect();
    let count =
        |of: &dyn Fn(&improvement::Shift) -> bool| shifts.iter().filter(|shift| of(shift)).count();
    assert_eq!(count(&|shift| shift.e().independent >= 20.0), 7);
    assert_eq!(count(&|shift| shift.worse().independent >= 20.0), 29);
    assert_eq!(count(&|shift| shift.e().observed >= 20.0), 3);
    assert_eq!(count(&|shift| shift.worse().observed >= 20.0), 7);
    assert_eq!(count(&|shift| shift.e().reached.is_some()), 4);
    assert_eq!(count(&|shift| shift.worse().reached.is_some()), 10);
    assert_eq!(improved.names().count(), 0);
}
