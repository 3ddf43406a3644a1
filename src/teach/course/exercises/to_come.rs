//! The places of exercises that wait for something.

use super::super::exercise::{Exercise, Marker, Page};
use super::super::module::Module;

/// What both wait for.
const SIDE_BY_SIDE_UNITS: &str = "units side by side (agreement between raters, funnel plots)";

pub(in crate::teach::course) static COUNTING: Exercise = Exercise {
    number: 12,
    name: "what-are-we-counting",
    title: "What exactly are we counting?",
    module: Module::Carry,
    minutes: 25,
    outcome: "write a definition by which two people count the same",
    task: "This exercise waits for a later version.",
    hints: ["", ""],
    page: Page::Lesson(10),
    seeded: false,
    chart: None,
    marker: Marker::ToCome(SIDE_BY_SIDE_UNITS),
    file: "",
    solution: "",
};

pub(in crate::teach::course) static SIDE_BY_SIDE: Exercise = Exercise {
    number: 14,
    name: "side-by-side",
    title: "Side by side",
    module: Module::Carry,
    minutes: 25,
    outcome: "compare units without making a league table of them",
    task: "This exercise waits for a later version.",
    hints: ["", ""],
    page: Page::Lesson(10),
    seeded: false,
    chart: None,
    marker: Marker::ToCome(SIDE_BY_SIDE_UNITS),
    file: "",
    solution: "",
};
