//! What a monitor leaves to its first point: defaults that depend on how many events are expected there.

use crate::spc::asked::check::active_rules;
use crate::spc::asked::defaults::of_kind;
use crate::spc::asked::options::Options;
use crate::spc::limits::width::Width;
use crate::spc::monitor::frozen::Frozen;
use crate::spc::rules::{Automaton, Rule, RuleSet};
use serde::{Deserialize, Serialize};

/// Which defaults the first point chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct Waiting {
    pub(crate) rules: bool,
    width: bool,
}

impl Waiting {
    /// What was not asked for, of a kind whose defaults depend on the events that are expected.
    pub(crate) fn of(frozen: &Frozen, options: &Options) -> Option<Self> {
        let waiting = Self {
            rules: options.wishes.rules.is_none(),
            width: options.wishes.width.is_none(),
        };
        let waits = frozen.kind.expects_events() && (waiting.rules || waiting.width);
        waits.then_some(waiting)
    }

    /// The width of the limits where the first point has this denominator.
    pub(crate) fn width(self, frozen: &Frozen, over: f64) -> Width {
        if self.width {
            of_kind(frozen.kind, frozen.expects_few(over)).2
        } else {
            frozen.width
        }
    }
}

/// The rules of a default that can be watched, and those that cannot; all of them where none can.
pub(crate) fn watchable(frozen: &Frozen, rules: RuleSet) -> (RuleSet, Vec<Rule>) {
    let (kept, left_out): (Vec<Rule>, Vec<Rule>) = active_rules(frozen.kind, &rules)
        .iter()
        .cloned()
        .partition(|rule| Automaton::new(std::slice::from_ref(rule), 1).is_ok());
    if kept.is_empty() {
        return (rules, Vec::new());
    }
    let without = left_out
        .iter()
        .try_fold(rules.clone(), |rules, rule| rules.without(&rule.name()));
    match without {
        Ok(without) => (without, left_out),
        Err(_) => (rules, Vec::new()),
    }
}
