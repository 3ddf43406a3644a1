//! What happened in a cohort, as of a day.

use super::can_tell::LEVEL;
use super::cohort::Cohort;
use super::counts::{
    ActCounts, BarrierRow, ConditionRow, FidelitySum, Practices, acts, barriers, conditions,
    fidelity,
};
use super::followed::ProjectRow;
use super::kaplan_meier::KaplanMeier;
use super::learner::Learner;
use super::level::EvidenceLevel;
use super::programme::Programme;
use super::record::{Record, is_closed};
use super::set_counts::{ConfidenceRow, SetCounts, confidence};
use super::standing::{ProjectStanding, days};
use super::works::Works;
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::id::{CohortId, LearnerId, ProjectId, SetId};
use crate::base::interval::Interval;
use crate::base::sorted::SortedMap;
use crate::base::text::Text;
use crate::work::pdsa::Calibration;
use crate::work::project::{FollowUpState, Project};

/// What a share of a report is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Milestone {
    /// A change was tested since its learners enrolled, and the project is not silent.
    Tested,
    /// A change became routine, be it that a practice was stopped.
    Implemented,
    /// The level is held, by a claim that stands, for six months or longer.
    HeldSixMonths,
    /// The level is held, by a claim that stands, for twelve months or longer.
    HeldTwelveMonths,
}

impl Milestone {
    /// All, in the order in which they are reached.
    pub const ALL: [Self; 4] = [
        Self::Tested,
        Self::Implemented,
        Self::HeldSixMonths,
        Self::HeldTwelveMonths,
    ];

    fn is_reached(self, row: &ProjectRow, today: Date) -> bool {
        match self {
            Self::Tested => row.has_tested(),
            Self::Implemented => row.standing == ProjectStanding::Implemented,
            Self::HeldSixMonths => row.is_held_for(6, today),
            Self::HeldTwelveMonths => row.is_held_for(12, today),
        }
    }
}

/// A share, with everybody who enrolled in its denominator.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of all that enrolled.
    pub of: usize,
    /// Wilson's interval of 95 %: of projects alone, since learners who share one are not independent.
    pub interval: Option<Interval>,
}

/// What happened in a cohort as of a day, worked out from the documents of its projects alone: anybody who has them gets the same.
///
/// Everybody who enrolled is in every denominator; relapses, silent, missing and withdrawn projects are rows of their own and count as not
/// implemented. The units are projects; shares of learners stand beside them, without an interval.
///
/// What it prints (`{}`, [`to_markdown`](Self::to_markdown), [`to_html`](Self::to_html)) withholds names and numbers below five, and what they
/// could be found from; inside the programme, ask for [`with_small_cells`](Self::with_small_cells), which also says where each project waits, and
/// [`with_names`](Self::with_names).
///
/// | what | as a number |
/// |---|---|
/// | rows: where each project stands, and where it waits | [`rows`](Self::rows), [`standing`](Self::standing) |
/// | shares of projects and of learners | [`projects_that`](Self::projects_that), [`learners_who`](Self::learners_who) |
/// | times to the first test, adoption, a level that is held | [`time_to`](Self::time_to) |
/// | six months on, as somebody recorded it | [`at_six_months`](Self::at_six_months) |
/// | another cohort | [`beside`](Self::beside), [`difference`](Self::difference) |
///
/// ```
/// use improvement::programme::{Cohort, Milestone, Programme};
/// use improvement::date;
///
/// # fn main() -> Result<(), improvement::Error> {
/// let programme = Programme::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/programme.json")))?;
/// let cohort = Cohort::from_json(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/cohort.json")))?;
/// // no document of a project is there yet: all six are missing, and none is left out
/// let report = cohort.report(&programme, &[], date(2019, 3, 31))?;
/// let implemented = report.projects_that(Milestone::Implemented);
/// assert_eq!((implemented.count, implemented.of), (0, 6));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq)]
pub struct CohortReport {
    pub(super) cohort: CohortId,
    pub(super) programme: Text,
    pub(super) today: Date,
    /// Each learner's alias, and how they are called where names are asked for.
    pub(super) called: Vec<(LearnerId, String)>,
    pub(super) withdrawn: Vec<LearnerId>,
    pub(super) rows: Vec<ProjectRow>,
    /// What each learner's projects have come to since that learner enrolled.
    pub(super) theirs: Vec<ProjectRow>,
    pub(super) fidelity: Vec<FidelitySum>,
    pub(super) calibration: Calibration,
    pub(super) barriers: Vec<BarrierRow>,
    pub(super) conditions: Vec<ConditionRow>,
    pub(super) acts: ActCounts,
    pub(super) practices: Practices,
    pub(super) sets: Vec<(SetId, SetCounts)>,
    pub(super) confidence: Vec<ConfidenceRow>,
    pub(super) levels: Vec<EvidenceLevel>,
    /// How much of the portfolios points into documents that are not there.
    pub(super) unresolved: usize,
    pub(super) named: bool,
    pub(super) small: bool,
    pub(super) other: Option<Box<CohortReport>>,
}

impl std::fmt::Debug for CohortReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let learners = self.called.len();
        write!(
            f,
            "CohortReport of `{}`, {learners} learners (names withheld)",
            self.cohort
        )
    }
}

impl Cohort {
    /// What happened in the cohort, as of a day.
    ///
    /// A project whose document is not among `projects` is missing, and stays in the denominator; documents of no learner are passed
    /// over.
    ///
    /// # Errors
    ///
    /// - [`ProgrammeError::OtherProgramme`](crate::error::ProgrammeError::OtherProgramme);
    /// - with its path, [`TextError::DuplicateId`](crate::error::TextError::DuplicateId) for a project twice, and
    ///   [`TextError::UnknownId`](crate::error::TextError::UnknownId) for evidence that its project lacks, a person who is not on the
    ///   map, or a judgement of no outcome.
    pub fn report(
        &self,
        programme: &Programme,
        projects: &[Project],
        today: Date,
    ) -> Result<CohortReport, Error> {
        let works = Works::new(self, programme, projects)?;
        let mut order = self.in_order();
        order.retain(|(_, _, learner)| learner.enrolled <= today);
        let (rows, theirs) = Self::rows(&order, &works, today);
        // each project has one row
        let there = rows
            .iter()
            .filter_map(|row| Some((works.get(row.project.as_ref()?)?, row.enrolled)));
        let there: Vec<(&Project, Date)> = there.collect();
        let records: Vec<Record<'_>> = order
            .iter()
            .map(|(_, _, learner)| Record::new(learner, &works, today))
            .collect();
        let implemented = rows.iter().filter(|row| row.adopted.is_some());
        let implemented =
            implemented.filter_map(|row| Some((works.get(row.project.as_ref()?)?, row.enrolled)));
        let references = order
            .iter()
            .flat_map(|(_, _, learner)| learner.references());
        let unresolved = references.filter(|(_, one)| works.get(one.of()).is_none());
        let everybody = order.iter().map(|(_, _, learner)| *learner);
        Ok(CohortReport {
            cohort: self.id().clone(),
            programme: programme.title().clone(),
            today,
            called: order
                .iter()
                .map(|(alias, id, learner)| (alias.clone(), learner.called(id)))
                .collect(),
            withdrawn: order
                .iter()
                .filter(|(_, _, learner)| learner.has_withdrawn(today))
                .map(|(alias, ..)| alias.clone())
                .collect(),
            fidelity: fidelity(&there, today),
            calibration: Calibration::of(
                there
                    .iter()
                    .flat_map(|(one, _)| one.cycles())
                    .filter(|cycle| is_closed(cycle, today)),
            ),
            barriers: barriers(&there, today)?,
            conditions: conditions(&there, today),
            acts: acts(&records),
            practices: Practices::of(implemented, today),
            sets: self
                .sets()
                .iter()
                .map(|(id, set)| {
                    let learners = set
                        .learners
                        .iter()
                        .filter_map(|one| self.learners().get(one))
                        .filter(|learner| learner.enrolled <= today);
                    (id.clone(), SetCounts::of(learners, today))
                })
                .collect(),
            confidence: confidence(&everybody.collect::<Vec<_>>(), today),
            levels: records.iter().map(EvidenceLevel::of).collect(),
            unresolved: unresolved.count(),
            rows,
            theirs,
            named: false,
            small: false,
            other: None,
        })
    }

    /// A row for each project, in the order of the first alias on it, and for each learner without one; and the same again for each
    /// learner by themselves, since the day on which they came.
    fn rows(
        order: &[(LearnerId, &LearnerId, &Learner)],
        works: &Works<'_>,
        today: Date,
    ) -> (Vec<ProjectRow>, Vec<ProjectRow>) {
        let mut places: SortedMap<&ProjectId, usize> = SortedMap::new();
        let mut teams: Vec<(Option<&ProjectId>, Vec<usize>)> = Vec::new();
        for (at, (_, _, learner)) in order.iter().enumerate() {
            if learner.projects.is_empty() {
                teams.push((None, vec![at]));
            }
            for one in &learner.projects {
                if let Some(&place) = places.get(&one.project) {
                    teams[place].1.push(at);
                } else {
                    places.insert(&one.project, teams.len());
                    teams.push((Some(&one.project), vec![at]));
                }
            }
        }
        let row = |id: Option<&ProjectId>, team: &[usize]| {
            let aliases = team.iter().map(|&at| order[at].0.clone()).collect();
            let learners = || team.iter().map(|&at| order[at].2);
            let withdrawn = learners().all(|one| one.has_withdrawn(today));
            // since the first of those came who are still there
            let there = learners().filter(|one| withdrawn || !one.has_withdrawn(today));
            let enrolled = there.map(|one| one.enrolled).min().unwrap_or(today);
            if let Some(project) = id.and_then(|id| works.get(id)) {
                return ProjectRow::of(project, aliases, enrolled, withdrawn, today);
            }
            let standing = if withdrawn {
                ProjectStanding::Withdrawn
            } else {
                ProjectStanding::Missing
            };
            ProjectRow::missing(id.cloned(), aliases, enrolled, standing)
        };
        let (mut rows, mut theirs) = (Vec::new(), Vec::new());
        for (id, team) in &teams {
            let whole = row(*id, team);
            for at in team {
                let learner = order[*at].2;
                let left = learner.has_withdrawn(today);
                theirs.push(if learner.enrolled == whole.enrolled && !left {
                    ProjectRow {
                        learners: vec![order[*at].0.clone()],
                        ..whole.clone()
                    }
                } else {
                    row(*id, &[*at])
                });
            }
            rows.push(whole);
        }
        (rows, theirs)
    }
}

impl CohortReport {
    /// With names, for those inside the programme.
    #[must_use]
    pub const fn with_names(mut self) -> Self {
        self.named = true;
        self
    }

    /// With every number, however small, and with where each project waits: for those inside the programme.
    #[must_use]
    pub const fn with_small_cells(mut self) -> Self {
        self.small = true;
        self
    }

    /// With another cohort beside it: the difference of the shares, and that nobody was allocated to the two at random.
    #[must_use]
    pub fn beside(mut self, other: &Self) -> Self {
        let mut other = other.clone();
        other.other = None;
        self.other = Some(Box::new(other));
        self
    }

    /// The day.
    #[must_use]
    pub const fn today(&self) -> Date {
        self.today
    }

    /// A row for each project, and for each learner without one.
    #[must_use]
    pub fn rows(&self) -> &[ProjectRow] {
        &self.rows
    }

    /// How many projects stand somewhere.
    #[must_use]
    pub fn standing(&self, standing: ProjectStanding) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| row.standing == standing).count()
    }

    /// The share of all projects that have reached a milestone.
    #[must_use]
    pub fn projects_that(&self, milestone: Milestone) -> Share {
        let rows = self.rows.iter();
        let reached = rows.filter(|row| milestone.is_reached(row, self.today));
        let (count, of) = (reached.count(), self.rows.len());
        Share {
            count,
            of,
            interval: Interval::wilson(count as f64, of as f64, LEVEL).ok(),
        }
    }

    /// The share of all learners on a project that has reached a milestone since they enrolled. Who has withdrawn counts as not.
    #[must_use]
    pub fn learners_who(&self, milestone: Milestone) -> Share {
        let reached = |alias: &LearnerId| {
            let mut rows = self.theirs.iter();
            rows.any(|row| row.learners.contains(alias) && milestone.is_reached(row, self.today))
        };
        let learners = self.called.iter().filter(|(alias, _)| reached(alias));
        Share {
            count: learners.count(),
            of: self.called.len(),
            interval: None,
        }
    }

    /// How many days after enrolment a milestone was reached. Those that have not reached it, withdrawn, silent and missing ones among them, are
    /// followed to the day of the report: nobody is left out. A level is held from the day on which that was sure, for either milestone.
    ///
    /// # Errors
    ///
    /// None for a report that exists: every day lies on or after enrolment.
    pub fn time_to(&self, milestone: Milestone) -> Result<KaplanMeier, Error> {
        KaplanMeier::new(self.rows.iter().map(|row| {
            let day = match milestone {
                Milestone::Tested if row.has_tested() => row.first_test.or(row.adopted),
                Milestone::Tested => None,
                Milestone::Implemented => row.adopted,
                Milestone::HeldSixMonths | Milestone::HeldTwelveMonths => {
                    row.held.map(|held| held.on)
                }
            };
            let day = day.filter(|_| row.standing != ProjectStanding::Withdrawn);
            let followed = days(row.enrolled, day.unwrap_or(self.today)).max(0);
            (f64::from(followed), day.is_some())
        }))
    }

    /// How many implemented projects stood how six months after adoption, as somebody recorded it.
    #[must_use]
    pub fn at_six_months(&self, state: FollowUpState) -> usize {
        let rows = self.rows.iter();
        rows.filter(|row| row.at_six_months == Some(state)).count()
    }

    /// Of implemented projects with 12 points since the change and six months since adoption: how many a claim shows to be held, and of
    /// how many.
    #[must_use]
    pub fn held_for_six_by_claim(&self) -> (usize, usize) {
        let told = || self.rows.iter().filter_map(|row| row.held_for_six);
        (told().filter(|held| *held).count(), told().count())
    }

    /// Fidelity of the cycles of all projects, row by row, as the cycles stood on the day.
    #[must_use]
    pub fn fidelity(&self) -> &[FidelitySum] {
        &self.fidelity
    }

    /// How well the probabilities that the teams stated fit what came, of the cycles that were closed by the day.
    pub const fn calibration(&self) -> Calibration {
        self.calibration
    }

    /// The barriers that were met, by kind.
    #[must_use]
    pub fn barriers(&self) -> &[BarrierRow] {
        &self.barriers
    }

    /// The conditions of work, as they were recorded.
    #[must_use]
    pub fn conditions(&self) -> &[ConditionRow] {
        &self.conditions
    }

    /// The brokering acts of the learners.
    #[must_use]
    pub const fn acts(&self) -> &ActCounts {
        &self.acts
    }

    /// What became routine, and how far it reached.
    #[must_use]
    pub const fn practices(&self) -> Practices {
        self.practices
    }

    /// The action-learning sets.
    #[must_use]
    pub fn sets(&self) -> &[(SetId, SetCounts)] {
        &self.sets
    }

    /// How the learners' confidence moved.
    #[must_use]
    pub fn confidence(&self) -> &[ConfidenceRow] {
        &self.confidence
    }

    /// How many learners there is evidence of at a level, and at none above it.
    #[must_use]
    pub fn level(&self, level: EvidenceLevel) -> usize {
        let levels = self.levels.iter();
        levels.filter(|one| **one == level).count()
    }

    /// The difference of the share of projects from that of the cohort beside it, with Newcombe's interval: what it comes to, and not what
    /// the programme did, since nobody was allocated to the two at random. None where no cohort stands beside it.
    #[must_use]
    pub fn difference(&self, milestone: Milestone) -> Option<(f64, Interval)> {
        let other = self.other.as_ref()?.projects_that(milestone);
        let own = self.projects_that(milestone);
        let pair = |one: Share| (one.count as f64, one.of as f64);
        let share = |one: Share| one.count as f64 / one.of as f64;
        let interval = Interval::newcombe(pair(own), pair(other), LEVEL).ok()?;
        Some((share(own) - share(other), interval))
    }
}
