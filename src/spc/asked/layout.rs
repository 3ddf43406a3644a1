//! Phases and exclusions as points: every place looked up, every stretch checked.

use crate::base::error::{ChartError, Error, Place};
use crate::spc::asked::options::Options;
use crate::spc::asked::per_phase::PerPhase;
use crate::spc::data::phase::Basis;
use crate::spc::data::series::Series;
use std::ops::Range;

/// The points of each phase, the points that set its limits, and the points that are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) phases: PerPhase<Stretch>,
    /// Where each phase after the first starts.
    pub(crate) starts: Vec<usize>,
    /// Ascending, each once.
    pub(crate) excluded: Vec<usize>,
}

/// One phase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) points: Range<usize>,
    /// The points that set its limits: its own, unless the basis names others.
    pub(crate) basis: Range<usize>,
    /// Its place among the options' phases; the first phase of a chart has none.
    pub(crate) option: Option<usize>,
}

impl Stretch {
    /// What sets its limits, as the options say it.
    pub(crate) fn basis_of<'a>(&self, options: &'a Options) -> &'a Basis {
        options.basis_at(self.option)
    }
}

impl Layout {
    pub(crate) fn new(series: &Series, options: &Options) -> Result<Self, Error> {
        let whole = |start: usize, option| Stretch {
            points: start..series.len(),
            basis: start..series.len(),
            option,
        };
        let wishes = &options.wishes;
        if wishes.phases.is_empty()
            && wishes.exclusions.is_empty()
            && !matches!(wishes.basis, Basis::Points { .. })
        {
            // most charts
            return Ok(Self {
                phases: PerPhase::from(whole(0, None)),
                starts: Vec::new(),
                excluded: Vec::new(),
            });
        }
        let mut excluded = Vec::with_capacity(options.wishes.exclusions.len());
        for (index, exclusion) in options.wishes.exclusions.iter().enumerate() {
            let place = Place::Exclusion(index);
            if !exclusion.reason().is_given() {
                return Err(ChartError::NoReason.at(place));
            }
            excluded.extend(
                series
                    .points_at(exclusion.at())
                    .map_err(|error| error.or_at(place))?,
            );
        }
        excluded.sort_unstable();
        excluded.dedup();

        let mut phases = PerPhase::from(whole(0, None));
        for (index, phase) in options.wishes.phases.iter().enumerate() {
            let place = Place::Phase(index + 1);
            if !phase.reason().is_given() {
                return Err(ChartError::NoReason.at(place));
            }
            let start = series
                .position(phase.from())
                .map_err(|error| error.or_at(place.clone()))?;
            let previous = phases[index].points.start;
            if start <= previous {
                return Err(ChartError::PhaseOrder {
                    found: start + 1,
                    previous: previous + 1,
                }
                .at(place));
            }
            phases[index].points.end = start;
            phases[index].basis.end = start;
            phases.push(whole(start, Some(index)));
        }
        for (index, stretch) in phases.iter_mut().enumerate() {
            if let Basis::Points { from, to } = stretch.basis_of(options) {
                let place = || Place::Phase(index);
                let Range {
                    start: from,
                    end: to,
                } = series
                    .between(from, to.as_ref())
                    .map_err(|error| error.or_at(place()))?;
                if to <= from {
                    return Err(ChartError::EmptyStretch {
                        from: from + 1,
                        to: to + 1,
                    }
                    .at(place()));
                }
                stretch.basis = from..to;
            }
        }
        // the first phase starts where everything does, and borders on nothing
        let starts = phases[1..].iter().map(|phase| phase.points.start).collect();
        Ok(Self {
            phases,
            starts,
            excluded,
        })
    }

    #[inline]
    pub(crate) fn is_excluded(&self, index: usize) -> bool {
        !self.excluded.is_empty() && self.excluded.binary_search(&index).is_ok()
    }
}
