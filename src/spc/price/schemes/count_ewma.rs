//! The EWMA of counts as a scheme: a chain on cells.

use crate::base::direction::Side;
use crate::base::error::{Error, OptionError, OptionName};
use crate::spc::price::chains::chain::Chain;
use crate::spc::price::process::Process;
use crate::spc::price::schemes::scheme::{OneChain, SchemeRunLength};
use crate::spc::rules::Edge;

/// A two-sided EWMA of counts with known mean: limits at the mean ± L σ √(λ/(2 − λ)), starting at the mean.
///
/// An average of counts can take more values than can be followed, and its mean run length is not smooth in where it
/// stands. So the range between the limits is cut into cells of equal width, and the average is taken to be anywhere in
/// its cell with the same chance: an approximation. For Poisson counts with a
/// mean of 2, λ of 0.1 to 0.3 and L of 2.5 to 3, 101 cells are right to 0.5 % and 401 to 0.05 %.
///
/// ```
/// use improvement::spc::price::{CountEwma, Process};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let steady = Process::poisson(2.0);
/// let ewma = CountEwma::new(0.3, 3.0);
/// let (calm, doubled) = (ewma.run_length(&steady)?, ewma.run_length(&steady.becoming(4.0))?);
/// assert_eq!(format!("{:.0} {:.1}", calm.mean(), doubled.mean()), "318 5.7");
/// # Ok(())
/// # }
/// ```
///
/// Source: Borror, Champ and Rigdon, Journal of Quality Technology 30 (1998) 352, section 3, for the scheme and the cells;
/// they put the average in the middle of its cell, which is ten times less exact.
#[derive(Debug, Clone, Copy, PartialEq)]
#[doc(alias = "pois.ewma")]
pub struct CountEwma {
    lambda: f64,
    width: f64,
    cells: u32,
}

/// The most cells.
const MOST_CELLS: u32 = 1200;
/// The most counts that keep the average between its limits.
const MOST_COUNTS: f64 = 10_000.0;

impl CountEwma {
    /// An average of weight λ with limits at `width` times its standard deviation, and 401 cells.
    #[must_use]
    pub const fn new(lambda: f64, width: f64) -> Self {
        Self {
            lambda,
            width,
            cells: 401,
        }
    }

    /// Sets the number of cells. With an odd number the mean lies in the middle of one.
    #[must_use]
    pub const fn cells(mut self, cells: u32) -> Self {
        self.cells = cells;
        self
    }

    /// The run length on a process of counts.
    ///
    /// # Errors
    ///
    /// [`OptionError::BadOption`] for a weight λ outside 0 to 1, a width that is not above zero, fewer than 3 or more than
    /// 1200 cells, a process that cannot be or is not of counts, or has more than 10,000 counts between the limits.
    pub fn run_length(&self, process: &Process) -> Result<SchemeRunLength, Error> {
        process.check()?;
        if !(self.lambda > 0.0 && self.lambda <= 1.0) {
            return Err(OptionError::bad(
                OptionName::SchemeWeight,
                self.lambda,
                "above 0 and at most 1",
            )
            .into());
        }
        if !(self.width.is_finite() && self.width > 0.0) {
            return Err(OptionError::bad(
                OptionName::Width,
                self.width,
                "a finite number above zero",
            )
            .into());
        }
        if !(3..=MOST_CELLS).contains(&self.cells) {
            return Err(
                OptionError::bad(OptionName::Cells, f64::from(self.cells), "3 to 1200").into(),
            );
        }
        let Some((mean, deviation)) = process.counts() else {
            return Err(OptionError::bad(
                OptionName::Process,
                "one of other values",
                "one of counts: for normal values there is EwmaScheme",
            )
            .into());
        };
        let half = self.width * deviation * libm::sqrt(self.lambda / (2.0 - self.lambda));
        if 2.0 * half / self.lambda >= MOST_COUNTS {
            return Err(OptionError::bad(
                OptionName::ProcessMean,
                mean,
                "one small enough for exact counts: for larger ones take normal values",
            )
            .into());
        }
        let unchanged = process.clone().unchanged();
        let chain = |process: &Process| self.chain(mean, half, process);
        let before = (unchanged != *process).then(|| chain(&unchanged));
        Ok(OneChain::at_once(chain(process), before).into())
    }

    fn chain(&self, centre: f64, half: f64, process: &Process) -> Chain {
        let cells = f64::from(self.cells);
        let wide = 2.0 * half / cells;
        let low = centre - half;
        let keep = 1.0 - self.lambda;
        // a place is counted in cells from the lower limit
        let row = |cell: f64| {
            let mut steps: Vec<(usize, f64)> = Vec::new();
            let mut out = 0.0;
            // the counts from which any of the cell can stay within the limits
            let needed =
                |to: f64, from: f64| (low + wide * to - keep * (low + wide * from)) / self.lambda;
            let first = libm::ceil(needed(0.0, cell + 1.0)).max(0.0);
            let last = libm::floor(needed(cells, cell));
            out += process.tail(first, Side::Below, Edge::Excluded);
            out += process.tail(last.max(first - 1.0), Side::Above, Edge::Excluded);
            let mut count = first;
            while count <= last {
                let chance = process.on(count);
                let start = keep * (low + wide * cell) + self.lambda * count;
                let (from, to) = ((start - low) / wide, (start - low) / wide + keep);
                out += chance
                    * (overlap(from, to, f64::NEG_INFINITY, 0.0)
                        + overlap(from, to, cells, f64::INFINITY));
                let mut reached = libm::floor(from).max(0.0);
                while reached < to.min(cells) || (reached == to && reached < cells) {
                    let share = overlap(from, to, reached, reached + 1.0);
                    if share > 0.0 {
                        #[expect(
                            clippy::cast_possible_truncation,
                            clippy::cast_sign_loss,
                            reason = "a whole number below the number of cells"
                        )]
                        steps.push((reached as usize + 1, chance * share));
                    }
                    reached += 1.0;
                }
                count += 1.0;
            }
            (steps, out)
        };
        let middle = f64::from(self.cells / 2);
        let all = (0..self.cells).map(f64::from);
        let (steps, ending) = std::iter::once(middle).chain(all).map(row).unzip();
        Chain::of(steps, ending)
    }
}

/// How much of the stretch lies between two borders, as a share; a stretch of no length lies in the upper of two cells.
fn overlap(from: f64, to: f64, low: f64, high: f64) -> f64 {
    if to > from {
        return ((to.min(high) - from.max(low)) / (to - from)).max(0.0);
    }
    if low <= from && from < high { 1.0 } else { 0.0 }
}
