//! A row a point: its lines, its signals, its phase.

use crate::charted::{Charted, chart};
use crate::columns::Columns;
use crate::groups::Groups;
use crate::marks::marks;
use crate::refused::Refused;
use arrow_array::builder::LargeStringBuilder;
use arrow_array::types::{ArrowPrimitiveType, Float64Type, Int32Type};
use arrow_array::{ArrayRef, LargeStringArray, PrimitiveArray, StructArray};
use arrow_schema::{DataType, Field, Fields};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// What a point is: a struct of
///
/// | field | says |
/// |---|---|
/// | `value` | what is plotted: of a p chart the share; null where it is missing |
/// | `centre`, `lower`, `upper` | the lines at the point |
/// | `signals` | the names of the rules whose signals mark it, with commas between them; null where none does |
/// | `phase` | the number of its phase, from 1 |
/// | `error` | why its group has no chart; all else is then null |
#[must_use]
pub fn points_type() -> DataType {
    DataType::Struct(fields())
}

fn fields() -> Fields {
    // a window asks for them in each of its partitions
    static FIELDS: LazyLock<Fields> = LazyLock::new(new_fields);
    FIELDS.clone()
}

fn new_fields() -> Fields {
    let field = |name: &str, data_type: DataType| Field::new(name, data_type, true);
    Fields::from(vec![
        field("value", DataType::Float64),
        field("centre", DataType::Float64),
        field("lower", DataType::Float64),
        field("upper", DataType::Float64),
        field("signals", DataType::LargeUtf8),
        field("phase", DataType::Int32),
        field("error", DataType::LargeUtf8),
    ])
}

/// What the chart of its group makes of each row: a row for each, in the order in which they came, of [`points_type`].
///
/// A row of no group has nulls. All rows of a subgroup have the same.
///
/// ```
/// use arrow_array::{Array, ArrayRef, Int64Array, cast::AsArray};
/// use improvement_arrow::{Columns, Groups, points};
///
/// # fn main() -> Result<(), improvement_arrow::Refused> {
/// let waits: ArrayRef = std::sync::Arc::new(Int64Array::from(vec![22, 25, 19, 24, 21, 23, 20, 26, 41, 22, 24, 21, 23]));
/// let points = points(&Groups::one(13), &Columns::new(&waits)?)?;
/// let signals = points.column_by_name("signals").expect("a column").as_string::<i64>();
/// assert_eq!(signals.value(8), "beyond-limits");
/// assert!(signals.is_null(7));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`Refused::NoSuchRows`] for groups that reach past the last row.
pub fn points(groups: &Groups, columns: &Columns) -> Result<StructArray, Refused> {
    columns.check(groups)?;
    let mut rows = PointRows::new(columns.rows());
    for group in 0..groups.len() {
        match chart(groups, columns, group) {
            Ok(charted) => rows.put(&charted),
            Err(why) => rows.put_error(&groups.rows(group).to_vec(), &why),
        }
    }
    Ok(rows.finish())
}

struct PointRows {
    /// What is plotted, centre, lower and upper limit of each row.
    lines: [Vec<Option<f64>>; 4],
    signals: Vec<Option<u32>>,
    phases: Vec<Option<i32>>,
    errors: Vec<Option<u32>>,
    /// Each text once: most signals and errors are those of other points too.
    texts: Vec<String>,
    places: HashMap<String, u32>,
}

impl PointRows {
    fn new(rows: usize) -> Self {
        Self {
            lines: std::array::from_fn(|_| vec![None; rows]),
            signals: vec![None; rows],
            phases: vec![None; rows],
            errors: vec![None; rows],
            texts: Vec::new(),
            places: HashMap::new(),
        }
    }

    fn text(&mut self, text: &str) -> Option<u32> {
        if let Some(place) = self.places.get(text) {
            return Some(*place);
        }
        let place = u32::try_from(self.texts.len()).ok()?;
        self.texts.push(text.to_owned());
        self.places.insert(text.to_owned(), place);
        Some(place)
    }

    fn put(&mut self, charted: &Charted) {
        let chart = &charted.chart;
        let marked = self.marked(charted);
        let mut phases = (1..).zip(chart.phases()).peekable();
        for (row, point) in charted.rows() {
            while phases
                .next_if(|(_, phase)| phase.points().end <= point)
                .is_some()
            {}
            let row = row as usize;
            let [value, centre, lower, upper] = &mut self.lines;
            value[row] = chart.value(point);
            centre[row] = chart.centre(point);
            lower[row] = chart.lower(point);
            upper[row] = chart.upper(point);
            self.phases[row] = phases.peek().map(|(number, _)| *number);
            self.signals[row] = marked.get(point).copied().flatten();
        }
    }

    /// The text of the signals at each point; nothing at all where there are none.
    fn marked(&mut self, charted: &Charted) -> Vec<Option<u32>> {
        let names = marks(&charted.chart);
        if names.is_empty() {
            return Vec::new();
        }
        let mut marked = vec![None; charted.chart.len()];
        for here in names.chunk_by(|one, other| one.0 == other.0) {
            let text: Vec<&str> = here.iter().map(|(_, name)| &**name).collect();
            marked[here[0].0] = self.text(&text.join(", "));
        }
        marked
    }

    fn put_error(&mut self, rows: &[u32], why: &str) {
        let text = self.text(why);
        for &row in rows {
            self.errors[row as usize] = text;
        }
    }

    fn finish(self) -> StructArray {
        let texts = |places: Vec<Option<u32>>| -> ArrayRef {
            if places.iter().all(Option::is_none) {
                return Arc::new(LargeStringArray::new_null(places.len()));
            }
            let mut column = LargeStringBuilder::with_capacity(places.len(), 0);
            for place in places {
                column.append_option(place.map(|place| &self.texts[place as usize]));
            }
            Arc::new(column.finish())
        };
        let [value, centre, lower, upper] = self.lines.map(numbers::<Float64Type>);
        let columns = vec![
            value,
            centre,
            lower,
            upper,
            texts(self.signals),
            numbers::<Int32Type>(self.phases),
            texts(self.errors),
        ];
        StructArray::new(fields(), columns, None)
    }
}

/// A column of numbers, without a word of nulls where there are none.
fn numbers<T: ArrowPrimitiveType>(numbers: Vec<Option<T::Native>>) -> ArrayRef {
    let all: Option<Vec<T::Native>> = numbers.iter().copied().collect();
    match all {
        Some(all) => Arc::new(PrimitiveArray::<T>::new(all.into(), None)),
        None => Arc::new(PrimitiveArray::<T>::from_iter(numbers)),
    }
}
