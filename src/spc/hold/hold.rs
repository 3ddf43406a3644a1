//! What is to be held, and from when on.

use crate::base::error::{Error, EvidenceError, OptionError, Place};
use crate::spc::chart::chart::Chart;
use crate::spc::data::at::At;
use crate::spc::data::data::Data;
use crate::spc::shift::{Compare, Matching};
use std::ops::Range;

/// A level that is to be held from some point on: what [`Chart::hold`](crate::Chart::hold) asks for.
///
/// The level is declared, for a reason that is known apart from the data, such as what an aim says. Nothing is derived from
/// the best level that was seen.
///
/// ```
/// use improvement::spc::hold::Hold;
/// use improvement::{Chart, Compare, Direction};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut waits = vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
/// waits.extend([20, 22, 23, 24, 22, 25, 23]);
/// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
/// let held = chart.hold(&Hold::at(20.0).from(24).comparing(Compare::points(0..12, 12..31)))?;
/// assert_eq!(held.slip().map(|slip| (slip.began, slip.seen)), Some((25, 27)));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Hold {
    level: f64,
    from: Option<At>,
    compare: Option<Compare>,
}

/// The stretches of a hold on a chart.
pub(crate) struct Stretches {
    pub(crate) before: Range<usize>,
    pub(crate) after: Range<usize>,
    /// The first point that is watched; it lies in the stretch after, or at its end.
    pub(crate) from: usize,
    pub(crate) matching: Matching,
}

impl Hold {
    /// The level to be held, in the units of the measure.
    ///
    /// ```
    /// use improvement::spc::hold::Hold;
    /// use improvement::date;
    ///
    /// let four_hours = Hold::at(0.95).from(date(2024, 4, 1));
    /// assert_eq!(four_hours.level(), 0.95);
    /// ```
    pub const fn at(level: f64) -> Self {
        Self {
            level,
            from: None,
            compare: None,
        }
    }

    /// From which point on it is to be held: a date, which needs no point of its own, an index or a label. Unless told, from the first
    /// point after the change.
    pub fn from(mut self, at: impl Into<At>) -> Self {
        self.from = Some(at.into());
        self
    }

    /// Which points before and after the change say how far points vary. Unless told, the last two phases of the chart; on a chart of one
    /// phase, all points before the hold.
    pub fn comparing(mut self, compare: Compare) -> Self {
        self.compare = Some(compare);
        self
    }

    /// The level to be held.
    #[must_use]
    pub const fn level(&self) -> f64 {
        self.level
    }

    pub(crate) fn stretches(&self, chart: &Chart) -> Result<Stretches, Error> {
        let from = |unless_told: usize| match &self.from {
            // declared ahead: nothing is watched yet
            Some(At::Index(index)) if *index == chart.len() => Ok(*index),
            Some(at) => Ok(chart.series().between(at, None)?.start),
            None => Ok::<_, Error>(unless_told),
        };
        let (before, after, matching) = match (&self.compare, chart.phases()) {
            (Some(compare), _) => {
                compare.check()?;
                let [before, after] = compare.stretches(chart)?;
                (before, after, compare.asked_matching())
            }
            (None, [.., before, after]) => (before.points(), after.points(), Matching::Auto),
            (None, _) => {
                let from = from(0)?;
                (0..from, from..chart.len(), Matching::Auto)
            }
        };
        let from = from(after.start)?;
        if from < after.start {
            return Err(EvidenceError::HoldBeforeChange {
                from: place(chart, from),
                change: place(chart, after.start),
            }
            .into());
        }
        let from = from.min(after.end);
        Ok(Stretches {
            before,
            after,
            from,
            matching,
        })
    }

    /// Whether a measure can have the level.
    pub(crate) fn check(&self, chart: &Chart) -> Result<(), Error> {
        let own = match &chart.series().data {
            Data::Proportions { .. } => (0.0, 1.0),
            Data::Rates { .. } | Data::Counts(_) | Data::CasesBetween { .. } => (0.0, f64::MAX),
            Data::TimesBetween(_) => (f64::MIN_POSITIVE, f64::MAX),
            Data::Values(_) | Data::Ratios { .. } | Data::Subgroups(_) => (f64::MIN, f64::MAX),
        };
        let asked = chart.asked().get_bounds().unwrap_or(own);
        let (lowest, highest) = (own.0.max(asked.0), own.1.min(asked.1));
        if (lowest..=highest).contains(&self.level) {
            return Ok(());
        }
        Err(OptionError::OutOfBounds {
            found: self.level,
            lowest,
            highest,
        }
        .at(Place::Path("the hold level".to_owned())))
    }
}

fn place(chart: &Chart, index: usize) -> String {
    match chart.date(index) {
        Some(date) => date.to_string(),
        None => format!("point {}", index + 1),
    }
}
