//! What a mark says beside the message of its exercise.

use crate::teach::course::{Module, State};

pub(crate) const WHERE_TO_ANSWER: &str =
    "Give your answer in `answer`, at the line that begins with TODO.";

pub(crate) const fn module(module: Module) -> &'static str {
    match module {
        Module::See => "See",
        Module::Change => "Change",
        Module::Carry => "Carry",
    }
}

/// What came of an answer, after the title of the exercise.
pub(crate) const fn state(state: State) -> &'static str {
    match state {
        State::Right => "right",
        State::NotYet => "not answered yet",
        State::Wrong => "not right yet",
        State::Refused => "could not be marked",
    }
}

/// What comes next.
pub(crate) fn next(next: Option<(u8, &str)>) -> String {
    match next {
        Some((number, title)) => {
            let stop = if title.ends_with('?') { "" } else { "." };
            format!("Next: {number}, {title}{stop}")
        }
        None => "That was the last exercise that can be marked.".to_owned(),
    }
}

/// The belief that may stand behind a wrong answer.
pub(crate) fn behind(belief: &str, source: &str) -> String {
    format!("A belief that leads to such an answer: {belief}. Why it does not hold: {source}.")
}

/// An error, which is no wrong answer.
pub(crate) fn refused(error: &str) -> String {
    format!("This is no wrong answer: the program gave an error. It says: {error}.")
}
