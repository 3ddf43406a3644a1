//! British English: a change of level, its evidence, what weakens it, and why a chart cannot tell. Points have numbers.

use crate::base::date_words::day_in_words;
use crate::base::direction::{Direction, Side};
use crate::base::number::{counted, plain, thousands};
use crate::spc::data::phase::Decided;

/// An e-value: with two digits below ten, and without a fraction above.
pub(crate) fn e_value(e: f64) -> String {
    if e >= 1e6 {
        "more than a million".to_owned()
    } else if e >= 10.0 {
        thousands(e.round())
    } else if e >= 0.1 {
        plain(e, 1)
    } else {
        "less than 0.1".to_owned()
    }
}

/// The level of a stretch.
pub(crate) fn stretch(level: Option<&str>, points: usize) -> String {
    match level {
        Some(level) => format!("{level} ({})", counted(points, "point")),
        None => "not known, since no point has a value".to_owned(),
    }
}

/// The two levels.
pub(crate) fn levels(before: &str, after: &str) -> String {
    format!("the level before the change is {before}, the level after it {after}")
}

/// How far the level moved.
pub(crate) fn moved(size: &str, side: Option<Side>, by_month: bool) -> String {
    let matched = if by_month {
        ", each month compared with its own"
    } else {
        ""
    };
    match side {
        Some(Side::Above) => format!("{size} higher{matched}"),
        Some(Side::Below) => format!("{size} lower{matched}"),
        None => format!("{size} times the level before{matched}"),
    }
}

/// The two levels are not as far apart as the months are.
pub(crate) fn levels_apart(moved: &str, apart: &str) -> String {
    format!("{moved} (the two levels themselves are {apart} apart)")
}

/// What the evidence is for.
const fn evidence_for(better: Direction, worse: bool) -> &'static str {
    match better {
        Direction::Neither => "the evidence of a change",
        _ if worse => "the evidence that it got worse",
        _ => "the evidence that it got better",
    }
}

/// The evidence, at the correlation of the points and without it.
pub(crate) fn evidence(
    (better, worse): (Direction, bool),
    observed: f64,
    independent: f64,
    correlation: f64,
    enough: f64,
) -> String {
    let (what, e, enough) = (
        evidence_for(better, worse),
        e_value(observed),
        e_value(enough),
    );
    if correlation == 0.0 {
        return format!(
            "{what} is {e}, since none of these points tells of the next; {enough} is enough"
        );
    }
    format!(
        "{what} is {e} at the correlation of {} that these points show ({} if one point told nothing of the next); {enough} is enough",
        plain(correlation, 2),
        e_value(independent),
    )
}

/// When there was enough of it first.
pub(crate) fn reached(point: usize) -> String {
    format!("it was enough at point {}", point + 1)
}

/// Where the shift lies.
pub(crate) fn any_look(ends: Option<(&str, &str)>, percent: &str) -> String {
    match ends {
        Some((lower, upper)) => format!(
            "asked again at every point, the shift lies between {lower} and {upper} (an interval of {percent} %)"
        ),
        None => "asked again at every point, the shift has no bounds yet".to_owned(),
    }
}

/// Where the shift lies, looked at once.
pub(crate) fn one_look((lower, upper): (&str, &str), percent: &str) -> String {
    format!(
        "looked at on one day that was fixed beforehand, the shift lies between {lower} and {upper} (an interval of {percent} %)"
    )
}

/// What stands before the reasons.
pub(crate) const CANNOT_TELL: &str = "cannot tell";

/// What stands before what weakens it.
pub(crate) const CAUTION: &str = "caution";

/// A change that began with a signal.
pub(crate) fn begun_by_signal(rule: &str, from: usize, to: usize) -> String {
    let points = if from + 1 == to {
        format!("point {to}")
    } else {
        format!("points {} to {to}", from + 1)
    };
    format!(
        "the change began with a signal ({rule}, {points}) and the points before it hold that signal: some of what follows \
         is only the way back"
    )
}

/// A change that is said to have begun with a signal that was not there.
pub(crate) fn no_prompting_signal(rule: &str) -> String {
    format!(
        "the change is said to have begun with a signal ({rule}) that the chart did not have then"
    )
}

/// A baseline that moved.
pub(crate) fn baseline_moved(towards: Side, points: usize) -> String {
    let way = match towards {
        Side::Above => "rising",
        Side::Below => "falling",
    };
    format!(
        "the {points} points before the change were {way} by themselves (a test that finds one in three to one in five of the levels that move)"
    )
}

/// Another definition inside a stretch.
pub(crate) fn definition_inside(at: usize) -> String {
    format!(
        "the measure was defined otherwise from point {} on, inside what is compared",
        at + 1
    )
}

/// More spread after the change.
pub(crate) fn spread_grew(times: f64) -> String {
    format!(
        "the points spread {} times as far after the change as before it, so that a steady level is called better more often than said",
        plain(times, 1)
    )
}

/// A claim of history.
pub(crate) const NOT_DECLARED: &str = "the day of the change stands in a source apart from the data, and that this measure would be judged was not declared beforehand";

/// What no chart can exclude.
pub(crate) const MAY_WANDER: &str = "a level that wanders slowly by itself looks the same";

/// Too few points before.
pub(crate) fn too_few_before(points: usize, needs: usize) -> String {
    let are = if points == 1 { "is" } else { "are" };
    format!(
        "there {are} {} before the change, and it takes {needs}",
        counted(points, "point")
    )
}

/// Too few points after.
pub(crate) fn too_few_after(points: usize, needs: usize, e: f64) -> String {
    let are = if points == 1 { "is" } else { "are" };
    format!(
        "there {are} {} after the change, and it takes {needs}; the evidence so far is {}",
        counted(points, "point"),
        e_value(e)
    )
}

/// A level that moves by itself.
pub(crate) fn level_moves(correlation: f64) -> String {
    format!(
        "neighbouring points have a correlation of {} or more: the level itself moves, and this chart cannot say when",
        plain(correlation, 2)
    )
}

/// No variation.
pub(crate) const NO_VARIATION: &str = "the points do not vary about their level, so that nothing says how far chance alone takes them";

/// Too few events.
pub(crate) fn too_few_events(a_point: f64, needs: f64) -> String {
    format!(
        "there are {} events a point before the change, and it takes {}: chart the times or cases between them",
        plain(a_point, 2),
        plain(needs, 2)
    )
}

/// Not decided beforehand.
pub(crate) fn not_beforehand(decided: Decided) -> String {
    match decided {
        Decided::AfterSeeing => {
            "what is compared was decided after the data had been seen".to_owned()
        }
        Decided::NotRecorded => "nobody recorded when it was decided what to compare".to_owned(),
        Decided::Before { on } | Decided::Documented { on } => format!(
            "what is compared was decided on {}, after points that it judges had been seen",
            day_in_words(on)
        ),
    }
}

/// Another definition between the stretches.
pub(crate) fn definition_changed(at: usize) -> String {
    format!(
        "the measure was defined otherwise from point {} on: before and after are not the same measure",
        at + 1
    )
}

/// An interval on both sides of what it should be beyond.
pub(crate) fn astride(ends: Option<(&str, &str)>, of: &str) -> String {
    match ends {
        Some((lower, upper)) => {
            format!(
                "the figures are consistent with anything from {lower} to {upper}, which is on both sides of {of}"
            )
        }
        None => {
            format!("there are not yet enough figures to say on which side of {of} the level lies")
        }
    }
}

/// Too few points since the day from which a level is held.
pub(crate) fn too_few_since(points: usize, needs: usize) -> String {
    let are = if points == 1 { "is" } else { "are" };
    format!(
        "there {are} {} since the day from which the level is to be held, and it takes {needs}",
        counted(points, "point")
    )
}

/// Nothing to hold.
pub(crate) const NO_HOLD_LEVEL: &str = "nobody has said which level is to be held";

/// No dates.
pub(crate) const NOT_DATED: &str = "the series has no dates";

/// No direction.
pub(crate) const NO_DIRECTION: &str = "nobody has said which way is better";

/// A difference of shares: `8.5 percentage points`.
pub(crate) fn in_points(percent: &str) -> String {
    format!("{} percentage points", percent.trim_end_matches(" %"))
}

/// Not enough yet, where the evidence has been told.
pub(crate) const NOT_ENOUGH: &str = "there is not yet enough evidence";

/// Not enough yet.
pub(crate) fn not_yet(e: f64, needs: f64, ends: Option<(&str, &str)>) -> String {
    let shift = match ends {
        Some((lower, upper)) => format!("the shift lies between {lower} and {upper}"),
        None => "the shift has no bounds yet".to_owned(),
    };
    format!("{}; {shift}", so_far(e, needs))
}

/// The evidence, and how much it takes.
pub(crate) fn so_far(e: f64, needs: f64) -> String {
    format!(
        "the evidence so far is {}, and it takes {}",
        e_value(e),
        e_value(needs)
    )
}

/// How likely the next point is to meet a target.
pub(crate) fn meets(target: f64, chance: f64, points: usize) -> String {
    format!(
        "if nothing changes, the next point meets {} in about {} of 100 such cases (from {})",
        plain(target, 4),
        plain(100.0 * chance, 0),
        counted(points, "point")
    )
}
