//! British English: the matrix of many charts.

use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::reading::Variation;

pub(crate) const LOOK_FIRST: &str = "look first at: ";
pub(crate) const THEN: &str = "then at:       ";
/// In a cell of a grid whose chart could not be made.
pub(crate) const NO_CHART: &str = "error";

/// A measure to look at.
pub(crate) fn entry(
    name: &str,
    variation: Variation,
    assurance: Option<Assurance>,
    points: &str,
    since: Option<&str>,
) -> String {
    let since = since.map_or_else(String::new, |since| format!(", since {since}"));
    let target = assurance.map_or_else(String::new, |assurance| format!("; target: {assurance}"));
    format!("{name}: {variation}, for {points}{since}{target}")
}

/// How many more there are than are named.
pub(crate) fn and_more(more: usize) -> String {
    format!("and {more} more")
}

/// The names in a cell where no point stands out.
pub(crate) fn names(
    variation: Variation,
    assurance: Option<Assurance>,
    names: &[String],
    more: usize,
) -> String {
    let target = assurance.map_or_else(String::new, |assurance| format!(", target {assurance}"));
    let more = if more > 0 {
        format!("; {}", and_more(more))
    } else {
        String::new()
    };
    format!("{variation}{target}: {}{more}", names.join("; "))
}
