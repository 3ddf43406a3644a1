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
use crate::spc::data::kind::Kind;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::{Centre, Fit};
use crate::spc::limits::individuals::with_ranges;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, Shape};
use crate::spc::limits::moving_range::{self, MovingRanges, Points};
use crate::spc::limits::width::Width;

/// p, np, p′, c, u or u′.
pub(crate) fn fit(kind: Kind, fit: &Fit<'_>) -> Result<Model, ErrorKind> {
    let mean = fit.pooled_centre()?;
    let binomial = matches!(kind, Kind::P | Kind::Np | Kind::PPrime);
    check_mean(binomial, mean)?;
    // one unit of the denominator varies this much
    let unit = if binomial {
        (mean * (1.0 - mean)).sqrt()
    } else {
        mean.sqrt()
    };
    let sigma_z = sigma_z(fit, mean, unit);
    let estimate = Estimate {
        sigma_z: sigma_z.as_ref().ok().map(|found| found.sigma),
        ..fit.estimate(mean)
    };
    let drawn = match fit.denominators {
        Some(column) => fit.over_drawn(column),
        None => Line::Flat(1.0),
    };
    if matches!(kind, Kind::PPrime | Kind::UPrime) {
        let factor = match fit.sigma {
            Some(factor) => (factor, None),
            None => sigma_z.map(|found| (found.sigma, Some(found)))?,
        };
        return prime(fit, mean, unit, &drawn, factor, &estimate);
    }
    if fit.sigma.is_some() {
        return Err(OptionError::bad(
            OptionName::KnownSigma,
            "given",
            "none: the spread of events follows from their centre",
        )
        .into());
    }
    let shape = match (kind, fit.width) {
        (_, Width::Probability(_)) if binomial => {
            check_whole(fit)?;
            Shape::Binomial {
                chance: mean,
                trials: drawn.clone(),
                counted: kind == Kind::Np,
            }
        }
        (_, Width::Probability(_)) => Shape::Poisson {
            rate: mean,
            exposure: drawn.clone(),
        },
        (Kind::Np, Width::Sigma(_)) => Shape::Symmetric {
            middle: drawn.map(|n| n * mean),
            sigma: drawn.map(|n| unit * n.sqrt()),
        },
        (_, Width::Sigma(_)) => Shape::Symmetric {
            middle: Line::Flat(mean),
            sigma: drawn.map(|n| unit / n.sqrt()),
        },
    };
    if kind != Kind::Np {
        return Ok(fit.model(fit.drawn_centre(mean)?, shape, estimate));
    }
    // the expected number of events steps with the trials; a median of counts does not
    let centre = match (fit.middle, fit.centre) {
        (Centre::Median, None) => fit.drawn_centre(mean)?,
        _ => drawn.map(|n| n * mean),
    };
    let bound = fit.range.1;
    Ok(Model {
        highest: drawn.map(|n| if n.is_nan() { n } else { n.min(bound) }),
        ..fit.model(centre, shape, estimate)
    })
}

/// p′ or u′: the binomial or Poisson spread times what is seen beyond it.
fn prime(
    fit: &Fit<'_>,
    mean: f64,
    unit: f64,
    drawn: &Line,
    (factor, found): (f64, Option<MovingRanges>),
    estimate: &Estimate,
) -> Result<Model, ErrorKind> {
    let estimate = found.map_or_else(
        || estimate.clone(),
        |found| with_ranges(estimate, fit, found),
    );
    let estimate = Estimate {
        // a sigma of the scores is no sigma of a value
        sigma: None,
        sigma_z: Some(factor),
        ..estimate
    };
    let shape = Shape::Symmetric {
        middle: Line::Flat(mean),
        sigma: drawn.map(|n| factor * unit / n.sqrt()),
    };
    Ok(fit.model(fit.drawn_centre(mean)?, shape, estimate))
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
    let over = |index: usize| fit.denominators.map_or(1.0, |column| column[index]);
    let above = fit.numerators.unwrap_or(fit.plotted);
    let scores: Vec<f64> = fit
        .basis()
        .map(|index| {
            // without any variation at all there is no score: a flat line, and no excess
            if unit == 0.0 && !above[index].is_nan() {
                return 0.0;
            }
            (above[index] / over(index) - mean) * over(index).sqrt() / unit
        })
        .collect();
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
