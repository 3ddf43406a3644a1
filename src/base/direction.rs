//! Which way is better.

use crate::base::error::{Error, OptionError, OptionName};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Which way a measure is better: the author says so, the crate never guesses it from a name.
///
/// The direction decides whether a special cause is called an improvement or a concern, and which side of a
/// target passes. It never changes a limit, a rule or a signal.
///
/// ```
/// use improvement::{Direction, Side};
///
/// assert!(Direction::Lower.is_better(Side::Below));
/// assert!(!Direction::Neither.is_better(Side::Below));
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better: the share of patients seen within four hours.
    Higher,
    /// Less is better: waits, infections, deaths.
    Lower,
    /// Neither is better, or nobody has said: attendances.
    #[default]
    Neither,
}

impl Direction {
    const NAMES: [(Self, &str); 3] = [
        (Self::Higher, "higher"),
        (Self::Lower, "lower"),
        (Self::Neither, "neither"),
    ];
}

/// As it is read: `higher`, `lower`, `neither`.
impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::NAMES.iter().find(|(direction, _)| direction == self);
        f.pad(name.map_or("", |(_, name)| name))
    }
}

/// `higher`, `lower` or `neither`, in capitals or not.
///
/// ```
/// use improvement::Direction;
///
/// assert_eq!("Lower".parse(), Ok(Direction::Lower));
/// assert!("down".parse::<Direction>().unwrap_err().to_string().contains("higher, lower or neither"));
/// ```
impl FromStr for Direction {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let asked = text.trim();
        let known = Self::NAMES
            .iter()
            .find(|(_, name)| name.eq_ignore_ascii_case(asked));
        known.map(|(direction, _)| *direction).ok_or_else(|| {
            OptionError::bad(OptionName::Direction, asked, "higher, lower or neither").into()
        })
    }
}

/// One side of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Above the line, or rising.
    Above,
    /// Below the line, or falling.
    Below,
}

impl Side {
    /// Both sides, above first.
    pub const BOTH: [Self; 2] = [Self::Above, Self::Below];

    /// The other side.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Above => Self::Below,
            Self::Below => Self::Above,
        }
    }
}

impl Direction {
    /// Whether a change towards `side` is a change for the better; `false` for [`Direction::Neither`].
    #[must_use]
    pub const fn is_better(self, side: Side) -> bool {
        matches!(
            (self, side),
            (Self::Higher, Side::Above) | (Self::Lower, Side::Below)
        )
    }

    /// Whether a change towards `side` is a change for the worse; `false` for [`Direction::Neither`].
    #[must_use]
    pub const fn is_worse(self, side: Side) -> bool {
        self.is_better(side.other())
    }
}
