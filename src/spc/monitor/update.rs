//! What one point changes.

use crate::base::date::Date;
use crate::spc::reading::reading::Variation;
use crate::spc::rules::SignalChange;
use serde::Serialize;

/// What one point changes: the signals that begin or go on at it, and the variation from here.
///
/// A point changes a signal exactly when a rule's pattern is complete at it, so that the changes are also the rules
/// that hit.
/// It serialises with the names of the rules, for whoever is told:
///
/// ```
/// use improvement::{Chart, Monitor};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let chart = Chart::xmr([22, 25, 19, 24, 21, 23, 20, 26, 24, 22, 24, 21, 23])?;
/// let update = Monitor::after(&chart)?.push(41)?;
/// # #[cfg(feature = "json")]
/// assert!(serde_json::to_string(&update).unwrap().contains(r#""rule_name":"beyond-limits""#));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Update {
    pub(crate) index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<Date>,
    pub(crate) value: Option<f64>,
    pub(crate) changes: Vec<SignalChange>,
    pub(crate) variation: Option<Variation>,
}

impl Update {
    /// The point's index: its place in the monitor, counted from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The date under it, where a [`Watch`](crate::Watch) took it.
    #[must_use]
    pub const fn date(&self) -> Option<Date> {
        self.date
    }

    /// What is plotted at it; `None` where nothing was observed, or where it was excluded.
    #[must_use]
    pub const fn value(&self) -> Option<f64> {
        self.value
    }

    /// Every signal that begins or goes on here, in the order of the rules, above before below.
    #[must_use]
    pub fn changes(&self) -> &[SignalChange] {
        &self.changes
    }

    /// The signals that begin here.
    pub fn new_signals(&self) -> impl Iterator<Item = &SignalChange> + '_ {
        self.changes.iter().filter(|change| change.is_new())
    }

    /// The signals that go on here.
    pub fn extended(&self) -> impl Iterator<Item = &SignalChange> + '_ {
        self.changes.iter().filter(|change| !change.is_new())
    }

    /// The earlier points that are marked now and were not marked by the same signal before, in order, each once.
    #[must_use]
    pub fn earlier(&self) -> Vec<usize> {
        let marked = self.changes.iter().flat_map(SignalChange::flagged);
        let mut points: Vec<usize> = marked
            .copied()
            .filter(|&point| point < self.index)
            .collect();
        points.sort_unstable();
        points.dedup();
        points
    }

    /// Whether nothing is changed: the point is missing, or no rule's pattern is complete at it.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        self.changes.is_empty()
    }

    /// The variation at the latest point with a value, this one or an earlier one: as a chart's
    /// [`reading`](crate::Chart::reading) has it. `None` before the first value.
    #[must_use]
    pub const fn variation(&self) -> Option<Variation> {
        self.variation
    }
}
