//! One bit a point, 64 points to a word.

/// One bit for each point. Bits past the last point are zero.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Mask {
    words: Vec<u64>,
    len: usize,
}

impl Mask {
    pub(crate) fn none(len: usize) -> Self {
        Self {
            words: vec![0; len.div_ceil(64)],
            len,
        }
    }

    /// A bit for each item; sixty-four at a time, so that a word stays in a register.
    pub(crate) fn from_items<T>(items: &[T], test: impl Fn(&T) -> bool) -> Self {
        let word = |chunk: &[T]| {
            chunk.iter().enumerate().fold(0_u64, |word, (bit, item)| {
                word | u64::from(test(item)) << bit
            })
        };
        Self {
            words: items.chunks(64).map(word).collect(),
            len: items.len(),
        }
    }

    /// A bit for each pair of items of two slices.
    pub(crate) fn from_pairs(left: &[f64], right: &[f64], test: impl Fn(f64, f64) -> bool) -> Self {
        let word = |(left, right): (&[f64], &[f64])| {
            left.iter()
                .zip(right)
                .enumerate()
                .fold(0_u64, |word, (bit, (&a, &b))| {
                    word | u64::from(test(a, b)) << bit
                })
        };
        let len = left.len().min(right.len());
        Self {
            words: left[..len]
                .chunks(64)
                .zip(right[..len].chunks(64))
                .map(word)
                .collect(),
            len,
        }
    }

    /// A mask of words that are made one by one.
    pub(super) fn from_words(len: usize, word: impl FnMut(usize) -> u64) -> Self {
        let mut mask = Self {
            words: (0..len.div_ceil(64)).map(word).collect(),
            len,
        };
        mask.clear_tail();
        mask
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn get(&self, point: usize) -> bool {
        point < self.len && self.words[point / 64] >> (point % 64) & 1 == 1
    }

    pub(crate) fn set(&mut self, point: usize) {
        if point < self.len {
            self.words[point / 64] |= 1 << (point % 64);
        }
    }

    pub(crate) fn any(&self) -> bool {
        self.words.iter().any(|&word| word != 0)
    }

    /// The points whose bit is set, in order.
    pub(crate) fn points(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(index, &word)| {
            let mut rest = word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                Some(index * 64 + bit)
            })
        })
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Bit by bit from two masks of one length.
    pub(crate) fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        debug_assert_eq!(self.len, other.len);
        let mut mask = Self {
            words: self
                .words
                .iter()
                .zip(&other.words)
                .map(|(&a, &b)| join(a, b))
                .collect(),
            len: self.len,
        };
        mask.clear_tail();
        mask
    }

    pub(crate) fn and(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    pub(crate) fn or(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    pub(crate) fn and_not(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    fn clear_tail(&mut self) {
        if !self.len.is_multiple_of(64)
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << (self.len % 64)) - 1;
        }
    }

    /// Every bit one point later, in a mask of `len` points.
    pub(super) fn push_front(&mut self, len: usize) {
        let words = std::mem::take(&mut self.words);
        *self = Self::from_words(len, |index| {
            let here = words.get(index).copied().unwrap_or(0) << 1;
            let before = index.checked_sub(1).and_then(|at| words.get(at));
            here | before.map_or(0, |word| word >> 63)
        });
    }

    /// The points that end `length` set bits in a row: shifts and ands, twice as many points each time.
    pub(crate) fn runs_of(&self, length: usize) -> Self {
        if length > self.len {
            return Self::none(self.len);
        }
        let mut mask = self.clone();
        let mut have = 1;
        while have < length {
            let step = have.min(length - have);
            // from the last word down, so that the words before still hold what they held
            for index in (0..mask.words.len()).rev() {
                mask.words[index] &= shifted(&mask.words, index, step);
            }
            have += step;
        }
        mask
    }
}

/// Word `index` of the mask moved `by` points later.
#[inline]
pub(super) fn shifted(words: &[u64], index: usize, by: usize) -> u64 {
    let (skip, bits) = (by / 64, by % 64);
    let Some(from) = index.checked_sub(skip) else {
        return 0;
    };
    let low = if bits == 0 || from == 0 {
        0
    } else {
        words[from - 1] >> (64 - bits)
    };
    (words[from] << bits) | low
}
