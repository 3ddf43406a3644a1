//! Whether a level is held that a change brought.

use super::standing::days;
use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::period::Period;
use crate::spc::shift::{Compare, LATEST};
use crate::work::claim::{Against, ClaimVerdict, Verdict};

/// A level is held as long as figures show it: not any more when the latest is older than this, or than the two periods after its own where
/// they take longer.
pub const FIGURES_DAYS: i32 = 180;

/// How many periods a figure is fresh for: its own, and two after it.
const FIGURES_PERIODS: i32 = 3;

/// A point whose period nobody has said stands for so many days.
const DAYS_OF_A_POINT: i32 = 31;

/// From so many points after the change on a level had been reached.
const POINTS_THERE: usize = 6;

/// A level that is held, by a claim that is upheld and stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Held {
    /// Since when: the day that the claim declares, or that of adoption where it is later.
    pub from: Date,
    /// When it was sure.
    pub on: Date,
    /// The date of the latest figure that bears it out.
    pub shown_to: Date,
    /// How many days that figure stands for: those of its period.
    pub(super) period: i32,
}

impl Held {
    /// What a claim shows as of a day, where it is upheld, stands, and its figures are fresh.
    pub(super) fn by(verdict: &ClaimVerdict, from: Date, today: Date) -> Option<Self> {
        let Verdict::Upheld { on, .. } = *verdict.verdict() else {
            return None;
        };
        let shown_to = last_shown(verdict)?.1;
        let held = Self {
            from,
            on,
            shown_to,
            period: days_of(verdict, shown_to, 1).unwrap_or(DAYS_OF_A_POINT),
        };
        let fresh = days_of(verdict, shown_to, FIGURES_PERIODS).unwrap_or(0);
        let fresh = days(shown_to, today) <= fresh.max(FIGURES_DAYS);
        (verdict.verdict().stands() && fresh).then_some(held)
    }

    /// Whether the figures show it for so many months.
    pub(super) fn is_for(self, months: i32, today: Date) -> bool {
        let shown = days(self.shown_to, today).min(self.period);
        let long = Period::Month.after(self.from, months);
        long.is_some_and(|long| days(long, self.shown_to) + shown >= 0)
    }
}

/// How many days so many periods of the figures take from a day on, where their period is said.
fn days_of(verdict: &ClaimVerdict, from: Date, periods: i32) -> Option<i32> {
    let period = verdict.bearing().chart.series().period()?;
    Some(days(from, period.after(from, periods)?))
}

/// Whether a level that is said to be held is better than the one before the change.
pub(super) fn is_a_gain(hold: f64, verdict: &ClaimVerdict) -> bool {
    let Some(shift) = &verdict.bearing().shift else {
        return false;
    };
    let before = shift.before().level;
    before.is_some_and(|before| is_better(hold, before, shift.better()))
}

fn is_better(one: f64, than: f64, better: Direction) -> bool {
    match better {
        Direction::Higher => one > than,
        Direction::Lower => one < than,
        Direction::Neither => false,
    }
}

/// How many points after the change were compared, and the date of the last.
pub(super) fn last_shown(verdict: &ClaimVerdict) -> Option<(usize, Date)> {
    let bearing = verdict.bearing();
    let [_, after] = bearing.stretches.as_ref()?;
    let date = bearing.chart.series().date(after.end.checked_sub(1)?)?;
    Some((after.len(), date))
}

/// Whether a claim to hold a level shows that the level was lost: it got worse than before the change, or it had been reached, for six
/// points or more after the change, and slipped. A claim that aimed higher than the level ever came is not upheld, and nothing was lost.
pub(super) fn is_lost(hold: f64, verdict: &ClaimVerdict) -> bool {
    let bearing = verdict.bearing();
    let Some([before, after]) = &bearing.stretches else {
        return false;
    };
    let until = match verdict.verdict() {
        Verdict::NotUpheld(Against::OtherWay { .. }) => return true,
        Verdict::NotUpheld(Against::Slipped { began, .. }) => *began,
        Verdict::NotUpheld(Against::WrongSide { .. }) => after.end.saturating_sub(LATEST),
        _ => return false,
    };
    let compare = Compare::points(before.clone(), after.clone()).up_to(until);
    let Ok(shift) = bearing.chart.shift(&compare) else {
        // what cannot be asked is not taken for an aim
        return true;
    };
    let reached = shift.after();
    let there = reached
        .level
        .is_some_and(|level| !is_better(hold, level, shift.better()));
    reached.points >= POINTS_THERE && there
}
