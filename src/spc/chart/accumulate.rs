//! Charts with memory: the statistics of EWMA and CUSUM charts, from the values and what is known of their process.
//!
//! Each phase starts anew. A missing value leaves the statistic as it was, and has no point; an excluded one leaves it
//! as it was too, and shows it as it stands.

use crate::base::direction::Side;
use crate::spc::asked::layout::{Layout, Stretch};
use crate::spc::asked::options::Options;
use crate::spc::data::data::Data;
use crate::spc::data::kind::Kind;
use crate::spc::data::series::Series;
use crate::spc::limits::Estimate;
use crate::spc::limits::cusum::Path;
use crate::spc::limits::ewma::{self, Ewma};
use crate::spc::limits::line::Line;
use crate::spc::limits::memory::Memory;
use crate::spc::limits::model::{Model, Shape};
use crate::spc::limits::process::is_binomial;

/// One phase of a chart with memory.
pub(crate) struct Accumulated {
    pub(crate) values: Vec<f64>,
    pub(crate) model: Model,
    /// The sum for a fall, and its lines.
    pub(crate) lower: Option<(Vec<f64>, Model)>,
}

/// What a phase is accumulated from.
#[derive(Clone, Copy)]
pub(crate) struct Phase<'a> {
    pub(crate) series: &'a Series,
    pub(crate) options: &'a Options,
    /// The values of the whole series, NaN where missing.
    pub(crate) observed: &'a [f64],
    pub(crate) stretch: &'a Stretch,
    pub(crate) layout: &'a Layout,
}

impl Phase<'_> {
    /// The statistic of a chart with memory, and its lines; `model` is that of the values. None for other kinds.
    pub(crate) fn accumulated(self, kind: Kind, model: &Model) -> Option<Accumulated> {
        match self.options.memory_of(kind)? {
            Memory::Ewma(ewma) => Some(self.averages(&ewma, model)),
            Memory::Cusum(cusum) => {
                let (k, (middle, sigma)) = (
                    cusum.reference(),
                    symmetric(model).unwrap_or(WITHOUT_LIMITS),
                );
                let score = |offset: usize, value: f64| {
                    let (middle, sigma) = (middle.get(offset)?, sigma.get(offset)?);
                    Some((value - middle) / sigma)
                };
                Some(self.sums(model, cusum.path(), |side, offset, value| {
                    let score = score(offset, value)?;
                    Some(match side {
                        Side::Above => score - k,
                        Side::Below => -score - k,
                    })
                }))
            }
            Memory::RatioCusum(weights) => {
                let mean = model.estimate.mean.unwrap_or(f64::NAN);
                let binomial = is_binomial(kind);
                Some(self.sums(model, weights.path(), |side, offset, _| {
                    let (events, over) = self.events(offset)?;
                    Some(weights.weight(side, binomial, mean, events, over))
                }))
            }
        }
    }

    /// Whether a point of the phase counts.
    fn counts(self, offset: usize) -> bool {
        let index = self.stretch.points.start + offset;
        !self.observed[index].is_nan() && !self.layout.is_excluded(index)
    }

    fn values(&self) -> &[f64] {
        &self.observed[self.stretch.points.clone()]
    }

    /// The events at a point, and what they are out of.
    fn events(self, offset: usize) -> Option<(f64, f64)> {
        let index = self.stretch.points.start + offset;
        let over = self.series.data.denominators();
        match &self.series.data {
            Data::Proportions { events, .. } | Data::Rates { events, .. } => {
                Some((*events.get(index)?, *over?.get(index)?))
            }
            Data::Counts(events) => Some((*events.get(index)?, 1.0)),
            _ => None,
        }
    }

    fn averages(self, ewma: &Ewma, model: &Model) -> Accumulated {
        // without limits the average is of the values about their median
        let (middle, sigma) = symmetric(model).unwrap_or((&model.centre, &Line::NONE));
        let found = ewma::averages(
            ewma,
            self.values(),
            |offset| self.counts(offset),
            middle.get(0).unwrap_or(f64::NAN),
            sigma,
            model.width.multiple(),
        );
        Accumulated {
            values: found.values,
            model: Model {
                shape: match model.shape {
                    Shape::Unlimited => Shape::Unlimited,
                    _ => Shape::Symmetric {
                        middle: middle.clone(),
                        sigma: found.deviations,
                    },
                },
                ..model.clone()
            },
            lower: None,
        }
    }

    fn sums(
        self,
        model: &Model,
        path: Path,
        step: impl Fn(Side, usize, f64) -> Option<f64>,
    ) -> Accumulated {
        // without any variation there is no unit to add up in, nor without limits
        let unlimited = matches!(model.shape, Shape::Unlimited);
        let flat = model.is_flat() || unlimited;
        let path = Path {
            start: if flat { 0.0 } else { path.start },
            ..path
        };
        let side = |side: Side| {
            let values = self.values().iter().enumerate();
            let steps = values.clone().map(|(offset, &value)| {
                let counts = !flat && self.counts(offset);
                counts.then(|| step(side, offset, value)).flatten()
            });
            let sums = path.sums(side, steps);
            let drawn = values.zip(sums);
            drawn
                .map(|((_, value), sum)| if value.is_nan() { *value } else { sum })
                .collect()
        };
        let lines = |lower: f64, upper: f64| Model {
            centre: Line::Flat(0.0),
            shape: Shape::given(Line::Flat(lower), Line::Flat(upper), model.width),
            lowest: Line::Flat(f64::NEG_INFINITY),
            highest: Line::Flat(f64::INFINITY),
            width: model.width,
            // a sum starts at zero, which no point sets
            estimate: Estimate {
                rounding: 0.0,
                ..model.estimate.clone()
            },
        };
        let (above, below) = if unlimited {
            (lines(f64::NAN, f64::NAN), lines(f64::NAN, f64::NAN))
        } else if flat {
            (lines(0.0, 0.0), lines(0.0, 0.0))
        } else {
            (
                lines(f64::NAN, path.interval),
                lines(-path.interval, f64::NAN),
            )
        };
        Accumulated {
            values: side(Side::Above),
            model: above,
            lower: Some((side(Side::Below), below)),
        }
    }
}

/// The middle and the sigma of values without limits.
const WITHOUT_LIMITS: (&Line, &Line) = (&Line::NONE, &Line::NONE);

/// The middle and the sigma of the values.
const fn symmetric(model: &Model) -> Option<(&Line, &Line)> {
    match &model.shape {
        Shape::Symmetric { middle, sigma } => Some((middle, sigma)),
        _ => None,
    }
}
