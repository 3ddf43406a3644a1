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
    /// Moore's refinement: states are parted as long as some letter leads from them into different parts. It ends
    /// after as many rounds as the longest string that is needed to tell two states apart.
    pub(in crate::spc::price) fn minimised(&self) -> Self {
        let states = self.states();
        let mut class = vec![0_u32; states];
        let mut classes = 1;
        let mut row = vec![0_u32; self.letters + 1];
        loop {
            let mut parts: HashMap<Vec<u32>, u32, Quick> = HashMap::default();
            let mut finer = Vec::with_capacity(states);
            for state in 0..states {
                row[0] = class[state];
                for (letter, slot) in row[1..].iter_mut().enumerate() {
                    let to = self.next(state, letter);
                    *slot = if to & SIGNAL == 0 {
                        class[to as usize]
                    } else {
                        to
                    };
                }
                let part = if let Some(&part) = parts.get(&row) {
                    part
                } else {
                    // no more parts than states, which are counted in u32
                    let part = u32::try_from(parts.len()).unwrap_or(u32::MAX);
                    parts.insert(row.clone(), part);
                    part
                };
                finer.push(part);
            }
            let found = parts.len();
            class = finer;
            if found == classes {
                break;
            }
            classes = found;
        }
        // parts are numbered as they are met, so that the start is still 0
        let mut next = vec![0; classes * self.letters];
        for (state, &part) in class.iter().enumerate() {
            for letter in 0..self.letters {
                let to = self.next(state, letter);
                next[part as usize * self.letters + letter] = if to & SIGNAL == 0 {
                    class[to as usize]
                } else {
                    to
                };
            }
        }
        Self {
            letters: self.letters,
            next,
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

/// A quick hash of rows of small numbers: the standard one is made for keys that an enemy chooses.
#[derive(Debug, Clone, Copy, Default)]
struct Quick;

/// The state of [`Quick`].
#[derive(Debug, Clone, Copy, Default)]
struct Rows(u64);

impl std::hash::BuildHasher for Quick {
    type Hasher = Rows;
    fn build_hasher(&self) -> Rows {
        Rows(0)
    }
}

impl std::hash::Hasher for Rows {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }
    fn write_u64(&mut self, word: u64) {
        // 2⁶⁴ divided by the golden ratio, odd
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }
}
