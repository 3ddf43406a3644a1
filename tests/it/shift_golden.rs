//! Shifts and holds against independent code: the cases of `tests/tools/shift.py`.

use improvement::spc::CaseCount;
use improvement::spc::shift::Matching;
use improvement::{Chart, Compare, Direction, Period, Series, Side, date};
use serde_json::Value;

#[track_caller]
pub(crate) fn near(found: f64, wanted: f64, within: f64) {
    let error = (found - wanted).abs() / wanted.abs().max(1e-300);
    assert!(error < within, "{found} for {wanted}");
}

/// The cases of `tests/tools/shift.py`.
pub(crate) fn cases() -> Vec<Value> {
    let path = concat!(
        concat!(env!("CARGO_MANIFEST_DIR"), "/.."),
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
