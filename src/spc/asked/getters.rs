//! What was asked for, read back: a getter for each setter of [`Options`], of the same name after `get_`.

use crate::base::direction::Direction;
use crate::spc::asked::options::Options;
use crate::spc::data::phase::{Basis, Exclusion, Phase};
use crate::spc::data::target::Target;
use crate::spc::limits::{Centre, Estimator, Memory, Width};
use crate::spc::rules::RuleSet;

/// What was asked for. `None` is what was left to the kind.
///
/// ```
/// use improvement::{Chart, Direction};
/// use improvement::spc::Target;
///
/// let options = Chart::options().better(Direction::Lower).target(20).bounds(0..);
/// assert_eq!(options.get_better(), Direction::Lower);
/// assert_eq!(options.get_target(), Some(&Target::Fixed(20.0)));
/// assert_eq!(options.get_bounds(), Some((0.0, f64::INFINITY)));
/// assert_eq!(options.get_rules(), None);
/// ```
impl Options {
    /// Which way is better.
    #[must_use]
    pub fn get_better(&self) -> Direction {
        self.wishes.better
    }

    /// The target, in the units of the chart.
    #[must_use]
    pub fn get_target(&self) -> Option<&Target> {
        self.wishes.target.as_ref()
    }

    /// The rules that make a signal.
    #[must_use]
    pub fn get_rules(&self) -> Option<&RuleSet> {
        self.wishes.rules.as_deref()
    }

    /// What sets the limits of the first phase.
    #[must_use]
    pub fn get_baseline(&self) -> &Basis {
        &self.wishes.basis
    }

    /// The phases after the first.
    #[must_use]
    pub fn get_phases(&self) -> &[Phase] {
        &self.wishes.phases
    }

    /// The points that are left out.
    #[must_use]
    pub fn get_exclusions(&self) -> &[Exclusion] {
        &self.wishes.exclusions
    }

    /// How the spread is estimated.
    #[must_use]
    pub fn get_estimator(&self) -> Option<Estimator> {
        self.wishes.estimator
    }

    /// How wide the limits are.
    #[must_use]
    pub fn get_width(&self) -> Option<Width> {
        self.wishes.width
    }

    /// How a chart with memory weighs or adds up its points.
    #[must_use]
    pub fn get_memory(&self) -> Option<Memory> {
        self.wishes.memory
    }

    /// Which middle the centre line is.
    #[must_use]
    pub fn get_centre(&self) -> Option<Centre> {
        self.wishes.centre
    }

    /// The lowest and the highest value that a point can have; an end that is open is infinite.
    #[must_use]
    pub fn get_bounds(&self) -> Option<(f64, f64)> {
        self.wishes.bounds
    }

    /// Whether limits are drawn even where the rule set asks for more points.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.wishes.provisional
    }

    /// Whether numbers of events that are not whole are taken.
    #[must_use]
    pub fn is_weighted(&self) -> bool {
        self.wishes.weighted
    }
}
