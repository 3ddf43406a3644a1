//! The spread inside subgroups.
//!
//! ```text
//! R̄ / d2        mean of R_i / d2(n_i)
//! S̄ / c4        mean of s_i / c4(n_i)
//! pooled        √( Σ (n_i − 1) s_i² / Σ (n_i − 1) )
//! RMSDF         pooled / c4( Σ (n_i − 1) + 1 )
//! MVLUE-R       Σ w_i R_i / d2(n_i)  /  Σ w_i,      w_i = d2(n_i)² / d3(n_i)²
//! MVLUE-S       Σ w_i s_i / c4(n_i)  /  Σ w_i,      w_i = c4(n_i)² / (1 − c4(n_i)²)
//! ```
//!
//! Source: Burr, *Control charts for measurements with varying sample sizes*, J. Qual. Technol. 1 (1969), for
//! the weights; Montgomery, *Introduction to Statistical Quality Control*, for the rest.
//!
//! The sum by hand, on the subgroups 4, 6 and 5, 9: ranges 2 and 4, R̄ = 3, σ̂ = 3/(2/√π) = 2.6587.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! use improvement::{Chart, Kind, Series};
//!
//! let series = Series::subgroups([[4, 6], [5, 9]])?;
//! let chart = Chart::options().provisional().chart(Kind::XbarR, series)?;
//! let by_hand = 3.0 * std::f64::consts::PI.sqrt() / 2.0;
//! assert!((chart.phases()[0].estimate().sigma.unwrap() - by_hand).abs() < 1e-12);
//! # Ok(())
//! # }
//! ```

use crate::base::error::{ChartError, ErrorKind, OptionError, OptionName};
use crate::num::{constants, summary};
use crate::spc::data::spread::Spread;
use crate::spc::limits::estimator::{Dispersion, Estimator};

/// Largest less smallest.
pub(crate) fn range(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NEG_INFINITY, f64::max)
        - values.iter().copied().fold(f64::INFINITY, f64::min)
}

/// How far the values lie apart, measured as `spread` says; NaN for fewer than two values.
pub(crate) fn spread_of(values: &[f64], spread: Spread) -> f64 {
    if values.len() < 2 {
        return f64::NAN;
    }
    match spread {
        Spread::Range => range(values),
        Spread::Deviation => summary::standard_deviation(values).unwrap_or(f64::NAN),
    }
}

/// What a spread is expected to be, in standard deviations: d2 or c4.
pub(crate) fn expected(spread: Spread, size: usize) -> f64 {
    match spread {
        Spread::Range => constants::d2(size),
        Spread::Deviation => constants::c4(size),
    }
}

/// How much a spread varies about that, in standard deviations: d3 or √(1 − c4²).
pub(crate) fn variation(spread: Spread, size: usize) -> f64 {
    match spread {
        Spread::Range => constants::d3(size),
        Spread::Deviation => constants::c5(size),
    }
}

/// The standard deviation inside the subgroups, each of at least two values.
///
/// # Errors
///
/// [`ChartError::EmptyPhase`] without a subgroup, [`OptionError::BadOption`] for an estimator of another kind.
pub(crate) fn sigma(groups: &[&[f64]], estimator: &Estimator) -> Result<f64, ErrorKind> {
    if groups.is_empty() {
        return Err(ChartError::EmptyPhase.into());
    }
    let weighted = |spread: Spread, weight: &dyn Fn(usize) -> f64| {
        let (mut total, mut weights) = (0.0, 0.0);
        for group in groups {
            let own = weight(group.len());
            total += own * spread_of(group, spread) / expected(spread, group.len());
            weights += own;
        }
        total / weights
    };
    let pooled = || {
        let (mut squares, mut freedom) = (0.0, 0);
        for group in groups {
            let deviation = spread_of(group, Spread::Deviation);
            squares += (group.len() - 1) as f64 * deviation * deviation;
            freedom += group.len() - 1;
        }
        ((squares / freedom as f64).sqrt(), freedom)
    };
    Ok(match estimator.from {
        Dispersion::MeanRange | Dispersion::UnweightedAverage(Spread::Range) => {
            weighted(Spread::Range, &|_| 1.0)
        }
        Dispersion::MeanDeviation | Dispersion::UnweightedAverage(Spread::Deviation) => {
            weighted(Spread::Deviation, &|_| 1.0)
        }
        Dispersion::MinimumVariance(spread) => weighted(spread, &|size| {
            (expected(spread, size) / variation(spread, size)).powi(2)
        }),
        Dispersion::Pooled => pooled().0,
        Dispersion::RootMeanSquare => {
            let (pooled, freedom) = pooled();
            pooled / constants::c4(freedom + 1)
        }
        _ => {
            return Err(OptionError::bad(
                OptionName::Estimator,
                "one that looks from point to point",
                "one that looks inside the subgroups",
            )
            .into());
        }
    })
}
