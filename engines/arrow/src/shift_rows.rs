//! A row a chart: whether its level moved with a change, and which of many are told.

use crate::charted::chart;
use crate::columns::Columns;
use crate::groups::Groups;
use crate::refused::Refused;
use arrow_array::builder::{Float64Builder, Int64Builder, LargeStringBuilder};
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use improvement::spc::shift::e_bh;
use improvement::{Compare, Date, Error};
use std::sync::Arc;

/// On which day a change was made, in days since 1970: the points before it are compared with those from it on.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The same day for every chart.
    On(i32),
    /// A day for each group, and none where no one day is known.
    Each(Vec<Option<i32>>),
}

/// What a shift is: a struct of
///
/// | field | says |
/// |---|---|
/// | `e` | the evidence today that the level got better: fewer than 1 of 20 processes that do not move ever reach 20. 0 where the chart cannot tell, as where neither direction is better |
/// | `difference` | how far the level moved, in the units of the chart |
/// | `before`, `after` | how many points were compared |
/// | `reached` | whether there was evidence enough at any look |
/// | `why_not` | why the chart cannot tell, in words; null where it can |
/// | `error` | why there is no shift; all else is then null |
#[must_use]
pub fn shift_type() -> DataType {
    DataType::Struct(fields())
}

fn fields() -> Fields {
    let field = |name: &str, data_type: DataType| Field::new(name, data_type, true);
    Fields::from(vec![
        field("e", DataType::Float64),
        field("difference", DataType::Float64),
        field("before", DataType::Int64),
        field("after", DataType::Int64),
        field("reached", DataType::Boolean),
        field("why_not", DataType::LargeUtf8),
        field("error", DataType::LargeUtf8),
    ])
}

/// What the chart of each group says of a change: [`Chart::shift`](improvement::Chart::shift) of its points before that day and from it on.
///
/// ```
/// use arrow_array::types::Float64Type;
/// use arrow_array::{ArrayRef, Date32Array, Int64Array, cast::AsArray};
/// use improvement_arrow::{Change, Columns, Groups, Wishes, shift_e};
/// use std::sync::Arc;
///
/// # fn main() -> Result<(), improvement_arrow::Refused> {
/// let waits = vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
/// let waits: ArrayRef = Arc::new(Int64Array::from(waits));
/// let weeks: ArrayRef = Arc::new(Date32Array::from_iter_values((0..24).map(|week| 19_723 + 7 * week)));
/// let columns = Columns::new(&waits)?.at(&weeks)?.wishes(Wishes::one(r#"{"better": "lower"}"#)?);
/// let shifts = shift_e(&Groups::one(24), &columns, &Change::On(19_723 + 7 * 12))?;
/// assert!(shifts.column(0).as_primitive::<Float64Type>().value(0) > 1000.0);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`Refused::NoSuchRows`] for groups that reach past the last row.
pub fn shift_e(
    groups: &Groups,
    columns: &Columns,
    change: &Change,
) -> Result<StructArray, Refused> {
    columns.check(groups)?;
    let mut rows = ShiftRows::default();
    for group in 0..groups.len() {
        let day = match change {
            Change::On(day) => Some(*day),
            Change::Each(days) => days.get(group).copied().flatten(),
        };
        if let Err(why) = rows.push(groups, columns, group, day) {
            rows.push_error(&why);
        }
    }
    Ok(rows.finish())
}

/// The least of many e-values that is told, so that of those that are no more than `level` are false on average: those as large are told
/// too, and none that is smaller. None where none is told.
///
/// [`e_bh`] of the library. A chart without evidence (null) counts with the others, as 0.
///
/// ```
/// use improvement_arrow::least_told;
///
/// assert_eq!(least_told(&[3.0, 95.0, 45.0, 26.0], 0.05), Ok(Some(45.0)));
/// assert_eq!(least_told(&[3.0, 79.0, 30.0, 26.0], 0.05), Ok(None));
/// ```
///
/// # Errors
///
/// [`Refused::Evidence`] for an e-value that is negative or no ordinary number, and for a level that is not above 0 and below 0.5.
pub fn least_told(e: &[f64], level: f64) -> Result<Option<f64>, Refused> {
    let told = e_bh(e, level).map_err(|error| Refused::Evidence(error.to_string()))?;
    Ok(told
        .into_iter()
        .map(|place| e[place])
        .min_by(f64::total_cmp))
}

#[derive(Default)]
struct ShiftRows {
    /// The evidence, and the difference.
    numbers: [Float64Builder; 2],
    /// Points before and after.
    points: [Int64Builder; 2],
    reached: arrow_array::builder::BooleanBuilder,
    why_not: LargeStringBuilder,
    error: LargeStringBuilder,
}

impl ShiftRows {
    fn push(
        &mut self,
        groups: &Groups,
        columns: &Columns,
        group: usize,
        day: Option<i32>,
    ) -> Result<(), String> {
        let words = |error: Error| error.to_string();
        let day = day.ok_or("no one day of the change is known")?;
        let day = Date::from_days_since_1970(day).map_err(words)?;
        let charted = chart(groups, columns, group)?;
        let chart = &charted.chart;
        if chart.date(0).is_none() {
            return Err("the points have no dates, and the change has one".to_owned());
        }
        let (from, all) = (charted.point_from(day), chart.len());
        if from == 0 || from == all {
            let side = if from == 0 { "before" } else { "from" };
            return Err(format!(
                "no point is dated {side} {day}, the day of the change"
            ));
        }
        let shift = chart
            .shift(&Compare::points(0..from, from..all))
            .map_err(words)?;
        let numbers = [Some(shift.today()), shift.difference()];
        for (column, number) in self.numbers.iter_mut().zip(numbers) {
            column.append_option(number);
        }
        let points = [shift.before().points, shift.after().points];
        for (column, points) in self.points.iter_mut().zip(points) {
            column.append_value(i64::try_from(points).unwrap_or(i64::MAX));
        }
        self.reached.append_value(shift.e().reached.is_some());
        let why_not: Vec<String> = shift.why_not().iter().map(ToString::to_string).collect();
        let why_not = Some(why_not.join("; ")).filter(|why| !why.is_empty());
        self.why_not.append_option(why_not);
        self.error.append_null();
        Ok(())
    }

    fn push_error(&mut self, why: &str) {
        for column in &mut self.numbers {
            column.append_null();
        }
        for column in &mut self.points {
            column.append_null();
        }
        self.reached.append_null();
        self.why_not.append_null();
        self.error.append_value(why);
    }

    fn finish(mut self) -> StructArray {
        let [e, difference] = &mut self.numbers;
        let [before, after] = &mut self.points;
        let columns: Vec<ArrayRef> = vec![
            Arc::new(e.finish()),
            Arc::new(difference.finish()),
            Arc::new(before.finish()),
            Arc::new(after.finish()),
            Arc::new(self.reached.finish()),
            Arc::new(self.why_not.finish()),
            Arc::new(self.error.finish()),
        ];
        StructArray::new(fields(), columns, None)
    }
}
