//! British English: the phrases of every report.

/// The language of the page.
pub(crate) const LANGUAGE: &str = "en-GB";
pub(crate) const SKIP: &str = "Skip to the report";
pub(crate) const CONTENTS: &str = "Contents";
pub(crate) const FOOT: &str = "Every sentence is written from what is recorded. A chart shows that something changed, never why.";
pub(crate) const READING: &str = "Reading";
pub(crate) const DETAIL: &str = "In numbers";
pub(crate) const CHART: &str = "Chart";

/// The alternative to a picture.
pub(crate) fn in_words(name: &str) -> String {
    format!("{name} in words")
}
