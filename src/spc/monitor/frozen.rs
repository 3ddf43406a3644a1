//! Limits that no longer move: taken from a chart, checked when they are read.

use crate::base::error::{Error, ErrorKind, MonitorError};
use crate::spc::chart::chart::Chart;
use crate::spc::chart::chart_phase::ChartPhase;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::kind::Kind;
use crate::spc::data::observation::ordinary;
use crate::spc::data::phase::Basis;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, Shape};
use crate::spc::limits::width::Width;
use crate::spc::monitor::law::Law;
use serde::{Deserialize, Serialize};

/// What each point holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Holds {
    Values,
    Proportions,
    Rates,
    Ratios,
    Counts,
    TimesBetween,
    CasesBetween { counting: CaseCount },
    Subgroups,
}

impl Holds {
    pub(crate) fn of(data: &Data) -> Self {
        match data {
            Data::Values(_) => Self::Values,
            Data::Proportions { .. } => Self::Proportions,
            Data::Rates { .. } => Self::Rates,
            Data::Ratios { .. } => Self::Ratios,
            Data::Counts(_) => Self::Counts,
            Data::TimesBetween(_) => Self::TimesBetween,
            Data::CasesBetween { counting, .. } => Self::CasesBetween {
                counting: *counting,
            },
            Data::Subgroups(_) => Self::Subgroups,
        }
    }

    const fn fits(self, kind: Kind) -> bool {
        match kind {
            Kind::Run | Kind::Individuals => !matches!(self, Self::Subgroups),
            Kind::XbarR | Kind::XbarS | Kind::R | Kind::S => matches!(self, Self::Subgroups),
            Kind::P | Kind::PPrime | Kind::Np => matches!(self, Self::Proportions),
            Kind::C => matches!(self, Self::Counts),
            Kind::U | Kind::UPrime => matches!(self, Self::Rates),
            Kind::IPrime => matches!(self, Self::Proportions | Self::Rates | Self::Ratios),
            Kind::G => matches!(self, Self::CasesBetween { .. }),
            Kind::T => matches!(self, Self::TimesBetween),
            Kind::MovingRange
            | Kind::Ewma
            | Kind::Cusum
            | Kind::BinomialCusum
            | Kind::PoissonCusum => false,
        }
    }
}

/// The limits of a chart's last phase, for points to come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "FrozenDoc", into = "FrozenDoc")]
pub(crate) struct Frozen {
    pub(crate) kind: Kind,
    pub(crate) holds: Holds,
    pub(crate) width: Width,
    pub(crate) bounds: Option<(f64, f64)>,
    pub(crate) law: Law,
}

fn not_frozen(why: &'static str) -> ErrorKind {
    MonitorError::NotFrozen { why }.into()
}

impl Frozen {
    /// The limits of the last phase of a chart.
    pub(crate) fn of(chart: &Chart) -> Result<Self, Error> {
        let (kind, series, options) = (chart.kind(), chart.series(), chart.asked());
        let Some(phase) = chart.phases().last() else {
            return Err(not_frozen("the chart has no phase").into());
        };
        let model = &phase.model;
        if kind == Kind::MovingRange {
            return Err(not_frozen(
                "a moving range belongs to two points: watch the values themselves",
            )
            .into());
        }
        if kind.has_memory() {
            return Err(not_frozen(
                "an EWMA or CUSUM carries its statistic along, so a `MemoryMonitor` watches it",
            )
            .into());
        }
        let holds = Holds::of(&series.data);
        let known = match phase.basis() {
            Basis::Process { centre, .. } => *centre,
            _ => None,
        };
        let law = law(chart, model, holds, known)?;
        Self {
            kind,
            holds,
            width: model.width,
            bounds: options.wishes.bounds,
            law,
        }
        .checked()
        .map_err(Error::from)
    }

    /// The process of the last phase of a chart with memory, as the limits of the chart of its values.
    pub(crate) fn of_memory(chart: &Chart) -> Result<Self, Error> {
        let holds = Holds::of(&chart.series().data);
        let estimate = chart.phases().last().map(ChartPhase::estimate);
        let mean = estimate.and_then(|estimate| estimate.mean);
        let sigma = estimate.and_then(|estimate| estimate.sigma);
        let (Some(mean), sigma) = (mean, sigma.unwrap_or(0.0)) else {
            return Err(not_frozen("the chart has no phase").into());
        };
        let events = Law::Events {
            centre: None,
            mean,
            sigma_z: None,
        };
        let values = Law::Sigma {
            centre: mean,
            middle: mean,
            sigma,
        };
        let (kind, law) = match (chart.kind(), holds) {
            (Kind::BinomialCusum, _) => (Kind::P, events),
            (Kind::PoissonCusum, Holds::Counts) => (Kind::C, events),
            (Kind::PoissonCusum, _) => (Kind::U, events),
            (_, Holds::Subgroups) => (Kind::XbarS, values),
            _ => (Kind::Individuals, values),
        };
        Self {
            kind,
            holds,
            width: Width::default(),
            bounds: chart.asked().wishes.bounds,
            law,
        }
        .checked()
        .map_err(Error::from)
    }

    /// The lines at a point with this denominator.
    pub(crate) fn model(&self, over: f64) -> Model {
        let range = self.bounds.unwrap_or(self.kind.range());
        self.law.model(self.kind, self.width, range, over)
    }

    pub(crate) const fn is_by_denominator(&self) -> bool {
        self.law.is_by_denominator(self.kind)
    }

    fn checked(self) -> Result<Self, ErrorKind> {
        let fits = match self.law {
            Law::Centre { .. } | Law::Lines { .. } => true,
            Law::Sigma { .. } => matches!(
                self.kind,
                Kind::Individuals | Kind::XbarR | Kind::XbarS | Kind::IPrime | Kind::T
            ),
            Law::Events { sigma_z, .. } => match self.kind {
                Kind::P | Kind::Np | Kind::C | Kind::U => sigma_z.is_none(),
                Kind::PPrime | Kind::UPrime => sigma_z.is_some(),
                _ => false,
            },
            Law::Cases { .. } => self.kind == Kind::G,
            Law::Spread { .. } => matches!(self.kind, Kind::R | Kind::S),
        };
        if !fits || !self.holds.fits(self.kind) {
            return Err(not_frozen("they are those of another kind of chart"));
        }
        self.width.check().map_err(|error| error.kind().clone())?;
        if let Some((lowest, highest)) = self.bounds
            && (lowest >= highest || lowest.is_nan() || highest.is_nan())
        {
            return Err(not_frozen("their bounds are out of order"));
        }
        self.check_numbers()?;
        Ok(self)
    }

    fn check_numbers(&self) -> Result<(), ErrorKind> {
        let numbers = match self.law {
            Law::Centre { centre } => [Some(centre), None, None],
            Law::Lines {
                centre,
                lower,
                upper,
            } => [Some(centre), lower, upper],
            Law::Sigma {
                centre,
                middle,
                sigma,
            } => [Some(centre), Some(middle), Some(sigma)],
            Law::Events {
                centre,
                mean,
                sigma_z,
            } => [centre, Some(mean), sigma_z],
            Law::Cases { centre, mean, .. } => [Some(centre), Some(mean), None],
            Law::Spread { centre, sigma } => [centre, Some(sigma), None],
        };
        for number in numbers.into_iter().flatten() {
            ordinary(number)?;
        }
        let (sigma, mean, lowest_mean) = match self.law {
            Law::Sigma { sigma, .. } | Law::Spread { sigma, .. } => (sigma, 0.0, 0.0),
            Law::Events { mean, sigma_z, .. } => (sigma_z.unwrap_or(0.0), mean, 0.0),
            Law::Cases { mean, counting, .. } => (
                0.0,
                mean,
                match counting {
                    CaseCount::Between => 0.0,
                    CaseCount::UpToAndIncluding => 1.0,
                },
            ),
            Law::Centre { .. } | Law::Lines { .. } => (0.0, 0.0, 0.0),
        };
        let binomial = matches!(self.kind, Kind::P | Kind::Np | Kind::PPrime);
        let is_event = matches!(self.law, Law::Events { .. });
        if sigma < 0.0 || mean < lowest_mean || (binomial && is_event && mean > 1.0) {
            return Err(not_frozen("a process cannot have these numbers"));
        }
        if let Law::Lines {
            centre,
            lower,
            upper,
        } = self.law
            && (lower.is_some_and(|lower| lower > centre)
                || upper.is_some_and(|upper| upper < centre))
        {
            return Err(not_frozen("their lines are out of order"));
        }
        if let (Law::Cases { counting, .. }, Holds::CasesBetween { counting: held }) =
            (&self.law, self.holds)
            && *counting != held
        {
            return Err(not_frozen("they count cases in two ways"));
        }
        if self.kind == Kind::R
            && matches!(self.law, Law::Spread { .. })
            && matches!(self.width, Width::Probability(_))
        {
            return Err(not_frozen("ranges have no exact limits"));
        }
        Ok(())
    }
}

/// The numbers behind the lines of a phase. `known` is a centre that was given.
fn law(chart: &Chart, model: &Model, holds: Holds, known: Option<f64>) -> Result<Law, ErrorKind> {
    const BY_POINT: &str = "its lines were given point by point, so that the next point has none";
    const NO_LIMITS: &str = "its last phase has no limits";
    let flat = |line: &Line| match line {
        Line::Flat(value) => Ok(*value),
        Line::Each(_) => Err(not_frozen(BY_POINT)),
    };
    let one = |line: &Line| flat(line).map(|value| Some(value).filter(|value| !value.is_nan()));
    let estimate = &model.estimate;
    let mean = || estimate.mean.ok_or_else(|| not_frozen(NO_LIMITS));
    let sigma = || estimate.sigma.ok_or_else(|| not_frozen(NO_LIMITS));
    match (&model.shape, chart.kind()) {
        (Shape::Unlimited, kind) => {
            let given = chart
                .phases()
                .last()
                .is_some_and(|phase| matches!(phase.basis(), Basis::Lines { .. }));
            if kind != Kind::Run && !given {
                return Err(not_frozen(NO_LIMITS));
            }
            Ok(Law::Centre {
                centre: flat(&model.centre)?,
            })
        }
        (Shape::Given { lower, upper, .. }, _) => Ok(Law::Lines {
            centre: flat(&model.centre)?,
            lower: one(lower)?,
            upper: one(upper)?,
        }),
        (Shape::Power { middle, sigma }, _) => Ok(Law::Sigma {
            centre: flat(&model.centre)?,
            middle: *middle,
            sigma: *sigma,
        }),
        (Shape::Symmetric { middle, .. }, Kind::XbarR | Kind::XbarS | Kind::IPrime) => {
            Ok(Law::Sigma {
                centre: flat(&model.centre)?,
                middle: flat(middle)?,
                sigma: sigma()?,
            })
        }
        (_, kind @ (Kind::P | Kind::Np | Kind::C | Kind::U | Kind::PPrime | Kind::UPrime)) => {
            let mean = mean()?;
            let prime = matches!(kind, Kind::PPrime | Kind::UPrime);
            // the centre of an np chart moves with the trials, unless it is a median
            let median = chart.uses_median() && known.is_none();
            Ok(Law::Events {
                centre: match (kind, &model.centre) {
                    (Kind::Np, Line::Flat(centre)) if median => Some(*centre),
                    (Kind::Np, _) => None,
                    (_, centre) => Some(flat(centre)?).filter(|centre| *centre != mean),
                },
                mean,
                sigma_z: estimate.sigma_z.filter(|_| prime),
            })
        }
        (_, Kind::G) => Ok(Law::Cases {
            centre: flat(&model.centre)?,
            mean: mean()?,
            counting: match holds {
                Holds::CasesBetween { counting } => counting,
                _ => CaseCount::Between,
            },
        }),
        (_, Kind::R | Kind::S) => Ok(Law::Spread {
            centre: known,
            sigma: sigma()?,
        }),
        (Shape::Symmetric { middle, sigma }, _) => Ok(Law::Sigma {
            centre: flat(&model.centre)?,
            middle: flat(middle)?,
            sigma: flat(sigma)?,
        }),
        _ => Err(not_frozen(NO_LIMITS)),
    }
}

/// Frozen limits as a document has them. A bound that is `None` is none on that side.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrozenDoc {
    kind: Kind,
    holds: Holds,
    width: Width,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bounds: Option<(Option<f64>, Option<f64>)>,
    law: Law,
}

impl TryFrom<FrozenDoc> for Frozen {
    type Error = Error;
    fn try_from(doc: FrozenDoc) -> Result<Self, Error> {
        let wide = |(lowest, highest): (Option<f64>, Option<f64>)| {
            (
                lowest.unwrap_or(f64::NEG_INFINITY),
                highest.unwrap_or(f64::INFINITY),
            )
        };
        let frozen = Self {
            kind: doc.kind,
            holds: doc.holds,
            width: doc.width,
            bounds: doc.bounds.map(wide),
            law: doc.law,
        };
        Ok(frozen.checked()?)
    }
}

impl From<Frozen> for FrozenDoc {
    fn from(frozen: Frozen) -> Self {
        let finite = |bound: f64| Some(bound).filter(|bound| bound.is_finite());
        Self {
            kind: frozen.kind,
            holds: frozen.holds,
            width: frozen.width,
            bounds: frozen
                .bounds
                .map(|(lowest, highest)| (finite(lowest), finite(highest))),
            law: frozen.law,
        }
    }
}
