//! Charts of months with and without a yearly swing, with the season left in and taken out, and how many of them signal.

use improvement::{Basis, Chart, Error, Period, Series, date};
use std::f64::consts::TAU;

/// What is done about the season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Season {
    LeftIn,
    /// Each month against the other years, all of them.
    TakenOut,
    /// Each month against the first two years, which set the limits too.
    TakenOutByTwoYears,
}

/// How many months, and what is done about their season.
pub(crate) const ROWS: [(usize, Season); 8] = [
    (24, Season::LeftIn),
    (24, Season::TakenOut),
    (36, Season::LeftIn),
    (36, Season::TakenOut),
    (36, Season::TakenOutByTwoYears),
    (60, Season::LeftIn),
    (60, Season::TakenOut),
    (60, Season::TakenOutByTwoYears),
];

/// The swing and the change of each column, in standard deviations of the months about the season: the change is that of the level in the last
/// third of the months.
pub(crate) const COLUMNS: [(f64, f64); 4] = [(0.0, 0.0), (1.5, 0.0), (0.0, 1.5), (1.5, 1.5)];

/// Independent normal numbers, the same every time.
struct Draws(u64);

impl Draws {
    fn uniform(&mut self) -> f64 {
        // SplitMix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn normal(&mut self) -> f64 {
        let (radius, angle) = (1.0 - self.uniform(), TAU * self.uniform());
        (-2.0 * radius.ln()).sqrt() * angle.cos()
    }
}

/// Of `series` charts of a row and a column, how many have a signal.
pub(crate) fn signals(
    row: (usize, Season),
    column: (f64, f64),
    series: usize,
) -> Result<usize, Error> {
    let ((months, season), (swing, change)) = (row, column);
    let mut draws = Draws(months as u64);
    let mut found = 0;
    for _ in 0..series {
        let values: Vec<f64> = (0..months)
            .map(|month| {
                let wave = swing * 2.0_f64.sqrt() * (TAU * month as f64 / 12.0).cos();
                let level = if month >= months * 2 / 3 { change } else { 0.0 };
                100.0 + wave + level + draws.normal()
            })
            .collect();
        let dates = (0_i32..)
            .map_while(|month| Period::Month.after(date(2019, 1, 1), month))
            .take(months);
        let series = Series::values(values)?.dated(dates)?.every(Period::Month)?;
        let chart = match season {
            Season::LeftIn => Chart::xmr(&series)?,
            Season::TakenOut => Chart::xmr(&series.less_season(..)?.series)?,
            Season::TakenOutByTwoYears => Chart::options()
                .baseline(Basis::points(0..24))
                .xmr(&series.less_season(0..24)?.series)?,
        };
        found += usize::from(!chart.signals().is_empty());
    }
    Ok(found)
}
