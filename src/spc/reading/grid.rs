//! Wards by measures: the icons of many charts, a row for each place and a column for each measure.

use crate::base::error::{Error, Place};
use crate::base::sorted::SortedMap;
use crate::spc::chart::chart::Chart;
use crate::spc::reading::matrix::MatrixEntry;
use serde::{Serialize, Serializer};

/// Wards by measures: the icons of many charts, a row for each ward (or site, or team) and a column for each measure.
///
/// Rows and columns stand in the order in which they first came. Printed, it is a table of [symbols](crate::spc::Variation::symbol).
///
/// ```
/// use improvement::spc::Grid;
/// use improvement::{Chart, Direction};
///
/// let lower = Chart::options().better(Direction::Lower);
/// let grid = Grid::of_charts([
///     (("Ward 1", "falls"), lower.xmr([3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 4])),
///     (("Ward 1", "wait"), lower.xmr([22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 23])),
///     (("Ward 2", "falls"), lower.xmr([3, 5, 4, 6, 5, 4, 6, 3, 5, 4, 6, 5, 19])),
/// ]);
/// assert_eq!(grid.rows(), ["Ward 1", "Ward 2"]);
/// assert_eq!(grid.get("Ward 2", "falls").and_then(|cell| cell.ok()).map(|cell| cell.variation.symbol()), Some("H!"));
/// assert!(grid.get("Ward 2", "wait").is_none());
/// println!("{grid}");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    rows: Vec<String>,
    columns: Vec<String>,
    cells: SortedMap<(usize, usize), Result<MatrixEntry, Error>>,
}

impl Grid {
    /// The grid of charts that are named by their row and their column; where two have the same, the later stands.
    pub fn of_charts<R, C>(charts: impl IntoIterator<Item = ((R, C), Result<Chart, Error>)>) -> Self
    where
        R: Into<String>,
        C: Into<String>,
    {
        let mut grid = Self::default();
        for (index, ((row, column), chart)) in charts.into_iter().enumerate() {
            grid.put(row.into(), column.into(), index, chart);
        }
        grid
    }

    fn put(&mut self, row: String, column: String, index: usize, chart: Result<Chart, Error>) {
        let cell = match chart {
            Ok(chart) => Ok(MatrixEntry::of(format!("{row}, {column}"), &chart)),
            Err(error) => Err(error.or_at(Place::Row(index))),
        };
        let place = (
            place_of(&mut self.rows, row),
            place_of(&mut self.columns, column),
        );
        self.cells.insert(place, cell);
    }

    /// The names of the rows.
    #[must_use]
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// The names of the columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What stands in a cell, or why it could not be charted; `None` where there is no such chart.
    #[must_use]
    pub fn get(&self, row: &str, column: &str) -> Option<Result<&MatrixEntry, &Error>> {
        let row = self.rows.iter().position(|name| name == row)?;
        let column = self.columns.iter().position(|name| name == column)?;
        Some(self.cells.get(&(row, column))?.as_ref())
    }
}

/// The place of a name, which is put at the end where it is new.
fn place_of(names: &mut Vec<String>, name: String) -> usize {
    names
        .iter()
        .position(|known| *known == name)
        .unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        })
}

/// A cell as a document has it.
#[derive(Serialize)]
struct CellDoc<'a> {
    row: &'a str,
    column: &'a str,
    #[serde(flatten)]
    entry: Option<&'a MatrixEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a Error>,
}

/// It serialises as a list of its cells, row by row.
impl Serialize for Grid {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.cells.iter().map(|(&(row, column), cell)| CellDoc {
            row: &self.rows[row],
            column: &self.columns[column],
            entry: cell.as_ref().ok(),
            error: cell.as_ref().err(),
        }))
    }
}
