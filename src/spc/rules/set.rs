//! Rule sets: a name, an edition, a source and the rules.

use super::rule::Rule;
use crate::base::error::{Error, RuleError, TextError};
use crate::base::nearest::nearest;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A set of rules that somebody published, or one that was made from it.
///
/// A named set is known by its name and edition, and a published edition never changes. An edited set keeps the
/// name, is of edition `edited`, and says what it came from.
///
/// ```
/// use improvement::spc::rules::{Rule, RuleSet};
///
/// # fn main() -> Result<(), improvement::Error> {
/// let nelson = RuleSet::nelson();
/// assert_eq!(nelson.edition(), "1984");
/// assert_eq!(nelson.rules().len(), 8);
///
/// let shorter = nelson.without("run-of-9")?.with(Rule::run(7))?;
/// assert_eq!(shorter.edition(), "edited");
/// assert_eq!(shorter.edited_from(), Some(("nelson", "1984")));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "SetDoc", into = "SetDoc")]
pub struct RuleSet {
    name: Cow<'static, str>,
    edition: Cow<'static, str>,
    source: Cow<'static, str>,
    rules: Cow<'static, [Rule]>,
    spread_rules: Cow<'static, [Rule]>,
    shown: Shown,
    minimum_points: u16,
    from: Option<(Cow<'static, str>, Cow<'static, str>)>,
}

/// Which rules are shown where several mark one point. All signals are kept all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// All of them.
    Every,
    /// The one that comes first in the set.
    First,
    /// One that is an improvement before one that is a concern, then the one that comes first.
    ImprovementFirst,
}

const EDITED: &str = "edited";

/// One point beyond the limits.
pub(super) const BEYOND: &[Rule] = &[Rule::beyond_limits()];

impl RuleSet {
    /// A set that somebody published: every rule shown, beyond the limits on the spread track.
    pub(super) const fn published(
        name: &'static str,
        edition: &'static str,
        source: &'static str,
        rules: &'static [Rule],
    ) -> Self {
        Self::published_with_spread(name, edition, source, rules, BEYOND)
    }

    /// A set that somebody published, with rules of its own for the spread track.
    pub(super) const fn published_with_spread(
        name: &'static str,
        edition: &'static str,
        source: &'static str,
        rules: &'static [Rule],
        spread_rules: &'static [Rule],
    ) -> Self {
        Self {
            name: Cow::Borrowed(name),
            edition: Cow::Borrowed(edition),
            source: Cow::Borrowed(source),
            rules: Cow::Borrowed(rules),
            spread_rules: Cow::Borrowed(spread_rules),
            shown: Shown::Every,
            minimum_points: 1,
            from: None,
        }
    }

    /// A published set with another rule at its end, as [`with`](Self::with) makes it.
    pub(super) const fn published_and(
        name: &'static str,
        edition: &'static str,
        source: &'static str,
        rules: &'static [Rule],
    ) -> Self {
        Self {
            name: Cow::Borrowed(name),
            edition: Cow::Borrowed(EDITED),
            source: Cow::Borrowed(source),
            rules: Cow::Borrowed(rules),
            spread_rules: Cow::Borrowed(BEYOND),
            shown: Shown::Every,
            minimum_points: 1,
            from: Some((Cow::Borrowed(name), Cow::Borrowed(edition))),
        }
    }

    pub(super) const fn starting_at(mut self, points: u16) -> Self {
        self.minimum_points = points;
        self
    }

    pub(super) const fn showing(mut self, shown: Shown) -> Self {
        self.shown = shown;
        self
    }

    /// A set of one's own, with "beyond the limits" for a spread track.
    ///
    /// ```
    /// use improvement::{RuleSet, spc::rules::Rule};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let rules = [Rule::beyond_limits(), Rule::run(7)];
    /// let ours = RuleSet::new("our-trust", "2026", "our handbook, page 12", rules)?;
    /// assert_eq!(ours.to_string(), "our-trust 2026");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`RuleError::BadRule`] for a rule that [`cannot be`](Rule::check) or whose name another rule of the set has;
    /// [`RuleError::RuleSetNameTaken`] if a published set of other rules has this name and edition;
    /// [`TextError::EmptyText`] for an empty name or edition.
    pub fn new(
        name: impl Into<String>,
        edition: impl Into<String>,
        source: impl Into<String>,
        rules: impl IntoIterator<Item = Rule>,
    ) -> Result<Self, Error> {
        Self {
            name: Cow::Owned(name.into()),
            edition: Cow::Owned(edition.into()),
            source: Cow::Owned(source.into()),
            rules: Cow::Owned(rules.into_iter().collect()),
            spread_rules: Cow::Borrowed(BEYOND),
            shown: Shown::Every,
            minimum_points: 1,
            from: None,
        }
        .checked()
    }

    /// The set with this name and edition.
    ///
    /// ```
    /// use improvement::spc::rules::RuleSet;
    ///
    /// assert_eq!(RuleSet::named("nelson", "1984"), Ok(RuleSet::nelson()));
    /// let error = RuleSet::named("nelson", "1985").unwrap_err();
    /// assert_eq!(error.to_string(), "no rule set is named `nelson` in edition `1985`: there is edition `1984`");
    /// ```
    ///
    /// # Errors
    ///
    /// [`RuleError::UnknownRuleSet`] if the crate has none.
    pub fn named(name: &str, edition: &str) -> Result<Self, Error> {
        Self::all()
            .into_iter()
            .find(|set| set.name == name && set.edition == edition)
            .ok_or_else(|| unknown(name, edition))
    }

    /// The name, such as `nelson`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The edition: a year, or the tool's version.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Who wrote the rules down, and where.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The rules, in the order in which they are shown where several mark one point.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// let names: Vec<_> = RuleSet::western_electric().rules().iter().map(|rule| rule.name().into_owned()).collect();
    /// assert_eq!(names[3], "run-of-8");
    /// ```
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules for the spread track of a chart: ranges, standard deviations.
    #[must_use]
    pub fn spread_rules(&self) -> &[Rule] {
        &self.spread_rules
    }

    /// Which rules are shown where several mark one point.
    #[must_use]
    pub const fn shown(&self) -> Shown {
        self.shown
    }

    /// From how many usable points on the set is meant to be used.
    #[must_use]
    pub const fn minimum_points(&self) -> u16 {
        self.minimum_points
    }

    /// The name and edition of the set that this one was edited from.
    #[must_use]
    pub fn edited_from(&self) -> Option<(&str, &str)> {
        self.from
            .as_ref()
            .map(|(name, edition)| (&**name, &**edition))
    }

    /// The rule with this name.
    #[must_use]
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name() == name)
    }

    /// The set with one more rule, at the end.
    ///
    /// ```
    /// use improvement::{RuleSet, spc::rules::Rule};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let rules = RuleSet::shewhart().with(Rule::run(7))?;
    /// assert_eq!(rules.rules().len(), 2);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`RuleError::BadRule`] for a rule that [`cannot be`](Rule::check), or whose name another rule of the set has.
    pub fn with(mut self, rule: Rule) -> Result<Self, Error> {
        self.rules.to_mut().push(rule);
        self.edited().checked()
    }

    /// The set without the rule of this name.
    ///
    /// ```
    /// use improvement::RuleSet;
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let rules = RuleSet::nelson().without("run-of-9")?;
    /// assert_eq!(rules.rules().len(), 7);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`RuleError::NoSuchRule`] if the set has no such rule: it names those that there are.
    pub fn without(mut self, name: &str) -> Result<Self, Error> {
        let Some(index) = self.rules.iter().position(|rule| rule.name() == name) else {
            return Err(no_such_rule(name, &self.rules));
        };
        self.rules.to_mut().remove(index);
        Ok(self.edited())
    }

    /// The set with other rules for a spread track.
    ///
    /// # Errors
    ///
    /// [`RuleError::BadRule`] for a rule that [`cannot be`](Rule::check), or two of one name.
    pub fn with_spread_rules(
        mut self,
        rules: impl IntoIterator<Item = Rule>,
    ) -> Result<Self, Error> {
        self.spread_rules = Cow::Owned(rules.into_iter().collect());
        self.edited().checked()
    }

    /// The set with another choice of what is shown.
    #[must_use]
    pub fn with_shown(mut self, shown: Shown) -> Self {
        if self.shown == shown {
            return self;
        }
        self.shown = shown;
        self.edited()
    }

    fn edited(mut self) -> Self {
        if self.edition != EDITED {
            let edition = std::mem::replace(&mut self.edition, Cow::Borrowed(EDITED));
            self.from = Some((self.name.clone(), edition));
        }
        self
    }

    fn checked(self) -> Result<Self, Error> {
        if self.name.trim().is_empty() || self.edition.trim().is_empty() {
            return Err(TextError::EmptyText.into());
        }
        for rules in [&self.rules, &self.spread_rules] {
            for (index, rule) in rules.iter().enumerate() {
                rule.check()?;
                if rules[..index]
                    .iter()
                    .any(|other| other.name() == rule.name())
                {
                    return Err(RuleError::BadRule {
                        rule: rule.name().into_owned(),
                        why: "another rule of the set has this name",
                    }
                    .into());
                }
            }
        }
        match Self::named(&self.name, &self.edition) {
            Ok(published) if published != self => Err(RuleError::RuleSetNameTaken {
                name: self.name.into_owned(),
                edition: self.edition.into_owned(),
            }
            .into()),
            _ => Ok(self),
        }
    }
}

fn no_such_rule(name: &str, rules: &[Rule]) -> Error {
    let known: Vec<String> = rules.iter().map(|rule| rule.name().into_owned()).collect();
    RuleError::NoSuchRule {
        rule: name.to_owned(),
        near: nearest(name, known.iter().map(String::as_str)),
        known,
    }
    .into()
}

fn unknown(name: &str, edition: &str) -> Error {
    let all = RuleSet::all();
    let editions: Vec<String> = all
        .iter()
        .filter(|set| set.name == name)
        .map(|set| set.edition.clone().into_owned())
        .collect();
    let near = if editions.is_empty() {
        nearest(name, all.iter().map(RuleSet::name))
    } else {
        None
    };
    let mut sets = Vec::new();
    if editions.is_empty() && near.is_none() {
        sets.extend(all.iter().map(|set| set.name().to_owned()));
        // the editions of a set stand side by side
        sets.dedup();
    }
    RuleError::UnknownRuleSet {
        name: name.to_owned(),
        edition: edition.to_owned(),
        editions,
        near,
        sets,
    }
    .into()
}

/// A set as a document has it: a name and an edition, or everything.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SetDoc {
    name: String,
    edition: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    whole: Option<WholeSet>,
}

#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WholeSet {
    source: String,
    rules: Vec<Rule>,
    spread_rules: Vec<Rule>,
    shown: Shown,
    minimum_points: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<Published>,
}

#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Published {
    name: String,
    edition: String,
}

impl TryFrom<SetDoc> for RuleSet {
    type Error = Error;
    fn try_from(doc: SetDoc) -> Result<Self, Error> {
        let Some(whole) = doc.whole else {
            return Self::named(&doc.name, &doc.edition);
        };
        Self {
            name: Cow::Owned(doc.name),
            edition: Cow::Owned(doc.edition),
            source: Cow::Owned(whole.source),
            rules: Cow::Owned(whole.rules),
            spread_rules: Cow::Owned(whole.spread_rules),
            shown: whole.shown,
            minimum_points: whole.minimum_points,
            from: whole
                .from
                .map(|from| (Cow::Owned(from.name), Cow::Owned(from.edition))),
        }
        .checked()
    }
}

impl From<RuleSet> for SetDoc {
    fn from(set: RuleSet) -> Self {
        let published = RuleSet::named(&set.name, &set.edition).is_ok();
        let whole = (!published).then(|| WholeSet {
            source: set.source.into_owned(),
            rules: set.rules.into_owned(),
            spread_rules: set.spread_rules.into_owned(),
            shown: set.shown,
            minimum_points: set.minimum_points,
            from: set.from.map(|(name, edition)| Published {
                name: name.into_owned(),
                edition: edition.into_owned(),
            }),
        });
        Self {
            name: set.name.into_owned(),
            edition: set.edition.into_owned(),
            whole,
        }
    }
}
