//! What a family has found of a process, and the lines that follow from it.
//!
//! The families estimate; the lines are drawn here and nowhere else, for the points of a chart, for a monitor's next
//! point and for a price. The formula of each family stands in its own file, with its source.

use crate::spc::data::data::CaseCount;
use crate::spc::data::facts::{Chance, LimitFamily};
use crate::spc::data::kind::Kind;
use crate::spc::data::spread::Spread;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, Shape};
use crate::spc::limits::subgroup;
use crate::spc::limits::width::Width;
use serde::{Deserialize, Serialize};

/// A process as the limits of one phase have it: what varies, and the numbers behind the lines.
///
/// It is what stays when points are forgotten: with a kind, a width and a denominator it gives the lines at any point.
/// [`ChartPhase::process`](crate::spc::ChartPhase::process) has that of a phase.
///
/// The `centre` of each is the centre line that is drawn. It differs from the mean where a median is drawn; where it is
/// an `Option`, `None` says that it follows from the other numbers and the denominator of a point.
///
/// ```
/// use improvement::{Chart, spc::Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let falls = [8, 6, 9, 7, 5, 8, 7, 9, 6, 8, 7, 6, 8];
/// let bed_days = [910, 870, 930, 905, 880, 920, 915, 940, 860, 925, 900, 890, 900];
/// let chart = Chart::u(falls, bed_days)?;
/// let Some(Process::Events { mean, .. }) = chart.phases()[0].process() else { panic!("a u chart is of events") };
/// assert_eq!(mean, 94.0 / 11_745.0); // falls a bed day
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Process {
    /// A centre line and no limits: a run chart, or a phase with too few points for limits.
    Centre {
        /// The centre line, in the units of the chart.
        centre: f64,
    },
    /// Lines that were worked out elsewhere, the same at every point.
    Given {
        /// The centre line, in the units of the chart.
        centre: f64,
        /// The lower limit, in the units of the chart.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lower: Option<f64>,
        /// The upper limit, in the units of the chart.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        upper: Option<f64>,
    },
    /// Measured values: XmR, X̄ and i′ charts, and the values that an EWMA or CUSUM adds up.
    Values {
        /// The centre line, in the units of the chart.
        centre: f64,
        /// What the limits lie about, in the units of the chart.
        mean: f64,
        /// The standard deviation of one value: on X̄ charts inside a subgroup, on i′ charts for a denominator of 1, or of as
        /// much as [`Series::per`](crate::Series::per) says.
        /// Divided by the root of the size or of the denominator it is that of a plotted point.
        #[doc(alias = "σ")]
        sigma: f64,
    },
    /// Events out of trials (binomial), or in an exposure (Poisson): p, np, p′, c, u and u′ charts, and the events that
    /// a binomial or Poisson CUSUM adds up.
    Events {
        /// The centre line, in the units of the chart, where a median is drawn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        centre: Option<f64>,
        /// The chance of an event in one trial, or the events expected in an exposure of 1 (on a c chart, in a point),
        /// whatever the rate on the chart is [`per`](crate::Series::per).
        mean: f64,
        /// How many times as much as chance alone makes them the points vary: p′ and u′ charts only.
        #[doc(alias = "σz")]
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sigma_z: Option<f64>,
    },
    /// Cases between rare events (geometric): g charts.
    Cases {
        /// The centre line, in cases.
        centre: f64,
        /// The mean number of cases, as they are counted.
        mean: f64,
        /// Whether the case with the event is counted too.
        counting: CaseCount,
    },
    /// Times between rare events, of which the 3.6th root is nearly normal: t charts.
    Times {
        /// The centre line, in units of time.
        centre: f64,
        /// The mean of the 3.6th root of a time.
        root_mean: f64,
        /// The standard deviation of the 3.6th root of a time.
        root_sigma: f64,
    },
    /// The spread inside subgroups, or between neighbours: R, S and moving-range charts.
    Spread {
        /// The centre line, in the units of the values, where it was given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        centre: Option<f64>,
        /// The standard deviation of one value.
        #[doc(alias = "σ")]
        sigma: f64,
    },
}

impl Process {
    /// The same, with the events expected in an exposure of 1 where those in an exposure of `per` were counted.
    pub(crate) fn per_one(self, per: f64) -> Self {
        match self {
            Self::Events {
                centre,
                mean,
                sigma_z,
            } => Self::Events {
                centre,
                mean: mean / per,
                sigma_z,
            },
            other => other,
        }
    }

    /// Whether the lines depend on a point's denominator, or on the size of its subgroup.
    pub(crate) const fn is_by_denominator(&self, kind: Kind) -> bool {
        match self {
            Self::Centre { .. } | Self::Given { .. } | Self::Cases { .. } | Self::Times { .. } => {
                false
            }
            Self::Values { .. } => {
                matches!(kind.family(), LimitFamily::Means(_) | LimitFamily::Ratios)
            }
            Self::Events { .. } => kind.data_taken().has_denominators(),
            Self::Spread { .. } => true,
        }
    }

    /// Whether it varies at all: else its limits have no width, and no point could be held against them.
    pub(crate) fn varies(&self, kind: Kind) -> bool {
        match *self {
            Self::Centre { .. } => true,
            Self::Given { lower, upper, .. } => {
                lower.is_none() || upper.is_none() || lower != upper
            }
            Self::Values { sigma, .. } | Self::Spread { sigma, .. } => sigma != 0.0,
            Self::Events { mean, sigma_z, .. } => {
                deviation_of_events(kind, mean) != 0.0 && sigma_z != Some(0.0)
            }
            Self::Cases { mean, counting, .. } => {
                deviation_of_cases(without_the_event(mean, counting).0) != 0.0
            }
            Self::Times { root_sigma, .. } => root_sigma != 0.0,
        }
    }

    /// The mean, and the standard deviation of a point over this denominator (1 of events, whose weights need none):
    /// what a statistic with memory adds up. None of a process that no such statistic is of.
    pub(crate) fn added_up(&self, over: f64) -> Option<(f64, f64)> {
        match *self {
            Self::Values { mean, sigma, .. } => Some((mean, sigma / over.sqrt())),
            Self::Events {
                centre: None,
                mean,
                sigma_z: None,
            } => Some((mean, 1.0)),
            _ => None,
        }
    }

    /// The lines of a kind, over points with these denominators: trials, exposure, the size of a subgroup or the span of
    /// a moving range; 1 where they depend on nothing. They are cut to the range of the values.
    #[expect(
        clippy::inline_always,
        reason = "a caller that knows its family has no use for the other arms"
    )]
    #[inline(always)]
    pub(crate) fn lines(
        &self,
        kind: Kind,
        width: Width,
        (lowest, highest): (f64, f64),
        over: Line,
        estimate: Estimate,
    ) -> Model {
        let highest = match self {
            // no more events than trials
            Self::Events { .. } if kind.plots_events() => {
                over.map(|n| if n.is_nan() { n } else { n.min(highest) })
            }
            _ => Line::Flat(highest),
        };
        let (centre, shape) = match *self {
            Self::Values {
                centre,
                mean,
                sigma,
            } => {
                let shape = Shape::Symmetric {
                    middle: Line::Flat(mean),
                    sigma: over.into_map(|n| sigma / n.sqrt()),
                };
                (Line::Flat(centre), shape)
            }
            Self::Centre { centre } => (Line::Flat(centre), Shape::Unlimited),
            Self::Given {
                centre,
                lower,
                upper,
            } => {
                let line = |value: Option<f64>| value.map_or(Line::NONE, Line::Flat);
                let shape = Shape::given(line(lower), line(upper), width);
                (Line::Flat(centre), shape)
            }
            Self::Events {
                centre,
                mean,
                sigma_z,
            } => {
                let centre = match centre {
                    Some(centre) => Line::Flat(centre),
                    // the expected number of events steps with the trials
                    None if kind.plots_events() => over.map(|n| n * mean),
                    None => Line::Flat(mean),
                };
                (centre, events(kind, width, (mean, sigma_z), over))
            }
            Self::Cases {
                centre,
                mean,
                counting,
            } => (Line::Flat(centre), cases(width, mean, counting)),
            Self::Times {
                centre,
                root_mean: middle,
                root_sigma: sigma,
            } => (Line::Flat(centre), Shape::Power { middle, sigma }),
            Self::Spread { centre, sigma } => spread(kind, width, (centre, sigma), &over),
        };
        Model {
            centre,
            shape,
            lowest: Line::Flat(lowest),
            highest,
            width,
            estimate,
        }
    }
}

/// Whether events are out of trials.
pub(crate) const fn is_binomial(kind: Kind) -> bool {
    matches!(kind.chance(), Some(Chance::Binomial))
}

/// The standard deviation of the events in one trial, or in an exposure of 1.
pub(crate) fn deviation_of_events(kind: Kind, mean: f64) -> f64 {
    if is_binomial(kind) {
        (mean * (1.0 - mean)).sqrt()
    } else {
        mean.sqrt()
    }
}

/// The mean number of cases without the event, and how many are counted beside them.
pub(crate) fn without_the_event(mean: f64, counting: CaseCount) -> (f64, f64) {
    let extra = match counting {
        CaseCount::Between => 0.0,
        CaseCount::UpToAndIncluding => 1.0,
    };
    (mean - extra, extra)
}

/// The standard deviation of the number of cases, from the mean number of those without the event.
pub(crate) fn deviation_of_cases(without: f64) -> f64 {
    (without * (without + 1.0)).sqrt()
}

fn events(kind: Kind, width: Width, (mean, sigma_z): (f64, Option<f64>), over: Line) -> Shape {
    let unit = deviation_of_events(kind, mean);
    match (sigma_z, width) {
        (Some(factor), _) => Shape::Symmetric {
            middle: Line::Flat(mean),
            sigma: over.into_map(|n| factor * unit / n.sqrt()),
        },
        (None, Width::Probability(_)) if is_binomial(kind) => Shape::Binomial {
            chance: mean,
            trials: over,
            counted: kind.plots_events(),
        },
        (None, Width::Probability(_)) => Shape::Poisson {
            rate: mean,
            exposure: over,
        },
        (None, Width::Sigma(_)) if kind.plots_events() => Shape::Symmetric {
            middle: over.map(|n| n * mean),
            sigma: over.into_map(|n| unit * n.sqrt()),
        },
        (None, Width::Sigma(_)) => Shape::Symmetric {
            middle: Line::Flat(mean),
            sigma: over.into_map(|n| unit / n.sqrt()),
        },
    }
}

fn cases(width: Width, mean: f64, counting: CaseCount) -> Shape {
    let (without, extra) = without_the_event(mean, counting);
    match width {
        Width::Sigma(_) => Shape::Symmetric {
            middle: Line::Flat(mean),
            sigma: Line::Flat(deviation_of_cases(without)),
        },
        Width::Probability(_) => Shape::Geometric {
            chance: 1.0 / (without + 1.0),
            extra,
        },
    }
}

fn spread(
    kind: Kind,
    width: Width,
    (centre, sigma): (Option<f64>, f64),
    sizes: &Line,
) -> (Line, Shape) {
    let of = match kind.family() {
        LimitFamily::Spreads(of) => of,
        _ => Spread::Range,
    };
    let by_size = |factor: fn(Spread, usize) -> f64| {
        sizes.map(|size| whole_size(size).map_or(f64::NAN, |size| factor(of, size) * sigma))
    };
    let centre = centre.map_or_else(|| by_size(subgroup::expected), Line::Flat);
    let shape = match width {
        Width::Probability(_) if of == Spread::Deviation => Shape::Deviation {
            sigma,
            freedom: sizes.map(|size| if size < 2.0 { f64::NAN } else { size - 1.0 }),
        },
        _ => Shape::Symmetric {
            middle: centre.clone(),
            sigma: by_size(subgroup::variation),
        },
    };
    (centre, shape)
}

/// The size of a subgroup that has a spread to expect: a missing one has none, nor an excluded one of one value.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size came from `len`, or was checked when a state was read"
)]
pub(crate) fn whole_size(size: f64) -> Option<usize> {
    (size >= 2.0).then_some(size as usize)
}
