//! What the checks of a diagram need to know from elsewhere, as plain data.

use crate::base::date::Date;
use crate::base::direction::Direction;
use crate::base::id::{ChangeId, MeasureId};
use std::collections::BTreeSet;

/// What a diagram cannot know by itself: the parts of its aim, the measures by their role, and the tests so far.
///
/// A project fills this in from its own aims, measures and cycles; a diagram that stands alone is checked with
/// what the caller has.
///
/// ```
/// use improvement::driver::{DriverContext, TestOfIdea};
/// use improvement::{date, id::{ChangeId, MeasureId}};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let mut context = DriverContext::default();
/// context.aim.what = true;
/// context.aim.by = Some(date(1849, 1, 1));
/// context.outcome_measures.insert(MeasureId::new("mortality")?);
/// context.tests.push(TestOfIdea::of(ChangeId::new("chlorine-wash")?).begun(date(1847, 5, 15)).predictions(1, 0, 0));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct DriverContext {
    /// Which parts the aim has.
    pub aim: AimParts,
    /// The measures that show whether the aim is reached.
    pub outcome_measures: BTreeSet<MeasureId>,
    /// The measures that show what gets worse elsewhere.
    pub balancing_measures: BTreeSet<MeasureId>,
    /// What the tests of each idea have shown.
    pub tests: Vec<TestOfIdea>,
    /// After how many days without a test, or without a decision, an idea is pointed out: 90 unless told.
    pub idea_days: i32,
}

impl Default for DriverContext {
    fn default() -> Self {
        Self {
            aim: AimParts::default(),
            outcome_measures: BTreeSet::new(),
            balancing_measures: BTreeSet::new(),
            tests: Vec::new(),
            idea_days: 90,
        }
    }
}

/// Which parts an aim has. An aim that says nothing is the default.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct AimParts {
    /// Whether it says what is to improve.
    pub what: bool,
    /// Whether it says for whom.
    pub whom: bool,
    /// Whether it says where.
    pub place: bool,
    /// Which way is better.
    pub direction: Direction,
    /// Where the measure stood at the start.
    pub baseline: Option<f64>,
    /// Where it is to stand.
    pub target: Option<f64>,
    /// By when.
    pub by: Option<Date>,
    /// How many people outside the team have agreed it.
    pub agreed_outside_team: usize,
}

/// What one test, or several tests, of an idea have shown.
///
/// An idea may have several of these; they are added up, and the latest decision counts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TestOfIdea {
    /// The idea.
    pub idea: ChangeId,
    /// How many predictions held.
    pub held: u32,
    /// How many did not.
    pub not_held: u32,
    /// How many are still open.
    pub open: u32,
    /// The last day on which it was tested; `None` while no test has begun.
    pub last_tested: Option<Date>,
    /// What was decided after it.
    pub decision: Option<Decision>,
}

impl TestOfIdea {
    /// A test of which nothing is known yet: planned, not begun.
    #[must_use]
    pub const fn of(idea: ChangeId) -> Self {
        Self {
            idea,
            held: 0,
            not_held: 0,
            open: 0,
            last_tested: None,
            decision: None,
        }
    }

    /// The test with the last day on which it ran.
    #[must_use]
    pub const fn begun(mut self, last_tested: Date) -> Self {
        self.last_tested = Some(last_tested);
        self
    }

    /// The test with its predictions: how many held, did not hold, and are open.
    #[must_use]
    pub const fn predictions(mut self, held: u32, not_held: u32, open: u32) -> Self {
        self.held = held;
        self.not_held = not_held;
        self.open = open;
        self
    }

    /// The test with what was decided after it.
    #[must_use]
    pub const fn decided(mut self, decision: Decision) -> Self {
        self.decision = Some(decision);
        self
    }
}

/// What was decided after a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Decision {
    /// Make it routine.
    Adopt,
    /// Test it on a larger scale.
    Expand,
    /// Change it and test again.
    Adapt,
    /// Leave it.
    Abandon,
}
