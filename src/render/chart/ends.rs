//! The names and values of lines, at their ends.

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
pub(crate) fn spread(ends: &mut [End], room: f64, top: f64, bottom: f64) {
    ends.sort_by(|a, b| a.line.total_cmp(&b.line));
    let (first, last) = (top + room / 2.0, bottom - room / 2.0);
    let mut free = first;
    for end in ends.iter_mut() {
        end.y = end.line.max(free);
        free = end.y + room;
    }
    let mut free = last;
    for end in ends.iter_mut().rev() {
        end.y = end.y.min(free);
        free = end.y - room;
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
        assert_eq!(spread_out(&[50.0, 50.0, 50.0]), [50.0, 60.0, 70.0]);
        assert_eq!(
            spread_out(&[-5.0, 2.0, 98.0, 99.0]),
            [5.0, 15.0, 85.0, 95.0]
        );
        assert_eq!(spread_out(&[]), Vec::<f64>::new());
    }
}
