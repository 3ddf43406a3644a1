//! Requirements, evidence and gates, in words.

use super::en_gb::gate as said;
use crate::programme::evidence::{EvidenceKind, EvidenceRef};
use crate::programme::found::{AfterTheFact, Found, Lacking, Met, Unmet};
use crate::programme::gate::GateReport;
use crate::programme::level::EvidenceLevel;
use crate::programme::outcome::Strand;
use crate::programme::requirement::Requirement;
use std::fmt;

macro_rules! displayed {
    ($($type:ty => $phrase:expr;)+) => {$(
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let phrase: String = $phrase(self);
                f.pad(&phrase)
            }
        }
    )+};
}

displayed! {
    Strand => |one: &Strand| said::strand(*one).to_owned();
    EvidenceKind => |one: &EvidenceKind| said::kind(*one).to_owned();
    EvidenceLevel => |one: &EvidenceLevel| said::level(*one).to_owned();
    EvidenceRef => said::reference;
    Found => said::found;
    Lacking => said::lacking;
    AfterTheFact => said::after_the_fact;
    Requirement => asked;
    Met => met;
    Unmet => unmet;
}

/// How many a requirement asks for; none where it asks for a thing that is there or not.
fn number(requirement: &Requirement) -> Option<usize> {
    Some(usize::from(match requirement {
        Requirement::CyclesClosed { min, .. }
        | Requirement::RampLength { min }
        | Requirement::Fidelity { min, .. }
        | Requirement::ClaimsVerified { min }
        | Requirement::Engagements { min }
        | Requirement::BrokeringActs { min, .. }
        | Requirement::Reflections { min, .. }
        | Requirement::PeerReviews { min, .. } => *min,
        Requirement::DataOverTime { points } => *points,
        Requirement::Judged { raters, .. } => *raters,
        Requirement::ExercisesPassed { exercises } => return Some(exercises.len()),
        Requirement::DiagramClean { .. }
        | Requirement::TheoryRevised
        | Requirement::ProgressAtLeast { .. } => return None,
    }))
}

fn asked(requirement: &Requirement) -> String {
    let number = number(requirement).unwrap_or(1);
    said::requirement(requirement, &number.to_string(), number != 1)
}

fn met(one: &Met) -> String {
    let evidence: Vec<String> = one.evidence.iter().map(ToString::to_string).collect();
    said::met(&asked(&one.requirement), &evidence)
}

fn unmet(one: &Unmet) -> String {
    let what = match number(&one.requirement) {
        Some(_) => {
            let number = said::so_many(one.found, one.asked);
            said::requirement(&one.requirement, &number, one.asked != 1)
        }
        None => said::not_yet(&asked(&one.requirement)),
    };
    let reasons: Vec<String> = one.lacking.iter().map(ToString::to_string).collect();
    said::unmet(&what, &reasons)
}

impl fmt::Display for GateReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (met, of) = (self.met.len(), self.met.len() + self.unmet.len());
        writeln!(f, "{}", said::head(self))?;
        writeln!(f, "  {}", said::standing(self.today, met, of))?;
        for one in &self.met {
            writeln!(f, "  {:<9}{one}", said::MET)?;
        }
        for one in &self.unmet {
            writeln!(f, "  {:<9}{one}", said::NOT_YET)?;
        }
        for one in &self.after_the_fact {
            writeln!(f, "  {}: {one}", said::AFTERWARDS)?;
        }
        writeln!(f, "  {}", self.level)?;
        write!(f, "  {}", said::NO_AWARD)
    }
}
