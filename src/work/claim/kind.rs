//! What is claimed, and on which days it is looked at.

use crate::base::date::Date;
use crate::base::id::AimId;
use serde::{Deserialize, Serialize};

/// What is claimed of a measure after a change.
///
/// ```
/// use improvement::claim::ClaimKind;
/// use improvement::date;
///
/// let held = ClaimKind::Sustained { hold: 0.9, from: date(2026, 1, 1) };
/// assert_ne!(held, ClaimKind::Improved);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ClaimKind {
    /// Its level got better.
    Improved,
    /// Its level got worse.
    Worsened,
    /// It got better, and has held a level since a day.
    Sustained {
        /// The level that it holds, in the units of the measure. It is declared: nothing is derived from the best level seen.
        hold: f64,
        /// From this day on.
        from: Date,
    },
    /// Its level reached the target of an aim.
    AimMet {
        /// The aim.
        aim: AimId,
    },
    /// Its level did not get worse by more than a margin: of a measure that should not move.
    NoWorse {
        /// The margin, in the units of the measure, more than zero.
        than: f64,
    },
}

/// On which days a claim is looked at.
///
/// Looking every month until something shows needs stronger evidence than one look on a day that was agreed. Both are lawful, each at
/// its own price.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Looks {
    /// At any time.
    #[default]
    Any,
    /// On days that were declared beforehand, each at the level divided by how many they are. They count only if they were decided
    /// before the points after the change.
    Days {
        /// The days.
        on: Vec<Date>,
    },
}
