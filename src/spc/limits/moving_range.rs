//! Moving ranges, their average, and the standard deviation that follows from it.
//!
//! ```text
//! MR_i = max(x_{i-k+1} … x_i) − min(x_{i-k+1} … x_i)          k is the span, 2 unless said otherwise
//! σ̂    = mean MR / d2(k)     or     median MR / d4(k)
//! ```
//!
//! Source: Shewhart's successive differences as set out in Wheeler and Chambers, *Understanding Statistical
//! Process Control*; d2 and d4 are the mean and the median of the range of k standard normal values.
//!
//! The sum by hand, on 22, 25, 19, 24: moving ranges 3, 6, 5; their mean 14/3; σ̂ = (14/3)/(2/√π) = 4.1359.
//!
//! ```
//! # fn main() -> Result<(), improvement::Error> {
//! let chart = improvement::Chart::options().provisional().xmr([22, 25, 19, 24])?;
//! let estimate = chart.phases()[0].estimate();
//! assert_eq!(estimate.moving_range, Some(14.0 / 3.0));
//! let by_hand = 14.0 / 3.0 * std::f64::consts::PI.sqrt() / 2.0;
//! assert!((estimate.sigma.unwrap() - by_hand).abs() < 1e-12);
//! # Ok(())
//! # }
//! ```

use crate::base::error::{ChartError, ErrorKind, OptionError, OptionName};
use crate::num::{constants, summary, totals};
use crate::spc::limits::estimator::{Dispersion, Estimator};

/// The average moving range and the sigma that follows from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MovingRanges {
    pub(crate) average: f64,
    pub(crate) sigma: f64,
    pub(crate) count: usize,
    pub(crate) screened_out: usize,
}

/// The points that set limits: values in order, with what each one is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Points<'a> {
    /// NaN where missing.
    pub(crate) values: &'a [f64],
    /// The excluded ones, ascending, as offsets into `values`.
    pub(crate) excluded: &'a [usize],
    /// Where phases start, ascending, as offsets into `values`: no moving range reaches over such a border.
    pub(crate) borders: &'a [usize],
}

impl Points<'_> {
    /// The values that take part, in order.
    pub(crate) fn usable(&self) -> Vec<f64> {
        let mut usable = Vec::with_capacity(self.values.len());
        let mut excluded = self.excluded.iter().peekable();
        for (offset, &value) in self.values.iter().enumerate() {
            if excluded.next_if_eq(&&offset).is_none() && !value.is_nan() {
                usable.push(value);
            }
        }
        usable
    }

    /// The offsets of neighbouring points that take part: runs of points between which differences are taken.
    fn stretches(&self, estimator: &Estimator) -> Vec<Vec<usize>> {
        let mut stretches = vec![Vec::new()];
        let mut excluded = self.excluded.iter().peekable();
        let mut borders = self.borders.iter().peekable();
        for (offset, value) in self.values.iter().enumerate() {
            if borders.next_if_eq(&&offset).is_some()
                && stretches.last().is_some_and(|last| !last.is_empty())
            {
                stretches.push(Vec::new());
            }
            let (usable, bridged) = if excluded.next_if_eq(&&offset).is_some() {
                (false, estimator.across_excluded)
            } else if value.is_nan() {
                (false, estimator.across_missing)
            } else {
                (true, true)
            };
            if usable {
                if let Some(last) = stretches.last_mut() {
                    last.push(offset);
                }
            } else if !bridged && stretches.last().is_some_and(|last| !last.is_empty()) {
                stretches.push(Vec::new());
            }
        }
        stretches
    }

    /// Pairs of neighbouring points, as offsets.
    pub(crate) fn neighbours(&self, estimator: &Estimator) -> Vec<(usize, usize)> {
        self.stretches(estimator)
            .iter()
            .flat_map(|stretch| stretch.windows(2).map(|pair| (pair[0], pair[1])))
            .collect()
    }

    /// Whether a moving range is the step from one value to the next: the common case.
    fn is_plain(&self, estimator: &Estimator) -> bool {
        estimator.span == 2
            && self.excluded.is_empty()
            && self.borders.is_empty()
            && !estimator.across_missing
    }

    /// The moving ranges, in order, each with the offset of its last point.
    pub(crate) fn moving_ranges(&self, estimator: &Estimator) -> Vec<(usize, f64)> {
        if self.is_plain(estimator) {
            // without lists of offsets: NaN on either side makes NaN
            return self
                .values
                .windows(2)
                .enumerate()
                .map(|(offset, pair)| (offset + 1, (pair[1] - pair[0]).abs()))
                .filter(|(_, range)| !range.is_nan())
                .collect();
        }
        let range = |offsets: &[usize]| {
            let values = offsets.iter().map(|&offset| self.values[offset]);
            values.clone().fold(f64::NEG_INFINITY, f64::max) - values.fold(f64::INFINITY, f64::min)
        };
        self.stretches(estimator)
            .iter()
            .flat_map(|stretch| {
                stretch
                    .windows(estimator.span)
                    .filter_map(|window| Some((*window.last()?, range(window))))
            })
            .collect()
    }
}

/// Fewer moving ranges than this have no average worth the name.
const NEEDED: usize = 2;

/// The average of some moving ranges, screened as the estimator says.
///
/// # Errors
///
/// [`ChartError::BaselineTooShort`] with fewer than two.
pub(crate) fn average(
    mut ranges: Vec<f64>,
    estimator: &Estimator,
) -> Result<MovingRanges, ChartError> {
    let count = ranges.len();
    let too_short = ChartError::BaselineTooShort {
        found: count,
        needs: NEEDED,
    };
    if count < NEEDED {
        return Err(too_short);
    }
    let by_median = estimator.from == Dispersion::MedianMovingRange;
    let middle = |ranges: &[f64]| {
        if by_median {
            summary::median(ranges)
        } else {
            summary::mean(ranges)
        }
    };
    let divisor = if by_median {
        constants::median_range(estimator.span)
    } else {
        constants::d2(estimator.span)
    };
    let mut average = middle(&ranges).ok_or(too_short)?;
    if let Some(screen) = estimator.screen {
        for _ in 0..screen.loops {
            let largest = screen.multiple * average;
            let before = ranges.len();
            ranges.retain(|&range| range <= largest);
            match middle(&ranges) {
                Some(screened) if ranges.len() < before => average = screened,
                _ => break,
            }
        }
    }
    Ok(MovingRanges {
        average,
        sigma: average / divisor,
        count,
        screened_out: count - ranges.len(),
    })
}

/// The standard deviation of a process from its points, by any estimator that does not look inside subgroups.
///
/// # Errors
///
/// [`ChartError::BaselineTooShort`] (of a standard deviation too, of fewer than two
/// values), [`OptionError::BadOption`] for an estimator that looks inside subgroups.
pub(crate) fn sigma(points: Points<'_>, estimator: &Estimator) -> Result<MovingRanges, ErrorKind> {
    match estimator.from {
        Dispersion::MeanMovingRange if points.is_plain(estimator) && estimator.screen.is_none() => {
            Ok(mean_step(points.values, estimator)?)
        }
        Dispersion::MeanMovingRange | Dispersion::MedianMovingRange => {
            let ranges = points.moving_ranges(estimator);
            let ranges = ranges.into_iter().map(|(_, range)| range);
            Ok(average(ranges.collect(), estimator)?)
        }
        Dispersion::StandardDeviation => {
            let usable = points.usable();
            let deviation =
                summary::standard_deviation(&usable).ok_or(ChartError::BaselineTooShort {
                    found: 0,
                    needs: NEEDED,
                })?;
            Ok(MovingRanges {
                average: f64::NAN,
                sigma: deviation / constants::c4(usable.len()),
                count: 0,
                screened_out: 0,
            })
        }
        _ => Err(OptionError::bad(
            OptionName::Estimator,
            "one that looks inside subgroups",
            "moving ranges or the standard deviation, for one value a point",
        )
        .into()),
    }
}

/// The mean moving range of neighbouring values, without a list of them.
fn mean_step(values: &[f64], estimator: &Estimator) -> Result<MovingRanges, ChartError> {
    let steps = totals::total_of_steps(values);
    let average =
        steps
            .mean()
            .filter(|_| steps.count >= NEEDED)
            .ok_or(ChartError::BaselineTooShort {
                found: steps.count,
                needs: NEEDED,
            })?;
    Ok(MovingRanges {
        average,
        sigma: average / constants::d2(estimator.span),
        count: steps.count,
        screened_out: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::{Points, average};
    use crate::spc::limits::estimator::{Estimator, Screen};

    #[test]
    fn a_range_at_the_screen_is_kept_and_one_past_it_is_not() {
        let mut estimator = Estimator::moving_range();
        estimator.screen = Some(Screen {
            multiple: 2.0,
            loops: 1,
        });
        // the mean is 2, and twice that is in the list
        let kept = average(vec![2.0, 0.0, 2.0, 4.0, 2.0], &estimator).expect("an average");
        assert_eq!((kept.average, kept.screened_out), (2.0, 0));
        let cut = average(vec![2.0, 0.0, 1.5, 4.5, 2.0], &estimator).expect("an average");
        assert_eq!((cut.average, cut.screened_out), (1.375, 1));
    }

    #[test]
    fn no_range_reaches_over_the_border_of_a_phase() {
        let estimator = Estimator::moving_range();
        let ranges = |borders: &[usize]| {
            Points {
                values: &[1.0, 2.0, 10.0, 13.0],
                excluded: &[],
                borders,
            }
            .moving_ranges(&estimator)
        };
        assert_eq!(ranges(&[2]), [(1, 1.0), (3, 3.0)]);
        assert_eq!(ranges(&[]), [(1, 1.0), (2, 8.0), (3, 3.0)]);
    }
}
