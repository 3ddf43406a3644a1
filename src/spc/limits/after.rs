//! What becomes of a running sum or average once it has signalled.

use serde::{Deserialize, Serialize};

/// What becomes of the statistic of an EWMA or CUSUM after a point strictly beyond its limit.
///
/// The tools differ here. On a finished chart that is read as a whole the statistic goes on; where each signal is
/// acted on, what follows is a new start. Each sum of a CUSUM starts again by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AfterSignal {
    /// It goes on: the points stay beyond the limit for as long as the shift lasts. qcc, NIST's handbook; the default.
    #[default]
    Continues,
    /// The next point starts anew: a sum at zero, an average at the centre. surveillance, qicharts2.
    Restarts,
    /// The next point starts anew, a sum at its head start, as Lucas and Crosier (1982) advise where it is not known
    /// that the remedy worked; an average at the centre.
    RestartsAhead,
}
