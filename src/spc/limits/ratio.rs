//! i′: ratios with unequal denominators.
//!
//! ```text
//! centre  = Σ y_i n_i / Σ n_i
//! s_i     = |y_i − y_{i−1}| / √( 1/n_i + 1/n_{i−1} ) · √2          one moving range for one unit of denominator
//! sigma_i = mean s / d2(2) · √(1/n_i)
//! ```
//!
//! Source: Taylor, *Normalized I chart (I′)*, Taylor Enterprises 2018. Phases, baselines and exclusions hold for
//! the spread as they do for the centre.
//!
//! The sum by hand, on 10/1, 24/2, 33/3 (ratios 10, 12, 11): s = 2√2/√1.5, 1·√2/√(5/6).
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, Kind, Series};
//!
//! let series = Series::ratios([10, 24, 33], [1, 2, 3])?;
//! let chart = Chart::options().provisional().chart(Kind::IPrime, series)?;
//! let mean_s = (2.0 / 1.5_f64.sqrt() + 1.0 / (5.0_f64 / 6.0).sqrt()) * 2.0_f64.sqrt() / 2.0;
//! let sigma = mean_s * std::f64::consts::PI.sqrt() / 2.0;
//! assert!((chart.upper(2).unwrap() - (67.0 / 6.0 + 3.0 * sigma / 3.0_f64.sqrt())).abs() < 1e-12);
//! # Ok(())
//! # }
//! ```

use crate::base::error::{ErrorKind, OptionError, OptionName};
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::estimator::Dispersion;
use crate::spc::limits::fit::Fit;
use crate::spc::limits::individuals::with_ranges;
use crate::spc::limits::moving_range::{self, Points};
use crate::spc::limits::process::Process;

/// The i′ chart.
pub(crate) fn fit(fit: &Fit<'_>) -> Result<(Process, Estimate), ErrorKind> {
    let mean = fit.pooled_centre()?;
    let estimate = fit.estimate(mean);
    let denominators = fit.denominators.unwrap_or_default();
    let (sigma, estimate) = if let Some(sigma) = fit.sigma {
        (
            sigma,
            Estimate {
                sigma: Some(sigma),
                ..estimate
            },
        )
    } else {
        let by_difference = matches!(
            fit.estimator.from,
            Dispersion::MeanMovingRange | Dispersion::MedianMovingRange
        );
        if fit.estimator.span != 2 || !by_difference {
            return Err(OptionError::bad(
                OptionName::IPrimeEstimator,
                if by_difference {
                    format!("one with a span of {}", fit.estimator.span)
                } else {
                    "one that looks at no differences".to_owned()
                },
                "the mean or median moving range with a span of 2",
            )
            .into());
        }
        let (excluded, borders) = (fit.excluded_offsets(), fit.border_offsets());
        let points = Points {
            values: &fit.plotted[fit.basis()],
            excluded: &excluded,
            borders: &borders,
        };
        let ranges = points
            .neighbours(fit.estimator)
            .into_iter()
            .map(|(before, after)| {
                let n = |offset: usize| denominators[fit.basis.0 + offset];
                let step = (points.values[after] - points.values[before]).abs();
                step / (1.0 / n(before) + 1.0 / n(after)).sqrt() * std::f64::consts::SQRT_2
            })
            .collect();
        let found = moving_range::average(ranges, fit.estimator)?;
        (found.sigma, with_ranges(&estimate, fit, found))
    };
    let process = Process::Values {
        centre: fit.drawn_median()?.unwrap_or(mean),
        mean,
        sigma,
    };
    Ok((process, estimate))
}
