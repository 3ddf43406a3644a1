//! Single values against their limits, where values are correlated, or judged together with their moving ranges.

use crate::base::error::{Error, OptionError, OptionName};
use crate::num::{legendre, normal};
use crate::spc::price::chains::chain::Chain;
use crate::spc::price::process::Process;
use crate::spc::price::schemes::ewma::not_normal;
use crate::spc::price::schemes::nystrom::{Grid, MOST_NODES, Step, nodes};
use crate::spc::price::schemes::scheme::{OneChain, SchemeRunLength};

/// Single values against limits at a known distance from a known centre: correlated, or with their moving ranges.
///
/// Without either it is what [`RunLength`](crate::spc::price::RunLength) gives for a rule of one point beyond the limits. Distances
/// are in standard deviations of a value. The run length is found by quadrature, with nodes added until more change
/// nothing: some 12 digits of the mean, 10 with moving ranges.
///
/// ```
/// use improvement::spc::price::{IndividualsScheme, Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mean = |scheme: IndividualsScheme| Ok::<_, improvement::Error>(scheme.run_length(&Process::normal())?.mean());
/// // limits that know the spread take little harm from correlation; limits from moving ranges are another matter
/// let plain = IndividualsScheme::new(3.0);
/// assert_eq!(format!("{:.1}", mean(plain)?), "370.4");
/// assert_eq!(format!("{:.1}", mean(plain.correlation(0.5))?), "396.3");
/// // a chart of moving ranges beside it, with its limit at 3.686 σ, makes three false alarms of one
/// assert_eq!(format!("{:.1}", mean(plain.moving_range(3.686))?), "105.4");
/// # Ok(())
/// # }
/// ```
///
/// Source: Crowder, Journal of Quality Technology 19 (1987) 98, eq. 1, for the moving ranges; Schmid, Statistics 26
/// (1995) 193, for correlated values.
#[derive(Debug, Clone, Copy, PartialEq)]
#[doc(alias = "I-MR")]
pub struct IndividualsScheme {
    width: f64,
    moving_range: Option<f64>,
    correlation: f64,
}

/// Nodes beside those for the density, in each piece between kinks.
const BESIDE: f64 = 14.0;
/// Borders that are as close as this are one.
const ONE: f64 = 1e-9;

impl IndividualsScheme {
    /// Values that signal beyond `width` standard deviations from the centre, on either side.
    #[must_use]
    pub const fn new(width: f64) -> Self {
        Self {
            width,
            moving_range: None,
            correlation: 0.0,
        }
    }

    /// Sets the limit of the moving ranges: a value further than this from the one before it is a signal too, in standard
    /// deviations of a value. The upper limit of a moving-range chart is 3.686.
    #[must_use]
    pub const fn moving_range(mut self, limit: f64) -> Self {
        self.moving_range = Some(limit);
        self
    }

    /// Sets the correlation φ of each value with the one before it: x_t = φ x_{t−1} + e_t with the spread of x
    /// unchanged. The first value is from the same distribution as all.
    #[doc(alias = "AR(1)")]
    #[must_use]
    pub const fn correlation(mut self, correlation: f64) -> Self {
        self.correlation = correlation;
        self
    }

    /// The run length on a process of normal values.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a width or a limit of moving ranges that is not above
    /// zero, a correlation outside −1 to 1, both moving ranges and correlation, a scheme that needs more than 1000 nodes,
    /// a process that cannot be or is not of normal values.
    pub fn run_length(&self, process: &Process) -> Result<SchemeRunLength, Error> {
        process.check()?;
        self.check()?;
        let now = process.normal_values().ok_or_else(not_normal)?;
        let before = (now != (0.0, 1.0)).then_some((0.0, 1.0));
        let narrowest = now.1.min(1.0);
        if let Some(range) = self.moving_range {
            let pieces = self.pieces(range, narrowest)?;
            let chain = |values| self.with_ranges(&pieces, range, values);
            return Ok(OneChain::at_once(chain(now), before.map(chain)).into());
        }
        let fresh = libm::sqrt(1.0 - self.correlation * self.correlation);
        let count = nodes(2.0 * self.width, narrowest * fresh)?;
        let grid = Grid::new(-self.width, self.width, false, count);
        let chain = |(shift, spread): (f64, f64)| {
            let step = |carry: f64, fresh: f64| Step {
                carry,
                mean: (1.0 - carry) * shift,
                deviation: spread * fresh,
            };
            grid.chain(
                &grid.row(0.0, &step(0.0, 1.0)),
                &step(self.correlation, fresh),
            )
        };
        Ok(OneChain::at_once(chain(now), before.map(chain)).into())
    }

    fn check(&self) -> Result<(), Error> {
        if !(self.width.is_finite() && self.width > 0.0) {
            return Err(OptionError::bad(
                OptionName::Width,
                self.width,
                "a finite number above zero",
            )
            .into());
        }
        if let Some(range) = self.moving_range
            && !(range.is_finite() && range > 0.0)
        {
            return Err(OptionError::bad(
                OptionName::MovingRangeLimit,
                range,
                "a finite number above zero",
            )
            .into());
        }
        if self.correlation.is_nan() || self.correlation.abs() >= 1.0 {
            return Err(OptionError::bad(
                OptionName::Correlation,
                self.correlation,
                "above -1 and below 1",
            )
            .into());
        }
        if self.moving_range.is_some() && self.correlation != 0.0 {
            return Err(OptionError::bad(
                OptionName::Correlation,
                self.correlation,
                "0 where moving ranges are judged too",
            )
            .into());
        }
        Ok(())
    }

    /// The pieces between the limits on which the mean run length is smooth.
    ///
    /// It has a kink where x − R or x + R passes a limit, and where it passes another kink.
    fn pieces(&self, range: f64, spread: f64) -> Result<Vec<Piece>, Error> {
        let width = self.width;
        let mut borders = vec![-width, width];
        let shifts = libm::floor(2.0 * width / range);
        if shifts <= MOST_NODES {
            let mut shift = 1.0;
            while shift <= shifts {
                borders.extend([width - shift * range, shift * range - width]);
                shift += 1.0;
            }
        }
        borders.sort_by(f64::total_cmp);
        borders.dedup_by(|b, a| *b - *a < ONE);
        let count = |wide: f64| libm::ceil(2.6 * wide / spread + BESIDE);
        let needed: f64 = borders
            .windows(2)
            .map(|pair| count(pair[1] - pair[0]))
            .sum();
        if needed > MOST_NODES || shifts > MOST_NODES {
            return Err(OptionError::bad(
                OptionName::MovingRangeLimit,
                range,
                "large enough for a scheme of 1000 nodes: a larger part of the width",
            )
            .into());
        }
        let piece = |pair: &[f64]| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a whole number between 14 and 1000"
            )]
            Piece::new(pair[0], pair[1], count(pair[1] - pair[0]) as usize)
        };
        Ok(borders.windows(2).map(piece).collect())
    }

    /// L(x) = 1 + ∫ L(y) φ(y) dy over the y within the limits and within R of x.
    fn with_ranges(&self, pieces: &[Piece], range: f64, (shift, spread): (f64, f64)) -> Chain {
        let z = |value: f64| (value - shift) / spread;
        let density = |value: f64| normal::pdf(z(value)) / spread;
        let row = |low: f64, high: f64| {
            let on: Vec<f64> = pieces
                .iter()
                .flat_map(|piece| piece.weights(low, high, &density))
                .collect();
            let steps: Vec<(usize, f64)> = (1..).zip(on).collect();
            (steps, normal::cdf(z(low)) + normal::survival(z(high)))
        };
        let first = row(-self.width, self.width);
        let nodes = pieces.iter().flat_map(|piece| &piece.nodes);
        let rows =
            nodes.map(|&(x, _)| row((x - range).max(-self.width), (x + range).min(self.width)));
        let (steps, ending) = std::iter::once(first).chain(rows).unzip();
        Chain::of(steps, ending)
    }
}

/// An interval with the nodes at which a smooth function is known on it.
struct Piece {
    low: f64,
    high: f64,
    nodes: Vec<(f64, f64)>,
    /// What each node counts for in between, in the barycentric formula.
    between: Vec<f64>,
}

impl Piece {
    /// The barycentric weights of Gauss-Legendre nodes are ± √((1 − t²) w). Source: Wang and Xiang, Mathematics of
    /// Computation 81 (2012) 861, theorem 3.1.
    fn new(low: f64, high: f64, count: usize) -> Self {
        let weight = |(index, &(t, w)): (usize, &(f64, f64))| {
            let size = libm::sqrt((1.0 - t * t) * w);
            if index % 2 == 0 { size } else { -size }
        };
        Self {
            low,
            high,
            between: legendre::legendre(count)
                .iter()
                .enumerate()
                .map(weight)
                .collect(),
            nodes: legendre::on_interval(low, high, count),
        }
    }

    /// What the function's values at the nodes count for in the integral of function times density from `low` to `high`.
    fn weights(&self, low: f64, high: f64, density: &dyn Fn(f64) -> f64) -> Vec<f64> {
        let (from, to) = (low.max(self.low), high.min(self.high));
        let mut weights = vec![0.0; self.nodes.len()];
        if to <= from {
            return weights;
        }
        if from == self.low && to == self.high {
            let whole = self.nodes.iter().map(|&(y, w)| w * density(y));
            return whole.collect();
        }
        for (y, w) in legendre::on_interval(from, to, self.nodes.len()) {
            let part = |(&(node, _), &between): (&(f64, f64), &f64)| between / (y - node);
            let parts: Vec<f64> = self.nodes.iter().zip(&self.between).map(part).collect();
            let sum: f64 = parts.iter().sum();
            if let Some(at) = parts.iter().position(|part| part.is_infinite()) {
                weights[at] += w * density(y);
                continue;
            }
            for (weight, part) in weights.iter_mut().zip(&parts) {
                *weight += w * density(y) * part / sum;
            }
        }
        weights
    }
}
