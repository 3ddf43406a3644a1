//! Phases, what sets their limits, and the reasons that they and the exclusions need.

use crate::base::date::Date;
use crate::base::error::{Error, OptionError, OptionName};
use crate::base::id::ChangeId;
use crate::base::text::Text;
use crate::spc::data::at::At;
use crate::spc::data::observation::{LARGEST, ordinary};
use crate::spc::data::one_or_each::OneOrEach;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Why a phase starts, or why a point is left out: what happened, and when it was decided.
///
/// A phase starts for a reason that is known apart from the data. Whoever looks for the best place to split a
/// steady series finds a "difference" far more often than the nominal 5 %, which is why a reason also says
/// [when it was decided](Decided).
///
/// ```
/// use improvement::{date, Reason};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let reason = Reason::change("chlorine hand washing").decided_before(date(1847, 5, 15));
/// assert_eq!(reason.text(), Some("chlorine hand washing"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Reason {
    why: Why,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    change: Option<ChangeId>,
    #[serde(default)]
    decided: Decided,
}

/// The kinds of reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Why {
    /// A change that was made or tested.
    Change,
    /// The measure itself was defined, coded or collected differently.
    Definition,
    /// The data are at fault: a broken return, a month that mixes two states.
    Data,
    /// A known special cause that is understood and will not come back.
    SpecialCause,
    /// Something else, which the text says.
    Other,
}

/// When a phase or an exclusion was decided.
///
/// Only [`Before`](Decided::Before) and [`Documented`](Decided::Documented) let a before-and-after comparison be read at its stated
/// level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Decided {
    /// Before the points after it were seen, on this date.
    Before {
        /// The day of the decision.
        on: Date,
    },
    /// On the day of an event that stands in a source apart from the data, which the reason's text names: history has no plans that
    /// were locked. That this measure would be judged was not declared then.
    Documented {
        /// The day of the event.
        on: Date,
    },
    /// After the data had been seen: intervals across it are marked as chosen from these data.
    AfterSeeing,
    /// Not recorded. Treated as [`AfterSeeing`](Decided::AfterSeeing) wherever it matters.
    #[default]
    NotRecorded,
}

impl Decided {
    /// Whether it was before the data after it were seen, or by what stands apart from them.
    #[must_use]
    pub const fn is_beforehand(self) -> bool {
        matches!(self, Self::Before { .. } | Self::Documented { .. })
    }

    /// The day.
    #[must_use]
    pub const fn on(self) -> Option<Date> {
        match self {
            Self::Before { on } | Self::Documented { on } => Some(on),
            Self::AfterSeeing | Self::NotRecorded => None,
        }
    }
}

impl Reason {
    fn of(why: Why, text: &str) -> Self {
        Self {
            why,
            text: Text::new(text).ok(),
            change: None,
            decided: Decided::NotRecorded,
        }
    }

    /// A change that was made or tested: `Reason::change("chlorine hand washing")`.
    ///
    /// ```
    /// use improvement::{Reason, date, spc::Why};
    ///
    /// let reason = Reason::change("chlorine hand washing").decided_before(date(1847, 5, 1));
    /// assert_eq!(reason.why(), Why::Change);
    /// ```
    #[must_use]
    pub fn change(text: &str) -> Self {
        Self::of(Why::Change, text)
    }

    /// The measure was defined, coded or collected differently from here.
    ///
    /// ```
    /// use improvement::{Reason, spc::Why};
    ///
    /// let reason = Reason::definition("falls without harm are counted too");
    /// assert_eq!(reason.why(), Why::Definition);
    /// ```
    #[must_use]
    pub fn definition(text: &str) -> Self {
        Self::of(Why::Definition, text)
    }

    /// The data are at fault here.
    ///
    /// ```
    /// use improvement::{Chart, Reason};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 250, 24, 22, 25, 23];
    /// let typed = Reason::data("a nought too many");
    /// let chart = Chart::options().exclude(9, typed).xmr(waits)?;
    /// assert!(chart.is_excluded(9));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn data(text: &str) -> Self {
        Self::of(Why::Data, text)
    }

    /// A special cause that is understood and will not come back.
    ///
    /// ```
    /// use improvement::{Reason, spc::Why};
    ///
    /// let reason = Reason::special_cause("the heating failed for a week");
    /// assert_eq!(reason.why(), Why::SpecialCause);
    /// ```
    #[must_use]
    pub fn special_cause(text: &str) -> Self {
        Self::of(Why::SpecialCause, text)
    }

    /// Another reason, which the text says.
    ///
    /// ```
    /// use improvement::Reason;
    ///
    /// let reason = Reason::other("the ward moved to another building");
    /// assert_eq!(reason.text(), Some("the ward moved to another building"));
    /// ```
    #[must_use]
    pub fn other(text: &str) -> Self {
        Self::of(Why::Other, text)
    }

    /// Names the change idea whose test this was.
    #[must_use]
    pub fn of_change(mut self, change: ChangeId) -> Self {
        self.change = Some(change);
        self
    }

    /// Says that it was decided before the data after it were seen, on this date.
    ///
    /// ```
    /// use improvement::{Reason, date};
    ///
    /// let reason = Reason::change("a nurse at the door").decided_before(date(2024, 3, 1));
    /// assert!(reason.to_string().contains("before"));
    /// ```
    #[must_use]
    pub fn decided_before(mut self, on: Date) -> Self {
        self.decided = Decided::Before { on };
        self
    }

    /// Says that it is the day of an event that stands in a source apart from the data. The text names the source.
    ///
    /// ```
    /// use improvement::{Reason, date};
    ///
    /// let reason = Reason::change("chlorine hand washing (Semmelweis 1861)").documented(date(1847, 5, 15));
    /// assert!(reason.decided().is_beforehand());
    /// ```
    #[must_use]
    pub fn documented(mut self, on: Date) -> Self {
        self.decided = Decided::Documented { on };
        self
    }

    /// Says that it was decided after the data had been seen.
    #[must_use]
    pub fn decided_after_seeing(mut self) -> Self {
        self.decided = Decided::AfterSeeing;
        self
    }

    /// The kind of reason.
    #[must_use]
    pub fn why(&self) -> Why {
        self.why
    }

    /// The text, if it was not empty.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.text.as_ref().map(Text::as_str)
    }

    /// The change idea, if one is named.
    #[must_use]
    pub fn change_id(&self) -> Option<&ChangeId> {
        self.change.as_ref()
    }

    /// When it was decided.
    #[must_use]
    pub fn decided(&self) -> Decided {
        self.decided
    }

    /// Whether it says anything: a reason of white space is none, nor is a document that nobody names.
    pub(crate) fn is_given(&self) -> bool {
        let documented = matches!(self.decided, Decided::Documented { .. });
        self.text.is_some() || (self.change.is_some() && !documented)
    }
}

/// The values of a line: one for all points, or one for each.
///
/// In a document it is a number, or `{"per_point": [20, null, 18]}`; `{"constant": 20}` is read too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "OneOrEach", into = "OneOrEach")]
pub enum LineValues {
    /// One value for every point of the phase.
    Constant(f64),
    /// One value for each point of the whole series, `None` where there is no line.
    PerPoint(Vec<Option<f64>>),
}

impl From<OneOrEach> for LineValues {
    fn from(read: OneOrEach) -> Self {
        match read {
            OneOrEach::One(value) => Self::Constant(value),
            OneOrEach::Each(values) => Self::PerPoint(values),
        }
    }
}

impl From<LineValues> for OneOrEach {
    fn from(line: LineValues) -> Self {
        match line {
            LineValues::Constant(value) => Self::One(value),
            LineValues::PerPoint(values) => Self::Each(values),
        }
    }
}

impl From<f64> for LineValues {
    fn from(value: f64) -> Self {
        Self::Constant(value)
    }
}

impl From<Vec<f64>> for LineValues {
    fn from(values: Vec<f64>) -> Self {
        Self::PerPoint(values.into_iter().map(Some).collect())
    }
}

impl From<Vec<Option<f64>>> for LineValues {
    fn from(values: Vec<Option<f64>>) -> Self {
        Self::PerPoint(values)
    }
}

/// What sets the limits of a phase.
///
/// A basis is not a border: rules and moving ranges are cut where a phase starts, never where a basis ends.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Basis {
    /// The phase's own points.
    #[default]
    Own,
    /// Some points only: a baseline, or an earlier phase whose limits are carried on (frozen).
    Points {
        /// The first point.
        from: At,
        /// The point it ends before; `None` is the end of the series.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<At>,
    },
    /// A process that is known; what is `None` is estimated from the phase's own points.
    Process {
        /// The centre, in the units of the chart.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        centre: Option<f64>,
        /// The standard deviation of a single value (of the 3.6th root, on a t chart).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sigma: Option<f64>,
    },
    /// Lines that were worked out elsewhere. The limits lie as many sigma from the centre as the chart's
    /// [width](crate::spc::Width) says.
    Lines {
        /// The centre line.
        centre: LineValues,
        /// The lower limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lower: Option<LineValues>,
        /// The upper limit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        upper: Option<LineValues>,
    },
}

impl Basis {
    /// The points of a half-open range of indices: `Basis::points(0..24)`.
    ///
    /// ```
    /// use improvement::{Basis, Chart};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 18, 17, 19];
    /// let chart = Chart::options().baseline(Basis::points(0..13)).xmr(waits)?;
    /// assert_eq!(chart.phases()[0].set_by(), 0..13);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn points(range: Range<usize>) -> Self {
        Self::Points {
            from: At::Index(range.start),
            to: Some(At::Index(range.end)),
        }
    }

    /// The points from one place up to, and not including, another. Dates are bounds: there need be no point on them.
    ///
    /// ```
    /// use improvement::{date, Basis};
    ///
    /// // the months of a financial year, dated by their first day or by their last
    /// let basis = Basis::between(date(2016, 4, 1), date(2017, 4, 1));
    /// ```
    #[must_use]
    pub fn between(from: impl Into<At>, to: impl Into<At>) -> Self {
        Self::Points {
            from: from.into(),
            to: Some(to.into()),
        }
    }

    /// A process whose centre and standard deviation are known.
    ///
    /// ```
    /// use improvement::{Basis, Chart};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let known = Chart::options().baseline(Basis::process(20.0, 2.0));
    /// assert_eq!(known.xmr([19, 22, 27])?.upper(0), Some(26.0));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn process(centre: f64, sigma: f64) -> Self {
        Self::Process {
            centre: Some(centre),
            sigma: Some(sigma),
        }
    }

    /// A process whose centre is known and whose spread is estimated.
    ///
    /// ```
    /// use improvement::{Basis, Chart};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let chart = Chart::options().baseline(Basis::centre(22.0)).xmr(waits)?;
    /// assert_eq!(chart.centre(0), Some(22.0));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn centre(centre: f64) -> Self {
        Self::Process {
            centre: Some(centre),
            sigma: None,
        }
    }

    /// Lines that were worked out elsewhere, each one value or one a point.
    ///
    /// ```
    /// use improvement::{Basis, Chart};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let from_a_paper = Basis::lines(23.4, 18.1, 28.7);
    /// let chart = Chart::options().baseline(from_a_paper).xmr([24, 22, 30])?;
    /// assert_eq!((chart.lower(0), chart.upper(0)), (Some(18.1), Some(28.7)));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn lines(
        centre: impl Into<LineValues>,
        lower: impl Into<LineValues>,
        upper: impl Into<LineValues>,
    ) -> Self {
        Self::Lines {
            centre: centre.into(),
            lower: Some(lower.into()),
            upper: Some(upper.into()),
        }
    }
}

impl Basis {
    /// Whether its numbers are ordinary, those that a kind has no use for among them: none is kept that a document
    /// could not hold.
    pub(crate) fn check(&self) -> Result<(), OptionError> {
        match self {
            Self::Own | Self::Points { .. } => Ok(()),
            Self::Process { centre, sigma } => check_known(*centre, *sigma),
            Self::Lines {
                centre,
                lower,
                upper,
            } => [Some(centre), lower.as_ref(), upper.as_ref()]
                .into_iter()
                .flatten()
                .try_for_each(LineValues::check),
        }
    }
}

impl LineValues {
    fn check(&self) -> Result<(), OptionError> {
        let check = |value: f64| {
            ordinary(value).map(|_| ()).map_err(|_| {
                OptionError::bad(OptionName::GivenLine, value, "ordinary numbers up to 1e150")
            })
        };
        match self {
            Self::Constant(value) => check(*value),
            Self::PerPoint(values) => values.iter().flatten().copied().try_for_each(check),
        }
    }
}

fn check_known(centre: Option<f64>, sigma: Option<f64>) -> Result<(), OptionError> {
    let (option, found, expected) =
        if let Some(centre) = centre.filter(|centre| ordinary(*centre).is_err()) {
            (
                OptionName::KnownCentre,
                centre,
                "an ordinary number up to 1e150",
            )
        } else if let Some(sigma) = sigma.filter(|sigma| !(0.0..=LARGEST).contains(sigma)) {
            (OptionName::KnownSigma, sigma, "a number from 0 to 1e150")
        } else {
            return Ok(());
        };
    Err(OptionError::bad(option, found, expected))
}

/// A stretch of points with limits of its own: where it starts, why, and what sets its limits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Phase {
    from: At,
    reason: Reason,
    #[serde(default)]
    basis: Basis,
}

impl Phase {
    /// A phase that starts at a point, for a reason, with limits from its own points.
    ///
    /// ```
    /// use improvement::{Chart, Phase, Reason};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 18, 17, 19, 18, 17, 18];
    /// let phase = Phase::new(12, Reason::change("a nurse at the door"));
    /// let chart = Chart::options().provisional().with_phase(phase).xmr(waits)?;
    /// assert_eq!(chart.phases()[1].points(), 12..18);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn new(from: impl Into<At>, reason: Reason) -> Self {
        Self {
            from: from.into(),
            reason,
            basis: Basis::Own,
        }
    }

    /// A phase that starts at the first point on a day or after it, for a reason: a change on 15 April, where the points are months.
    ///
    /// ```
    /// use improvement::{date, Chart, Period, Phase, Reason, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let months = (0..24).filter_map(|n| Period::Month.after(date(2021, 1, 1), n));
    /// let waits = Series::values((0..24).map(|n| 20 + n * 7 % 5))?.dated(months)?;
    /// let reason = Reason::change("a second nurse");
    /// let chart = Chart::options()
    ///     .with_phase(Phase::from_next(date(2022, 4, 15), reason.clone()))
    ///     .xmr(&waits)?;
    /// assert_eq!(chart.date(chart.phases()[1].points().start), Some(date(2022, 5, 1)));
    ///
    /// // a phase that names a day without a point is refused
    /// let error = Chart::options().phase(date(2022, 4, 15), reason).xmr(&waits).unwrap_err();
    /// assert!(error.to_string().starts_with(
    ///     "phase 2 names 15 April 2022, on which there is no point: the next is on 1 May 2022"
    /// ));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn from_next(day: Date, reason: Reason) -> Self {
        Self::new(At::OnOrAfter(day), reason)
    }

    /// Sets where the limits of the phase come from.
    ///
    /// ```
    /// use improvement::{Basis, Chart, Phase, Reason};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let waits = [24, 22, 25, 23, 21, 24, 26, 22, 23, 25, 24, 22, 25, 23];
    /// let phase = Phase::new(7, Reason::change("a nurse at the door")).with_basis(Basis::points(0..7));
    /// let chart = Chart::options().with_phase(phase).provisional().xmr(waits)?;
    /// assert_eq!(chart.phases()[1].set_by(), 0..7); // judged by the limits of before
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_basis(mut self, basis: Basis) -> Self {
        self.basis = basis;
        self
    }

    /// Where it starts.
    #[must_use]
    pub fn from(&self) -> &At {
        &self.from
    }

    /// Why it starts.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// What sets its limits.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        &self.basis
    }
}

/// A point that is drawn (as a ghost) and takes no part: not in limits, not in rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    at: At,
    reason: Reason,
}

impl Exclusion {
    /// Leaves a point out, for a reason.
    #[must_use]
    pub fn new(at: impl Into<At>, reason: Reason) -> Self {
        Self {
            at: at.into(),
            reason,
        }
    }

    /// Which point.
    #[must_use]
    pub fn at(&self) -> &At {
        &self.at
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }
}

impl TryFrom<&str> for Reason {
    type Error = Error;
    /// A reason of the kind [`Why::Other`].
    fn try_from(text: &str) -> Result<Self, Error> {
        Text::new(text)?;
        Ok(Self::other(text))
    }
}
