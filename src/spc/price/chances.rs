//! The lines of a process, and the chances of its values about them.

use crate::base::direction::Side;
use crate::num::{constants, normal, tails};
use crate::spc::data::data::CaseCount;
use crate::spc::limits::estimate::Estimate;
use crate::spc::limits::fit::Centre;
use crate::spc::limits::line::Line;
use crate::spc::limits::model::{Model, NELSON};
use crate::spc::limits::process::Process as Known;
use crate::spc::price::chains::zones::Zones;
use crate::spc::price::process::{Family, Process};
use crate::spc::rules::{Border, Edge};

impl Process {
    /// The zones of these borders.
    pub(super) fn zones(&self, borders: &[Border]) -> Zones {
        let model = self.model();
        let counted = self.is_counted();
        Zones::new(borders, |border, side| {
            let line = match border {
                Border::Centre => model.centre.get(0),
                Border::Sigma(z) => model.at(z, side).get(0),
                Border::Limit => model.judging(side).get(0),
                Border::Bound => model.bound(side).get(0),
            };
            let line = line.unwrap_or(f64::NAN);
            let whole = libm::round(line);
            if counted && (line - whole).abs() < 1e-9 {
                whole
            } else {
                line
            }
        })
    }

    /// The lines of a chart of the process as it was, its mean and spread known.
    fn model(&self) -> Model {
        let over = match self.family() {
            Family::Binomial { trials, .. } => f64::from(trials),
            _ => 1.0,
        };
        let (kind, over) = (self.kind(), Line::Flat(over));
        self.known().lines(
            kind,
            self.lines().0,
            kind.range(),
            over,
            Estimate::default(),
        )
    }

    /// The process as it was, as the limits of a chart have it: of normal values in their standard deviations.
    fn known(&self) -> Known {
        match self.family() {
            Family::Normal => Known::Values {
                centre: 0.0,
                mean: 0.0,
                sigma: 1.0,
            },
            Family::Binomial { chance: mean, .. } | Family::Poisson { mean } => Known::Events {
                centre: None,
                mean,
                sigma_z: None,
            },
            Family::Geometric { mean } => Known::Cases {
                centre: match self.lines().1 {
                    Centre::Mean => mean,
                    Centre::Median => tails::geometric_quantile(0.5, 1.0 / (mean + 1.0)),
                },
                mean,
                counting: CaseCount::Between,
            },
            Family::Exponential { mean } => {
                // the root is a Weibull variable of shape 3.6; the mean difference of two is 2 m (1 − 2^(−1/3.6))
                let scale = libm::pow(mean, 1.0 / NELSON);
                let root_mean = scale * libm::tgamma(1.0 + 1.0 / NELSON);
                let range = 2.0 * root_mean * -libm::expm1(-std::f64::consts::LN_2 / NELSON);
                Known::Times {
                    centre: libm::pow(root_mean, NELSON),
                    root_mean,
                    root_sigma: range / constants::d2(2),
                }
            }
        }
    }

    /// The chance of each letter of the zones, as the process is now.
    pub(super) fn chances(&self, zones: &Zones) -> Vec<f64> {
        let lines = zones.lines();
        let below = |letter: usize| letter.checked_sub(1).map(|line| lines[line / 2]);
        (0..zones.letters())
            .map(|letter| {
                if letter % 2 == 1 {
                    return self.on(lines[letter / 2]);
                }
                self.between(
                    below(letter).unwrap_or(f64::NEG_INFINITY),
                    lines.get(letter / 2).copied().unwrap_or(f64::INFINITY),
                )
            })
            .collect()
    }

    /// Whether its values are counts, so that two can be equal.
    pub(super) const fn is_counted(&self) -> bool {
        !matches!(self.family(), Family::Normal | Family::Exponential { .. })
    }

    /// The lowest and the highest count, those left out that are together rarer than this on either side.
    pub(super) fn support(&self, rarest: f64) -> (f64, f64) {
        let highest = match self.family() {
            Family::Binomial { trials, .. } => f64::from(trials),
            _ => 1e15,
        };
        // halved until one count is left: the chance of a value above falls as the value rises
        let first = |low: f64, high: f64, enough: &dyn Fn(f64) -> bool| {
            let (mut no, mut yes) = (low, high);
            while yes - no > 1.0 {
                let middle = libm::floor(f64::midpoint(no, yes));
                if enough(middle) {
                    yes = middle;
                } else {
                    no = middle;
                }
            }
            yes
        };
        let above = |value: f64| self.tail(value, Side::Above, Edge::Excluded) <= rarest;
        let below = |value: f64| self.tail(value, Side::Below, Edge::Included) > rarest;
        (first(-1.0, highest, &below), first(-1.0, highest, &above))
    }

    /// The value below which lies this share of what lies strictly between two values. Not for counts.
    pub(super) fn value_between(&self, low: f64, high: f64, share: f64) -> f64 {
        let chance = self.between(low, high);
        let up_to = self.tail(low, Side::Below, Edge::Included) + share * chance;
        let above = self.tail(high, Side::Above, Edge::Included) + (1.0 - share) * chance;
        let value = match self.family() {
            Family::Exponential { .. } if up_to < 0.5 => -libm::log1p(-up_to) * self.now(),
            Family::Exponential { .. } => -libm::log(above) * self.now(),
            _ if up_to < 0.5 => normal::quantile(up_to) * self.times() + self.now(),
            _ => normal::upper_quantile(above) * self.times() + self.now(),
        };
        value.clamp(low, high)
    }

    /// The share of what lies strictly between two values that lies below this one.
    pub(super) fn share_between(&self, low: f64, high: f64, value: f64) -> f64 {
        let all = self.between(low, high);
        if all > 0.0 {
            (self.between(low, value) / all).min(1.0)
        } else {
            0.5
        }
    }

    /// The chance of exactly this value.
    pub(super) fn on(&self, value: f64) -> f64 {
        let now = self.now();
        match self.family() {
            Family::Normal | Family::Exponential { .. } => 0.0,
            Family::Binomial { trials, .. } => tails::binomial_pmf(value, f64::from(trials), now),
            Family::Poisson { .. } => tails::poisson_pmf(value, now),
            Family::Geometric { .. } => tails::geometric_pmf(value, 1.0 / (now + 1.0)),
        }
    }

    /// The chance of a value strictly between two.
    fn between(&self, low: f64, high: f64) -> f64 {
        // the smaller tails keep the most digits
        let above = self.tail(low, Side::Above, Edge::Excluded);
        let chance = if above < 0.5 {
            above - self.tail(high, Side::Above, Edge::Included)
        } else {
            self.tail(high, Side::Below, Edge::Excluded)
                - self.tail(low, Side::Below, Edge::Included)
        };
        chance.max(0.0)
    }

    /// The chance of a value on one side of a line, or on it where the edge is included.
    pub(super) fn tail(&self, line: f64, side: Side, edge: Edge) -> f64 {
        if line.is_infinite() {
            return if (line > 0.0) == (side == Side::Below) {
                1.0
            } else {
                0.0
            };
        }
        // of a count, the largest that does not reach, or does not pass, the line
        let count = match (side, edge) {
            (Side::Above, Edge::Excluded) | (Side::Below, Edge::Included) => line.floor(),
            (Side::Above, Edge::Included) | (Side::Below, Edge::Excluded) => line.ceil() - 1.0,
        };
        let above = side == Side::Above;
        let now = self.now();
        match self.family() {
            Family::Normal => {
                let z = (line - now) / self.times();
                if above {
                    normal::survival(z)
                } else {
                    normal::cdf(z)
                }
            }
            Family::Exponential { .. } => {
                let rate = line.max(0.0) / now;
                if above {
                    libm::exp(-rate)
                } else {
                    -libm::expm1(-rate)
                }
            }
            Family::Binomial { trials, .. } => {
                let trials = f64::from(trials);
                if above {
                    tails::binomial_sf(count, trials, now)
                } else {
                    tails::binomial_cdf(count, trials, now)
                }
            }
            Family::Poisson { .. } if above => tails::poisson_sf(count, now),
            Family::Poisson { .. } => tails::poisson_cdf(count, now),
            Family::Geometric { .. } if above => tails::geometric_sf(count, 1.0 / (now + 1.0)),
            Family::Geometric { .. } => tails::geometric_cdf(count, 1.0 / (now + 1.0)),
        }
    }
}
