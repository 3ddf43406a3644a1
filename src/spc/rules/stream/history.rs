//! The answers to the tests, one bit a point.

/// How many tests share a block: the compiler answers them together.
pub(super) const WIDE: usize = 4;

/// Four tests, and their answers for the last 64 points: bit 0 is the latest.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    pub(super) sign: [f64; WIDE],
    pub(super) level: [f64; WIDE],
    /// The bits that are set in a complete run of the test.
    pub(super) run: [u64; WIDE],
    pub(super) yes: [u64; WIDE],
}

impl Block {
    /// Four tests whose answer is always no.
    pub(super) const fn silent() -> Self {
        Self {
            sign: [1.0; WIDE],
            level: [f64::NAN; WIDE],
            run: [0; WIDE],
            yes: [0; WIDE],
        }
    }

    /// Answers the tests for the next value.
    #[inline]
    pub(super) fn answer(&mut self, value: f64) {
        for test in 0..WIDE {
            let yes = self.sign[test] * value > self.level[test];
            self.yes[test] = self.yes[test] << 1 | u64::from(yes);
        }
    }

    /// The tests whose latest answer is yes, one bit each.
    #[inline]
    pub(super) fn now(&self) -> u64 {
        (0..WIDE).fold(0, |now, test| now | (self.yes[test] & 1) << test)
    }

    /// The tests whose run is complete, one bit each.
    #[inline]
    pub(super) fn complete(&self) -> u64 {
        (0..WIDE).fold(0, |complete, test| {
            complete | u64::from(!self.yes[test] & self.run[test] == 0) << test
        })
    }
}

/// The lowest `points` bits: the last so many points.
pub(super) const fn last(points: u32) -> u64 {
    if points >= 64 {
        u64::MAX
    } else {
        (1 << points) - 1
    }
}
