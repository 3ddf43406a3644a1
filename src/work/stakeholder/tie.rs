//! Who is tied to whom.

use crate::base::id::StakeholderId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A tie from one stakeholder to another, as it was asked about.
///
/// The direction is that of the question, not of information: in `a` asks advice of `b`, information runs from `b`
/// to `a`. [`StakeholderMap::network`](super::StakeholderMap::network) turns such a tie round.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// Who informs, asks or reports.
    pub from: StakeholderId,
    /// Who is informed, asked or reported to.
    pub to: StakeholderId,
    /// Which question the tie answers.
    pub kind: TieKind,
}

/// Which question a tie answers. The answers of a network depend on it, so every result names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TieKind {
    /// `from` informs `to`: information runs from `from` to `to`.
    Informs,
    /// `from` asks `to` for advice: information runs from `to` to `from`.
    AsksAdvice,
    /// `from` reports to `to`: information runs from `from` to `to`.
    ReportsTo,
}

impl TieKind {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Informs, Self::AsksAdvice, Self::ReportsTo];

    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Informs => "informs",
            Self::AsksAdvice => "asks advice of",
            Self::ReportsTo => "reports to",
        }
    }
}

impl fmt::Display for TieKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}

impl Tie {
    /// From whom to whom information runs.
    ///
    /// ```
    /// use improvement::stakeholder::{Tie, TieKind};
    /// use improvement::id::StakeholderId;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let (junior, senior) = (StakeholderId::new("junior")?, StakeholderId::new("senior")?);
    /// let tie = Tie { from: junior.clone(), to: senior.clone(), kind: TieKind::AsksAdvice };
    /// assert_eq!(tie.information(), (&senior, &junior));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn information(&self) -> (&StakeholderId, &StakeholderId) {
        match self.kind {
            TieKind::Informs | TieKind::ReportsTo => (&self.from, &self.to),
            TieKind::AsksAdvice => (&self.to, &self.from),
        }
    }
}
