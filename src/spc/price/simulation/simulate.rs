//! Simulated series of a design: values drawn from the laws of its points, in the shape of its data.

use crate::base::error::{Error, PriceError};
use crate::num::law::Law;
use crate::num::normal;
use crate::num::random::Random;
use crate::spc::data::axis::Axis;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::series::Series;
use crate::spc::price::designs::departure::Departure;
use crate::spc::price::designs::design::Design;
use crate::spc::price::designs::shape::mean;
use crate::spc::price::process::{Family, Process};
use crate::spc::reading::season::points_a_turn;

/// A source of series.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Simulator<'a> {
    shape: &'a Series,
    /// Of each point; none where it is missing.
    laws: Vec<Option<Law>>,
    /// How neighbouring values hang together.
    tie: Tie,
    /// Every value as it goes onto the chart; of subgroups, value after value.
    drawn: Vec<f64>,
    /// The normal number behind each value, or behind each mean, where that is looked at again.
    latent: Vec<f64>,
    range: (f64, f64),
    random: Random,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Tie {
    /// Each value is drawn on its own.
    None,
    Correlation(f64),
    /// The height of the swing, in standard deviations, and what brings the sum back to a variance of 1.
    Season {
        height: f64,
        scale: f64,
        /// The points of a whole turn.
        turn: f64,
    },
}

impl<'a> Simulator<'a> {
    pub(in crate::spc::price) fn new(design: &'a Design) -> Result<Self, Error> {
        Self::in_shape(design, &design.shape)
    }

    /// A simulator of the design on a longer shape.
    pub(in crate::spc::price) fn in_shape(
        design: &'a Design,
        shape: &'a Series,
    ) -> Result<Self, Error> {
        let normal = design.process.family() == Family::Normal;
        let tie = match design.departure {
            Some(Departure::Correlation(correlation)) => Tie::Correlation(correlation),
            Some(Departure::Season { ratio, period }) => Tie::Season {
                height: ratio * std::f64::consts::SQRT_2,
                // normal values swing about their spread; those of other families keep their distribution
                scale: if normal {
                    1.0
                } else {
                    1.0 / libm::sqrt(1.0 + ratio * ratio)
                },
                // a period without a season was refused
                turn: points_a_turn(period).unwrap_or(1.0),
            },
            _ => Tie::None,
        };
        let laws = Laws { design, shape };
        let before = laws.of(&design.process)?;
        let laws = match &design.later {
            None => before,
            Some((later, from)) => {
                let after = laws.of(later)?;
                let both = before.into_iter().zip(after).enumerate();
                both.map(|(index, (before, after))| if index < *from { before } else { after })
                    .collect()
            }
        };
        Ok(Self {
            shape,
            laws,
            tie,
            drawn: Vec::with_capacity(shape.len()),
            latent: Vec::new(),
            range: design
                .options
                .wishes
                .bounds
                .unwrap_or((f64::NEG_INFINITY, f64::INFINITY)),
            random: Random::new(design.seed),
        })
    }

    /// Draws the next series.
    pub(in crate::spc::price) fn draw(&mut self) {
        self.draw_again(0);
    }

    /// Draws the points from one on again, and keeps those before.
    pub(in crate::spc::price) fn draw_again(&mut self, from: usize) {
        self.latent.truncate(from);
        let shape = self.shape;
        if let Data::Subgroups(groups) = &shape.data {
            let before = groups[..from].iter().map(Vec::len).sum();
            self.drawn.truncate(before);
            self.draw_groups(groups, from);
            return;
        }
        self.drawn.truncate(from);
        let (lowest, highest) = self.range;
        for (index, law) in self.laws.iter().enumerate().skip(from) {
            let value = match self.tie {
                Tie::None => match law {
                    Some(law) => law.at_uniform(self.random.uniform()),
                    None => f64::NAN,
                },
                Tie::Correlation(correlation) => {
                    let z = normal::quick_quantile(self.random.uniform());
                    let latent = match self.latent.last() {
                        None => z,
                        Some(before) => {
                            correlation * before + libm::sqrt(1.0 - correlation * correlation) * z
                        }
                    };
                    self.latent.push(latent);
                    law.as_ref().map_or(f64::NAN, |law| law.at_normal(latent))
                }
                Tie::Season {
                    height,
                    scale,
                    turn,
                } => {
                    let z = normal::quick_quantile(self.random.uniform());
                    let angle = std::f64::consts::TAU * index as f64 / turn;
                    let z = (z + height * libm::sin(angle)) * scale;
                    law.as_ref().map_or(f64::NAN, |law| law.at_normal(z))
                }
            };
            self.drawn.push(value.clamp(lowest, highest));
        }
    }

    /// Subgroups: their values are independent, and what hangs together is their means.
    fn draw_groups(&mut self, groups: &[Vec<f64>], from: usize) {
        for (index, group) in groups.iter().enumerate().skip(from) {
            let start = self.drawn.len();
            for _ in group {
                let z = normal::quick_quantile(self.random.uniform());
                self.drawn.push(z);
            }
            let before = self.latent.last().copied();
            let Some(law) = &self.laws[index] else {
                self.latent.push(before.unwrap_or(0.0));
                continue;
            };
            let values = &mut self.drawn[start..];
            let size = libm::sqrt(values.len() as f64);
            // the mean in standard errors, as it is and as it shall be
            let mean = values.iter().sum::<f64>() / size;
            let wanted = match (self.tie, before) {
                (Tie::Correlation(correlation), Some(before)) => {
                    correlation * before + libm::sqrt(1.0 - correlation * correlation) * mean
                }
                (
                    Tie::Season {
                        height,
                        scale,
                        turn,
                    },
                    _,
                ) => {
                    let angle = std::f64::consts::TAU * index as f64 / turn;
                    (mean + height * libm::sin(angle)) * scale
                }
                _ => mean,
            };
            self.latent.push(wanted);
            for value in values {
                *value = law.at_normal(*value + (wanted - mean) / size);
            }
        }
    }

    /// The first numbers that were drawn last, one a point: of subgroups, which have more, see
    /// [`series`](Self::series).
    pub(in crate::spc::price) fn numbers(&self, points: usize) -> &[f64] {
        &self.drawn[..points]
    }

    /// The first points of the series that was drawn last.
    pub(in crate::spc::price) fn series(&self, points: usize) -> Series {
        let drawn = || self.drawn[..points].to_vec().into();
        let part = |column: &[f64]| column[..points].to_vec().into();
        let data = match &self.shape.data {
            Data::Values(_) => Data::Values(drawn()),
            Data::Counts(_) => Data::Counts(drawn()),
            Data::TimesBetween(_) => Data::TimesBetween(drawn()),
            Data::CasesBetween { counting, .. } => Data::CasesBetween {
                cases: drawn(),
                counting: *counting,
            },
            Data::Proportions { trials, .. } => Data::Proportions {
                events: drawn(),
                trials: part(trials),
            },
            Data::Rates { exposure, .. } => Data::Rates {
                events: drawn(),
                exposure: part(exposure),
            },
            Data::Ratios { denominators, .. } => Data::Ratios {
                numerators: drawn(),
                denominators: part(denominators),
            },
            Data::Subgroups(groups) => {
                let mut rest = self.drawn.as_slice();
                let take = |group: &Vec<f64>| {
                    let (own, after) = rest.split_at(group.len());
                    rest = after;
                    own.to_vec()
                };
                Data::Subgroups(groups[..points].iter().map(take).collect())
            }
        };
        Series {
            data,
            axis: Axis::Order,
            period: None,
            controls: self.shape.controls,
            units: None,
            open: None,
        }
    }
}

/// From a process to the law of each point.
struct Laws<'a> {
    design: &'a Design,
    shape: &'a Series,
}

impl Laws<'_> {
    fn of(&self, process: &Process) -> Result<Vec<Option<Law>>, Error> {
        if std::mem::discriminant(&process.family())
            != std::mem::discriminant(&self.design.process.family())
        {
            return Err(PriceError::NotPriced {
                why: "the process after the change is of another family than the one before",
            }
            .into());
        }
        let whole = mean(self.shape.data.denominators().unwrap_or(&[1.0]));
        let (mut laws, mut last): (Vec<Option<Law>>, Option<(f64, Law)>) = (Vec::new(), None);
        for index in 0..self.shape.len() {
            if self.shape.value(index).is_none() {
                laws.push(None);
                continue;
            }
            let denominator = self.shape.over(index).unwrap_or(1.0);
            // equal denominators share their table
            let law = match &last {
                Some((known, law)) if *known == denominator => law.clone(),
                _ => self.law(process, denominator, whole),
            };
            last = Some((denominator, law.clone()));
            laws.push(Some(law));
        }
        Ok(laws)
    }

    fn law(&self, process: &Process, denominator: f64, whole: f64) -> Law {
        let now = process.now();
        let data = &self.shape.data;
        let times = match self.design.departure {
            Some(Departure::OverDispersed(times)) => times,
            _ => 1.0,
        };
        match process.family() {
            Family::Normal => {
                let (mean, deviation) = self.design.scale;
                let (shift, deviation) = (deviation * now, deviation * process.times());
                let by = if matches!(data, Data::Ratios { .. }) {
                    // a total over its denominator varies less the larger that is
                    (denominator, libm::sqrt(denominator), libm::sqrt(whole))
                } else {
                    (1.0, 1.0, 1.0)
                };
                let mean = by.0 * (mean + shift / by.2);
                let deviation = deviation * by.1;
                match self.design.departure {
                    Some(Departure::Rounded(step)) => Law::Rounded {
                        mean,
                        deviation,
                        step,
                    },
                    Some(Departure::Skewed(sigma)) => {
                        let middle = libm::exp(sigma * sigma / 2.0);
                        let scale = deviation / (middle * libm::sqrt(libm::expm1(sigma * sigma)));
                        Law::LogNormal {
                            offset: mean - scale * middle,
                            scale,
                            sigma,
                        }
                    }
                    _ => Law::Normal { mean, deviation },
                }
            }
            Family::Binomial { trials, .. } => {
                let trials = match data {
                    Data::Proportions { .. } => libm::round(denominator).max(1.0),
                    _ => f64::from(trials),
                };
                Law::binomial(trials, now, times)
            }
            Family::Poisson { .. } => match data {
                Data::Rates { .. } => Law::poisson(now * denominator / whole, times),
                _ => Law::poisson(now, times),
            },
            Family::Geometric { .. } => match data {
                Data::CasesBetween {
                    counting: CaseCount::UpToAndIncluding,
                    ..
                } => Law::geometric(now, 1.0),
                _ => Law::geometric(now, 0.0),
            },
            Family::Exponential { .. } => Law::Exponential { mean: now },
        }
    }
}
