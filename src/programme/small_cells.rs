//! Small cells: numbers of people so few that somebody could tell who they are.

use crate::base::number::thousands;
use serde::Serialize;
use std::fmt;

/// From how many learners or projects on a number is shown.
pub const FEWEST_SHOWN: usize = 5;

/// A number in a report that leaves small ones out.
///
/// ```
/// use improvement::programme::{Cell, small_cells};
///
/// // 3 of 24 withdrew: with the 24 on the same page, the 21 would give the 3 away
/// let shown = small_cells(&[12, 9, 3]);
/// assert_eq!(shown, [Cell::Count(12), Cell::NotShown, Cell::NotShown]);
/// assert_eq!(small_cells(&[12, 8, 3, 4])[2].to_string(), "fewer than 5");
/// // 3 and 1 together are below five as well, and 24 less 12 and 8 would tell that
/// assert_eq!(small_cells(&[12, 8, 3, 1])[2].to_string(), "not shown");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Cell {
    /// The number itself.
    Count(usize),
    /// None, or up to four.
    FewerThanFive,
    /// Left out: it is below five, or such a cell could be found from it.
    NotShown,
}

impl Cell {
    /// The number, where it is shown.
    #[must_use]
    pub fn count(self) -> Option<usize> {
        match self {
            Self::Count(count) => Some(count),
            Self::FewerThanFive | Self::NotShown => None,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => f.pad(&thousands(*count as f64)),
            Self::FewerThanFive => f.pad("fewer than 5"),
            Self::NotShown => f.pad("not shown"),
        }
    }
}

/// What is shown of cells whose sum is known.
///
/// Cells below five are [`Cell::FewerThanFive`]. Where one of them, or all of them together, could be found to be below five from the sum and from
/// what else is shown (3 of 24 beside 21; 0 and 0; 3 and 1), the smallest of the others, with those as large, are left out as well, and all that is
/// left out is [`Cell::NotShown`]. Whoever knows the sum and this rule, and nothing else, finds no number below five, and what is left
/// out comes to five or more, unless all is left out. Somebody who knows more, from two reports of one cohort for example, may: the rule
/// looks at one row of cells.
#[must_use]
pub fn small_cells(counts: &[usize]) -> Vec<Cell> {
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&place| counts[place]);
    let small = counts.iter().filter(|&&count| count < FEWEST_SHOWN).count();
    let mut cells: Vec<Cell> = counts.iter().map(|&count| Cell::Count(count)).collect();
    let sum_of = |places: &[usize]| places.iter().map(|&place| counts[place]).sum::<usize>();
    let sum = sum_of(&order[..small]);
    // not as many as there can be, with all of them known to be below five
    if small > 1 && (FEWEST_SHOWN..small * (FEWEST_SHOWN - 1)).contains(&sum) {
        for &place in &order[..small] {
            cells[place] = Cell::FewerThanFive;
        }
    } else if small > 0 {
        let beside = (2..=order.len())
            .filter(|&left_out| left_out > small && sum_of(&order[..left_out]) >= FEWEST_SHOWN)
            // all that are as large or none: which of them it is would say something
            .find(|&left_out| {
                let next = order.get(left_out).map(|&place| counts[place]);
                next != Some(counts[order[left_out - 1]])
            })
            .unwrap_or(order.len());
        for &place in &order[..beside] {
            cells[place] = Cell::NotShown;
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    /// Every way to part `sum` among `cells`.
    fn parted(sum: usize, cells: usize) -> Vec<Vec<usize>> {
        if cells == 1 {
            return vec![vec![sum]];
        }
        (0..=sum)
            .flat_map(|first| {
                parted(sum - first, cells - 1)
                    .into_iter()
                    .map(move |rest| [vec![first], rest].concat())
            })
            .collect()
    }

    /// Who knows the rule and the sum tries every row that would be shown like this one.
    #[test]
    fn no_small_number_is_found_by_trying_every_row() {
        for cells in 2..=4 {
            for sum in 1..=22 {
                let mut alike: HashMap<Vec<Cell>, Vec<Vec<usize>>> = HashMap::new();
                for row in parted(sum, cells) {
                    alike.entry(small_cells(&row)).or_default().push(row);
                }
                for (shown, rows) in alike {
                    let left_out = shown.iter().filter(|cell| cell.count().is_none()).count();
                    let told: usize = shown.iter().filter_map(|cell| cell.count()).sum();
                    assert!(
                        [0, cells].contains(&left_out) || sum - told >= FEWEST_SHOWN,
                        "{shown:?} of {sum}"
                    );
                    for place in 0..cells {
                        let first = rows[0][place];
                        let one = rows.iter().all(|row| row[place] == first);
                        let small = first < FEWEST_SHOWN;
                        assert!(
                            !(one && small),
                            "{shown:?} of {sum} can only be {first} at {place}"
                        );
                        if let Cell::Count(count) = shown[place] {
                            assert!(count >= FEWEST_SHOWN && count == first);
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn what_needs_no_cover_is_shown() {
        let counts = |row: &[usize]| {
            row.iter()
                .map(|&count| Cell::Count(count))
                .collect::<Vec<_>>()
        };
        assert_eq!(small_cells(&[12, 9, 5]), counts(&[12, 9, 5]));
        assert_eq!(small_cells(&[]), []);
        // two small cells cover each other, and the rest stays
        assert_eq!(
            small_cells(&[12, 2, 3]),
            [Cell::Count(12), Cell::FewerThanFive, Cell::FewerThanFive]
        );
    }
}
