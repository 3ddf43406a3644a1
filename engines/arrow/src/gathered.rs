//! The rows of many groups, gathered as they come and charted once all are there: what an aggregate of an engine keeps.

use crate::columns::Columns;
use crate::groups::Groups;
use crate::question::Question;
use crate::refused::Refused;
use crate::texts::Texts;
use crate::wishes::{Agreed, Wishes};
use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, ArrayRef, BooleanArray, Date32Array, UInt32Array, new_empty_array};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use arrow_select::concat::concat;
use arrow_select::take::take;

/// Rows on their way in, column by column: of one type throughout, and all of one length.
#[derive(Debug, Clone, Copy)]
pub struct Rows<'a> {
    /// Where the points stand, as [`Columns::at`] has it.
    pub at: &'a ArrayRef,
    /// The values.
    pub value: &'a ArrayRef,
    /// Out of how many, or in how much.
    pub denominator: Option<&'a ArrayRef>,
    /// The options, as texts: the rows of a group have the same, or none.
    pub options: Option<&'a ArrayRef>,
    /// The day of a change, as [`DataType::Date32`]: the rows of a group have the same.
    pub change: Option<&'a ArrayRef>,
}

/// The rows of many groups, gathered as they come, merged with those of other places, and charted once all are there.
///
/// ```
/// use arrow_array::{Array, ArrayRef, Date32Array, Float64Array, cast::AsArray};
/// use arrow_schema::DataType;
/// use improvement_arrow::{Gathered, Question, Rows};
/// use std::sync::Arc;
///
/// # fn main() -> Result<(), improvement_arrow::Refused> {
/// let mut gathered = Gathered::new(Question::Reading, &DataType::Date32, &DataType::Float64, None);
/// for week in 0..13 {
///     // a row of each of two wards
///     let at: ArrayRef = Arc::new(Date32Array::from(vec![19_723 + 7 * week; 2]));
///     let wait = 24.0 + f64::from(week % 3);
///     let value: ArrayRef = Arc::new(Float64Array::from(vec![wait, if week == 12 { 90.0 } else { wait }]));
///     gathered.update(Rows { at: &at, value: &value, denominator: None, options: None, change: None }, &[0, 1], None, 2)?;
/// }
/// let charts = gathered.answers()?;
/// let variation = charts.as_struct().column(0).as_string::<i64>();
/// assert_eq!((variation.value(0), variation.value(1)), ("common_cause", "neither"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Gathered {
    question: Question,
    /// The columns that are kept: at, value and, where there is one, the denominator.
    pub(crate) fields: Fields,
    /// Rows as they came, column by column, and the group of each.
    chunks: Vec<Vec<ArrayRef>>,
    pub(crate) of_row: Vec<u32>,
    pub(crate) wishes: Wishes,
    /// What each group asks for.
    pub(crate) agreed: Vec<Agreed>,
    /// The day of the change of each group, in days since 1970.
    pub(crate) changes: Vec<Agreed<i32>>,
    bytes: usize,
}

impl Gathered {
    /// No row yet, of columns of these types.
    #[must_use]
    pub fn new(
        question: Question,
        at: &DataType,
        value: &DataType,
        denominator: Option<&DataType>,
    ) -> Self {
        let columns = [("at", at), ("value", value)].into_iter();
        let columns = columns.chain(denominator.map(|denominator| ("denominator", denominator)));
        let fields = columns.map(|(name, data_type)| Field::new(name, data_type.clone(), true));
        Self::none(question, fields.collect())
    }

    /// What is asked for by every group whose rows ask for nothing themselves.
    #[must_use]
    pub fn wishes(self, wishes: Wishes) -> Self {
        Self { wishes, ..self }
    }

    fn none(question: Question, fields: Fields) -> Self {
        Self {
            question,
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
    #[must_use]
    pub fn empty(&self) -> Self {
        Self::none(self.question, self.fields.clone()).wishes(self.wishes.clone())
    }

    /// What is asked.
    pub(crate) const fn question(&self) -> Question {
        self.question
    }

    /// How many bytes the rows take.
    #[must_use]
    pub fn size(&self) -> usize {
        size_of::<Self>()
            + self.bytes
            + size_of::<u32>() * self.of_row.capacity()
            + size_of::<Agreed>() * self.agreed.capacity()
            + size_of::<Agreed<i32>>() * self.changes.capacity()
    }

    /// Makes room for so many groups: one without a row is charted too, as an error.
    pub fn reach(&mut self, groups: usize) {
        if self.agreed.len() < groups {
            self.agreed.resize(groups, Agreed::Unsaid);
            self.changes.resize(groups, Agreed::Unsaid);
        }
    }

    /// Makes room for so many groups, of which the rows have these.
    pub(crate) fn reach_all(&mut self, group_of: &[usize], groups: usize) -> Result<(), Refused> {
        if let Some(&found) = group_of.iter().find(|group| **group >= groups) {
            return Err(Refused::NoSuchRows {
                found,
                rows: groups,
            });
        }
        self.reach(groups);
        Ok(())
    }

    /// Takes rows, those that the filter leaves, each of the group that `group_of` names among so many `groups`.
    ///
    /// # Errors
    ///
    /// [`Refused::UnequalLengths`]; [`Refused::NoSuchRows`] for a group that is not among so many; [`Refused::NotText`] for options and
    /// [`Refused::NotADate`] for a change of another type; [`Refused::TooManyRows`].
    pub fn update(
        &mut self,
        rows: Rows,
        group_of: &[usize],
        filter: Option<&BooleanArray>,
        groups: usize,
    ) -> Result<(), Refused> {
        rows.check(group_of.len())?;
        self.reach_all(group_of, groups)?;
        let taken = filter.map(|filter| {
            let stays = |row: &usize| filter.is_valid(*row) && filter.value(*row);
            (0..group_of.len()).filter(stays).collect::<Vec<usize>>()
        });
        match &taken {
            None => self.agree(&rows, group_of, 0..group_of.len())?,
            Some(taken) => self.agree(&rows, group_of, taken.iter().copied())?,
        }
        let kept = [rows.at, rows.value].into_iter().chain(rows.denominator);
        self.push(match taken {
            None => kept.map(owned).collect::<Result<_, _>>()?,
            Some(taken) => {
                let taken = taken
                    .into_iter()
                    .map(number)
                    .collect::<Result<Vec<u32>, _>>()?;
                taken_of(kept, &UInt32Array::from(taken))?
            }
        });
        Ok(())
    }

    /// Notes the group of each of these rows, and what the group asks for with them.
    fn agree(
        &mut self,
        rows: &Rows,
        group_of: &[usize],
        taken: impl Iterator<Item = usize> + Clone,
    ) -> Result<(), Refused> {
        if let Some(options) = rows.options {
            let texts = Texts::new("options", options)?;
            for row in taken.clone() {
                let agreed = &mut self.agreed[group_of[row]];
                *agreed = agreed.with(self.wishes.place(texts.get(number(row)?)));
            }
        }
        if let Some(change) = rows.change {
            let days = days(change)?;
            for row in taken.clone().filter(|&row| days.is_valid(row)) {
                let change = &mut self.changes[group_of[row]];
                *change = change.with(days.value(row));
            }
        }
        for row in taken {
            self.of_row.push(number(group_of[row])?);
        }
        Ok(())
    }

    /// Keeps rows, column by column.
    pub(crate) fn push(&mut self, chunk: Vec<ArrayRef>) {
        let bytes = chunk.iter().map(Array::get_array_memory_size);
        self.bytes += bytes.sum::<usize>();
        self.chunks.push(chunk);
    }

    /// All rows, column by column.
    pub(crate) fn columns(&self) -> Result<Vec<ArrayRef>, Refused> {
        let column = |(place, field): (usize, &FieldRef)| -> Result<ArrayRef, Refused> {
            let chunks: Vec<&dyn Array> = self
                .chunks
                .iter()
                .filter_map(|chunk| chunk.get(place).map(|column| &**column))
                .collect();
            if chunks.is_empty() {
                return Ok(new_empty_array(field.data_type()));
            }
            Ok(concat(&chunks)?)
        };
        self.fields.iter().enumerate().map(column).collect()
    }

    /// The first of the groups, taken out of the rest, whose numbers begin at 0 again.
    ///
    /// # Errors
    ///
    /// [`Refused::Arrow`] for what Arrow cannot do: columns past their limits.
    pub fn first(&mut self, groups: usize) -> Result<Self, Refused> {
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
        let later = self.agreed.split_off(groups.min(self.agreed.len()));
        let changes = self.changes.split_off(groups.min(self.changes.len()));
        let mut taken = Self {
            of_row: of_first,
            agreed: std::mem::replace(&mut self.agreed, later),
            changes: std::mem::replace(&mut self.changes, changes),
            ..self.empty()
        };
        taken.push(taken_of(&columns, &UInt32Array::from(first))?);
        (self.chunks, self.of_row, self.bytes) = (Vec::new(), of_rest, 0);
        self.push(taken_of(&columns, &UInt32Array::from(rest))?);
        Ok(taken)
    }

    pub(crate) fn groups(&self) -> Result<Groups, Refused> {
        Groups::numbered(&self.of_row, self.agreed.len())
    }

    /// The answer of each group, of [`Question::answer_type`].
    ///
    /// # Errors
    ///
    /// [`Refused::NotNumbers`] and [`Refused::NotAPlace`] for columns of other types; [`Refused::Arrow`] for columns past Arrow's limits.
    pub fn answers(&self) -> Result<ArrayRef, Refused> {
        let kept = self.columns()?;
        let groups = self.groups()?;
        let [at, value, denominator @ ..] = &kept[..] else {
            return Err(Refused::NotAState);
        };
        let rows = Rows {
            at,
            value,
            denominator: denominator.first(),
            options: None,
            change: None,
        };
        let columns = Columns::of(&rows)?.wishes_by_group(self.wishes.clone(), self.agreed.clone());
        let day = |change: &Agreed<i32>| match *change {
            Agreed::On(day) => Some(day),
            Agreed::Unsaid | Agreed::Not(..) => None,
        };
        let changes = self.changes.iter().map(day).collect();
        self.question.answers(groups, &columns, at, changes)
    }
}

impl Rows<'_> {
    pub(crate) fn check(&self, expected: usize) -> Result<(), Refused> {
        let all = [
            ("at", Some(self.at)),
            ("value", Some(self.value)),
            ("denominator", self.denominator),
            ("options", self.options),
            ("change", self.change),
        ];
        for (column, array) in all {
            let found = array.map_or(expected, Array::len);
            if found != expected {
                return Err(Refused::UnequalLengths {
                    column,
                    found,
                    expected,
                });
            }
        }
        Ok(())
    }
}

/// The days of a change.
pub(crate) fn days(change: &ArrayRef) -> Result<&Date32Array, Refused> {
    let days = change.as_primitive_opt::<Date32Type>();
    days.ok_or_else(|| Refused::NotADate {
        column: "change",
        found: change.data_type().clone(),
    })
}

/// Some rows of these columns, copied.
pub(crate) fn taken_of<'a>(
    columns: impl IntoIterator<Item = &'a ArrayRef>,
    rows: &UInt32Array,
) -> Result<Vec<ArrayRef>, Refused> {
    let columns = columns.into_iter();
    Ok(columns
        .map(|column| take(column, rows, None))
        .collect::<Result<_, _>>()?)
}

/// A column as it is; copied where it is a part of a much larger one, which would be kept with it and is not counted.
pub(crate) fn owned(column: &ArrayRef) -> Result<ArrayRef, Refused> {
    let all = column.get_buffer_memory_size();
    let own = column.to_data().get_slice_memory_size();
    if own.is_ok_and(|own| all <= 2 * own) {
        return Ok(column.clone());
    }
    let rows = UInt32Array::from_iter_values(0..number(column.len())?);
    Ok(take(column, &rows, None)?)
}

/// A row or a group as it is counted here.
pub(crate) fn number<N: TryInto<u32>>(number: N) -> Result<u32, Refused> {
    number.try_into().map_err(|_| Refused::TooManyRows)
}
