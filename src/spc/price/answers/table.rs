//! What a chart prints of its price without simulating anything: the chances that were counted beforehand.
//!
//! `examples/price_table.rs` makes the table, with the seed and the number of series that stand in its first lines.

use crate::spc::price::answers::table_of_chances::{FEWEST, RUN, XMR};
use crate::spc::rules::RuleSet;

/// The chance of any signal on a steady run or XmR chart of n points, with everything but the rules as it comes.
pub(crate) fn printed(limited: bool, rules: &RuleSet, points: usize) -> Option<f64> {
    if rules.edited_from().is_some() {
        return None;
    }
    let table = if limited { XMR } else { RUN };
    let (.., chances) = table
        .iter()
        .find(|(name, edition, _)| *name == rules.name() && *edition == rules.edition())?;
    let chance = chances.get(points.checked_sub(FEWEST)?)?;
    Some(f64::from(*chance) / 10_000.0)
}
