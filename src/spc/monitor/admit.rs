//! A point checked at the door: as a series checks it, and as its kind of chart does.

use crate::base::error::{
    ChartError, DataError, Error, ErrorKind, MonitorError, OptionError, Place,
};
use crate::num::summary;
use crate::num::whole::is_whole;
use crate::spc::data::data::CaseCount;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::observation::{LARGEST, ordinary};
use crate::spc::limits::subgroup;
use crate::spc::monitor::frozen::Frozen;
use crate::spc::monitor::holds::Holds;
use crate::spc::monitor::point::Point;

/// What is plotted at a point, and the denominator that its lines are made with (1 where they do not depend on it).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Plotted {
    /// NaN where nothing was observed.
    pub(crate) value: f64,
    pub(crate) over: f64,
}

impl Plotted {
    pub(crate) const MISSING: Self = Self {
        value: f64::NAN,
        over: 1.0,
    };

    const fn one(value: f64) -> Self {
        Self { value, over: 1.0 }
    }
}

/// The most points that a monitor or a watch counts, missing ones among them: any later number of a point would not be
/// exact in a document, where numbers are doubles.
pub(crate) const MOST_POINTS: usize = usize::MAX >> 11;

/// The error of a point past the last that is counted.
#[cold]
fn past_the_last(index: usize) -> Error {
    MonitorError::TooManyPoints { most: MOST_POINTS }.at(Place::Point(index))
}

impl Frozen {
    /// Checks a point. `index` is where it would stand.
    #[inline]
    pub(crate) fn admit(&self, point: Point<'_>, index: usize) -> Result<Plotted, Error> {
        if index >= MOST_POINTS {
            return Err(past_the_last(index));
        }
        let plotted = match point {
            // the usual case, and the one that must be quick
            Point::One(value) if self.holds == Holds::Values && value.abs() <= LARGEST => {
                Ok(Plotted::one(value))
            }
            _ => self.checked_point(point),
        };
        let plotted = match (plotted, self.bounds) {
            (Ok(plotted), None) => return Ok(plotted),
            (Ok(plotted), Some(bounds)) => within(bounds, plotted).map_err(ErrorKind::from),
            (Err(kind), _) => Err(kind),
        };
        plotted.map_err(|kind| kind.at(Place::Point(index)))
    }

    #[cold]
    fn checked_point(&self, point: Point<'_>) -> Result<Plotted, ErrorKind> {
        match (self.holds, point) {
            (_, Point::Missing) => Ok(Plotted::MISSING),
            (Holds::Proportions | Holds::Rates | Holds::Ratios, Point::Over { .. }) => {
                self.ratio(point)
            }
            (Holds::Subgroups, Point::Subgroup(values)) => self.subgroup(values),
            (
                Holds::Values | Holds::Counts | Holds::TimesBetween | Holds::CasesBetween { .. },
                Point::One(value),
            ) => self.number(value),
            _ => Err(MonitorError::WrongPoint {
                found: point.holds(),
                expected: self.holds.point(),
            }
            .into()),
        }
    }

    fn number(&self, value: f64) -> Result<Plotted, ErrorKind> {
        let found = ordinary(value)?;
        let what = match self.holds {
            Holds::Counts => Some("events"),
            Holds::TimesBetween => Some("units of time"),
            Holds::CasesBetween { .. } => Some("cases"),
            _ => None,
        };
        if let Some(what) = what.filter(|_| found < 0.0) {
            return Err(DataError::Negative { what, found }.into());
        }
        self.check_events(found)?;
        if let Holds::CasesBetween { counting } = self.holds {
            if found.fract() != 0.0 {
                return Err(DataError::NotWhole {
                    what: "cases",
                    found,
                }
                .into());
            }
            if counting == CaseCount::UpToAndIncluding && found < 1.0 {
                return Err(DataError::NoCase.into());
            }
        }
        if matches!(self.kind.family(), LimitFamily::Times) && found == 0.0 {
            return Err(ChartError::ZeroTime.into());
        }
        Ok(Plotted::one(value))
    }

    /// Events whose chance is asked for are whole, unless they have weights.
    fn check_events(&self, found: f64) -> Result<(), ErrorKind> {
        if self.kind.chance().is_none() || self.weighted || is_whole(found) {
            return Ok(());
        }
        Err(DataError::EventsNotWhole { found }.into())
    }

    fn ratio(&self, point: Point<'_>) -> Result<Plotted, ErrorKind> {
        let Point::Over {
            numerator,
            denominator,
        } = point
        else {
            return Ok(Plotted::MISSING);
        };
        let (above, given) = (ordinary(numerator)?, ordinary(denominator)?);
        if given <= 0.0 {
            return Err(DataError::BadDenominator {
                found: given,
                gap: given == 0.0,
            }
            .into());
        }
        let below = given / self.per;
        let ratio = above / below;
        if ratio.abs() > LARGEST {
            return Err(DataError::TooLarge { found: ratio }.into());
        }
        if self.holds != Holds::Ratios && above < 0.0 {
            return Err(DataError::Negative {
                what: "events",
                found: above,
            }
            .into());
        }
        if self.holds == Holds::Proportions && above > below {
            return Err(DataError::EventsAboveTrials {
                events: above,
                trials: below,
            }
            .into());
        }
        self.check_events(above)?;
        if self.needs_whole_trials() && below.fract() != 0.0 {
            return Err(DataError::NotWhole {
                what: "trials at a point, which exact limits need",
                found: below,
            }
            .into());
        }
        Ok(Plotted {
            value: if self.kind.plots_events() {
                above
            } else {
                ratio
            },
            over: if self.is_by_denominator() { below } else { 1.0 },
        })
    }

    fn subgroup(&self, values: &[f64]) -> Result<Plotted, ErrorKind> {
        if values.is_empty() {
            return Err(DataError::EmptySubgroup.into());
        }
        for &value in values {
            ordinary(value)?;
        }
        if values.len() < 2 && self.kind.is_of_spread() {
            return Err(ChartError::SubgroupTooSmall {
                found: values.len(),
            }
            .into());
        }
        let value = match self.kind.family() {
            LimitFamily::Spreads(spread) => subgroup::spread_of(values, spread),
            _ => summary::mean(values).unwrap_or(f64::NAN),
        };
        let size = values.len() as f64;
        // the range of values that are as large as may be is larger
        ordinary(value)?;
        Ok(Plotted {
            value,
            over: if self.is_by_denominator() { size } else { 1.0 },
        })
    }
}

impl Holds {
    /// What a point must be, in words.
    const fn point(self) -> &'static str {
        match self {
            Self::Values => "a value",
            Self::Proportions => "events out of trials, `(events, trials)`",
            Self::Rates => "events in an exposure, `(events, exposure)`",
            Self::Ratios => "a total over its denominator, `(numerator, denominator)`",
            Self::Counts => "a count",
            Self::TimesBetween => "a time between events",
            Self::CasesBetween { .. } => "a number of cases between events",
            Self::Subgroups => "the values of a subgroup",
        }
    }
}

/// What is plotted must lie within the bounds, as on a chart.
fn within((lowest, highest): (f64, f64), plotted: Plotted) -> Result<Plotted, OptionError> {
    let found = plotted.value;
    if found < lowest || found > highest {
        return Err(OptionError::OutOfBounds {
            found,
            lowest,
            highest,
        });
    }
    Ok(plotted)
}
