//! One bit a point, 64 points to a word.

/// One bit for each point. Bits past the last point are zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mask {
    words: Words,
    len: usize,
}

/// Up to this many words need no memory of their own: 1,024 points. Fewer in tests, so that series cross it.
const FEW: usize = if cfg!(test) { 2 } else { 16 };

/// Few words need no memory of their own: most charts are short.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Words {
    One(u64),
    /// The words that are filled, and zeros.
    Few([u64; FEW], usize),
    Many(Vec<u64>),
}

impl Words {
    /// Those of `len` points: zeros, as `many` makes them where they need memory.
    fn zeros(len: usize, filled: usize, many: impl FnOnce(usize) -> Vec<u64>) -> Self {
        match len.div_ceil(64) {
            0 | 1 => Self::One(0),
            words if words <= FEW => Self::Few([0; FEW], filled),
            words => Self::Many(many(words)),
        }
    }
}

impl Mask {
    pub(crate) fn none(len: usize) -> Self {
        let words = Words::zeros(len, len.div_ceil(64), |words| vec![0; words]);
        Self { words, len }
    }

    /// Up to 64 points.
    pub(super) const fn of_word(word: u64, len: usize) -> Self {
        let words = Words::One(word);
        Self { words, len }
    }

    /// A bit for each item.
    pub(crate) fn from_items<T>(items: &[T], test: impl Fn(&T) -> bool) -> Self {
        let bits = |chunk: &[T]| {
            let bit = |(bit, item)| u64::from(test(item)) << bit;
            chunk.iter().enumerate().map(bit).sum()
        };
        let mut mask = Self::none(items.len());
        for (word, chunk) in mask.words_mut().iter_mut().zip(items.chunks(64)) {
            *word = bits(chunk);
        }
        mask
    }

    /// A mask without its words: each is then pushed, from the first to the last. Bits past the last point must
    /// be zero.
    pub(super) fn unfilled(len: usize) -> Self {
        let words = Words::zeros(len, 0, Vec::with_capacity);
        Self { words, len }
    }

    /// The bits of the next 64 points.
    #[inline]
    pub(super) fn push(&mut self, next: u64) {
        match &mut self.words {
            Words::One(word) => *word = next,
            Words::Few(words, filled) => {
                words[*filled] = next;
                *filled += 1;
            }
            Words::Many(words) => words.push(next),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn get(&self, point: usize) -> bool {
        point < self.len && self.words()[point / 64] >> (point % 64) & 1 == 1
    }

    pub(crate) fn set(&mut self, point: usize) {
        if point < self.len {
            self.words_mut()[point / 64] |= 1 << (point % 64);
        }
    }

    pub(crate) fn any(&self) -> bool {
        self.words().iter().any(|&word| word != 0)
    }

    /// Whether every bit is set.
    pub(super) fn all(&self) -> bool {
        let (whole, rest) = (self.len / 64, self.len % 64);
        let words = self.words();
        words[..whole].iter().all(|&word| word == u64::MAX)
            && (rest == 0 || words[whole] == (1 << rest) - 1)
    }

    /// The points whose bit is set, in order.
    pub(crate) fn points(&self) -> impl Iterator<Item = usize> + '_ {
        let words = self.words().iter().enumerate();
        words.flat_map(|(index, &word)| points_of(word).map(move |bit| index * 64 + bit))
    }

    #[inline]
    pub(crate) fn words(&self) -> &[u64] {
        match &self.words {
            Words::One(word) => std::slice::from_ref(word),
            Words::Few(words, filled) => &words[..*filled],
            Words::Many(words) => words,
        }
    }

    #[inline]
    fn words_mut(&mut self) -> &mut [u64] {
        match &mut self.words {
            Words::One(word) => std::slice::from_mut(word),
            Words::Few(words, filled) => &mut words[..*filled],
            Words::Many(words) => words,
        }
    }

    /// A mask of words that are made one by one, from the first to the last.
    #[inline]
    pub(super) fn collect(len: usize, words: impl Iterator<Item = u64>) -> Self {
        // one loop for masks of every length: a second would keep its iterator from being inlined in the first
        let mut mask = Self::none(len);
        for (place, word) in mask.words_mut().iter_mut().zip(words) {
            *place = word;
        }
        mask
    }

    /// Bit by bit from two masks of one length; no bit may come from two zeros.
    pub(crate) fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        debug_assert_eq!(self.len, other.len);
        debug_assert_eq!(join(0, 0), 0);
        let pairs = self.words().iter().zip(other.words());
        Self::collect(self.len, pairs.map(|(&a, &b)| join(a, b)))
    }

    /// The same in place.
    pub(crate) fn join(mut self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        debug_assert_eq!(self.len, other.len);
        for (here, &other) in self.words_mut().iter_mut().zip(other.words()) {
            *here = join(*here, other);
        }
        self
    }

    /// The points that end `length` set bits in a row: shifts and ands, twice as many points each time.
    pub(crate) fn runs_of(&self, length: usize) -> Self {
        if length > self.len {
            return Self::none(self.len);
        }
        if let Words::One(word) = self.words {
            let words = Words::One(runs_in(word, length));
            return Self {
                words,
                len: self.len,
            };
        }
        if length <= 1 {
            return self.clone();
        }
        let mut before = 0;
        let two = self.words().iter().map(|&here| {
            let joined = here & later(here, before, 1);
            before = here;
            joined
        });
        let mut runs = Self::collect(self.len, two);
        let mut have = 2;
        while have < length {
            // at most one word back at a time
            let step = have.min(length - have).min(63);
            let mut before = 0;
            for word in runs.words_mut() {
                let here = *word;
                *word &= later(here, before, step);
                before = here;
            }
            have += step;
        }
        runs
    }
}

/// The places that end `length` set bits in a row, at least 1.
#[inline]
pub(super) const fn runs_in(word: u64, length: usize) -> u64 {
    if length > 64 {
        return 0;
    }
    let (mut runs, mut have) = (word, 1);
    while have < length {
        // twice as many each time
        let left = length - have;
        let step = if have < left { have } else { left };
        runs &= runs << step;
        have += step;
    }
    runs
}

/// The places of the bits that are set, in order.
pub(super) fn points_of(word: u64) -> impl Iterator<Item = usize> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest == 0 {
            return None;
        }
        let bit = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        Some(bit)
    })
}

/// A word moved `by` points later, with the bits that the word before it hands over; `by` from 1 to 63.
#[inline]
pub(super) const fn later(here: u64, before: u64, by: usize) -> u64 {
    here << by | before >> (64 - by)
}

/// A word without the places in `out`: later bits move up to close the ranks.
pub(super) fn squeezed(word: u64, out: u64) -> u64 {
    let (mut word, mut rest) = (word & !out, out);
    // from the last place to the first, so that the places before are still where they were; places past the last
    // bit move nothing
    rest &= word
        .checked_ilog2()
        .map_or(0, |last| u64::MAX >> (63 - last));
    while let Some(place) = rest.checked_ilog2() {
        let before = (1 << place) - 1;
        word = (word & before) | (word >> 1 & !before);
        rest &= before;
    }
    word
}

/// The other way: the bits where they were, with zeros at the places in `out`.
pub(super) fn spread(word: u64, out: u64) -> u64 {
    let (mut word, mut rest) = (word, out);
    while rest != 0 {
        let before = (rest & rest.wrapping_neg()) - 1;
        word = (word & before) | (word & !before) << 1;
        rest &= rest - 1;
    }
    word
}
