//! The values of a watch, its signals, and the checkpoints from which it can be played again.

use crate::base::direction::Side;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::spc::monitor::admit::Plotted;
use crate::spc::monitor::live::Monitor;
use crate::spc::monitor::state::Memory;
use crate::spc::monitor::update::Update;

/// How many points lie between two checkpoints.
const APART: usize = 64;

/// A mark: point, rule, side.
pub(crate) type Mark = (usize, usize, Option<Side>);

/// The marks that a correction takes away and brings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Difference {
    pub(crate) gone: Vec<Mark>,
    pub(crate) come: Vec<Mark>,
}

/// A signal: its first hit, its rule and its side.
type Key = (usize, usize, Option<Side>);

/// One signal, as far as it goes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Heard {
    last_hit: usize,
    flagged: Vec<usize>,
}

/// The values, and all that follows from them.
#[derive(Debug, Clone)]
pub(crate) struct Tape {
    monitor: Monitor,
    first: usize,
    points: Vec<Plotted>,
    /// Ascending, as offsets.
    excluded: SortedSet<usize>,
    /// The memory before points 0, 64, 128 … of the tape.
    checkpoints: Vec<Memory>,
    /// By first hit, rule and side.
    signals: SortedMap<Key, Heard>,
}

impl Tape {
    pub(crate) fn new(monitor: Monitor) -> Self {
        Self {
            first: monitor.next,
            monitor,
            points: Vec::new(),
            excluded: SortedSet::new(),
            checkpoints: Vec::new(),
            signals: SortedMap::new(),
        }
    }

    pub(crate) fn monitor(&self) -> &Monitor {
        &self.monitor
    }

    pub(crate) fn first(&self) -> usize {
        self.first
    }

    pub(crate) fn next(&self) -> usize {
        self.monitor.next
    }

    pub(crate) fn points(&self) -> &[Plotted] {
        &self.points
    }

    /// The memory from before the first point.
    pub(crate) fn start(&self) -> Memory {
        match self.checkpoints.first() {
            Some(memory) => memory.clone(),
            None => self.monitor.memory(),
        }
    }

    pub(crate) fn value(&self, index: usize) -> Option<f64> {
        let point = self.points.get(index.checked_sub(self.first)?)?;
        Some(point.value).filter(|value| !value.is_nan())
    }

    /// Every mark that stands.
    pub(crate) fn marks(&self) -> SortedSet<Mark> {
        let signals = self.signals.iter();
        signals
            .flat_map(|(&(_, rule, side), heard)| {
                heard.flagged.iter().map(move |&point| (point, rule, side))
            })
            .collect()
    }

    pub(crate) fn push(&mut self, plotted: Plotted) -> Update {
        self.points.push(plotted);
        self.play(self.points.len() - 1)
    }

    /// Another value at a point; [`replay`](Tape::replay) makes it count.
    pub(crate) fn replace(&mut self, index: usize, plotted: Plotted) {
        let offset = index - self.first;
        self.points[offset] = plotted;
        self.excluded.remove(&offset);
    }

    pub(crate) fn exclude(&mut self, index: usize) {
        self.excluded.insert(index - self.first);
    }

    /// Plays one point of the tape.
    fn play(&mut self, offset: usize) -> Update {
        if offset.is_multiple_of(APART) {
            self.checkpoints.push(self.monitor.memory());
        }
        let mut plotted = self.points[offset];
        if self.excluded.contains(&offset) {
            plotted.value = f64::NAN;
        }
        if self.monitor.settle(plotted) {
            let fresh = self.monitor.memory();
            for memory in &mut self.checkpoints {
                memory.without_values_as(&fresh);
            }
        }
        let update = self.monitor.take(plotted);
        for change in update.changes() {
            // a signal that began before the tape is known from here on
            let key = (change.first_hit(), change.rule(), change.side());
            let heard = self.signals.entry(key).or_default();
            heard.last_hit = change.hit();
            heard.flagged.extend(change.flagged());
        }
        update
    }

    /// Plays the tape again from the last checkpoint before a point.
    pub(crate) fn replay(&mut self, index: usize) -> Difference {
        let checkpoint = (index - self.first) / APART;
        let from = checkpoint * APART;
        let cut = self.first + from;
        let before = self.marks();
        // a signal that was under way at the checkpoint keeps what it had: a later hit adds no mark before itself
        self.signals = std::mem::take(&mut self.signals)
            .into_iter()
            .filter(|((first_hit, ..), _)| *first_hit < cut)
            .map(|(key, mut heard)| {
                if heard.last_hit >= cut {
                    heard.flagged.retain(|&point| point < cut);
                    heard.last_hit = cut - 1;
                }
                (key, heard)
            })
            .collect();
        let memory = self.checkpoints[checkpoint].clone();
        self.checkpoints.truncate(checkpoint);
        // the memory was taken from this very monitor, so that it can always be gone back to
        if self.monitor.recall(&memory).is_err() {
            debug_assert!(false, "a checkpoint is a state of its monitor");
        }
        for offset in from..self.points.len() {
            self.play(offset);
        }
        let after = self.marks();
        Difference {
            gone: before.difference(&after).copied().collect(),
            come: after.difference(&before).copied().collect(),
        }
    }
}
