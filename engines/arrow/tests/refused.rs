//! Bad input of every sort: an error in the row of its group, or a refusal before anything is charted; never a panic, never a wrong row beside it.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int8Type, Int32Type, Int64Type, TimestampSecondType};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Date64Array, Decimal128Array, DictionaryArray,
    Float32Array, Float64Array, Int32Array, Int64Array, NullArray, StringArray, StringViewArray,
    StructArray, TimestampMillisecondArray, TimestampSecondArray, UInt8Array,
};
use improvement_arrow::{
    Agreed, Change, Columns, Groups, Refused, Wishes, points, reading, shift_e,
};
use std::sync::Arc;

const WAITS: [i64; 13] = [22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23];

fn array<A: Array + 'static>(array: A) -> ArrayRef {
    Arc::new(array)
}

fn waits() -> ArrayRef {
    array(Int64Array::from_iter_values(WAITS))
}

/// The first of thirteen months from January 2024 on.
const MONTHS: [i32; 13] = [
    19_723, 19_754, 19_783, 19_814, 19_844, 19_875, 19_905, 19_936, 19_967, 19_997, 20_028, 20_058,
    20_089,
];

fn months() -> ArrayRef {
    array(Date32Array::from_iter_values(MONTHS))
}

fn text<'a>(rows: &'a StructArray, name: &str, row: usize) -> Option<&'a str> {
    let column = rows
        .column_by_name(name)
        .expect("a column")
        .as_string::<i64>();
    column.is_valid(row).then(|| column.value(row))
}

fn error(columns: &Columns) -> String {
    let rows = reading(&Groups::one(columns.rows()), columns).expect("a row");
    let points = points(&Groups::one(columns.rows()), columns).expect("rows");
    let found = text(&rows, "error", 0).expect("an error").to_owned();
    for row in 0..points.len() {
        assert_eq!(text(&points, "error", row), Some(found.as_str()));
    }
    found
}

fn sound(columns: &Columns) -> StructArray {
    let rows = reading(&Groups::one(columns.rows()), columns).expect("a row");
    assert_eq!(text(&rows, "error", 0), None);
    rows
}

fn wished(options: &str) -> Wishes {
    Wishes::one(options).expect("options")
}

#[test]
fn a_group_that_cannot_be_leaves_the_others_as_they_are() {
    // 13 months each: sound, a month twice, no value, sound
    let values: Vec<Option<i64>> = [
        WAITS.map(Some),
        WAITS.map(Some),
        [None; 13],
        WAITS.map(Some),
    ]
    .concat();
    let mut days = MONTHS.repeat(4);
    days[13 + 5] = days[13 + 4];
    let columns = Columns::new(&array(Int64Array::from(values)))
        .expect("numbers")
        .at(&array(Date32Array::from(days)))
        .expect("dates");
    let groups = Groups::between(&[0, 13, 26, 39, 52, 52]).expect("groups");
    let rows = reading(&groups, &columns).expect("rows");
    let errors: Vec<Option<&str>> = (0..5).map(|row| text(&rows, "error", row)).collect();
    assert_eq!(errors[0], None);
    let twice = "point 6 is dated 2024-05-01, as is the point before it; expected each date once";
    assert_eq!(errors[1], Some(twice));
    assert!(
        errors[2].is_some_and(|error| error.contains("no ")),
        "{errors:?}"
    );
    assert_eq!(errors[3], None);
    assert!(
        errors[4].is_some_and(|error| error.contains("no ")),
        "{errors:?}"
    ); // an empty group
    // the sound ones are alike, and like one alone
    let alone = sound(
        &Columns::new(&waits())
            .expect("numbers")
            .at(&months())
            .expect("dates"),
    );
    assert_eq!(rows.slice(0, 1), alone);
    assert_eq!(rows.slice(3, 1), alone);
}

#[test]
fn a_date_that_is_null_is_the_error_of_its_group() {
    let mut days: Vec<Option<i32>> = MONTHS.map(Some).to_vec();
    days[3] = None;
    let columns = Columns::new(&waits())
        .expect("numbers")
        .at(&array(Date32Array::from(days)))
        .expect("dates");
    assert_eq!(
        error(&columns),
        "1 of 13 rows have no date, expected one in each"
    );
}

#[test]
fn numbers_that_cannot_be_are_the_error_of_their_group() {
    let mut values: Vec<f64> = WAITS
        .map(|wait| f64::from(i32::try_from(wait).expect("a small number")))
        .to_vec();
    values[2] = f64::NAN;
    let columns = Columns::new(&array(Float64Array::from(values))).expect("numbers");
    assert_eq!(
        error(&columns),
        "point 3 is NaN, expected an ordinary number"
    );
    let trials = array(Int64Array::from(vec![0; 13]));
    let columns = Columns::new(&waits())
        .expect("numbers")
        .denominator(&trials)
        .expect("numbers");
    let columns = columns.wishes(wished(r#"{"kind": "p"}"#));
    assert!(error(&columns).contains("has a denominator of 0, expected more than zero"));
}

#[test]
fn options_that_cannot_be_are_refused_or_the_error_of_their_group() {
    for (options, says) in [
        ("better: lower", "expected"),
        ("[1]", "expected"),
        ("17", "expected"),
        ("", "EOF"),
        (r#"{"beter": "lower"}"#, "beter"),
        (
            r#"{"better": "lower", "better": "higher"}"#,
            "`better` stands twice",
        ),
        (r#"{"kind": "pie"}"#, "XmR, run, p"),
        (
            r#"{"kind": 3}"#,
            "`kind` is 3, expected a word in quotation marks",
        ),
        (r#"{"data": "numbers"}"#, "expected one of values, counts"),
        (r#"{"every": "working days"}"#, "no regular step"),
        (r#"{"target": "low"}"#, "target"),
        (
            r#"{"rules": {"name": "nelsen", "edition": "1984"}}"#,
            "nelson",
        ),
    ] {
        let refused = Wishes::one(options).expect_err("no options").to_string();
        assert!(
            refused.starts_with("the options: ") && refused.contains(says),
            "{options}: {refused}"
        );
        let column = array(StringArray::from(vec![options; 13]));
        let columns = Columns::new(&waits())
            .expect("numbers")
            .wishes_by_row(&column)
            .expect("text");
        assert_eq!(error(&columns), refused);
    }
}

#[test]
fn the_rows_of_a_group_agree_on_its_options() {
    let lower = r#"{"better": "lower"}"#;
    let mut texts = vec![Some(lower); 13];
    texts[4] = None;
    let columns = Columns::new(&waits()).expect("numbers");
    let one = columns
        .clone()
        .wishes_by_row(&array(StringViewArray::from(texts)))
        .expect("text");
    assert_eq!(
        error(&one),
        "the rows of the group have different options, `none` and `{\"better\": \"lower\"}`"
    );
    // however they are kept
    let keys = Int32Array::from(vec![0; 13]);
    let listed = DictionaryArray::<Int32Type>::new(keys, array(StringArray::from(vec![lower])));
    let same = columns.clone().wishes_by_row(&array(listed)).expect("text");
    assert_eq!(sound(&same), sound(&columns.clone().wishes(wished(lower))));
    let mut wishes = Wishes::default();
    let place = wishes.place(Some(lower));
    let by_group = columns.wishes_by_group(wishes, vec![Agreed::On(place)]);
    assert_eq!(sound(&same), sound(&by_group));
}

#[test]
fn what_is_no_column_of_its_sort_is_refused() {
    let texts = array(StringArray::from(vec!["24"; 13]));
    let flags = array(BooleanArray::from(vec![true; 13]));
    let says = |refused: Result<Columns, Refused>| refused.expect_err("refused").to_string();
    assert_eq!(
        says(Columns::new(&texts)),
        "value holds text, expected numbers: cast it"
    );
    assert_eq!(
        says(Columns::new(&flags)),
        "value holds true and false, expected numbers: cast it"
    );
    let columns = Columns::new(&waits()).expect("numbers");
    assert!(says(columns.clone().denominator(&texts)).starts_with("denominator holds text"));
    let zoned = array(TimestampSecondArray::from(vec![0; 13]).with_timezone("Europe/London"));
    for at in [
        &flags,
        &array(Float64Array::from(vec![1.0; 13])),
        &array(NullArray::new(13)),
        &zoned,
    ] {
        assert!(
            says(columns.clone().at(at)).contains("expected dates"),
            "{}",
            at.data_type()
        );
    }
    assert!(says(columns.clone().wishes_by_row(&waits())).contains("expected text"));
    let few = array(Int64Array::from(vec![1; 3]));
    assert_eq!(
        says(columns.clone().denominator(&few)),
        "denominator has 3 rows where the values have 13"
    );
    assert!(says(columns.clone().at(&few)).starts_with("at has 3 rows"));
    for groups in [Groups::one(14), Groups::between(&[0, 99]).expect("groups")] {
        assert!(reading(&groups, &columns).is_err());
        assert!(points(&groups, &columns).is_err());
        assert!(shift_e(&groups, &columns, &Change::On(0)).is_err());
    }
    assert!(Groups::between(&[3, 1]).is_err());
    assert!(Groups::numbered(&[0, 2], 2).is_err());
}

/// Whatever type holds them, the same numbers make the same chart.
#[test]
fn numbers_and_dates_of_every_type_are_taken() {
    let expected = sound(
        &Columns::new(&waits())
            .expect("numbers")
            .at(&months())
            .expect("dates"),
    );
    let small = WAITS.map(|wait| u8::try_from(wait).expect("small"));
    let cents = Decimal128Array::from_iter_values(WAITS.map(|wait| i128::from(wait) * 100));
    for values in [
        array(UInt8Array::from_iter_values(small)),
        array(Float32Array::from_iter_values(small.map(f32::from))),
        array(Float64Array::from_iter_values(small.map(f64::from))),
        array(cents.with_precision_and_scale(10, 2).expect("a scale")),
    ] {
        let found = sound(
            &Columns::new(&values)
                .expect("numbers")
                .at(&months())
                .expect("dates"),
        );
        assert_eq!(found, expected, "{}", values.data_type());
    }
    let seconds = MONTHS.map(|day| i64::from(day) * 86_400);
    let texts = [
        "2024-01-01",
        "2024-02-01",
        "2024-03-01",
        "2024-04-01",
        "2024-05-01",
        "2024-06-01",
        "2024-07-01",
        "2024-08-01",
        "2024-09-01",
        "2024-10-01",
        "2024-11-01",
        "2024-12-01",
        "2025-01-01",
    ];
    let phased = r#"{"provisional": true, "phases": [{"from": {"date": "2024-09-01"}, "reason": {"why": "change", "text": "a nurse"}}]}"#;
    let expected = |options: &str| {
        sound(
            &Columns::new(&waits())
                .expect("numbers")
                .at(&months())
                .expect("dates")
                .wishes(wished(options)),
        )
    };
    for at in [
        array(TimestampSecondArray::from_iter_values(seconds)),
        array(
            TimestampMillisecondArray::from_iter_values(seconds.map(|second| second * 1000))
                .with_timezone("UTC"),
        ),
        array(Date64Array::from_iter_values(
            seconds.map(|second| second * 1000),
        )),
        array(StringArray::from_iter_values(texts)),
        array(StringViewArray::from_iter_values(texts)),
    ] {
        let columns = Columns::new(&waits())
            .expect("numbers")
            .at(&at)
            .expect("dates")
            .wishes(wished(phased));
        let (found, expected) = (sound(&columns), expected(phased));
        assert_eq!(
            found.column_by_name("centre"),
            expected.column_by_name("centre"),
            "{}",
            at.data_type()
        );
        assert_eq!(
            found
                .column_by_name("latest_at")
                .expect("a column")
                .data_type(),
            at.data_type()
        );
    }
    // names and numbers are in their own order, whatever that of the rows
    let named = array(StringArray::from_iter_values(
        (0..13).rev().map(|week| format!("2024-W{week:02}")),
    ));
    let numbered = array(Int32Array::from_iter_values((0..13).rev()));
    for at in [named, numbered] {
        let rows = sound(
            &Columns::new(&waits())
                .expect("numbers")
                .at(&at)
                .expect("places"),
        );
        assert_eq!(
            rows.column_by_name("latest")
                .expect("a column")
                .as_primitive::<Float64Type>()
                .value(0),
            22.0
        );
    }
}

#[test]
fn a_time_of_day_is_no_date_but_between_events() {
    let moments = array(TimestampSecondArray::from_iter_values(
        (0..13).map(|hours| hours * 3 * 3600),
    ));
    let columns = Columns::new(&waits())
        .expect("numbers")
        .at(&moments)
        .expect("dates");
    assert_eq!(
        error(&columns),
        "1970-01-01 has a time of day, expected a date: cast it"
    );
    let far = array(TimestampSecondArray::from(vec![i64::MAX; 13]));
    let columns = Columns::new(&waits())
        .expect("numbers")
        .at(&far)
        .expect("dates");
    assert!(error(&columns).contains("not a day of the calendar"));
    // several events on one day follow each other by their time
    let columns = Columns::new(&waits())
        .expect("numbers")
        .at(&moments)
        .expect("dates");
    let rows = sound(&columns.wishes(wished(r#"{"kind": "t"}"#)));
    let latest = rows
        .column_by_name("latest_at")
        .expect("a column")
        .as_primitive::<TimestampSecondType>()
        .value(0);
    assert_eq!(latest, 12 * 3 * 3600);
}

#[test]
fn a_kind_of_subgroups_makes_them_of_the_rows_of_a_date() {
    let days: Vec<i32> = (0..40).map(|row| row % 10).collect();
    let values: Vec<i64> = (0..40).map(|row| 20 + (row * 7) % 11).collect();
    let columns = Columns::new(&array(Int64Array::from(values.clone())))
        .expect("numbers")
        .at(&array(Date32Array::from(days)))
        .expect("dates")
        .wishes(wished(r#"{"kind": "xbar-s", "provisional": true}"#));
    let subgroups = (0..10).map(|day| {
        let mut group: Vec<i64> = values.iter().skip(day).step_by(10).copied().collect();
        group.sort_unstable();
        group
    });
    let chart = improvement::Chart::options()
        .provisional()
        .xbar(subgroups)
        .expect("a chart");
    let rows = sound(&columns);
    let centre = rows
        .column_by_name("centre")
        .expect("a column")
        .as_primitive::<Float64Type>()
        .value(0);
    assert_eq!(Some(centre), chart.centre(9));
    assert_eq!(
        rows.column_by_name("points")
            .expect("a column")
            .as_primitive::<Int64Type>()
            .value(0),
        10
    );
    let points = points(&Groups::one(40), &columns).expect("points");
    let upper = points
        .column_by_name("upper")
        .expect("a column")
        .as_primitive::<Float64Type>();
    assert!((0..40).all(|row| Some(upper.value(row)) == chart.upper(row % 10)));
}

#[test]
fn an_absent_month_is_a_gap_where_months_are_asked_for() {
    let keep = [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12];
    let values = array(Int64Array::from_iter_values(keep.map(|month| WAITS[month])));
    let days = array(Date32Array::from_iter_values(
        keep.map(|month| MONTHS[month]),
    ));
    let columns = Columns::new(&values)
        .expect("numbers")
        .at(&days)
        .expect("dates");
    let gap = sound(
        &columns
            .clone()
            .wishes(wished(r#"{"every": "month", "provisional": true}"#)),
    );
    let full: Vec<Option<i64>> = (0..13)
        .map(|month| (month != 6).then_some(WAITS[month]))
        .collect();
    let filled = Columns::new(&array(Int64Array::from(full)))
        .expect("numbers")
        .at(&months())
        .expect("dates");
    assert_eq!(
        gap,
        sound(&filled.wishes(wished(r#"{"provisional": true}"#)))
    );
    // the rows after the gap have their own points
    let marked = points(
        &Groups::one(12),
        &columns.wishes(wished(r#"{"every": "month", "provisional": true}"#)),
    )
    .expect("points");
    let signals = marked
        .column_by_name("signals")
        .expect("a column")
        .as_string::<i64>();
    assert_eq!(signals.value(7), "beyond-limits");
}

#[test]
fn a_shift_needs_points_on_both_sides_of_a_day() {
    let columns = Columns::new(&waits()).expect("numbers");
    let dated = columns.clone().at(&months()).expect("dates");
    let says = |columns: &Columns, change: &Change| {
        let rows = shift_e(&Groups::one(13), columns, change).expect("a row");
        text(&rows, "error", 0).map(str::to_owned)
    };
    let none = says(&columns, &Change::On(19_800));
    assert_eq!(
        none.as_deref(),
        Some("the points have no dates, and the change has one")
    );
    let before = says(&dated, &Change::On(0));
    assert_eq!(
        before.as_deref(),
        Some("no point is dated before 1970-01-01, the day of the change")
    );
    let after = says(&dated, &Change::On(30_000));
    assert!(after.is_some_and(|error| error.starts_with("no point is dated from 2052-")));
    let unknown = says(&dated, &Change::Each(vec![None]));
    assert_eq!(
        unknown.as_deref(),
        Some("no one day of the change is known")
    );
    assert_eq!(says(&dated, &Change::On(19_900)), None);
    assert!(says(&dated, &Change::On(i32::MAX)).is_some());
}

#[test]
fn a_dictionary_without_a_text_has_none() {
    let keys = arrow_array::Int8Array::from(vec![None; 13]);
    let none = DictionaryArray::<Int8Type>::new(keys, array(StringArray::from(Vec::<&str>::new())));
    let columns = Columns::new(&waits())
        .expect("numbers")
        .wishes_by_row(&array(none))
        .expect("text");
    assert_eq!(
        sound(&columns),
        sound(&Columns::new(&waits()).expect("numbers"))
    );
}

/// The text of each of thirteen weeks.
type Label = fn(i32) -> String;

#[test]
fn text_that_is_in_no_order_is_the_error_of_its_group() {
    let labelled = |label: Label| {
        let at = array(StringArray::from_iter_values((1..=13).map(label)));
        let columns = Columns::new(&waits()).expect("numbers");
        let columns = columns.at(&at).expect("places");
        let groups = Groups::between(&[0, 13]).expect("one group");
        let rows = reading(&groups, &columns).expect("rows");
        text(&rows, "error", 0).map(str::to_owned)
    };
    let (no_year, unlike) = ("does not begin with a year", "are not written alike");
    let all: [(Label, Option<&str>); 11] = [
        (|week| format!("{week:02}/12/2024"), Some(no_year)),
        (|week| format!("Week {week}"), Some(no_year)),
        (|week| week.to_string(), Some(no_year)),
        // what begins with a year and is not in the order of its letters
        (|week| format!("2024-{week}"), Some(unlike)),
        (|week| format!("2024 Week {week}"), Some(unlike)),
        (|week| format!("2024/25 M{week}"), Some(unlike)),
        (
            |week| format!("2024 {}", if week % 2 == 0 { "Apr" } else { "May" }),
            Some(unlike),
        ),
        (|week| format!("2024-{week}-1"), Some(unlike)),
        (|week| format!("2024-W{week:02}"), None),
        (|week| format!("20{week:02} Q4"), None),
        (|week| format!("2024/25 M{week:02}"), None),
    ];
    for (label, why) in all {
        let error = labelled(label);
        let as_said = match (&error, why) {
            (Some(error), Some(why)) => error.contains(why),
            (error, why) => error.is_none() && why.is_none(),
        };
        assert!(as_said, "{}: {error:?}", label(1));
    }
}

/// Day, month and year as one number have the order of the day.
#[test]
fn numbers_that_end_with_a_year_are_the_error_of_their_group() {
    let numbered = |number: fn(i64) -> i64| {
        let at = array(Int64Array::from_iter_values((1..=13).map(number)));
        let columns = Columns::new(&waits()).expect("numbers");
        let columns = columns.at(&at).expect("places");
        let rows = reading(&Groups::one(13), &columns).expect("rows");
        text(&rows, "error", 0).map(str::to_owned)
    };
    for number in [(|month| 10_000 * month + 2024) as fn(i64) -> i64, |day| {
        1_000_000 * day + 112_024
    }] {
        let error = numbered(number).expect("an error");
        assert!(error.contains("ends with a year"), "{error}");
    }
    for number in [
        (|month| 202_400 + month) as fn(i64) -> i64,
        |day| 42_010 + day,
        |batch| batch,
        |year| 2_000 + year,
    ] {
        assert_eq!(numbered(number), None);
    }
}

/// Periods are between dates; what else there is has none.
#[test]
fn periods_of_what_is_no_date_are_the_error_of_their_group() {
    let every = |at: Option<ArrayRef>| {
        let columns = Columns::new(&waits()).expect("numbers");
        let columns = columns.wishes(wished(r#"{"every": "month"}"#));
        let columns = match at {
            Some(at) => columns.at(&at).expect("places"),
            None => columns,
        };
        let rows = reading(&Groups::one(13), &columns).expect("rows");
        text(&rows, "error", 0).expect("an error").to_owned()
    };
    assert_eq!(every(None), "`every` asks for dates, and there is no `at`");
    let months = array(Int64Array::from_iter_values(
        (1..=13).map(|month| 202_400 + month),
    ));
    assert_eq!(
        every(Some(months)),
        "`every` asks for dates, and `at` holds `202401`: make it dates such as 2024-12-01"
    );
}

/// In a table of several measures, some have denominators and some have none.
#[test]
fn denominators_that_are_all_missing_are_none_where_the_options_say_so() {
    let missing = array(Float64Array::from(vec![None; 13]));
    let said = |options: &str| {
        let columns = Columns::new(&waits()).expect("numbers");
        let columns = columns.denominator(&missing).expect("numbers");
        let columns = columns.wishes(wished(options));
        let rows = reading(&Groups::one(13), &columns).expect("rows");
        text(&rows, "error", 0).map(str::to_owned)
    };
    assert_eq!(said(r#"{"data": "values"}"#), None);
    for options in ["{}", r#"{"kind": "p"}"#, r#"{"data": "ratios"}"#] {
        let error = said(options).expect("an error");
        assert!(error.contains("every denominator is missing"), "{error}");
    }
}

/// The list of options is that of the library.
#[test]
fn an_option_that_there_is_not_is_told_with_those_that_there_are() {
    let error = Wishes::one(r#"{"exclude": []}"#)
        .expect_err("refused")
        .to_string();
    let (said, all) = error.split_once("expected one of ").expect("a list");
    assert!(said.contains("`exclude` is no option"), "{error}");
    for key in all.split(", ") {
        // whatever is wrong with it, it is known
        let document = format!(r#"{{"{key}": [[]]}}"#);
        let error = Wishes::one(&document).expect_err("refused").to_string();
        assert!(!error.contains("is no option"), "{error}");
    }
}
