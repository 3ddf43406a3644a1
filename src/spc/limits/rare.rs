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
use crate::spc::data::observation::LARGEST;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::{Centre, Fit};
use crate::spc::limits::individuals::known_or_estimated;
use crate::spc::limits::model::NELSON;
use crate::spc::limits::process::{Process, deviation_of_cases, without_the_event};

/// The g chart.
pub(crate) fn cases(fit: &Fit<'_>, counting: CaseCount) -> Result<(Process, Estimate), ErrorKind> {
    let used = fit.used(fit.plotted);
    let mean = match fit.centre {
        Some(mean) => mean,
        None => summary::mean(&used).ok_or(ChartError::EmptyPhase)?,
    };
    let (without, extra) = without_the_event(mean, counting);
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
    let centre = match (fit.middle, fit.centre) {
        (Centre::Mean, _) => mean,
        (Centre::Median, None) => summary::median(&used).ok_or(ChartError::EmptyPhase)?,
        (Centre::Median, Some(_)) => extra + tails::geometric_quantile(0.5, 1.0 / (without + 1.0)),
    };
    let estimate = Estimate {
        sigma: Some(deviation_of_cases(without)),
        ..fit.estimate(mean)
    };
    let process = Process::Cases {
        centre,
        mean,
        counting,
    };
    Ok((process, estimate))
}

/// The t chart.
///
/// # Errors
///
/// [`ChartError::ZeroTime`] is the caller's to find, at its point. [`OptionError::BadOption`] for a known centre below zero, and for a known sigma
/// that is larger than the root of any time.
pub(crate) fn times(fit: &Fit<'_>) -> Result<(Process, Estimate), ErrorKind> {
    if let Some(centre) = fit.centre.filter(|centre| *centre < 0.0) {
        return Err(OptionError::bad(
            OptionName::KnownCentre,
            centre,
            "zero or more: it is a time",
        )
        .into());
    }
    let largest = libm::pow(LARGEST, 1.0 / NELSON);
    if let Some(sigma) = fit.sigma.filter(|sigma| *sigma > largest) {
        return Err(OptionError::bad(
            OptionName::KnownSigma,
            sigma,
            "at most 4.6e41: it is that of the 3.6th root of a time",
        )
        .into());
    }
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
    let root_mean = transformed.plain_centre()?.0;
    let used = fit.used(fit.plotted);
    // there and back through the root rounds: a centre that is known, and that of equal times, stay what they are
    let centre = match (fit.centre, used.first()) {
        (Some(centre), _) => centre,
        (None, Some(&first)) if used.iter().all(|&time| time == first) => first,
        _ => libm::pow(root_mean, NELSON),
    };
    let mut estimate = fit.estimate(centre);
    let root_sigma = known_or_estimated(&transformed, &roots, &mut estimate)?;
    let process = Process::Times {
        centre,
        root_mean,
        root_sigma,
    };
    Ok((process, estimate))
}
