//! Finite automata that run until they signal: built from a step, multiplied, minimised.

use std::collections::HashMap;
use std::hash::Hash;

/// The most states, in a machine and in the machine of a whole rule set.
///
/// Nelson's tests 1, 2, 5, 6, 7 and 8 together need 591. Sets past the bound are refused.
pub(in crate::spc::price) const MOST_STATES: usize = 4096;
/// The most pairs of states that are looked at while two machines are multiplied.
const MOST_PAIRS: usize = 1 << 23;
/// The most of these pairs that may be reached: the machine before it is minimised may be larger than the one that
/// is kept.
const MOST_PAIRED: usize = 8 * MOST_STATES;

/// A step that signals has this bit, and one bit more for each rule that is complete.
pub(in crate::spc::price) const SIGNAL: u32 = 1 << 31;

/// More states than [`MOST_STATES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::spc::price) struct TooManyStates;

/// A machine that reads letters until it signals. State 0 is the start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::spc::price) struct Machine {
    letters: usize,
    /// For each state and letter the next state, or a signal.
    next: Vec<u32>,
}

impl Machine {
    /// The machine that never signals.
    pub(in crate::spc::price) fn silent(letters: usize) -> Self {
        Self {
            letters,
            next: vec![0; letters],
        }
    }

    /// The machine of a step: from a state and a letter to the next state, or to a signal (`None`).
    pub(in crate::spc::price) fn explore<S: Clone + Eq + Hash>(
        letters: usize,
        signal: u32,
        start: S,
        step: impl Fn(&S, usize) -> Option<S>,
    ) -> Result<Self, TooManyStates> {
        let mut known = HashMap::from([(start.clone(), 0)]);
        let mut states = vec![start];
        let mut next = Vec::new();
        let mut at = 0;
        while at < states.len() {
            for letter in 0..letters {
                let Some(state) = step(&states[at], letter) else {
                    next.push(signal);
                    continue;
                };
                let index = if let Some(&index) = known.get(&state) {
                    index
                } else {
                    let index = number(states.len(), MOST_STATES)?;
                    known.insert(state.clone(), index);
                    states.push(state);
                    index
                };
                next.push(index);
            }
            at += 1;
        }
        Ok(Self { letters, next })
    }

    pub(in crate::spc::price) fn letters(&self) -> usize {
        self.letters
    }

    pub(in crate::spc::price) fn states(&self) -> usize {
        self.next.len() / self.letters
    }

    /// The next state, or a signal.
    pub(in crate::spc::price) fn next(&self, state: usize, letter: usize) -> u32 {
        self.next[state * self.letters + letter]
    }

    /// Both machines at once: it signals as soon as one of them does.
    pub(in crate::spc::price) fn and(&self, other: &Self) -> Result<Self, TooManyStates> {
        const UNSEEN: u32 = u32::MAX;
        let width = other.states();
        let pairs = self.states() * width;
        if pairs > MOST_PAIRS {
            return Err(TooManyStates);
        }
        let mut index = vec![UNSEEN; pairs];
        index[0] = 0;
        let mut states = vec![(0, 0)];
        let mut next = Vec::new();
        let mut at = 0;
        while at < states.len() {
            let (a, b) = states[at];
            for letter in 0..self.letters {
                let (to_a, to_b) = (self.next(a, letter), other.next(b, letter));
                let signals = [to_a, to_b].map(|to| if to & SIGNAL == 0 { 0 } else { to });
                if signals != [0, 0] {
                    next.push(signals[0] | signals[1]);
                    continue;
                }
                let pair = (to_a as usize, to_b as usize);
                let slot = &mut index[pair.0 * width + pair.1];
                if *slot == UNSEEN {
                    *slot = number(states.len(), MOST_PAIRED)?;
                    states.push(pair);
                }
                next.push(*slot);
            }
            at += 1;
        }
        Ok(Self {
            letters: self.letters,
            next,
        })
    }

    /// The smallest machine that says the same.
    ///
    /// States are parted by what leads into them (Hopcroft, *An n log n algorithm for minimizing states in a finite automaton*,
    /// 1971), so that a run of thousands of points takes no longer than its states.
    pub(in crate::spc::price) fn minimised(&self) -> Self {
        let states = self.states();
        // every signal is a state of its own, after the others: nothing leads on from it
        let mut signals: Vec<u32> = self
            .next
            .iter()
            .copied()
            .filter(|to| to & SIGNAL != 0)
            .collect();
        signals.sort_unstable();
        signals.dedup();
        let target = |to: u32| match signals.binary_search(&to) {
            Ok(signal) => states + signal,
            Err(_) => to as usize,
        };
        let targets: Vec<usize> = self.next.iter().map(|&to| target(to)).collect();
        let parts = Parts::of(self.letters, states, states + signals.len(), &targets);
        // parts are numbered as they are met, so that the start is still 0
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        let mut first = Vec::new();
        let class: Vec<u32> = (0..states)
            .map(|state| {
                let number = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(parts.part[state]).or_insert_with(|| {
                    first.push(state);
                    number
                })
            })
            .collect();
        let rows = first.into_iter().flat_map(|state| {
            let row = &self.next[state * self.letters..][..self.letters];
            row.iter().map(|&to| {
                if to & SIGNAL == 0 {
                    class[to as usize]
                } else {
                    to
                }
            })
        });
        Self {
            letters: self.letters,
            next: rows.collect(),
        }
    }
}

/// The number of the next state.
fn number(states: usize, most: usize) -> Result<u32, TooManyStates> {
    if states >= most {
        return Err(TooManyStates);
    }
    u32::try_from(states).map_err(|_| TooManyStates)
}

/// States parted until no letter leads from one part into two.
struct Parts {
    /// The part of each state.
    part: Vec<u32>,
    /// The states, part after part, and the place of each.
    order: Vec<u32>,
    place: Vec<u32>,
    /// Where each part begins and ends, and how many of its first states are marked.
    begins: Vec<u32>,
    ends: Vec<u32>,
    marked: Vec<u32>,
}

impl Parts {
    /// The first `states` of all go on to `targets`, letter by letter; each of the others is a part of its own.
    fn of(letters: usize, states: usize, all: usize, targets: &[usize]) -> Self {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let alone = (states..all).map(count);
        let begins: Vec<u32> = std::iter::once(0).chain(alone.clone()).collect();
        let ends: Vec<u32> = std::iter::once(count(states))
            .chain(alone.clone().map(|at| at + 1))
            .collect();
        let mut parts = Self {
            part: vec![0; states]
                .into_iter()
                .chain((1..).take(all - states))
                .collect(),
            order: (0..count(all)).collect(),
            place: (0..count(all)).collect(),
            marked: vec![0; begins.len()],
            begins,
            ends,
        };
        let led_from = Sources::of(letters, all, targets);
        let mut todo: Vec<u32> = (0..count(parts.begins.len())).collect();
        while let Some(part) = todo.pop() {
            let [begin, end] = [parts.begins[part as usize], parts.ends[part as usize]];
            let within: Vec<u32> = parts.order[begin as usize..end as usize].to_vec();
            for letter in 0..letters {
                let mut touched = Vec::new();
                for &state in &within {
                    for &source in led_from.with(letter, state as usize) {
                        parts.mark(source, &mut touched);
                    }
                }
                todo.extend(touched.into_iter().filter_map(|part| parts.split(part)));
            }
        }
        parts
    }

    /// Puts a state among the marked ones of its part.
    fn mark(&mut self, state: u32, touched: &mut Vec<u32>) {
        let part = self.part[state as usize];
        let marked = &mut self.marked[part as usize];
        let (place, free) = (
            self.place[state as usize],
            self.begins[part as usize] + *marked,
        );
        if place < free {
            return;
        }
        if *marked == 0 {
            touched.push(part);
        }
        *marked += 1;
        let other = self.order[free as usize];
        self.order.swap(free as usize, place as usize);
        (self.place[state as usize], self.place[other as usize]) = (free, place);
    }

    /// Parts the marked states of a part from the others: the smaller of the two becomes a new part. None if all are marked.
    fn split(&mut self, part: u32) -> Option<u32> {
        let index = part as usize;
        let marked = std::mem::take(&mut self.marked[index]);
        let (begin, end) = (self.begins[index], self.ends[index]);
        let middle = begin + marked;
        if middle == end {
            return None;
        }
        let (begin, end) = if marked <= end - middle {
            self.begins[index] = middle;
            (begin, middle)
        } else {
            self.ends[index] = middle;
            (middle, end)
        };
        let new = u32::try_from(self.begins.len()).unwrap_or(u32::MAX);
        for &state in &self.order[begin as usize..end as usize] {
            self.part[state as usize] = new;
        }
        self.begins.push(begin);
        self.ends.push(end);
        self.marked.push(0);
        Some(new)
    }
}

/// From which states each letter leads to a state.
struct Sources {
    all: usize,
    begins: Vec<u32>,
    states: Vec<u32>,
}

impl Sources {
    fn of(letters: usize, all: usize, targets: &[usize]) -> Self {
        let key = |at: usize| at % letters * all + targets[at];
        let mut begins = vec![0_u32; letters * all + 1];
        for at in 0..targets.len() {
            begins[key(at) + 1] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut free = begins.clone();
        let mut states = vec![0; targets.len()];
        for at in 0..targets.len() {
            let place = &mut free[key(at)];
            states[*place as usize] = u32::try_from(at / letters).unwrap_or(u32::MAX);
            *place += 1;
        }
        Self {
            all,
            begins,
            states,
        }
    }

    fn with(&self, letter: usize, to: usize) -> &[u32] {
        let key = letter * self.all + to;
        &self.states[self.begins[key] as usize..self.begins[key + 1] as usize]
    }
}
