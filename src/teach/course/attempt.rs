//! The last line that a marked exercise prints: for a runner, which reads it back.

use super::misconception::Misconception;
use crate::base::error::{CourseError, Error};
use std::fmt;
use std::str::FromStr;

/// What the line begins with.
const BEGINS: &str = "mark:";

/// What came of an answer, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It is right.
    Right,
    /// Nothing is answered yet.
    NotYet,
    /// It is wrong.
    Wrong,
    /// It cannot be marked.
    Refused,
}

impl State {
    const ALL: [Self; 4] = [Self::Right, Self::NotYet, Self::Wrong, Self::Refused];

    const fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::NotYet => "not-yet",
            Self::Wrong => "wrong",
            Self::Refused => "refused",
        }
    }
}

/// One answer to an exercise, as the last line of what [`Marked`](super::Marked) prints says it.
///
/// A program that runs exercises reads that line and needs to understand nothing else.
///
/// ```
/// use improvement::course::{self, Answer, Attempt, State};
///
/// let marked = course::mark("two-points-lie", 1, Answer::points([1, 2]).sure(0.9));
/// let printed = marked.to_string();
/// let attempt: Attempt = printed.lines().last().unwrap().parse().unwrap();
/// assert_eq!(attempt, marked.attempt());
/// assert_eq!((attempt.state, attempt.sure), (State::Wrong, Some(0.9)));
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// The name of the exercise.
    pub exercise: String,
    /// What came of it.
    pub state: State,
    /// The belief that was named, if one was.
    pub misconception: Option<Misconception>,
    /// How sure the student was, if that was said.
    pub sure: Option<f64>,
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{BEGINS} {} {}", self.exercise, self.state.word())?;
        if let Some(misconception) = self.misconception {
            write!(f, " {}", misconception.code())?;
        }
        self.sure.map_or(Ok(()), |sure| write!(f, " sure {sure}"))
    }
}

impl FromStr for Attempt {
    type Err = Error;

    /// # Errors
    ///
    /// [`CourseError::NotAMark`] for any other line.
    fn from_str(line: &str) -> Result<Self, Error> {
        read(line).ok_or_else(|| {
            let found = line.to_owned();
            CourseError::NotAMark { found }.into()
        })
    }
}

fn read(line: &str) -> Option<Attempt> {
    let mut words = line.strip_prefix(BEGINS)?.split_whitespace().peekable();
    let exercise = words.next()?.to_owned();
    let word = words.next()?;
    let state = State::ALL.into_iter().find(|state| state.word() == word)?;
    let misconception = match words.next_if(|&word| word != "sure") {
        None => None,
        Some(code) => {
            let mut all = Misconception::ALL.iter();
            Some(*all.find(|belief| belief.code() == code)?)
        }
    };
    let mut sure = None;
    if words.next().is_some() {
        let chance: f64 = words.next()?.parse().ok()?;
        sure = Some((0.0..=1.0).contains(&chance).then_some(chance)?);
    }
    let attempt = Attempt {
        exercise,
        state,
        misconception,
        sure,
    };
    words.next().is_none().then_some(attempt)
}
