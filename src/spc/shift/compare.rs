//! Which stretches of a chart are compared, and how.

use crate::base::error::{ChartError, Error, EvidenceError, OptionError, OptionName, Place};
use crate::spc::chart::chart::Chart;
use crate::spc::data::apart::{check_apart, first_and_last};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Which points before a change are compared with which after it, and how: what [`Chart::shift`](crate::Chart::shift) asks for.
///
/// The change itself is known apart from the data, and so are the stretches: whoever looks for the best place to split a steady
/// series finds a difference far more often than the level says.
///
/// ```
/// use improvement::{Chart, Compare, Direction};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
/// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
/// let shift = chart.shift(&Compare::points(0..12, 12..24))?;
/// assert!(shift.e().observed > 20.0);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Compare {
    stretches: Stretches,
    matching: Matching,
    level: f64,
    prior: f64,
    up_to: Option<usize>,
}

#[derive(Debug, Clone, PartialEq)]
enum Stretches {
    Points(Range<usize>, Range<usize>),
    Phases(usize, usize),
}

/// With what a point after the change is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Matching {
    /// The same month where the series has [months](crate::Period::Month) and every calendar month occurs before the change with a
    /// value, else the level. So the baseline alone decides, and later points never change it.
    #[default]
    Auto,
    /// The level before the change. A yearly swing then costs power, not error.
    Level,
    /// The same calendar month before the change.
    SameMonth,
}

impl Compare {
    fn of(stretches: Stretches) -> Self {
        Self {
            stretches,
            matching: Matching::Auto,
            level: 0.05,
            prior: 1.0,
            up_to: None,
        }
    }

    /// Two stretches of points, counted from 0, each half-open: `points(0..12, 12..24)`.
    ///
    /// ```
    /// use improvement::{Chart, Compare};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 30, 19, 18, 20, 17];
    /// // the month in which the change was made mixes two states, and is left out
    /// let shift = Chart::run(waits)?.shift(&Compare::points(0..8, 9..13))?;
    /// assert_eq!((shift.before().points, shift.after().points), (8, 4));
    /// # Ok(())
    /// # }
    /// ```
    pub fn points(before: Range<usize>, after: Range<usize>) -> Self {
        Self::of(Stretches::Points(before, after))
    }

    /// Two phases of the chart, counted from 0.
    ///
    /// ```
    /// use improvement::{Chart, Compare, Reason};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 19, 18, 20, 17];
    /// let chart = Chart::options().phase(8, Reason::change("a nurse at the door")).run(waits)?;
    /// let shift = chart.shift(&Compare::phases(0, 1))?;
    /// assert_eq!(shift.difference().map(f64::round), Some(-5.0));
    /// # Ok(())
    /// # }
    /// ```
    pub fn phases(before: usize, after: usize) -> Self {
        Self::of(Stretches::Phases(before, after))
    }

    /// With what a point after the change is compared: [`Matching::Auto`] unless told.
    pub fn matching(mut self, matching: Matching) -> Self {
        self.matching = matching;
        self
    }

    /// How often a steady process may be called better, above 0 and below 0.5: 0.05 unless told.
    pub fn level(mut self, level: f64) -> Self {
        self.level = level;
        self
    }

    /// The variance of the prior of the shift, in squared standard deviations of the points: 1 unless told. A larger one looks for
    /// larger shifts.
    pub fn prior(mut self, variance: f64) -> Self {
        self.prior = variance;
        self
    }

    /// Looks at no point from this one on, counted from 0: the comparison as it stood then.
    ///
    /// ```
    /// use improvement::{Chart, Compare};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::run([24, 22, 25, 23, 21, 24, 26, 22, 19, 18, 20, 17])?;
    /// let compare = Compare::points(0..8, 8..12);
    /// assert_eq!(chart.shift(&compare.clone().up_to(10))?.after().points, 2);
    /// assert_eq!(chart.shift(&compare.up_to(4))?.after().points, 0);
    /// # Ok(())
    /// # }
    /// ```
    pub fn up_to(mut self, point: usize) -> Self {
        self.up_to = Some(point);
        self
    }

    pub(crate) const fn asked_matching(&self) -> Matching {
        self.matching
    }

    pub(crate) const fn asked_level(&self) -> f64 {
        self.level
    }

    pub(crate) const fn asked_prior(&self) -> f64 {
        self.prior
    }

    /// The two stretches on a chart, the second of them cut where nothing more is looked at.
    pub(crate) fn stretches(&self, chart: &Chart) -> Result<[Range<usize>; 2], Error> {
        let [before, after] = match &self.stretches {
            Stretches::Points(before, after) => [before.clone(), after.clone()],
            Stretches::Phases(before, after) => {
                let phases = chart.phases();
                let points = |index: usize| {
                    let phase = phases.get(index).ok_or(EvidenceError::NoSuchPhase {
                        found: index.saturating_add(1),
                        phases: phases.len(),
                    })?;
                    Ok::<_, Error>(phase.points())
                };
                [points(*before)?, points(*after)?]
            }
        };
        check_inside(&before, chart.len(), "the window before")?;
        check_inside(&after, chart.len(), "the window after")?;
        check_apart(chart.series(), &before, &after)?;
        if before.start > after.start {
            return Err(EvidenceError::WindowsOutOfOrder {
                before: first_and_last(chart.series(), &before),
                after: first_and_last(chart.series(), &after),
            }
            .into());
        }
        let end = self.up_to.unwrap_or(usize::MAX);
        let seen = |stretch: Range<usize>| stretch.start.min(end)..stretch.end.min(end);
        Ok([seen(before), seen(after)])
    }

    pub(crate) fn check_level(level: f64) -> Result<(), Error> {
        if level > 0.0 && level < 0.5 {
            return Ok(());
        }
        let expected = "a number above 0 and below 0.5, such as 0.05";
        Err(OptionError::bad(OptionName::Level, level, expected).into())
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        Self::check_level(self.level)?;
        if !(self.prior > 0.0 && self.prior.is_finite()) {
            let expected = "a number above 0, such as 1";
            return Err(OptionError::bad(OptionName::PriorVariance, self.prior, expected).into());
        }
        Ok(())
    }
}

fn check_inside(points: &Range<usize>, len: usize, which: &str) -> Result<(), Error> {
    let place = Place::Path(which.to_owned());
    if points.start >= points.end {
        return Err(ChartError::EmptyStretch {
            from: points.start.saturating_add(1),
            to: points.end.saturating_add(1),
        }
        .at(place));
    }
    if points.end > len {
        return Err(ChartError::PastTheEnd {
            found: points.end,
            points: len,
        }
        .at(place));
    }
    Ok(())
}
