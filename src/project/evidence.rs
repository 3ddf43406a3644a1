//! Which progress score the record supports, and what is missing for the next.

use super::lack::{Held, Lack};
use super::project::Project;
use super::record::GoalRevision;
use super::score::{GivenScore, ProgressScore, Scorer};
use crate::aim::{Aim, Progress};
use crate::date::Date;
use crate::direction::{Direction, Side};
use crate::driver::IdeaStatus;
use crate::error::Error;
use crate::id::{AimId, MeasureId};
use crate::measure::Measure;
use crate::pdsa::{Act, Cycle, Outcome, Purpose, Stage};
use crate::pooled::Window;
use crate::spc::rules::{Role, TrackKind};
use crate::spc::{Basis, Options, Series, Why};

/// The cut-offs by which a score is supported. They are this crate's choice and not IHI's, so they can be set.
///
/// ```
/// use improvement::project::EvidenceRules;
///
/// let strict = EvidenceRules::default().with_modest(0.25);
/// assert_eq!((strict.team, strict.modest, strict.significant), (2, 0.25, 0.50));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EvidenceRules {
    /// For 1.0: how many people the team has at least. 2 unless told.
    pub team: usize,
    /// For 2.5: more than this share of the aims has a measure with a target and points. 0.5 unless told: IHI says "most".
    pub goals_measured: f64,
    /// For 2.5: how many points such a measure has at least. 3 unless told.
    pub points: usize,
    /// How many of the latest points make the current level. 12 unless told; fewer are refused by
    /// [`Aim::progress`](crate::Aim::progress). With seasons, take whole years.
    pub current_points: usize,
    /// For 3.0: the share of the way that every aim has come. 0.20 unless told: IHI says "20 % complete".
    pub modest: f64,
    /// For 4.0: the same. 0.50 unless told: IHI says "50 % or more complete".
    pub significant: f64,
    /// For 5.0: the same. 1 unless told: IHI says "all goals accomplished".
    pub complete: f64,
}

impl Default for EvidenceRules {
    fn default() -> Self {
        Self {
            team: 2,
            goals_measured: 0.5,
            points: 3,
            current_points: 12,
            modest: 0.20,
            significant: 0.50,
            complete: 1.0,
        }
    }
}

impl EvidenceRules {
    /// The rules with another share of the way for 3.0.
    #[must_use]
    pub const fn with_modest(mut self, share: f64) -> Self {
        self.modest = share;
        self
    }

    /// The rules with another share of the way for 4.0.
    #[must_use]
    pub const fn with_significant(mut self, share: f64) -> Self {
        self.significant = share;
        self
    }

    /// The rules with another number of points for the current level.
    #[must_use]
    pub const fn with_current_points(mut self, points: usize) -> Self {
        self.current_points = points;
        self
    }
}

/// How far an aim has come, and whether its measure has a signal.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct GoalEvidence {
    /// The aim.
    pub aim: AimId,
    /// How far it has come, with its 95 % interval; or why that cannot be told.
    pub progress: Result<Progress, Error>,
    /// The first day of a signal in the wanted direction since the change.
    pub signal: Option<Date>,
}

/// Which progress score the record supports on a day, and what is missing for more.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Evidence {
    /// The highest score that the record supports.
    pub supports: ProgressScore,
    /// What is missing, by the score that asks for it, the lowest first. The first rows are those of the next step.
    pub missing: Vec<(ProgressScore, Lack)>,
    /// Aim by aim.
    pub goals: Vec<GoalEvidence>,
    /// The team's latest score up to the day.
    pub scored: Option<GivenScore>,
    /// Every change of a target or baseline up to the day: progress is read beside it.
    pub revisions: Vec<GoalRevision>,
    /// The verdict "did it hold".
    pub held: Held,
}

impl Evidence {
    /// What is missing from the supported score up to another.
    pub fn missing_for(&self, score: ProgressScore) -> impl Iterator<Item = &Lack> {
        self.missing
            .iter()
            .filter(move |(needed_for, _)| *needed_for <= score)
            .map(|(_, lack)| lack)
    }

    /// The sentence of the finding [`P1`](crate::finding::Code::ScoreAboveEvidence).
    pub(super) fn why_unsupported(&self, given: &GivenScore) -> String {
        format!(
            "what is recorded here supports {}, and the team scored {} on {}; to support {}: {}; or record why the score stands",
            self.supports,
            given.score,
            given.on,
            given.score,
            self.lacks(given.score)
        )
    }

    /// What is missing up to a score, in words.
    pub(crate) fn lacks(&self, score: ProgressScore) -> String {
        let lacks: Vec<String> = self.missing_for(score).map(ToString::to_string).collect();
        lacks.join("; ")
    }

    /// The team's score, if it is above what the record supports and nobody has said why it stands.
    #[must_use]
    pub fn unsupported(&self) -> Option<&GivenScore> {
        self.scored
            .as_ref()
            .filter(|given| given.score > self.supports && given.why.is_none())
    }
}

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
    /// | 3.0 | a closed test with a prediction that was written in time and held; an idea adopted or implemented; every aim a fifth of the way; a signal in the wanted direction since the change |
    /// | 3.5 | a test or implementation since the first adoption; such a signal for every aim |
    /// | 4.0 | every aim half of the way; a cycle that implements a change |
    /// | 4.5 | the verdict "did it hold": [not yet offered](Held::NotYetOffered) |
    /// | 5.0 | every aim reached; every implementation closed; every adopted idea kept up |
    ///
    /// A rise alone is not enough: a steady process rises half the time. The signal is looked for from the first test or implementation
    /// on, on the measure's chart with its limits frozen at the baseline window and without the phases of changes, which would hide it.
    ///
    /// The scale is set by people, and IHI allows anecdote and the judgement of faculty at 3.0. What is recorded here is less than what people know: a
    /// score above it is a [finding](crate::finding::Code::ScoreAboveEvidence) until its reason is recorded.
    #[must_use]
    pub fn evidence_so_far(&self, today: Date) -> Evidence {
        self.evidence_by(&EvidenceRules::default(), today)
    }

    /// The same, by other rules.
    #[must_use]
    pub fn evidence_by(&self, rules: &EvidenceRules, today: Date) -> Evidence {
        let goals: Vec<GoalEvidence> = self
            .aims()
            .iter()
            .map(|aim| GoalEvidence {
                aim: aim.id().clone(),
                progress: self.progress(aim, rules, today),
                signal: self.signal(aim, today),
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
        let held = Held::NotYetOffered;
        ask(9, vec![Lack::Held(held)]);
        ask(10, self.lacks_complete(rules, &goals));
        let first = missing
            .first()
            .map(|(score, _): &(ProgressScore, Lack)| *score);
        let supports = first.map_or(ProgressScore::HIGHEST, |first| {
            ProgressScore::of_halves(first.half_steps() - 1)
        });
        let scored = self.scores().iter().rev();
        let mut scored = scored.filter(|given| given.by == Scorer::Team && given.on <= today);
        Evidence {
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
            held,
        }
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
            let checks = cycle.stage().study().map(|study| study.checks());
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
        if goals.iter().all(|goal| goal.signal.is_none()) {
            lacks.push(Lack::AnySignal);
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
                .filter(|goal| goal.signal.is_none())
                .map(|goal| Lack::Signal {
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
    fn changes(&self) -> impl Iterator<Item = (&Cycle, Date)> {
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

    /// How far an aim has come: from its measure's baseline window to the latest points.
    fn progress(&self, aim: &Aim, rules: &EvidenceRules, today: Date) -> Result<Progress, Error> {
        use crate::error::ErrorKind::{NoPoints, UnknownId};
        let id = aim.measure().ok_or_else(|| UnknownId {
            what: "measure of the aim",
            id: aim.id().to_string(),
        })?;
        let measure = self.known_measure(id)?;
        let series = measure.data().ok_or(NoPoints { found: 0 })?;
        let baseline = measure.baseline_window().ok_or_else(|| UnknownId {
            what: "baseline window of the measure",
            id: id.to_string(),
        })?;
        let points: Vec<usize> = points_until(series, today).collect();
        let from = points.len().saturating_sub(rules.current_points.max(1));
        let latest = points[from..].first().zip(points.last());
        let (first, last) = latest.ok_or(NoPoints { found: 0 })?;
        aim.progress(series, baseline, Window::range(*first..*last + 1))
    }

    /// The first day of a signal in the wanted direction since the first change that the measure was watched in.
    fn signal(&self, aim: &Aim, today: Date) -> Option<Date> {
        let measure = self.measure(aim.measure()?)?;
        let side = match aim.direction() {
            Direction::Higher => Side::Above,
            Direction::Lower => Side::Below,
            Direction::Neither => return None,
        };
        let since = self.first_change(measure.id())?;
        let series = measure.data()?;
        let (kind, mut options) = match measure.chart_spec() {
            Some(spec) => (spec.kind, spec.options.clone()),
            None => (series.suggest_kind().0, Options::new()),
        };
        options
            .phases
            .retain(|phase| phase.reason().why() != Why::Change);
        if let (Basis::Own, Some(window)) = (&options.basis, measure.baseline_window()) {
            options.basis = Basis::points(window.points(series).ok()?);
        }
        let chart = options.chart(kind, series).ok()?;
        chart
            .signals()
            .iter()
            .filter(|signal| {
                signal.track() == TrackKind::Main
                    && chart.rule(signal).role() == Role::Signal
                    && signal.side() == Some(side)
            })
            .filter_map(|signal| chart.date(signal.first_hit()))
            .filter(|on| (since..=today).contains(on))
            .min()
    }

    fn first_change(&self, measure: &MeasureId) -> Option<Date> {
        let watched = self
            .changes()
            .filter(|(cycle, _)| cycle.plan().measures().contains(measure))
            .map(|(_, began)| began)
            .min();
        watched.or_else(|| self.changes().map(|(_, began)| began).min())
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

/// The points with a value, up to and on a day; all of them where there are no dates.
fn points_until(series: &Series, today: Date) -> impl Iterator<Item = usize> + '_ {
    (0..series.len())
        .filter(|&index| series.value(index).is_some())
        .filter(move |&index| series.date(index).is_none_or(|date| date <= today))
}
