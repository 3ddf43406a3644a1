//! What was done on a day beside a chart.

use super::series::Series;
use crate::base::date::Date;
use crate::base::printed::Printed;
use serde::Serialize;
use std::fmt;

/// Something that was done while a series ran, shown beside its chart. It says when, and not that it did anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Annotation {
    /// The day it began.
    pub on: Date,
    /// The first point on that day or after it, counted from 0; `None` past the last one.
    pub point: Option<usize>,
    /// A short name: the id of a cycle, say.
    pub name: String,
    /// What was done, in words.
    pub text: String,
}

impl Annotation {
    /// What began on a day, beside the points of a series.
    ///
    /// ```
    /// use improvement::{Series, date, spc::Annotation};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let series = Series::values([9.0, 7.0])?.dated([date(2024, 1, 1), date(2024, 2, 1)])?;
    /// let rota = Annotation::new(&series, date(2024, 1, 15), "rota-1", "a second nurse at night");
    /// assert_eq!(rota.point, Some(1));
    /// # Ok(())
    /// # }
    /// ```
    pub fn new(
        series: &Series,
        on: Date,
        name: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        let reached = |&index: &usize| series.date(index).is_some_and(|date| date >= on);
        Self {
            on,
            point: (0..series.len()).find(reached),
            name: name.into(),
            text: text.into(),
        }
    }
}

impl fmt::Display for Annotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}: {}",
            self.on,
            Printed(&self.name),
            Printed(&self.text)
        )
    }
}
