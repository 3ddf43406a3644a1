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

    /// A bit for each item.
    pub(crate) fn from_items<T>(items: &[T], test: impl Fn(&T) -> bool) -> Self {
        let mut words = Vec::with_capacity(items.len().div_ceil(64));
        let (whole, rest) = items.as_chunks::<64>();
        for chunk in whole {
            // a byte for each answer first: the compiler compares several items at once
            let mut answers = [0_u8; 64];
            for (answer, item) in answers.iter_mut().zip(chunk) {
                *answer = u8::from(test(item));
            }
            words.push(packed(&answers));
        }
        if !rest.is_empty() {
            let bit = |(bit, item)| u64::from(test(item)) << bit;
            words.push(rest.iter().enumerate().map(bit).sum());
        }
        Self {
            words,
            len: items.len(),
        }
    }

    /// A bit for each pair of items of two slices.
    pub(crate) fn from_pairs(left: &[f64], right: &[f64], test: impl Fn(f64, f64) -> bool) -> Self {
        let len = left.len().min(right.len());
        let mut words = Vec::with_capacity(len.div_ceil(64));
        let (left, left_rest) = left[..len].as_chunks::<64>();
        let (right, right_rest) = right[..len].as_chunks::<64>();
        for (left, right) in left.iter().zip(right) {
            let mut answers = [0_u8; 64];
            for (answer, (&a, &b)) in answers.iter_mut().zip(left.iter().zip(right)) {
                *answer = u8::from(test(a, b));
            }
            words.push(packed(&answers));
        }
        if !left_rest.is_empty() {
            let bit = |(bit, (&a, &b))| u64::from(test(a, b)) << bit;
            words.push(left_rest.iter().zip(right_rest).enumerate().map(bit).sum());
        }
        Self { words, len }
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

/// Sixty-four bytes of 0 or 1 as the bits of a word.
fn packed(answers: &[u8; 64]) -> u64 {
    let (eights, _) = answers.as_chunks::<8>();
    // the factor moves byte i's bit to bit 56 + i of the product, and no two of its sums meet
    eights.iter().rev().fold(0, |word, &eight| {
        word << 8 | u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56
    })
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
