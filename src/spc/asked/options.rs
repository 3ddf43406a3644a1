//! Everything that a chart can be asked for.

use crate::base::direction::Direction;
use crate::spc::asked::bounds::Bounds;
use crate::spc::asked::shared_rules::Rules;
use crate::spc::data::at::At;
use crate::spc::data::kind::Kind;
use crate::spc::data::phase::{Basis, Exclusion, Phase, Reason};
use crate::spc::data::target::Target;
use crate::spc::limits::{Centre, Estimator, Memory, Width};
use crate::spc::rules::RuleSet;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Everything that a chart can be asked for. What is not asked for has the default of its kind.
///
/// Start with [`Chart::options()`](crate::Chart::options), chain what is wanted, and end with the chart. The
/// options are not used up: the same can make many charts.
///
/// ```
/// use improvement::{Chart, Direction, RuleSet};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let options = Chart::options().better(Direction::Lower).rules(RuleSet::nelson());
/// for waits in [[22.0, 25.0, 19.0, 24.0], [31.0, 29.0, 33.0, 28.0]] {
///     let chart = options.xmr(waits)?;
///     assert_eq!(chart.rules().name(), "nelson");
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "OptionValues", into = "OptionValues")]
#[must_use]
pub struct Options {
    /// A clone is another hand on the same wishes: many charts share one set of options.
    pub(crate) wishes: Arc<OptionValues>,
}

/// What is asked for, one field each.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub(crate) struct OptionValues {
    pub(crate) better: Direction,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) target: Option<Target>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rules: Option<Rules>,
    #[serde(skip_serializing_if = "is_own")]
    pub(crate) basis: Basis,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) phases: Vec<Phase>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) exclusions: Vec<Exclusion>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) estimator: Option<Estimator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) width: Option<Width>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) centre: Option<Centre>,
    #[serde(skip_serializing_if = "Option::is_none", with = "open_ended")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<[Option<f64>; 2]>"))]
    pub(crate) bounds: Option<(f64, f64)>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) provisional: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) weighted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) memory: Option<Memory>,
}

/// Bounds in a document: `[0, 1]`, and `null` for an end that is open, since JSON has no infinity.
mod open_ended {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
    pub(crate) fn serialize<S: Serializer>(
        bounds: &Option<(f64, f64)>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let closed = |end: f64| Some(end).filter(|end| !end.is_infinite());
        bounds
            .map(|(lowest, highest)| (closed(lowest), closed(highest)))
            .serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<(f64, f64)>, D::Error> {
        let bounds = Option::<(Option<f64>, Option<f64>)>::deserialize(deserializer)?;
        Ok(bounds.map(|(lowest, highest)| {
            (
                lowest.unwrap_or(f64::NEG_INFINITY),
                highest.unwrap_or(f64::INFINITY),
            )
        }))
    }
}

fn is_own(basis: &Basis) -> bool {
    *basis == Basis::Own
}

impl From<OptionValues> for Options {
    fn from(wishes: OptionValues) -> Self {
        Self {
            wishes: Arc::new(wishes),
        }
    }
}

impl From<Options> for OptionValues {
    fn from(options: Options) -> Self {
        Arc::unwrap_or_clone(options.wishes)
    }
}

impl Options {
    /// No wishes: every default.
    ///
    /// ```
    /// use improvement::{Chart, Options};
    ///
    /// assert_eq!(Options::new(), Chart::options());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// The wishes, to change them.
    pub(crate) fn wishes_mut(&mut self) -> &mut OptionValues {
        Arc::make_mut(&mut self.wishes)
    }

    /// What sets the limits of a phase: one of those asked for, or the first, which every chart has.
    pub(crate) fn basis_at(&self, place: Option<usize>) -> &Basis {
        place.map_or(&self.wishes.basis, |place| {
            self.wishes.phases[place].basis()
        })
    }

    /// Which way is better. Without it a special cause is neither an improvement nor a concern.
    ///
    /// ```
    /// use improvement::{Chart, Direction, spc::Variation};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [22, 25, 19, 24, 21, 23, 20, 26, 22, 22, 24, 21, 41];
    /// let chart = Chart::options().better(Direction::Lower).xmr(waits)?;
    /// assert!(matches!(chart.reading().variation(), Variation::Concern(_)));
    /// # Ok(())
    /// # }
    /// ```
    pub fn better(mut self, direction: Direction) -> Self {
        self.wishes_mut().better = direction;
        self
    }

    /// A target, in the units of the chart: one number, or one for each point.
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let fixed = Chart::options().target(20).run([24, 22, 25])?;
    /// let falling = Chart::options().target([24, 23, 22]).run([24, 22, 25])?;
    /// assert_eq!((fixed.target(2), falling.target(2)), (Some(20.0), Some(22.0)));
    /// # Ok(())
    /// # }
    /// ```
    pub fn target(mut self, target: impl Into<Target>) -> Self {
        self.wishes_mut().target = Some(target.into());
        self
    }

    /// The rules that make a signal.
    ///
    /// ```
    /// use improvement::{Chart, RuleSet};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let chart = Chart::options().rules(RuleSet::nelson()).xmr(waits)?;
    /// assert_eq!(chart.rules().name(), "nelson");
    /// # Ok(())
    /// # }
    /// ```
    pub fn rules(mut self, rules: RuleSet) -> Self {
        self.wishes_mut().rules = Some(rules.into());
        self
    }

    /// The points that set the limits of the first phase; they need no reason, and the chart prints them.
    ///
    /// ```
    /// # fn main() -> Result<(), improvement::Error> {
    /// use improvement::{Chart, spc::Basis};
    ///
    /// let chart = Chart::options().baseline(Basis::points(0..4)).provisional().xmr([3, 5, 4, 5, 9, 8])?;
    /// assert_eq!(chart.centre(5), Some(4.25));
    /// # Ok(())
    /// # }
    /// ```
    pub fn baseline(mut self, basis: Basis) -> Self {
        self.wishes_mut().basis = basis;
        self
    }

    /// A new phase from a point on, for a reason, with limits from its own points.
    ///
    /// ```
    /// use improvement::{Chart, Reason};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let reason = Reason::change("a nurse at the door");
    /// let chart = Chart::options().provisional().phase(7, reason).xmr(waits)?;
    /// assert_eq!(chart.phases()[1].points(), 7..14);
    /// # Ok(())
    /// # }
    /// ```
    pub fn phase(self, from: impl Into<At>, reason: Reason) -> Self {
        self.with_phase(Phase::new(from, reason))
    }

    /// A new phase, with limits from wherever it says.
    ///
    /// ```
    /// use improvement::{Basis, Chart, Phase, Reason};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let phase = Phase::new(7, Reason::change("a nurse at the door")).with_basis(Basis::points(7..12));
    /// let chart = Chart::options().provisional().with_phase(phase).xmr(waits)?;
    /// assert_eq!(chart.phases()[1].set_by(), 7..12);
    /// # Ok(())
    /// # }
    /// ```
    pub fn with_phase(mut self, phase: Phase) -> Self {
        self.wishes_mut().phases.push(phase);
        self
    }

    /// Leaves a point out of limits and rules, for a reason; it is still drawn.
    ///
    /// ```
    /// use improvement::{Chart, Reason};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let chart = Chart::options().exclude(4, Reason::data("half of the week is absent")).xmr(waits)?;
    /// assert!(chart.is_excluded(4));
    /// # Ok(())
    /// # }
    /// ```
    pub fn exclude(mut self, at: impl Into<At>, reason: Reason) -> Self {
        self.wishes_mut()
            .exclusions
            .push(Exclusion::new(at, reason));
        self
    }

    /// How the spread is estimated.
    pub fn estimator(mut self, estimator: Estimator) -> Self {
        self.wishes_mut().estimator = Some(estimator);
        self
    }

    /// How wide the limits are. Those of an EWMA are also part of [`Ewma`](crate::spc::Ewma), and those of a CUSUM are its decision
    /// interval alone.
    ///
    /// ```
    /// use improvement::{Basis, Chart, Width};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let known = Chart::options().baseline(Basis::process(20.0, 2.0));
    /// assert_eq!(known.width(Width::Sigma(2.0)).xmr([19, 22])?.upper(0), Some(24.0));
    /// # Ok(())
    /// # }
    /// ```
    pub fn width(mut self, width: Width) -> Self {
        self.wishes_mut().width = Some(width);
        self
    }

    /// How a chart with memory weighs or adds up its points: an [`Ewma`](crate::spc::Ewma), a
    /// [`Cusum`](crate::spc::Cusum) or a [`RatioCusum`](crate::spc::RatioCusum). A kind that has no such memory refuses
    /// it.
    ///
    /// ```
    /// use improvement::{Basis, Chart, spc::Cusum};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let known = Chart::options().baseline(Basis::process(20.0, 2.0));
    /// let chart = known.memory(Cusum::new(0.5, 4.0)).cusum([21, 19, 22, 20])?;
    /// assert_eq!(chart.upper(0), Some(4.0)); // its decision interval, in standard deviations
    /// # Ok(())
    /// # }
    /// ```
    pub fn memory(mut self, memory: impl Into<Memory>) -> Self {
        self.wishes_mut().memory = Some(memory.into());
        self
    }

    /// The memory of a kind: what was asked for, or the usual one; none of a kind without.
    pub(crate) fn memory_of(&self, kind: Kind) -> Option<Memory> {
        let usual = kind.memory()?.usual();
        let asked = self
            .wishes
            .memory
            .filter(|asked| asked.kind() == usual.kind());
        Some(asked.unwrap_or(usual))
    }

    /// Which middle the centre line is.
    pub fn centre(mut self, centre: Centre) -> Self {
        self.wishes_mut().centre = Some(centre);
        self
    }

    /// The values that a point can have: limits are cut there. `0..=100` for a percentage on an XmR chart, `0.0..` for
    /// times. What the kind itself bounds (a proportion) stays bounded.
    pub fn bounds(mut self, bounds: impl Into<Bounds>) -> Self {
        self.wishes_mut().bounds = Some(bounds.into().ends());
        self
    }

    /// Draws limits even where the rule set asks for more points. Every sentence then says "provisional".
    ///
    /// ```
    /// use improvement::Chart;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let chart = Chart::options().provisional().xmr([4, 6, 5])?;
    /// assert!(chart.has_limits() && chart.is_provisional());
    /// # Ok(())
    /// # }
    /// ```
    pub fn provisional(mut self) -> Self {
        self.wishes_mut().provisional = true;
        self
    }

    /// Takes numbers of events that are not whole on charts that ask how much chance makes them vary (p, np, p′, c, u, u′ and the
    /// CUSUMs of events): each event has a weight, by case mix or by an estimate. Without it such a number is refused, since
    /// most often it is an average, which varies far less than a count.
    ///
    /// ```
    /// # fn main() -> Result<(), improvement::Error> {
    /// use improvement::{Chart, Kind, Series};
    ///
    /// let harm = [14.5, 9.0, 12.5, 11.0, 8.5, 13.0, 10.0, 12.0, 9.5, 11.5, 15.0, 10.5, 12.0];
    /// assert!(Chart::c(harm).is_err());
    /// Chart::options().weighted().chart(Kind::C, Series::counts(harm)?)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn weighted(mut self) -> Self {
        self.wishes_mut().weighted = true;
        self
    }
}
