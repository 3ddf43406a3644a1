//! Zones and steps across a change of the process: the last value before it came from another distribution.

use crate::base::error::Error;
use crate::spc::price::chains::automaton::{Automaton, SignalNames, asked_borders};
use crate::spc::price::chains::bands::{Band, Cells, Nodes, Wanted};
use crate::spc::price::chains::joint::Joint;
use crate::spc::price::chains::steps;
use crate::spc::price::chains::zones::Zones;
use crate::spc::price::process::Process;
use crate::spc::rules::{Border, Rule};

/// Nodes more in each band: a distribution carried from one process to the other is smooth, and no polynomial.
const MORE_ACROSS: isize = 8;
/// Lines that no rule asks for are added up to this many sigma, so that no band reaches far into a tail.
const LINES: i32 = 8;

/// The chain before a change, across it and after it.
#[derive(Debug, Clone)]
pub(in crate::spc::price) struct Change {
    before: Joint,
    across: Joint,
    after: Joint,
}

impl Change {
    pub(in crate::spc::price) fn new(
        rules: &[&Rule],
        process: &Process,
        before: &Process,
    ) -> Result<Self, Error> {
        // where that needs too much, the bands of the rules alone
        Self::over(rules, process, before, true)
            .or_else(|_| Self::over(rules, process, before, false))
    }

    fn over(
        rules: &[&Rule],
        process: &Process,
        before: &Process,
        fine: bool,
    ) -> Result<Self, Error> {
        let mut borders = asked_borders(rules);
        if fine {
            borders.extend((1..=LINES).map(|sigma| Border::Sigma(f64::from(sigma))));
        }
        let zones = process.zones(&borders);
        let automaton = Automaton::compile(rules, &zones, SignalNames::Any)?;
        let bands = |process: &Process, other: &Process| {
            let wanted = Wanted {
                process,
                other,
                more: if fine { MORE_ACROSS } else { 0 },
                joined: !fine,
            };
            wanted.bands(&automaton, &zones)
        };
        let steps = steps::compile(rules, SignalNames::Any)?;
        let old = Joint::new(&automaton, &steps, bands(before, process)?)?;
        let after = old.with_bands(bands(process, before)?);
        let mut across = after.bands().to_vec();
        for band in &mut across {
            if let Cells::Nodes(nodes) = &band.cells {
                let then = places(band, nodes, &zones, before, process);
                let now = places(band, nodes, &zones, process, before);
                band.cells = Cells::Nodes(nodes.across(&then, now));
            }
        }
        Ok(Self {
            before: old,
            across: after.with_bands(across),
            after,
        })
    }

    /// The mean number of points to the signal, from the first after the change on.
    pub(in crate::spc::price) fn mean(&self) -> f64 {
        if !self.after.ends() {
            return f64::INFINITY;
        }
        let long_run = self.before.ageing().settle().into_now();
        let first = self.across.forward(&long_run, &mut |_, _| ());
        let silent: f64 = first.iter().sum();
        if silent <= 0.0 {
            return 1.0;
        }
        let now = first.into_iter().map(|chance| chance / silent).collect();
        1.0 + silent * self.after.ageing_from(now).settle().mean()
    }
}

/// The nodes of a band of one process, by their places among the values of another.
fn places(band: &Band, nodes: &Nodes, zones: &Zones, to: &Process, from: &Process) -> Vec<f64> {
    let (low, high) = (zones.ends(band.zones.0).0, zones.ends(band.zones.1).1);
    let place = |&share: &f64| {
        let value = from.value_between(low, high, share);
        to.share_between(low, high, value)
    };
    nodes.places.iter().map(place).collect()
}
