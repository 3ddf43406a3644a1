//! Boxes in a column, each as near as may be to where it wants to be.

/// The centres of boxes that keep their order and a gap between them, with the least sum of squared distances from where each
/// wants its centre to be.
///
/// Without the offsets that sizes and gaps force, centres must not fall: that is isotonic regression, solved by
/// pooling neighbours that stand the wrong way round (Barlow, Bartholomew, Bremner and Brunk 1972).
pub(crate) fn spread(wanted: &[f64], sizes: &[f64], gap: f64) -> Vec<f64> {
    let mut offsets = Vec::with_capacity(sizes.len());
    let mut offset = 0.0;
    for (index, size) in sizes.iter().enumerate() {
        if index > 0 {
            offset += sizes[index - 1] / 2.0 + gap + size / 2.0;
        }
        offsets.push(offset);
    }
    // blocks of equal places: how many, and the sum of what they want
    let mut blocks: Vec<(usize, f64)> = Vec::new();
    for (wish, offset) in wanted.iter().zip(&offsets) {
        blocks.push((1, wish - offset));
        while let [.., (count, sum), (next, more)] = blocks[..] {
            if mean(count, sum) <= mean(next, more) {
                break;
            }
            blocks.pop();
            blocks.pop();
            blocks.push((count + next, sum + more));
        }
    }
    let places = blocks
        .into_iter()
        .flat_map(|(count, sum)| std::iter::repeat_n(mean(count, sum), count));
    places
        .zip(&offsets)
        .map(|(place, offset)| place + offset)
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of boxes are small")]
fn mean(count: usize, sum: f64) -> f64 {
    sum / count as f64
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn boxes_with_room_stand_where_they_want() {
        assert_eq!(
            spread(&[0.0, 50.0, 100.0], &[10.0; 3], 4.0),
            [0.0, 50.0, 100.0]
        );
    }

    #[test]
    fn boxes_that_want_one_place_stand_round_it() {
        assert_eq!(
            spread(&[50.0; 3], &[10.0, 20.0, 10.0], 5.0),
            [30.0, 50.0, 70.0]
        );
    }

    #[test]
    fn no_other_places_are_nearer() {
        let (wanted, sizes) = ([10.0, 0.0, 12.0, 60.0, 58.0], [10.0, 8.0, 6.0, 12.0, 10.0]);
        let found = spread(&wanted, &sizes, 2.0);
        let cost = |places: &[f64]| -> f64 {
            let pairs = places.iter().zip(&wanted);
            pairs.map(|(place, wish)| (place - wish).powi(2)).sum()
        };
        let lawful = |places: &[f64]| {
            (1..places.len()).all(|index| {
                let least = sizes[index - 1].midpoint(sizes[index]) + 2.0;
                // rounding: the places are sums of a few numbers below 100
                places[index] - places[index - 1] >= least - 1e-9
            })
        };
        assert!(lawful(&found));
        // every small move of any set of boxes is unlawful or dearer
        for set in 1..(1 << wanted.len()) {
            for step in [-0.5, 0.5] {
                let moved: Vec<f64> = (found.iter().enumerate())
                    .map(|(index, place)| place + f64::from((set >> index) & 1) * step)
                    .collect();
                assert!(!lawful(&moved) || cost(&moved) > cost(&found));
            }
        }
    }
}
