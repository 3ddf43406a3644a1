//! Many shifts at once: which of them are told, so that few of those are false.

use crate::base::error::{DataError, Error, Place};
use crate::base::sort::sort_by;
use crate::spc::reading::batch::Batch;
use crate::spc::shift::compare::Compare;
use crate::spc::shift::evidence::FEWEST_AFTER;
use crate::spc::shift::shift::Shift;
use std::ops::Range;

/// Which of many e-values are told, in their order: of those that are, no more than `level` are false on average, however they depend
/// on each other.
///
/// ```text
/// sorted from the largest, the first k are told, with the largest k whose e-value is at least K/(level k)      K e-values in all
/// ```
///
/// The e-values are those of one day. The largest along the path of each is no e-value.
///
/// ```
/// use improvement::spc::shift::e_bh;
///
/// # fn main() -> Result<(), improvement::Error> {
/// // of four: 80 is the least for one, 40 for two, 27 for three
/// assert_eq!(e_bh(&[3.0, 95.0, 45.0, 26.0], 0.05)?, [1, 2]);
/// assert_eq!(e_bh(&[3.0, 79.0, 30.0, 26.0], 0.05)?, [0_usize; 0]);
/// # Ok(())
/// # }
/// ```
///
/// Source: Wang and Ramdas, *False discovery rate control with e-values*, Journal of the Royal Statistical Society B 84 (2022) 822.
///
/// # Errors
///
/// - [`DataError::NotFinite`] and [`DataError::Negative`], with a place such as `e.3` (counted from 0).
/// - [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a level that is not above 0 and below 0.5.
pub fn e_bh(e: &[f64], level: f64) -> Result<Vec<usize>, Error> {
    Compare::check_level(level)?;
    for (index, &found) in e.iter().enumerate() {
        let place = || Place::Path(format!("e.{index}"));
        if !found.is_finite() {
            return Err(DataError::NotFinite { found }.at(place()));
        }
        if found < 0.0 {
            let what = "units of evidence";
            return Err(DataError::Negative { what, found }.at(place()));
        }
    }
    let mut order: Vec<usize> = (0..e.len()).collect();
    sort_by(&mut order, |&one, &other| e[other].total_cmp(&e[one]));
    let all = e.len() as f64;
    let enough = |&rank: &usize| e[order[rank - 1]] >= all / (level * rank as f64);
    let told = (1..=e.len()).rev().find(enough).unwrap_or(0);
    order.truncate(told);
    order.sort_unstable();
    Ok(order)
}

/// What each chart of a batch says of one change, and which of them got better: made by [`Batch::improved`](crate::Batch::improved).
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Improved {
    rows: Vec<ImprovedRow>,
    level: f64,
}

/// What one chart of a batch says of the change.
#[derive(Debug, Clone, PartialEq)]
pub struct ImprovedRow {
    name: String,
    shift: Result<Shift, Error>,
    improved: bool,
}

impl ImprovedRow {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The shift.
    ///
    /// # Errors
    ///
    /// Why there is none: that of the chart, or of [`Chart::shift`](crate::Chart::shift).
    pub fn shift(&self) -> Result<&Shift, &Error> {
        self.shift.as_ref()
    }

    /// Whether it is told that it got better.
    #[must_use]
    pub const fn has_improved(&self) -> bool {
        self.improved
    }
}

impl Improved {
    /// Every chart of the batch, in order.
    #[must_use]
    pub fn rows(&self) -> &[ImprovedRow] {
        &self.rows
    }

    /// The names of the charts that got better: of those that are told, no more than the level are false on average.
    pub fn names(&self) -> impl Iterator<Item = &str> + '_ {
        let told = self.rows.iter().filter(|row| row.improved);
        told.map(|row| row.name.as_str())
    }

    /// The share of those told that may be false on average.
    #[must_use]
    pub const fn level(&self) -> f64 {
        self.level
    }
}

impl Batch {
    /// Which charts got better between two stretches of points, told by [`e_bh`](crate::spc::shift::e_bh) on today's evidence at the correlation
    /// that each shows.
    ///
    /// A chart that cannot tell counts with the others, and has no evidence.
    ///
    /// ```
    /// use improvement::{Batch, Chart, Direction, Kind};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let before = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22];
    /// let ash = [before, [19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18]].concat();
    /// let beech = [before, [22, 24, 23, 25, 22, 24, 21, 25, 23, 22, 26, 24]].concat();
    /// let options = Chart::options().better(Direction::Lower);
    /// let batch = Batch::of(&options, Kind::Individuals, [("Ash", ash), ("Beech", beech)]);
    /// let improved = batch.improved(0..12, 12..24, 0.05)?;
    /// assert_eq!(improved.names().collect::<Vec<_>>(), ["Ash"]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`](crate::error::OptionError::BadOption) for a level that is not above 0 and below 0.5. Whatever is wrong with one
    /// chart stands in its row.
    pub fn improved(
        &self,
        before: Range<usize>,
        after: Range<usize>,
        level: f64,
    ) -> Result<Improved, Error> {
        Compare::check_level(level)?;
        let compare = Compare::points(before, after).level(level);
        let row = |(index, row): (usize, &crate::spc::reading::batch::Row)| ImprovedRow {
            name: row.name().to_owned(),
            shift: match row.chart() {
                Ok(chart) => chart.shift(&compare),
                Err(error) => Err(error.clone()),
            }
            .map_err(|error| error.or_at(Place::Row(index))),
            improved: false,
        };
        let mut rows: Vec<ImprovedRow> = self.rows().iter().enumerate().map(row).collect();
        let e: Vec<f64> = rows
            .iter()
            .map(|row| row.shift.as_ref().map_or(0.0, Shift::today))
            .collect();
        for told in e_bh(&e, level)? {
            rows[told].improved = true;
        }
        Ok(Improved { rows, level })
    }
}

impl Shift {
    /// Today's evidence of an improvement as it counts among many, for [`e_bh`](crate::spc::shift::e_bh): `e().observed`, and 0 where the
    /// chart cannot tell or has fewer than [`FEWEST_AFTER`](crate::spc::shift::FEWEST_AFTER) points after the change.
    ///
    /// ```
    /// use improvement::{Chart, Compare, Direction};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18];
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// let shift = chart.shift(&Compare::points(0..12, 12..24))?;
    /// assert_eq!(shift.today(), shift.e().observed);
    /// assert_eq!(chart.shift(&Compare::points(0..12, 12..20))?.today(), 0.0); // eight points after it are too few
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn today(&self) -> f64 {
        if self.can_tell() && self.after().points >= FEWEST_AFTER {
            self.e().observed
        } else {
            0.0
        }
    }
}
