//! What a measure is for, and what its data are.

use super::band::Band;
use crate::base::direction::Direction;
use crate::spc::{Kind, Series};
use serde::{Deserialize, Serialize};

/// What a measure is for.
///
/// Source: NHS and Life QI measurement plans: a few outcome measures, at least one process and one balancing measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// What matters to patients: whether the aim is reached.
    Outcome,
    /// Whether the work is done as planned.
    Process,
    /// What could get worse elsewhere, the burden on staff among it.
    Balancing,
}

/// How the data of a measure vary, and with it which series it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DataKind {
    /// Measured values, one a point or in subgroups, or totals over a denominator.
    Continuous,
    /// Events out of trials.
    Proportion,
    /// Events in an exposure.
    Rate,
    /// Events in equal opportunities.
    Count,
    /// Time from one event to the next.
    TimeBetween,
    /// Cases from one event to the next.
    CasesBetween,
}

impl DataKind {
    /// Whether a series holds data of this kind.
    ///
    /// ```
    /// use improvement::{measure::DataKind, Series};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let series = Series::proportions([7], [10])?;
    /// assert!(DataKind::Proportion.takes(&series) && !DataKind::Rate.takes(&series));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn takes(self, series: &Series) -> bool {
        let by_denominator = Kind::P.takes(series) || Kind::U.takes(series);
        match self {
            Self::Proportion => Kind::P.takes(series),
            Self::Rate => Kind::U.takes(series),
            Self::Count => Kind::C.takes(series),
            Self::TimeBetween => Kind::T.takes(series),
            Self::CasesBetween => Kind::G.takes(series),
            Self::Continuous => {
                !(by_denominator
                    || Kind::C.takes(series)
                    || Kind::T.takes(series)
                    || Kind::G.takes(series))
            }
        }
    }

    pub(crate) const fn needs(self) -> &'static str {
        match self {
            Self::Continuous => "values, subgroups or ratios",
            Self::Proportion => "proportions",
            Self::Rate => "rates",
            Self::Count => "counts",
            Self::TimeBetween => "times between events",
            Self::CasesBetween => "cases between events",
        }
    }
}

/// Where a measure should be.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// It should stay in a range: a blood sugar, a room temperature.
    Within(Band),
    /// Nobody has said.
    #[default]
    NotSaid,
}

impl Better {
    /// The direction; neither for a range.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Higher => Direction::Higher,
            Self::Lower => Direction::Lower,
            Self::Within(_) | Self::NotSaid => Direction::Neither,
        }
    }
}

impl From<Direction> for Better {
    /// Neither direction says nothing.
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Higher => Self::Higher,
            Direction::Lower => Self::Lower,
            Direction::Neither => Self::NotSaid,
        }
    }
}

/// What a measure says about how well a change was put into practice, apart from what it did for patients.
///
/// Source: Proctor et al. 2011, *Outcomes for implementation research*, Administration and Policy in Mental Health 38:65.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Implementation {
    /// Whether those who use it find it agreeable.
    Acceptability,
    /// Whether it was taken up.
    Adoption,
    /// Whether it fits the setting and the problem.
    Appropriateness,
    /// What putting it into practice costs.
    Cost,
    /// Whether it can be done here.
    Feasibility,
    /// Whether it is done as it was meant.
    Fidelity,
    /// How far it has reached into the setting.
    Penetration,
    /// Whether it lasts.
    Sustainability,
}
