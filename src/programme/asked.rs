//! Each requirement, answered from the record of one learner.

use super::evidence::EvidenceRef;
use super::found::{Found, Lacking};
use super::record::{Record, is_closed};
use super::requirement::Requirement;
use crate::base::finding::Code;
use crate::base::id::{InstrumentId, OutcomeId, StakeholderId};
use crate::base::sorted::SortedSet;
use crate::work::claim::Verdict;
use crate::work::pdsa::Cycle;
use crate::work::project::{ProgressScore, Project};
use crate::work::stakeholder::ManagerRole;
use std::collections::BTreeSet;

/// How much of what a requirement asks for is there.
pub(super) struct Answer {
    pub(super) evidence: Vec<Found>,
    pub(super) found: usize,
    pub(super) asked: usize,
    pub(super) lacking: Vec<Lacking>,
}

impl Answer {
    /// As many as there is evidence.
    fn of(evidence: Vec<Found>, asked: u16, lacking: Vec<Lacking>) -> Self {
        Self {
            found: evidence.len(),
            evidence,
            asked: usize::from(asked),
            lacking,
        }
    }

    pub(super) const fn is_met(&self) -> bool {
        self.found >= self.asked
    }
}

impl Record<'_> {
    /// Answers a requirement of the gate of an outcome.
    pub(super) fn answer(&self, requirement: &Requirement, outcome: &OutcomeId) -> Answer {
        let mut answer = match requirement {
            Requirement::CyclesClosed { min, locked } => self.cycles_closed(*min, *locked),
            Requirement::RampLength { min } => self.ramp_length(*min),
            Requirement::Fidelity { code, min } => self.fidelity(*code, *min),
            Requirement::DataOverTime { points } => self.data_over_time(*points),
            Requirement::DiagramClean { allow } => self.diagram_clean(allow),
            Requirement::TheoryRevised => self.theory_revised(),
            Requirement::ClaimsVerified { min } => self.claims_verified(*min),
            Requirement::BrokeringActs { role, min } => self.brokering_acts(*role, *min),
            Requirement::ProgressAtLeast { score } => self.progress(score.get()),
            Requirement::Reflections { min, about } => {
                let reflections = self.learner.portfolio.own_reflections();
                let found = reflections
                    .filter(|(_, one)| one.on <= self.today && self.resolves(one.about.of()))
                    .filter(|(_, one)| about.is_none_or(|kind| one.about.kind() == kind))
                    .map(|(index, _)| Found::Reflection(index));
                Answer::of(found.collect(), *min, Vec::new())
            }
            Requirement::Engagements { min } => self.engagements(*min),
            // what follows is in the portfolio alone, and needs no document
            Requirement::PeerReviews { min, distinct } => return self.reviews(*min, *distinct),
            Requirement::ExercisesPassed { exercises } => return self.exercises(exercises),
            Requirement::Judged { rubric, raters } => {
                return self.judged(outcome, rubric, *raters);
            }
        };
        answer.lacking.extend(self.missing.iter().cloned());
        answer
    }

    fn cycles_closed(&self, min: u16, locked: bool) -> Answer {
        let (mut evidence, mut lacking) = (Vec::new(), Vec::new());
        for (project, cycle) in self.closed() {
            match not_in_time(cycle).filter(|_| locked) {
                None => evidence.push(work_cycle(project, cycle)),
                Some(why) => lacking.push(why),
            }
        }
        for project in self.projects() {
            let open = project.cycles().iter().filter(|cycle| {
                !is_closed(cycle, self.today)
                    && cycle
                        .stage()
                        .began()
                        .is_some_and(|began| began <= self.today)
            });
            lacking.extend(open.map(|cycle| Lacking::NotClosed {
                cycle: cycle.id().clone(),
                stage: cycle.stage().name(),
            }));
        }
        Answer::of(evidence, min, lacking)
    }

    fn ramp_length(&self, min: u16) -> Answer {
        let mut longest: Vec<Found> = Vec::new();
        for project in self.projects() {
            let Ok(ramps) = project.ramps() else { continue };
            for ramp in ramps.iter() {
                let closed = ramp
                    .cycles()
                    .iter()
                    .filter(|one| is_closed(one, self.today));
                let closed: Vec<Found> = closed.map(|one| work_cycle(project, one)).collect();
                if closed.len() > longest.len() {
                    longest = closed;
                }
            }
        }
        Answer::of(longest, min, Vec::new())
    }

    fn fidelity(&self, code: Code, min: u16) -> Answer {
        let (mut evidence, mut found, mut lacking) = (Vec::new(), 0, Vec::new());
        for project in self.projects() {
            let then = project.as_of(self.today);
            let Ok(ramps) = then.ramps() else { continue };
            let fidelity = ramps.fidelity(&then.fidelity_context());
            let Some(row) = fidelity.row(code) else {
                continue;
            };
            found += row.met;
            if row.met > 0 {
                evidence.push(work_project(project));
            }
            lacking.extend(row.failing.iter().map(|cycle| Lacking::Fails {
                cycle: cycle.clone(),
                code,
            }));
        }
        Answer {
            evidence,
            found,
            asked: usize::from(min),
            lacking,
        }
    }

    fn data_over_time(&self, points: u16) -> Answer {
        let mut best = (0, None);
        for project in self.projects() {
            for measure in project.measures() {
                let Some(series) = measure.data() else {
                    continue;
                };
                let dated = (0..series.len()).filter(|&point| {
                    let date = series.date(point).filter(|date| *date <= self.today);
                    date.is_some() && series.value(point).is_some()
                });
                let count = dated.count();
                if count > best.0 {
                    let id = measure.id().clone();
                    let project = project.id().clone();
                    best = (count, Some(EvidenceRef::Measure { project, id }));
                }
            }
        }
        Answer {
            evidence: best.1.into_iter().map(Found::Work).collect(),
            found: best.0,
            asked: usize::from(points),
            lacking: Vec::new(),
        }
    }

    fn diagram_clean(&self, allow: &BTreeSet<Code>) -> Answer {
        let (mut evidence, mut lacking) = (Vec::new(), Vec::new());
        for project in self.projects() {
            if project.diagram().is_none() {
                let project = project.id().clone();
                lacking.push(Lacking::NoDiagram { project });
                continue;
            }
            let findings = project.as_of(self.today).check(self.today).into_iter();
            let counted = findings.filter(|finding| {
                let code = finding.code();
                code.as_str().starts_with('D')
                    && code != Code::AdoptedWithoutEvidence
                    && !allow.contains(&code)
            });
            let weak: Vec<Lacking> = counted
                .map(|finding| Lacking::Finding {
                    code: finding.code(),
                    at: finding.at().to_owned(),
                })
                .collect();
            if weak.is_empty() {
                let project = project.id().clone();
                evidence.push(Found::Work(EvidenceRef::Diagram { project }));
            }
            lacking.extend(weak);
        }
        Answer::of(evidence, 1, lacking)
    }

    fn theory_revised(&self) -> Answer {
        let mut evidence = Vec::new();
        let mut lacking = Vec::new();
        for project in self.projects() {
            let Some(diagram) = project.diagram() else {
                let project = project.id().clone();
                lacking.push(Lacking::NoDiagram { project });
                continue;
            };
            let closed = project
                .cycles()
                .iter()
                .filter(|one| is_closed(one, self.today));
            let studied = closed
                .filter_map(|one| Some(one.stage().study()?.written()))
                .min();
            let revised = diagram.revisions().iter().filter(|revision| {
                revision.on <= self.today && studied.is_some_and(|studied| revision.on >= studied)
            });
            evidence.extend(revised.map(|revision| {
                Found::Work(EvidenceRef::Revision {
                    project: project.id().clone(),
                    on: revision.on,
                })
            }));
        }
        Answer::of(evidence, 1, lacking)
    }

    fn claims_verified(&self, min: u16) -> Answer {
        let (mut evidence, mut lacking) = (Vec::new(), Vec::new());
        for project in self.projects() {
            for (claim, verdict) in project.verdicts(self.today) {
                let id = claim.id.clone();
                // “cannot tell” is a verdict; a claim that no longer fits its data has none
                if verdict.is_ok_and(|found| *found.verdict() != Verdict::NotChecked) {
                    let project = project.id().clone();
                    evidence.push(Found::Work(EvidenceRef::Claim { project, id }));
                } else {
                    lacking.push(Lacking::NotChecked { claim: id });
                }
            }
        }
        Answer::of(evidence, min, lacking)
    }

    fn engagements(&self, min: u16) -> Answer {
        let engagements = self.learner.portfolio.own_engagements();
        let found = engagements
            .filter(|(_, one)| one.on <= self.today && self.resolves(one.about.of()))
            .map(|(index, _)| Found::Engagement(index));
        Answer::of(found.collect(), min, Vec::new())
    }

    fn brokering_acts(&self, role: ManagerRole, min: u16) -> Answer {
        let acts = self.acts().filter(|(_, acted)| *acted == role);
        let nobody = self.projects.iter().filter(|(_, person)| person.is_none());
        let lacking = nobody.map(|(project, _)| Lacking::NotOnTheMap {
            project: project.id().clone(),
        });
        Answer::of(
            acts.map(|(act, _)| Found::Work(act)).collect(),
            min,
            lacking.collect(),
        )
    }

    fn reviews(&self, min: u16, distinct: bool) -> Answer {
        let (mut found, mut seen) = (Vec::new(), SortedSet::new());
        for (index, review) in self.learner.portfolio.own_reviews() {
            let says = !review.questions.is_empty() || !review.commitments.is_empty();
            if says && review.on <= self.today && (seen.insert(review.of.of()) || !distinct) {
                found.push(Found::PeerReview(index));
            }
        }
        Answer::of(found, min, Vec::new())
    }

    fn exercises(&self, names: &BTreeSet<String>) -> Answer {
        let course = self.learner.portfolio.course.as_ref();
        let right = |name: &&String| course.is_some_and(|course| course.is_right(name));
        let passed = names.iter().filter(right).cloned().map(Found::Exercise);
        let open = names.iter().filter(|name| !right(name));
        Answer {
            evidence: passed.clone().collect(),
            found: passed.count(),
            asked: names.len(),
            lacking: open
                .map(|name| Lacking::NotPassed {
                    exercise: name.clone(),
                })
                .collect(),
        }
    }

    fn progress(&self, asked: ProgressScore) -> Answer {
        let (mut evidence, mut lacking) = (Vec::new(), Vec::new());
        for project in self.projects() {
            let then = project.as_of(self.today);
            let score = then.evidence_so_far(self.today).supports;
            if score >= asked {
                evidence.push(work_project(project));
            } else {
                let project = project.id().clone();
                lacking.push(Lacking::Supports { project, score });
            }
        }
        Answer::of(evidence, 1, lacking)
    }

    /// Whether a rater is the learner, on a map of theirs.
    fn is_their_own(&self, rater: &StakeholderId) -> bool {
        let mut memberships = self.learner.projects.iter();
        memberships.any(|one| one.person.as_ref() == Some(rater))
    }

    /// What each rater held last; nobody judges themselves.
    fn judged(&self, outcome: &OutcomeId, rubric: &InstrumentId, raters: u16) -> Answer {
        let judgements = &self.learner.portfolio.judgements;
        let of_this = |index: &usize| {
            let one = &judgements[*index];
            one.on <= self.today
                && one.outcome == *outcome
                && one.rubric == *rubric
                && !self.is_their_own(&one.by)
        };
        let last = (0..judgements.len()).filter(of_this).filter(|&index| {
            let later = (0..judgements.len()).filter(of_this).any(|other| {
                judgements[other].by == judgements[index].by
                    && (judgements[other].on, other) > (judgements[index].on, index)
            });
            !later
        });
        let (met, not_met): (Vec<usize>, Vec<usize>) = last.partition(|&at| judgements[at].met);
        let lacking = (!not_met.is_empty()).then_some(Lacking::HeldNotMet {
            raters: not_met.len(),
        });
        let met = met.into_iter().map(Found::Judgement);
        Answer::of(met.collect(), raters, lacking.into_iter().collect())
    }
}

fn work_cycle(project: &Project, cycle: &Cycle) -> Found {
    let (project, id) = (project.id().clone(), cycle.id().clone());
    Found::Work(EvidenceRef::Cycle { project, id })
}

fn work_project(project: &Project) -> Found {
    let project = project.id().clone();
    Found::Work(EvidenceRef::Project { project })
}

/// Why a closed cycle has no prediction that was locked in time.
fn not_in_time(cycle: &Cycle) -> Option<Lacking> {
    if cycle.has_prediction_in_time() {
        return None;
    }
    let id = cycle.id().clone();
    let plan = cycle.plan();
    Some(
        match (
            plan.predictions().next(),
            plan.locked(),
            cycle.stage().began(),
        ) {
            (Some(_), Some(locked), Some(began)) => Lacking::LockedLate {
                cycle: id,
                locked,
                began,
            },
            (Some(_), ..) => Lacking::NeverLocked { cycle: id },
            (None, ..) => Lacking::NoPrediction { cycle: id },
        },
    )
}
