//! The hits of rules, by the short way where there is one.

use super::frame::Frame;
use super::hits::SideHits;
use super::kernel;
use super::mask::Mask;
use super::rule::Rule;
use super::short::Short;

/// The hits of one rule, side by side.
pub(crate) fn evaluate(rule: &Rule, frame: &Frame<'_>) -> Vec<SideHits> {
    let mut found = Vec::new();
    for_each_side(std::slice::from_ref(rule), frame, |_, hits| {
        found.push(hits);
    });
    found
}

/// The hits of several rules: `each(the rule's place, its hits on one side)`, in the order of the rules.
pub(crate) fn for_each_side(
    rules: &[Rule],
    frame: &Frame<'_>,
    mut each: impl FnMut(usize, SideHits),
) {
    let Some(short) = Short::of(frame) else {
        return kernel::for_each_side(rules, frame, each);
    };
    for (place, rule) in rules.iter().enumerate() {
        short.rule(rule, |side, hits| {
            let hits = Mask::of_word(hits, frame.values.len());
            each(place, SideHits { side, hits });
        });
    }
}
