//! The cycles that made a change routine.

use super::cycle::{Cycle, Purpose};
use super::study::Act;
use crate::base::date::Date;
use crate::base::sort::sort_by_key;

/// The cycles that made a change routine, with the day, in order.
pub(crate) fn adopting(cycles: &[Cycle]) -> Vec<(&Cycle, Date)> {
    let mut found: Vec<(&Cycle, Date)> = cycles
        .iter()
        .filter(|cycle| match cycle.stage().act() {
            Some(Act::Adopt { .. }) => true,
            Some(Act::Abandon { .. }) | None => false,
            Some(_) => cycle.aim() == Purpose::Implement,
        })
        .filter_map(|cycle| Some((cycle, cycle.stage().study()?.written())))
        .collect();
    sort_by_key(&mut found, |(_, on)| *on);
    found
}
