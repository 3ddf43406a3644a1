//! The columns that charts are made of.

use crate::asked::Asked;
use crate::at::At;
use crate::gathered::Rows;
use crate::groups::Groups;
use crate::numbers::Numbers;
use crate::refused::Refused;
use crate::texts::Texts;
use crate::wishes::{Agreed, Wishes};
use arrow_array::ArrayRef;

/// The columns that charts are made of: values and, where there are, their places, their denominators and what is asked for.
///
/// ```
/// use arrow_array::{Array, ArrayRef, Date32Array, Int64Array};
/// use improvement_arrow::{Columns, Groups, Wishes, reading};
/// use std::sync::Arc;
///
/// # fn main() -> Result<(), improvement_arrow::Refused> {
/// let seen: ArrayRef = Arc::new(Int64Array::from(vec![41, 45, 38, 47, 44, 40, 46, 43, 42, 45, 39, 44]));
/// let came: ArrayRef = Arc::new(Int64Array::from(vec![50, 52, 47, 55, 51, 49, 53, 50, 48, 54, 46, 52]));
/// let week: ArrayRef = Arc::new(Date32Array::from_iter_values((0..12).map(|week| 19_723 + 7 * week)));
/// let columns = Columns::new(&seen)?.denominator(&came)?.at(&week)?.wishes(Wishes::one(r#"{"kind": "p"}"#)?);
/// assert_eq!(reading(&Groups::one(12), &columns)?.len(), 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Columns {
    pub(crate) value: Numbers,
    pub(crate) denominator: Option<Numbers>,
    pub(crate) at: Option<At>,
    wishes: Wishes,
    by: By,
}

/// Which of the wishes a chart has.
#[derive(Debug, Clone)]
enum By {
    All,
    Row(Vec<u32>),
    Group(Vec<Agreed>),
}

impl Columns {
    /// The values: numbers of any type, a null where one is missing.
    ///
    /// ```
    /// use arrow_array::{ArrayRef, StringArray};
    ///
    /// let texts: ArrayRef = std::sync::Arc::new(StringArray::from(vec!["24", "22"]));
    /// let error = improvement_arrow::Columns::new(&texts).unwrap_err();
    /// assert_eq!(error.to_string(), "value holds text, expected numbers: cast it");
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused::NotNumbers`].
    pub fn new(value: &ArrayRef) -> Result<Self, Refused> {
        Ok(Self {
            value: Numbers::new("value", value)?,
            denominator: None,
            at: None,
            wishes: Wishes::default(),
            by: By::All,
        })
    }

    /// The columns of some rows, all but the day of a change.
    ///
    /// # Errors
    ///
    /// Those of [`new`](Self::new), [`at`](Self::at), [`denominator`](Self::denominator) and [`wishes_by_row`](Self::wishes_by_row).
    pub fn of(rows: &Rows) -> Result<Self, Refused> {
        let mut columns = Self::new(rows.value)?.at(rows.at)?;
        if let Some(denominator) = rows.denominator {
            columns = columns.denominator(denominator)?;
        }
        match rows.options {
            Some(options) => columns.wishes_by_row(options),
            None => Ok(columns),
        }
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.value.len()
    }

    fn check_rows(&self, column: &'static str, found: usize) -> Result<(), Refused> {
        let expected = self.rows();
        if found == expected {
            return Ok(());
        }
        Err(Refused::UnequalLengths {
            column,
            found,
            expected,
        })
    }

    /// Out of how many, or in how much: trials, bed days.
    ///
    /// # Errors
    ///
    /// [`Refused::NotNumbers`]; [`Refused::UnequalLengths`].
    pub fn denominator(mut self, denominator: &ArrayRef) -> Result<Self, Refused> {
        self.check_rows("denominator", denominator.len())?;
        self.denominator = Some(Numbers::new("denominator", denominator)?);
        Ok(self)
    }

    /// Where the points stand: dates; timestamps, at midnight and without a time zone (or UTC); whole numbers; or text. Text that is written
    /// as `2024-02-29` is a date.
    ///
    /// Of times and cases between events and of subgroups, several can stand at one date, and a timestamp may have a time of day.
    ///
    /// # Errors
    ///
    /// [`Refused::NotAPlace`]; [`Refused::UnequalLengths`].
    pub fn at(mut self, at: &ArrayRef) -> Result<Self, Refused> {
        self.check_rows("at", at.len())?;
        self.at = Some(At::new(at)?);
        Ok(self)
    }

    /// The same options for every chart.
    pub fn wishes(mut self, wishes: Wishes) -> Self {
        (self.wishes, self.by) = (wishes, By::All);
        self
    }

    /// A column of options: the rows of a group have the same text, or none.
    ///
    /// # Errors
    ///
    /// [`Refused::NotText`]; [`Refused::UnequalLengths`].
    pub fn wishes_by_row(mut self, options: &ArrayRef) -> Result<Self, Refused> {
        self.check_rows("options", options.len())?;
        let texts = Texts::new("options", options)?;
        let mut wishes = Wishes::default();
        let rows = 0..u32::try_from(texts.len()).unwrap_or(u32::MAX);
        let places = rows.map(|row| wishes.place(texts.get(row))).collect();
        (self.wishes, self.by) = (wishes, By::Row(places));
        Ok(self)
    }

    /// What each group asks for, worked out elsewhere.
    pub fn wishes_by_group(mut self, wishes: Wishes, groups: Vec<Agreed>) -> Self {
        (self.wishes, self.by) = (wishes, By::Group(groups));
        self
    }

    /// What a group of these rows asks for, and its place among the wishes.
    pub(crate) fn asked(&self, group: usize, rows: &[u32]) -> Result<(u32, &Asked), String> {
        let agreed = match &self.by {
            By::All => Agreed::Unsaid,
            By::Group(groups) => groups.get(group).copied().unwrap_or_default(),
            By::Row(places) => rows
                .iter()
                .map(|&row| places[row as usize])
                .fold(Agreed::Unsaid, Agreed::with),
        };
        self.wishes.asked(agreed)
    }

    pub(crate) fn check(&self, groups: &Groups) -> Result<(), Refused> {
        groups.check(self.rows())
    }
}
