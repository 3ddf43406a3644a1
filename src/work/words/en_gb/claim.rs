//! What is said of claims and their verdicts.

use crate::base::date::Date;
use crate::base::date_words::day_in_words;
use crate::work::claim::{Standing, Verdict};

/// What a claim says of a measure that only varies as its points vary.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Called {
    Better,
    Worse,
}

impl Called {
    const fn word(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
        }
    }
}

/// The words of who claims.
pub(crate) fn claimed(statement: &str) -> String {
    format!("claimed: {statement}")
}

/// Upheld at some look.
pub(crate) fn moved(called: Called, on: &str, period: &str, periods: &str) -> String {
    let called = called.word();
    format!(
        "Upheld on the figures to {on}: judged every {period} like this, a measure that only varies as these {periods} vary would be \
         called {called} at some point in fewer than 1 in 20 cases."
    )
}

/// Upheld on a day that was agreed.
pub(crate) fn moved_on_a_day(called: Called, on: &str, periods: &str) -> String {
    let called = called.word();
    format!(
        "Upheld on the figures to {on}, a day that was agreed beforehand: on the agreed days, a measure that only varies as these \
         {periods} vary would be called {called} in about 1 in 20 cases."
    )
}

/// What today's figures say, and what the verdict does not say.
pub(crate) fn standing(standing: Standing, called: Called) -> String {
    let today = match standing {
        Standing::Stands => "Today's figures still bear it out",
        Standing::Weaker => "Today's figures bear it out less well: alone they would not be enough",
        Standing::NoLonger => "Today's figures no longer bear it out",
    };
    let called = called.word();
    format!(
        "{today}; this says that the measure got {called} after the change, not that the change did it."
    )
}

/// Held since a day.
pub(crate) fn held(on: &str, level: &str) -> String {
    format!(
        "Upheld on the figures to {on}: the measure got better, and its latest 12 points lie on the better side of {level}."
    )
}

/// An aim that was reached.
pub(crate) fn met(on: &str, target: &str) -> String {
    format!(
        "Upheld on the figures to {on}: the level since the change lies on the better side of the target, {target}."
    )
}

/// A measure that should not get worse.
pub(crate) fn no_worse(on: &str, margin: &str) -> String {
    format!(
        "Upheld on the figures to {on}: the level is no worse than before by more than {margin}."
    )
}

/// The figures of today, where it is a level that is claimed.
pub(crate) const fn level_today(standing: Standing) -> &'static str {
    match standing {
        Standing::Stands => "Today's figures still bear it out.",
        Standing::Weaker => {
            "Today's figures bear it out less well: alone they would not be enough."
        }
        Standing::NoLonger => "Today's figures no longer bear it out.",
    }
}

/// It moved the other way.
pub(crate) fn other_way(called: Called, on: &str) -> String {
    let called = called.word();
    format!("Not upheld: on the figures to {on} the measure had got {called}.")
}

/// The interval lies wholly on the wrong side.
pub(crate) fn wrong_side(lower: &str, upper: &str, of: &str) -> String {
    format!(
        "Not upheld: the figures put it between {lower} and {upper}, wholly on the wrong side of {of}."
    )
}

/// A level that was to be held has slipped.
pub(crate) fn slipped(since: &str, seen: &str) -> String {
    format!("Not upheld: improved, then slipped from {since} (seen in {seen}).")
}

/// A signal that is not there.
pub(crate) fn no_such_signal(rule: &str) -> String {
    format!(
        "Not upheld: the chart does not have the signal that the claim names (the rule {rule})."
    )
}

/// Why nothing can be told.
pub(crate) fn cannot_tell(why: &[String]) -> String {
    format!("Cannot tell: {}.", why.join("; "))
}

/// A gain that is there, of which it is too early to say whether it lasts.
pub(crate) fn too_early(why: &[String]) -> String {
    format!(
        "Improved; too early to say whether it holds: {}.",
        why.join("; ")
    )
}

/// A statement.
pub(crate) const NOT_CHECKED: &str =
    "Not checked: the claim does not say what is claimed, or what is compared with what.";

/// One thing that weakens it.
pub(crate) fn caution(text: &str) -> String {
    format!("Caution: {text}.")
}

/// What else was begun meanwhile.
pub(crate) fn causes(cycles: &[String]) -> Option<String> {
    match cycles {
        [] => None,
        [one] => Some(format!("Begun meanwhile: {one}.")),
        several => Some(format!(
            "Begun meanwhile, and any of them may have moved it: {}.",
            several.join(", ")
        )),
    }
}

/// After how far an aim has come: whether its measure got better since the change.
pub(crate) fn gain(verdict: &Verdict, moved_before: Option<Date>) -> String {
    let told = match verdict {
        Verdict::Upheld {
            on,
            standing: Standing::Stands | Standing::Weaker,
            ..
        } => format!(
            "; the figures to {} bear out that it got better since the change",
            day_in_words(*on)
        ),
        Verdict::Upheld { .. } => {
            "; it got better after the change, and today's figures no longer bear that out"
                .to_owned()
        }
        Verdict::NotUpheld(_) => "; it got worse since the change".to_owned(),
        Verdict::CannotTell(_) | Verdict::NotChecked => {
            "; the figures cannot tell yet whether it got better since the change".to_owned()
        }
    };
    match moved_before {
        Some(moved) => format!(
            "{told}; its level had moved before the first test, from {} on, and that is not counted",
            day_in_words(moved)
        ),
        None => told,
    }
}

/// Nothing can be compared.
pub(crate) const NO_GAIN: &str = "; whether it got better since the change cannot be asked: no change, no points or no direction";
