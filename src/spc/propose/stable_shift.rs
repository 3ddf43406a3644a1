//! The Stable Shift Algorithm: a new level once a run of 8 has begun, where nothing in the points that set it goes back.
//!
//! ```text
//! a period    its first points set its lines; the most extreme of them, at most 3, are left out
//! a candidate begins where a run of 8 begins, or goes on with 8 points left of it, and has enough points after that
//! is taken    unless one of the points that set its lines belongs to a run of 8 back on the other side of its centre,
//!             and (no regrets) unless their last run, on the other side, has not ended yet
//! ```

use crate::base::direction::Side;
use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::asked::options::Options;
use crate::spc::chart::chart::Chart;
use crate::spc::data::phase::{Basis, Reason};
use crate::spc::limits::estimate::rounding;
use crate::spc::limits::{Centre, Estimator, Screen, Width};
use crate::spc::propose::dialect_level::DialectLevel;
use std::ops::Range;

/// The options of the Stable Shift Algorithm, by their names in the R package autospc; made with the package's own.
///
/// ```
/// use improvement::spc::propose::StableShift;
///
/// let mut seven = StableShift::default();
/// seven.shift_rule_threshold = 7;
/// assert_eq!((seven.period_min, seven.baseline_length), (21, None));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the package, by its name there"
)]
pub struct StableShift {
    /// How many points set the lines of a period: 21.
    pub period_min: usize,
    /// How many set those of the first period, where it is another number.
    pub baseline_length: Option<usize>,
    /// Whether the first period is the only one.
    pub baseline_only: bool,
    /// How many points on one side of the centre make a run: 8.
    pub shift_rule_threshold: usize,
    /// How near the centre a point counts as being on it, in the units of the chart: 0.
    pub centre_line_tolerance: f64,
    /// How many of the points that set lines are left out at most, the most extreme first: 3.
    pub max_exclusions: usize,
    /// How often large moving ranges are left out: once.
    pub mr_screen_max_loops: u32,
    /// Whether every run begins a period: no.
    pub establish_every_shift: bool,
    /// Whether a period that is once begun stays, whatever follows: yes.
    pub no_regrets: bool,
    /// Whether a run that goes on past the points that set the lines counts as one that goes back: yes.
    pub overhanging_reversions: bool,
}

impl Default for StableShift {
    fn default() -> Self {
        Self {
            period_min: 21,
            baseline_length: None,
            baseline_only: false,
            shift_rule_threshold: 8,
            centre_line_tolerance: 0.0,
            max_exclusions: 3,
            mr_screen_max_loops: 1,
            establish_every_shift: false,
            no_regrets: true,
            overhanging_reversions: true,
        }
    }
}

/// A period: the points that set its lines, and its centre.
#[derive(Clone)]
struct Period {
    set_by: Range<usize>,
    centre: f64,
    rounding: f64,
}

/// Where the points of a chart lie about the centres of its periods.
struct Sides {
    sides: Vec<Option<Side>>,
    in_run: Vec<bool>,
}

impl Sides {
    /// Whether a run of so many begins at a point, or another than the one before it.
    fn begins(&self, point: usize) -> bool {
        self.in_run[point]
            && point.checked_sub(1).is_none_or(|before| {
                !self.in_run[before] || self.sides[before] != self.sides[point]
            })
    }
}

pub(super) fn levels(chart: &Chart, asked: StableShift) -> Result<Vec<DialectLevel>, Error> {
    asked.check()?;
    let usable: Vec<bool> = (0..chart.len())
        .map(|index| chart.value(index).is_some() && !chart.is_excluded(index))
        .collect();
    let search = Search {
        chart,
        asked,
        usable,
    };
    let level = |period: Period| DialectLevel {
        from: period.set_by.start,
        to: period.set_by.end,
        centre: period.centre,
    };
    Ok(search.periods()?.into_iter().map(level).collect())
}

impl StableShift {
    fn check(&self) -> Result<(), OptionError> {
        let first = self.baseline_length.unwrap_or(self.period_min);
        for length in [self.period_min, first] {
            if length < 3 {
                return Err(OptionError::bad(OptionName::Window, length, "at least 3"));
            }
        }
        if self.shift_rule_threshold == 0 {
            return Err(OptionError::bad(OptionName::Window, 0, "at least 1"));
        }
        let tolerance = self.centre_line_tolerance;
        if !(tolerance >= 0.0 && tolerance.is_finite()) {
            return Err(OptionError::bad(
                OptionName::Tolerance,
                tolerance,
                "0 or above",
            ));
        }
        Ok(())
    }
}

/// The chart that is looked through, without its excluded points.
struct Search<'a> {
    chart: &'a Chart,
    asked: StableShift,
    usable: Vec<bool>,
}

impl Search<'_> {
    fn periods(&self) -> Result<Vec<Period>, Error> {
        let asked = self.asked;
        let first = asked.baseline_length.unwrap_or(asked.period_min);
        if !self.has_after(0, first) {
            return Ok(Vec::new());
        }
        let end = self.usable.len();
        let mut periods = vec![self.period(0, first)?];
        let mut at = first;
        while !asked.baseline_only && at + 1 < end && self.has_after(at, asked.period_min) {
            let sides = self.sides(&periods, end);
            let (from, next) = if self.goes_on(&sides, at) {
                (Some(at), None)
            } else {
                let mut starts = (at..end).filter(|&point| sides.begins(point));
                (starts.next(), starts.next())
            };
            let Some(from) =
                from.filter(|from| from + 1 < end && self.has_after(*from, asked.period_min))
            else {
                break;
            };
            let mut with = periods.clone();
            with.push(self.period(from, asked.period_min)?);
            if asked.establish_every_shift || self.stays(&with, sides.sides[from]) {
                periods = with;
                at = from + asked.period_min;
            } else {
                let run = from..(from + asked.shift_rule_threshold).min(end);
                at = next
                    .filter(|_| !sides.in_run[run].iter().all(|is| *is))
                    .unwrap_or(from + 1);
            }
        }
        Ok(periods)
    }

    /// Whether enough points are left.
    fn has_after(&self, from: usize, wanted: usize) -> bool {
        self.usable.iter().skip(from).filter(|is| **is).count() >= wanted
    }

    /// Whether a run that began before goes on for as many points as a run has.
    fn goes_on(&self, sides: &Sides, at: usize) -> bool {
        let same = sides.sides[at..]
            .iter()
            .take_while(|side| **side == sides.sides[at]);
        sides.in_run[at] && same.count() >= self.asked.shift_rule_threshold
    }

    /// A period from its points: the most extreme are left out one after the other, and all lines found again.
    fn period(&self, from: usize, length: usize) -> Result<Period, Error> {
        let set_by = from..from.saturating_add(length).min(self.usable.len());
        let mut left_out: Vec<usize> = Vec::new();
        let lines = loop {
            let lines = self.lines(&set_by, &left_out)?;
            let beyond = |point: usize| {
                let value = self.chart.value(point).filter(|_| self.usable[point])?;
                let above = lines.upper(point).map(|upper| value - upper);
                let below = lines.lower(point).map(|lower| lower - value);
                let most = above.into_iter().chain(below).fold(0.0, f64::max);
                (most > 0.0 && !left_out.contains(&point)).then_some(most)
            };
            let most = set_by.clone().filter_map(beyond).fold(0.0, f64::max);
            if most == 0.0 || left_out.len() >= self.asked.max_exclusions {
                break lines;
            }
            let extremes: Vec<usize> = set_by
                .clone()
                .filter(|point| beyond(*point) == Some(most))
                .collect();
            left_out.extend(extremes);
            left_out.truncate(self.asked.max_exclusions);
        };
        let values: Vec<f64> = set_by
            .clone()
            .filter_map(|at| self.chart.value(at))
            .collect();
        Ok(Period {
            centre: lines.centre(from).unwrap_or(0.0),
            rounding: rounding(&values),
            set_by,
        })
    }

    /// The chart of its kind whose lines these points set.
    fn lines(&self, set_by: &Range<usize>, left_out: &[usize]) -> Result<Chart, Error> {
        let kind = self.chart.kind();
        let mut options = Options::new()
            .baseline(Basis::points(set_by.clone()))
            .centre(Centre::Mean)
            .width(Width::Sigma(3.0))
            .provisional();
        if kind.is_by_differences() {
            let estimator = Estimator::moving_range().across_excluded();
            options = options.estimator(match self.asked.mr_screen_max_loops {
                0 => estimator,
                loops => estimator.with_screen(Screen {
                    multiple: LARGEST_RANGE,
                    loops,
                }),
            });
        }
        let own = (0..self.usable.len()).filter(|&point| self.chart.is_excluded(point));
        for point in own.chain(left_out.iter().copied()) {
            options = options.exclude(point, Reason::data("left out by the algorithm"));
        }
        options.chart(kind, self.chart.series())
    }

    /// Where the points up to one lie, each about the centre of its own period.
    fn sides(&self, periods: &[Period], end: usize) -> Sides {
        let mut found = Sides {
            sides: Vec::with_capacity(end),
            in_run: Vec::with_capacity(end),
        };
        for (place, period) in periods.iter().enumerate() {
            let next = periods.get(place + 1).map_or(end, |next| next.set_by.start);
            let from = period.set_by.start;
            found
                .sides
                .extend((from..next).map(|point| self.side(period, point)));
            found
                .in_run
                .extend(runs(&found.sides[from..], self.asked.shift_rule_threshold));
        }
        found
    }

    fn side(&self, period: &Period, point: usize) -> Option<Side> {
        let value = self.chart.value(point).filter(|_| self.usable[point])?;
        let off = value - period.centre;
        if off.abs() <= self.asked.centre_line_tolerance.max(period.rounding) {
            None
        } else if off > 0.0 {
            Some(Side::Above)
        } else {
            Some(Side::Below)
        }
    }

    /// Whether nothing in the last period speaks for a level that went back.
    fn stays(&self, periods: &[Period], shifted: Option<Side>) -> bool {
        let end = self.usable.len();
        let Some(last) = periods.last() else {
            return false;
        };
        let sides = self.sides(periods, end).sides;
        let (from, set_end) = (last.set_by.start, last.set_by.end);
        let looked_at = if self.asked.overhanging_reversions {
            from..end
        } else {
            from..set_end
        };
        let in_run = runs(&sides[looked_at], self.asked.shift_rule_threshold);
        // the run that the period begins with is on its way to the new level
        let first_run = (from + 1..set_end)
            .find(|&point| sides[point].is_some() && sides[point] != sides[point - 1])
            .unwrap_or(set_end);
        let goes_back =
            (first_run..set_end).any(|point| in_run[point - from] && sides[point] != shifted);
        if goes_back {
            return false;
        }
        let last_off = (from..set_end).rev().find(|&point| sides[point].is_some());
        let unfinished = last_off.is_some_and(|point| {
            sides[point] != shifted
                && sides[point..]
                    .iter()
                    .flatten()
                    .all(|side| Some(*side) == sides[point])
        });
        !(self.asked.no_regrets && unfinished)
    }
}

/// A moving range above this multiple of their mean is left out, as the package has it.
const LARGEST_RANGE: f64 = 3.267;

/// Which points are in a run of at least so many on one side; a point on the centre ends a run.
fn runs(sides: &[Option<Side>], threshold: usize) -> Vec<bool> {
    let mut in_run = Vec::with_capacity(sides.len());
    for run in sides.chunk_by(|one, other| one == other) {
        let is_run = run[0].is_some() && run.len() >= threshold;
        in_run.resize(in_run.len() + run.len(), is_run);
    }
    in_run
}
