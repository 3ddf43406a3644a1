//! All rules of a set at once.

use super::frame::Frame;
use super::hits::SideHits;
use super::matcher;
use super::rule::Rule;

/// The hits of one rule, side by side.
pub(crate) fn evaluate(rule: &Rule, frame: &Frame<'_>) -> Vec<SideHits> {
    matcher::evaluate(rule, frame)
}

/// The hits of several rules, in their order.
pub(crate) fn evaluate_set(rules: &[Rule], frame: &Frame<'_>) -> Vec<Vec<SideHits>> {
    rules.iter().map(|rule| evaluate(rule, frame)).collect()
}
