//! What an engine keeps of gathered rows on disk, or sends to another machine: a row a group.

use crate::gathered::{Gathered, Rows, days, number, owned, taken_of};
use crate::question::{Question, item, listed};
use crate::refused::Refused;
use crate::texts::Texts;
use crate::wishes::Agreed;
use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, LargeListArray, LargeStringArray, UInt32Array,
    new_null_array,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, Field, FieldRef, Fields};
use std::sync::Arc;

/// The state of each of many groups.
///
/// An engine that finds a group in every row makes a state of each: so the row of a group that has one stands in columns as it came, and is not
/// packed into a list, which costs as much as charting it.
impl Gathered {
    /// The columns of a state, a row a group:
    ///
    /// | columns | say |
    /// |---|---|
    /// | `at`, `value`, `denominator` where there is one | the row of a group that has one |
    /// | `rows` | a list of the rows of every other group; null where there is one row |
    /// | `options`, `other options` | what the rows ask for, and what others of them ask for |
    /// | `change`, `other change`, of a [shift](Question::Shift) alone | its day, and that of other rows |
    #[must_use]
    pub fn state_fields(&self) -> Fields {
        let field = |name: &str, data_type: DataType| Arc::new(Field::new(name, data_type, true));
        let mut fields: Vec<FieldRef> = self.fields.to_vec();
        fields.push(field("rows", self.list_type()));
        fields.extend(["options", "other options"].map(|name| field(name, DataType::LargeUtf8)));
        if self.question() == Question::Shift {
            fields.extend(["change", "other change"].map(|name| field(name, DataType::Date32)));
        }
        fields.into()
    }

    fn list_type(&self) -> DataType {
        DataType::LargeList(item(DataType::Struct(self.fields.clone())))
    }

    /// The state of each group: columns of [`state_fields`](Self::state_fields), a row a group.
    ///
    /// # Errors
    ///
    /// [`Refused::Arrow`] for columns past Arrow's limits.
    pub fn state(&self) -> Result<Vec<ArrayRef>, Refused> {
        let (groups, columns) = (self.groups()?, self.columns()?);
        let in_order = groups.in_order().unwrap_or_default();
        let (mut alone, mut others) = (Vec::with_capacity(groups.len()), Vec::new());
        let mut lengths = Vec::with_capacity(groups.len());
        for ends in groups.ends().windows(2) {
            let rows = &in_order[ends[0]..ends[1]];
            if let [row] = rows {
                alone.push(Some(*row));
                lengths.push(0);
            } else {
                alone.push(None);
                lengths.push(rows.len());
                others.extend_from_slice(rows);
            }
        }
        let nulls = alone.iter().map(Option::is_none).collect::<NullBuffer>();
        let mut state = taken_of(&columns, &UInt32Array::from(alone))?;
        let others = taken_of(&columns, &UInt32Array::from(others))?;
        state.push(listed(self.fields.clone(), others, lengths, Some(nulls))?);
        for part in 0..2 {
            let text = |agreed: &Agreed| self.wishes.text(agreed.parts()[part]?);
            let texts: LargeStringArray = self.agreed.iter().map(text).collect();
            state.push(Arc::new(texts));
        }
        if self.question() == Question::Shift {
            for part in 0..2 {
                let days = self.changes.iter().map(|change| change.parts()[part]);
                state.push(Arc::new(days.collect::<Date32Array>()));
            }
        }
        Ok(state)
    }

    /// The state of each row as a group of its own, without gathering it; a row that the filter leaves out is a group without one.
    ///
    /// # Errors
    ///
    /// [`Refused::UnequalLengths`]; [`Refused::NotText`] for options and [`Refused::NotADate`] for a change of another type.
    pub fn state_of_each(
        &self,
        rows: Rows,
        filter: Option<&BooleanArray>,
    ) -> Result<Vec<ArrayRef>, Refused> {
        let all = rows.at.len();
        rows.check(all)?;
        let columns = [rows.at, rows.value].into_iter().chain(rows.denominator);
        let mut state: Vec<ArrayRef> = columns.cloned().collect();
        let list = new_null_array(&self.list_type(), all);
        state.push(match filter {
            None => list,
            Some(filter) => {
                let left_out = filter.iter().map(|stays| stays != Some(true));
                let (item, ends, none, _) = list.as_list::<i64>().clone().into_parts();
                let nulls = left_out.collect::<NullBuffer>();
                Arc::new(LargeListArray::try_new(item, ends, none, Some(nulls))?)
            }
        });
        let no_text = || new_null_array(&DataType::LargeUtf8, all);
        state.push(match rows.options {
            Some(options) if options.data_type() == &DataType::LargeUtf8 => options.clone(),
            Some(options) => {
                let texts = Texts::new("options", options)?;
                let each = (0..number(all)?).map(|row| texts.get(row));
                Arc::new(each.collect::<LargeStringArray>())
            }
            None => no_text(),
        });
        state.push(no_text());
        if self.question() == Question::Shift {
            let no_day = new_null_array(&DataType::Date32, all);
            state.push(match rows.change {
                Some(change) => Arc::new(days(change)?.clone()),
                None => no_day.clone(),
            });
            state.push(no_day);
        }
        Ok(state)
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
    /// [`Refused::NotAState`] for columns that are none of [`state_fields`](Self::state_fields); [`Refused::NoSuchRows`] for a group that is not
    /// among so many; [`Refused::TooManyRows`].
    pub fn merge(
        &mut self,
        states: &[ArrayRef],
        group_of: &[usize],
        groups: usize,
    ) -> Result<(), Refused> {
        let fields = self.state_fields();
        let types = fields.iter().map(|field| field.data_type());
        let as_stated = states.iter().map(Array::data_type).eq(types);
        let whole = states.iter().all(|column| column.len() == group_of.len());
        if !as_stated || !whole {
            return Err(Refused::NotAState);
        }
        self.reach_all(group_of, groups)?;
        let (alone, rest) = states.split_at(self.fields.len());
        let Some((lists, said)) = rest.split_first() else {
            return Err(Refused::NotAState);
        };
        let lists = lists.as_list::<i64>();
        self.merge_rows(alone, lists, group_of)?;
        self.merge_said(said, lists, group_of);
        Ok(())
    }

    /// The rows that stand alone, and behind them those of the lists.
    fn merge_rows(
        &mut self,
        alone: &[ArrayRef],
        lists: &LargeListArray,
        group_of: &[usize],
    ) -> Result<(), Refused> {
        for (&group, _) in group_of
            .iter()
            .zip(0..)
            .filter(|(_, state)| lists.is_null(*state))
        {
            self.of_row.push(number(group)?);
        }
        if lists.null_count() == lists.len() {
            self.push(alone.iter().map(owned).collect::<Result<_, _>>()?);
            return Ok(());
        }
        if lists.null_count() > 0 {
            let states = (0..number(lists.len())?).filter(|state| lists.is_null(*state as usize));
            self.push(taken_of(alone, &UInt32Array::from_iter_values(states))?);
        }
        let ends = lists.value_offsets();
        for (state, &group) in group_of.iter().enumerate() {
            let rows = usize::try_from(ends[state + 1] - ends[state]);
            let rows = rows.map_err(|_| Refused::NotAState)?;
            if rows > 0 && lists.is_null(state) {
                return Err(Refused::NotAState);
            }
            self.of_row
                .extend(std::iter::repeat_n(number(group)?, rows));
        }
        // the rows of the lists stand one behind the other
        let place = |end: i64| usize::try_from(end).map_err(|_| Refused::NotAState);
        let (first, last) = (place(ends[0])?, place(ends[lists.len()])?);
        let columns = lists.values().as_struct().columns().iter();
        let columns = columns.map(|column| owned(&column.slice(first, last - first)));
        self.push(columns.collect::<Result<_, _>>()?);
        Ok(())
    }

    /// What the rows ask for, and the days of the change.
    fn merge_said(&mut self, said: &[ArrayRef], lists: &LargeListArray, group_of: &[usize]) {
        let options = [&said[0], &said[1]].map(AsArray::as_string::<i64>);
        let changes = said[2..].iter().map(AsArray::as_primitive::<Date32Type>);
        let changes: Vec<&Date32Array> = changes.collect();
        for (state, &group) in group_of.iter().enumerate() {
            if lists.is_valid(state) && lists.value_length(state) == 0 {
                // no row has said anything
                continue;
            }
            let agreed = &mut self.agreed[group];
            for (part, texts) in options.iter().enumerate() {
                // no text is a wish too, and there is always a first
                let text = texts.is_valid(state).then(|| texts.value(state));
                if part == 0 || text.is_some() {
                    *agreed = agreed.with(self.wishes.place(text));
                }
            }
            for days in changes.iter().filter(|days| days.is_valid(state)) {
                self.changes[group] = self.changes[group].with(days.value(state));
            }
        }
    }
}
