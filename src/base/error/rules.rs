//! Rules that cannot be, that do not apply, or that cannot be followed.

use super::phrase::{an, did_you_mean, listed, needing, or_one_of};
use super::table::errors;

errors! {
    /// What is wrong with a rule, or with a set of rules.
    RuleError:

    /// A rule that no points could ever fulfil, or that every point does.
    "bad_rule" =>
    #[error("the rule `{rule}` cannot be: {why}")]
    BadRule {
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    };

    /// A rule that means nothing on this kind of chart.
    "unlawful_rule" =>
    #[error("the rule `{rule}` does not apply to {} chart: {why}", an(kind))]
    UnlawfulRule {
        /// The kind of chart.
        kind: &'static str,
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    };

    /// A rule set with a name or an edition that the crate does not know.
    "unknown_rule_set" =>
    #[error("no rule set is named `{name}` in edition `{edition}`{}", or_one_of(name, editions, near, sets))]
    UnknownRuleSet {
        /// The name.
        name: String,
        /// The edition.
        edition: String,
        /// The editions that there are of a set of this name.
        editions: Vec<String>,
        /// Where there are none: the name that is nearest to it.
        near: Option<String>,
        /// Where none is near: the names that there are.
        sets: Vec<String>,
    };

    /// A set of rules with the name and edition of a published set that has others.
    "rule_set_name_taken" =>
    #[error("the published set `{name}` {edition} has other rules than these: give yours a name or an edition of its own")]
    RuleSetNameTaken {
        /// The name.
        name: String,
        /// The edition.
        edition: String,
    };

    /// A rule that a set does not have.
    "no_such_rule" =>
    #[error("no rule of the set is named `{rule}`: its rules are {}{}", listed(known), did_you_mean(near))]
    NoSuchRule {
        /// The name that was asked for.
        rule: String,
        /// The names that there are.
        known: Vec<String>,
        /// The one that is nearest to it.
        near: Option<String>,
    };

    /// A rule that no automaton follows, so that a set with it cannot be compared with another.
    "not_followed" =>
    #[error("the rule `{rule}` cannot be followed point by point: {why}")]
    NotFollowed {
        /// The rule's name.
        rule: String,
        /// Why not.
        why: &'static str,
    };

    /// Rules that are too many, or too long, to be followed together.
    "too_many_states" =>
    #[error(
        "{} more than {most} states, expected fewer: leave out a rule, shorten a window, or simulate",
        needing(rule.as_deref())
    )]
    TooManyStates {
        /// The name of the rule that is one too many, if it is one alone.
        rule: Option<String>,
        /// The most that are followed.
        most: usize,
    };
}
