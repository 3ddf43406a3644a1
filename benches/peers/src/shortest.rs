//! The shortest of a few runs: what disturbs a run only makes it longer.

use std::hint::black_box;
use std::time::Instant;

/// In nanoseconds a point.
pub(crate) struct Shortest {
    points: usize,
    pub(crate) nanoseconds: f64,
}

impl Shortest {
    pub(crate) fn of(points: usize) -> Self {
        Self {
            points,
            nanoseconds: f64::INFINITY,
        }
    }

    pub(crate) fn run<T>(&mut self, runs: usize, mut work: impl FnMut() -> T) {
        for _ in 0..runs {
            let start = Instant::now();
            black_box(work());
            self.take(start.elapsed().as_secs_f64() * 1e9 / self.points as f64);
        }
    }

    /// One run that was timed elsewhere.
    pub(crate) fn take(&mut self, nanoseconds: f64) {
        self.nanoseconds = self.nanoseconds.min(nanoseconds);
    }
}
