//! Whether numbers are whole.

/// Whether a number is whole, or missing.
pub(crate) fn is_whole(found: f64) -> bool {
    found.is_nan() || found.fract() == 0.0
}

/// Whether every number of a column is whole, or missing.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "to the end and without a branch: several numbers at once"
)]
pub(crate) fn are_whole(column: &[f64]) -> bool {
    // from here on there are whole numbers only; adding it rounds a smaller number to a whole one
    const WHOLE: f64 = 4_503_599_627_370_496.0;
    column.iter().fold(true, |all, found| {
        let size = found.abs();
        let rounded = (size + WHOLE) - WHOLE;
        all & !((rounded != size) & (size < WHOLE))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_column_is_whole_where_each_number_is(
            column in proptest::collection::vec(
                prop_oneof![
                    any::<f64>(),
                    (-1e6..1e6_f64).prop_map(f64::round),
                    -2.0..2.0_f64,
                    Just(0.5), Just(-0.0), Just(f64::NAN), Just(4_503_599_627_370_495.5), Just(9e15),
                ],
                0..3,
            ),
        ) {
            prop_assert_eq!(are_whole(&column), column.iter().all(|&found| is_whole(found)));
        }
    }
}
