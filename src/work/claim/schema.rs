//! A claim as it is stored.

use crate::base::direction::Side;
use crate::base::error::Error;
use crate::base::id::{ClaimId, MeasureId};
use crate::base::text::Text;
use crate::spc::At;
use serde::{Deserialize, Serialize};

/// A statement about a change, with the chart, the signal and the phase that are to bear it out.
///
/// It is stored and read back. Whether it is borne out is not worked out yet.
///
/// ```
/// use improvement::claim::{Claim, ClaimedSignal};
/// use improvement::{date, Side};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let claim = Claim::new("fell", "mortality", "deaths fell and stayed lower")?
///     .with_signal(ClaimedSignal::new("run of 7", Side::Below, date(1847, 12, 1))?)
///     .with_phase(date(1847, 6, 1));
/// assert_eq!(claim.statement.as_str(), "deaths fell and stayed lower");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// What is claimed.
    pub statement: Text,
    /// The measure on whose chart it rests.
    pub measure: MeasureId,
    /// The signal that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signal: Option<ClaimedSignal>,
    /// The start of the phase that it speaks about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<At>,
}

/// A signal as a claim names it: by its rule, its side and its first hit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct ClaimedSignal {
    /// The name of the rule.
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
            signal: None,
            phase: None,
        })
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
    /// A signal by its rule, its side and its first hit.
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
