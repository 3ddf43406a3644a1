//! What other tools do by themselves where a level seems to have moved.

use crate::base::direction::Side;
use crate::base::error::{Error, OptionError, OptionName};
use crate::num::summary;
use crate::spc::chart::chart::Chart;
use crate::spc::rules::Sides;
use crate::spc::shift::of_chart::check_levels;
use serde::Serialize;

/// A tool that gives a chart a new level by itself, with its options. Ours proposes, and leaves it to a person.
///
/// ```
/// use improvement::Chart;
/// use improvement::spc::propose::Dialect;
/// use improvement::spc::rules::Sides;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut waits = vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 24];
/// waits.extend([19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18]);
/// let runcharter = Dialect::Runcharter { med_rows: 13, runlength: 9, direction: Sides::Either };
/// let levels = runcharter.levels(&Chart::run(waits)?)?;
/// assert_eq!(levels.len(), 2);
/// assert_eq!((levels[1].from, levels[1].to, levels[1].centre), (13, 22, 19.0));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dialect {
    /// The R package runcharter: the median of the first points, and a new one of each run that is long enough, from the point after it
    /// on. Points on the median are skipped. Of 20 steady series of 60 points some four are given a new level.
    ///
    /// Source: J. MacKintosh, *runcharter* 0.2.0 (2022).
    Runcharter {
        /// How many points set the first median: 13 unless told.
        med_rows: usize,
        /// How long a run is long enough: 9 unless told.
        runlength: usize,
        /// On which side of the median it is.
        direction: Sides,
    },
}

/// A level that a tool has given a chart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct DialectLevel {
    /// The first of the points that set it, counted from 0.
    pub from: usize,
    /// The point that they end before.
    pub to: usize,
    /// The level.
    pub centre: f64,
}

impl Dialect {
    /// The levels that the tool gives a chart, the first of them its baseline.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::WrongChart`](crate::error::EvidenceError::WrongChart) for a chart of spreads or with a memory;
    /// [`OptionError::BadOption`] for a baseline or a run of no point.
    pub fn levels(&self, chart: &Chart) -> Result<Vec<DialectLevel>, Error> {
        check_levels(chart)?;
        match *self {
            Self::Runcharter {
                med_rows,
                runlength,
                direction,
            } => {
                for number in [med_rows, runlength] {
                    if number == 0 {
                        return Err(
                            OptionError::bad(OptionName::Window, number, "at least 1").into()
                        );
                    }
                }
                let values: Vec<Option<f64>> = (0..chart.len())
                    .map(|index| chart.value(index).filter(|_| !chart.is_excluded(index)))
                    .collect();
                Ok(runcharter(&values, med_rows, runlength, direction))
            }
        }
    }
}

fn runcharter(
    values: &[Option<f64>],
    med_rows: usize,
    runlength: usize,
    direction: Sides,
) -> Vec<DialectLevel> {
    let rows = med_rows.min(values.len());
    let there: Vec<f64> = values[..rows].iter().flatten().copied().collect();
    let Some(centre) = summary::median(&there) else {
        return Vec::new();
    };
    let mut levels = vec![DialectLevel {
        from: 0,
        to: rows,
        centre,
    }];
    if values.len() < med_rows.saturating_add(runlength) {
        return levels;
    }
    while let Some(level) = levels.last().copied()
        && let Some(next) = run(values, &level, runlength, direction)
    {
        levels.push(next);
    }
    levels
}

/// The first run after a level that is long enough, with its own median.
fn run(
    values: &[Option<f64>],
    level: &DialectLevel,
    runlength: usize,
    direction: Sides,
) -> Option<DialectLevel> {
    let (mut side, mut from, mut points) = (None, level.to, Vec::new());
    for (index, value) in values.iter().enumerate().skip(level.to) {
        let Some(value) = value.filter(|value| *value != level.centre) else {
            continue;
        };
        let its = if value > level.centre {
            Side::Above
        } else {
            Side::Below
        };
        if side != Some(its) {
            (side, from) = (Some(its), index);
            points.clear();
        }
        points.push(value);
        let wanted = match direction {
            Sides::Either => true,
            Sides::Only(only) => only == its,
        };
        if wanted && points.len() == runlength {
            return Some(DialectLevel {
                from,
                to: index + 1,
                centre: summary::median(&points)?,
            });
        }
    }
    None
}
