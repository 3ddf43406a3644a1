//! How the spread inside a subgroup is measured.

use serde::{Deserialize, Serialize};

/// How the spread inside a subgroup is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Spread {
    /// The range: largest less smallest.
    Range,
    /// The standard deviation.
    Deviation,
}
