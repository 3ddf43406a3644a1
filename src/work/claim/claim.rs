//! A claim as it is stored.

use super::kind::{ClaimKind, Looks};
use crate::base::date::Date;
use crate::base::direction::Side;
use crate::base::error::Error;
use crate::base::id::{ClaimId, CycleId, MeasureId};
use crate::base::text::Text;
use crate::spc::pooled::Window;
use crate::spc::{At, Decided};
use serde::{Deserialize, Serialize};

/// A statement about a change, with the measure, the stretches, the cycles and the signal that are to bear it out.
///
/// What is compared comes from the first of these that the claim has: its windows [`before`](Self::before) and
/// [`after`](Self::after); the [`cycles`](Self::cycles) that it names, whose first start parts the points; the
/// [`phase`](Self::phase) of the measure's chart that it speaks about, and the one before that. Where it has none, a claim is a
/// statement and is not checked; so is a claim without a [`kind`](Self::kind).
///
/// ```
/// use improvement::claim::{Claim, ClaimKind};
/// use improvement::{date, Window};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let claim = Claim::new("fell", "mortality", "deaths fell and stayed lower")?
///     .of_kind(ClaimKind::Improved)
///     .comparing(Window::dates(date(1841, 1, 1), date(1847, 5, 1)), Window::since(date(1847, 6, 1)))
///     .documented(date(1847, 5, 15));
/// assert!(claim.decided.is_beforehand());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields, expecting = "a claim in braces, {…}")]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// What is claimed, in the words of who claims it.
    pub statement: Text,
    /// The measure on whose chart it rests.
    pub measure: MeasureId,
    /// What kind of claim it is; without one it is a statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ClaimKind>,
    /// The points before the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Window>,
    /// The points after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Window>,
    /// When it was decided what is compared.
    #[serde(default, skip_serializing_if = "not_recorded")]
    pub decided: Decided,
    /// On which days it is looked at.
    #[serde(default, skip_serializing_if = "at_any_time")]
    pub looks: Looks,
    /// The cycles that it names as the change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cycles: Vec<CycleId>,
    /// The signal because of which the change was begun, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_by: Option<ClaimedSignal>,
    /// The signal that it names: it must be on the chart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<ClaimedSignal>,
    /// The start of the phase that it speaks about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<At>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference to the field"
)]
fn not_recorded(decided: &Decided) -> bool {
    *decided == Decided::NotRecorded
}

fn at_any_time(looks: &Looks) -> bool {
    *looks == Looks::Any
}

/// A signal as a claim names it: by its rule, its side and its first hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct ClaimedSignal {
    /// The name of the rule, as [`Rule::name`](crate::spc::rules::Rule::name) has it.
    pub rule: Text,
    /// On which side of the centre.
    pub side: Side,
    /// The point at which the rule's pattern is first complete.
    pub first_hit: At,
}

impl Claim {
    /// A statement about a measure.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId), [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new(
        id: impl TryInto<ClaimId, Error: Into<Error>>,
        measure: impl TryInto<MeasureId, Error: Into<Error>>,
        statement: impl TryInto<Text, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        Ok(Self {
            id: id.try_into().map_err(Into::into)?,
            statement: statement.try_into().map_err(Into::into)?,
            measure: measure.try_into().map_err(Into::into)?,
            kind: None,
            before: None,
            after: None,
            decided: Decided::NotRecorded,
            looks: Looks::Any,
            cycles: Vec::new(),
            begun_by: None,
            signal: None,
            phase: None,
        })
    }

    /// The claim with what is claimed.
    #[must_use]
    pub fn of_kind(mut self, kind: ClaimKind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// The claim with the points that it compares.
    #[must_use]
    pub fn comparing(mut self, before: Window, after: Window) -> Self {
        (self.before, self.after) = (Some(before), Some(after));
        self
    }

    /// The claim with the day, before the points after the change were seen, on which it was decided what is compared.
    #[must_use]
    pub fn decided_before(mut self, on: Date) -> Self {
        self.decided = Decided::Before { on };
        self
    }

    /// The claim with the day of an event that stands in a source apart from the data; the statement names it.
    #[must_use]
    pub fn documented(mut self, on: Date) -> Self {
        self.decided = Decided::Documented { on };
        self
    }

    /// The claim with the days on which it is looked at, instead of at any time.
    #[must_use]
    pub fn looked_at(mut self, on: impl IntoIterator<Item = Date>) -> Self {
        self.looks = Looks::Days {
            on: on.into_iter().collect(),
        };
        self
    }

    /// The claim with one more of the cycles that it names as the change.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId).
    pub fn caused_by(
        mut self,
        cycle: impl TryInto<CycleId, Error: Into<Error>>,
    ) -> Result<Self, Error> {
        self.cycles.push(cycle.try_into().map_err(Into::into)?);
        Ok(self)
    }

    /// The claim with the signal because of which the change was begun.
    #[must_use]
    pub fn begun_by(mut self, signal: ClaimedSignal) -> Self {
        self.begun_by = Some(signal);
        self
    }

    /// The claim with the signal that it names.
    #[must_use]
    pub fn with_signal(mut self, signal: ClaimedSignal) -> Self {
        self.signal = Some(signal);
        self
    }

    /// The claim with the start of the phase that it speaks about.
    #[must_use]
    pub fn with_phase(mut self, from: impl Into<At>) -> Self {
        self.phase = Some(from.into());
        self
    }
}

impl ClaimedSignal {
    /// A signal by the name of its rule, its side and its first hit.
    ///
    /// ```
    /// use improvement::claim::ClaimedSignal;
    /// use improvement::{date, RuleSet, Side};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let rules = RuleSet::making_data_count();
    /// let run = rules.rules().iter().find(|rule| rule.name().contains("7")).unwrap();
    /// let signal = ClaimedSignal::new(run.name().as_ref(), Side::Below, date(1847, 12, 1))?;
    /// assert_eq!(signal.rule.as_str(), run.name());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`TextError::EmptyText`](crate::error::TextError::EmptyText) without a rule.
    pub fn new(
        rule: impl TryInto<Text, Error: Into<Error>>,
        side: Side,
        first_hit: impl Into<At>,
    ) -> Result<Self, Error> {
        Ok(Self {
            rule: rule.try_into().map_err(Into::into)?,
            side,
            first_hit: first_hit.into(),
        })
    }
}
