//! What can be asked for by name.

use improvement::{Kind, RuleSet};
use pyo3::prelude::*;

/// The kinds of charts, by the names that `kind` takes.
#[pyfunction]
pub(crate) fn kinds() -> Vec<String> {
    Kind::ALL.iter().map(ToString::to_string).collect()
}

/// The published rule sets, each with its name and its edition.
#[pyfunction]
pub(crate) fn rule_sets() -> Vec<(String, String)> {
    let named = |set: RuleSet| (set.name().to_owned(), set.edition().to_owned());
    RuleSet::all().into_iter().map(named).collect()
}
