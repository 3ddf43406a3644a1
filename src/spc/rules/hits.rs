//! Where a rule is complete.

use super::mask::Mask;
use super::pattern::Pattern;
use super::rule::{Rule, Sides};
use crate::base::direction::Side;

/// The points at which a rule's pattern is complete, on one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SideHits {
    /// The side; none for a pattern that has none.
    pub(crate) side: Option<Side>,
    /// One bit for each point.
    pub(crate) hits: Mask,
}

/// The sides on which a rule is judged: one `None` for a pattern without sides.
pub(crate) fn sides_of(rule: &Rule) -> &'static [Option<Side>] {
    let sided = matches!(
        rule.pattern(),
        Pattern::Beyond { .. } | Pattern::Run { .. } | Pattern::Trend { .. }
    );
    match rule.sides() {
        _ if !sided => &[None],
        Sides::Either => &[Some(Side::Above), Some(Side::Below)],
        Sides::Only(Side::Above) => &[Some(Side::Above)],
        Sides::Only(Side::Below) => &[Some(Side::Below)],
    }
}
