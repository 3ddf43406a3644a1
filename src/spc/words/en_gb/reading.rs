//! British English: the reading of the latest point, and what to expect of a target.

use crate::base::direction::{Direction, Side};
use crate::base::number::counted;
use crate::spc::limits::Centre;
use crate::spc::reading::assurance::Assurance;
use crate::spc::reading::reading::{Reading, Unjudged, Variation};
use crate::spc::rules::{Pattern, Rule};

/// The variation, for a matrix and an icon: the labels of the NHS standard where it has one.
pub(crate) fn variation(variation: Variation) -> &'static str {
    match variation {
        Variation::Improvement(Side::Above) => {
            "special cause variation of an improving nature (high)"
        }
        Variation::Improvement(Side::Below) => {
            "special cause variation of an improving nature (low)"
        }
        Variation::ImprovementAndConcern { .. } => {
            "special cause variation, some of an improving and some of a concerning nature"
        }
        Variation::Concern(Side::Above) => "special cause variation of a concerning nature (high)",
        Variation::Concern(Side::Below) => "special cause variation of a concerning nature (low)",
        Variation::Neither(Side::Above) => {
            "special cause variation (high); neither direction is better"
        }
        Variation::Neither(Side::Below) => {
            "special cause variation (low); neither direction is better"
        }
        Variation::Undirected => "special cause variation, of no one direction",
        Variation::CommonCause => "common cause variation, no significant change",
        Variation::TooFew => "too few points",
        Variation::NotJudged => "not judged",
    }
}

/// The variation at the latest point, as one sentence that says what to do next. `point` is the latest point; `earlier` names where
/// signals are that do not reach it, and `whole` says what is said of the chart as a whole.
pub(crate) fn reading(
    reading: &Reading,
    point: &str,
    earlier: Option<&str>,
    whole: Option<&str>,
) -> String {
    let nature = |nature: &str, side: Side| {
        let way = match side {
            Side::Above => "high",
            Side::Below => "low",
        };
        format!("special cause of {nature} nature ({way}) at the latest point ({point})")
    };
    match reading.variation() {
        Variation::Improvement(side) => format!(
            "{}: find out what differs there, and keep it if it can be kept",
            nature("an improving", side)
        ),
        Variation::Concern(side) => format!(
            "{}: find out what differs there before changing the process",
            nature("a concerning", side)
        ),
        Variation::ImprovementAndConcern { .. } => format!(
            "special cause in both directions at the latest point ({point}): some signals are of an improving nature and some of a concerning one; find out about each"
        ),
        Variation::Neither(_) | Variation::Undirected => {
            let unsaid = if reading.direction() == Direction::Neither {
                ""
            } else {
                ", in no one direction,"
            };
            format!(
                "special cause{unsaid} at the latest point ({point}): find out what differs there before changing the process"
            )
        }
        Variation::CommonCause => match (earlier, whole) {
            (Some(earlier), _) => format!(
                "special cause earlier ({earlier}), none at the latest point: find out what was different there before changing the process"
            ),
            (None, Some(whole)) => format!(
                "{whole}: the level has probably moved, though no side can be given at the latest point; find out when, before changing the process"
            ),
            (None, None) => "common cause: no point stands out, so do not ask what happened at any one of them; if this level is not good enough, the process itself has to change".to_owned(),
        },
        Variation::NotJudged => reading
            .unjudged()
            .map_or_else(|| unjudged_rule().to_owned(), unjudged),
        Variation::TooFew => {
            "too few points to tell special from common cause: go on collecting".to_owned()
        }
    }
}

/// What is said of a whole chart by a rule that marks no point.
pub(crate) fn whole(rule: &Rule) -> &'static str {
    match rule.pattern() {
        Pattern::Crossings { .. } => "the chart as a whole crosses its centre too seldom",
        _ => "the chart as a whole has too few or too many runs about its centre",
    }
}

/// Some places, the first few of them named.
pub(crate) fn places(named: &[String], more: usize) -> String {
    let list = named.join(", ");
    match more {
        0 => list,
        more => format!("{list} and {more} more"),
    }
}

/// Why nothing is judged, and what could see more.
fn unjudged(why: Unjudged) -> String {
    const MORE: &str =
        "a chart of the time or the cases between events, or a CUSUM, could see more";
    match why {
        Unjudged::NoRule => unjudged_rule().to_owned(),
        Unjudged::NoWidth => "not judged: the points that set the limits are all equal, so the limits have no width and no point can be held against them".to_owned(),
        _ => format!("not judged: {}; {MORE}", unjudged_runs(why, "centre")),
    }
}

/// Why runs about a centre can tell nothing.
pub(crate) fn unjudged_runs(why: Unjudged, centre: &str) -> String {
    let why = match why {
        Unjudged::NoRule => return unjudged_rule().to_owned(),
        Unjudged::NoWidth => "all points are equal".to_owned(),
        Unjudged::OnCentre { judged, on } => format!("{on} of {} on the {centre}", lie(judged)),
        Unjudged::ExpectedOneSided { above, below } => format!(
            "of 100 points of a steady process {above} lie above the known {centre} and {below} below"
        ),
        Unjudged::OneSided { above, below } => {
            format!("of the points that set the {centre} {above} lie above it and {below} below")
        }
    };
    format!("{why}, so runs about it can tell nothing")
}

/// `24 points lie`, `1 point lies`.
pub(crate) fn lie(points: usize) -> String {
    let verb = if points == 1 { "lies" } else { "lie" };
    format!("{} {verb}", counted(points, "point"))
}

/// The reading of a chart that no rule was asked to judge.
pub(crate) const fn unjudged_rule() -> &'static str {
    "no rule was asked for: the chart shows its points and says nothing about special causes"
}

pub(crate) fn assurance(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Passes => "passes",
        Assurance::HitOrMiss => "hit or miss",
        Assurance::Fails => "fails",
        Assurance::TooFew => "too few points",
        Assurance::CannotBeSaid => "cannot be said",
    }
}

/// What to expect of the target. `met` counts the points that met it, out of how many, where all of them did.
pub(crate) fn expectation(
    assurance: Assurance,
    target: &str,
    met: Option<usize>,
    stable: bool,
) -> String {
    let said = match assurance {
        Assurance::Passes => format!(
            "the process can be expected to meet the target of {target}, if nothing changes"
        ),
        Assurance::HitOrMiss => format!(
            "the target of {target} lies within the limits: the process can be expected to meet it at some points and miss it at others, if nothing changes"
        ),
        Assurance::Fails => format!(
            "the process cannot be expected to meet the target of {target}, unless something changes"
        ),
        Assurance::TooFew => {
            return format!("too few points to hold against the target of {target}");
        }
        Assurance::CannotBeSaid => {
            let met = match met {
                Some(1) => "it was met at the only point, and ".to_owned(),
                Some(points) => format!("it was met at each of the {points} points, and "),
                None => String::new(),
            };
            return format!(
                "{met}what to expect of the target of {target} cannot be said: the limits have no width"
            );
        }
    };
    if stable {
        said
    } else {
        format!("{said}, but the process has not been steady, so do not rely on this")
    }
}

/// What is said of the target where there are no limits to hold it against; `met` counts the points that met it, and all that have one,
/// if a direction is better.
pub(crate) fn target_without_limits(
    target: &str,
    met: Option<(usize, usize)>,
    phases: usize,
) -> String {
    let Some((met, points)) = met else {
        return format!(
            "which direction is better was not said, so nothing can be said of the target of {target}"
        );
    };
    let phase = if phases > 1 {
        " of the latest phase"
    } else {
        ""
    };
    format!(
        "the target of {target} was met at {met} of {}{phase}; what to expect of it cannot be said without limits",
        counted(points, "point")
    )
}

/// Which phase a sentence is about, with its centre and that of the phase before.
pub(crate) fn latest_phase(middle: Centre, centres: Option<&(String, String)>) -> String {
    let name = match middle {
        Centre::Median => "median",
        Centre::Mean => "centre",
    };
    match centres {
        Some((now, before)) if now == before => {
            format!("latest phase ({name} {now}, as before): ")
        }
        Some((now, before)) => format!("latest phase ({name} {now}, before it {before}): "),
        None => "latest phase: ".to_owned(),
    }
}

/// What is said after a special cause of points that vary more than chance makes them.
pub(crate) const OR_DISPERSED: &str =
    "; look first at why all points vary more than chance alone makes them";
