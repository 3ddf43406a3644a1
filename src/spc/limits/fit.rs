//! What a family needs to fit the limits of one phase.

use crate::base::error::ChartError;
use crate::num::summary;
use crate::num::totals::{Total, total};
use crate::spc::limits::estimate::{Estimate, rounding};
use crate::spc::limits::estimator::Estimator;
use crate::spc::limits::line::Line;
use crate::spc::limits::moving_range::Points;
use crate::spc::limits::width::Width;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// Which middle the centre line is, where a kind leaves a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Centre {
    /// The mean, or the total over the total.
    Mean,
    /// The median of the plotted values.
    Median,
}

/// One phase of a series, and how its limits are asked for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fit<'a> {
    /// The plotted value of every point of the series, NaN where missing.
    pub(crate) plotted: &'a [f64],
    /// The numerators, for kinds that add them up.
    pub(crate) numerators: Option<&'a [f64]>,
    /// The denominators.
    pub(crate) denominators: Option<&'a [f64]>,
    /// The excluded points of the whole series, ascending.
    pub(crate) excluded: &'a [usize],
    /// Where the phases of the whole series start, ascending.
    pub(crate) borders: &'a [usize],
    /// Where the lines are drawn.
    pub(crate) drawn: (usize, usize),
    /// The points that set them.
    pub(crate) basis: (usize, usize),
    /// A centre that is known.
    pub(crate) centre: Option<f64>,
    /// A sigma that is known.
    pub(crate) sigma: Option<f64>,
    /// Which middle is drawn.
    pub(crate) middle: Centre,
    pub(crate) estimator: &'a Estimator,
    pub(crate) width: Width,
    /// The values that a point can have.
    pub(crate) range: (f64, f64),
}

impl Fit<'_> {
    pub(crate) fn drawn(&self) -> Range<usize> {
        self.drawn.0..self.drawn.1
    }

    pub(crate) fn basis(&self) -> Range<usize> {
        self.basis.0..self.basis.1
    }

    /// The excluded points of the basis, as offsets into it.
    pub(crate) fn excluded_offsets(&self) -> Vec<usize> {
        let from = self.excluded.partition_point(|&index| index < self.basis.0);
        let to = self.excluded.partition_point(|&index| index < self.basis.1);
        self.excluded[from..to]
            .iter()
            .map(|index| index - self.basis.0)
            .collect()
    }

    /// Where phases start inside the basis, as offsets into it: a basis may lie across several phases, and is
    /// no border itself.
    pub(crate) fn border_offsets(&self) -> Vec<usize> {
        let from = self.borders.partition_point(|&start| start <= self.basis.0);
        let to = self.borders.partition_point(|&start| start < self.basis.1);
        self.borders[from..to.max(from)]
            .iter()
            .map(|start| start - self.basis.0)
            .collect()
    }

    /// The part of a column that sets the limits, missing and excluded points left out.
    pub(crate) fn used<'a>(&self, column: &'a [f64]) -> Cow<'a, [f64]> {
        let values = &column[self.basis()];
        let excluded = self.excluded_offsets();
        if excluded.is_empty() && !values.iter().any(|value| value.is_nan()) {
            return Cow::Borrowed(values);
        }
        Cow::Owned(
            Points {
                values,
                excluded: &excluded,
                borders: &[],
            }
            .usable(),
        )
    }

    /// The total of that part of a column.
    fn total(&self, column: &[f64]) -> Total {
        let column = &column[self.basis()];
        if self.excluded.is_empty() {
            return total(column);
        }
        // in the places where they are: what is left out adds up as what is missing does, to the last digit
        let mut column = column.to_vec();
        for offset in self.excluded_offsets() {
            column[offset] = f64::NAN;
        }
        total(&column)
    }

    /// The value of every point that sets the limits, if they are all equal: their mean can round to a
    /// neighbour, and every point of a flat series would lie on one side of its centre. Two unequal points end
    /// the search.
    fn only_value(&self) -> Option<f64> {
        let mut used = self
            .basis()
            .filter(|index| self.excluded.binary_search(index).is_err())
            .map(|index| self.plotted[index])
            .filter(|value| !value.is_nan());
        let first = used.next()?;
        used.all(|value| value == first).then_some(first)
    }

    /// The mean (or the median, if that is drawn) of the plotted values, unless it is known; and what is known
    /// before anything else is estimated.
    pub(crate) fn plain_centre(&self) -> Result<(f64, Estimate), ChartError> {
        let total = self.total(self.plotted);
        let centre = match (self.centre, self.middle) {
            (Some(centre), _) => Some(centre),
            (None, Centre::Mean) => self.only_value().or_else(|| total.mean()),
            (None, Centre::Median) => summary::median(&self.used(self.plotted)),
        };
        let centre = centre.ok_or(ChartError::EmptyPhase)?;
        Ok((centre, self.estimate_of(total.count, centre)))
    }

    /// Total over total, unless it is known.
    pub(crate) fn pooled_centre(&self) -> Result<f64, ChartError> {
        if let Some(centre) = self.centre {
            return Ok(centre);
        }
        let (Some(above), Some(below)) = (self.numerators, self.denominators) else {
            return self
                .total(self.plotted)
                .mean()
                .ok_or(ChartError::EmptyPhase);
        };
        let below = self.total(below).sum;
        if below > 0.0 {
            Ok(self.total(above).sum / below)
        } else {
            Err(ChartError::EmptyPhase)
        }
    }

    /// The median, where it is drawn although the limits lie about a mean.
    pub(crate) fn drawn_median(&self) -> Result<Option<f64>, ChartError> {
        match (self.middle, self.centre) {
            (Centre::Median, None) => summary::median(&self.used(self.plotted))
                .map(Some)
                .ok_or(ChartError::EmptyPhase),
            _ => Ok(None),
        }
    }

    /// The part of a column over which lines are drawn: one value for all if they are all the same.
    pub(crate) fn over_drawn(&self, column: &[f64]) -> Line {
        let column = &column[self.drawn()];
        match column.first() {
            Some(&first) if column.iter().all(|&value| value == first) => Line::Flat(first),
            _ => Line::Each(column.to_vec()),
        }
    }

    /// What is known before anything is estimated.
    pub(crate) fn estimate(&self, mean: f64) -> Estimate {
        self.estimate_of(self.total(self.plotted).count, mean)
    }

    /// How far rounding may have moved the centre; not at all where it is known.
    pub(crate) fn rounding(&self, estimate: &Estimate) -> f64 {
        if self.centre.is_some() {
            return 0.0;
        }
        let by_steps = estimate
            .rounding_by_steps()
            .filter(|_| self.middle == Centre::Mean);
        if let Some(rounding) = by_steps {
            return rounding;
        }
        if self.excluded.is_empty() {
            rounding(&self.plotted[self.basis()])
        } else {
            rounding(&self.used(self.plotted))
        }
    }

    fn estimate_of(&self, points: usize, mean: f64) -> Estimate {
        Estimate {
            points,
            mean: Some(mean),
            width: Some(self.width),
            ..Estimate::default()
        }
    }
}
