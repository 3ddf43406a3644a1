//! Where inside a zone a value lies: what a step from it can be.
//!
//! ```text
//! u = F(x)                          the place of a value among all values: uniform, whatever F is
//! band, a stretch of zones          f(u) the chance of being there, as a polynomial through N Gauss-Legendre nodes
//! next value at u in the band       above the last with chance ∫_low^u f,  below it with the rest
//! ∫_0^x ℓ_j / w_j = x + Σ_{k=1}^{N−1} P_k(x_j) (P_{k+1}(x) − P_{k−1}(x)) / 2      on 0 to 1, P_k shifted Legendre
//! ```
//!
//! ℓ_j is the polynomial that is 1 at node j and 0 at the others, w_j the weight of the node. Counts need no
//! quadrature: the values in a band are few, and a step between two of them is up, down or level.

use crate::base::error::Error;
use crate::num::legendre::legendre;
use crate::spc::price::chains::automaton::{Automaton, too_many};
use crate::spc::price::chains::zones::Zones;
use crate::spc::price::process::Process;

/// The most nodes, or values, in all states together.
pub(in crate::spc::price) const MOST_CELLS: usize = 1 << 20;
/// Nodes are added until the next term of the series of a step's chances is below this.
const NEGLIGIBLE: f64 = 1e-16;
/// Counts that are rarer than this are left out.
const RAREST: f64 = 1e-18;

/// Neighbouring zones that no rule tells apart.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Band {
    /// Its letter in the automaton.
    pub(in crate::spc::price) class: usize,
    /// The zones, first and last.
    pub(in crate::spc::price) zones: (usize, usize),
    /// The chance of a value in it.
    pub(in crate::spc::price) chance: f64,
    pub(in crate::spc::price) cells: Cells,
}

/// What is kept of where in a band the last value lies.
#[derive(Debug, Clone)]
pub(in crate::spc::price) enum Cells {
    /// A density, by its integral over the weight at each node.
    Nodes(Nodes),
    /// The chance of each count.
    Counts(Vec<f64>),
}

/// Gauss-Legendre nodes on 0 to 1, and the integrals up to each.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Nodes {
    pub(in crate::spc::price) places: Vec<f64>,
    weights: Vec<f64>,
    /// What of the mass at node j lies below node i: row i, column j.
    below: Vec<f64>,
}

impl Nodes {
    pub(in crate::spc::price) fn new(count: usize) -> Self {
        let rule = legendre(count);
        let places: Vec<f64> = rule.iter().map(|node| 0.5 * (node.0 + 1.0)).collect();
        let weights = rule.iter().map(|node| 0.5 * node.1).collect();
        let below = places
            .iter()
            .flat_map(|&x| places.iter().map(move |&node| below(x, node, count)))
            .collect();
        Self {
            places,
            weights,
            below,
        }
    }

    /// The weights where the last value was of another process: `below_these` are the places of these nodes among its
    /// values, and `from` those of its nodes among the values now.
    pub(in crate::spc::price) fn across(&self, below_these: &[f64], from: Vec<f64>) -> Self {
        let count = self.places.len();
        let row = |&x: &f64| self.places.iter().map(move |&node| below(x, node, count));
        Self {
            below: below_these.iter().flat_map(row).collect(),
            weights: self.weights.clone(),
            places: from,
        }
    }

    /// As many as a density needs in a band of this chance.
    ///
    /// A density in u changes by about its own size over the whole range of u, so that the terms of its series in
    /// a band of width p fall as (p/2)^n / n!.
    fn needed(chance: f64) -> usize {
        let (mut term, mut count) = (1.0, 0);
        while term > NEGLIGIBLE || count < 3 {
            count += 1;
            term *= 0.5 * chance / count as f64;
        }
        count
    }
}

/// The mass below `x` of the density that is 1 over its weight at this node, and 0 at the others.
pub(in crate::spc::price) fn below(x: f64, node: f64, count: usize) -> f64 {
    // the shifted Legendre polynomials at x and at the node, two degrees of them at a time
    let (y, z) = (2.0 * x - 1.0, 2.0 * node - 1.0);
    let next = |k: f64, at: f64, value: f64, before: f64| {
        ((2.0 * k + 1.0) * at * value - k * before) / (k + 1.0)
    };
    let (mut x_before, mut x_now) = (1.0, y);
    let (mut node_before, mut node_now) = (1.0, z);
    let mut sum = x;
    for k in 1..count {
        let degree = k as f64;
        let x_next = next(degree, y, x_now, x_before);
        sum += 0.5 * node_now * (x_next - x_before);
        let node_next = next(degree, z, node_now, node_before);
        (x_before, x_now) = (x_now, x_next);
        (node_before, node_now) = (node_now, node_next);
    }
    sum
}

impl Cells {
    pub(in crate::spc::price) fn len(&self) -> usize {
        match self {
            Self::Nodes(nodes) => nodes.places.len(),
            Self::Counts(chances) => chances.len(),
        }
    }

    /// The chances of the next value's cells, given that it lies in the band.
    pub(in crate::spc::price) fn spread(&self, chance: f64, into: &mut [f64], from: f64) {
        match self {
            Self::Nodes(nodes) => {
                for (into, weight) in into.iter_mut().zip(&nodes.weights) {
                    *into = chance * weight * from;
                }
            }
            Self::Counts(chances) => {
                for (into, own) in into.iter_mut().zip(chances) {
                    *into = own * from;
                }
            }
        }
    }

    /// Adds what a step up, a level step and a step down inside the band bring to each cell.
    pub(in crate::spc::price) fn step(
        &self,
        chance: f64,
        [up, level, down]: [&[f64]; 3],
        into: &mut [f64],
    ) {
        match self {
            Self::Nodes(nodes) => {
                let count = nodes.places.len();
                let fall: f64 = down.iter().sum();
                for (i, into) in into.iter_mut().enumerate() {
                    let row = &nodes.below[i * count..(i + 1) * count];
                    let rise: f64 = row
                        .iter()
                        .zip(up.iter().zip(down))
                        .map(|(below, (up, down))| below * (up - down))
                        .sum();
                    *into += chance * nodes.weights[i] * (rise + fall);
                }
            }
            Self::Counts(chances) => {
                let (mut lower, mut higher) = (0.0, 0.0);
                for (i, own) in chances.iter().enumerate() {
                    into[i] += own * (lower + level[i]);
                    lower += up[i];
                }
                for (i, own) in chances.iter().enumerate().rev() {
                    into[i] += own * higher;
                    higher += down[i];
                }
            }
        }
    }

    /// The chances that the next value lies in the band, and above, level with and below the last.
    pub(in crate::spc::price) fn steps_out(&self, chance: f64, now: &[f64]) -> [f64; 3] {
        let mut out = [0.0; 3];
        match self {
            Self::Nodes(nodes) => {
                for (mass, place) in now.iter().zip(&nodes.places) {
                    out[0] += chance * mass * (1.0 - place);
                    out[2] += chance * mass * place;
                }
            }
            Self::Counts(chances) => {
                let (mut lower, mut higher) = (0.0, 0.0);
                for (own, mass) in chances.iter().zip(now) {
                    out[0] += own * lower;
                    out[1] += own * mass;
                    lower += mass;
                }
                for (own, mass) in chances.iter().zip(now).rev() {
                    out[2] += own * higher;
                    higher += mass;
                }
            }
        }
        out
    }
}

/// How the bands of a process are made.
pub(in crate::spc::price) struct Wanted<'a> {
    pub(in crate::spc::price) process: &'a Process,
    /// The process at another time: what either can do is kept.
    pub(in crate::spc::price) other: &'a Process,
    /// Nodes more than are thought enough, or fewer, to see what difference they make.
    pub(in crate::spc::price) more: isize,
    /// Whether neighbouring zones that no rule tells apart are one band.
    pub(in crate::spc::price) joined: bool,
}

impl Wanted<'_> {
    /// The bands of an automaton, from the lowest; those with no chance are left out.
    pub(in crate::spc::price) fn bands(
        &self,
        automaton: &Automaton,
        zones: &Zones,
    ) -> Result<Vec<Band>, Error> {
        let mut bands: Vec<Band> = Vec::new();
        let mut others = Vec::new();
        let chances = self.process.chances(zones);
        for (zone, (chance, other)) in chances
            .into_iter()
            .zip(self.other.chances(zones))
            .enumerate()
        {
            if chance == 0.0 && other == 0.0 {
                continue;
            }
            let class = automaton.class(zone);
            match bands.last_mut() {
                Some(band) if self.joined && band.class == class => {
                    band.chance += chance;
                    band.zones.1 = zone;
                    *others.last_mut().unwrap_or(&mut 0.0) += other;
                }
                _ => {
                    bands.push(Band {
                        class,
                        zones: (zone, zone),
                        chance,
                        cells: Cells::Counts(Vec::new()),
                    });
                    others.push(other);
                }
            }
        }
        if self.process.is_counted() {
            self.count(&mut bands, zones)?;
        } else {
            for (band, other) in bands.iter_mut().zip(others) {
                let enough = Nodes::needed(band.chance.max(other));
                let count = enough.saturating_add_signed(self.more).max(1);
                band.cells = Cells::Nodes(Nodes::new(count));
            }
        }
        Ok(bands)
    }

    /// Finds the counts of each band.
    fn count(&self, bands: &mut [Band], zones: &Zones) -> Result<(), Error> {
        let supports = [self.process, self.other].map(|process| process.support(RAREST));
        let lowest = supports[0].0.min(supports[1].0);
        let highest = supports[0].1.max(supports[1].1);
        if highest - lowest > MOST_CELLS as f64 {
            return Err(too_many(MOST_CELLS, None));
        }
        let mut value = lowest;
        while value <= highest {
            let zone = zones.letter_of(value);
            let found = bands
                .iter_mut()
                .find(|band| (band.zones.0..=band.zones.1).contains(&zone));
            if let Some(Band {
                cells: Cells::Counts(chances),
                ..
            }) = found
            {
                chances.push(self.process.on(value));
            }
            value += 1.0;
        }
        Ok(())
    }
}
