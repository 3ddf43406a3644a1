//! mR: the moving ranges themselves on a chart.
//!
//! ```text
//! centre = mean MR       limits = mean MR ± 3 (d3/d2) mean MR, cut at 0       (D4(2) = 3.2665)
//! ```
//!
//! Source: Wheeler and Chambers, *Understanding Statistical Process Control*. Neighbouring moving ranges share
//! a point, so that runs and zones mean nothing here: only a range beyond the limit is a signal, and on
//! steady normal data that happens about once in a hundred points, not once in 370.
//!
//! The sum by hand, on 22, 25, 19, 24: mean moving range 14/3, upper limit 3.2665 × 14/3 = 15.2438.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, Kind};
//!
//! let chart = Chart::options().provisional().chart(Kind::MovingRange, [22, 25, 19, 24])?;
//! assert_eq!(chart.value(0), None); // no point before the first
//! assert_eq!(chart.value(1), Some(3.0));
//! assert!((chart.upper(1).unwrap() - 3.266_531_919_288_6 * 14.0 / 3.0).abs() < 1e-9);
//! # Ok(())
//! # }
//! ```

use crate::base::error::ErrorKind;
use crate::num::constants;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::Fit;
use crate::spc::limits::individuals::with_ranges;
use crate::spc::limits::moving_range::{self, Points};
use crate::spc::limits::process::Process;

/// The moving-range chart. `fit.plotted` holds the moving ranges, NaN where there is none; `values` holds what they
/// are ranges of. The average is over the ranges among the points of the basis, as that of an XmR chart is.
pub(crate) fn fit(fit: &Fit<'_>, values: &[f64]) -> Result<(Process, Estimate), ErrorKind> {
    let d2 = constants::d2(fit.estimator.span);
    let estimate = fit.estimate(f64::NAN);
    let (sigma, estimate) = match (fit.centre, fit.sigma) {
        (Some(centre), _) => (centre / d2, estimate),
        (None, Some(sigma)) => (sigma, estimate),
        (None, None) => {
            let (excluded, borders) = (fit.excluded_offsets(), fit.border_offsets());
            let ranges = Points {
                values: &values[fit.basis()],
                excluded: &excluded,
                borders: &borders,
            }
            .moving_ranges(fit.estimator);
            let ranges = ranges.into_iter().map(|(_, range)| range).collect();
            let found = moving_range::average(ranges, fit.estimator)?;
            (found.sigma, with_ranges(&estimate, fit, found))
        }
    };
    let estimate = Estimate {
        sigma: Some(sigma),
        mean: Some(d2 * sigma),
        ..estimate
    };
    // a centre that is known has set sigma
    let process = Process::Spread {
        centre: None,
        sigma,
    };
    Ok((process, estimate))
}
