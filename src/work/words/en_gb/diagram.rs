//! British English: every phrase of the pictures of improvement work, and of the same as text for other tools.

use crate::base::number::{counted, plain, thousands};
use crate::spc::words::en_gb::chart::date;
use crate::work::aim::Aim;
use crate::work::driver::{Grounds, IdeaStatus, Intent, Node, NodeKind, Sign, Strength, Tally};
use crate::work::measure::{DataKind, Measure};
use crate::work::pdsa::{Act, Cycle, Outcome, Run};

pub(crate) const AIM: &str = "Aim";
pub(crate) const WEAK: &str = "weak";
/// What stands in a list.
pub(crate) const IN_LISTS: &str = "change ideas are listed under what they drive:";

/// What a line means: whether it is weak, and whether it rests on evidence, as far as that is told apart.
pub(crate) fn line(weak: Option<bool>, supported: Option<bool>) -> String {
    let weak = weak.map(|weak| if weak { WEAK } else { "strong" });
    let supported = supported.map(|supported| {
        if supported {
            "rests on evidence"
        } else {
            "a hypothesis"
        }
    });
    let said: Vec<&str> = weak.into_iter().chain(supported).collect();
    said.join(", ")
}

/// An item of a list under a driver.
pub(crate) fn listed(text: &str, facts: &[String]) -> String {
    if facts.is_empty() {
        text.to_owned()
    } else {
        format!("{text} ({})", facts.join("; "))
    }
}

/// The text of a node, with what is to be done where that is not to start something.
pub(crate) fn with_intent(node: &Node) -> String {
    match node.as_idea().and_then(|idea| intent(idea.intent)) {
        Some(intent) => format!("{intent}: {}", node.text),
        None => node.text.to_string(),
    }
}
pub(crate) const LESS: &str = "more of the one, less of the other";
pub(crate) const NOT_MEASURED: &str = "no measure";

/// A count with its thousands apart.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of boxes are far below 2^53"
)]
fn grouped(count: usize) -> String {
    thousands(count as f64)
}

/// The last line of a list that is cut.
pub(crate) fn more(left: usize) -> String {
    format!("and {} more", grouped(left))
}

/// Why a diagram is listed and not drawn.
pub(crate) fn too_many_places(found: usize, most: usize) -> String {
    format!(
        "Too large for one picture: its boxes, and the places where arrows pass them, are {}, and at most {} are drawn. Here it is as a list.",
        grouped(found),
        grouped(most)
    )
}

/// Why a network is listed and not drawn.
pub(crate) fn too_many_ties(found: (usize, usize), most: (usize, usize)) -> String {
    format!(
        "Too large for one picture: {} people with ties and {} ties, and at most {} people and {} ties are drawn. Here it is as a list.",
        grouped(found.0),
        grouped(found.1),
        grouped(most.0),
        grouped(most.1)
    )
}

/// Several things in a row: `a, b and c`.
pub(crate) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The head of a column.
pub(crate) const fn column(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Primary => "Primary drivers",
        NodeKind::Secondary => "Secondary drivers",
        NodeKind::Idea(_) => "Change ideas",
        NodeKind::Activity => "Activities",
    }
}

/// One thing of a kind.
pub(crate) const fn kind(kind: &NodeKind) -> &'static str {
    match kind {
        NodeKind::Primary => "primary driver",
        NodeKind::Secondary => "secondary driver",
        NodeKind::Idea(_) => "change idea",
        NodeKind::Activity => "activity",
    }
}

/// So many things of a kind.
pub(crate) fn kinds(count: usize, of: &NodeKind) -> String {
    match (count, of) {
        (1, NodeKind::Activity) => "1 activity".to_owned(),
        (count, NodeKind::Activity) => format!("{count} activities"),
        (count, of) => counted(count, kind(of)),
    }
}

pub(crate) const fn intent(intent: Intent) -> Option<&'static str> {
    match intent {
        Intent::Start => None,
        Intent::Stop => Some("to stop"),
        Intent::Change => Some("to change"),
    }
}

pub(crate) const fn status(status: IdeaStatus) -> &'static str {
    match status {
        IdeaStatus::Untested => "untested",
        IdeaStatus::Testing => "being tested",
        IdeaStatus::Adopted => "adopted",
        IdeaStatus::Abandoned => "abandoned",
    }
}

/// The title of a driver diagram.
pub(crate) fn diagram_title(aim: &str) -> String {
    format!("Driver diagram: {aim}")
}

/// What a driver diagram shows, in one or two sentences.
pub(crate) fn diagram(counts: &[(usize, &NodeKind)], statuses: &[(usize, IdeaStatus)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|&(count, of)| kinds(count, of))
        .collect();
    let mut said = if parts.is_empty() {
        "A theory with an aim and nothing else yet.".to_owned()
    } else {
        format!("A theory of how to reach the aim: {}.", list(&parts))
    };
    let ideas: Vec<String> = statuses
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|&(count, of)| format!("{count} {}", status(of)))
        .collect();
    if !ideas.is_empty() {
        said.push_str(&format!(" Of the change ideas, {}.", list(&ideas)));
    }
    said
}

/// What measures a driver.
pub(crate) fn measured_by(names: &[&str]) -> String {
    format!("measured by {}", names.join(", "))
}

/// Predictions of the cycles behind a node; nothing where there are none.
pub(crate) fn tally(tally: Tally) -> Option<String> {
    let parts: Vec<String> = [
        (tally.held, "held"),
        (tally.not_held, "did not hold"),
        (tally.open, "open"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    (!parts.is_empty()).then(|| format!("predictions: {}", parts.join(", ")))
}

/// An arrow in words.
pub(crate) fn arrow(cause: &str, effect: &str, sign: Sign, strength: Strength) -> String {
    let verb = match (strength, sign) {
        (Strength::Strong, Sign::Increases) => "drives",
        (Strength::Strong, Sign::Decreases) => "lowers",
        (Strength::Weak, Sign::Increases) => "weakly drives",
        (Strength::Weak, Sign::Decreases) => "weakly lowers",
    };
    format!("{cause} {verb} {effect}")
}

/// On what an arrow rests.
pub(crate) fn evidence(evidence: &Grounds) -> String {
    match evidence {
        Grounds::Hypothesis => "a hypothesis".to_owned(),
        Grounds::Local(cycles) => {
            let cycles: Vec<String> = cycles.iter().map(ToString::to_string).collect();
            format!("tested here: {}", list(&cycles))
        }
        Grounds::Literature(source) => format!("published: {source}"),
    }
}

/// A node that stands in a list a second time.
pub(crate) fn seen_above(text: &str) -> String {
    format!("{text} (its causes are listed above)")
}

/// The heading of what leads nowhere.
pub(crate) const UNCONNECTED: &str = "Not connected to the aim";

/// A level of a measure as people read it.
pub(crate) fn level(value: f64, measure: Option<&Measure>) -> String {
    if measure.is_some_and(|measure| measure.kind() == DataKind::Proportion) {
        return format!("{} %", plain(value * 100.0, 2));
    }
    let number = plain(value, 4);
    match measure.and_then(Measure::units) {
        Some(unit) => format!("{number} {unit}"),
        None => number,
    }
}

/// What an aim is about.
pub(crate) fn aim_what(aim: &Aim, measure: Option<&Measure>) -> String {
    match (measure, aim.measure()) {
        (Some(measure), _) => measure.name().to_string(),
        (None, Some(id)) => id.to_string(),
        (None, None) => aim.id().to_string(),
    }
}

/// An aim as one phrase: what, from where to where, by when, for whom, in which place.
pub(crate) fn aim(aim: &Aim, measure: Option<&Measure>) -> String {
    let mut said = aim_what(aim, measure);
    match (aim.baseline(), aim.target()) {
        (Some(from), Some(to)) => said.push_str(&format!(
            ": from {} to {}",
            level(from, measure),
            level(to, measure)
        )),
        (None, Some(to)) => said.push_str(&format!(": to {}", level(to, measure))),
        (Some(from), None) => said.push_str(&format!(": from {}", level(from, measure))),
        (None, None) => {}
    }
    if let Some(by) = aim.due() {
        said.push_str(&format!(" by {}", date(by, None)));
    }
    if let Some(whom) = aim.for_whom() {
        said.push_str(&format!(", for {whom}"));
    }
    if let Some(place) = aim.site() {
        said.push_str(&format!(", at {place}"));
    }
    said
}

/// The title of ramps.
pub(crate) const RAMPS_TITLE: &str = "Ramps of PDSA cycles";
pub(crate) const NO_CYCLES: &str = "There is no cycle yet.";
pub(crate) const NO_SCALE: &str = "scale not written down";
pub(crate) const NO_PREDICTION: &str = "no prediction";
pub(crate) const NOT_CLOSED: &str = "dashed: not closed, or stopped";

/// What ramps show, in a sentence each.
pub(crate) fn ramps(ramps: usize, cycles: usize, closed: usize) -> String {
    if cycles == 0 {
        return NO_CYCLES.to_owned();
    }
    format!(
        "{} in {}, {closed} of them closed.",
        counted(cycles, "cycle"),
        counted(ramps, "ramp")
    )
}

/// One ramp in a sentence.
pub(crate) fn ramp(change: &str, cycles: usize, grows: bool) -> String {
    let grew = if grows {
        ", each no smaller than the one before"
    } else {
        ""
    };
    format!("{change}: {}{grew}", counted(cycles, "cycle"))
}

/// What was decided at the end of a cycle.
pub(crate) fn act(act: &Act) -> String {
    match act {
        Act::Adopt { .. } => "adopt".to_owned(),
        Act::Expand { next: Some(next) } => format!("expand: {next}"),
        Act::Expand { next: None } => "expand".to_owned(),
        Act::Adapt { modify } => format!("adapt: {modify}"),
        Act::Abandon { reason } => format!("abandon: {reason}"),
    }
}

/// When a cycle ran; nothing of one that has not begun.
pub(crate) fn ran(cycle: &Cycle) -> Option<String> {
    let began = cycle.stage().began()?;
    let from = date(began, None);
    Some(match cycle.stage().run().map(Run::ended) {
        None => format!("from {from}"),
        Some(ended) if ended == began => format!("on {from}"),
        Some(ended) => format!("{from} to {}", date(ended, None)),
    })
}

/// So many predictions with one outcome.
pub(crate) fn predictions(count: usize, outcome: Outcome) -> String {
    format!("{}: {outcome}", counted(count, "prediction"))
}

/// From which cycles one learnt that stand elsewhere.
pub(crate) fn learnt_from(cycles: &[String]) -> String {
    format!("learnt from {}", list(cycles))
}

/// A node as an item of a list: `Primary driver: hands (no measure)`.
pub(crate) fn item(of: &NodeKind, text: &str, facts: &[String]) -> String {
    let name = match of {
        NodeKind::Primary => "Primary driver",
        NodeKind::Secondary => "Secondary driver",
        NodeKind::Idea(_) => "Change idea",
        NodeKind::Activity => "Activity",
    };
    if facts.is_empty() {
        format!("{name}: {text}")
    } else {
        format!("{name}: {text} ({})", facts.join("; "))
    }
}

pub(crate) const DIAGRAM: &str = "Driver diagram";
/// More of the one, less of the other, as a sign.
pub(crate) const LESS_SIGN: &str = "−";

/// A cycle and where it stands.
pub(crate) fn cycle(cycle: &Cycle) -> String {
    format!("{} ({})", cycle.id(), cycle.stage().name())
}
