//! Which rules mean something on which kind of chart.

use super::pattern::{Border, Pattern};
use super::rule::Rule;
use crate::spc::data::facts::LimitFamily;
use crate::spc::data::kind::Kind;

impl Kind {
    /// Whether a rule means something on this kind of chart; if not, why not.
    ///
    /// | kind | rules |
    /// |--|--|
    /// | run | runs, trends, alternation, crossings: it has no limits and no zones |
    /// | moving range | one range beyond the limit: neighbouring ranges share a point |
    /// | R, S | one point beyond the limit, runs, trends, alternation, crossings; no zones, for the values are skewed |
    /// | g | one point beyond the limit, zeros in a row, runs about the median, trends, crossings; no zones, and no alternation |
    /// | EWMA, CUSUM | one point beyond the limit: each point says something of all points before it |
    /// | all others | every rule |
    ///
    /// ```
    /// use improvement::spc::Kind;
    /// use improvement::spc::rules::Rule;
    ///
    /// assert!(Kind::Individuals.lawful(&Rule::two_of_three()).is_ok());
    /// assert_eq!(
    ///     Kind::Run.lawful(&Rule::two_of_three()),
    ///     Err("a run chart has no limits and no zones")
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// The reason, in words.
    pub fn lawful(self, rule: &Rule) -> Result<(), &'static str> {
        if self.takes_every_rule() {
            return Ok(());
        }
        self.judges(rule)
    }

    /// Whether every rule means something on this kind.
    const fn takes_every_rule(self) -> bool {
        !matches!(
            self.family(),
            LimitFamily::Unlimited
                | LimitFamily::MovingRanges
                | LimitFamily::Spreads(_)
                | LimitFamily::Cases
        ) && !self.has_memory()
    }

    fn judges(self, rule: &Rule) -> Result<(), &'static str> {
        const SKEWED: &str =
            "its values are skewed, so that zones of equal width have unequal chances";
        let asks = Asks::of(rule.pattern());
        match (self.family(), asks) {
            (LimitFamily::Unlimited, Asks::OneBeyondTheLimit | Asks::Zones | Asks::Bound) => {
                Err("a run chart has no limits and no zones")
            }
            (
                LimitFamily::MovingRanges,
                Asks::Zones | Asks::Bound | Asks::Centre | Asks::Steps | Asks::Alternation,
            ) => Err(
                "neighbouring moving ranges share a point, so only a single range beyond the limit tells",
            ),
            (_, asks) if self.has_memory() && !matches!(asks, Asks::OneBeyondTheLimit) => Err(
                "each point carries those before it along, so only a single point beyond the limit tells",
            ),
            (LimitFamily::Spreads(_) | LimitFamily::Cases, Asks::Zones) => Err(SKEWED),
            (LimitFamily::Cases, Asks::Alternation) => {
                Err("many cases between events are equal, and equal values do not alternate")
            }
            _ => Ok(()),
        }
    }
}

/// What a pattern needs of the values.
enum Asks {
    /// A limit, for one point.
    OneBeyondTheLimit,
    /// Zones, or a limit for several points.
    Zones,
    /// The end of the values that are possible.
    Bound,
    /// The centre.
    Centre,
    /// The values alone.
    Steps,
    /// Steps up and down in turn.
    Alternation,
}

impl Asks {
    fn of(pattern: &Pattern) -> Self {
        match pattern {
            Pattern::Beyond {
                count: 1,
                window: 1,
                border: Border::Limit,
                ..
            } => Self::OneBeyondTheLimit,
            Pattern::Beyond {
                border: Border::Bound,
                ..
            } => Self::Bound,
            Pattern::Beyond {
                border: Border::Centre,
                short_of: None,
                ..
            }
            | Pattern::Run { .. }
            | Pattern::Crossings { .. }
            | Pattern::Runs { .. } => Self::Centre,
            Pattern::Beyond { .. }
            | Pattern::Within { .. }
            | Pattern::Outside { .. }
            | Pattern::Opposed { .. }
            | Pattern::Spread { .. } => Self::Zones,
            Pattern::Trend { .. } => Self::Steps,
            Pattern::Alternating { .. } => Self::Alternation,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spc::rules::set::RuleSet;

    /// What is asked first never differs from what is asked of the rule itself.
    #[test]
    fn kinds_that_take_every_rule_refuse_none() {
        let sets = RuleSet::all();
        let refused = |kind: Kind| {
            let mut rules = sets.iter().flat_map(RuleSet::rules);
            rules.any(|rule| kind.judges(rule).is_err())
        };
        for kind in Kind::ALL {
            assert_eq!(kind.takes_every_rule(), !refused(kind), "{kind:?}");
        }
    }
}
