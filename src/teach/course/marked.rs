//! An answer with its mark: what a program prints and ends with.

use super::answer::{Answer, Given};
use super::attempt::{Attempt, State};
use super::exercise::Exercise;
use super::list::{exercise, exercises};
use super::mark::Mark;
use crate::base::error::Error;
use crate::render::ChartSvg;
use std::process::{ExitCode, Termination};

/// An answer with its mark.
///
/// Its `Display` says the mark in plain words, and ends in one line for a program ([`Attempt`]). It can be what `main`
/// returns: a program then ends with 0 for a right answer, 2 for a wrong one, and 1 for one that is not there or cannot be marked.
///
/// ```
/// use improvement::course::{self, Answer, Marked};
///
/// fn main() -> Marked {
///     let marked = course::mark("two-points-lie", 1, Ok(Answer::points([2])));
///     println!("{marked}");
///     marked
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use]
pub struct Marked {
    /// None where there is no exercise of that name.
    exercise: Option<&'static Exercise>,
    /// As it was asked for.
    name: String,
    seed: u64,
    answer: Option<Answer>,
    mark: Mark,
}

/// Marks what a student's program gives: `answer` is what its function returned, an error among them.
///
/// The seed chooses the student's own figures in exercises that [have some](Exercise::is_seeded).
///
/// ```
/// use improvement::course::{self, Answer, Mark};
///
/// // what cannot be marked is not wrong, and says what it is
/// let marked = course::mark("two-points-lie", 1, Ok(Answer::number(3)));
/// let Mark::Refused { error } = marked.mark() else { panic!("{marked}") };
/// assert_eq!(error.to_string(), "this exercise takes points; you gave a number");
/// ```
pub fn mark(name: &str, seed: u64, answer: Result<Answer, Error>) -> Marked {
    let exercise = exercise(name);
    let (exercise, mark, answer) = match (exercise, answer) {
        (Ok(exercise), Ok(answer)) => return exercise.mark(seed, answer),
        (Err(error), answer) => (None, Mark::Refused { error }, answer.ok()),
        (Ok(exercise), Err(error)) => (Some(exercise), Mark::Refused { error }, None),
    };
    Marked {
        exercise,
        name: name.to_owned(),
        seed,
        answer,
        mark,
    }
}

impl Exercise {
    /// Marks an answer.
    ///
    /// ```
    /// use improvement::course::{Answer, Mark, exercise};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let first = exercise("1")?;
    /// let marked = first.mark(1, Answer::not_yet());
    /// assert_eq!(marked.mark(), &Mark::NotYet { task: first.task() });
    /// # Ok(())
    /// # }
    /// ```
    pub fn mark(&'static self, seed: u64, answer: Answer) -> Marked {
        let mut mark = self
            .judge(seed, &answer)
            .unwrap_or_else(|error| Mark::Refused { error });
        if let Mark::Right { next, .. } = &mut mark {
            let mut after = exercises().iter().filter(|other| other.needs().is_none());
            let found = after.find(|other| other.number() > self.number());
            *next = found.map(|other| other.name());
        }
        Marked {
            exercise: Some(self),
            name: self.name().to_owned(),
            seed,
            answer: Some(answer),
            mark,
        }
    }
}

impl Marked {
    /// The exercise; `None` where there is none of that name.
    #[must_use]
    pub const fn exercise(&self) -> Option<&'static Exercise> {
        self.exercise
    }

    /// What is said of the answer.
    #[must_use]
    pub const fn mark(&self) -> &Mark {
        &self.mark
    }

    /// What came of it, in a word.
    #[must_use]
    pub const fn state(&self) -> State {
        match self.mark {
            Mark::Right { .. } => State::Right,
            Mark::NotYet { .. } => State::NotYet,
            Mark::Wrong { .. } => State::Wrong,
            Mark::Refused { .. } => State::Refused,
        }
    }

    /// What its last line says.
    #[must_use]
    pub fn attempt(&self) -> Attempt {
        let misconception = match self.mark {
            Mark::Wrong { misconception, .. } => misconception,
            _ => None,
        };
        Attempt {
            // one word, whatever was asked for
            exercise: self.name.split_whitespace().collect::<Vec<_>>().join("-"),
            state: self.state(),
            misconception,
            sure: self.answer.as_ref().and_then(Answer::get_sure),
        }
    }

    /// The picture to look at, as SVG: of the chart in the answer, or else of the chart behind the exercise. None before there is an
    /// answer: it would give that away.
    ///
    /// ```
    /// use improvement::course::{self, Answer};
    ///
    /// let marked = course::mark("two-points-lie", 1, Ok(Answer::points([5])));
    /// assert!(marked.picture().unwrap().starts_with("<svg"));
    /// let marked = course::mark("two-points-lie", 1, Ok(Answer::not_yet()));
    /// assert_eq!(marked.picture(), None);
    /// ```
    #[must_use]
    pub fn picture(&self) -> Option<String> {
        let exercise = self.exercise?;
        if self.state() == State::NotYet {
            return None;
        }
        let title = exercise.title();
        if let Some(Given::Chart(chart)) = self.answer.as_ref().map(Answer::given) {
            return Some(ChartSvg::new(chart).title(title).to_string());
        }
        let chart = exercise.chart(self.seed)?.ok()?;
        Some(ChartSvg::new(&chart).title(title).to_string())
    }
}

impl Termination for Marked {
    fn report(self) -> ExitCode {
        ExitCode::from(match self.state() {
            State::Right => 0,
            State::NotYet | State::Refused => 1,
            State::Wrong => 2,
        })
    }
}
