//! A series as differences from the same season of other years.
//!
//! ```text
//! inside the baseline   d_t = v_t − mean of the other values of its season in the baseline         variance σ² k / (k − 1)
//! outside of it         d_t = v_t − mean of all values of its season in the baseline               variance σ² (k + 1) / k
//! ```
//!
//! k is how many values of a season the baseline has. A value of the baseline is not compared with itself: if it were, the baseline would
//! vary less than what comes after it (with two years by a factor of 1.7), and its limits would be too narrow.

use crate::base::error::{ChartError, Error};
use crate::base::period::Period;
use crate::base::sorted::SortedMap;
use crate::spc::data::series::Series;
use crate::spc::season::which::season_of;
use serde::Serialize;
use std::ops::{Bound, Range, RangeBounds};

/// The fewest values of one season that it is worth to compare with: those of two years.
const YEARS: usize = 2;

/// A series without its season: see [`Series::less_season`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LessSeason {
    /// The differences, with the dates, the period and the unit of the series; shares are in per cent.
    pub series: Series,
    /// What one point stands for: the season is the year, and of days the week.
    pub period: Period,
    /// The points that the levels of the seasons were found from.
    pub baseline: Range<usize>,
    /// How many points are the cost: a level was found for each season, and what the points say of these they do not say of anything else.
    pub cost: usize,
    /// How many points have a value and none to be compared with, and so no difference.
    pub without: usize,
}

impl Series {
    /// The differences from the same month of the other years (quarter, week, or day of other weeks), so that a swing that comes again makes no
    /// signals and hides none.
    ///
    /// `baseline` says which points the levels of the seasons are found from: `..` takes all of them, each compared with the other years;
    /// `0..36` the first 36, so that later points are compared with these years alone and cannot move what they are compared with. Chart the
    /// result as [individual values](crate::Kind::Individuals), with the limits of the same baseline.
    ///
    /// What it costs is said: with 36 months there are 12 levels to be found, and what is left tells about as much of anything else as 24 points
    /// would. What it does to the rate of false alarms, and to the power: each cell is 2,000 series of independent normal values, the swing a
    /// yearly wave of 1.5 standard deviations, the change one of 1.5 in the last third of the months, the rules the default
    /// (`cargo run --release --example less_season` makes the table).
    ///
    /// ```text
    /// of 100 charts that signal            nothing changed         the level moved
    ///                                   no swing     swing      no swing     swing
    /// 24 months  season left in            14          90          63          93
    /// 24 months  other years               14          14          60          60
    /// 36 months  season left in            27          98          83         100
    /// 36 months  other years               31          31          91          91
    /// 36 months  first two years           28          28          85          85
    /// 60 months  season left in            44         100          97         100
    /// 60 months  other years               49          49          97          97
    /// 60 months  first two years           44          44          95          95
    /// ```
    ///
    /// With the season left in nearly every chart signals, whatever happens. Without it the rate is that of a chart of independent values of this
    /// length, and up to 5 in 100 more where all years are compared with each other: a value that is high makes those of other years low. A
    /// change that comes with the turn of a year and stays looks the same in every month: it is found. One that comes again at the same
    /// time each year is taken for a season.
    ///
    /// ```
    /// use improvement::{Basis, Chart, Kind, Period, Series, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// // more come in winter; from October of the third year fewer come than should
    /// let swing = [30, 28, 20, 12, 6, 2, 0, 3, 8, 14, 20, 27];
    /// let seen = (0..36).map(|month| 100 + swing[month % 12] + [0, 3, 1, 4, 2][month % 5] - if month > 32 { 15 } else { 0 });
    /// let months = (0..36).filter_map(|month| Period::Month.after(date(2021, 1, 1), month));
    /// let series = Series::values(seen)?.dated(months)?.every(Period::Month)?;
    /// assert!(Chart::of(Kind::Individuals, &series)?.to_string().contains("there is a yearly swing"));
    ///
    /// let less = series.less_season(0..24)?;
    /// assert_eq!((less.cost, less.without), (12, 0));
    /// let chart = Chart::options().baseline(Basis::points(0..24)).xmr(&less.series)?;
    /// assert!(chart.reading().variation().is_special());
    /// assert_eq!(
    ///     less.to_string(),
    ///     "the difference from the same month of the baseline, January 2021 to December 2022: the cost is 12 of its 24 points, one for the \
    ///      level of each month"
    /// );
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`NoPeriod`](ChartError::NoPeriod) for a series of which [`every`](Self::every) does not say what a point stands for;
    /// [`NoSeason`](ChartError::NoSeason) for years, and for n days or weeks; [`PastTheEnd`](ChartError::PastTheEnd) for a baseline that ends past the
    /// series; [`TooFewYears`](ChartError::TooFewYears) where no season has two values in the baseline.
    #[doc(alias = "seasonal adjustment")]
    #[doc(alias = "deseasonalise")]
    pub fn less_season(&self, baseline: impl RangeBounds<usize>) -> Result<LessSeason, Error> {
        let start = match baseline.start_bound() {
            Bound::Included(&start) => start,
            Bound::Excluded(&before) => before.saturating_add(1),
            Bound::Unbounded => 0,
        };
        let end = match baseline.end_bound() {
            Bound::Included(&last) => last.saturating_add(1),
            Bound::Excluded(&end) => end,
            Bound::Unbounded => self.len(),
        };
        less_season(self, start..end)
    }
}

fn less_season(series: &Series, baseline: Range<usize>) -> Result<LessSeason, Error> {
    let Some(period) = series.period() else {
        return Err(ChartError::NoPeriod.into());
    };
    if baseline.end > series.len() {
        return Err(ChartError::PastTheEnd {
            found: baseline.end,
            points: series.len(),
        }
        .into());
    }
    let season = |index: usize| season_of(period, series.date(index)?);
    if season(0).is_none() {
        return Err(ChartError::NoSeason {
            period: period.to_string(),
        }
        .into());
    }
    // the sum and the number of the values of each season
    let mut levels: SortedMap<i32, (f64, usize)> = SortedMap::new();
    for index in baseline.clone() {
        if let (Some(season), Some(value)) = (season(index), series.value(index)) {
            let level = levels.entry(season).or_default();
            *level = (level.0 + value, level.1 + 1);
        }
    }
    let compared = levels.values().filter(|level| level.1 >= YEARS).count();
    if compared == 0 {
        return Err(ChartError::TooFewYears {
            found: levels.values().map(|level| level.1).max().unwrap_or(0),
            needs: YEARS,
        }
        .into());
    }
    let factor = if series.holds() == "proportions" {
        100.0
    } else {
        1.0
    };
    let mut without = 0;
    let mut differences: Vec<Option<f64>> = Vec::with_capacity(series.len());
    for index in 0..series.len() {
        let Some(value) = series.value(index) else {
            differences.push(None);
            continue;
        };
        let level = season(index).and_then(|season| levels.get(&season));
        let level = level.filter(|level| level.1 >= YEARS);
        let inside = baseline.contains(&index);
        let others = level.map(|&(sum, many)| {
            let (sum, many) = if inside {
                (sum - value, many - 1)
            } else {
                (sum, many)
            };
            sum / many as f64
        });
        without += usize::from(others.is_none());
        differences.push(others.map(|others| (value - others) * factor));
    }
    let dates = (0..series.len()).filter_map(|index| series.date(index));
    let mut differences = Series::values(differences)?.dated(dates)?.every(period)?;
    if factor > 1.0 {
        differences = differences.unit("%")?;
    } else if let Some(unit) = series.get_unit() {
        differences = differences.unit(unit.as_str())?;
    }
    Ok(LessSeason {
        series: differences,
        period,
        baseline,
        cost: compared,
        without,
    })
}
