//! One project of a cohort, followed to a day.

use super::held::{Held, is_a_gain, is_lost, last_shown};
use super::standing::{ProjectStanding, adopted, days, first_test};
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::{ClaimId, LearnerId, ProjectId};
use crate::base::period::Period;
use crate::work::claim::{ClaimKind, ClaimVerdict, Verdict};
use crate::work::pdsa::{Act, Study};
use crate::work::project::{Adoption, FollowUpState, Project};

/// A first test that has not begun by this many days after enrolment is late.
pub const FIRST_TEST_DAYS: i32 = 90;

/// How many points after the change it takes to ask whether a level is held.
const POINTS: usize = 12;

/// One row of a report: a project, or a learner who has none.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ProjectRow {
    /// The project; none for a learner without one.
    pub project: Option<ProjectId>,
    /// The aliases of its learners.
    pub learners: Vec<LearnerId>,
    /// The day on which the first of them enrolled.
    pub enrolled: Date,
    /// Where it stands.
    pub standing: ProjectStanding,
    /// When the first change was tested since then.
    pub first_test: Option<Date>,
    /// When the first change became routine since then.
    pub adopted: Option<Date>,
    /// Since when a level is held by a claim that stands, and when that was sure: of an implemented project, and since its learners
    /// enrolled.
    pub held: Option<Held>,
    /// What was recorded at the first look six months after adoption or later: `None` where six months have not gone by.
    pub at_six_months: Option<FollowUpState>,
    /// Whether a claim shows that the level was held for six months: `None` where fewer than 12 points have come since the change.
    pub held_for_six: Option<bool>,
    /// Whether twelve months have gone by since adoption.
    pub twelve_months_on: bool,
    /// Where the work waits.
    pub stuck: Vec<Stuck>,
}

impl std::fmt::Debug for ProjectRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ProjectRow of {:?} ({:?})", self.project, self.standing)
    }
}

/// The ideas that became routine since a day.
fn became_routine(project: &Project, since: Date, today: Date) -> Vec<Adoption<'_>> {
    let adopted = project.adoptions().into_iter();
    adopted
        .filter(|one| (since..=today).contains(&one.on))
        .collect()
}

/// Whether a later cycle left an idea that had become routine.
fn is_left(project: &Project, adopted: &Adoption<'_>, today: Date) -> bool {
    let cycles = project.cycles().iter();
    let mut same = cycles.filter(|cycle| cycle.change() == adopted.change);
    same.any(|cycle| {
        let stage = cycle.stage();
        let studied = stage.study().map(Study::written);
        matches!(stage.act(), Some(Act::Abandon { .. }))
            && studied.is_some_and(|on| (adopted.on..=today).contains(&on))
    })
}

/// Whether who looked last since adoption found it given up.
fn is_given_up(project: &Project, adopted: Date, today: Date) -> bool {
    let looks = project.follow_up().iter();
    let looks = looks.filter(|look| look.state.is_some() && (adopted..=today).contains(&look.on));
    let last = looks.max_by_key(|look| look.on);
    last.is_some_and(|look| look.state == Some(FollowUpState::GivenUp))
}

/// Where a project waits.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stuck {
    /// No change was tested, so many days after enrolment.
    FirstTestLate {
        /// The days since enrolment.
        days: i32,
    },
    /// A cycle waits for the end of its run, or for its study.
    Waits {
        /// The sentence.
        said: String,
    },
    /// A claim that the figures cannot tell, and why.
    CannotTell {
        /// The claim.
        claim: ClaimId,
        /// The sentence.
        said: String,
    },
    /// A claim that no longer fits its data.
    NoVerdict {
        /// The claim.
        claim: ClaimId,
        /// Why.
        said: String,
    },
    /// Nothing is dated within the last 90 days.
    Silent,
    /// The document is not there.
    NoDocument,
    /// Six months have gone by since adoption, and nobody has recorded how the change stands.
    NoFollowUp,
}

impl ProjectRow {
    /// Of a project that is not there, or a learner who has none.
    pub(super) fn missing(
        project: Option<ProjectId>,
        learners: Vec<LearnerId>,
        enrolled: Date,
        standing: ProjectStanding,
    ) -> Self {
        Self {
            project,
            learners,
            enrolled,
            standing,
            first_test: None,
            adopted: None,
            held: None,
            at_six_months: None,
            held_for_six: None,
            twelve_months_on: false,
            stuck: match standing {
                ProjectStanding::Missing => vec![Stuck::NoDocument],
                _ => Vec::new(),
            },
        }
    }

    pub(super) fn of(
        project: &Project,
        learners: Vec<LearnerId>,
        enrolled: Date,
        withdrawn: bool,
        today: Date,
    ) -> Self {
        let standing = if withdrawn {
            ProjectStanding::Withdrawn
        } else {
            ProjectStanding::of(project, enrolled, today)
        };
        let mut row = Self::missing(Some(project.id().clone()), learners, enrolled, standing);
        row.first_test = first_test(project, enrolled, today);
        if withdrawn {
            return row;
        }
        let verdicts = project.verdicts(today);
        let verdicts: Vec<_> = verdicts.map(|(claim, found)| (&claim.id, found)).collect();
        if standing == ProjectStanding::Implemented {
            row.adopted = adopted(project, enrolled, today);
            row.follow(
                project,
                verdicts.iter().filter_map(|(_, found)| found.as_ref().ok()),
                today,
            );
        }
        row.stuck = row.waits(project, &verdicts, today);
        row
    }

    /// What became of a change that was adopted.
    fn follow<'v>(
        &mut self,
        project: &Project,
        verdicts: impl Iterator<Item = &'v ClaimVerdict>,
        today: Date,
    ) {
        let Some(adopted) = self.adopted else { return };
        let later = |months: i32| {
            Period::Month
                .after(adopted, months)
                .filter(|day| *day <= today)
        };
        self.twelve_months_on = later(12).is_some();
        if let Some(six) = later(6) {
            let looks = project.follow_up().iter();
            let first = looks
                .filter(|look| (six..=today).contains(&look.on))
                .min_by_key(|look| look.on);
            let state = first.and_then(|look| look.state);
            self.at_six_months = Some(state.unwrap_or(FollowUpState::NotKnown));
        }
        let routine = became_routine(project, self.enrolled, today);
        let mut lost = routine.iter().all(|one| is_left(project, one, today))
            || is_given_up(project, adopted, today);
        for verdict in verdicts {
            let claim = verdict.claim();
            // one that names no cycle is about whatever became routine
            let of_it = claim.cycles.is_empty()
                || claim.cycles.iter().any(|id| {
                    let cycle = project.cycle(id);
                    cycle
                        .is_some_and(|cycle| routine.iter().any(|one| one.change == cycle.change()))
                });
            let Some(ClaimKind::Sustained { from, hold }) = &claim.kind else {
                continue;
            };
            // what was held before they came is none of the programme's doing, nor is a level that was there before
            if *from < self.enrolled || !of_it || !is_a_gain(*hold, verdict) {
                continue;
            }
            let Some((points, _)) = last_shown(verdict) else {
                continue;
            };
            lost |= is_lost(*hold, verdict);
            let held = Held::by(verdict, adopted.max(*from), today);
            if later(6).is_some() && points >= POINTS {
                let held = held.is_some_and(|held| held.is_for(6, today));
                self.held_for_six = Some(held || self.held_for_six == Some(true));
            }
            if let Some(held) = held
                && self.held.is_none_or(|before| held.from < before.from)
            {
                self.held = Some(held);
            }
        }
        // one level that was lost is not made good by another claim, nor a change that was given up by its figures
        if lost {
            self.held = None;
            self.held_for_six = self.held_for_six.map(|_| false);
        }
    }

    fn waits(
        &self,
        project: &Project,
        verdicts: &[(&ClaimId, Result<ClaimVerdict, Error>)],
        today: Date,
    ) -> Vec<Stuck> {
        let mut stuck = Vec::new();
        if self.standing == ProjectStanding::Silent {
            stuck.push(Stuck::Silent);
        }
        let waited = days(self.enrolled, today);
        if self.first_test.is_none() && self.adopted.is_none() && waited > FIRST_TEST_DAYS {
            stuck.push(Stuck::FirstTestLate { days: waited });
        }
        if let Ok(ramps) = project.ramps() {
            let overdue = ramps.overdue(today).into_iter();
            stuck.extend(overdue.map(|one| Stuck::Waits {
                said: one.to_string(),
            }));
        }
        for (claim, found) in verdicts {
            let claim = (*claim).clone();
            match found {
                Ok(found) if matches!(found.verdict(), Verdict::CannotTell(_)) => {
                    let said = found.sentence();
                    stuck.push(Stuck::CannotTell { claim, said });
                }
                Ok(_) => {}
                Err(error) => stuck.push(Stuck::NoVerdict {
                    claim,
                    said: error.to_string(),
                }),
            }
        }
        if self.at_six_months == Some(FollowUpState::NotKnown) {
            stuck.push(Stuck::NoFollowUp);
        }
        stuck
    }

    /// Whether a change was tested since its learners enrolled, or became routine. A project that is silent counts as not, as one that they
    /// have all left does.
    #[must_use]
    pub const fn has_tested(&self) -> bool {
        matches!(
            self.standing,
            ProjectStanding::Implemented | ProjectStanding::Testing | ProjectStanding::Ended
        )
    }

    /// Whether a level is held, by a claim that stands, since at least so many months before a day.
    #[must_use]
    pub fn is_held_for(&self, months: i32, today: Date) -> bool {
        self.held.is_some_and(|held| held.is_for(months, today))
    }
}
