//! Random tables of groups, shuffled, with what can be wrong with them.

#![allow(
    dead_code,
    reason = "the tests of the kernel and of an engine ask for some of them"
)]

use arrow_array::{ArrayRef, Date32Array, Float64Array};
use improvement::Kind;
use improvement_arrow::{Columns, Groups, Wishes};
use proptest::prelude::*;
use std::sync::Arc;

#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) day: i32,
    pub(crate) value: Option<f64>,
    pub(crate) denominator: Option<f64>,
}

#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) rows: Vec<Row>,
}

#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) kind: Kind,
    pub(crate) options: &'static str,
    pub(crate) groups: Vec<Group>,
    /// The places of all rows, in a random order.
    order: Vec<usize>,
}

const OPTIONS: [&str; 6] = [
    "{}",
    r#"{"better": "lower", "target": 12}"#,
    r#"{"better": "higher", "provisional": true}"#,
    r#"{"basis": {"process": {"centre": 15.0, "sigma": 6.0}}}"#,
    r#"{"basis": {"points": {"from": {"index": 0}, "to": {"index": 8}}}}"#,
    r#"{"provisional": true, "phases": [{"from": {"index": 6}, "reason": {"why": "change", "text": "a nurse at the door"}}]}"#,
];

/// Mostly sound groups: different months, values with gaps; now and then a month twice, a denominator of 0, no row at all.
fn groups(proportions: bool) -> impl Strategy<Value = Group> {
    let value = if proportions {
        (0..40).prop_map(f64::from).boxed()
    } else {
        (0.0..30.0).boxed()
    };
    let value = prop_oneof![
        80 => value.prop_map(Some),
        4 => Just(None),
        u32::from(!proportions) => Just(Some(f64::NAN)),
    ];
    let denominator = prop_oneof![80 => (40..60).prop_map(|n| Some(f64::from(n))), 2 => Just(None), 1 => Just(Some(0.0))];
    let row = (value, denominator);
    (proptest::collection::vec(row, 0..30), 0..20_u8).prop_map(|(rows, twice)| {
        let mut month = 0;
        let rows = rows
            .into_iter()
            .enumerate()
            .map(|(place, (value, denominator))| {
                if !(twice == 0 && place == 3) {
                    month += 1;
                }
                Row {
                    day: 18_000 + 30 * month,
                    value,
                    denominator,
                }
            });
        Group {
            rows: rows.collect(),
        }
    })
}

pub(crate) fn tables() -> impl Strategy<Value = Table> {
    let kinds = prop_oneof![Just(Kind::P), Just(Kind::Individuals), Just(Kind::Run)];
    (kinds, 0..OPTIONS.len()).prop_flat_map(|(kind, options)| {
        let proportions = kind == Kind::P;
        proptest::collection::vec(groups(proportions), 1..6).prop_flat_map(move |groups| {
            let rows: usize = groups.iter().map(|group| group.rows.len()).sum();
            let order = Just((0..rows).collect::<Vec<_>>()).prop_shuffle();
            (Just(groups), order).prop_map(move |(groups, order)| Table {
                kind: if proportions {
                    Kind::P
                } else {
                    Kind::Individuals
                },
                options: OPTIONS[options],
                groups,
                order,
            })
        })
    })
}

impl Table {
    /// The rows in their random order, each with its group.
    pub(crate) fn rows(&self) -> Vec<(usize, Row)> {
        let sorted = self.sorted();
        self.order
            .iter()
            .map(|&place| sorted[place].clone())
            .collect()
    }

    fn sorted(&self) -> Vec<(usize, Row)> {
        let groups = self.groups.iter().enumerate();
        groups
            .flat_map(|(group, its)| its.rows.iter().map(move |row| (group, row.clone())))
            .collect()
    }

    pub(crate) fn columns(&self) -> (Columns, Groups) {
        let rows = self.rows();
        let numbers: Vec<u32> = rows
            .iter()
            .map(|(group, _)| u32::try_from(*group).expect("a few groups"))
            .collect();
        let groups = Groups::numbered(&numbers, self.groups.len()).expect("groups");
        (self.columns_of(&rows), groups)
    }

    pub(crate) fn sorted_columns(&self) -> (Columns, Vec<usize>) {
        let mut ends = vec![0];
        for group in &self.groups {
            ends.push(ends[ends.len() - 1] + group.rows.len());
        }
        (self.columns_of(&self.sorted()), ends)
    }

    /// The columns in the order of [`rows`](Self::rows): days, values, denominators.
    pub(crate) fn arrays(&self) -> [ArrayRef; 3] {
        Self::arrays_of(&self.rows())
    }

    fn arrays_of(rows: &[(usize, Row)]) -> [ArrayRef; 3] {
        let column = |number: &dyn Fn(&Row) -> Option<f64>| -> ArrayRef {
            Arc::new(
                rows.iter()
                    .map(|(_, row)| number(row))
                    .collect::<Float64Array>(),
            )
        };
        let days = rows.iter().map(|(_, row)| row.day);
        [
            Arc::new(Date32Array::from_iter_values(days)),
            column(&|row| row.value),
            column(&|row| row.denominator),
        ]
    }

    pub(crate) fn has_denominators(&self) -> bool {
        self.kind == Kind::P
    }

    /// What the charts are asked for with.
    pub(crate) fn document(&self) -> String {
        let kind = format!(r#""kind": "{}""#, self.kind);
        match self.options.strip_prefix('{') {
            Some("}") => format!("{{{kind}}}"),
            Some(rest) => format!("{{{kind}, {rest}"),
            None => unreachable!("options are objects"),
        }
    }

    fn columns_of(&self, rows: &[(usize, Row)]) -> Columns {
        let [days, values, denominators] = Self::arrays_of(rows);
        let columns = Columns::new(&values).expect("numbers");
        let columns = columns.at(&days).expect("dates");
        let columns = if self.has_denominators() {
            columns.denominator(&denominators).expect("numbers")
        } else {
            columns
        };
        columns.wishes(Wishes::one(&self.document()).expect("options"))
    }
}
