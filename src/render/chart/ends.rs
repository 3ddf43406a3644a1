//! The names and values of lines, at their ends.

use crate::base::sort::sort_by;
use crate::render::theme::Paint;

/// A label at the end of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct End {
    /// Where the line is.
    pub(crate) line: f64,
    /// Where the middle of the label is.
    pub(crate) y: f64,
    pub(crate) text: String,
    pub(crate) paint: Paint,
}

/// Moves labels apart, so that each has `room` and all lie between `top` and `bottom`, as near to their lines as that allows.
///
/// With the room of those above it taken off, a label must not be above the one before: that is isotonic regression, by
/// pooling neighbours that are out of order. Labels of one line are centred on it.
pub(crate) fn spread(ends: &mut [End], room: f64, top: f64, bottom: f64) {
    sort_by(ends, |a, b| a.line.total_cmp(&b.line));
    let mean = |(sum, many): (f64, usize)| sum / many as f64;
    // pools of neighbours: the sum of their places, and how many they are
    let mut pools: Vec<(f64, usize)> = Vec::with_capacity(ends.len());
    for (at, end) in ends.iter().enumerate() {
        let mut pool = (end.line - at as f64 * room, 1);
        while let Some(before) = pools.pop_if(|before| mean(*before) > mean(pool)) {
            pool = (pool.0 + before.0, pool.1 + before.1);
        }
        pools.push(pool);
    }
    let first = top + room / 2.0;
    let last = (bottom - room / 2.0 - room * ends.len().saturating_sub(1) as f64).max(first);
    let places = pools
        .iter()
        .flat_map(|&pool| std::iter::repeat_n(mean(pool), pool.1));
    for ((at, end), place) in ends.iter_mut().enumerate().zip(places) {
        end.y = place.clamp(first, last) + at as f64 * room;
    }
}

#[cfg(test)]
mod tests {
    use super::{End, spread};
    use crate::render::theme::Paint;

    fn spread_out(lines: &[f64]) -> Vec<f64> {
        let end = |&line: &f64| End {
            line,
            y: line,
            text: String::new(),
            paint: Paint::Ink,
        };
        let mut ends: Vec<End> = lines.iter().map(end).collect();
        spread(&mut ends, 10.0, 0.0, 100.0);
        ends.iter().map(|end| end.y).collect()
    }

    #[test]
    fn labels_keep_their_distance_and_stay_inside() {
        assert_eq!(spread_out(&[20.0, 50.0, 80.0]), [20.0, 50.0, 80.0]);
        assert_eq!(spread_out(&[50.0, 50.0, 50.0]), [40.0, 50.0, 60.0]);
        assert_eq!(
            spread_out(&[-5.0, 2.0, 98.0, 99.0]),
            [5.0, 15.0, 85.0, 95.0]
        );
        assert_eq!(spread_out(&[]), Vec::<f64>::new());
    }
}
