//! A root between two bounds, and the lowest point between two bounds.

/// Halvings of any interval of `f64` down to neighbours, and some to spare.
const MOST: usize = 200;

/// Where a function that rises through zero between `low` and `high` is zero.
///
/// False position with the Illinois rule, and a halving wherever that gains too little. `rise` gives the value of
/// the function, or a reason to stop.
pub(crate) fn rising_root<E>(
    (mut low, mut at_low): (f64, f64),
    (mut high, mut at_high): (f64, f64),
    mut rise: impl FnMut(f64) -> Result<f64, E>,
) -> Result<f64, E> {
    let mut last_side = 0;
    for turn in 0..MOST {
        let width = high - low;
        if at_low == 0.0 || width <= 2.0 * f64::EPSILON * low.abs().max(high.abs()) {
            break;
        }
        let secant = (low * at_high - high * at_low) / (at_high - at_low);
        let inside = secant > low && secant < high;
        let middle = if inside && turn % 4 != 3 {
            secant
        } else {
            0.5 * (low + high)
        };
        if middle <= low || middle >= high {
            break;
        }
        let value = rise(middle)?;
        if value == 0.0 {
            return Ok(middle);
        }
        if value < 0.0 {
            (low, at_low) = (middle, value);
            if last_side == -1 {
                at_high *= 0.5;
            }
            last_side = -1;
        } else {
            (high, at_high) = (middle, value);
            if last_side == 1 {
                at_low *= 0.5;
            }
            last_side = 1;
        }
    }
    Ok(if at_low.abs() < at_high.abs() {
        low
    } else {
        high
    })
}

/// Where a function with one valley between `low` and `high` is lowest, to within `near`: by golden section.
pub(crate) fn lowest<E>(
    mut low: f64,
    mut high: f64,
    near: f64,
    mut value: impl FnMut(f64) -> Result<f64, E>,
) -> Result<f64, E> {
    let ratio = 0.5 * (libm::sqrt(5.0) - 1.0);
    let (mut left, mut right) = (high - ratio * (high - low), low + ratio * (high - low));
    let (mut at_left, mut at_right) = (value(left)?, value(right)?);
    while high - low > near {
        if at_left <= at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - ratio * (high - low);
            at_left = value(left)?;
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + ratio * (high - low);
            at_right = value(right)?;
        }
    }
    Ok(0.5 * (low + high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_to_the_last_digits() {
        let root = |low: f64, high: f64, f: &dyn Fn(f64) -> f64| {
            rising_root((low, f(low)), (high, f(high)), |x| Ok::<_, ()>(f(x))).expect("a root")
        };
        let found = root(0.0, 10.0, &|x| x * x - 2.0);
        assert!((found - std::f64::consts::SQRT_2).abs() < 1e-15);
        // steep on one side, flat on the other
        let found = root(0.0, 50.0, &|x| libm::exp(x) - 1e6);
        assert!((found / libm::log(1e6) - 1.0).abs() < 1e-15);
        assert_eq!(root(-1.0, 1.0, &|x| x), 0.0);
    }

    #[test]
    fn a_valley_is_found() {
        let found = lowest(-3.0, 8.0, 1e-7, |x: f64| Ok::<_, ()>((x - 1.5).powi(2)));
        assert!((found.expect("a valley") - 1.5).abs() < 1e-7);
    }

    #[test]
    fn a_reason_to_stop_stops() {
        assert_eq!(
            rising_root((0.0, -1.0), (1.0, 1.0), |_| Err("no")),
            Err("no")
        );
        assert_eq!(lowest(0.0, 1.0, 0.1, |_| Err("no")), Err("no"));
    }
}
