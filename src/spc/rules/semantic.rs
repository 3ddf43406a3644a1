//! The choices on which rules of one kind differ, one by one.

use super::pattern::Pattern;
use super::rule::Rule;
use serde::Serialize;

/// A choice that two rules of one kind can make differently: one field of a rule or of its pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Semantic {
    /// How many points: of a run, a trend, of those past a border; or which table says so.
    Points,
    /// Out of how many in a row.
    Window,
    /// From where a point no longer counts: whether one beyond 3 sigma is one of two of three beyond 2.
    ShortOf,
    /// Whether a point exactly on a line counts.
    Edge,
    /// What is asked of the other points of a window.
    Others,
    /// Whether the last point of a window must itself be past the border.
    Last,
    /// Whether the first window must be whole.
    WarmUp,
    /// What a tie does.
    Ties,
    /// Whether both sides must be seen.
    Seen,
    /// Which sides are looked at.
    Sides,
    /// Which points are marked.
    Flags,
    /// Where it is judged.
    Judged,
    /// What a missing or excluded point does.
    Gap,
    /// Which points are neighbours.
    Scope,
}

impl Semantic {
    const ALL: [Self; 14] = [
        Self::Points,
        Self::Window,
        Self::ShortOf,
        Self::Edge,
        Self::Others,
        Self::Last,
        Self::WarmUp,
        Self::Ties,
        Self::Seen,
        Self::Sides,
        Self::Flags,
        Self::Judged,
        Self::Gap,
        Self::Scope,
    ];
}

impl Rule {
    /// Whether another rule looks for the same kind of thing, by whatever choices: runs about the centre, trends,
    /// points beyond the same border.
    #[must_use]
    pub fn is_counterpart_of(&self, other: &Self) -> bool {
        match (*self.pattern(), *other.pattern()) {
            (
                Pattern::Beyond {
                    border: one,
                    window,
                    ..
                },
                Pattern::Beyond {
                    border: two,
                    window: second,
                    ..
                },
            ) => one == two && (window == 1) == (second == 1),
            (Pattern::Within { border: one, .. }, Pattern::Within { border: two, .. })
            | (Pattern::Outside { border: one, .. }, Pattern::Outside { border: two, .. })
            | (Pattern::Opposed { border: one, .. }, Pattern::Opposed { border: two, .. }) => {
                one == two
            }
            (one, two) => std::mem::discriminant(&one) == std::mem::discriminant(&two),
        }
    }

    /// The choices that this rule and its [counterpart](Self::is_counterpart_of) make differently.
    #[must_use]
    pub fn differs_from(&self, other: &Self) -> Vec<Semantic> {
        if !self.is_counterpart_of(other) {
            return Vec::new();
        }
        Semantic::ALL
            .into_iter()
            .filter(|&semantic| self.clone().with_choice_of(other, semantic) != *self)
            .collect()
    }

    /// The rule with one choice made as its [counterpart](Self::is_counterpart_of) makes it.
    ///
    /// ```
    /// use improvement::spc::rules::{Rule, Semantic};
    ///
    /// let seven = Rule::run(8).with_choice_of(&Rule::run(7), Semantic::Points);
    /// assert_eq!(seven, Rule::run(7));
    /// ```
    #[must_use]
    pub fn with_choice_of(mut self, other: &Self, semantic: Semantic) -> Self {
        match semantic {
            Semantic::Sides => self.with_sides(other.sides()),
            Semantic::Flags => self.with_flags(other.flags()),
            Semantic::Judged => self.with_judged(other.judged()),
            Semantic::Gap => self.with_gap(other.gap()),
            Semantic::Scope => self.with_scope(other.scope()),
            _ => {
                choose(self.pattern_mut(), other.pattern(), semantic);
                self
            }
        }
    }
}

/// Copies one choice of a pattern.
#[expect(clippy::too_many_lines, reason = "one arm for each pattern")]
fn choose(own: &mut Pattern, other: &Pattern, semantic: Semantic) {
    match (own, *other) {
        (
            Pattern::Beyond {
                count,
                window,
                edge,
                short_of,
                others,
                last,
                warm_up,
                ..
            },
            Pattern::Beyond {
                count: its_count,
                window: its_window,
                edge: its_edge,
                short_of: its_short_of,
                others: its_others,
                last: its_last,
                warm_up: its_warm_up,
                ..
            },
        ) => match semantic {
            Semantic::Points => *count = its_count,
            Semantic::Window => *window = its_window,
            Semantic::Edge => *edge = its_edge,
            Semantic::ShortOf => *short_of = its_short_of,
            Semantic::Others => *others = its_others,
            Semantic::Last => *last = its_last,
            Semantic::WarmUp => *warm_up = its_warm_up,
            _ => {}
        },
        (
            Pattern::Run { length, ties },
            Pattern::Run {
                length: its_length,
                ties: its_ties,
            },
        ) => match semantic {
            Semantic::Points => *length = its_length,
            Semantic::Ties => *ties = its_ties,
            _ => {}
        },
        (
            Pattern::Trend { points, ties },
            Pattern::Trend {
                points: its_points,
                ties: its_ties,
            },
        )
        | (
            Pattern::Alternating { points, ties },
            Pattern::Alternating {
                points: its_points,
                ties: its_ties,
            },
        ) => match semantic {
            Semantic::Points => *points = its_points,
            Semantic::Ties => *ties = its_ties,
            _ => {}
        },
        (
            Pattern::Within { points, edge, .. },
            Pattern::Within {
                points: its_points,
                edge: its_edge,
                ..
            },
        ) => match semantic {
            Semantic::Points => *points = its_points,
            Semantic::Edge => *edge = its_edge,
            _ => {}
        },
        (
            Pattern::Outside {
                points, edge, seen, ..
            },
            Pattern::Outside {
                points: its_points,
                edge: its_edge,
                seen: its_seen,
                ..
            },
        ) => match semantic {
            Semantic::Points => *points = its_points,
            Semantic::Edge => *edge = its_edge,
            Semantic::Seen => *seen = its_seen,
            _ => {}
        },
        (
            Pattern::Opposed { window, .. },
            Pattern::Opposed {
                window: its_window, ..
            },
        ) if semantic == Semantic::Window => *window = its_window,
        (
            Pattern::Spread { more_than, window },
            Pattern::Spread {
                more_than: its_distance,
                window: its_window,
            },
        ) => match semantic {
            Semantic::Points => *more_than = its_distance,
            Semantic::Window => *window = its_window,
            _ => {}
        },
        (
            Pattern::Crossings { fewer_than },
            Pattern::Crossings {
                fewer_than: its_table,
            },
        ) if semantic == Semantic::Points => *fewer_than = its_table,
        (Pattern::Runs { table }, Pattern::Runs { table: its_table })
            if semantic == Semantic::Points =>
        {
            *table = its_table;
        }
        _ => {}
    }
}
