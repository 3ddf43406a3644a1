//! What each progress score asks for.

use super::evidence::{EvidenceRules, GoalEvidence, ScoreSupport};
use super::goal::points_until;
use super::lack::Lack;
use super::project::Project;
use super::score::{ProgressScore, Scorer};
use crate::base::date::Date;
use crate::work::aim::Aim;
use crate::work::claim::{Claim, ClaimKind, ClaimVerdict};
use crate::work::driver::IdeaStatus;
use crate::work::measure::{DataKind, Measure};
use crate::work::pdsa::{Act, Cycle, Outcome, Purpose, Stage, Study};

impl Project {
    /// Which score on the IHI scale the record supports on a day, by the [default rules](EvidenceRules).
    ///
    /// Each score asks for everything that the scores below it ask for, and for:
    ///
    /// | score | what is recorded |
    /// |---|---|
    /// | 1.0 | a signed charter with a sponsor and a team |
    /// | 1.5 | a diagram with a driver, or a plan for collecting a measure |
    /// | 2.0 | a point of data, or a cycle that collects information |
    /// | 2.5 | a test of a change has begun; most aims have a measure with a target and 3 points |
    /// | 3.0 | a closed test with a prediction that was written in time and held; an idea adopted or implemented; every aim a fifth of the way; the verdict that the measure of some aim got better since the change |
    /// | 3.5 | a test or implementation since the first adoption; that verdict for every aim |
    /// | 4.0 | every aim half of the way; a cycle that implements a change |
    /// | 4.5 | for the measure of every aim, a claim that it is [sustained](crate::claim::ClaimKind::Sustained), upheld |
    /// | 5.0 | every aim reached; every implementation closed; every adopted idea kept up |
    ///
    /// A rise alone is not enough: a steady process rises half the time. Asked for is the [verdict](crate::claim::Verdict) that the measure
    /// got better: the points since the first test or implementation against the 24 just before it, of a steady process upheld in fewer
    /// than 1 of 20. Where the level had moved the wanted way already, it is compared with the points since then alone, so that what came
    /// before the change is not credited to it, and that is a [finding](crate::finding::Code::LevelMovedBefore).
    ///
    /// The scale is set by people, and IHI allows anecdote and the judgement of faculty at 3.0. What is recorded here is less than what people know: a
    /// score above it is a [finding](crate::finding::Code::ScoreAboveEvidence) until its reason is recorded.
    #[must_use]
    pub fn evidence_so_far(&self, today: Date) -> ScoreSupport {
        self.evidence_by(&EvidenceRules::default(), today)
    }

    /// The evidence so far, by other rules than those of [`evidence_so_far`](Self::evidence_so_far).
    #[must_use]
    pub fn evidence_by(&self, rules: &EvidenceRules, today: Date) -> ScoreSupport {
        let measured = |aim: &Aim| aim.measure().and_then(|id| self.measure(id));
        let goals: Vec<GoalEvidence> = self
            .aims()
            .iter()
            .map(|aim| GoalEvidence {
                aim: aim.id().clone(),
                measure: measured(aim).map(|measure| measure.name().clone()),
                percent: measured(aim)
                    .is_some_and(|measure| measure.kind() == DataKind::Proportion),
                progress: self.progress(aim, rules, today),
                gain: self.gain(aim, today),
            })
            .collect();
        let mut missing = Vec::new();
        let mut ask = |halves: u8, lacks: Vec<Lack>| {
            let score = ProgressScore::of_halves(halves);
            missing.extend(lacks.into_iter().map(|lack| (score, lack)));
        };
        ask(2, self.lacks_charter(rules));
        ask(3, self.lacks_planning());
        ask(4, self.lacks_activity(today));
        ask(5, self.lacks_tests(rules, today));
        ask(6, self.lacks_modest(rules, &goals));
        ask(7, self.lacks_improvement(&goals));
        ask(8, self.lacks_significant(rules, &goals));
        ask(9, self.lacks_hold(today));
        ask(10, self.lacks_complete(rules, &goals));
        let first = missing
            .first()
            .map(|(score, _): &(ProgressScore, Lack)| *score);
        let supports = first.map_or(ProgressScore::HIGHEST, |first| {
            ProgressScore::of_halves(first.half_steps() - 1)
        });
        let scored = self.scores().iter().rev();
        let mut scored = scored.filter(|given| given.by == Scorer::Team && given.on <= today);
        ScoreSupport {
            supports,
            missing,
            goals,
            scored: scored.next().cloned(),
            revisions: self
                .revisions()
                .iter()
                .filter(|revision| revision.on <= today)
                .cloned()
                .collect(),
        }
    }

    /// The claims that each aim's measure holds its gain.
    fn lacks_hold(&self, today: Date) -> Vec<Lack> {
        let mut lacks = Vec::new();
        for aim in self.aims() {
            let about = |claim: &&Claim| {
                matches!(claim.kind, Some(ClaimKind::Sustained { .. }))
                    && Some(&claim.measure) == aim.measure()
            };
            let verdicts: Vec<ClaimVerdict> = self
                .claims()
                .iter()
                .filter(about)
                .filter_map(|claim| self.verdict_on(claim, today).ok())
                .collect();
            if verdicts.iter().any(|verdict| verdict.verdict().stands()) {
                continue;
            }
            lacks.push(Lack::Held {
                aim: aim.id().clone(),
                claim: verdicts.first().map(|verdict| verdict.claim().id.clone()),
            });
        }
        lacks
    }

    fn lacks_charter(&self, rules: &EvidenceRules) -> Vec<Lack> {
        let charter = self.charter();
        let has = charter.team_size();
        let needs = rules.team;
        let mut lacks = Vec::new();
        if charter.sign_offs.is_empty() {
            lacks.push(Lack::Signature);
        }
        if charter.sponsor.is_none() {
            lacks.push(Lack::Sponsor);
        }
        if has < needs {
            lacks.push(Lack::Team { has, needs });
        }
        lacks
    }

    fn lacks_planning(&self) -> Vec<Lack> {
        let theory = self
            .diagram()
            .is_some_and(|diagram| diagram.theory().drivers().next().is_some());
        let collected = self.measures().iter().any(|measure| {
            measure.plan().collector().is_some() || measure.plan().period().is_some()
        });
        lacking(!(theory || collected), Lack::Planning)
    }

    fn lacks_activity(&self, today: Date) -> Vec<Lack> {
        let data = self
            .measures()
            .iter()
            .filter_map(Measure::data)
            .any(|series| points_until(series, today).next().is_some());
        let learning = self.cycles().iter().any(|cycle| {
            cycle.aim() == Purpose::CollectInformation && cycle.stage().began().is_some()
        });
        lacking(!(data || learning), Lack::Activity)
    }

    fn lacks_tests(&self, rules: &EvidenceRules, today: Date) -> Vec<Lack> {
        let mut lacks = lacking(self.changes().next().is_none(), Lack::Test);
        let aims = self.aims().len();
        if aims == 0 {
            lacks.push(Lack::Aim);
            return lacks;
        }
        let measured = self
            .aims()
            .iter()
            .filter(|aim| {
                let measure = aim.measure().and_then(|id| self.measure(id));
                measure.is_some_and(|measure| {
                    let target = aim.target().or(measure.target_level()).is_some();
                    let points = measure
                        .data()
                        .map_or(0, |series| points_until(series, today).count());
                    target && points >= rules.points
                })
            })
            .count();
        if measured as f64 <= rules.goals_measured * aims as f64 {
            lacks.push(Lack::GoalsMeasured {
                measured,
                aims,
                points: rules.points,
            });
        }
        lacks
    }

    fn lacks_modest(&self, rules: &EvidenceRules, goals: &[GoalEvidence]) -> Vec<Lack> {
        let held = self.cycles().iter().any(|cycle| {
            let checks = cycle.stage().study().map(Study::checks);
            cycle.aim() == Purpose::Test
                && cycle.has_prediction_in_time()
                && checks.is_some_and(|checks| {
                    checks.iter().any(|check| {
                        matches!(check.outcome(), Outcome::Held | Outcome::Judged(true))
                    })
                })
        });
        let mut lacks = lacking(!held, Lack::PredictionHeld);
        if self.first_adoption().is_none() {
            lacks.push(Lack::Adopted);
        }
        lacks.extend(short_of(goals, rules.modest));
        if !goals.iter().any(GoalEvidence::has_gained) {
            lacks.push(Lack::AnyGain);
        }
        lacks
    }

    fn lacks_improvement(&self, goals: &[GoalEvidence]) -> Vec<Lack> {
        let continued = self.first_adoption().is_some_and(|(first, on)| {
            self.changes()
                .any(|(cycle, began)| began >= on && cycle.id() != first.id())
        });
        let mut lacks = lacking(!continued, Lack::Continued);
        lacks.extend(
            goals
                .iter()
                .filter(|goal| !goal.has_gained())
                .map(|goal| Lack::Gain {
                    aim: goal.aim.clone(),
                }),
        );
        lacks
    }

    fn lacks_significant(&self, rules: &EvidenceRules, goals: &[GoalEvidence]) -> Vec<Lack> {
        let mut lacks = short_of(goals, rules.significant);
        if !self
            .changes()
            .any(|(cycle, _)| cycle.aim() == Purpose::Implement)
        {
            lacks.push(Lack::Implementation);
        }
        lacks
    }

    fn lacks_complete(&self, rules: &EvidenceRules, goals: &[GoalEvidence]) -> Vec<Lack> {
        let mut lacks = short_of(goals, rules.complete);
        for cycle in self.cycles() {
            let over = matches!(cycle.stage(), Stage::Closed { .. } | Stage::Stopped { .. });
            if cycle.aim() == Purpose::Implement && !over {
                lacks.push(Lack::ImplementationOpen {
                    cycle: cycle.id().clone(),
                });
            }
        }
        let tests = self.tests_of_ideas();
        if let Some(diagram) = self.diagram() {
            for (idea, _, _) in diagram.theory().ideas() {
                let adopted = diagram.status(&idea, &tests).ok() == Some(IdeaStatus::Adopted);
                let kept_up = self.cycles().iter().any(|cycle| {
                    *cycle.change() == idea
                        && matches!(cycle.stage().act(), Some(Act::Adopt { .. }))
                });
                if adopted && !kept_up {
                    lacks.push(Lack::Sustain { idea });
                }
            }
        }
        lacks
    }

    /// The cycles that have begun to test or to implement a change, each with its first day.
    pub(crate) fn changes(&self) -> impl Iterator<Item = (&Cycle, Date)> {
        self.cycles()
            .iter()
            .filter(|cycle| matches!(cycle.aim(), Purpose::Test | Purpose::Implement))
            .filter_map(|cycle| Some((cycle, cycle.stage().began()?)))
    }

    /// The first cycle that adopted or implemented an idea, and the day.
    fn first_adoption(&self) -> Option<(&Cycle, Date)> {
        self.changes()
            .filter_map(|(cycle, began)| match (cycle.aim(), cycle.stage()) {
                (Purpose::Implement, _) => Some((cycle, began)),
                (
                    _,
                    Stage::Closed {
                        study,
                        act: Act::Adopt { .. },
                        ..
                    },
                ) => Some((cycle, study.written())),
                _ => None,
            })
            .min_by(|one, other| (one.1, one.0.id()).cmp(&(other.1, other.0.id())))
    }
}

fn lacking(is: bool, lack: Lack) -> Vec<Lack> {
    if is { vec![lack] } else { Vec::new() }
}

/// The aims that have not come a share of the way.
fn short_of(goals: &[GoalEvidence], needs: f64) -> Vec<Lack> {
    goals
        .iter()
        .filter_map(|goal| {
            let aim = goal.aim.clone();
            let no = |why: String| {
                Some(Lack::NoCompletion {
                    aim: aim.clone(),
                    why,
                    needs,
                })
            };
            match &goal.progress {
                Err(error) => no(error.to_string()),
                Ok(progress) => match progress.completion() {
                    None => no("its target is its baseline".to_owned()),
                    Some(share) if share < needs => {
                        let aim = aim.clone();
                        Some(Lack::Completion { aim, share, needs })
                    }
                    Some(_) => None,
                },
            }
        })
        .collect()
}
