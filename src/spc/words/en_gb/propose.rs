//! British English: a change of level that is proposed. Points have numbers.

use crate::base::number::plain;
use crate::spc::propose::{Answer, Criterion};
use crate::spc::words::en_gb::shift::e_value;

/// What is proposed.
pub(crate) fn proposed(
    most_likely: usize,
    first: usize,
    last: usize,
    levels: (f64, f64),
) -> String {
    let range = if first == last {
        String::new()
    } else {
        format!(", or between points {} and {}", first + 1, last + 1)
    };
    format!(
        "the level may have moved at point {}{range}: from {} to {}",
        most_likely + 1,
        plain(levels.0, 4),
        plain(levels.1, 4)
    )
}

/// How much evidence there is.
pub(crate) fn evidence(e: f64, needs: f64, reached: usize) -> String {
    format!(
        "the evidence is {}, and {} is enough; it was enough at point {}",
        e_value(e),
        e_value(needs),
        reached + 1
    )
}

/// What is asked, and the answer.
pub(crate) fn criterion(criterion: Criterion, answer: Answer) -> String {
    let question = match criterion {
        Criterion::Sustained => "has it lasted",
        Criterion::Direction => "is it for the better",
        Criterion::CauseKnown => "is the cause known",
        Criterion::ExpectedToLast => "is it expected to last",
    };
    let answer = match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::AskAPerson => "ask those who know the process",
    };
    format!("{question}? {answer}")
}
