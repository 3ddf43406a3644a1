//! British English: requirements, what meets them, and what is missing.

use crate::base::date::Date;
use crate::base::date_words::day_in_words;
use crate::base::number::counted;
use crate::programme::evidence::{EvidenceKind, EvidenceRef};
use crate::programme::found::{AfterTheFact, Found, Lacking};
use crate::programme::gate::GateReport;
use crate::programme::level::EvidenceLevel;
use crate::programme::outcome::Strand;
use crate::programme::requirement::Requirement;
use crate::work::words::en_gb::diagram::list;

pub(crate) const NO_AWARD: &str =
    "This is no award: it lists evidence and gaps for those who assess.";

pub(crate) const fn strand(strand: Strand) -> &'static str {
    match strand {
        Strand::Management => "management skills and tools",
        Strand::ImprovementScience => "improvement science",
        Strand::PersonalImpact => "personal impact and influencing",
    }
}

pub(crate) const fn kind(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Project => "project",
        EvidenceKind::Cycle => "cycle",
        EvidenceKind::Measure => "measure",
        EvidenceKind::Claim => "claim",
        EvidenceKind::Idea => "change idea",
        EvidenceKind::Diagram => "driver diagram",
        EvidenceKind::Revision => "revision of the driver diagram",
        EvidenceKind::Act => "brokering act",
        EvidenceKind::Barrier => "barrier",
    }
}

pub(crate) fn reference(reference: &EvidenceRef) -> String {
    let named = |id: &str| format!("{} `{id}` of `{}`", kind(reference.kind()), reference.of());
    match reference {
        EvidenceRef::Project { project } => format!("project `{project}`"),
        EvidenceRef::Diagram { project } => format!("driver diagram of `{project}`"),
        EvidenceRef::Cycle { id, .. } => named(id.as_str()),
        EvidenceRef::Measure { id, .. } => named(id.as_str()),
        EvidenceRef::Claim { id, .. } => named(id.as_str()),
        EvidenceRef::Idea { id, .. } => named(id.as_str()),
        EvidenceRef::Act { id, .. } => named(id.as_str()),
        EvidenceRef::Barrier { id, .. } => named(id.as_str()),
        EvidenceRef::Revision { project, on } => {
            format!("revision of the driver diagram of `{project}` on {on}")
        }
    }
}

pub(crate) fn found(found: &Found) -> String {
    match found {
        Found::Work(evidence) => reference(evidence),
        Found::Reflection(index) => format!("reflection {}", index + 1),
        Found::PeerReview(index) => format!("review {}", index + 1),
        Found::Engagement(index) => format!("engagement {}", index + 1),
        Found::Judgement(index) => format!("judgement {}", index + 1),
        Found::Exercise(name) => format!("exercise `{name}`"),
    }
}

/// What a requirement asks for; `number` is how many, or how many of how many.
pub(crate) fn requirement(asked: &Requirement, number: &str, plural: bool) -> String {
    let s = if plural { "s" } else { "" };
    match asked {
        Requirement::CyclesClosed { locked: true, .. } if plural => {
            format!("{number} closed cycles, each with a prediction locked before its run")
        }
        Requirement::CyclesClosed { locked: true, .. } => {
            format!("{number} closed cycle with a prediction locked before its run")
        }
        Requirement::CyclesClosed { .. } => format!("{number} closed cycle{s}"),
        Requirement::RampLength { .. } => format!("a ramp of {number} closed cycle{s}"),
        Requirement::Fidelity { code, .. } => format!("fidelity row {code} met {number} time{s}"),
        Requirement::DataOverTime { .. } => format!("{number} point{s} of one measure over time"),
        Requirement::DiagramClean { allow } if allow.is_empty() => {
            "a driver diagram without findings".to_owned()
        }
        Requirement::DiagramClean { allow } => {
            let codes: Vec<String> = allow.iter().map(ToString::to_string).collect();
            format!(
                "a driver diagram without findings other than {}",
                list(&codes)
            )
        }
        Requirement::TheoryRevised => "a driver diagram revised after a closed cycle".to_owned(),
        Requirement::ClaimsVerified { .. } => {
            format!("{number} claim{s} checked against the figures, whatever the verdict")
        }
        Requirement::Engagements { .. } => format!(
            "{number} engagement{s} with what was heard and what changed in the learner's own plan"
        ),
        Requirement::BrokeringActs { role, .. } => format!("{number} {role} act{s}"),
        Requirement::Reflections { about: None, .. } => format!("{number} reflection{s}"),
        Requirement::Reflections {
            about: Some(about), ..
        } => format!("{number} reflection{s} on a {}", kind(*about)),
        Requirement::PeerReviews { distinct: true, .. } if plural => {
            format!("{number} reviews of the work of others, each of another project")
        }
        Requirement::PeerReviews { .. } => format!("{number} review{s} of the work of others"),
        Requirement::ExercisesPassed { exercises } => {
            let names: Vec<String> = exercises.iter().map(|name| format!("`{name}`")).collect();
            format!("{number} exercise{s} of the course right: {}", list(&names))
        }
        Requirement::ProgressAtLeast { score } => {
            let score = score.get();
            format!(
                "a record that supports progress of {score} ({})",
                score.name()
            )
        }
        Requirement::Judged { rubric, .. } => {
            format!("the judgement of {number} rater{s} by the rubric `{rubric}`")
        }
    }
}

pub(crate) fn lacking(lacking: &Lacking) -> String {
    match lacking {
        Lacking::LockedLate {
            cycle,
            locked,
            began,
        } => format!("cycle `{cycle}`: prediction locked {locked}, run started {began}"),
        Lacking::NeverLocked { cycle } => {
            format!(
                "cycle `{cycle}`: written down afterwards, with no day on which its prediction was locked"
            )
        }
        Lacking::NoPrediction { cycle } => format!("cycle `{cycle}`: no prediction"),
        Lacking::NotClosed {
            cycle,
            stage: "Closed",
        } => format!("cycle `{cycle}`: closed after this day"),
        Lacking::NotClosed { cycle, stage } => format!("cycle `{cycle}`: at {stage}"),
        Lacking::Fails { cycle, code } => format!("cycle `{cycle}`: {code} is not met"),
        Lacking::NoDiagram { project } => format!("`{project}` has no driver diagram"),
        Lacking::Finding { code, at } => format!("{code} at {at}"),
        Lacking::NotChecked { claim } => {
            format!("claim `{claim}`: a statement, in which nothing is compared")
        }
        Lacking::NotOnTheMap { project } => format!(
            "`{project}`: nobody has said who on its stakeholder map the learner is, so no act is the learner's"
        ),
        Lacking::NotPassed { exercise } => format!("exercise `{exercise}`: not right yet"),
        Lacking::Supports { project, score } => {
            format!("the record of `{project}` supports {score}")
        }
        Lacking::HeldNotMet { raters: 1 } => "1 rater holds it not to be met yet".to_owned(),
        Lacking::HeldNotMet { raters } => format!("{raters} raters hold it not to be met yet"),
        Lacking::NoDocument { project } => format!("the document of `{project}` is not there"),
        Lacking::NoProject => "the learner has no project".to_owned(),
    }
}

/// A requirement that is not met, with the reasons.
pub(crate) fn unmet(asked: &str, reasons: &[String]) -> String {
    if reasons.is_empty() {
        return format!("{asked}.");
    }
    format!("{asked}: {}.", reasons.join("; "))
}

/// `2 of 3`, or that a thing is not there.
pub(crate) fn so_many(found: usize, asked: usize) -> String {
    format!("{found} of {asked}")
}

pub(crate) fn not_yet(what: &str) -> String {
    format!("not yet {what}")
}

pub(crate) fn met(what: &str, evidence: &[String]) -> String {
    if evidence.is_empty() {
        return what.to_owned();
    }
    format!("{what}: {}", evidence.join(", "))
}

pub(crate) fn after_the_fact(fact: &AfterTheFact) -> String {
    let mut parts = Vec::new();
    if let Some(entered) = fact.entered {
        parts.push(format!("written down on {entered}"));
    }
    parts.push(fact.locked.map_or_else(
        || "its plan was never locked".to_owned(),
        |locked| format!("its plan was locked on {locked}"),
    ));
    if fact.amendments > 0 {
        parts.push(counted(fact.amendments, "correction"));
    }
    format!(
        "cycle `{}` of `{}`: {}",
        fact.cycle,
        fact.project,
        list(&parts)
    )
}

pub(crate) const fn level(level: EvidenceLevel) -> &'static str {
    match level {
        EvidenceLevel::None => "no evidence is available yet",
        EvidenceLevel::Learning => "evidence is available at level 2 (learning)",
        EvidenceLevel::Behaviour => "evidence is available at level 3 (behaviour)",
        EvidenceLevel::Results => "evidence is available at level 4 (results)",
    }
}

/// Who, and which outcome.
pub(crate) fn head(report: &GateReport) -> String {
    let outcome = &report.outcome;
    let alias = report.alias.to_string();
    format!(
        "{}: {} (`{}`, level {}, {})",
        if report.named { &report.name } else { &alias },
        outcome.text,
        outcome.id,
        outcome.level.get(),
        strand(outcome.strand)
    )
}

pub(crate) fn standing(today: Date, met: usize, of: usize) -> String {
    let day = day_in_words(today);
    format!("as of {day}, {met} of {of} requirements are met")
}

pub(crate) const MET: &str = "met";
pub(crate) const NOT_YET: &str = "not yet";
pub(crate) const AFTERWARDS: &str = "written or corrected afterwards";
