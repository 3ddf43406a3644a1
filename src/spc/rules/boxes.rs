//! The best box and the cut box: limits for the longest run and the crossings taken together.
//!
//! The best box of n points is the pair "at least c crossings and no run longer than r" that holds with a chance
//! of at least 0.925 when nothing has changed, and among these with the smallest chance when all points have
//! moved by 0.8 standard deviations. The cut box leaves out points of its corner, one after the other along both
//! edges, as long as the chance stays at least 0.925: each time the one that is the likelier after the move.
//!
//! Source: Anhøj and Wentzel-Larsen, BMC Medical Research Methodology 18 (2018) 114, and the R package crossrun. The
//! table here was computed from this definition; a test computes it again.

/// The first number of points with a box.
pub(super) const FIRST: usize = 10;

/// One box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limits {
    /// The fewest crossings.
    pub(super) crossings: u8,
    /// The longest run.
    pub(super) run: u8,
    /// What the cut box leaves out.
    pub(super) cut: Option<Cut>,
}

/// What the cut box leaves out of the best box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// The fewest crossings with the longest run of the box.
    pub(super) crossings: u8,
    /// The longest run with the fewest crossings of the box.
    pub(super) run: u8,
}

/// The longest run and the fewest crossings that are no signal, by the best box; none outside 10 to 100 points.
pub(super) fn best(useful: usize) -> Option<(usize, usize)> {
    let found = find(useful)?;
    Some((found.run.into(), found.crossings.into()))
}

/// The longest run and the fewest crossings that are no signal, by the cut box, for this number of crossings.
pub(super) fn cut(useful: usize, crossings: usize) -> Option<(usize, usize)> {
    let found = find(useful)?;
    let fewest = usize::from(found.crossings);
    let run = match found.cut {
        Some(cut) if crossings == fewest => cut.run,
        Some(cut) if crossings > fewest && crossings < usize::from(cut.crossings) => found.run - 1,
        _ => found.run,
    };
    Some((run.into(), fewest))
}

fn find(useful: usize) -> Option<Limits> {
    TABLE.get(useful.checked_sub(FIRST)?).copied()
}

const fn whole(crossings: u8, run: u8) -> Limits {
    Limits {
        crossings,
        run,
        cut: None,
    }
}

const fn corner(crossings: u8, run: u8, cut_crossings: u8, cut_run: u8) -> Limits {
    Limits {
        crossings,
        run,
        cut: Some(Cut {
            crossings: cut_crossings,
            run: cut_run,
        }),
    }
}

/// From 10 points to 100.
pub(super) const TABLE: [Limits; 91] = [
    corner(2, 6, 3, 5),
    corner(3, 7, 4, 6),
    whole(3, 6),
    whole(3, 6),
    whole(3, 6),
    corner(4, 7, 6, 6),
    corner(5, 8, 6, 7),
    whole(5, 7),
    corner(5, 7, 6, 6),
    corner(5, 7, 6, 5),
    whole(6, 7),
    whole(7, 8),
    corner(6, 7, 7, 6),
    corner(6, 7, 7, 6),
    corner(6, 7, 7, 6),
    whole(6, 7),
    corner(9, 9, 10, 7),
    corner(9, 8, 10, 7),
    corner(9, 8, 11, 7),
    whole(10, 8),
    corner(11, 10, 12, 9),
    corner(11, 9, 14, 8),
    whole(11, 8),
    corner(11, 8, 12, 7),
    corner(11, 8, 13, 7),
    whole(12, 8),
    corner(13, 9, 15, 8),
    whole(14, 10),
    whole(13, 8),
    whole(15, 11),
    whole(15, 9),
    corner(15, 9, 17, 8),
    whole(14, 8),
    whole(14, 8),
    whole(17, 10),
    whole(17, 9),
    corner(17, 9, 19, 8),
    corner(17, 9, 20, 7),
    corner(19, 12, 20, 11),
    corner(19, 10, 21, 9),
    whole(19, 9),
    corner(19, 9, 21, 8),
    corner(19, 9, 21, 7),
    corner(21, 11, 23, 9),
    corner(21, 10, 23, 8),
    whole(21, 9),
    corner(21, 9, 23, 8),
    corner(23, 12, 25, 11),
    corner(23, 10, 24, 9),
    corner(23, 10, 26, 8),
    whole(23, 9),
    corner(23, 9, 24, 8),
    corner(25, 11, 27, 9),
    corner(25, 10, 27, 9),
    corner(26, 11, 27, 10),
    corner(26, 10, 27, 9),
    corner(27, 12, 29, 10),
    whole(27, 10),
    corner(27, 10, 29, 8),
    corner(28, 11, 29, 8),
    corner(29, 14, 30, 13),
    corner(29, 11, 31, 9),
    corner(29, 10, 30, 9),
    corner(30, 11, 31, 10),
    whole(30, 10),
    corner(31, 12, 32, 9),
    corner(31, 11, 34, 8),
    corner(31, 10, 33, 9),
    corner(32, 11, 33, 8),
    corner(33, 13, 37, 11),
    corner(33, 11, 35, 9),
    whole(33, 10),
    corner(34, 11, 36, 10),
    corner(33, 10, 36, 7),
    whole(35, 11),
    corner(35, 11, 38, 8),
    corner(35, 10, 36, 9),
    corner(35, 10, 38, 8),
    corner(37, 12, 38, 10),
    corner(37, 11, 39, 9),
    whole(38, 12),
    corner(37, 10, 39, 9),
    corner(39, 13, 41, 12),
    corner(39, 11, 40, 10),
    corner(39, 11, 42, 8),
    whole(39, 10),
    corner(39, 10, 41, 8),
    corner(41, 12, 42, 9),
    corner(41, 11, 44, 9),
    corner(42, 12, 43, 10),
    corner(41, 10, 42, 9),
];
