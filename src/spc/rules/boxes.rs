//! The best box and the cut box: tables of limits for the longest run and the crossings.

/// The longest run and the fewest crossings that are no signal, by the best box.
pub(super) fn best(_useful: usize) -> Option<(usize, usize)> {
    None
}

/// The same by the cut box, for this number of crossings.
pub(super) fn cut(_useful: usize, _crossings: usize) -> Option<(usize, usize)> {
    None
}
