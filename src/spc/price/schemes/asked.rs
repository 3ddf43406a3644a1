//! What is asked of the design side: the limit at which the mean run length is what is wanted.

use crate::base::error::{Error, OptionError, OptionName};
use crate::num::root::rising_root;

/// Mean run lengths beyond this are not searched for.
pub(in crate::spc::price) const LONGEST: f64 = 1e12;

/// Doublings of a limit from its start: 2¹⁰ times is past every limit that the grids allow.
const DOUBLINGS: usize = 10;

/// Whether a mean run length can be wanted.
pub(in crate::spc::price) fn check_wanted(wanted: f64) -> Result<(), Error> {
    if wanted > 1.0 && wanted <= LONGEST {
        return Ok(());
    }
    Err(OptionError::bad(
        OptionName::WantedRunLength,
        wanted,
        "above 1 and at most 1e12",
    )
    .into())
}

/// Whether a shift can be designed for.
pub(in crate::spc::price) fn check_shift(shift: f64) -> Result<(), Error> {
    if (0.05..=10.0).contains(&shift.abs()) {
        return Ok(());
    }
    Err(OptionError::bad(
        OptionName::SoughtShift,
        shift,
        "0.05 to 10 standard deviations, up or down",
    )
    .into())
}

/// The limit above `low` at which the mean run length, which rises with it, is what is wanted.
///
/// # Errors
///
/// [`OptionError::BadOption`] if it is longer already at the lowest limit; what `mean` refuses.
pub(in crate::spc::price) fn limit_for(
    wanted: f64,
    low: f64,
    start: f64,
    mean: impl Fn(f64) -> Result<f64, Error>,
) -> Result<f64, Error> {
    check_wanted(wanted)?;
    // the logarithm is nearly straight in the limit
    let rise = |limit: f64| Ok::<_, Error>(libm::log(mean(limit)? / wanted).min(700.0));
    let mut below = (low, rise(low)?);
    if below.1 > 0.0 {
        return Err(OptionError::bad(
            OptionName::WantedRunLength,
            wanted,
            "more than the least that such a scheme can have",
        )
        .into());
    }
    let mut step = start - low;
    for _ in 0..DOUBLINGS {
        let above = (low + step, rise(low + step)?);
        if above.1 >= 0.0 {
            return rising_root(below, above, rise);
        }
        below = above;
        step *= 2.0;
    }
    Err(OptionError::bad(
        OptionName::WantedRunLength,
        wanted,
        "one that some limit has",
    )
    .into())
}
