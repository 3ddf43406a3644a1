//! Simpson's paradox: every group better, and all together worse.

use crate::num::random::Random;

/// Patients seen in time, out of all of a group in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Seen {
    /// How many were seen in time.
    pub in_time: u32,
    /// How many came.
    pub came: u32,
}

impl Seen {
    /// The share that was seen in time.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.in_time) / f64::from(self.came)
    }

    fn of(came: u32, share: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of the patients, who are few"
        )]
        let in_time = libm::round(f64::from(came) * share) as u32;
        Self { in_time, came }
    }
}

/// A group of patients in two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Group {
    /// The year before.
    pub before: Seen,
    /// The year after.
    pub after: Seen,
}

/// Simpson's paradox (Simpson 1951; Bickel, Hammel and O'Connell 1975): patients with minor and with major complaints are both seen in
/// time more often than the year before, and all patients together less often, for more of them have major complaints.
///
/// The numbers follow from the seed without any chance in them: each group is seen as often as it is said to be, to the patient. So nobody
/// can put the paradox down to luck.
///
/// ```
/// use improvement::teach::Simpson;
///
/// let waits = Simpson::new(1847);
/// assert!(waits.minor().after.share() > waits.minor().before.share());
/// assert!(waits.major().after.share() > waits.major().before.share());
/// assert!(waits.all().after.share() < waits.all().before.share());
///
/// // with as many major complaints as before, it would have been better: that is what changed
/// assert!(waits.at_mix_before() > waits.all().before.share());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Simpson {
    minor: Group,
    major: Group,
}

impl Simpson {
    /// The patients of this seed: 4,000 to 6,000 a year; minor complaints 70 to 75 in 100 of them before, 40 to 45 after.
    ///
    /// ```
    /// use improvement::teach::Simpson;
    ///
    /// let all = Simpson::new(7).all().before;
    /// assert!((4_000..=6_000).contains(&all.came) && all.in_time < all.came);
    /// ```
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut between = |low: f64, high: f64| low + (high - low) * random.uniform();
        let mut year = |low: f64, high: f64| {
            let (all, minor) = (between(4_000.0, 6_000.0), between(low, high));
            [all * minor, all * (1.0 - minor)]
        };
        let (before, after) = (year(0.70, 0.75), year(0.40, 0.45));
        let mut group = |place: usize, low: f64, high: f64| {
            let share = between(low, high);
            let better = share + between(0.02, 0.04);
            let seen = |year: [f64; 2], share| {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a year has 6,000 patients at most"
                )]
                let came = year[place] as u32;
                Seen::of(came, share)
            };
            Group {
                before: seen(before, share),
                after: seen(after, better),
            }
        };
        Self {
            minor: group(0, 0.92, 0.95),
            major: group(1, 0.62, 0.70),
        }
    }

    /// Patients with minor complaints.
    #[must_use]
    pub const fn minor(&self) -> Group {
        self.minor
    }

    /// Patients with major complaints.
    #[must_use]
    pub const fn major(&self) -> Group {
        self.major
    }

    /// All patients.
    #[must_use]
    pub const fn all(&self) -> Group {
        const fn both(one: Seen, other: Seen) -> Seen {
            Seen {
                in_time: one.in_time + other.in_time,
                came: one.came + other.came,
            }
        }
        Group {
            before: both(self.minor.before, self.major.before),
            after: both(self.minor.after, self.major.after),
        }
    }

    /// The share that would have been seen in time after, had as many of the patients had minor complaints as before.
    #[must_use]
    pub fn at_mix_before(&self) -> f64 {
        let minor = f64::from(self.minor.before.came) / f64::from(self.all().before.came);
        minor * self.minor.after.share() + (1.0 - minor) * self.major.after.share()
    }
}
