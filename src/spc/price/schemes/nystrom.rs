//! A statistic of normal values that moves on a line until it leaves an interval, as a chain: Nyström's method.
//!
//! ```text
//! next = carry · z + a normal value            EWMA: carry 1 − λ, value λ x      CUSUM: carry 1, value x − k
//! L(z) = 1 + Φ(low | z) L(low) + ∫ L(y) φ(y | z) dy         the first term where the statistic is held at `low`
//! ```
//!
//! The integral becomes a Gauss-Legendre sum, so that the states are its nodes, and the steps are weight times
//! density. What is smooth converges faster than any power of the number of nodes. The chance to leave is taken from
//! the tails and not as what is left of 1: the chain solver needs no more, and long run lengths keep their digits.
//! Source: Crowder, Technometrics 29 (1987) 401, eq. 2, for the EWMA; Page, Biometrika 41 (1954) 100, and Vance,
//! Journal of Quality Technology 18 (1986) 189, for the CUSUM.

use crate::base::error::{Error, OptionError, OptionName};
use crate::num::{legendre, normal};
use crate::spc::price::chains::chain::Chain;

/// Nodes for each standard deviation of a step that the interval is wide, and nodes beside.
///
/// The coefficients of the density fall as exp(−2 n²/R²) for an interval of R standard deviations, which is 1e-16 at
/// n = 4.3 R; a rule with half as many nodes has them all.
const NODES_PER_DEVIATION: f64 = 2.6;
const NODES_BESIDE: f64 = 24.0;
/// The most nodes: their square is the matrix, their cube the work.
pub(in crate::spc::price) const MOST_NODES: f64 = 1000.0;

/// One step of the statistic: from z to carry · z + a normal value with this mean and standard deviation.
#[derive(Debug, Clone, Copy)]
pub(in crate::spc::price) struct Step {
    pub(in crate::spc::price) carry: f64,
    pub(in crate::spc::price) mean: f64,
    pub(in crate::spc::price) deviation: f64,
}

/// The interval in which there is no signal, as states.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Grid {
    low: f64,
    high: f64,
    /// Whether the statistic is held at the low end, instead of signalling there: then state 0 is the low end.
    held: bool,
    nodes: Vec<(f64, f64)>,
}

/// The chances to go on to each state, and the chance to signal.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Row {
    pub(in crate::spc::price) on: Vec<f64>,
    pub(in crate::spc::price) out: f64,
}

/// How many nodes an interval needs for steps of this standard deviation.
///
/// # Errors
///
/// [`OptionError::BadOption`] for more than can be.
pub(in crate::spc::price) fn nodes(wide: f64, deviation: f64) -> Result<usize, Error> {
    let needed = libm::ceil(NODES_PER_DEVIATION * wide / deviation + NODES_BESIDE);
    if needed > MOST_NODES {
        return Err(OptionError::bad(
            OptionName::Nodes,
            format_args!("{needed:e}"),
            "at most 1000: give more weight to the last value, or set the limits closer",
        )
        .into());
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number between 24 and 1000"
    )]
    Ok(needed as usize)
}

impl Grid {
    pub(in crate::spc::price) fn new(low: f64, high: f64, held: bool, nodes: usize) -> Self {
        Self {
            low,
            high,
            held,
            nodes: legendre::on_interval(low, high, nodes),
        }
    }

    fn places(&self) -> impl Iterator<Item = f64> {
        let low = self.held.then_some(self.low);
        low.into_iter().chain(self.nodes.iter().map(|node| node.0))
    }

    /// One step from a place, inside or outside.
    pub(in crate::spc::price) fn row(&self, from: f64, step: &Step) -> Row {
        let mean = step.carry * from + step.mean;
        let z = |to: f64| (to - mean) / step.deviation;
        let below = normal::cdf(z(self.low));
        let above = normal::survival(z(self.high));
        let inside = |&(node, weight): &(f64, f64)| weight / step.deviation * normal::pdf(z(node));
        let held = self.held.then_some(below);
        Row {
            on: held
                .into_iter()
                .chain(self.nodes.iter().map(inside))
                .collect(),
            out: if self.held { above } else { above + below },
        }
    }

    /// One step from what is known of the places on another grid.
    pub(in crate::spc::price) fn row_from(
        &self,
        before: &Self,
        chances: &[f64],
        step: &Step,
    ) -> Row {
        let states = self.nodes.len() + usize::from(self.held);
        let mut sum = Row {
            on: vec![0.0; states],
            out: 0.0,
        };
        for (place, &chance) in before.places().zip(chances) {
            let row = self.row(place, step);
            sum.out += chance * row.out;
            for (sum, on) in sum.on.iter_mut().zip(&row.on) {
                *sum += chance * on;
            }
        }
        sum
    }

    /// The chain: state 0 the start, from which the first step leads, then the states of the grid.
    pub(in crate::spc::price) fn chain(&self, first: &Row, step: &Step) -> Chain {
        let rows: Vec<Row> = self.places().map(|place| self.row(place, step)).collect();
        let all = || std::iter::once(first).chain(&rows);
        let steps = |row: &Row| {
            let to = row.on.iter().enumerate();
            to.map(|(state, &chance)| (state + 1, chance)).collect()
        };
        Chain::of(
            all().map(steps).collect(),
            all().map(|row| row.out).collect(),
        )
    }
}
