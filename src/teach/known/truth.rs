//! What is so of a process: how its level goes, and how its points hang together.

/// What is so of a [`Known`](super::known::Known) process. Sizes are in standard deviations of a point.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Truth {
    /// Nothing ever changes.
    Steady,
    /// The level moves once, and stays there.
    Shift {
        /// The first point at the new level, counted from 0.
        from: usize,
        /// By how much.
        by: f64,
    },
    /// The level moves by as much at every point.
    Trend {
        /// By how much a point.
        by: f64,
    },
    /// The level swings and comes back.
    Season {
        /// How far it swings to either side.
        height: f64,
        /// The points of a whole turn: 12 of a year by months.
        points: usize,
    },
    /// Each point resembles the one before it.
    Resembling {
        /// The correlation of neighbours; that of points further apart is its power.
        correlation: f64,
    },
    /// Events out of trials that vary more than chance alone would make them, from point to point, about a level that stays.
    OverDispersed {
        /// The trials of each point.
        trials: u32,
        /// The chance of an event, on average.
        chance: f64,
        /// How many times the standard deviation of chance alone.
        times: f64,
    },
}

impl Truth {
    /// How far the level lies from where it began, in standard deviations of a point.
    ///
    /// ```
    /// use improvement::teach::Truth;
    ///
    /// let truth = Truth::Shift { from: 12, by: 2.0 };
    /// assert_eq!([truth.level(11), truth.level(12)], [0.0, 2.0]);
    /// ```
    #[must_use]
    pub fn level(&self, point: usize) -> f64 {
        match *self {
            Self::Shift { from, by } if point >= from => by,
            Self::Trend { by } => by * point as f64,
            Self::Season { height, points } => {
                height * libm::sin(std::f64::consts::TAU * point as f64 / points as f64)
            }
            _ => 0.0,
        }
    }

    /// Whether nothing about it would have to be explained: points that chance alone made, about a level that stays.
    #[must_use]
    pub const fn is_steady(&self) -> bool {
        matches!(self, Self::Steady)
    }
}
