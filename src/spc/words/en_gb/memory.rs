//! British English: the rule of EWMA and CUSUM charts.

use crate::spc::data::facts::MemoryKind;
use crate::spc::data::kind::Kind;
use crate::spc::rules::RuleSet;

/// The name of the one rule that these charts have, after those who thought of them.
pub(crate) fn rule_set(kind: Kind, rules: &RuleSet) -> Option<&'static str> {
    if rules != &RuleSet::shewhart() {
        return None;
    }
    match kind.memory()? {
        MemoryKind::Ewma => Some("an average beyond its limits (Roberts 1959)"),
        MemoryKind::Cusum => Some("a sum beyond its decision interval (Page 1954)"),
        MemoryKind::RatioCusum => {
            Some("a sum beyond its decision interval (Page 1954, log-likelihood ratios)")
        }
    }
}
