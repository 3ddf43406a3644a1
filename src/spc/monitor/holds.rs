//! What the points of a monitor hold.

use crate::spc::data::column::Column;
use crate::spc::data::data::{CaseCount, Data};
use crate::spc::data::facts::{DataTaken, LimitFamily};
use crate::spc::data::kind::Kind;
use serde::{Deserialize, Serialize};

/// What each point holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Holds {
    Values,
    Proportions,
    Rates,
    Ratios,
    Counts,
    TimesBetween,
    CasesBetween { counting: CaseCount },
    Subgroups,
}

impl Holds {
    pub(crate) fn of(data: &Data) -> Self {
        match data {
            Data::Values(_) => Self::Values,
            Data::Proportions { .. } => Self::Proportions,
            Data::Rates { .. } => Self::Rates,
            Data::Ratios { .. } => Self::Ratios,
            Data::Counts(_) => Self::Counts,
            Data::TimesBetween(_) => Self::TimesBetween,
            Data::CasesBetween { counting, .. } => Self::CasesBetween {
                counting: *counting,
            },
            Data::Subgroups(_) => Self::Subgroups,
        }
    }

    /// What the points of a kind are when nothing else is said.
    pub(crate) const fn usual(kind: Kind) -> Self {
        match kind.data_taken() {
            DataTaken::Proportions => Self::Proportions,
            DataTaken::Rates => Self::Rates,
            DataTaken::Ratios => Self::Ratios,
            DataTaken::Counts | DataTaken::CountsOrRates => Self::Counts,
            DataTaken::CasesBetween => Self::CasesBetween {
                counting: CaseCount::Between,
            },
            DataTaken::TimesBetween => Self::TimesBetween,
            DataTaken::Subgroups => Self::Subgroups,
            DataTaken::Any => Self::Values,
        }
    }

    /// Such data before the first point.
    pub(crate) fn before_the_first(self) -> Data {
        let none = || Column::from(Vec::new());
        match self {
            Self::Values => Data::Values(none()),
            Self::Proportions => Data::Proportions {
                events: none(),
                trials: none(),
            },
            Self::Rates => Data::Rates {
                events: none(),
                exposure: none(),
            },
            Self::Ratios => Data::Ratios {
                numerators: none(),
                denominators: none(),
            },
            Self::Counts => Data::Counts(none()),
            Self::TimesBetween => Data::TimesBetween(none()),
            Self::CasesBetween { counting } => Data::CasesBetween {
                cases: none(),
                counting,
            },
            Self::Subgroups => Data::Subgroups(Vec::new()),
        }
    }

    /// Whether a monitor of this kind takes such points. It is given no subgroups to average.
    pub(crate) fn fits(self, kind: Kind) -> bool {
        let averaged = matches!(kind.family(), LimitFamily::Unlimited | LimitFamily::Values)
            && matches!(self, Self::Subgroups);
        !averaged && kind.takes_data(&self.before_the_first())
    }
}
