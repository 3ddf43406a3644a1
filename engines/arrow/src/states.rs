//! What an engine keeps of gathered rows on disk, or sends to another machine: a row a group.

use crate::gathered::{Gathered, number, owned};
use crate::question::{item, lists};
use crate::refused::Refused;
use crate::wishes::Agreed;
use arrow_array::cast::AsArray;
use arrow_array::types::{UInt8Type, UInt32Type};
use arrow_array::{Array, ArrayRef, LargeStringArray, UInt8Array, UInt32Array};
use arrow_schema::DataType;
use std::sync::Arc;

impl Gathered {
    /// The columns of a state, with their names: the rows of a group as a list, and what it agreed on.
    #[must_use]
    pub fn state_types(&self) -> Vec<(&'static str, DataType)> {
        let rows = DataType::LargeList(item(DataType::Struct(self.fields.clone())));
        vec![
            ("rows", rows),
            ("agreed", DataType::UInt8),
            ("options", DataType::LargeUtf8),
            ("other options", DataType::LargeUtf8),
            ("changed", DataType::UInt8),
            ("change", DataType::UInt32),
            ("other change", DataType::UInt32),
        ]
    }

    /// The state of each group: columns of [`state_types`](Self::state_types), a row a group.
    ///
    /// # Errors
    ///
    /// [`Refused::Arrow`] for columns past Arrow's limits.
    pub fn state(&self) -> Result<Vec<ArrayRef>, Refused> {
        let rows = lists(&self.groups()?, self.fields.clone(), &self.columns()?)?;
        let (agreed, options) = parts(&self.agreed);
        let (changed, changes) = parts(&self.changes);
        let text = |place: &Option<u32>| self.wishes.text((*place)?);
        let [one, other] =
            options.map(|places| places.iter().map(text).collect::<LargeStringArray>());
        let [first, second] = changes.map(UInt32Array::from);
        Ok(vec![
            rows,
            Arc::new(agreed),
            Arc::new(one),
            Arc::new(other),
            Arc::new(changed),
            Arc::new(first),
            Arc::new(second),
        ])
    }

    /// Takes the states of groups, each of the group that `group_of` names among so many `groups`.
    ///
    /// ```
    /// use arrow_array::{ArrayRef, Date32Array, Float64Array};
    /// use arrow_schema::DataType;
    /// use improvement_arrow::{Gathered, Question, Rows};
    /// use std::sync::Arc;
    ///
    /// # fn main() -> Result<(), improvement_arrow::Refused> {
    /// let half = |from: i32| -> Result<Gathered, improvement_arrow::Refused> {
    ///     let at: ArrayRef = Arc::new(Date32Array::from_iter_values((from..from + 8).map(|week| 19_723 + 7 * week)));
    ///     let value: ArrayRef = Arc::new(Float64Array::from_iter_values((from..from + 8).map(f64::from)));
    ///     let mut half = Gathered::new(Question::Reading, &DataType::Date32, &DataType::Float64, None);
    ///     half.update(Rows { at: &at, value: &value, denominator: None, options: None, change: None }, &[0; 8], None, 1)?;
    ///     Ok(half)
    /// };
    /// let mut both = half(8)?;
    /// both.merge(&half(0)?.state()?, &[0], 1)?;
    /// assert_eq!(both.answers()?.len(), 1);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused::NotAState`] for columns that are none of [`state_types`](Self::state_types); [`Refused::NoSuchRows`] for a group that is not
    /// among so many; [`Refused::TooManyRows`].
    pub fn merge(
        &mut self,
        states: &[ArrayRef],
        group_of: &[usize],
        groups: usize,
    ) -> Result<(), Refused> {
        let types = self.state_types();
        let types = types.iter().map(|(_, data_type)| data_type);
        let as_stated = states.iter().map(|column| column.data_type()).eq(types);
        let whole = states.iter().all(|column| column.len() == group_of.len());
        if !as_stated || !whole {
            return Err(Refused::NotAState);
        }
        self.reach_all(group_of, groups)?;
        let lists = states[0].as_list::<i64>();
        for (state, &group) in group_of.iter().enumerate() {
            let ends = &lists.value_offsets()[state..];
            let (group_here, rows) = (number(group)?, ends[1] - ends[0]);
            let rows = usize::try_from(rows).map_err(|_| Refused::NotAState)?;
            self.of_row.extend(std::iter::repeat_n(group_here, rows));
            let said = |column: usize| states[column].as_primitive::<UInt8Type>().value(state);
            for column in [2, 3].into_iter().take(said(1).into()) {
                let texts = states[column].as_string::<i64>();
                let text = texts.is_valid(state).then(|| texts.value(state));
                self.agreed[group] = self.agreed[group].with(self.wishes.place(text));
            }
            for column in [5, 6].into_iter().take(said(4).into()) {
                let days = states[column].as_primitive::<UInt32Type>();
                self.changes[group] = self.changes[group].with(days.value(state));
            }
        }
        // the rows of the states stand one behind the other
        let (first, last) = (
            lists.value_offsets()[0],
            lists.value_offsets()[group_of.len()],
        );
        let place = |row: i64| usize::try_from(row).map_err(|_| Refused::NotAState);
        let (first, last) = (place(first)?, place(last)?);
        let columns = lists.values().as_struct().columns().iter();
        let columns = columns.map(|column| owned(&column.slice(first, last - first)));
        self.push(columns.collect::<Result<_, _>>()?);
        Ok(())
    }
}

/// How many places each group has said, the one, and the other.
fn parts(agreed: &[Agreed]) -> (UInt8Array, [Vec<Option<u32>>; 2]) {
    let split = |agreed: &Agreed| match *agreed {
        Agreed::Unsaid => (0, None, None),
        Agreed::On(place) => (1, Some(place), None),
        Agreed::Not(one, other) => (2, Some(one), Some(other)),
    };
    let count = agreed.iter().map(|agreed| split(agreed).0).collect();
    let one = agreed.iter().map(|agreed| split(agreed).1).collect();
    let other = agreed.iter().map(|agreed| split(agreed).2).collect();
    (count, [one, other])
}
