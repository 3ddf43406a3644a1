//! A signal that begins or goes on.

use crate::base::direction::Side;
use serde::Serialize;

/// What one hit does: it begins a signal, or makes one longer.
///
/// A hit is a point at which a rule's pattern is complete. Put together, the changes of one rule and side make the
/// [`Signal`](crate::spc::rules::Signal)s of a chart: a signal begins, each change after that adds one hit to it, and
/// the points marked by it are those of all its changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct SignalChange {
    pub(super) rule: usize,
    pub(super) rule_name: String,
    pub(super) side: Option<Side>,
    pub(super) hit: usize,
    pub(super) first_hit: usize,
    pub(super) window_start: usize,
    pub(super) points: usize,
    pub(super) flagged: Vec<usize>,
}

impl SignalChange {
    /// Which rule: its place among the rules of the monitor.
    #[must_use]
    pub const fn rule(&self) -> usize {
        self.rule
    }

    /// The name of the rule.
    #[must_use]
    pub fn rule_name(&self) -> &str {
        &self.rule_name
    }

    /// On which side (rising is above, falling below); none for a pattern without sides.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        self.side
    }

    /// The point that completes the pattern: the latest.
    #[must_use]
    pub const fn hit(&self) -> usize {
        self.hit
    }

    /// Whether the signal begins here; otherwise it goes on.
    #[must_use]
    pub const fn is_new(&self) -> bool {
        self.first_hit == self.hit
    }

    /// The first hit of the signal.
    #[must_use]
    pub const fn first_hit(&self) -> usize {
        self.first_hit
    }

    /// The first point of the signal's first window.
    #[must_use]
    pub const fn window_start(&self) -> usize {
        self.window_start
    }

    /// How many points the signal spans, as its rule counts them: gaps and ties that it leaves out do not count.
    #[must_use]
    pub const fn points(&self) -> usize {
        self.points
    }

    /// The points that the signal marks from now on and did not before, in order. Earlier points are among them
    /// when a rule marks its whole window.
    #[must_use]
    pub fn flagged(&self) -> &[usize] {
        &self.flagged
    }

    /// Whether the latest point is among the points marked.
    #[must_use]
    pub fn flags_the_latest(&self) -> bool {
        self.flagged.last() == Some(&self.hit)
    }
}
