//! What other tools do by themselves where a level seems to have moved.

use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::chart::chart::Chart;
use crate::spc::propose::dialect_level::DialectLevel;
use crate::spc::propose::runcharter;
use crate::spc::propose::stable_shift::{self, StableShift};
use crate::spc::rules::Sides;
use crate::spc::shift::of_chart::check_levels;

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
#[derive(Debug, Clone, Copy, PartialEq)]
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
    /// The R package autospc: a new level from the first point of a run of 8 about the mean, set by the 21 points from there on, unless a run
    /// among them goes back. The lines are those of the chart's own kind at three standard deviations, as the package finds them: up to 3 points beyond
    /// them are left out, and moving ranges are screened. The package has c, c′ (here a u′ chart of denominators of 1), p, p′ and `XmR`
    /// charts; other kinds are looked through in the same steps.
    ///
    /// Source: T. Woodcock and others, *autospc* 0.0.0.9051 (2026), the Stable Shift Algorithm. Moving ranges are divided by the exact
    /// 2/√π and not by 1.128, so that limits differ by 1 in 3,000.
    AutospcStableShift(StableShift),
}

impl Dialect {
    /// The levels that the tool gives a chart, the first of them its baseline.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::WrongChart`](crate::error::EvidenceError::WrongChart) for a chart of spreads or with a memory;
    /// [`OptionError::BadOption`] for a baseline or a run of no point, a period of fewer than 3 points, and a tolerance that is negative or no
    /// number; [`ChartError::EmptyPhase`](crate::error::ChartError::EmptyPhase) where all points of a period are missing.
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
                Ok(runcharter::levels(&values, med_rows, runlength, direction))
            }
            Self::AutospcStableShift(asked) => stable_shift::levels(chart, asked),
        }
    }
}
