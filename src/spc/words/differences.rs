//! Where two rule sets differ, as text.

use crate::base::direction::Side;
use crate::base::number::{counted, plain};
use crate::spc::price::explain::{Cause, Disagreement, Explanation};
use crate::spc::price::{Difference, Which};
use crate::spc::rules::{
    Edge, Flags, Gap, Judged, Last, Length, Others, Pattern, Rule, RunsTable, Scope, Seen,
    Semantic, Sides, Ties, WarmUp,
};
use crate::spc::words::en_gb;
use std::fmt;

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(witness) => {
                let values: Vec<String> = witness
                    .values()
                    .iter()
                    .map(|value| value.map_or_else(|| "missing".to_owned(), |z| plain(z, 2)))
                    .collect();
                write!(
                    f,
                    "on {} (in sigma), the {} set signals ({}) and the other does not",
                    values.join(", "),
                    match witness.signals() {
                        Which::First => "first",
                        Which::Second => "second",
                    },
                    witness.rules().join(", ")
                )
            }
            Self::Nowhere(_) => f.write_str(
                "nowhere: on every series, with any gaps and ties, both sets signal or neither does",
            ),
            Self::NotWithin { points } => write!(
                f,
                "on no series of at most {}; longer ones were not tried, for some limits depend on the number of points",
                counted(*points, "point")
            ),
        }
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = [self.first(), self.second()].map(en_gb::chart::rule_set);
        let all = self.disagreements();
        if all.is_empty() {
            return write!(f, "{first} and {second} mark the same points here");
        }
        write!(
            f,
            "{first} and {second} disagree on {} of {}",
            counted(all.len(), "point"),
            self.points()
        )?;
        let alike = |a: &Disagreement, b: &Disagreement| {
            b.point() == a.point() + 1 && (a.marked_by(), a.causes()) == (b.marked_by(), b.causes())
        };
        for stretch in all.chunk_by(alike) {
            let (from, to) = (
                stretch[0].point() + 1,
                stretch[stretch.len() - 1].point() + 1,
            );
            let points = match to - from {
                0 => format!("point {from} is"),
                1 => format!("points {from} and {to} are"),
                _ => format!("points {from} to {to} are"),
            };
            let (by, other) = match stretch[0].marked_by() {
                Which::First => (&first, &second),
                Which::Second => (&second, &first),
            };
            write!(f, "\n  {points} marked by {by} and not by {other}")?;
            for cause in stretch[0].causes() {
                write!(f, "\n    {}: {}", cause.rule(), why(cause, other))?;
            }
        }
        Ok(())
    }
}

/// Why a rule marks what nothing in the other set does.
fn why(cause: &Cause, other: &str) -> String {
    let Some(counterpart) = cause.counterpart() else {
        return format!("{other} has no such rule");
    };
    let lists = cause.choices().iter().map(|list| {
        let said = |rule: &Rule| {
            let choices: Vec<String> = list.iter().map(|&one| choice(rule, one)).collect();
            choices.join(" and ")
        };
        format!("{}, in {other} {}", said(cause.rule()), said(counterpart))
    });
    lists.collect::<Vec<_>>().join("; or ")
}

/// What a rule has chosen.
fn choice(rule: &Rule, semantic: Semantic) -> String {
    match semantic {
        Semantic::Points => points(rule.pattern()),
        Semantic::Window => match rule.pattern() {
            Pattern::Beyond { window, .. }
            | Pattern::Opposed { window, .. }
            | Pattern::Spread { window, .. } => {
                format!("the window has {}", counted((*window).into(), "point"))
            }
            _ => String::new(),
        },
        Semantic::ShortOf => match rule.pattern() {
            Pattern::Beyond {
                short_of: Some(far),
                ..
            } => format!(
                "a point beyond {} does not count",
                en_gb::signal::zone(*far)
            ),
            _ => "a point farther out counts too".to_owned(),
        },
        Semantic::Sides => match rule.sides() {
            Sides::Either => "both sides are looked at",
            Sides::Only(Side::Above) => "only the upper side is looked at",
            Sides::Only(Side::Below) => "only the lower side is looked at",
        }
        .to_owned(),
        Semantic::Flags => match rule.flags() {
            Flags::Last => "the point that completes it is marked",
            Flags::Window => "every point of the window is marked",
            Flags::Qualifying => "the points past the line are marked",
            Flags::Phase => "the whole phase is marked",
            Flags::Nothing => "no point is marked",
        }
        .to_owned(),
        Semantic::Judged => match rule.judged() {
            Judged::Always => "it is judged wherever it can be complete",
            Judged::WhereItCouldTell => {
                "it is judged only where enough points lie on either side of the centre"
            }
        }
        .to_owned(),
        Semantic::Gap => match rule.gap() {
            Gap::Breaks => "a missing point ends it",
            Gap::Bridges => "a missing point is passed over",
        }
        .to_owned(),
        Semantic::Scope => match rule.scope() {
            Scope::Sequence => "all points are taken in order",
            Scope::Block => "the controls of one run are taken together",
            Scope::Lane => "each control is taken by itself",
        }
        .to_owned(),
        _ => of_pattern(rule.pattern(), semantic).to_owned(),
    }
}

fn points(pattern: &Pattern) -> String {
    match *pattern {
        Pattern::Beyond { count, .. } => {
            format!(
                "{} past the line are enough",
                counted(count.into(), "point")
            )
        }
        Pattern::Run { length, .. } => match length {
            Length::Exactly(points) => format!("{points} in a row are enough"),
            other => format!("a run is long {}", table(other)),
        },
        Pattern::Trend { points, .. }
        | Pattern::Alternating { points, .. }
        | Pattern::Within { points, .. }
        | Pattern::Outside { points, .. } => format!("{points} in a row are enough"),
        Pattern::Crossings { fewer_than } => match fewer_than {
            Length::Exactly(number) => {
                let are = if number == 1 { "is" } else { "are" };
                let crossings = counted(number.into(), "crossing");
                format!("fewer than {crossings} {are} too few")
            }
            other => format!("crossings are too few {}", table(other)),
        },
        Pattern::Runs {
            table: RunsTable::Exact05,
        } => "runs are too few or too many by the exact limits".to_owned(),
        Pattern::Spread { more_than, .. } => {
            format!("more than {} sigma apart is enough", plain(more_than, 2))
        }
        Pattern::Opposed { .. } => String::new(),
    }
}

fn table(length: Length) -> &'static str {
    match length {
        Length::BestBox => "by the best box",
        Length::CutBox => "by the cut box",
        _ => "by Anhøj's limit",
    }
}

fn of_pattern(pattern: &Pattern, semantic: Semantic) -> &'static str {
    match (semantic, *pattern) {
        (Semantic::Edge, Pattern::Within { edge, .. }) => match edge {
            Edge::Included => "a point on the line is within",
            Edge::Excluded => "a point on the line is not within",
        },
        (Semantic::Edge, Pattern::Beyond { edge, .. } | Pattern::Outside { edge, .. }) => {
            match edge {
                Edge::Included => "a point on the line is past it",
                Edge::Excluded => "a point on the line is not past it",
            }
        }
        (Semantic::Others, Pattern::Beyond { others, .. }) => match others {
            Others::Anywhere => "the other points lie anywhere",
            Others::SameSide => "all points of the window lie on one side of the centre",
            Others::NotBeyondOpposite => "a point as far out on the other side spoils it",
        },
        (Semantic::Last, Pattern::Beyond { last, .. }) => match last {
            Last::Qualifies => "the last point must itself be past the line",
            Last::Any => "the last point need not be past the line",
        },
        (Semantic::WarmUp, Pattern::Beyond { warm_up, .. }) => match warm_up {
            WarmUp::FullWindow => "the window must be whole",
            WarmUp::Partial => "the window need not be whole",
        },
        (Semantic::Seen, Pattern::Outside { seen, .. }) => match seen {
            Seen::EitherSide => "all points on one side will do",
            Seen::BothSides => "both sides must be seen",
        },
        (
            Semantic::Ties,
            Pattern::Run { ties, .. }
            | Pattern::Trend { ties, .. }
            | Pattern::Alternating { ties, .. },
        ) => match ties {
            Ties::Break => "a tie ends it",
            Ties::Skip => "a tie is left out",
            Ties::Extend => "a tie counts",
        },
        _ => "",
    }
}
