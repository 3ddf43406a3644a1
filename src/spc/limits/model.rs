//! The fitted limits of one phase: a centre line, and a line at any distance from it.

use crate::base::direction::Side;
use crate::num::tails;
use crate::num::totals;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::line::Line;
use crate::spc::limits::width::Width;

/// The limits of one phase, as a family fitted them. Lines are over the points of the phase.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Model {
    /// The centre line that is drawn, and about which runs are counted.
    pub(crate) centre: Line,
    /// How far a point may lie from it.
    pub(crate) shape: Shape,
    /// The least that a point can be: a line never lies below it.
    pub(crate) lowest: Line,
    /// The most that a point can be: a line never lies above it.
    pub(crate) highest: Line,
    pub(crate) width: Width,
    pub(crate) estimate: Estimate,
}

/// What the variation about the centre looks like.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// Unknown: no limits.
    Unlimited,
    /// `middle ± z · sigma`.
    Symmetric { middle: Line, sigma: Line },
    /// `(middle ± z · sigma)^3.6`.
    Power { middle: f64, sigma: f64 },
    /// Events out of trials, plotted as a proportion or as a number of events.
    Binomial {
        chance: f64,
        trials: Line,
        counted: bool,
    },
    /// Events in an exposure, plotted as a rate.
    Poisson { rate: f64, exposure: Line },
    /// Cases without the event before the next one, plus `extra`.
    Geometric { chance: f64, extra: f64 },
    /// A standard deviation of `freedom + 1` values about `sigma`.
    Deviation { sigma: f64, freedom: Line },
    /// Lines that were given, `multiple` sigma from the centre.
    Given {
        lower: Line,
        upper: Line,
        multiple: f64,
    },
}

/// The limits of a phase as a chart keeps them.
#[derive(Debug, Clone)]
pub(crate) enum Drawn {
    /// Lower, upper.
    Lines([Line; 2]),
    /// A sum about the middle at each point, worked out where it is asked for.
    ByPoint,
}

impl Drawn {
    /// The limit at a point of the phase, `None` where there is none.
    pub(crate) fn at(&self, model: &Model, offset: usize, side: Side) -> Option<f64> {
        match (self, &model.shape) {
            (Self::Lines([lower, upper]), _) => match side {
                Side::Above => upper.get(offset),
                Side::Below => lower.get(offset),
            },
            (Self::ByPoint, Shape::Symmetric { middle, sigma }) => {
                let (middle, sigma) = (middle.get(offset)?, sigma.get(offset)?);
                let value = from_middle(middle, sigma, model.width.multiple(), side);
                let bound = |line: &Line| line.get(offset).unwrap_or(f64::NAN);
                Some(lowered(
                    raised(value, bound(&model.lowest)),
                    bound(&model.highest),
                ))
            }
            (Self::ByPoint, _) => None,
        }
    }
}

/// Flat lines about a middle: those of most charts.
#[derive(Clone, Copy)]
pub(crate) struct Plain {
    middle: f64,
    sigma: f64,
    lowest: f64,
    highest: f64,
}

impl Plain {
    #[inline]
    fn at(self, z: f64, side: Side) -> f64 {
        from_middle(self.middle, self.sigma, z, side)
    }

    /// The lines `z` sigma above and below the centre, cut to the range of the values.
    #[inline]
    pub(crate) fn cut_at(self, z: f64) -> [f64; 2] {
        Side::BOTH.map(|side| self.cut(self.at(z, side)))
    }

    /// The lines `z` sigma above and below the centre as the rules see them: NaN where the range cuts them.
    #[inline]
    pub(crate) fn inside_at(self, z: f64) -> [f64; 2] {
        Side::BOTH.map(|side| self.inside(self.at(z, side)))
    }

    #[inline]
    fn inside(self, value: f64) -> f64 {
        if (self.lowest..=self.highest).contains(&value) {
            value
        } else {
            f64::NAN
        }
    }

    #[inline]
    fn cut(self, value: f64) -> f64 {
        lowered(raised(value, self.lowest), self.highest)
    }
}

#[inline]
fn from_middle(middle: f64, sigma: f64, z: f64, side: Side) -> f64 {
    middle
        + match side {
            Side::Above => z,
            Side::Below => -z,
        } * sigma
}

// `max` and `min` would turn a missing line into a bound

#[inline]
fn raised(value: f64, lowest: f64) -> f64 {
    if value < lowest { lowest } else { value }
}

#[inline]
fn lowered(value: f64, highest: f64) -> f64 {
    if value > highest { highest } else { value }
}

/// Nelson's power: a time between Poisson events to the power 1/3.6 is nearly normal.
pub(crate) const NELSON: f64 = 3.6;

impl Shape {
    /// That of lines which were given: unlimited without any.
    pub(crate) fn given(lower: Line, upper: Line, width: Width) -> Self {
        if lower.is_any() || upper.is_any() {
            Self::Given {
                lower,
                upper,
                multiple: width.multiple(),
            }
        } else {
            Self::Unlimited
        }
    }
}

impl Model {
    /// No line at all: there is not even a value to be the centre.
    pub(crate) fn without_lines(width: Width) -> Self {
        Self {
            centre: Line::NONE,
            shape: Shape::Unlimited,
            lowest: Line::Flat(f64::NEG_INFINITY),
            highest: Line::Flat(f64::INFINITY),
            width,
            estimate: Estimate::default(),
        }
    }

    /// The lines about the centre, as far from it as rounding may have moved a value: above, below.
    #[inline]
    pub(crate) fn about_centre(&self, centre: f64) -> [f64; 2] {
        let rounding = self.estimate.rounding;
        [centre + rounding, centre - rounding]
    }

    /// The end of the values that are possible, for the rules: none where there is no end, and without limits.
    pub(crate) fn bound(&self, side: Side) -> Line {
        let finite = |line: &Line| line.map(|end| if end.is_finite() { end } else { f64::NAN });
        match (&self.shape, side) {
            (Shape::Unlimited, _) => Line::NONE,
            (_, Side::Above) => finite(&self.highest),
            // the case with the event may be counted too
            (Shape::Geometric { extra, .. }, Side::Below) => {
                finite(&self.lowest.map(|lowest| lowest.max(*extra)))
            }
            (_, Side::Below) => finite(&self.lowest),
        }
    }

    /// The line `z` sigma from the centre, cut to the range of the values. On a kind with exact limits it is
    /// the line that has the same chance beyond it as `z` sigma has on normal data.
    pub(crate) fn at(&self, z: f64, side: Side) -> Line {
        if let Some(plain) = self.plain() {
            return Line::Flat(plain.cut(plain.at(z, side)));
        }
        self.cut(self.reach(Width::Sigma(z), side))
    }

    /// The limits as drawn, cut to the range of the values: lower, upper.
    #[inline]
    pub(crate) fn drawn(&self) -> [Line; 2] {
        let sides = [Side::Below, Side::Above];
        if let Some(plain) = self.plain() {
            let z = self.width.multiple();
            return sides.map(|side| Line::Flat(plain.cut(plain.at(z, side))));
        }
        sides.map(|side| self.cut(self.uncut(side)))
    }

    /// The limits as drawn, to be kept: two columns are not made for what is a sum at each point.
    #[inline]
    pub(crate) fn kept(&self) -> Drawn {
        let is_sum = matches!(self.shape, Shape::Symmetric { .. });
        if is_sum && self.plain().is_none() {
            Drawn::ByPoint
        } else {
            Drawn::Lines(self.drawn())
        }
    }

    /// Whether the limit above, and that below, lies at the bound of the values or was cut there, at some point: it is drawn at the bound,
    /// and it never signals.
    pub(crate) fn are_cut(&self) -> [bool; 2] {
        if let Some(plain) = self.plain() {
            let z = self.width.multiple();
            return [
                plain.at(z, Side::Above) >= plain.highest,
                plain.at(z, Side::Below) <= plain.lowest,
            ];
        }
        if let (Shape::Symmetric { middle, sigma }, &Line::Flat(lowest), &Line::Flat(highest)) =
            (&self.shape, &self.lowest, &self.highest)
            && let (&Line::Flat(middle), Line::Each(sigma)) = (middle, sigma)
        {
            let z = self.width.multiple();
            // the widest decides, and no line is kept; one of no width may be none at all
            let widest = totals::largest(sigma);
            if widest > 0.0 {
                return [
                    from_middle(middle, widest, z, Side::Above) >= highest,
                    from_middle(middle, widest, z, Side::Below) <= lowest,
                ];
            }
        }
        let above = self.uncut(Side::Above);
        let above = above.into_with(&self.highest, |value, highest| value - highest);
        let below = self
            .lowest
            .with(&self.uncut(Side::Below), |lowest, value| lowest - value);
        [above, below].map(|past| past.any(|past| past >= 0.0))
    }

    /// The limit on one side for the rules: none where it was cut.
    pub(crate) fn judging(&self, side: Side) -> Line {
        let inside = |value: f64, fits: bool| if fits { value } else { f64::NAN };
        if let Some(plain) = self.plain() {
            return Line::Flat(plain.inside(plain.at(self.width.multiple(), side)));
        }
        self.uncut(side)
            .into_with(&self.lowest, |value, lowest| inside(value, value >= lowest))
            .into_with(&self.highest, |value, highest| {
                inside(value, value <= highest)
            })
    }

    fn uncut(&self, side: Side) -> Line {
        self.reach(self.width, side)
    }

    fn cut(&self, line: Line) -> Line {
        line.into_with(&self.lowest, raised)
            .into_with(&self.highest, lowered)
    }

    /// The lines of most charts, each of which is flat.
    #[inline]
    pub(crate) fn plain(&self) -> Option<Plain> {
        let Shape::Symmetric {
            middle: Line::Flat(middle),
            sigma: Line::Flat(sigma),
        } = self.shape
        else {
            return None;
        };
        match (&self.lowest, &self.highest) {
            (&Line::Flat(lowest), &Line::Flat(highest)) => Some(Plain {
                middle,
                sigma,
                lowest,
                highest,
            }),
            _ => None,
        }
    }

    /// The line so far from the centre.
    fn reach(&self, width: Width, side: Side) -> Line {
        let z = width.multiple();
        // asked only where it is used: it costs more than a short chart's limits
        let tail = || width.tail();
        let signed = match side {
            Side::Above => z,
            Side::Below => -z,
        };
        match &self.shape {
            Shape::Unlimited => Line::NONE,
            Shape::Symmetric { middle, sigma } => {
                middle.with(sigma, |middle, sigma| from_middle(middle, sigma, z, side))
            }
            Shape::Power { middle, sigma } => {
                let root = middle + signed * sigma;
                // a negative root has no power: the line lies below every possible time
                Line::Flat(if root < 0.0 {
                    f64::NEG_INFINITY
                } else {
                    libm::pow(root, NELSON)
                })
            }
            Shape::Binomial {
                chance,
                trials,
                counted,
            } => {
                let tail = tail();
                trials.map(|trials| {
                    if trials.is_nan() {
                        return f64::NAN;
                    }
                    let events = match side {
                        Side::Above => tails::binomial_upper_quantile(tail, trials, *chance),
                        Side::Below => tails::binomial_quantile(tail, trials, *chance),
                    };
                    if *counted { events } else { events / trials }
                })
            }
            Shape::Poisson { rate, exposure } => {
                let tail = tail();
                exposure.map(|exposure| {
                    if exposure.is_nan() {
                        return f64::NAN;
                    }
                    let mean = rate * exposure;
                    let events = match side {
                        Side::Above => tails::poisson_upper_quantile(tail, mean),
                        Side::Below => tails::poisson_quantile(tail, mean),
                    };
                    events / exposure
                })
            }
            Shape::Geometric { chance, extra } => Line::Flat(
                extra
                    + match side {
                        Side::Above => tails::geometric_upper_quantile(tail(), *chance),
                        Side::Below => tails::geometric_quantile(tail(), *chance),
                    },
            ),
            Shape::Deviation { sigma, freedom } => {
                let tail = tail();
                freedom.map(|freedom| {
                    if freedom.is_nan() {
                        return f64::NAN;
                    }
                    let square = match side {
                        Side::Above => tails::chi_square_upper_quantile(tail, freedom),
                        Side::Below => tails::chi_square_quantile(tail, freedom),
                    };
                    sigma * (square / freedom).sqrt()
                })
            }
            Shape::Given {
                lower,
                upper,
                multiple,
            } => {
                let edge = match side {
                    Side::Above => upper,
                    Side::Below => lower,
                };
                if z == *multiple {
                    // the very line that was given, not one that rounding has moved
                    return edge.clone();
                }
                self.centre
                    .with(edge, |centre, edge| centre + (edge - centre) * z / multiple)
            }
        }
    }

    /// Whether the limits have no width anywhere: every point that set them was the same.
    pub(crate) fn is_flat(&self) -> bool {
        match &self.shape {
            Shape::Unlimited => false,
            Shape::Symmetric { sigma, .. } => !sigma.any(|sigma| sigma != 0.0 && !sigma.is_nan()),
            Shape::Power { sigma, .. } | Shape::Deviation { sigma, .. } => *sigma == 0.0,
            Shape::Binomial { chance, .. } => *chance == 0.0 || *chance == 1.0,
            Shape::Poisson { rate, .. } => *rate == 0.0,
            Shape::Geometric { chance, .. } => *chance == 1.0,
            Shape::Given { lower, upper, .. } => {
                let gap = lower.with(upper, |lower, upper| upper - lower);
                lower.is_any() && upper.is_any() && !gap.any(|gap| gap > 0.0)
            }
        }
    }
}
