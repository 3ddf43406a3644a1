//! What has to fit together across the parts of a project.

use super::instrument::Instrument;
use super::parts::{Parts, goal, unknown};
use super::record::GoalPart;
use crate::base::direction::Direction;
use crate::base::error::{Error, Place, TextError, WorkError};
use crate::base::id::{AimId, ChangeId, CycleId, MeasureId, StakeholderId};
use crate::base::sorted::{SortedMap, SortedSet};
use crate::spc::data::observation::ordinary;
use crate::work::aim::Aim;
use crate::work::driver::{DriverDiagram, Grounds, NodeKind};
use crate::work::measure::Measure;
use crate::work::pdsa::{Cycle, Ramps, adopting};
use std::fmt::Display;

/// Checks every id that one part uses for another, and everything else that cannot be.
pub(crate) fn check(parts: &Parts) -> Result<(), Error> {
    each_once("aims", parts.aims.iter().map(Aim::id))?;
    each_once("measures", parts.measures.iter().map(Measure::id))?;
    each_once("cycles", parts.cycles.iter().map(Cycle::id))?;
    each_once("claims", parts.claims.iter().map(|claim| &claim.id))?;
    each_once("benefits", parts.benefits.iter().map(|benefit| &benefit.id))?;
    each_once("instruments", parts.instruments.iter().map(Instrument::id))?;
    let links = Links {
        parts,
        measures: parts.measures.iter().map(Measure::id).collect(),
        cycles: parts.cycles.iter().map(Cycle::id).collect(),
    };
    links.charter()?;
    links.aims()?;
    links.measures()?;
    if let Some(diagram) = &parts.diagram {
        links.diagram(diagram)?;
    }
    links.map()?;
    links.cycles()?;
    links.others()?;
    goals_follow_their_log(parts)
}

pub(super) struct Links<'a> {
    pub(super) parts: &'a Parts,
    measures: SortedSet<&'a MeasureId>,
    cycles: SortedSet<&'a CycleId>,
}

pub(super) fn at(error: impl Into<Error>, path: impl Into<String>) -> Error {
    error.into().or_at(Place::Path(path.into()))
}

fn each_once<'a, I: Ord + Display + 'a>(
    list: &str,
    ids: impl Iterator<Item = &'a I>,
) -> Result<(), Error> {
    let mut seen = SortedSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            let id = id.to_string();
            return Err(at(
                TextError::DuplicateId { id },
                format!("{list}[{index}].id"),
            ));
        }
    }
    Ok(())
}

impl Links<'_> {
    fn person(&self, id: &StakeholderId, path: impl FnOnce() -> String) -> Result<(), Error> {
        if self.parts.map.stakeholders().contains_key(id) {
            return Ok(());
        }
        Err(at(unknown("stakeholder", id), path()))
    }

    pub(super) fn cycle(&self, id: &CycleId, path: impl FnOnce() -> String) -> Result<(), Error> {
        if self.cycles.contains(id) {
            return Ok(());
        }
        Err(at(unknown("cycle", id), path()))
    }

    pub(super) fn measure(
        &self,
        id: &MeasureId,
        path: impl FnOnce() -> String,
    ) -> Result<(), Error> {
        if self.measures.contains(id) {
            return Ok(());
        }
        Err(at(unknown("measure", id), path()))
    }

    fn is_idea(&self, id: &ChangeId) -> bool {
        let node = self
            .parts
            .diagram
            .as_ref()
            .and_then(|diagram| diagram.theory().node(&id.into()));
        if node.is_some_and(|node| matches!(node.kind, NodeKind::Idea(_))) {
            return true;
        }
        // an idea that a revision took out was once tested, and its cycles stay
        self.parts.diagram.as_ref().is_some_and(|diagram| {
            diagram.revisions().iter().any(|revision| {
                let node = revision.before.node(&id.into());
                node.is_some_and(|node| matches!(node.kind, NodeKind::Idea(_)))
            })
        })
    }

    fn charter(&self) -> Result<(), Error> {
        let charter = &self.parts.charter;
        if let Some(sponsor) = &charter.sponsor {
            self.person(sponsor, || "charter.sponsor".to_owned())?;
        }
        if let Some(lead) = &charter.lead {
            self.person(lead, || "charter.lead".to_owned())?;
        }
        for (index, person) in charter.team.iter().enumerate() {
            self.person(person, || format!("charter.team[{index}]"))?;
        }
        for (index, signed) in charter.sign_offs.iter().enumerate() {
            self.person(&signed.by, || format!("charter.sign_offs[{index}].by"))?;
            if let Some(dated) = charter.dated.filter(|dated| signed.on < *dated) {
                let error = WorkError::TooEarly {
                    what: "the signature",
                    found: signed.on.to_string(),
                    expected: "no earlier than the charter of",
                    earliest: dated.to_string(),
                };
                return Err(at(error, format!("charter.sign_offs[{index}].on")));
            }
        }
        Ok(())
    }

    fn aims(&self) -> Result<(), Error> {
        let mut pulls: SortedMap<&MeasureId, (&Aim, Direction)> = SortedMap::new();
        for (index, aim) in self.parts.aims.iter().enumerate() {
            for (place, person) in aim.agreed().enumerate() {
                self.person(person, || format!("aims[{index}].agreed_by[{place}]"))?;
            }
            let Some(measure) = aim.measure() else {
                continue;
            };
            self.measure(measure, || format!("aims[{index}].what"))?;
            if aim.direction() == Direction::Neither {
                continue;
            }
            match pulls.get(measure) {
                Some((other, direction)) if *direction != aim.direction() => {
                    let error = WorkError::OpposedAims {
                        measure: measure.to_string(),
                        one: other.id().to_string(),
                        other: aim.id().to_string(),
                    };
                    return Err(at(error, format!("aims[{index}].direction")));
                }
                Some(_) => {}
                None => {
                    pulls.insert(measure, (aim, aim.direction()));
                }
            }
        }
        Ok(())
    }

    fn measures(&self) -> Result<(), Error> {
        for (index, measure) in self.parts.measures.iter().enumerate() {
            if let Some(owner) = measure.plan().collector() {
                self.person(owner, || format!("measures[{index}].plan.owner"))?;
            }
            let Some(spec) = measure.chart_spec() else {
                continue;
            };
            for (place, phase) in spec.options.get_phases().iter().enumerate() {
                if let Some(change) = phase.reason().change_id().filter(|id| !self.is_idea(id)) {
                    return Err(at(
                        unknown("change idea", change),
                        format!("measures[{index}].chart.options.phases[{place}].reason.change"),
                    ));
                }
            }
        }
        Ok(())
    }

    fn diagram(&self, diagram: &DriverDiagram) -> Result<(), Error> {
        if !self.parts.aims.iter().any(|aim| aim.id() == diagram.aim()) {
            return Err(at(unknown("aim", diagram.aim()), "diagram.aim"));
        }
        for (id, node) in diagram.theory().nodes() {
            for measure in &node.measures {
                self.measure(measure, || format!("diagram.nodes.{id}.measures"))?;
            }
        }
        for (index, edge) in diagram.theory().edges().iter().enumerate() {
            if let Grounds::Local(cycles) = &edge.evidence
                && let Some(cycle) = cycles.iter().find(|id| !self.cycles.contains(id))
            {
                return Err(at(
                    unknown("cycle", cycle),
                    format!("diagram.edges[{index}].evidence.local"),
                ));
            }
        }
        for (index, revision) in diagram.revisions().iter().enumerate() {
            self.person(&revision.by, || format!("diagram.revisions[{index}].by"))?;
        }
        Ok(())
    }

    fn map(&self) -> Result<(), Error> {
        let known = |node| {
            self.parts.diagram.as_ref().is_some_and(|diagram| {
                let now = diagram.theory().node(node).is_some();
                now || diagram
                    .revisions()
                    .iter()
                    .any(|revision| revision.before.node(node).is_some())
            })
        };
        for (id, act) in self.parts.map.acts() {
            if let Some(node) = act.about.as_ref().filter(|node| !known(node)) {
                return Err(at(
                    unknown("node of the diagram", node),
                    format!("map.acts.{id}.about"),
                ));
            }
        }
        Ok(())
    }

    fn cycles(&self) -> Result<(), Error> {
        for (index, cycle) in self.parts.cycles.iter().enumerate() {
            if let Some(fault) = cycle.clone().take_faults().into_iter().next() {
                return Err(at(fault, format!("cycles[{index}]")));
            }
            if !self.is_idea(cycle.change()) {
                let error = unknown("change idea", cycle.change());
                return Err(at(error, format!("cycles[{index}].change")));
            }
            for measure in cycle.plan().measures() {
                self.measure(measure, || format!("cycles[{index}].stage.plan"))?;
            }
            let unknown_earlier = cycle
                .predecessors()
                .iter()
                .find(|id| !self.cycles.contains(id));
            if let Some(earlier) = unknown_earlier {
                let error = unknown("cycle", earlier);
                return Err(at(error, format!("cycles[{index}].informed_by")));
            }
        }
        Ramps::of(&self.parts.cycles)
            .map(|_| ())
            .map_err(|error| at(error, "cycles"))
    }

    fn others(&self) -> Result<(), Error> {
        self.claims()?;
        for (index, benefit) in self.parts.benefits.iter().enumerate() {
            if let Some(measure) = &benefit.measure {
                self.measure(measure, || format!("benefits[{index}].measure"))?;
            }
        }
        for (index, assessment) in self.parts.assessments.iter().enumerate() {
            let path = format!("assessments[{index}]");
            let instrument = self
                .parts
                .instruments
                .iter()
                .find(|one| *one.id() == assessment.instrument)
                .ok_or_else(|| {
                    at(
                        unknown("instrument", &assessment.instrument),
                        format!("{path}.instrument"),
                    )
                })?;
            for (place, response) in assessment.responses.iter().enumerate() {
                self.person(&response.by, || format!("{path}.responses[{place}].by"))?;
            }
            instrument
                .check_responses(&assessment.responses)
                .map_err(|error| at(error, format!("{path}.responses")))?;
        }
        self.follow_up()?;
        let scores = self.parts.scores.windows(2).enumerate();
        for (index, pair) in scores {
            if pair[1].on < pair[0].on {
                let error = WorkError::TooEarly {
                    what: "the score",
                    found: pair[1].on.to_string(),
                    expected: "no earlier than the score before it on",
                    earliest: pair[0].on.to_string(),
                };
                return Err(at(error, format!("scores[{}].on", index + 1)));
            }
        }
        Ok(())
    }
}

impl Links<'_> {
    /// How a change stands can be said once one has been adopted.
    fn follow_up(&self) -> Result<(), Error> {
        let adopted = adopting(&self.parts.cycles);
        let first = adopted.first().map(|(_, on)| *on);
        for (index, follow) in self.parts.follow_up.iter().enumerate() {
            let on = follow.on.to_string();
            let error = match first {
                _ if follow.state.is_none() => continue,
                Some(first) if follow.on >= first => continue,
                Some(first) => WorkError::TooEarly {
                    what: "the follow-up",
                    found: on,
                    expected: "no earlier than the first adoption on",
                    earliest: first.to_string(),
                },
                None => WorkError::NothingAdopted { on },
            };
            return Err(at(error, format!("follow_up[{index}].on")));
        }
        Ok(())
    }
}

/// Whether every aim stands where the log of its revisions has led it.
fn goals_follow_their_log(parts: &Parts) -> Result<(), Error> {
    let mut last = SortedMap::new();
    for (index, revision) in parts.revisions.iter().enumerate() {
        let path = || format!("revisions[{index}]");
        if !parts.aims.iter().any(|aim| *aim.id() == revision.aim) {
            return Err(at(unknown("aim", &revision.aim), path() + ".aim"));
        }
        for found in [revision.before, revision.after] {
            ordinary(found).map_err(|kind| at(kind, path()))?;
        }
        let before = last.insert((&revision.aim, revision.part), revision.after);
        if let Some(logged) = before.filter(|logged| *logged != revision.before) {
            let found = Some(revision.before);
            return Err(at(
                off_log(&revision.aim, revision.part, found, logged),
                path(),
            ));
        }
    }
    for ((id, part), logged) in last {
        let aim = parts.aims.iter().position(|aim| aim.id() == id);
        let now = aim.and_then(|index| goal(&parts.aims[index], part));
        if now != Some(logged) {
            let path = format!("aims[{}].{}", aim.unwrap_or_default(), part.words());
            return Err(at(off_log(id, part, now, logged), path));
        }
    }
    Ok(())
}

fn off_log(aim: &AimId, part: GoalPart, found: Option<f64>, logged: f64) -> WorkError {
    WorkError::UnloggedRevision {
        aim: aim.to_string(),
        what: part.words(),
        found: found.map_or_else(|| "gone".to_owned(), |value| value.to_string()),
        logged: logged.to_string(),
    }
}

/// Whether every target and baseline that was there before stands there still, or has its change in the log.
pub(crate) fn check_goals(before: &Parts, after: &Parts) -> Result<(), Error> {
    for (index, aim) in after.aims.iter().enumerate() {
        let Some(old) = before.aims.iter().find(|old| old.id() == aim.id()) else {
            continue;
        };
        for part in [GoalPart::Baseline, GoalPart::Target] {
            let (Some(was), now) = (goal(old, part), goal(aim, part)) else {
                continue;
            };
            let logged = after
                .revisions
                .iter()
                .skip(before.revisions.len())
                .any(|revision| revision.aim == *aim.id() && revision.part == part);
            if now != Some(was) && !logged {
                let path = format!("aims[{index}].{}", part.words());
                return Err(at(off_log(aim.id(), part, now, was), path));
            }
        }
    }
    Ok(())
}
