//! X̄, R and S: the means and the spreads of subgroups.
//!
//! ```text
//! X̄    x̿ = Σ n_i x̄_i / Σ n_i                limits x̿ ± 3 σ̂ / √n_i
//! R    centre d2(n_i) σ̂                     limits centre ± 3 d3(n_i) σ̂, cut at 0
//! S    centre c4(n_i) σ̂                     limits centre ± 3 √(1 − c4(n_i)²) σ̂, cut at 0
//! ```
//!
//! Source: Montgomery, *Introduction to Statistical Quality Control*, chapter 6; σ̂ is the spread inside the
//! subgroups. With subgroups of unequal sizes the centre of R and S steps with the size: a large subgroup has a
//! larger range in the same process. With [`Width::Probability`](crate::spc::Width) the limits of S are exact
//! chi-square quantiles; those of R are refused.
//!
//! The sum by hand, on the subgroups 4, 6 and 5, 9: x̿ = 6, σ̂ = 3/(2/√π), upper limit 6 + 3 σ̂/√2 = 11.6399.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, Kind, Series};
//!
//! let series = Series::subgroups([[4, 6], [5, 9]])?;
//! let chart = Chart::options().provisional().chart(Kind::XbarR, series)?;
//! let sigma = 3.0 * std::f64::consts::PI.sqrt() / 2.0;
//! assert!((chart.upper(0).unwrap() - (6.0 + 3.0 * sigma / 2.0_f64.sqrt())).abs() < 1e-12);
//! # Ok(())
//! # }
//! ```

use crate::base::error::{ChartError, ErrorKind, OptionError, OptionName};
use crate::num::summary;
use crate::spc::data::spread::Spread;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::{Centre, Fit};
use crate::spc::limits::line::Line;
use crate::spc::limits::process::Process;
use crate::spc::limits::subgroup;
use crate::spc::limits::width::Width;

/// The subgroups that set the limits: excluded and missing ones left out.
fn used<'a>(fit: &Fit<'_>, groups: &'a [Vec<f64>]) -> Vec<&'a [f64]> {
    fit.basis()
        .filter(|index| fit.excluded.binary_search(index).is_err())
        .map(|index| groups[index].as_slice())
        .filter(|group| !group.is_empty())
        .collect()
}

/// The sizes of the subgroups over which lines are drawn, NaN where one is missing.
pub(crate) fn sizes(fit: &Fit<'_>, groups: &[Vec<f64>]) -> Line {
    let sizes: Vec<f64> = groups
        .iter()
        .map(|group| {
            if group.is_empty() {
                f64::NAN
            } else {
                group.len() as f64
            }
        })
        .collect();
    fit.over_drawn(&sizes)
}

fn within(fit: &Fit<'_>, groups: &[Vec<f64>]) -> Result<f64, ErrorKind> {
    match fit.sigma {
        Some(sigma) => Ok(sigma),
        None => subgroup::sigma(&used(fit, groups), fit.estimator),
    }
}

fn estimate(fit: &Fit<'_>, mean: f64, sigma: f64) -> Estimate {
    Estimate {
        sigma: Some(sigma),
        estimator: fit.sigma.is_none().then_some(*fit.estimator),
        ..fit.estimate(mean)
    }
}

/// The means.
pub(crate) fn means(fit: &Fit<'_>, groups: &[Vec<f64>]) -> Result<(Process, Estimate), ErrorKind> {
    let centre = match (fit.centre, fit.middle) {
        (Some(centre), _) => centre,
        (None, Centre::Median) => fit.plain_centre()?.0,
        (None, Centre::Mean) => {
            let all: Vec<f64> = used(fit, groups).concat();
            summary::mean(&all).ok_or(ChartError::EmptyPhase)?
        }
    };
    let sigma = within(fit, groups)?;
    let process = Process::Values {
        centre,
        mean: centre,
        sigma,
    };
    Ok((process, estimate(fit, centre, sigma)))
}

/// The ranges or the standard deviations.
pub(crate) fn spreads(
    fit: &Fit<'_>,
    groups: &[Vec<f64>],
    spread: Spread,
) -> Result<(Process, Estimate), ErrorKind> {
    if spread == Spread::Range && matches!(fit.width, Width::Probability(_)) {
        return Err(OptionError::bad(
            OptionName::WidthOfRanges,
            "a probability",
            "a number of sigma",
        )
        .into());
    }
    let sigma = within(fit, groups)?;
    // the line steps with the size: the first subgroup that is not missing stands for it
    let first = groups[fit.drawn()]
        .iter()
        .map(Vec::len)
        .find(|&size| size > 1);
    let expected = || first.map(|size| subgroup::expected(spread, size) * sigma);
    let estimate = Estimate {
        mean: fit.centre.or_else(expected),
        ..estimate(fit, f64::NAN, sigma)
    };
    let process = Process::Spread {
        centre: fit.centre,
        sigma,
    };
    Ok((process, estimate))
}
