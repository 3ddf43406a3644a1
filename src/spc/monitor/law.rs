//! Limits that no longer move: the lines for a point of any denominator.

use crate::spc::data::data::CaseCount;
use crate::spc::data::kind::Kind;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, Shape};
use crate::spc::limits::width::Width;
use crate::spc::limits::{Spread, subgroup};
use serde::{Deserialize, Serialize};

/// What the lines are made from, as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Law {
    /// A centre, and no limits.
    Centre { centre: f64 },
    /// Lines that were given.
    Lines {
        centre: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lower: Option<f64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        upper: Option<f64>,
    },
    /// A middle and a standard deviation: of a value, of one unit of the denominator (i′), of a value inside a
    /// subgroup (X̄), of the 3.6th root (t).
    Sigma {
        /// The centre line that is drawn.
        centre: f64,
        /// What the limits lie about; the 3.6th root of a time, on a t chart.
        middle: f64,
        sigma: f64,
    },
    /// Events out of trials or in an exposure.
    Events {
        /// The centre line that is drawn, where it is not the mean.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        centre: Option<f64>,
        mean: f64,
        /// How many times as much as chance the points vary, on p′ and u′.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sigma_z: Option<f64>,
    },
    /// Cases between events.
    Cases {
        centre: f64,
        mean: f64,
        counting: CaseCount,
    },
    /// Spreads of subgroups.
    Spread {
        /// The centre line, where it is known and not made from sigma.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        centre: Option<f64>,
        sigma: f64,
    },
}

impl Law {
    /// Whether the lines depend on a point's denominator.
    pub(crate) const fn is_by_denominator(&self, kind: Kind) -> bool {
        match self {
            Self::Centre { .. } | Self::Lines { .. } | Self::Cases { .. } => false,
            Self::Sigma { .. } => matches!(kind, Kind::XbarR | Kind::XbarS | Kind::IPrime),
            Self::Events { .. } => !matches!(kind, Kind::C),
            Self::Spread { .. } => true,
        }
    }

    /// The mean of the process, and the standard deviation of a plotted value where it has one: for a statistic with
    /// memory.
    pub(crate) fn process(&self, kind: Kind, over: f64) -> (f64, f64) {
        match *self {
            Self::Sigma { middle, sigma, .. } if kind == Kind::XbarS => {
                (middle, sigma / over.sqrt())
            }
            Self::Sigma { middle, sigma, .. } => (middle, sigma),
            Self::Events { mean, .. } => (mean, 1.0),
            _ => (0.0, 1.0),
        }
    }

    /// Whether a process that makes events or values does not vary at all.
    pub(crate) fn is_flat(&self, kind: Kind) -> bool {
        match *self {
            Self::Sigma { sigma, .. } => sigma == 0.0,
            Self::Events { mean, .. } => mean == 0.0 || kind == Kind::P && mean == 1.0,
            _ => true,
        }
    }

    /// Whether a statistic with memory can be made of it.
    pub(crate) const fn is_of_a_process(&self) -> bool {
        matches!(
            self,
            Self::Sigma { .. }
                | Self::Events {
                    centre: None,
                    sigma_z: None,
                    ..
                }
        )
    }

    /// The lines at a point with this denominator (or subgroup of this size). The formulas are those of the families
    /// in `limits`, and a test holds the two against each other.
    pub(crate) fn model(&self, kind: Kind, width: Width, range: (f64, f64), over: f64) -> Model {
        let mut range = range;
        let (centre, shape) = match *self {
            Self::Centre { centre } => (centre, Shape::Unlimited),
            Self::Lines {
                centre,
                lower,
                upper,
            } => (centre, given(lower, upper, width)),
            Self::Sigma {
                centre,
                middle,
                sigma,
            } => (
                centre,
                match kind {
                    Kind::T => Shape::Power { middle, sigma },
                    Kind::XbarR | Kind::XbarS | Kind::IPrime => {
                        symmetric(middle, sigma / over.sqrt())
                    }
                    _ => symmetric(middle, sigma),
                },
            ),
            Self::Events {
                centre,
                mean,
                sigma_z,
            } => {
                if kind == Kind::Np {
                    range.1 = over;
                }
                let known = if kind == Kind::Np { over * mean } else { mean };
                let shape = events(kind, width, mean, sigma_z, over);
                (centre.unwrap_or(known), shape)
            }
            Self::Cases {
                centre,
                mean,
                counting,
            } => (centre, cases(width, mean, counting)),
            Self::Spread { centre, sigma } => spread(kind, width, centre, sigma, over),
        };
        Model {
            centre: Line::Flat(centre),
            shape,
            lowest: Line::Flat(range.0),
            highest: Line::Flat(range.1),
            width,
            estimate: Estimate::default(),
        }
    }
}

fn symmetric(middle: f64, sigma: f64) -> Shape {
    Shape::Symmetric {
        middle: Line::Flat(middle),
        sigma: Line::Flat(sigma),
    }
}

fn given(lower: Option<f64>, upper: Option<f64>, width: Width) -> Shape {
    if lower.is_none() && upper.is_none() {
        return Shape::Unlimited;
    }
    Shape::Given {
        lower: lower.map_or(Line::NONE, Line::Flat),
        upper: upper.map_or(Line::NONE, Line::Flat),
        multiple: width.multiple(),
    }
}

fn events(kind: Kind, width: Width, mean: f64, sigma_z: Option<f64>, over: f64) -> Shape {
    let binomial = matches!(kind, Kind::P | Kind::Np | Kind::PPrime);
    let unit = if binomial {
        (mean * (1.0 - mean)).sqrt()
    } else {
        mean.sqrt()
    };
    match (sigma_z, width) {
        (Some(factor), _) => symmetric(mean, factor * unit / over.sqrt()),
        (None, Width::Probability(_)) if binomial => Shape::Binomial {
            chance: mean,
            trials: Line::Flat(over),
            counted: kind == Kind::Np,
        },
        (None, Width::Probability(_)) => Shape::Poisson {
            rate: mean,
            exposure: Line::Flat(over),
        },
        (None, Width::Sigma(_)) if kind == Kind::Np => symmetric(over * mean, unit * over.sqrt()),
        (None, Width::Sigma(_)) => symmetric(mean, unit / over.sqrt()),
    }
}

fn cases(width: Width, mean: f64, counting: CaseCount) -> Shape {
    let extra = match counting {
        CaseCount::Between => 0.0,
        CaseCount::UpToAndIncluding => 1.0,
    };
    let without = mean - extra;
    match width {
        Width::Sigma(_) => symmetric(mean, (without * (without + 1.0)).sqrt()),
        Width::Probability(_) => Shape::Geometric {
            chance: 1.0 / (without + 1.0),
            extra,
        },
    }
}

fn spread(kind: Kind, width: Width, centre: Option<f64>, sigma: f64, over: f64) -> (f64, Shape) {
    let of = if kind == Kind::R {
        Spread::Range
    } else {
        Spread::Deviation
    };
    // a size is a whole number of values
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size came from `len`, or was checked when the state was read"
    )]
    let size = over as usize;
    let centre = centre.unwrap_or_else(|| subgroup::expected(of, size) * sigma);
    let shape = match width {
        Width::Probability(_) if of == Spread::Deviation => Shape::Deviation {
            sigma,
            freedom: Line::Flat(over - 1.0),
        },
        _ => symmetric(centre, subgroup::variation(of, size) * sigma),
    };
    (centre, shape)
}
