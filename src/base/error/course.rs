//! Answers to exercises of the course that cannot be marked.

use super::phrase::{cut, did_you_mean, listed};
use super::table::errors;

errors! {
    /// Why an answer to an exercise cannot be marked. None of these is a wrong answer.
    CourseError:

    /// An exercise that there is not.
    "unknown_exercise" =>
    #[error("no exercise is named `{}`{}", cut(found), did_you_mean(near))]
    UnknownExercise {
        /// What was asked for.
        found: String,
        /// The name that is nearest to it.
        near: Option<String>,
    };

    /// An exercise that a later version brings.
    "exercise_to_come" =>
    #[error("exercise {number} cannot be marked yet: it needs {needs}, which a later version brings")]
    ExerciseToCome {
        /// Its number.
        number: u8,
        /// What it needs.
        needs: &'static str,
    };

    /// An answer of another kind than the exercise takes.
    "wrong_kind_of_answer" =>
    #[error("this exercise takes {expects}; you gave {found}")]
    WrongKindOfAnswer {
        /// What it takes.
        expects: &'static str,
        /// What was given.
        found: &'static str,
    };

    /// A choice that is none of those that the exercise offers.
    "unknown_choice" =>
    #[error("`{}` is none of the choices, which are {}{}", cut(found), listed(choices), did_you_mean(near))]
    UnknownChoice {
        /// What was chosen.
        found: String,
        /// What there is to choose.
        choices: Vec<String>,
        /// The choice that is nearest to it.
        near: Option<String>,
    };

    /// How sure somebody is, outside 0 to 1.
    "confidence_out_of_range", "how sure you are" =>
    #[error("is {found}, expected a number from 0 to 1: 0.8 for eight times in ten")]
    ConfidenceOutOfRange {
        /// What was given.
        found: f64,
    };

    /// A point counted from 0.
    "point_zero" =>
    #[error("there is no point 0: the points of an answer are counted from 1, as a chart prints them")]
    PointZero;

    /// A line that does not end what a marked exercise prints.
    "not_a_mark" =>
    #[error("`{}` is not the last line of a marked exercise", cut(found))]
    NotAMark {
        /// The line.
        found: String,
    };
}
