//! What has begun with the last event, and not ended.

use crate::base::moment::Moment;

/// What has begun with the last event, and not ended.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Open {
    /// When the last event was, where the series was made of events.
    pub(crate) since: Option<Moment>,
    /// How long it has run.
    pub(crate) running: Option<f64>,
}
