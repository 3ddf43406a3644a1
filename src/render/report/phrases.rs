//! British English: the phrases of every report.

/// The language of the page.
pub(crate) const LANGUAGE: &str = "en-GB";
pub(crate) const SKIP: &str = "Skip to the report";
pub(crate) const CONTENTS: &str = "Contents";
pub(crate) const FOOT: &str = "Every sentence is written from what is recorded. A chart shows that something changed, never why.";
pub(crate) const READING: &str = "Reading";
pub(crate) const CHART: &str = "Chart";
pub(crate) const BOARD: &str = "All measures at a glance";
pub(crate) const LOOK_FIRST: &str = "Look at these first";
pub(crate) const STEADY: &str = "No special cause at the latest point";
pub(crate) const NOT_JUDGED: &str = "Besides";

/// The latest value of a measure, and its target.
pub(crate) fn latest(value: &str, when: &str, target: Option<&str>) -> String {
    match target {
        Some(target) => format!("{value} ({when}), target {target}"),
        None => format!("{value} ({when})"),
    }
}

/// What is said of all of which nothing else is said.
pub(crate) fn unless(said: &str) -> String {
    format!("Unless something else is said: {said}.")
}

/// What a chart is of, as a sentence.
pub(crate) fn extent(extent: &str) -> String {
    format!("{extent}.")
}

/// A cycle that ran meanwhile.
pub(crate) fn cycle(cycle: &str) -> String {
    format!("Cycle: {cycle}.")
}

/// The alternative to a picture.
pub(crate) fn in_words(name: &str) -> String {
    format!("{name} in words")
}
