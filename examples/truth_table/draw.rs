//! Seeded draws: the same seed gives the same series everywhere.

/// A stream of random numbers (SplitMix64: Steele, Lea and Flood 2014).
pub(crate) struct Stream(u64);

impl Stream {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Strictly between 0 and 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^= bits >> 31;
        ((bits >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    /// Of mean 0 and standard deviation 1 (Box and Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let (radius, angle) = (self.uniform(), self.uniform());
        (-2.0 * radius.ln()).sqrt() * (std::f64::consts::TAU * angle).cos()
    }

    /// Of mean 1.
    pub(crate) fn exponential(&mut self) -> f64 {
        -self.uniform().ln()
    }

    /// A count of this mean, by adding up exponential gaps.
    pub(crate) fn poisson(&mut self, mean: f64) -> f64 {
        let (mut count, mut time) = (0.0, self.exponential());
        while time < mean {
            count += 1.0;
            time += self.exponential();
        }
        count
    }

    /// Events out of so many trials.
    pub(crate) fn binomial(&mut self, trials: u32, share: f64) -> f64 {
        (0..trials)
            .map(|_| f64::from(u8::from(self.uniform() < share)))
            .sum()
    }

    /// Cases before an event of this chance, the case of the event left out.
    pub(crate) fn geometric(&mut self, chance: f64) -> f64 {
        (self.uniform().ln() / (-chance).ln_1p()).floor()
    }

    /// Of mean 1 and this squared coefficient of variation (Marsaglia and Tsang 2000, for a shape of at least 1).
    pub(crate) fn gamma(&mut self, variation: f64) -> f64 {
        let shape = 1.0 / variation;
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let z = self.normal();
            let cube = (1.0 + c * z).powi(3);
            if cube > 0.0 && self.uniform().ln() < 0.5 * z * z + d - d * cube + d * cube.ln() {
                return d * cube / shape;
            }
        }
    }
}
