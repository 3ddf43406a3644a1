//! Which rules mean something on which kind of chart.

use super::pattern::{Border, Pattern};
use super::rule::Rule;
use crate::spc::kind::Kind;

impl Kind {
    /// Whether a rule means something on this kind of chart; if not, why not.
    ///
    /// # Errors
    ///
    /// The reason, in words: no zones where there are no limits, none where the variation is skewed, nothing but
    /// single points where neighbours share data.
    pub fn lawful(self, rule: &Rule) -> Result<(), &'static str> {
        let _ = (Border::Centre, rule);
        let single_beyond_limit = matches!(
            rule.pattern(),
            Pattern::Beyond {
                count: 1,
                window: 1,
                border: Border::Limit,
                ..
            }
        );
        let zones = matches!(
            rule.pattern(),
            Pattern::Beyond { .. }
                | Pattern::Within { .. }
                | Pattern::Outside { .. }
                | Pattern::Opposed { .. }
                | Pattern::Spread { .. }
        );
        match self {
            Self::Run if zones => Err("a run chart has no limits and no zones"),
            Self::MovingRange if !single_beyond_limit => Err(
                "neighbouring moving ranges share a point, so only a single range beyond the limit tells",
            ),
            Self::R | Self::S | Self::G if zones && !single_beyond_limit => {
                Err("its values are skewed, so that zones of equal width have unequal chances")
            }
            _ => Ok(()),
        }
    }
}
