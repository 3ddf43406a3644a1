//! One rule: a pattern, and what is done with it.

use super::pattern::{Border, Edge, Last, Length, Others, Pattern, RunsTable, Seen, Ties, WarmUp};
use crate::base::direction::Side;
use crate::base::error::Error;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One rule for telling a special cause: data, not code.
///
/// The short constructors give the rule as its first authors wrote it; the `with_…` methods change one
/// thing. A rule that makes no sense (a run of one) is refused where it is used: by [`Rule::check`], by a
/// [`RuleSet`](super::RuleSet) and on reading a document.
///
/// ```
/// use improvement::spc::rules::{Rule, Sides};
/// use improvement::Side;
///
/// let rule = Rule::run(8).with_sides(Sides::Only(Side::Below));
/// assert_eq!(rule.name(), "run-of-8-below");
/// assert_eq!(Rule::run(1).check().unwrap_err().code(), "bad_rule");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RuleDoc", into = "RuleDoc")]
pub struct Rule {
    name: Option<Cow<'static, str>>,
    pattern: Pattern,
    sides: Sides,
    flags: Flags,
    gap: Gap,
    scope: Scope,
    role: Role,
    judged: Judged,
}

/// Which sides a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sides {
    /// Both, each by itself.
    Either,
    /// One.
    Only(Side),
}

/// Which points a signal marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Flags {
    /// The points at which the pattern is complete (Nelson, qcc).
    Last,
    /// Every point of every window (NHSRplotthedots on runs and trends).
    Window,
    /// The points past the border in every window (Making Data Count on 2 of 3); for other patterns as `Window`.
    Qualifying,
    /// Every point of the phase (qicharts2).
    Phase,
    /// No point: what the rule finds is said of the phase as a whole.
    Nothing,
}

/// Where a rule about the centre is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Judged {
    /// Wherever its pattern can be complete.
    #[default]
    Always,
    /// Only in a phase where runs about the centre could tell something: at least ten of its points lie off the centre, and
    /// among the points that set the centre at least a third of those off it lie on either side. A centre that is a bound of
    /// the data (the median of rare events is 0) has no point below it, whatever happens.
    WhereItCouldTell,
}

impl Judged {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde hands a reference to what it asks"
    )]
    const fn is_always(&self) -> bool {
        matches!(self, Self::Always)
    }
}

/// What a missing or excluded point does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// It ends every pattern: what follows starts anew.
    Breaks,
    /// The points on both sides of it count as neighbours.
    Bridges,
}

/// Which points are neighbours, where several controls are measured in one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All points in order.
    Sequence,
    /// The controls of one run, each run by itself.
    Block,
    /// One control from run to run.
    Lane,
}

/// What a signal of the rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A special cause.
    Signal,
    /// A reason to look at the other rules, and no more (Westgard's `1_2s`).
    Warning,
}

impl Rule {
    /// A rule with this pattern: both sides, the last point marked, broken by gaps, points in order.
    ///
    /// Patterns of a whole phase are bridged over gaps, and judged only [where they could tell](Judged::WhereItCouldTell): each
    /// run that is too long marks its own points, crossings mark none.
    #[must_use]
    pub const fn of(pattern: Pattern) -> Self {
        let whole_phase = matches!(
            pattern,
            Pattern::Crossings { .. }
                | Pattern::Runs { .. }
                | Pattern::Run {
                    length: Length::Anhoej | Length::BestBox | Length::CutBox,
                    ..
                }
        );
        let (flags, gap, judged) = if whole_phase {
            let flags = if matches!(pattern, Pattern::Run { .. }) {
                Flags::Window
            } else {
                Flags::Nothing
            };
            (flags, Gap::Bridges, Judged::WhereItCouldTell)
        } else {
            (Flags::Last, Gap::Breaks, Judged::Always)
        };
        Self {
            name: None,
            pattern,
            sides: Sides::Either,
            flags,
            gap,
            scope: Scope::Sequence,
            role: Role::Signal,
            judged,
        }
    }

    /// One point beyond the drawn limit, strictly.
    #[must_use]
    pub const fn beyond_limits() -> Self {
        Self::k_of_m(1, 1, Border::Limit)
    }

    /// Two of three points in a row beyond 2 sigma on one side, the last of them among the two.
    #[must_use]
    pub const fn two_of_three() -> Self {
        Self::k_of_m(2, 3, Border::Sigma(2.0))
    }

    /// Four of five points in a row beyond 1 sigma on one side, the last of them among the four.
    #[must_use]
    pub const fn four_of_five() -> Self {
        Self::k_of_m(4, 5, Border::Sigma(1.0))
    }

    /// `count` of `window` points in a row strictly beyond a border on one side, the last of them among these.
    ///
    /// The rest of the window lies anywhere, and a window need not be whole: two points beyond 2 sigma at the
    /// very start of a chart are two of three already.
    #[must_use]
    pub const fn k_of_m(count: u16, window: u16, border: Border) -> Self {
        Self::of(Pattern::Beyond {
            count,
            window,
            border,
            edge: Edge::Excluded,
            short_of: None,
            others: Others::Anywhere,
            last: Last::Qualifies,
            warm_up: WarmUp::Partial,
        })
    }

    /// This many points in a row at the lowest possible value: on a g chart zeros, events that follow each other with no case between.
    ///
    /// ```
    /// use improvement::{Chart, Kind, RuleSet, Series};
    /// use improvement::spc::{rules::Rule, CaseCount};
    ///
    /// # fn main() -> Result<(), improvement::Error> {
    /// let between = [12, 0, 5, 33, 21, 8, 0, 0, 0, 0, 17, 26, 9, 14, 3, 40, 11];
    /// let series = Series::cases_between(between, CaseCount::Between)?;
    /// let rules = RuleSet::shewhart().with(Rule::lowest(4))?;
    /// let chart = Chart::options().rules(rules).chart(Kind::G, &series)?;
    /// assert_eq!(chart.signals()[0].flagged().collect::<Vec<_>>(), [6, 7, 8, 9]);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub const fn lowest(points: u16) -> Self {
        Self::of(Pattern::Beyond {
            count: points,
            window: points,
            border: Border::Bound,
            edge: Edge::Included,
            short_of: None,
            others: Others::Anywhere,
            last: Last::Qualifies,
            warm_up: WarmUp::FullWindow,
        })
        .with_sides(Sides::Only(Side::Below))
        .with_flags(Flags::Window)
    }

    /// How many points in a row at the end of what is possible it asks for, if it does.
    pub(crate) const fn at_the_bound(&self) -> Option<u16> {
        match self.pattern {
            Pattern::Beyond {
                count,
                window,
                border: Border::Bound,
                ..
            } if count == window => Some(count),
            _ => None,
        }
    }

    /// This many points in a row on one side of the centre; a point on the centre breaks the run.
    #[must_use]
    pub const fn run(points: u16) -> Self {
        Self::of(Pattern::Run {
            length: Length::Exactly(points),
            ties: Ties::Break,
        })
    }

    /// A run whose length depends on the number of points of the phase: a point on the centre is left out.
    #[must_use]
    pub const fn longest_run(length: Length) -> Self {
        Self::of(Pattern::Run {
            length,
            ties: Ties::Skip,
        })
    }

    /// This many points in a row, each higher than the one before, or each lower: equal values break the trend.
    #[must_use]
    pub const fn trend(points: u16) -> Self {
        Self::of(Pattern::Trend {
            points,
            ties: Ties::Break,
        })
    }

    /// This many points in a row that go up and down in turn.
    #[must_use]
    pub const fn alternating(points: u16) -> Self {
        Self::of(Pattern::Alternating {
            points,
            ties: Ties::Break,
        })
    }

    /// This many points in a row within 1 sigma of the centre; a point on the border is within.
    #[must_use]
    pub const fn within(points: u16) -> Self {
        Self::of(Pattern::Within {
            points,
            border: Border::Sigma(1.0),
            edge: Edge::Included,
        })
    }

    /// This many points in a row strictly beyond 1 sigma, on either side.
    #[must_use]
    pub const fn outside(points: u16) -> Self {
        Self::of(Pattern::Outside {
            points,
            border: Border::Sigma(1.0),
            edge: Edge::Excluded,
            seen: Seen::EitherSide,
        })
    }

    /// Two points among `window` in a row beyond a border on opposite sides.
    #[must_use]
    pub const fn opposed(border: Border, window: u16) -> Self {
        Self::of(Pattern::Opposed { border, window })
    }

    /// Fewer crossings of the centre in the whole phase than the table says.
    #[must_use]
    pub const fn crossings(fewer_than: Length) -> Self {
        Self::of(Pattern::Crossings { fewer_than })
    }

    /// Fewer or more runs about the centre in the whole phase than the table says.
    #[must_use]
    pub const fn runs(table: RunsTable) -> Self {
        Self::of(Pattern::Runs { table })
    }

    /// The rule with a name of its own: a slug such as `r-4s`.
    #[must_use]
    pub fn named(mut self, name: impl Into<Cow<'static, str>>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// [`of`](Self::of) with a name, for constants.
    pub(super) const fn called(name: &'static str, pattern: Pattern) -> Self {
        let mut rule = Self::of(pattern);
        // a `Cow` must not be dropped in a constant: `None` is overwritten without it
        std::mem::forget(rule.name.replace(Cow::Borrowed(name)));
        rule
    }

    /// The rule for these sides.
    #[must_use]
    pub const fn with_sides(mut self, sides: Sides) -> Self {
        self.sides = sides;
        self
    }

    /// The rule marking these points.
    #[must_use]
    pub const fn with_flags(mut self, flags: Flags) -> Self {
        self.flags = flags;
        self
    }

    /// The rule with this answer to a missing or excluded point.
    #[must_use]
    pub const fn with_gap(mut self, gap: Gap) -> Self {
        self.gap = gap;
        self
    }

    /// The rule among these neighbours.
    #[must_use]
    pub const fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The rule with this role.
    #[must_use]
    pub const fn with_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// The rule judged there.
    #[must_use]
    pub const fn with_judged(mut self, judged: Judged) -> Self {
        self.judged = judged;
        self
    }

    /// The rule with this answer to ties: see [`Ties`]. A pattern that has no ties stays as it is.
    #[must_use]
    pub const fn with_ties(mut self, to: Ties) -> Self {
        match &mut self.pattern {
            Pattern::Run { ties, .. }
            | Pattern::Trend { ties, .. }
            | Pattern::Alternating { ties, .. } => *ties = to,
            _ => {}
        }
        self
    }

    /// What the rule looks for.
    #[must_use]
    pub const fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Which sides it looks at.
    #[must_use]
    pub const fn sides(&self) -> Sides {
        self.sides
    }

    /// Which points its signals mark.
    #[must_use]
    pub const fn flags(&self) -> Flags {
        self.flags
    }

    /// What a missing or excluded point does to it.
    #[must_use]
    pub const fn gap(&self) -> Gap {
        self.gap
    }

    /// Which points are neighbours to it.
    #[must_use]
    pub const fn scope(&self) -> Scope {
        self.scope
    }

    /// What its signals are for.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    /// Where it is judged.
    #[must_use]
    pub const fn judged(&self) -> Judged {
        self.judged
    }

    pub(super) const fn pattern_mut(&mut self) -> &mut Pattern {
        &mut self.pattern
    }

    pub(super) const fn own_name(&self) -> Option<&Cow<'static, str>> {
        self.name.as_ref()
    }

    /// Whether the rule is judged on a phase as a whole: its chance of a signal depends on the number of points,
    /// and it has no run length.
    #[must_use]
    pub const fn is_whole_phase(&self) -> bool {
        match self.pattern {
            Pattern::Run { length, .. } => !matches!(length, Length::Exactly(_)),
            Pattern::Crossings { .. } | Pattern::Runs { .. } => true,
            _ => false,
        }
    }
}

/// A rule as a document has it.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct RuleDoc {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    pattern: Pattern,
    sides: Sides,
    flags: Flags,
    gap: Gap,
    scope: Scope,
    role: Role,
    #[serde(default, skip_serializing_if = "Judged::is_always")]
    judged: Judged,
}

impl TryFrom<RuleDoc> for Rule {
    type Error = Error;
    fn try_from(doc: RuleDoc) -> Result<Self, Error> {
        let rule = Self {
            name: doc.name.map(Cow::Owned),
            pattern: doc.pattern,
            sides: doc.sides,
            flags: doc.flags,
            gap: doc.gap,
            scope: doc.scope,
            role: doc.role,
            judged: doc.judged,
        };
        rule.check()?;
        Ok(rule)
    }
}

impl From<Rule> for RuleDoc {
    fn from(rule: Rule) -> Self {
        Self {
            name: rule.name.map(Cow::into_owned),
            pattern: rule.pattern,
            sides: rule.sides,
            flags: rule.flags,
            gap: rule.gap,
            scope: rule.scope,
            role: rule.role,
            judged: rule.judged,
        }
    }
}
