//! The chances that were counted beforehand: what a plain run or XmR chart costs, without simulating it.
//!
//! `examples/price_table.rs` makes the table, with the seed and the number of series that stand in its first lines.

use crate::spc::chart::judged::{FEWEST_OFF, asks_for_both_sides};
use crate::spc::data::data::Data;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::phase::Basis;
use crate::spc::limits::{Centre, Estimator, Width};
use crate::spc::price::answers::table_of_chances::{FEWEST, RUN, XMR};
use crate::spc::price::designs::design::{Design, SEED, SERIES};
use crate::spc::price::designs::question::Question;
use crate::spc::price::process::Family;
use crate::spc::price::simulation::count::Counted;

/// How many series each chance of the table was counted among.
pub(in crate::spc::price) const TABLED_SERIES: u32 = 20_000;

/// The chance of any signal, if it stands in the table: of a design of which no other seed and no more series were asked for.
pub(in crate::spc::price) fn chance(design: &Design, question: Question) -> Option<Counted> {
    let wishes = &design.options.wishes;
    let points = design.len();
    let [rules] = design.rules.as_slice() else {
        return None;
    };
    let (table, as_it_comes) = match design.kind.family() {
        LimitFamily::Unlimited => (RUN, wishes.centre == Some(Centre::Median)),
        LimitFamily::Values => {
            let estimator = wishes.estimator.unwrap_or_default();
            let limits =
                wishes.width == Some(Width::default()) && estimator == Estimator::moving_range();
            (XMR, limits && wishes.centre == Some(Centre::Mean))
        }
        _ => return None,
    };
    // the table is of charts that are judged however few their points
    let judged = wishes.provisional
        || points >= usize::from(rules.minimum_points())
            && (points >= FEWEST_OFF || !rules.rules().iter().any(asks_for_both_sides));
    let plain = as_it_comes
        && judged
        && question == Question::AnySignal
        && design.seed == SEED
        && design.series <= SERIES
        && design.process.family() == Family::Normal
        && matches!(design.shape.data, Data::Values(_))
        && design.shape.usable() == points
        && design.departure.is_none()
        && design.later.is_none()
        && wishes.phases.is_empty()
        && wishes.exclusions.is_empty()
        && wishes.bounds.is_none()
        && wishes.basis == Basis::Own
        && rules.edited_from().is_none();
    if !plain {
        return None;
    }
    let (.., chances) = table
        .iter()
        .find(|(name, edition, _)| *name == rules.name() && *edition == rules.edition())?;
    let in_ten_thousand = *chances.get(points.checked_sub(FEWEST)?)?;
    Some(Counted::of(2 * u32::from(in_ten_thousand), TABLED_SERIES))
}
