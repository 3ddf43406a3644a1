//! XmR: individual values, with limits from their moving ranges; and the run chart, without limits.
//!
//! ```text
//! limits = x̄ ± 3 σ̂,   σ̂ = mean MR / d2(2),   so 3 σ̂ = E2 · mean MR with E2 = 3 √π / 2 = 2.6587
//! ```
//!
//! Source: Wheeler and Chambers, *Understanding Statistical Process Control*; NIST/SEMATECH e-Handbook 6.3.2.2.
//! Many tables print 2.66 for E2; the exact constant is used here.
//!
//! The sum by hand, on the ten values of the handbook's example: mean 50.81, mean moving range 1.8778, limits
//! 50.81 ± 2.6587 × 1.8778.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! let flow = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];
//! let chart = improvement::Chart::options().provisional().xmr(flow)?;
//! let half_width = 3.0 * std::f64::consts::PI.sqrt() / 2.0 * (16.9 / 9.0);
//! assert!((chart.upper(0).unwrap() - (50.81 + half_width)).abs() < 1e-12);
//! assert!((chart.lower(0).unwrap() - (50.81 - half_width)).abs() < 1e-12);
//! # Ok(())
//! # }
//! ```

use crate::base::error::ErrorKind;
use crate::num::constants;
use crate::num::totals::{total, total_of_steps};
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::estimator::{Dispersion, Estimator};
use crate::spc::limits::fit::Fit;
use crate::spc::limits::moving_range::{self, MovingRanges, Points};
use crate::spc::limits::process::Process;
use crate::spc::limits::width::Width;

/// XmR.
pub(crate) fn fit(fit: &Fit<'_>) -> Result<(Process, Estimate), ErrorKind> {
    let (centre, mut estimate) = fit.plain_centre()?;
    let sigma = known_or_estimated(fit, fit.plotted, &mut estimate)?;
    let process = Process::Values {
        centre,
        mean: centre,
        sigma,
    };
    Ok((process, estimate))
}

/// XmR from all of these values, of which none is missing and the mean moving range is not zero; else nothing.
#[inline]
pub(crate) fn of_all(values: &[f64]) -> Option<(Process, Estimate)> {
    let (all, steps) = (total(values), total_of_steps(values));
    if all.count < values.len() {
        return None;
    }
    let (mean, moving_range) = (all.mean()?, steps.mean()?);
    let estimator = Estimator::of(Dispersion::MeanMovingRange);
    let sigma = moving_range / constants::d2(estimator.span);
    if sigma <= 0.0 {
        return None;
    }
    let process = Process::Values {
        centre: mean,
        mean,
        sigma,
    };
    let mut estimate = Estimate {
        points: values.len(),
        mean: Some(mean),
        sigma: Some(sigma),
        moving_range: Some(moving_range),
        differences: steps.count,
        screened_out: 0,
        sigma_z: None,
        estimator: Some(estimator),
        width: Some(Width::default()),
        rounding: 0.0,
        sides: None,
    };
    estimate.rounding = estimate.rounding_by_steps()?;
    Some((process, estimate))
}

/// A run chart: the median, and no limits.
pub(crate) fn run(fit: &Fit<'_>) -> Result<(Process, Estimate), ErrorKind> {
    let (centre, estimate) = fit.plain_centre()?;
    let estimate = Estimate {
        mean: None,
        width: None,
        ..estimate
    };
    Ok((Process::Centre { centre }, estimate))
}

/// The sigma that is known, or that of the points of `column` that set the limits; the estimate then says so.
pub(crate) fn known_or_estimated(
    fit: &Fit<'_>,
    column: &[f64],
    estimate: &mut Estimate,
) -> Result<f64, ErrorKind> {
    if let Some(sigma) = fit.sigma {
        estimate.sigma = Some(sigma);
        return Ok(sigma);
    }
    let (excluded, borders) = (fit.excluded_offsets(), fit.border_offsets());
    let points = Points {
        values: &column[fit.basis()],
        excluded: &excluded,
        borders: &borders,
    };
    let found = moving_range::sigma(points, fit.estimator)?;
    add_ranges(estimate, fit, found);
    Ok(found.sigma)
}

/// Adds what the moving ranges say.
fn add_ranges(estimate: &mut Estimate, fit: &Fit<'_>, found: MovingRanges) {
    estimate.sigma = Some(found.sigma);
    estimate.moving_range = (!found.average.is_nan()).then_some(found.average);
    estimate.differences = found.count;
    estimate.screened_out = found.screened_out;
    estimate.estimator = Some(*fit.estimator);
}

/// An estimate with what the moving ranges say.
pub(crate) fn with_ranges(estimate: &Estimate, fit: &Fit<'_>, found: MovingRanges) -> Estimate {
    let mut estimate = estimate.clone();
    add_ranges(&mut estimate, fit, found);
    estimate
}
