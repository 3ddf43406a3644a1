//! What is asked of many groups, and of which type the answers are.

use crate::columns::Columns;
use crate::groups::Groups;
use crate::point_rows::{points, points_type};
use crate::reading_rows::{reading, reading_type};
use crate::refused::Refused;
use crate::shift_rows::{Change, shift_e, shift_type};
use arrow_array::{ArrayRef, LargeListArray, StructArray, UInt32Array};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use arrow_select::take::take;
use std::sync::Arc;

/// What is asked of each of many groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Question {
    /// What its chart says at its latest point: [`reading`].
    Reading,
    /// Its points in their order, as a list: where each stands, and what [`points`] says of it.
    Points,
    /// Whether its level moved with a change: [`shift_e`].
    Shift,
}

impl Question {
    /// The type of an answer, where points stand at places of such a type.
    ///
    /// ```
    /// use arrow_schema::DataType;
    /// use improvement_arrow::{Question, reading_type};
    ///
    /// assert_eq!(Question::Reading.answer_type(&DataType::Date32), reading_type(Some(&DataType::Date32)));
    /// ```
    #[must_use]
    pub fn answer_type(self, at: &DataType) -> DataType {
        match self {
            Self::Reading => reading_type(Some(at)),
            Self::Points => DataType::LargeList(item(DataType::Struct(point_fields(at)))),
            Self::Shift => shift_type(),
        }
    }

    /// The answer of each group; `at` is the column under the points.
    pub(crate) fn answers(
        self,
        groups: Groups,
        columns: &Columns,
        at: &ArrayRef,
        changes: Vec<Option<i32>>,
    ) -> Result<ArrayRef, Refused> {
        Ok(match self {
            Self::Reading => Arc::new(reading(&groups, columns)?),
            Self::Points => point_lists(groups, columns, at)?,
            Self::Shift => Arc::new(shift_e(&groups, columns, &Change::Each(changes))?),
        })
    }
}

/// An item of a list.
pub(crate) fn item(data_type: DataType) -> FieldRef {
    Arc::new(Field::new_list_field(data_type, true))
}

fn point_fields(at: &DataType) -> Fields {
    let mut fields = vec![Arc::new(Field::new("at", at.clone(), true))];
    if let DataType::Struct(of_points) = points_type() {
        fields.extend(of_points.iter().cloned());
    }
    fields.into()
}

/// Rows as a list a group, in the order of the groups.
pub(crate) fn lists(
    groups: &Groups,
    fields: Fields,
    columns: &[ArrayRef],
) -> Result<ArrayRef, Refused> {
    let rows = UInt32Array::from(groups.in_order().unwrap_or_default().to_vec());
    let columns: Vec<ArrayRef> = columns
        .iter()
        .map(|column| take(column, &rows, None))
        .collect::<Result<_, _>>()?;
    let lengths = groups.ends().windows(2).map(|ends| ends[1] - ends[0]);
    listed(fields, columns, lengths, None)
}

/// Rows that stand list by list, of such lengths.
pub(crate) fn listed(
    fields: Fields,
    columns: Vec<ArrayRef>,
    lengths: impl IntoIterator<Item = usize>,
    nulls: Option<NullBuffer>,
) -> Result<ArrayRef, Refused> {
    Ok(Arc::new(LargeListArray::try_new(
        item(DataType::Struct(fields.clone())),
        OffsetBuffer::from_lengths(lengths),
        Arc::new(StructArray::try_new(fields, columns, None)?),
        nulls,
    )?))
}

fn point_lists(groups: Groups, columns: &Columns, at: &ArrayRef) -> Result<ArrayRef, Refused> {
    let points = points(&groups, columns)?;
    let groups = groups.by_place(columns)?;
    let all: Vec<ArrayRef> = [at].into_iter().chain(points.columns()).cloned().collect();
    lists(&groups, point_fields(at.data_type()), &all)
}
