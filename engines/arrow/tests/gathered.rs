//! Rows that come in parts, through filters, merged out of states: the answers are those of the whole table.

mod random;

use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, LargeStringArray,
    UInt32Array,
};
use arrow_schema::DataType;
use arrow_select::concat::concat;
use arrow_select::take::take;
use improvement_arrow::{
    Change, Columns, Gathered, Groups, Question, Refused, Rows, Wishes, points, reading, shift_e,
};
use proptest::prelude::*;
use random::{Table, tables};
use std::sync::Arc;

/// The day of the change: in the middle of the longest series.
const CHANGE: i32 = 18_000 + 30 * 14;

/// Rows of places and values alone.
fn rows<'a>(at: &'a ArrayRef, value: &'a ArrayRef) -> Rows<'a> {
    Rows {
        at,
        value,
        denominator: None,
        options: None,
        change: None,
    }
}

fn of_days(question: Question) -> Gathered {
    Gathered::new(question, &DataType::Date32, &DataType::Float64, None)
}

/// How a table comes in.
#[derive(Debug, Clone)]
struct Way {
    /// Rows a batch.
    batch: usize,
    /// In how many places the rows are gathered.
    parts: usize,
    /// How many groups leave first.
    first: usize,
    /// Whether rows that a filter drops stand between the others.
    filtered: bool,
    /// Whether the options are known before a row is, and not those of the rows.
    literal: bool,
    /// How many of five batches come as states of their rows, one by one.
    one_by_one: usize,
}

fn ways() -> impl Strategy<Value = Way> {
    let switches = (any::<bool>(), any::<bool>(), 0..=5_usize);
    (1..40_usize, 1..4_usize, 0..6_usize, switches).prop_map(
        |(batch, parts, first, (filtered, literal, one_by_one))| Way {
            batch,
            parts,
            first,
            filtered,
            literal,
            one_by_one,
        },
    )
}

/// Columns by name, and the group of each row.
struct Arrays {
    columns: Vec<ArrayRef>,
    group_of: Vec<usize>,
    stays: Option<BooleanArray>,
}

fn arrays(table: &Table, filtered: bool) -> Arrays {
    let [days, values, denominators] = table.arrays();
    let rows = days.len();
    let options: ArrayRef = Arc::new(LargeStringArray::from(vec![table.document(); rows]));
    let changes: ArrayRef = Arc::new(Date32Array::from(vec![CHANGE; rows]));
    let columns = vec![days, values, denominators, options, changes];
    let group_of: Vec<usize> = table.rows().iter().map(|(group, _)| *group).collect();
    if !filtered {
        return Arrays {
            columns,
            group_of,
            stays: None,
        };
    }
    // each row twice; the second is dropped, by a false or by a null
    let twice = |row: u32| [row, row];
    let places = (0..u32::try_from(rows).expect("a few rows")).flat_map(twice);
    let places = UInt32Array::from_iter_values(places);
    let taken = |column: &ArrayRef| take(column, &places, None).expect("rows");
    let stays = (0..rows).flat_map(|row| [Some(true), (row % 2 == 0).then_some(false)]);
    Arrays {
        columns: columns.iter().map(taken).collect(),
        group_of: group_of.iter().flat_map(|group| [*group; 2]).collect(),
        stays: Some(stays.collect()),
    }
}

fn answers(table: &Table, way: &Way, question: Question) -> ArrayRef {
    let all = arrays(table, way.filtered);
    let groups = table.groups.len();
    let denominator = table.has_denominators().then_some(&DataType::Float64);
    let new = || {
        let gathered = Gathered::new(question, &DataType::Date32, &DataType::Float64, denominator);
        if way.literal {
            gathered.wishes(Wishes::one(&table.document()).expect("options"))
        } else {
            gathered
        }
    };
    let mut parts: Vec<Gathered> = (0..way.parts).map(|_| new()).collect();
    let rows = all.group_of.len();
    for (place, from) in (0..rows).step_by(way.batch).enumerate() {
        let length = way.batch.min(rows - from);
        let columns: Vec<ArrayRef> = all
            .columns
            .iter()
            .map(|column| column.slice(from, length))
            .collect();
        let rows = Rows {
            at: &columns[0],
            value: &columns[1],
            denominator: table.has_denominators().then_some(&columns[2]),
            options: (!way.literal).then_some(&columns[3]),
            change: (question == Question::Shift).then_some(&columns[4]),
        };
        let stays = all.stays.as_ref().map(|stays| stays.slice(from, length));
        let group_of = &all.group_of[from..from + length];
        let part = &mut parts[place % way.parts];
        if place % 5 < way.one_by_one {
            let each = part.state_of_each(rows, stays.as_ref()).expect("states");
            part.merge(&each, group_of, groups).expect("states");
        } else {
            part.update(rows, group_of, stays.as_ref(), groups)
                .expect("rows");
        }
    }
    // all but the last go through their states, in two pieces, of which the second is a part of a longer column
    let mut last = parts.pop().expect("a part");
    last.reach(groups);
    for mut part in parts {
        part.reach(groups);
        let states = part.state().expect("a state");
        let fields = part.state_fields();
        let types = fields.iter().map(|field| field.data_type());
        assert!(states.iter().map(Array::data_type).eq(types));
        let first = way.first.min(groups);
        let rest: Vec<ArrayRef> = states
            .iter()
            .map(|column| column.slice(first, groups - first))
            .collect();
        let places: Vec<usize> = (first..groups).collect();
        last.merge(&rest, &places, groups).expect("states");
        let of_first = part
            .first(first)
            .expect("the first")
            .state()
            .expect("a state");
        last.merge(&of_first, &(0..first).collect::<Vec<_>>(), groups)
            .expect("states");
        assert!(part.size() >= size_of::<Gathered>());
    }
    let first = last
        .first(way.first.min(groups))
        .expect("the first")
        .answers()
        .expect("answers");
    let rest = last.answers().expect("answers");
    assert_eq!(first.data_type(), &question.answer_type(&DataType::Date32));
    concat(&[&first, &rest]).expect("answers")
}

proptest! {
    #[test]
    fn a_reading_and_a_shift_are_those_of_the_whole_table(table in tables(), way in ways()) {
        let (columns, groups) = table.columns();
        let expected: ArrayRef = Arc::new(reading(&groups, &columns).expect("readings"));
        prop_assert_eq!(&answers(&table, &way, Question::Reading), &expected);
        let expected: ArrayRef = Arc::new(shift_e(&groups, &columns, &Change::On(CHANGE)).expect("shifts"));
        let found = answers(&table, &way, Question::Shift);
        // a group without a row has no day of a change
        for group in (0..groups.len()).filter(|&group| !table.groups[group].rows.is_empty()) {
            prop_assert_eq!(&found.slice(group, 1), &expected.slice(group, 1));
        }
    }

    #[test]
    fn points_are_those_of_the_whole_table(table in tables(), way in ways()) {
        let (columns, groups) = table.columns();
        let all = points(&groups, &columns).expect("points");
        let groups = groups.by_place(&columns).expect("groups");
        let rows = UInt32Array::from(groups.in_order().expect("an order").to_vec());
        let expected = take(&all, &rows, None).expect("rows");
        let found = answers(&table, &way, Question::Points);
        let lists = arrow_array::cast::AsArray::as_list::<i64>(&found);
        let found = arrow_array::cast::AsArray::as_struct(lists.values());
        prop_assert_eq!(found.columns()[1..].to_vec(), arrow_array::cast::AsArray::as_struct(&expected).columns().to_vec());
        let ends: Vec<usize> = lists.offsets().iter().map(|&end| usize::try_from(end).expect("an end")).collect();
        prop_assert_eq!(&ends, groups.ends());
    }
}

fn thirteen() -> (ArrayRef, ArrayRef) {
    let days = Date32Array::from_iter_values((0..13).map(|week| 19_723 + 7 * week));
    (Arc::new(days), Arc::new(Float64Array::from(vec![1.0; 13])))
}

#[test]
fn what_the_rows_of_a_group_say_differently_is_its_error() {
    let (at, value) = thirteen();
    let options = (0..13).map(|row| (row != 7).then_some(r#"{"better": "lower"}"#));
    let options: ArrayRef = Arc::new(options.collect::<LargeStringArray>());
    let mut gathered = of_days(Question::Reading);
    let rows = Rows {
        options: Some(&options),
        ..rows(&at, &value)
    };
    gathered.update(rows, &[0; 13], None, 1).expect("rows");
    // also after a way through a state, and row by row
    let mut merged = gathered.empty();
    merged
        .merge(&gathered.state().expect("a state"), &[0], 1)
        .expect("a state");
    let mut each = gathered.empty();
    let states = each.state_of_each(rows, None).expect("states");
    each.merge(&states, &[0; 13], 1).expect("states");
    for gathered in [gathered, merged, each] {
        let answers = gathered.answers().expect("answers");
        let columns = Columns::of(&rows).expect("columns");
        let expected: ArrayRef = Arc::new(reading(&Groups::one(13), &columns).expect("a reading"));
        assert_eq!(&answers, &expected);
        assert!(format!("{answers:?}").contains("different options"));
    }
}

#[test]
fn what_cannot_be_gathered_is_refused_and_nothing_panics() {
    let (at, value) = thirteen();
    let rows = rows(&at, &value);
    let mut gathered = of_days(Question::Shift);
    let no_such = Refused::NoSuchRows { found: 1, rows: 1 };
    assert_eq!(
        gathered.update(rows, &[1; 13], None, 1),
        Err(no_such.clone())
    );
    let uneven = gathered.update(rows, &[0; 12], None, 1);
    assert!(matches!(
        uneven,
        Err(Refused::UnequalLengths {
            column: "at",
            found: 13,
            expected: 12
        })
    ));
    let wrong = Rows {
        options: Some(&value),
        ..rows
    };
    assert!(matches!(
        gathered.update(wrong, &[0; 13], None, 1),
        Err(Refused::NotText { .. })
    ));
    let wrong = Rows {
        change: Some(&value),
        ..rows
    };
    let refused = gathered
        .update(wrong, &[0; 13], None, 1)
        .expect_err("no date");
    assert_eq!(
        refused.to_string(),
        "change holds numbers with decimals, expected a date: cast it"
    );
    assert!(matches!(
        gathered.state_of_each(wrong, None),
        Err(Refused::NotADate { .. })
    ));
    // the columns of another state, one too few, and another number of them
    let mut sound = gathered.empty();
    sound.update(rows, &[0; 13], None, 1).expect("rows");
    let state = sound.state().expect("a state");
    assert_eq!(
        gathered.merge(&state[1..], &[0], 1),
        Err(Refused::NotAState)
    );
    assert_eq!(gathered.merge(&state, &[0, 0], 1), Err(Refused::NotAState));
    assert_eq!(gathered.merge(&state, &[1], 1), Err(no_such));
    let other = Gathered::new(Question::Shift, &DataType::Date32, &DataType::Int64, None);
    assert_eq!(
        gathered.merge(&other.state().expect("a state"), &[], 0),
        Err(Refused::NotAState)
    );
    // a type that is none of those said
    let numbers: ArrayRef = Arc::new(Int64Array::from(vec![1; 13]));
    let mut mixed = sound.empty();
    mixed.update(rows, &[0; 13], None, 1).expect("rows");
    mixed
        .update(
            Rows {
                value: &numbers,
                ..rows
            },
            &[0; 13],
            None,
            1,
        )
        .expect("rows");
    assert!(matches!(mixed.answers(), Err(Refused::Arrow(_))));
}

/// A part of a column that is kept does not keep the whole of it.
#[test]
fn what_is_kept_is_what_is_counted() {
    let long: ArrayRef = Arc::new(Float64Array::from(vec![1.0; 100_000]));
    let days: ArrayRef = Arc::new(Date32Array::from(vec![19_723; 100_000]));
    let (value, at) = (long.slice(50_000, 10), days.slice(50_000, 10));
    let mut gathered = of_days(Question::Reading);
    gathered
        .update(rows(&at, &value), &[0; 10], None, 1)
        .expect("rows");
    assert!(gathered.size() < 10_000, "{}", gathered.size());
    assert!(Wishes::default().text(0).is_none());
}
