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
        let milestones = Milestones::chosen(shown, all, reached, beside);
        let (others, between) = milestones.parted(shown, tested, others);
        // what the tested rows leave of those between the first milestone and the next that is shown: a row of its own
        let routine = between.get(tested.len()).filter(|_| !tested.is_empty());
        Self {
            reached: [0, 1, 2, 3].map(|place| milestones.cell(place, routine)),
            tested: between[..tested.len()].to_vec(),
            others,
        }
    }
}

/// How many reached each of four milestones, and which of the numbers are shown.
struct Milestones<'a> {
    all: usize,
    reached: [usize; 4],
    is_shown: [bool; 4],
    /// Numbers that are much the same.
    beside: Option<&'a [Cell; 4]>,
}

impl<'a> Milestones<'a> {
    /// Shows those that tell of no fewer than five between them.
    fn chosen(
        shown: Shown,
        all: usize,
        reached: [usize; 4],
        beside: Option<&'a [Cell; 4]>,
    ) -> Self {
        let mut chosen = Self {
            all,
            reached,
            is_shown: [shown.all; 4],
            beside,
        };
        if shown.all {
            return chosen;
        }
        for place in FIRST_SHOWN {
            let (above, below) = chosen.around(place);
            let fits = |one: usize, other: usize| one >= FEWEST_SHOWN + other;
            let may = beside.is_none_or(|beside| beside[place].count().is_some());
            chosen.is_shown[place] =
                may && fits(above, reached[place]) && fits(reached[place], below);
        }
        chosen
    }

    /// The first milestone from this one on that is shown.
    fn next(&self, from: usize) -> Option<usize> {
        (from..4).find(|&place| self.is_shown[place])
    }

    /// The nearest numbers that are shown on either side of a milestone: all, and none, where there is no other.
    fn around(&self, place: usize) -> (usize, usize) {
        let above = (0..place).rev().find(|&one| self.is_shown[one]);
        let count = |one: Option<usize>, none| one.map_or(none, |one| self.reached[one]);
        (count(above, self.all), count(self.next(place + 1), 0))
    }

    /// The rows of those that have not reached the first milestone, and of those between it and the next that is shown: those tested and, where
    /// it is no row, what is left.
    fn parted(&self, shown: Shown, tested: &[usize], others: &[usize]) -> (Vec<Cell>, Vec<Cell>) {
        // what lies between two milestones that are shown, and is no row, is a cell as well
        let parts = |rows: &[usize], whole: usize, to: Option<usize>| {
            let rest = whole - to.map_or(0, |to| self.reached[to]) - rows.iter().sum::<usize>();
            let is_part = to.is_none_or(|to| to > 1 || (to == 1 && tested.is_empty()));
            let rest = is_part.then_some(rest);
            let counts: Vec<usize> = rows.iter().copied().chain(rest).collect();
            shown.parts(&counts)
        };
        if self.is_shown[0] {
            let mut first = parts(others, self.all, Some(0));
            first.truncate(others.len());
            return (first, parts(tested, self.reached[0], self.next(1)));
        }
        let mut first = parts(&[others, tested].concat(), self.all, self.next(0));
        let between = first.split_off(others.len());
        (first, between)
    }

    /// What stands for the number of a milestone, beside what is shown of those that reached the first and not the second.
    fn cell(&self, place: usize, routine: Option<&Cell>) -> Cell {
        if self.is_shown[place] {
            return Cell::Count(self.reached[place]);
        }
        let few = match (place, routine) {
            _ if self
                .beside
                .is_some_and(|beside| beside[place] == Cell::NotShown) =>
            {
                false
            }
            (0, _) => false,
            // a row of its own, beside those that are parted with it
            (1, Some(rest)) => self.next(1).is_none() && *rest == Cell::FewerThanFive,
            _ => self.reached[place] < FEWEST_SHOWN && self.around(place).0 >= FROM,
        };
        if few {
            Cell::FewerThanFive
        } else {
            Cell::NotShown
        }
    }
}
