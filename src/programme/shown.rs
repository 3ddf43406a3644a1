//! Which numbers of a report are shown.

use super::small_cells::{Cell, small_cells};

/// Whether every number is shown, or small ones and what they could be found from are left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    /// Whether the reader is inside the programme.
    pub(super) all: bool,
}

impl Shown {
    /// What is shown of counts that part a number which is known.
    pub(super) fn parts(self, counts: &[usize]) -> Vec<Cell> {
        if self.all {
            counts.iter().map(|&count| Cell::Count(count)).collect()
        } else {
            small_cells(counts)
        }
    }

    /// What is shown of a number and of the rest to a sum.
    pub(super) fn of(self, count: usize, sum: usize) -> Cell {
        self.parts(&[count, sum.saturating_sub(count)])[0]
    }
}

/// What is shown of a sum of parts: it, where each of them is shown, so that it tells nothing that they do not.
pub(super) fn sum(parts: &[Cell]) -> Cell {
    match parts {
        [one] => *one,
        _ => parts
            .iter()
            .map(|part| part.count())
            .sum::<Option<usize>>()
            .map_or(Cell::NotShown, Cell::Count),
    }
}
