//! What a phase was found to be: the numbers behind its lines.

use crate::num::totals::largest;
use crate::spc::limits::estimator::{Dispersion, Estimator};
use crate::spc::limits::width::Width;
use serde::Serialize;

/// The numbers behind the lines of a phase.
///
/// What is `None` was not estimated: the kind does not use it, or it was given.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[non_exhaustive]
pub struct Estimate {
    /// How many points set the limits.
    pub points: usize,
    /// The estimated (or given) mean of the process, in the units of the chart.
    pub mean: Option<f64>,
    /// The standard deviation of a single value: of the value itself on XmR, X̄, R and S charts, of the 3.6th
    /// root on a t chart, of one unit of the denominator on an i′ chart.
    #[doc(alias = "σ")]
    pub sigma: Option<f64>,
    /// The average moving range that sigma comes from (the median, if the estimator says so).
    #[doc(alias = "MR-bar")]
    pub moving_range: Option<f64>,
    /// How many moving ranges there were, before screening.
    pub differences: usize,
    /// How many moving ranges screening left out.
    pub screened_out: usize,
    /// By how much the points vary more than binomial or Poisson data do: 1 is exactly as much. Worked out on
    /// p, p′, np, u, u′ and c charts.
    #[doc(alias = "σz")]
    pub sigma_z: Option<f64>,
    /// How the spread was estimated, where it was.
    pub estimator: Option<Estimator>,
    /// How far the limits lie from the centre.
    pub width: Option<Width>,
    /// How far from the centre a value may lie and still be on it: as far as adding up and dividing may have moved one of
    /// them. 8 roundings of a size that no point that set the centre exceeds; 0 where none set it.
    #[serde(skip)]
    pub(crate) rounding: f64,
    /// The shares of points that a steady process of events or cases has above its centre and below it, where that is known.
    #[serde(skip)]
    pub(crate) sides: Option<[f64; 2]>,
}

/// So many roundings of the largest of the points that set a centre: a total is at most seven of them off, a division one.
const ROUNDINGS: f64 = 8.0;

impl Estimate {
    /// How far rounding may have moved the mean, where every step from point to point is known: no point lies farther from
    /// the mean than all steps together, so that nobody needs to look for the largest. `None` where some step is not known.
    pub(crate) fn rounding_by_steps(&self) -> Option<f64> {
        let estimator = self.estimator?;
        let of_steps = estimator.from == Dispersion::MeanMovingRange && estimator.span == 2;
        let all = self.differences + 1 == self.points && self.screened_out == 0;
        if !(of_steps && all) {
            return None;
        }
        let steps = self.moving_range? * self.differences as f64;
        Some(ROUNDINGS * f64::EPSILON * (self.mean?.abs() + steps))
    }
}

/// How far rounding may have moved a centre, which these points set: by their largest.
pub(crate) fn rounding(values: &[f64]) -> f64 {
    ROUNDINGS * f64::EPSILON * largest(values)
}
