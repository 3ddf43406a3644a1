//! p, np, p′, c, u and u′: events out of trials, and events in an exposure.
//!
//! ```text
//! p     p̄ = Σ events / Σ trials         sigma_i = √( p̄ (1 − p̄) / n_i )         cut to 0 … 1
//! np    n_i p̄                           sigma_i = √( n_i p̄ (1 − p̄) )           cut to 0 … n_i
//! u     ū = Σ events / Σ exposure       sigma_i = √( ū / n_i )                  cut at 0
//! c     c̄ = Σ events / points           sigma   = √ c̄                           cut at 0
//! p′,u′ as p and u, sigma_i times sigma_z;   z_i = (y_i − centre) / sigma_i,   sigma_z = mean |z_i − z_{i−1}| / d2(2)
//! ```
//!
//! Source: Montgomery, *Introduction to Statistical Quality Control*, chapter 7; Laney, *Improved control charts
//! for attributes*, Quality Engineering 14 (2002), for sigma_z. With [`Width::Probability`](crate::spc::Width) the
//! limits of p, np, c and u are exact binomial and Poisson quantiles instead: a point beyond them is rarer than
//! half the stated chance on each side.
//!
//! The sum by hand, on 2 of 10, 3 of 20: p̄ = 5/30; first upper limit 1/6 + 3 √(5/36/10) = 0.5202.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, Kind, Series};
//! use improvement::spc::{Centre, Width};
//!
//! let series = Series::proportions([2, 3], [10, 20])?;
//! let options = Chart::options().width(Width::Sigma(3.0)).centre(Centre::Mean).provisional();
//! let chart = options.chart(Kind::P, series)?;
//! assert!((chart.centre(0).unwrap() - 1.0 / 6.0).abs() < 1e-12);
//! assert!((chart.upper(0).unwrap() - (1.0 / 6.0 + 3.0 * (5.0_f64 / 36.0 / 10.0).sqrt())).abs() < 1e-12);
//! assert_eq!(chart.lower(0), Some(0.0)); // cut: a proportion is never below 0
//! # Ok(())
//! # }
//! ```

use crate::base::error::{DataError, ErrorKind, OptionError, OptionName};
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::Fit;
use crate::spc::limits::individuals::with_ranges;
use crate::spc::limits::moving_range::{self, MovingRanges, Points};
use crate::spc::limits::process::{Process, deviation_of_events, is_binomial};
use crate::spc::limits::width::Width;

/// p, np, p′, c, u or u′, or the events of a binomial or Poisson CUSUM.
pub(crate) fn fit(kind: Kind, fit: &Fit<'_>) -> Result<(Process, Estimate), ErrorKind> {
    let mean = fit.pooled_centre()?;
    check_mean(is_binomial(kind), mean)?;
    let seen = sigma_z(fit, mean, deviation_of_events(kind, mean));
    let estimate = fit.estimate(mean);
    let (sigma_z, estimate) = if matches!(kind.family(), LimitFamily::DispersedEvents(_)) {
        let (factor, estimate) = match fit.sigma {
            Some(factor) => (factor, estimate),
            None => seen.map(|found| (found.sigma, with_ranges(&estimate, fit, found)))?,
        };
        let estimate = Estimate {
            // a sigma of the scores is no sigma of a value
            sigma: None,
            sigma_z: Some(factor),
            ..estimate
        };
        (Some(factor), estimate)
    } else {
        if fit.sigma.is_some() {
            return Err(OptionError::bad(
                OptionName::KnownSigma,
                "given",
                "none: the spread of events follows from their centre",
            )
            .into());
        }
        if is_binomial(kind) && matches!(fit.width, Width::Probability(_)) {
            check_whole(fit)?;
        }
        let estimate = Estimate {
            sigma_z: seen.ok().map(|found| found.sigma),
            ..estimate
        };
        (None, estimate)
    };
    let process = Process::Events {
        centre: fit.drawn_median()?,
        mean,
        sigma_z,
    };
    Ok((process, estimate))
}

fn check_mean(binomial: bool, mean: f64) -> Result<(), OptionError> {
    let (option, expected, fits) = if binomial {
        (
            OptionName::ProportionCentre,
            "between 0 and 1",
            (0.0..=1.0).contains(&mean),
        )
    } else {
        (OptionName::RateCentre, "zero or more", mean >= 0.0)
    };
    if fits {
        return Ok(());
    }
    Err(OptionError::bad(option, mean, expected))
}

/// How much more the points vary than their denominators explain.
fn sigma_z(fit: &Fit<'_>, mean: f64, unit: f64) -> Result<MovingRanges, ErrorKind> {
    let above = &fit.numerators.unwrap_or(fit.plotted)[fit.basis()];
    let scores: Vec<f64> = if unit == 0.0 {
        // without any variation at all there is no score: a flat line, and no excess
        let score = |above: &f64| if above.is_nan() { f64::NAN } else { 0.0 };
        above.iter().map(score).collect()
    } else if let Some(column) = fit.denominators {
        let over = &column[fit.basis()];
        let score = |(above, over): (&f64, &f64)| (above / over - mean) * over.sqrt() / unit;
        above.iter().zip(over).map(score).collect()
    } else {
        above.iter().map(|above| (above - mean) / unit).collect()
    };
    let (excluded, borders) = (fit.excluded_offsets(), fit.border_offsets());
    moving_range::sigma(
        Points {
            values: &scores,
            excluded: &excluded,
            borders: &borders,
        },
        fit.estimator,
    )
}

/// Exact limits need whole numbers of trials.
fn check_whole(fit: &Fit<'_>) -> Result<(), DataError> {
    let trials = fit.denominators.unwrap_or_default();
    match trials[fit.drawn()]
        .iter()
        .find(|n| !n.is_nan() && n.fract() != 0.0)
    {
        Some(&found) => Err(DataError::NotWhole {
            what: "trials at one of its points",
            found,
        }),
        None => Ok(()),
    }
}
