//! A change of level that is proposed, and what a person is to decide about it.

use crate::base::error::{Error, EvidenceError};
use crate::spc::data::phase::{Decided, Phase, Reason};
use serde::Serialize;

/// A change of level that the points propose. Nothing follows from it by itself: it is a person who makes a phase of it.
///
/// It prints as sentences.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[must_use]
pub struct Proposal {
    pub(super) most_likely: usize,
    pub(super) set: Vec<usize>,
    pub(super) e: f64,
    pub(super) level: f64,
    pub(super) reached: usize,
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) points_after: usize,
    pub(super) criteria: [(Criterion, Answer); 4],
}

/// What Making Data Count asks before limits are worked out anew. The first two can be seen in the data, the others are asked of a person.
///
/// Source: NHS England, *Making Data Count: strengthening your decisions* (2019) and its guidance on recalculating limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Criterion {
    /// The change has lasted: at least 12 points after it, and the evidence is still enough.
    Sustained,
    /// The level moved in the direction that was expected.
    Direction,
    /// The cause is known.
    CauseKnown,
    /// The change is expected to last.
    ExpectedToLast,
}

impl Criterion {
    /// Whether the data can show it; else it is asked of a person.
    #[must_use]
    pub const fn is_seen_in_data(self) -> bool {
        matches!(self, Self::Sustained | Self::Direction)
    }
}

/// The answer to a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The data show it.
    Yes,
    /// The data show that it is not so, or not yet.
    No,
    /// The data cannot show it: ask a person.
    AskAPerson,
}

impl Proposal {
    /// The first point of the new level, where the change most likely is; counted from 0.
    #[must_use]
    pub const fn most_likely(&self) -> usize {
        self.most_likely
    }

    /// The first points of the new level that are likely, in order: the change is in this set in 90 of 100 such proposals.
    #[must_use]
    pub fn set(&self) -> &[usize] {
        &self.set
    }

    /// The evidence as of today that the level moved somewhere: one over the level is enough.
    #[must_use]
    pub const fn e(&self) -> f64 {
        self.e
    }

    /// How much evidence is enough.
    #[must_use]
    pub const fn needs(&self) -> f64 {
        1.0 / self.level
    }

    /// The first point at which there was enough, from the points up to it; counted from 0.
    #[must_use]
    pub const fn reached(&self) -> usize {
        self.reached
    }

    /// The level before the change, in the units of the measure.
    #[must_use]
    pub const fn before(&self) -> f64 {
        self.before
    }

    /// The level after the change, in the units of the measure.
    #[must_use]
    pub const fn after(&self) -> f64 {
        self.after
    }

    /// How many points with a value are after the change.
    #[must_use]
    pub const fn points_after(&self) -> usize {
        self.points_after
    }

    /// What is asked before limits are worked out anew, with what the data answer.
    #[must_use]
    pub const fn criteria(&self) -> &[(Criterion, Answer); 4] {
        &self.criteria
    }

    /// A phase that starts where the change most likely is, for a reason that a person gives.
    ///
    /// ```
    /// use improvement::spc::propose::Propose;
    /// use improvement::{Chart, Reason, date};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let mut waits = vec![24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22];
    /// waits.extend([19, 18, 20, 17, 19, 18, 20, 19, 17, 18, 19, 18]);
    /// let proposals = Chart::run(waits.clone())?.proposals(&Propose::new())?;
    /// let reason = Reason::change("a nurse at the door");
    /// let phase = proposals[0].phase(reason.clone().decided_after_seeing())?;
    /// assert_eq!(Chart::options().with_phase(phase).run(waits)?.phases()[1].points(), 12..24);
    ///
    /// // nobody can have decided beforehand where the data would propose one
    /// assert!(proposals[0].phase(reason.decided_before(date(2024, 3, 1))).is_err());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`EvidenceError::DecidedByTheData`] for a reason that says it was decided before the data were seen.
    pub fn phase(&self, reason: Reason) -> Result<Phase, Error> {
        if let Decided::Before { on } = reason.decided() {
            return Err(EvidenceError::DecidedByTheData { on: on.to_string() }.into());
        }
        Ok(Phase::new(self.most_likely, reason))
    }
}
