//! The hits of rules, by the short way where there is one.

use super::facts::RunFacts;
use super::frame::Frame;
use super::hits::SideHits;
use super::kernel;
use super::mask::Mask;
use super::pattern::{Border, Length};
use super::rule::Rule;
use super::short::Short;
use crate::direction::Side;

/// The hits of one rule, side by side.
pub(crate) fn evaluate(rule: &Rule, frame: &Frame<'_>) -> Vec<SideHits> {
    let mut found = Vec::new();
    for_each_side(std::slice::from_ref(rule), frame, |_, hits| {
        found.push(hits);
    });
    found
}

/// The hits of several rules: `each(the rule's place, its hits on one side)`, in the order of the rules.
pub(crate) fn for_each_side(rules: &[Rule], frame: &Frame<'_>, each: impl FnMut(usize, SideHits)) {
    short_or_long(rules, frame, each);
}

/// The same, and what a run chart counts over the phase.
pub(crate) fn for_each_side_with_facts(
    rules: &[Rule],
    frame: &Frame<'_>,
    each: impl FnMut(usize, SideHits),
) -> RunFacts {
    facts(frame, short_or_long(rules, frame, each).as_ref())
}

/// What a run chart counts over the phase.
pub(crate) fn run_facts(frame: &Frame<'_>) -> RunFacts {
    facts(frame, Short::of(frame).as_ref())
}

/// The masks that were made, where they are short.
fn short_or_long<'a>(
    rules: &[Rule],
    frame: &'a Frame<'a>,
    mut each: impl FnMut(usize, SideHits),
) -> Option<Short<'a>> {
    let Some(short) = Short::of(frame) else {
        kernel::for_each_side(rules, frame, each);
        return None;
    };
    for (place, rule) in rules.iter().enumerate() {
        short.rule(rule, |side, hits| {
            let hits = Mask::of_word(hits, frame.values.len());
            each(place, SideHits { side, hits });
        });
    }
    Some(short)
}

fn facts(frame: &Frame<'_>, short: Option<&Short<'_>>) -> RunFacts {
    if let Some(short) = short {
        return short.facts(Length::Anhoej);
    }
    let centre = frame.levels.level(Border::Centre, Side::Above);
    RunFacts::of(frame.values, &centre, Length::Anhoej)
}
