//! What is said of a guess at a hidden rule.

use crate::teach::find_the_rule::Triple;

/// A triple, as people say it.
fn three([one, two, three]: Triple) -> String {
    format!("{one}, {two}, {three}")
}

pub(crate) const RIGHT: &str =
    "right: it says of every triple that was compared what the hidden rule says";

pub(crate) fn too_narrow(triple: Triple) -> String {
    format!(
        "not yet: {} fits the hidden rule, and your guess says that it does not",
        three(triple)
    )
}

pub(crate) fn too_wide(triple: Triple) -> String {
    format!(
        "not yet: {} does not fit the hidden rule, and your guess says that it does",
        three(triple)
    )
}

/// What the tries were worth.
pub(crate) fn tries(tries: usize, could_have_failed: usize) -> String {
    match (tries, could_have_failed) {
        (0, _) => "You tried no triple.".to_owned(),
        (tries, 0) => format!(
            "Your guess says yes to every triple that you tried ({tries}): none of them could have shown that it is too narrow."
        ),
        (tries, could) => format!(
            "Of the triples that you tried ({tries}) your guess says no to {could}: these could have shown that it is too narrow."
        ),
    }
}
