//! The name of a rule, and what a rule cannot be.

use super::pattern::{Border, Edge, Length, Pattern, RunsTable, Ties};
use super::rule::{Gap, Rule, Scope, Sides};
use crate::base::direction::Side;
use crate::base::error::{Error, RuleError};
use crate::spc::limits::width::is_a_width;
use std::borrow::Cow;
use std::fmt::Write;

/// The widest window in which points are counted: one word of a mask.
const WIDEST: u16 = 64;

impl Rule {
    /// The rule's name: a slug that stays, such as `run-of-7` or `2-of-3-beyond-2-sigma`.
    ///
    /// It is made from the pattern, unless the rule was [`named`](Rule::named).
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        if let Some(name) = self.own_name() {
            return Cow::Borrowed(name);
        }
        let mut name = pattern_name(self.pattern());
        name.push_str(match self.sides() {
            Sides::Either => "",
            Sides::Only(Side::Above) => "-above",
            Sides::Only(Side::Below) => "-below",
        });
        name.push_str(match self.scope() {
            Scope::Sequence => "",
            Scope::Block => "-in-block",
            Scope::Lane => "-in-lane",
        });
        Cow::Owned(name)
    }

    /// Whether some points could fulfil the rule, and others not.
    ///
    /// ```
    /// use improvement::spc::rules::{Border, Rule};
    ///
    /// assert!(Rule::trend(6).check().is_ok());
    /// let error = Rule::k_of_m(3, 2, Border::Sigma(2.0)).check().unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "the rule `3-of-2-beyond-2-sigma` cannot be: it asks for more points than its window holds"
    /// );
    /// ```
    ///
    /// # Errors
    ///
    /// [`RuleError::BadRule`] for a pattern that no points could ever fulfil or that every point does (a run of
    /// one, two of one, a border of −1 sigma), for a window of more than 64 points, for a pattern of a whole
    /// phase that does not bridge gaps, and for a name that is not a slug.
    pub fn check(&self) -> Result<(), Error> {
        self.fault().map_or(Ok(()), |why| {
            Err(RuleError::BadRule {
                rule: self.name().into_owned(),
                why,
            }
            .into())
        })
    }

    fn fault(&self) -> Option<&'static str> {
        if self.own_name().is_some_and(|name| !is_slug(name)) {
            return Some("its name has other characters than a to z, 0 to 9 and -, or none");
        }
        if let Some(why) = pattern_fault(self.pattern()) {
            return Some(why);
        }
        if self.is_whole_phase() {
            if self.gap() != Gap::Bridges {
                return Some(
                    "a rule about a whole phase goes on over gaps, so its gap is `bridges`",
                );
            }
            if self.scope() != Scope::Sequence {
                return Some(
                    "a rule about a whole phase takes its points in order, so its scope is `sequence`",
                );
            }
        }
        let one_sided = matches!(
            self.pattern(),
            Pattern::Beyond { .. } | Pattern::Run { .. } | Pattern::Trend { .. }
        );
        if self.sides() != Sides::Either && !one_sided {
            return Some("its pattern has no side, so it cannot be for one side only");
        }
        None
    }
}

fn is_slug(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn border_fault(border: Border) -> Option<&'static str> {
    match border {
        Border::Sigma(sigma) if !is_a_width(sigma) => {
            Some("its border is not a number of sigma above zero, at most 1e6")
        }
        _ => None,
    }
}

fn window_fault(window: u16, fewest: u16) -> Option<&'static str> {
    if window < fewest {
        Some("its window holds fewer than two points")
    } else if window > WIDEST {
        Some("its window holds more than 64 points")
    } else {
        None
    }
}

const PAST_THE_BOUND: &str = "no value is past the end of what is possible: it is asked for with its edge, by points in a row";

fn pattern_fault(pattern: &Pattern) -> Option<&'static str> {
    match *pattern {
        Pattern::Opposed {
            border: Border::Bound,
            ..
        }
        | Pattern::Beyond {
            border: Border::Bound,
            edge: Edge::Excluded,
            ..
        }
        | Pattern::Beyond {
            short_of: Some(Border::Bound),
            ..
        } => Some(PAST_THE_BOUND),
        Pattern::Beyond {
            count,
            window,
            border,
            short_of,
            ..
        } => beyond_fault(count, window, border, short_of),
        Pattern::Run { length, ties } => match length {
            Length::Exactly(0 | 1) => Some("a run has two points or more"),
            Length::Exactly(_) => None,
            _ if ties != Ties::Skip => {
                Some("its length counts the points off the centre only, so its ties are `skip`")
            }
            _ => None,
        },
        Pattern::Trend { points, .. } if points < 3 => Some("a trend has three points or more"),
        Pattern::Alternating { points, .. } if points < 3 => {
            Some("points that alternate are three or more")
        }
        Pattern::Within { points, border, .. } | Pattern::Outside { points, border, .. } => {
            if points < 2 {
                Some("its pattern has two points or more")
            } else if border == Border::Bound {
                Some(PAST_THE_BOUND)
            } else if border == Border::Centre {
                Some("nothing lies between the centre and itself, and everything else beyond it")
            } else {
                border_fault(border)
            }
        }
        Pattern::Opposed { border, window } => {
            border_fault(border).or_else(|| window_fault(window, 2))
        }
        Pattern::Spread { more_than, window } => {
            if more_than.is_finite() && more_than > 0.0 {
                window_fault(window, 2)
            } else {
                Some("its distance is not a number of sigma above zero")
            }
        }
        Pattern::Crossings {
            fewer_than: Length::Exactly(0),
        } => Some("there are never fewer than no crossings"),
        _ => None,
    }
}

fn beyond_fault(
    count: u16,
    window: u16,
    border: Border,
    short_of: Option<Border>,
) -> Option<&'static str> {
    if count == 0 {
        return Some("it asks for no points at all");
    }
    if window < count {
        return Some("it asks for more points than its window holds");
    }
    if window > WIDEST {
        return Some("its window holds more than 64 points");
    }
    if let Some(why) = border_fault(border).or_else(|| short_of.and_then(border_fault)) {
        return Some(why);
    }
    let narrower = match (border, short_of) {
        (Border::Sigma(near), Some(Border::Sigma(far))) => far <= near,
        (_, Some(Border::Centre)) | (Border::Limit, Some(Border::Limit)) => true,
        _ => false,
    };
    if narrower {
        return Some("no point is past its border and short of one that is no farther");
    }
    if border == Border::Centre && count == 1 && window == 1 {
        return Some("one point on a side of the centre is every point");
    }
    None
}

fn pattern_name(pattern: &Pattern) -> String {
    let mut name = String::new();
    // writing to a String does not fail
    let _ = match *pattern {
        Pattern::Beyond {
            count: 1,
            window: 1,
            border,
            ..
        } => write!(name, "beyond-{}", border_name(border, "s")),
        Pattern::Beyond {
            count,
            window,
            border: Border::Bound,
            ..
        } if count == window => write!(name, "{count}-at-the-bound"),
        Pattern::Beyond {
            count,
            window,
            border,
            ..
        } => write!(
            name,
            "{count}-of-{window}-beyond-{}",
            border_name(border, "")
        ),
        Pattern::Run { length, .. } => match length {
            Length::Exactly(points) => write!(name, "run-of-{points}"),
            other => write!(name, "run-{}", length_name(other)),
        },
        Pattern::Trend { points, .. } => write!(name, "trend-of-{points}"),
        Pattern::Alternating { points, .. } => write!(name, "alternating-{points}"),
        Pattern::Within { points, border, .. } => {
            write!(name, "{points}-within-{}", border_name(border, "s"))
        }
        Pattern::Outside { points, border, .. } => {
            write!(name, "{points}-outside-{}", border_name(border, "s"))
        }
        Pattern::Opposed { border, .. } => {
            write!(name, "opposed-{}", border_name(border, "s"))
        }
        Pattern::Spread { more_than, .. } => {
            write!(name, "spread-{}", border_name(Border::Sigma(more_than), ""))
        }
        Pattern::Crossings { fewer_than } => match fewer_than {
            Length::Exactly(number) => write!(name, "crossings-under-{number}"),
            other => write!(name, "crossings-{}", length_name(other)),
        },
        Pattern::Runs {
            table: RunsTable::Exact05,
        } => write!(name, "runs-exact-05"),
    };
    name
}

fn border_name(border: Border, plural: &str) -> String {
    match border {
        Border::Centre => "centre".to_owned(),
        Border::Limit => format!("limit{plural}"),
        Border::Bound => format!("bound{plural}"),
        Border::Sigma(sigma) => format!("{sigma}-sigma").replace('.', "-"),
    }
}

fn length_name(length: Length) -> &'static str {
    match length {
        Length::Exactly(_) => "exactly",
        Length::Anhoej => "anhoej",
        Length::BestBox => "best-box",
        Length::CutBox => "cut-box",
    }
}
