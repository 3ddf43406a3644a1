//! What the work is worth: money that can be taken out, and everything that cannot.

use crate::base::error::Error;
use crate::base::id::{BenefitId, MeasureId};
use crate::base::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One benefit.
///
/// Reviews of returns in improvement work find any valued benefit counted, monetary or not (Thusini et al. 2022). Here
/// each kind stands apart, and none is added to another.
///
/// ```
/// use improvement::project::{Benefit, BenefitKind, BenefitTotals, Recurrence};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let benefits = [
///     Benefit::new("agency", "fewer agency shifts", BenefitKind::CashReleasing, Recurrence::EachYear)?.worth(1_200_000),
///     Benefit::new("time", "nurses' time at the bedside", BenefitKind::Productivity, Recurrence::EachYear)?.worth(900_000),
/// ];
/// let totals = BenefitTotals::of(&benefits);
/// assert_eq!(totals.pence(BenefitKind::CashReleasing, Recurrence::EachYear), 1_200_000);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
#[serde(deny_unknown_fields)]
pub struct Benefit {
    /// Its id.
    pub id: BenefitId,
    /// What it is.
    pub what: Text,
    /// Its kind.
    pub kind: BenefitKind,
    /// Its worth in pence, where somebody has put a figure on it; below zero for a loss.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pence: Option<i64>,
    /// Whether it comes each year or once.
    pub recurrence: Recurrence,
    /// The measure that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<MeasureId>,
}

/// The kinds of benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BenefitKind {
    /// Money that leaves a budget: the only kind that is cash.
    CashReleasing,
    /// More work with the same means.
    Productivity,
    /// A cost that would have come and does not.
    CostAvoidance,
    /// Better care.
    Quality,
}

impl BenefitKind {
    /// All four.
    pub const ALL: [Self; 4] = [
        Self::CashReleasing,
        Self::Productivity,
        Self::CostAvoidance,
        Self::Quality,
    ];

    /// Whether it is cash.
    #[must_use]
    pub const fn is_cash(self) -> bool {
        matches!(self, Self::CashReleasing)
    }
}

/// Whether something comes each year or once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recurrence {
    /// Each year.
    EachYear,
    /// Once.
    Once,
}

impl Benefit {
    /// A benefit on which nobody has put a figure yet.
    ///
    /// # Errors
    ///
    /// [`TextError::BadId`](crate::error::TextError::BadId), [`TextError::EmptyText`](crate::error::TextError::EmptyText).
    pub fn new(
        id: impl TryInto<BenefitId, Error: Into<Error>>,
        what: impl TryInto<Text, Error: Into<Error>>,
        kind: BenefitKind,
        recurrence: Recurrence,
    ) -> Result<Self, Error> {
        Ok(Self {
            id: id.try_into().map_err(Into::into)?,
            what: what.try_into().map_err(Into::into)?,
            kind,
            pence: None,
            recurrence,
            measure: None,
        })
    }

    /// The benefit with its worth in pence.
    #[must_use]
    pub const fn worth(mut self, pence: i64) -> Self {
        self.pence = Some(pence);
        self
    }

    /// The benefit with the measure that shows it.
    #[must_use]
    pub fn shown_by(mut self, measure: MeasureId) -> Self {
        self.measure = Some(measure);
        self
    }
}

/// The sum of the benefits of one kind that come in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct BenefitTotal {
    /// The sum of those that have a figure, in pence.
    pub pence: i128,
    /// How many have a figure.
    pub valued: usize,
    /// How many have none.
    pub not_valued: usize,
}

/// The benefits, added up within a kind and a recurrence, and never across: cash stands apart from the rest, and what
/// comes each year from what comes once. There is no grand total.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BenefitTotals {
    rows: BTreeMap<BenefitKind, BTreeMap<Recurrence, BenefitTotal>>,
}

impl BenefitTotals {
    /// The totals of some benefits.
    #[must_use]
    pub fn of<'a>(benefits: impl IntoIterator<Item = &'a Benefit>) -> Self {
        let mut totals = Self::default();
        for benefit in benefits {
            let row = totals
                .rows
                .entry(benefit.kind)
                .or_default()
                .entry(benefit.recurrence)
                .or_default();
            match benefit.pence {
                Some(pence) => {
                    row.pence += i128::from(pence);
                    row.valued += 1;
                }
                None => row.not_valued += 1,
            }
        }
        totals
    }

    /// The sum in pence of one kind and recurrence.
    #[must_use]
    pub fn pence(&self, kind: BenefitKind, recurrence: Recurrence) -> i128 {
        self.row(kind, recurrence).pence
    }

    /// One kind and recurrence.
    #[must_use]
    pub fn row(&self, kind: BenefitKind, recurrence: Recurrence) -> BenefitTotal {
        self.rows
            .get(&kind)
            .and_then(|rows| rows.get(&recurrence))
            .copied()
            .unwrap_or_default()
    }

    /// Every kind and recurrence that has a benefit, cash first.
    pub fn rows(&self) -> impl Iterator<Item = (BenefitKind, Recurrence, BenefitTotal)> + '_ {
        self.rows.iter().flat_map(|(kind, rows)| {
            rows.iter()
                .map(|(recurrence, total)| (*kind, *recurrence, *total))
        })
    }
}
