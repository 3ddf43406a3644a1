//! What is shown of how far all projects, or all learners, have come.

use super::shown::Shown;
use super::small_cells::{Cell, FEWEST_SHOWN};

/// In which order milestones are shown, where not all of them can be: a change that is routine first, then a level that is held for twelve months.
const FIRST_SHOWN: [usize; 4] = [1, 3, 0, 2];

/// From how many on a part of them that is said to be fewer than five may be any number below it, none and four too.
const FROM: usize = 2 * FEWEST_SHOWN - 1;

/// What is shown of all projects or all learners, by how far they have come.
///
/// Each milestone parts those that reached the one before it, so that two that are shown tell how many lie between them: a milestone is
/// shown where those between it and the next ones that are shown, on either side, are five or more. The rows between two of them are cells
/// whose sum is known.
pub(super) struct Far {
    /// Those that reached each milestone.
    pub(super) reached: [Cell; 4],
    /// What those that reached the first and not the second are parted into.
    pub(super) tested: Vec<Cell>,
    /// What all that have not reached the first are parted into.
    pub(super) others: Vec<Cell>,
}

impl Far {
    /// Of numbers that reached each milestone, each at most the one before. Where `beside` them stand numbers that are much the same, none says more
    /// than that beside it.
    pub(super) fn new(
        shown: Shown,
        (reached, beside): ([usize; 4], Option<&[Cell; 4]>),
        tested: &[usize],
        others: &[usize],
    ) -> Self {
        let all = reached[0] + others.iter().sum::<usize>();
        let mut is_shown = [shown.all; 4];
        if !shown.all {
            for place in FIRST_SHOWN {
                let (above, below) = around(all, &reached, is_shown, place);
                let fits = |one: usize, other: usize| one >= FEWEST_SHOWN + other;
                let may = beside.is_none_or(|beside| beside[place].count().is_some());
                is_shown[place] = may && fits(above, reached[place]) && fits(reached[place], below);
            }
        }
        // what lies between two milestones that are shown, and is no row, is a cell as well
        let parts = |rows: &[usize], whole: usize, to: Option<usize>| {
            let rest = whole - to.map_or(0, |to| reached[to]) - rows.iter().sum::<usize>();
            let is_part = to.is_none_or(|to| to > 1 || (to == 1 && tested.is_empty()));
            let rest = is_part.then_some(rest);
            let counts: Vec<usize> = rows.iter().copied().chain(rest).collect();
            shown.parts(&counts)
        };
        let next = |from: usize| (from..4).find(|&place| is_shown[place]);
        let (mut first, second) = if is_shown[0] {
            (
                parts(others, all, Some(0)),
                parts(tested, reached[0], next(1)),
            )
        } else {
            let rows = [others, tested].concat();
            let mut first = parts(&rows, all, next(0));
            let second = first.split_off(others.len());
            (first, second)
        };
        first.truncate(others.len());
        let routine = second.get(tested.len()).filter(|_| !tested.is_empty());
        let hidden = |place: usize| {
            let few = match (place, routine) {
                _ if beside.is_some_and(|beside| beside[place] == Cell::NotShown) => false,
                (0, _) => false,
                // a row of its own, beside those that are parted with it
                (1, Some(rest)) => next(1).is_none() && *rest == Cell::FewerThanFive,
                _ => {
                    let (above, _) = around(all, &reached, is_shown, place);
                    reached[place] < FEWEST_SHOWN && above >= FROM
                }
            };
            if few {
                Cell::FewerThanFive
            } else {
                Cell::NotShown
            }
        };
        let cell = |place: usize| {
            if is_shown[place] {
                Cell::Count(reached[place])
            } else {
                hidden(place)
            }
        };
        Self {
            reached: [0, 1, 2, 3].map(cell),
            tested: second[..tested.len()].to_vec(),
            others: first,
        }
    }
}

/// The nearest numbers that are shown on either side of a milestone: all, and none, where there is no other.
fn around(all: usize, reached: &[usize; 4], is_shown: [bool; 4], place: usize) -> (usize, usize) {
    let above = (0..place).rev().find(|&one| is_shown[one]);
    let below = (place + 1..4).find(|&one| is_shown[one]);
    let count = |one: Option<usize>, none| one.map_or(none, |one| reached[one]);
    (count(above, all), count(below, 0))
}
