//! Tests of the private parts: the kernel against the matcher, and both against what other tools found.

mod boxes;
mod exhaustive;
mod golden;
mod limits;
mod random;
mod statements;
mod stretches;

use super::frame::{Level, Levels};
use super::pattern::Border;
use crate::base::direction::Side;
use std::borrow::Cow;

/// Lines at z sigma on both sides of a centre.
#[derive(Debug, Clone)]
struct Lines {
    centre: Vec<f64>,
    sigma: Vec<f64>,
    limit: f64,
    /// Whether there is no lower limit.
    clipped: bool,
    /// How far from the centre a value is still on it.
    rounding: f64,
}

impl Lines {
    /// Centre 0, sigma 1, limits at 3.
    fn standard() -> Self {
        Self {
            centre: vec![0.0],
            sigma: vec![1.0],
            limit: 3.0,
            clipped: false,
            rounding: 0.0,
        }
    }

    fn line(&self, z: f64) -> Level<'_> {
        self.moved(z, 0.0)
    }

    fn moved(&self, z: f64, by: f64) -> Level<'_> {
        if self.centre.len() == 1 {
            return Level::Flat(self.centre[0] + z * self.sigma[0] + by);
        }
        let at = |(centre, sigma): (&f64, &f64)| centre + z * sigma + by;
        Level::Each(Cow::Owned(
            self.centre.iter().zip(&self.sigma).map(at).collect(),
        ))
    }
}

impl Levels for Lines {
    fn flat(&self, border: Border) -> Option<[f64; 2]> {
        match Side::BOTH.map(|side| self.level(border, side)) {
            [Level::Flat(above), Level::Flat(below)] => Some([above, below]),
            _ => None,
        }
    }

    fn level(&self, border: Border, side: Side) -> Level<'_> {
        let sign = if side == Side::Above { 1.0 } else { -1.0 };
        match border {
            Border::Centre => self.moved(0.0, sign * self.rounding),
            Border::Sigma(z) => self.line(sign * z),
            Border::Bound => self.line(sign * 4.0),
            Border::Limit if self.clipped && side == Side::Below => Level::Flat(f64::NAN),
            Border::Limit => self.line(sign * self.limit),
        }
    }
}
