//! Which rows make a chart.

use crate::columns::Columns;
use crate::refused::Refused;
use std::ops::Range;

/// Which rows of a table make which chart.
///
/// ```
/// use improvement_arrow::Groups;
///
/// # fn main() -> Result<(), improvement_arrow::Refused> {
/// let sorted = Groups::between(&[0, 13, 26])?; // rows 0 to 12 are one chart, 13 to 25 another
/// let mixed = Groups::numbered(&[0, 1, 0, 1, 1], 2)?; // each row says which
/// assert_eq!((sorted.len(), mixed.len()), (2, 2));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// The rows, group by group; none where they stand so already.
    rows: Option<Vec<u32>>,
    /// Where each group begins, and where the last ends.
    offsets: Vec<usize>,
}

impl Groups {
    /// All of so many rows as one chart.
    ///
    /// ```
    /// assert_eq!(improvement_arrow::Groups::one(24).len(), 1);
    /// ```
    #[must_use]
    pub fn one(rows: usize) -> Self {
        Self {
            rows: None,
            offsets: vec![0, rows],
        }
    }

    /// Rows that stand group by group: where each begins, and where the last ends.
    ///
    /// ```
    /// use improvement_arrow::Groups;
    ///
    /// assert_eq!(Groups::between(&[0, 13, 26]).map(|groups| groups.len()), Ok(2));
    /// assert!(Groups::between(&[13, 0]).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused::NoSuchRows`] for a group that ends before it begins.
    pub fn between(offsets: &[usize]) -> Result<Self, Refused> {
        let backwards = offsets.windows(2).find(|pair| pair[0] > pair[1]);
        if let Some(pair) = backwards {
            return Err(Refused::NoSuchRows {
                found: pair[0],
                rows: pair[1],
            });
        }
        Ok(Self {
            rows: None,
            offsets: offsets.to_vec(),
        })
    }

    /// The number of each row's group, counted from 0, of so many groups. A group without a row is charted too, as an error.
    ///
    /// ```
    /// use improvement_arrow::Groups;
    ///
    /// assert_eq!(Groups::numbered(&[0, 1, 0, 1, 1], 2).map(|groups| groups.len()), Ok(2));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused::NoSuchRows`] for a number that is too high, and for more than 4,294,967,295 rows.
    pub fn numbered(of_row: &[u32], groups: usize) -> Result<Self, Refused> {
        let mut offsets = vec![0; groups + 1];
        if u32::try_from(of_row.len()).is_err() {
            return Err(Refused::NoSuchRows {
                found: of_row.len(),
                rows: u32::MAX as usize,
            });
        }
        for &group in of_row {
            let group = group as usize;
            if group >= groups {
                return Err(Refused::NoSuchRows {
                    found: group,
                    rows: groups,
                });
            }
            offsets[group + 1] += 1;
        }
        for group in 0..groups {
            offsets[group + 1] += offsets[group];
        }
        let mut next = offsets.clone();
        let mut rows = vec![0; of_row.len()];
        for (row, &group) in (0..).zip(of_row) {
            let place = &mut next[group as usize];
            rows[*place] = row;
            *place += 1;
        }
        Ok(Self {
            rows: Some(rows),
            offsets,
        })
    }

    /// The same groups, with the rows of each in the order of their points.
    ///
    /// ```
    /// use arrow_array::{ArrayRef, Date32Array, Int64Array};
    /// use improvement_arrow::{Columns, Groups};
    /// use std::sync::Arc;
    ///
    /// # fn main() -> Result<(), improvement_arrow::Refused> {
    /// let values: ArrayRef = Arc::new(Int64Array::from(vec![22, 24, 25]));
    /// let days: ArrayRef = Arc::new(Date32Array::from(vec![19_724, 19_723, 19_725]));
    /// let columns = Columns::new(&values)?.at(&days)?;
    /// assert_eq!(Groups::one(3).by_place(&columns)?.in_order(), Some(&[1, 0, 2][..]));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Refused::NoSuchRows`] for groups that reach past the last row.
    pub fn by_place(self, columns: &Columns) -> Result<Self, Refused> {
        self.check(columns.rows())?;
        let Some(at) = &columns.at else {
            return Ok(self);
        };
        let each = (0..self.len()).flat_map(|group| {
            let mut rows = self.rows(group).to_vec();
            at.sort(&mut rows, &columns.value, columns.denominator.as_ref());
            rows
        });
        let rows = Some(each.collect());
        let first = self.offsets.first().copied().unwrap_or_default();
        let offsets = self.offsets.iter().map(|offset| offset - first).collect();
        Ok(Self { rows, offsets })
    }

    /// How many groups.
    #[must_use]
    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there is no group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows, group by group: what takes the columns into the order of [`ends`](Self::ends). None where they stand so already.
    #[must_use]
    pub fn in_order(&self) -> Option<&[u32]> {
        self.rows.as_deref()
    }

    /// Where each group begins, and where the last ends, in the [order](Self::in_order) of the groups.
    #[must_use]
    pub fn ends(&self) -> &[usize] {
        &self.offsets
    }

    /// Whether all rows are among so many.
    pub(crate) fn check(&self, rows: usize) -> Result<(), Refused> {
        let last = self.offsets.last().copied().unwrap_or_default();
        let all = self.rows.as_ref().map_or(rows, Vec::len);
        if last > all || all > rows || u32::try_from(rows).is_err() {
            return Err(Refused::NoSuchRows { found: last, rows });
        }
        Ok(())
    }

    /// The rows of a group.
    pub(crate) fn rows(&self, group: usize) -> Rows<'_> {
        let places = self.offsets[group]..self.offsets[group + 1];
        match &self.rows {
            Some(rows) => Rows::Listed(&rows[places]),
            None => Rows::Between(places),
        }
    }
}

/// The rows of a group.
#[derive(Debug, Clone)]
pub(crate) enum Rows<'a> {
    Listed(&'a [u32]),
    Between(Range<usize>),
}

impl Rows<'_> {
    pub(crate) fn to_vec(&self) -> Vec<u32> {
        match self {
            Self::Listed(rows) => rows.to_vec(),
            // no more than u32::MAX rows, which `check` has seen to
            Self::Between(places) => places
                .clone()
                .filter_map(|row| u32::try_from(row).ok())
                .collect(),
        }
    }
}
