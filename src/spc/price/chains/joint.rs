//! Zones and steps together: the chain of two automata and of where in its zone the last value lies.
//!
//! A state is what the zone rules remember, what the step rules remember, and the band of the last value; inside it the
//! chances of the cells. A next value in another band is a step up or down for certain, and one in the same band
//! is either: see `bands`.

use crate::base::error::Error;
use crate::spc::price::chains::automaton::{Automaton, too_many};
use crate::spc::price::chains::bands::{Band, Cells, MOST_CELLS};
use crate::spc::price::chains::chain::{Advances, Ageing, Step, become_next};
use crate::spc::price::chains::machine::{Machine, SIGNAL};
use crate::spc::price::chains::steps::{DOWN, LEVEL, UP};
use std::collections::HashMap;

/// The steps inside a band, in the order in which [`Cells`] has them.
const INSIDE: [usize; 3] = [UP, LEVEL, DOWN];

/// The chain.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Joint {
    bands: Vec<Band>,
    blocks: Vec<Block>,
    /// For each block where a value in each band leads, and then where each step inside its own band does.
    to: Vec<u32>,
    cells: usize,
}

/// One state, and the cells of the last value.
#[derive(Debug, Clone, Copy)]
struct Block {
    /// None before the first value.
    band: Option<usize>,
    first: usize,
    cells: usize,
}

/// What the automata remember, and the band of the last value.
type State = (u32, u32, Option<usize>);

impl Joint {
    pub(in crate::spc::price) fn new(
        zones: &Automaton,
        steps: &Machine,
        bands: Vec<Band>,
    ) -> Result<Self, Error> {
        let start: State = (0, 0, None);
        let mut joint = Self {
            to: Vec::new(),
            blocks: vec![Block {
                band: None,
                first: 0,
                cells: 1,
            }],
            cells: 1,
            bands,
        };
        let mut known = HashMap::from([(start, 0_u32)]);
        let mut states = vec![start];
        let mut at = 0;
        while at < states.len() {
            let (zone, step, last) = states[at];
            let mut go = |joint: &mut Self, band: usize, by: usize| -> Result<u32, Error> {
                let zone = zones.machine().next(zone as usize, joint.bands[band].class);
                let step = steps.next(step as usize, by);
                let signals = [zone, step].map(|to| if to & SIGNAL == 0 { 0 } else { to });
                if signals != [0, 0] {
                    return Ok(signals[0] | signals[1]);
                }
                let state = (zone, step, Some(band));
                if let Some(&block) = known.get(&state) {
                    return Ok(block);
                }
                let block = u32::try_from(states.len()).unwrap_or(SIGNAL - 1);
                let cells = joint.bands[band].cells.len();
                if joint.cells + cells + states.len() > MOST_CELLS {
                    return Err(too_many(MOST_CELLS, None));
                }
                joint.blocks.push(Block {
                    band: Some(band),
                    first: joint.cells,
                    cells,
                });
                joint.cells += cells;
                known.insert(state, block);
                states.push(state);
                Ok(block)
            };
            for band in 0..joint.bands.len() {
                let to = match last {
                    Some(last) if band == last => 0,
                    Some(last) if band < last => go(&mut joint, band, DOWN)?,
                    _ => go(&mut joint, band, UP)?,
                };
                joint.to.push(to);
            }
            for by in INSIDE {
                let to = match last {
                    Some(last) if joint.bands[last].cells.allows(by) => go(&mut joint, last, by)?,
                    _ => 0,
                };
                joint.to.push(to);
            }
            at += 1;
        }
        Ok(joint)
    }

    /// The states for bands of which the chances, or the integrals, are others.
    pub(in crate::spc::price) fn with_bands(&self, bands: Vec<Band>) -> Self {
        Self {
            bands,
            ..self.clone()
        }
    }

    pub(in crate::spc::price) fn bands(&self) -> &[Band] {
        &self.bands
    }

    pub(in crate::spc::price) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    pub(in crate::spc::price) fn cells(&self) -> usize {
        self.cells
    }

    /// The chances after one more point; `said` is told what signals there are, and with what chance.
    pub(in crate::spc::price) fn forward(
        &self,
        now: &[f64],
        said: &mut dyn FnMut(u32, f64),
    ) -> Vec<f64> {
        let width = self.bands.len() + INSIDE.len();
        let mut across = vec![0.0; self.blocks.len()];
        let mut inside = [(); 3].map(|()| vec![0.0; self.cells]);
        let mut stepped = vec![false; self.blocks.len()];
        for (block, to) in self.blocks.iter().zip(self.to.chunks(width)) {
            let here = &now[block.first..block.first + block.cells];
            let mass: f64 = here.iter().sum();
            if mass == 0.0 {
                continue;
            }
            for (band, (&to, own)) in to.iter().zip(&self.bands).enumerate() {
                if Some(band) == block.band {
                    continue;
                }
                if to & SIGNAL == 0 {
                    across[to as usize] += mass;
                } else {
                    said(to ^ SIGNAL, mass * own.chance);
                }
            }
            let Some(band) = block.band.map(|band| &self.bands[band]) else {
                continue;
            };
            let to = &to[self.bands.len()..];
            if to.iter().any(|to| to & SIGNAL != 0) {
                let out = band.cells.steps_out(band.chance, here);
                for (to, out) in to.iter().zip(out) {
                    if to & SIGNAL != 0 {
                        said(to ^ SIGNAL, out);
                    }
                }
            }
            for ((&to, by), sums) in to.iter().zip(INSIDE).zip(&mut inside) {
                if to & SIGNAL != 0 || !band.cells.allows(by) {
                    continue;
                }
                stepped[to as usize] = true;
                let target = self.blocks[to as usize].first;
                for (sum, mass) in sums[target..].iter_mut().zip(here) {
                    *sum += mass;
                }
            }
        }
        let mut next = vec![0.0; self.cells];
        for (index, block) in self.blocks.iter().enumerate() {
            let Some(band) = block.band.map(|band| &self.bands[band]) else {
                continue;
            };
            let own = block.first..block.first + block.cells;
            let into = &mut next[own.clone()];
            band.cells.spread(band.chance, into, across[index]);
            if stepped[index] {
                let sums = [0, 1, 2].map(|by| &inside[by][own.clone()]);
                band.cells.step(band.chance, sums, into);
            }
        }
        next
    }

    /// Whether there is ever a signal: some string of points of each length up to the number of states is tried.
    pub(in crate::spc::price) fn ends(&self) -> bool {
        let mut now = self.start();
        for _ in 0..=self.blocks.len() {
            let mut rate = 0.0;
            let next = self.forward(&now, &mut |_, chance| rate += chance);
            if rate > 0.0 {
                return true;
            }
            if become_next(&mut now, next).0 == 0.0 {
                return false;
            }
        }
        false
    }

    fn start(&self) -> Vec<f64> {
        let mut now = vec![0.0; self.cells];
        now[0] = 1.0;
        now
    }

    pub(in crate::spc::price) fn ageing(&self) -> Ageing<Follow<'_>> {
        self.ageing_from(self.start())
    }

    /// From other chances than those of the start.
    pub(in crate::spc::price) fn ageing_from(&self, now: Vec<f64>) -> Ageing<Follow<'_>> {
        let follow = Follow {
            joint: self,
            now,
            silent: 1.0,
            sum: 0.0,
            said: Vec::new(),
        };
        Ageing::of(follow, self.ends())
    }
}

impl Cells {
    /// Whether such a step can lead from one cell of the band to one of it.
    fn allows(&self, by: usize) -> bool {
        match self {
            Self::Nodes(_) => by != LEVEL,
            Self::Counts(counts) => by == LEVEL || counts.len() > 1,
        }
    }
}

/// Where a joint chain is, given that there was no signal, and what was gathered on the way.
pub(in crate::spc::price) struct Follow<'a> {
    joint: &'a Joint,
    now: Vec<f64>,
    silent: f64,
    /// The sum of P(no signal after n points).
    sum: f64,
    /// What the signals said, and with what chance.
    said: Vec<(u32, f64)>,
}

impl Advances for Follow<'_> {
    fn step(&mut self) -> Step {
        self.sum += self.silent;
        let mut rate = 0.0;
        let (silent, all) = (self.silent, &mut self.said);
        let next = self.joint.forward(&self.now, &mut |says, chance| {
            rate += chance;
            add(all, says, silent * chance);
        });
        let (left, moved) = become_next(&mut self.now, next);
        self.silent *= left;
        Step { rate, left, moved }
    }
}

fn add(list: &mut Vec<(u32, f64)>, says: u32, chance: f64) {
    match list.iter_mut().find(|entry| entry.0 == says) {
        Some(entry) => entry.1 += chance,
        None => list.push((says, chance)),
    }
}

impl Follow<'_> {
    pub(in crate::spc::price) fn into_now(self) -> Vec<f64> {
        self.now
    }

    /// Once settled: the mean number of points to the signal.
    pub(in crate::spc::price) fn mean(&self) -> f64 {
        let mut rate = 0.0;
        if self.silent > 0.0 {
            self.joint
                .forward(&self.now, &mut |_, chance| rate += chance);
        }
        if rate == 0.0 {
            return self.sum;
        }
        self.sum + self.silent / rate
    }

    /// Once settled: what the first signal says, and with what chance.
    pub(in crate::spc::price) fn says(mut self) -> Vec<(u32, f64)> {
        let (mut last, mut rate) = (Vec::new(), 0.0);
        if self.silent > 0.0 {
            self.joint.forward(&self.now, &mut |says, chance| {
                rate += chance;
                add(&mut last, says, chance);
            });
        }
        for (says, chance) in last {
            add(&mut self.said, says, self.silent * chance / rate);
        }
        self.said
    }
}
