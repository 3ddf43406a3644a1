//! The rows of many groups, gathered as they come, merged, spilt and charted.

use crate::arguments::{Places, refused};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, UInt8Type, UInt32Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, LargeListArray, LargeStringArray, StructArray, UInt8Array,
    UInt32Array, new_empty_array,
};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{DataType, Field, FieldRef, Fields};
use arrow_select::concat::concat;
use arrow_select::take::take;
use datafusion::common::{Result, exec_datafusion_err};
use improvement_arrow::{
    Agreed, Change, Columns, Groups, Wishes, points, points_type, reading, shift_e,
};
use std::sync::Arc;

/// What is asked of each group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Question {
    Reading,
    Points,
    Shift,
}

/// The rows of many groups.
#[derive(Debug)]
pub(crate) struct Gathered {
    question: Question,
    places: Places,
    /// The columns that are kept: at, value and, where there is one, the denominator.
    fields: Fields,
    /// Rows as they came, column by column, and the group of each.
    chunks: Vec<Vec<ArrayRef>>,
    of_row: Vec<u32>,
    wishes: Wishes,
    /// What each group asks for.
    agreed: Vec<Agreed>,
    /// The day of the change of each group, as the place of a day, so that rows that differ are found too.
    changes: Vec<Agreed>,
    bytes: usize,
}

/// A day as a place, and back.
const fn place_of_day(day: i32) -> u32 {
    day.cast_unsigned()
}

/// The columns that are kept of the arguments.
pub(crate) fn kept(arguments: &[FieldRef], change: bool) -> Result<Fields> {
    let places = Places::of_fields(arguments, change)?;
    let named =
        |name: &str, place: usize| Field::new(name, arguments[place].data_type().clone(), true);
    let denominator = places.denominator.map(|place| named("denominator", place));
    let fields = [named("at", 0), named("value", 1)]
        .into_iter()
        .chain(denominator);
    Ok(fields.collect())
}

/// What a state is made of: the rows of a group as a list, and what it agreed on.
pub(crate) fn state_fields(name: &str, kept: Fields) -> Vec<FieldRef> {
    let field =
        |end: &str, data_type| Arc::new(Field::new(format!("{name}[{end}]"), data_type, true));
    vec![
        field("rows", DataType::LargeList(item(DataType::Struct(kept)))),
        field("agreed", DataType::UInt8),
        field("options", DataType::LargeUtf8),
        field("other options", DataType::LargeUtf8),
        field("changed", DataType::UInt8),
        field("change", DataType::UInt32),
        field("other change", DataType::UInt32),
    ]
}

fn item(data_type: DataType) -> FieldRef {
    Arc::new(Field::new_list_field(data_type, true))
}

pub(crate) fn point_list_type(at: &DataType) -> DataType {
    DataType::LargeList(item(DataType::Struct(point_fields(at))))
}

fn point_fields(at: &DataType) -> Fields {
    let mut fields = vec![Arc::new(Field::new("at", at.clone(), true))];
    if let DataType::Struct(of_points) = points_type() {
        fields.extend(of_points.iter().cloned());
    }
    fields.into()
}

impl Gathered {
    pub(crate) fn new(question: Question, arguments: &[FieldRef]) -> Result<Self> {
        let change = question == Question::Shift;
        let places = Places::of_fields(arguments, change)?;
        Ok(Self::none(question, places, kept(arguments, change)?))
    }

    fn none(question: Question, places: Places, fields: Fields) -> Self {
        Self {
            question,
            places,
            fields,
            chunks: Vec::new(),
            of_row: Vec::new(),
            wishes: Wishes::default(),
            agreed: Vec::new(),
            changes: Vec::new(),
            bytes: 0,
        }
    }

    /// The same without a row.
    pub(crate) fn empty(&self) -> Self {
        Self::none(self.question, self.places, self.fields.clone())
    }

    pub(crate) fn size(&self) -> usize {
        let of_group = size_of::<Agreed>();
        size_of::<Self>()
            + self.bytes
            + 4 * self.of_row.capacity()
            + of_group * (self.agreed.capacity() + self.changes.capacity())
    }

    pub(crate) fn reach(&mut self, groups: usize) {
        if self.agreed.len() < groups {
            self.agreed.resize(groups, Agreed::Unsaid);
            self.changes.resize(groups, Agreed::Unsaid);
        }
    }

    /// Takes rows: those of the arguments that a filter leaves.
    pub(crate) fn update(
        &mut self,
        arguments: &[ArrayRef],
        group_of: &[usize],
        filter: Option<&BooleanArray>,
        groups: usize,
    ) -> Result<()> {
        self.reach(groups);
        let stays = |row: &u32| {
            filter.is_none_or(|filter| {
                let row = *row as usize;
                filter.is_valid(row) && filter.value(row)
            })
        };
        let rows: Vec<u32> = (0..number(group_of.len())?).filter(stays).collect();
        if let Some(place) = self.places.options {
            let texts = arguments[place].as_string::<i64>();
            for &row in &rows {
                let row = row as usize;
                let text = texts.is_valid(row).then(|| texts.value(row));
                let agreed = &mut self.agreed[group_of[row]];
                *agreed = agreed.with(self.wishes.place(text));
            }
        }
        if let Some(place) = self.places.change {
            let days = arguments[place].as_primitive::<Date32Type>();
            for &row in rows.iter().filter(|row| days.is_valid(**row as usize)) {
                let row = row as usize;
                let change = &mut self.changes[group_of[row]];
                *change = change.with(place_of_day(days.value(row)));
            }
        }
        for &row in &rows {
            self.of_row.push(number(group_of[row as usize])?);
        }
        let rows = UInt32Array::from(rows);
        let kept = [0, 1].into_iter().chain(self.places.denominator);
        // copied, so that what is kept is what is counted
        let chunk: Vec<ArrayRef> = kept
            .map(|place| Ok(take(&arguments[place], &rows, None)?))
            .collect::<Result<_>>()?;
        self.push(chunk);
        Ok(())
    }

    fn push(&mut self, chunk: Vec<ArrayRef>) {
        self.bytes += chunk
            .iter()
            .map(Array::get_array_memory_size)
            .sum::<usize>();
        self.chunks.push(chunk);
    }

    /// Takes the states of groups.
    pub(crate) fn merge(
        &mut self,
        states: &[ArrayRef],
        group_of: &[usize],
        groups: usize,
    ) -> Result<()> {
        self.reach(groups);
        let lists = states[0].as_list::<i64>();
        let mut rows = Vec::new();
        for (state, &group) in group_of.iter().enumerate() {
            let (from, to) = (
                lists.value_offsets()[state],
                lists.value_offsets()[state + 1],
            );
            for row in from..to {
                rows.push(number(row)?);
                self.of_row.push(number(group)?);
            }
            let agreed = states[1].as_primitive::<UInt8Type>().value(state);
            for column in [2, 3].into_iter().take(usize::from(agreed)) {
                let texts = states[column].as_string::<i64>();
                let text = texts.is_valid(state).then(|| texts.value(state));
                self.agreed[group] = self.agreed[group].with(self.wishes.place(text));
            }
            let changed = states[4].as_primitive::<UInt8Type>().value(state);
            for column in [5, 6].into_iter().take(usize::from(changed)) {
                let days = states[column].as_primitive::<UInt32Type>();
                self.changes[group] = self.changes[group].with(days.value(state));
            }
        }
        let rows = UInt32Array::from(rows);
        let columns = lists.values().as_struct().columns();
        let chunk: Vec<ArrayRef> = columns
            .iter()
            .map(|column| Ok(take(column, &rows, None)?))
            .collect::<Result<_>>()?;
        self.push(chunk);
        Ok(())
    }

    /// All rows, column by column.
    fn columns(&self) -> Result<Vec<ArrayRef>> {
        let column = |(place, field): (usize, &FieldRef)| -> Result<ArrayRef> {
            let chunks: Vec<&dyn Array> = self.chunks.iter().map(|chunk| &*chunk[place]).collect();
            if chunks.is_empty() {
                return Ok(new_empty_array(field.data_type()));
            }
            Ok(concat(&chunks)?)
        };
        self.fields.iter().enumerate().map(column).collect()
    }

    /// The first of the groups, taken out of the rest.
    pub(crate) fn first(&mut self, groups: usize) -> Result<Self> {
        let columns = self.columns()?;
        let (mut first, mut rest) = (Vec::new(), Vec::new());
        let (mut of_first, mut of_rest) = (Vec::new(), Vec::new());
        for (row, &group) in (0..).zip(&self.of_row) {
            match (group as usize).checked_sub(groups) {
                None => {
                    first.push(row);
                    of_first.push(group);
                }
                Some(group) => {
                    rest.push(row);
                    of_rest.push(number(group)?);
                }
            }
        }
        let chunk = |rows: Vec<u32>| -> Result<Vec<ArrayRef>> {
            let rows = UInt32Array::from(rows);
            let taken = columns.iter().map(|column| Ok(take(column, &rows, None)?));
            taken.collect()
        };
        let later = self.agreed.split_off(groups.min(self.agreed.len()));
        let changes = self.changes.split_off(groups.min(self.changes.len()));
        let mut taken = Self {
            of_row: of_first,
            wishes: self.wishes.clone(),
            agreed: std::mem::replace(&mut self.agreed, later),
            changes: std::mem::replace(&mut self.changes, changes),
            ..self.empty()
        };
        taken.push(chunk(first)?);
        (self.chunks, self.of_row, self.bytes) = (Vec::new(), of_rest, 0);
        self.push(chunk(rest)?);
        Ok(taken)
    }

    fn groups(&self) -> Result<Groups> {
        Groups::numbered(&self.of_row, self.agreed.len()).map_err(|error| refused(&error))
    }

    /// The state of each group.
    pub(crate) fn state(&self) -> Result<Vec<ArrayRef>> {
        let groups = self.groups()?;
        let rows = UInt32Array::from(groups.in_order().unwrap_or_default().to_vec());
        let columns = self.columns()?;
        let columns: Vec<ArrayRef> = columns
            .iter()
            .map(|column| Ok(take(column, &rows, None)?))
            .collect::<Result<_>>()?;
        let lengths = groups.ends().windows(2).map(|ends| ends[1] - ends[0]);
        let lists = LargeListArray::try_new(
            item(DataType::Struct(self.fields.clone())),
            OffsetBuffer::from_lengths(lengths),
            Arc::new(StructArray::try_new(self.fields.clone(), columns, None)?),
            None,
        )?;
        let parts = |agreed: &[Agreed]| -> (UInt8Array, [Vec<Option<u32>>; 2]) {
            let split = |agreed: &Agreed| match *agreed {
                Agreed::Unsaid => (0, None, None),
                Agreed::On(place) => (1, Some(place), None),
                Agreed::Not(one, other) => (2, Some(one), Some(other)),
            };
            let count = agreed.iter().map(|agreed| split(agreed).0).collect();
            let one = agreed.iter().map(|agreed| split(agreed).1).collect();
            (
                count,
                [one, agreed.iter().map(|agreed| split(agreed).2).collect()],
            )
        };
        let (agreed, options) = parts(&self.agreed);
        let (changed, changes) = parts(&self.changes);
        let text = |place: &Option<u32>| self.wishes.text((*place)?);
        let [one, other] =
            options.map(|places| places.iter().map(text).collect::<LargeStringArray>());
        let [first, second] = changes.map(UInt32Array::from);
        Ok(vec![
            Arc::new(lists),
            Arc::new(agreed),
            Arc::new(one),
            Arc::new(other),
            Arc::new(changed),
            Arc::new(first),
            Arc::new(second),
        ])
    }

    /// The answer of each group.
    pub(crate) fn answers(&self) -> Result<ArrayRef> {
        let kept = self.columns()?;
        let groups = self.groups()?;
        let columns = Columns::new(&kept[1])
            .and_then(|columns| columns.at(&kept[0]))
            .and_then(|columns| match kept.get(2) {
                Some(denominator) => columns.denominator(denominator),
                None => Ok(columns),
            })
            .map_err(|error| refused(&error))?
            .wishes_by_group(self.wishes.clone(), self.agreed.clone());
        let answers = match self.question {
            Question::Reading => reading(&groups, &columns),
            Question::Points => return point_lists(groups, &columns, &kept[0]),
            Question::Shift => {
                let day = |change: &Agreed| match *change {
                    Agreed::On(place) => Some(place.cast_signed()),
                    Agreed::Unsaid | Agreed::Not(..) => None,
                };
                let days = self.changes.iter().map(day).collect();
                shift_e(&groups, &columns, &Change::Each(days))
            }
        };
        Ok(Arc::new(answers.map_err(|error| refused(&error))?))
    }
}

fn point_lists(groups: Groups, columns: &Columns, at: &ArrayRef) -> Result<ArrayRef> {
    let points = points(&groups, columns).map_err(|error| refused(&error))?;
    let groups = groups.by_place(columns).map_err(|error| refused(&error))?;
    let rows = UInt32Array::from(groups.in_order().unwrap_or_default().to_vec());
    let all = [at].into_iter().chain(points.columns());
    let all: Vec<ArrayRef> = all
        .map(|column| Ok(take(column, &rows, None)?))
        .collect::<Result<_>>()?;
    let fields = point_fields(at.data_type());
    let lengths = groups.ends().windows(2).map(|ends| ends[1] - ends[0]);
    Ok(Arc::new(LargeListArray::try_new(
        item(DataType::Struct(fields.clone())),
        OffsetBuffer::from_lengths(lengths),
        Arc::new(StructArray::try_new(fields, all, None)?),
        None,
    )?))
}

/// A row or a group as the kernel counts them.
fn number<N: TryInto<u32>>(number: N) -> Result<u32> {
    number.try_into().map_err(|_| {
        exec_datafusion_err!("more than 4,294,967,295 rows or groups in one partition")
    })
}
