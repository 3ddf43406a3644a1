//! Every row is that of the library's own chart, whatever the order of the rows, and a group that cannot be charted leaves the others as they are.

mod random;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, Int32Type, Int64Type};
use arrow_array::{Array, StructArray};
use improvement::{Chart, Date, Error, Kind, Options, Series};
use improvement_arrow::{Groups, points, reading};
use proptest::prelude::*;
use random::{Group, Row, Table, tables};

/// The library's own chart of a group: sorted by its dates, those of one date by their numbers with the missing last, and nothing else.
fn expected(table: &Table, group: &Group) -> Result<Chart, String> {
    let missing = |row: &Row| row.denominator.is_none();
    if table.has_denominators() && !group.rows.is_empty() && group.rows.iter().all(missing) {
        return Err("every denominator is missing: where the measure has none, say so with \"data\": \"values\"".to_owned());
    }
    chart(table, group).map_err(|error| error.to_string())
}

fn chart(table: &Table, group: &Group) -> Result<Chart, Error> {
    let mut rows = group.rows.clone();
    let number = |number: Option<f64>| number.unwrap_or(f64::INFINITY);
    rows.sort_by(|one, other| {
        let by_value = number(one.value).total_cmp(&number(other.value));
        let by_denominator = number(one.denominator).total_cmp(&number(other.denominator));
        one.day.cmp(&other.day).then(by_value).then(by_denominator)
    });
    let values: Vec<Option<f64>> = rows.iter().map(|row| row.value).collect();
    let series = if table.kind == Kind::P {
        let trials: Vec<Option<f64>> = rows.iter().map(|row| row.denominator).collect();
        Series::proportions(values, trials)?
    } else {
        Series::values(values)?
    };
    let dates: Result<Vec<Date>, Error> = rows
        .iter()
        .map(|row| Date::from_days_since_1970(row.day))
        .collect();
    let series = series.dated(dates?)?;
    let options = Options::from_json(table.options)?;
    options.chart(table.kind, series)
}

fn number(rows: &StructArray, name: &str, row: usize) -> Option<f64> {
    let column = rows.column_by_name(name).expect("a column");
    let column = column.as_primitive::<Float64Type>();
    column.is_valid(row).then(|| column.value(row))
}

fn text<'a>(rows: &'a StructArray, name: &str, row: usize) -> Option<&'a str> {
    let column = rows.column_by_name(name).expect("a column");
    let column = column.as_string::<i64>();
    column.is_valid(row).then(|| column.value(row))
}

proptest! {
    #[test]
    fn a_reading_is_that_of_the_chart(table in tables()) {
        let (columns, groups) = table.columns();
        let rows = reading(&groups, &columns).expect("readings");
        prop_assert_eq!(rows.len(), table.groups.len());
        for (place, group) in table.groups.iter().enumerate() {
            match expected(&table, group) {
                Err(error) => {
                    prop_assert_eq!(text(&rows, "error", place), Some(error.as_str()));
                    prop_assert_eq!(number(&rows, "latest", place), None);
                }
                Ok(chart) => {
                    let said = chart.reading();
                    prop_assert_eq!(text(&rows, "error", place), None);
                    let label = said.variation().to_string();
                    prop_assert_eq!(text(&rows, "label", place), Some(label.as_str()));
                    let latest = chart.latest().expect("a point");
                    prop_assert_eq!(number(&rows, "latest", place), chart.value(latest));
                    prop_assert_eq!(number(&rows, "centre", place), chart.centre(latest));
                    prop_assert_eq!(number(&rows, "lower", place), chart.lower(latest));
                    prop_assert_eq!(number(&rows, "upper", place), chart.upper(latest));
                    prop_assert_eq!(number(&rows, "false_alarm_rate", place), chart.false_alarm_rate());
                    let at = rows.column_by_name("latest_at").expect("a column").as_primitive::<Date32Type>();
                    let date = chart.date(latest).map(Date::days_since_1970);
                    prop_assert_eq!(Some(at.value(place)), date);
                    let points = rows.column_by_name("points").expect("a column").as_primitive::<Int64Type>();
                    prop_assert_eq!(points.value(place), i64::try_from(chart.series().usable()).expect("a count"));
                    // the names are those of the library's own documents
                    let document = serde_json::to_value(said.variation()).expect("JSON");
                    let name = document.as_str().map(str::to_owned).or_else(|| document.as_object()?.keys().next().cloned());
                    prop_assert_eq!(text(&rows, "variation", place), name.as_deref());
                    let assurance = said.assurance().map(|assurance| serde_json::to_value(assurance).expect("JSON"));
                    prop_assert_eq!(text(&rows, "assurance", place), assurance.as_ref().and_then(|name| name.as_str()));
                    let signals = Some(chart.rows()[latest].rules.join(", ")).filter(|names| !names.is_empty());
                    prop_assert_eq!(text(&rows, "signals", place), signals.as_deref());
                    prop_assert_eq!(said.variation().is_special(), signals.is_some());
                }
            }
        }
    }

    #[test]
    fn a_point_is_that_of_the_chart(table in tables()) {
        let (columns, groups) = table.columns();
        let rows = points(&groups, &columns).expect("points");
        prop_assert_eq!(rows.len(), table.rows().len());
        let phases = rows.column_by_name("phase").expect("a column").as_primitive::<Int32Type>();
        for (row, (group, point)) in table.rows().into_iter().enumerate() {
            match expected(&table, &table.groups[group]) {
                Err(error) => {
                    prop_assert_eq!(text(&rows, "error", row), Some(error.as_str()));
                    prop_assert!(phases.is_null(row));
                }
                Ok(chart) => {
                    let date = Date::from_days_since_1970(point.day).expect("a date");
                    let point = chart.series().position(&date.into()).expect("a point");
                    let its = &chart.rows()[point];
                    prop_assert_eq!(text(&rows, "error", row), None);
                    prop_assert_eq!(number(&rows, "value", row), its.value);
                    prop_assert_eq!(number(&rows, "centre", row), its.centre);
                    prop_assert_eq!(number(&rows, "lower", row), its.lower);
                    prop_assert_eq!(number(&rows, "upper", row), its.upper);
                    prop_assert_eq!(phases.value(row), i32::try_from(its.phase).expect("a phase"));
                    let signals = Some(its.rules.join(", ")).filter(|names| !names.is_empty());
                    prop_assert_eq!(text(&rows, "signals", row), signals.as_deref());
                }
            }
        }
    }

    /// Rows that stand group by group, or anywhere: the same.
    #[test]
    fn groups_by_number_are_groups_by_place(table in tables()) {
        let (columns, groups) = table.columns();
        let numbered = reading(&groups, &columns).expect("readings");
        let (columns, ends) = table.sorted_columns();
        let between = reading(&Groups::between(&ends).expect("groups"), &columns).expect("readings");
        prop_assert_eq!(numbered, between);
    }
}
