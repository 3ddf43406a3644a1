//! Where a shift that a CUSUM has seen probably began, and the level since then.

use crate::num::summary;
use crate::spc::chart::chart::Chart;
use crate::spc::data::data::Data;
use crate::spc::limits::AfterSignal;
use crate::spc::rules::Signal;
use serde::Serialize;

/// What a CUSUM says of a shift beside that there is one: since when, and to what.
///
/// A sum at zero has seen nothing that points its way. The last such point before the signal is the usual estimate of
/// the last point before the shift (Page 1954), and the mean of the values from there to the signal the usual estimate
/// of the new level: without a head start it is Montgomery's μ̂ = centre + k σ + C⁺ σ / N⁺ (*Introduction to Statistical
/// Quality Control*, chapter 9), N⁺ being the number of those points. Both are estimates made because there was a signal:
/// the true shift is often earlier, and often smaller.
///
/// ```
/// use improvement::{Chart, Kind, spc::Basis};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let options = Chart::options().baseline(Basis::process(10.0, 1.0));
/// let chart = options.chart(Kind::Cusum, [10, 9, 12, 11, 12, 13, 12])?;
/// let signal = &chart.signals()[0];
/// let onset = chart.onset(signal).expect("a CUSUM has one");
/// assert_eq!(signal.first_hit(), 5);
/// assert_eq!((onset.after(), onset.points()), (Some(1), 4)); // after the second point
/// assert_eq!(onset.mean(), 12.0);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Onset {
    after: Option<usize>,
    points: usize,
    mean: f64,
}

impl Onset {
    /// The last point at which the sum was at zero before the signal, or after which it started again; `None` if there
    /// is none in the phase.
    #[must_use]
    pub const fn after(&self) -> Option<usize> {
        self.after
    }

    /// How many values lie between that point and the first hit, which is one of them; missing and excluded points are
    /// none.
    #[doc(alias = "N+")]
    #[must_use]
    pub const fn points(&self) -> usize {
        self.points
    }

    /// The mean of these values, in the units of the data; the total over the total on a binomial or Poisson CUSUM.
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.mean
    }
}

impl Chart {
    /// Where the shift behind a signal of a CUSUM probably began; `None` on other kinds of chart.
    ///
    /// # Panics
    ///
    /// May panic for a signal of another chart.
    #[must_use]
    pub fn onset(&self, signal: &Signal) -> Option<Onset> {
        let memory = self.asked().memory_of(self.kind())?;
        memory.path()?;
        let restarts = memory.after() != AfterSignal::Continues;
        let track = self.track(signal.track())?;
        let (start, hit) = (
            self.phases()[signal.phase()].points().start,
            signal.first_hit(),
        );
        let used = |index: &usize| track.value(*index).is_some() && !self.is_excluded(*index);
        let passed = |index: usize, sum: f64| {
            let beyond = |limit: Option<f64>| limit.is_some_and(|limit| sum.abs() > limit.abs());
            beyond(track.upper(index)) || beyond(track.lower(index))
        };
        let after = (start..hit).rev().filter(used).find(|&index| {
            let sum = track.value(index).unwrap_or_default();
            sum == 0.0 || restarts && passed(index, sum)
        });
        let since = after.map_or(start, |index| index + 1)..hit + 1;
        let indices: Vec<usize> = since.filter(used).collect();
        let pick = |column: &[f64]| {
            let picked: Vec<f64> = indices.iter().map(|&index| column[index]).collect();
            summary::sum(&picked)
        };
        let mean = match (&self.series().data, self.kind().chance()) {
            (Data::Proportions { events, trials }, Some(_)) => pick(events) / pick(trials),
            (Data::Rates { events, exposure }, Some(_)) => pick(events) / pick(exposure),
            _ => {
                let values: Vec<f64> = indices
                    .iter()
                    .filter_map(|&index| self.series().value(index))
                    .collect();
                summary::mean(&values)?
            }
        };
        Some(Onset {
            after,
            points: indices.len(),
            mean,
        })
    }
}
