//! What a marker says.

use super::misconception::Misconception;
use crate::base::error::Error;

/// What is said of an answer.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Mark {
    /// It is right.
    Right {
        /// What makes it right, and what was checked.
        why: String,
        /// The name of the exercise that comes next, if there is one.
        next: Option<&'static str>,
    },
    /// Nothing is answered yet.
    NotYet {
        /// What is to be done.
        task: &'static str,
    },
    /// It is wrong.
    Wrong {
        /// The belief that may stand behind it.
        misconception: Option<Misconception>,
        /// What to look at.
        message: String,
    },
    /// It cannot be marked, which is not the same as wrong: the program failed, or gave something else than the exercise takes.
    Refused {
        /// What went wrong, in the words of the crate.
        error: Error,
    },
}

impl Mark {
    /// Right, for this reason; what comes next is added by whoever knows the list.
    pub(super) fn right(why: impl Into<String>) -> Self {
        Self::Right {
            why: why.into(),
            next: None,
        }
    }

    /// Wrong, with the belief that may stand behind it.
    pub(super) fn wrong(misconception: Misconception, message: impl Into<String>) -> Self {
        Self::Wrong {
            misconception: Some(misconception),
            message: message.into(),
        }
    }

    /// Wrong, with what to look at, and no belief that is known to lead there.
    pub(super) fn look(message: impl Into<String>) -> Self {
        Self::Wrong {
            misconception: None,
            message: message.into(),
        }
    }
}
