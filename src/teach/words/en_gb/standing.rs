//! Where a student stands.

use crate::base::number::plain;
use crate::teach::course::Module;

pub(crate) const TITLE: &str = "Where you stand in the course";
pub(crate) const WHAT_IT_SHOWS: &str = "An exercise that is right is evidence of learning (level 2 of Kirkpatrick). It is no evidence that anything was done at work.";
pub(crate) const EXERCISES: &str = "Exercises";
pub(crate) const TABLE: &str = "Each exercise, and the learning outcome that it serves";
pub(crate) const HEAD: [&str; 4] = ["Exercise", "Module", "Where you stand", "Outcome"];
pub(crate) const MISCONCEPTIONS: &str = "Beliefs that you met";
pub(crate) const NONE_MET: &str = "None was named yet.";
pub(crate) const CONFIDENCE: &str = "How sure you were, and how often right";
pub(crate) const PICTURES: &str = "Charts that you made";
pub(crate) const PICTURE: &str = "Picture";

/// What a module is about.
pub(crate) const fn about(module: Module) -> &'static str {
    match module {
        Module::See => "to tell a signal from noise",
        Module::Change => "to change something, and to know whether it helped",
        Module::Carry => "to carry it with others",
    }
}

fn hours(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn answers(number: u32) -> String {
    match number {
        1 => "1 answer".to_owned(),
        number => format!("{number} answers"),
    }
}

pub(crate) fn right_of(right: usize, all: usize, minutes: u16) -> String {
    if right == all {
        return format!("All {all} exercises that can be marked are right.");
    }
    format!("{right} of {all} right, about {} to go.", hours(minutes))
}

pub(crate) fn waits_for(needs: &str) -> String {
    format!("waits for {needs}")
}

pub(crate) fn right_after(number: u32) -> String {
    format!("right, {}", answers(number))
}

pub(crate) fn open(minutes: u16, number: u32) -> String {
    match number {
        0 => format!("about {minutes} min"),
        number => format!("about {minutes} min, {} so far", answers(number)),
    }
}

fn per_cent(share: f64) -> String {
    plain((share * 100.0).round(), 3)
}

pub(crate) fn confidence(number: usize, sure: f64, right: f64, score: f64) -> String {
    format!(
        "you were sure of {} % and right in {} % ({number} answers; Brier score {score:.2}: 0 is perfect, always saying 50 % gives 0.25)",
        per_cent(sure),
        per_cent(right)
    )
}

pub(crate) fn too_few(number: usize) -> String {
    match number {
        0 => "say how sure you are with `.sure(0.8)`, and after five answers it is held against what was right".to_owned(),
        1 => "you said once how sure you were: from five answers on it is held against what was right".to_owned(),
        number => format!("you said {number} times how sure you were: from five answers on it is held against what was right"),
    }
}

/// Where the docs are.
const DOCS: &str = "https://docs.rs/improvement/latest/improvement";

/// Where they are beside the exercises.
const CHECKOUT: &str = "in the checkout: `cargo doc --open`";

pub(crate) fn lesson(number: u8) -> String {
    format!("Read lesson {number} of the tutorial: {DOCS}/tutorial ({CHECKOUT}).")
}

pub(crate) fn docs_of_type(path: &str) -> String {
    let (modules, name) = path.rsplit_once("::").unwrap_or(("", path));
    let folders = modules.replace("::", "/");
    format!(
        "Read the docs of `improvement::{path}`: {DOCS}/{folders}/struct.{name}.html ({CHECKOUT})."
    )
}

pub(crate) fn docs_of_module(path: &str) -> String {
    let folders = path.replace("::", "/");
    format!("Read the docs of `improvement::{path}`: {DOCS}/{folders} ({CHECKOUT}).")
}

/// A sentence with its capital and its full stop.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

pub(crate) fn met(belief: &str, source: &str, exercises: &[&str]) -> String {
    let belief = sentence(belief);
    format!(
        "“{belief}” (in {}). On that: {source}.",
        exercises.join(", ")
    )
}

pub(crate) fn can(outcome: &str) -> String {
    format!("You can {outcome}.")
}

pub(crate) fn picture(name: &str) -> String {
    format!("The picture {name}; its file has a description inside")
}
