//! British English: the phrases of every report.

/// The language of the page.
pub(crate) const LANGUAGE: &str = "en-GB";
pub(crate) const SKIP: &str = "Skip to the report";
pub(crate) const CONTENTS: &str = "Contents";
pub(crate) const FOOT: &str = "Every sentence is written from what is recorded. A chart shows that something changed, never why.";
pub(crate) const READING: &str = "Reading";
pub(crate) const CHART: &str = "Chart";

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
