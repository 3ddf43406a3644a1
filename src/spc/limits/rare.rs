//! g and t: cases, and time, between rare events.
//!
//! ```text
//! g     m = mean cases between      sigma = √( m (m + 1) )     (cases up to and including: √( m (m − 1) ))
//!       the centre line is the median; exact limits are quantiles of the geometric distribution with that mean
//! t     x_i = y_i^(1/3.6)           limits of x as XmR, each line back to the power 3.6
//! ```
//!
//! Source: Benneyan, *Number-between g-type statistical quality control charts*, Health Care Management Science 4
//! (2001); Nelson, *A control chart for parts-per-million nonconforming items*, J. Qual. Technol. 26 (1994).
//!
//! A geometric value has no symmetric limits: three sigma above the mean is passed by 1.8 % of steady points, and
//! the lower three-sigma limit lies below zero. That is why exact limits are the default of a g chart.
//!
//! The sum by hand, on 3, 0, 6 cases between: m = 3, upper three-sigma limit 3 + 3 √12 = 13.3923.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, Kind, Series};
//! use improvement::spc::{CaseCount, Width};
//!
//! let series = Series::cases_between([3, 0, 6], CaseCount::Between)?;
//! let chart = Chart::options().width(Width::Sigma(3.0)).provisional().chart(Kind::G, series)?;
//! assert_eq!(chart.centre(0), Some(3.0)); // the median
//! assert!((chart.upper(0).unwrap() - (3.0 + 3.0 * 12.0_f64.sqrt())).abs() < 1e-12);
//! # Ok(())
//! # }
//! ```

use crate::base::error::{ChartError, ErrorKind, OptionError, OptionName};
use crate::num::{summary, tails};
use crate::spc::data::data::CaseCount;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::{Centre, Fit};
use crate::spc::limits::individuals::known_or_estimated;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, NELSON, Shape};
use crate::spc::limits::width::Width;

/// The g chart.
pub(crate) fn cases(fit: &Fit<'_>, counting: CaseCount) -> Result<Model, ErrorKind> {
    let extra = match counting {
        CaseCount::Between => 0.0,
        CaseCount::UpToAndIncluding => 1.0,
    };
    let used = fit.used(fit.plotted);
    let mean = match fit.centre {
        Some(mean) => mean,
        None => summary::mean(&used).ok_or(ChartError::EmptyPhase)?,
    };
    let without = mean - extra;
    if without < 0.0 {
        return Err(OptionError::bad(
            OptionName::CasesMean,
            mean,
            match counting {
                CaseCount::Between => "zero or more",
                CaseCount::UpToAndIncluding => {
                    "one or more: the case with the event is counted too"
                }
            },
        )
        .into());
    }
    if fit.sigma.is_some() {
        return Err(OptionError::bad(
            OptionName::KnownSigma,
            "given",
            "none: the spread of cases between events follows from their mean",
        )
        .into());
    }
    let chance = 1.0 / (without + 1.0);
    let sigma = (without * (without + 1.0)).sqrt();
    let centre = match (fit.middle, fit.centre) {
        (Centre::Mean, _) => mean,
        (Centre::Median, None) => summary::median(&used).ok_or(ChartError::EmptyPhase)?,
        (Centre::Median, Some(_)) => extra + tails::geometric_quantile(0.5, chance),
    };
    let shape = match fit.width {
        Width::Sigma(_) => Shape::Symmetric {
            middle: Line::Flat(mean),
            sigma: Line::Flat(sigma),
        },
        Width::Probability(_) => Shape::Geometric { chance, extra },
    };
    let estimate = Estimate {
        sigma: Some(sigma),
        ..fit.estimate(mean)
    };
    Ok(fit.model(Line::Flat(centre), shape, estimate))
}

/// The t chart.
///
/// # Errors
///
/// [`ChartError::ZeroTime`] is the caller's to find, at its point.
pub(crate) fn times(fit: &Fit<'_>) -> Result<Model, ErrorKind> {
    let roots: Vec<f64> = fit
        .plotted
        .iter()
        .map(|&time| libm::pow(time, 1.0 / NELSON))
        .collect();
    let transformed = Fit {
        plotted: &roots,
        centre: fit.centre.map(|centre| libm::pow(centre, 1.0 / NELSON)),
        ..*fit
    };
    let middle = transformed.plain_centre()?.0;
    let used = fit.used(fit.plotted);
    // there and back through the root rounds: a centre that is known, and that of equal times, stay what they are
    let centre = match (fit.centre, used.first()) {
        (Some(centre), _) => centre,
        (None, Some(&first)) if used.iter().all(|&time| time == first) => first,
        _ => libm::pow(middle, NELSON),
    };
    let mut estimate = fit.estimate(centre);
    let sigma = known_or_estimated(&transformed, &roots, &mut estimate)?;
    Ok(fit.model(Line::Flat(centre), Shape::Power { middle, sigma }, estimate))
}
