//! All exercises, in order, and by name.

use super::exercise::Exercise;
use super::exercises as files;
use crate::base::error::{CourseError, Error};
use crate::base::nearest::nearest;

/// The exercises, in the order in which they are done: one line for each.
static EXERCISES: [&Exercise; 16] = [
    &files::two_points_lie::EXERCISE,
    &files::red_beads::EXERCISE,
    &files::tampering::EXERCISE,
    &files::which_chart::EXERCISE,
    &files::what_the_price_is_not::EXERCISE,
    &files::could_it_have_seen::EXERCISE,
    &files::aim_and_drivers::EXERCISE,
    &files::say_it_before_you_look::EXERCISE,
    &files::semmelweis::EXERCISE,
    &files::did_it_hold::EXERCISE,
    &files::a_family_of_measures::EXERCISE,
    &files::to_come::COUNTING,
    &files::who_carries_it::EXERCISE,
    &files::to_come::SIDE_BY_SIDE,
    &files::what_is_it_worth::EXERCISE,
    &files::one_page_for_the_board::EXERCISE,
];

/// All exercises, in order, those among them that wait for something.
///
/// ```
/// let first = improvement::course::exercises()[0];
/// assert_eq!((first.number(), first.name(), first.minutes()), (1, "two-points-lie", 15));
/// ```
#[must_use]
pub fn exercises() -> &'static [&'static Exercise] {
    &EXERCISES
}

/// An exercise by its name or its number.
///
/// ```
/// use improvement::course::exercise;
///
/// assert_eq!(exercise("1").unwrap().title(), "Two points lie");
/// let error = exercise("two-points-lies").unwrap_err();
/// assert_eq!(error.to_string(), "no exercise is named `two-points-lies`; did you mean `two-points-lie`?");
/// ```
///
/// # Errors
///
/// [`CourseError::UnknownExercise`] with the nearest name.
pub fn exercise(name: &str) -> Result<&'static Exercise, Error> {
    let asked = name.trim();
    let number: Option<u8> = asked.parse().ok();
    let mut all = exercises().iter().copied();
    all.find(|exercise| exercise.name() == asked || Some(exercise.number()) == number)
        .ok_or_else(|| {
            CourseError::UnknownExercise {
                found: name.to_owned(),
                near: nearest(asked, exercises().iter().map(|exercise| exercise.name())),
            }
            .into()
        })
}
