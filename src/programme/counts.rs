//! What is counted over the projects of a cohort: barriers, conditions, acts, practices, fidelity.

use super::kaplan_meier::KaplanMeier;
use super::record::Record;
use super::standing::days;
use crate::base::date::Date;
use crate::base::error::Error;
use crate::base::finding::Code;
use crate::base::id::StakeholderId;
use crate::base::sorted::{SortedMap, SortedSet};
use crate::work::driver::Intent;
use crate::work::pdsa::{Benchmark, Cycle, Scale};
use crate::work::project::{ConditionKind, ConditionState, Project};
use crate::work::stakeholder::{BarrierKind, ManagerRole, StakeholderMap, TieKind};
use std::collections::BTreeMap;

/// The barriers of one kind.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BarrierRow {
    /// The kind; none for barriers of which nobody has said it.
    pub kind: Option<BarrierKind>,
    /// How many were met.
    pub met: usize,
    /// How many of them were overcome.
    pub overcome: usize,
    /// How many days they stood: of those that still stand it is known that it takes longer.
    pub stood: KaplanMeier,
}

/// Barriers by kind, those with a kind first; kinds that were not met are left out. Of each project those count that stood on or after
/// the day since when it counts: what was overcome before is none of the cohort's.
pub(super) fn barriers(
    projects: &[(&Project, Date)],
    today: Date,
) -> Result<Vec<BarrierRow>, Error> {
    let kinds = BarrierKind::ALL.into_iter().map(Some).chain([None]);
    let mut rows = Vec::new();
    for kind in kinds {
        let all = projects.iter().flat_map(|(project, since)| {
            let barriers = project.map().barriers().values();
            barriers.map(move |barrier| (barrier, *since))
        });
        let times: Vec<(f64, bool)> = all
            .filter(|(barrier, _)| barrier.kind == kind && barrier.met_on <= today)
            .filter_map(|(barrier, since)| {
                let end = barrier.overcome.as_ref().map(|one| one.on);
                // one that stood already is followed from the day on which they came
                let met = barrier.met_on.max(since);
                let end = end.filter(|on| *on <= today);
                let stood = days(met, end.unwrap_or(today));
                (stood >= 0).then_some((f64::from(stood), end.is_some()))
            })
            .collect();
        if !times.is_empty() {
            rows.push(BarrierRow {
                kind,
                met: times.len(),
                overcome: times.iter().filter(|(_, over)| *over).count(),
                stood: KaplanMeier::new(times)?,
            });
        }
    }
    Ok(rows)
}

/// How often a condition of work was recorded as met, met in part and not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConditionRow {
    /// The condition.
    pub kind: ConditionKind,
    /// Met.
    pub met: usize,
    /// In part.
    pub partly: usize,
    /// Not met.
    pub not_met: usize,
    /// Over how many projects.
    pub projects: usize,
}

/// Conditions as they were recorded since the day since when a project counts.
pub(super) fn conditions(projects: &[(&Project, Date)], today: Date) -> Vec<ConditionRow> {
    let kinds = [
        ConditionKind::ProtectedTime,
        ConditionKind::SponsorContact,
        ConditionKind::DataAccess,
        ConditionKind::Other,
    ];
    let rows = kinds.map(|kind| {
        let of = |(project, since): &(&Project, Date)| -> Vec<ConditionState> {
            let conditions = project.conditions().iter();
            let same = conditions.filter(|one| one.kind == kind);
            let recorded = same.filter(|one| (*since..=today).contains(&one.on));
            recorded.map(|one| one.state).collect()
        };
        let count = |state: ConditionState| {
            let all = projects.iter().flat_map(of);
            all.filter(|one| *one == state).count()
        };
        ConditionRow {
            kind,
            met: count(ConditionState::Met),
            partly: count(ConditionState::Partly),
            not_met: count(ConditionState::NotMet),
            projects: projects.iter().filter(|one| !of(one).is_empty()).count(),
        }
    });
    rows.into_iter().filter(|row| row.projects > 0).collect()
}

/// Where somebody stands in the network of a project, over all kinds of tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NetworkPosition {
    /// Without them the network falls apart.
    OnlyLink,
    /// They stand between two who have no tie to each other.
    Between,
    /// Neither.
    Neither,
    /// Nobody has recorded a tie of theirs.
    NoTie,
}

impl NetworkPosition {
    /// All four.
    pub const ALL: [Self; 4] = [Self::OnlyLink, Self::Between, Self::Neither, Self::NoTie];

    fn of(person: &StakeholderId, map: &StakeholderMap) -> Self {
        let network = map.network(TieKind::ALL);
        if network.articulation_points().contains(person) {
            return Self::OnlyLink;
        }
        if network
            .brokerage()
            .get(person)
            .is_some_and(|one| one.total() > 0)
        {
            return Self::Between;
        }
        match network.degree(person) {
            Some(degree) if degree.inward + degree.outward > 0 => Self::Neither,
            _ => Self::NoTie,
        }
    }
}

/// The brokering acts of the learners.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct ActCounts {
    /// In each of the four roles.
    pub by_role: BTreeMap<ManagerRole, usize>,
    /// By where the learner stands in the network of the project.
    pub by_position: BTreeMap<NetworkPosition, usize>,
    /// How many learners have acted.
    pub learners: usize,
    /// How many learners of a project whose document is there are not said to be anybody on its map.
    pub not_on_a_map: usize,
}

/// The acts of learners since they enrolled: each once, also where two learners are the same person on a map.
pub(super) fn acts(learners: &[Record<'_>]) -> ActCounts {
    let mut counts = ActCounts {
        by_role: ManagerRole::ALL.map(|role| (role, 0)).into(),
        by_position: NetworkPosition::ALL.map(|place| (place, 0)).into(),
        ..ActCounts::default()
    };
    let mut seen = SortedSet::new();
    for record in learners {
        let nobody = record.projects.iter().any(|(_, person)| person.is_none());
        counts.not_on_a_map += usize::from(nobody);
        counts.learners += usize::from(record.own_acts().next().is_some());
        for &(project, person) in &record.projects {
            let Some(person) = person else { continue };
            let acts = record.own_acts().filter(|(of, ..)| of.id() == project.id());
            let acts = acts.filter(|(_, act, _)| seen.insert((project.id(), *act)));
            let roles: Vec<ManagerRole> = acts.map(|(.., role)| role).collect();
            if roles.is_empty() {
                continue;
            }
            let place = NetworkPosition::of(person, project.map());
            *counts.by_position.entry(place).or_default() += roles.len();
            for role in roles {
                *counts.by_role.entry(role).or_default() += 1;
            }
        }
    }
    counts
}

/// What became routine, and how far it reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Practices {
    /// Something was begun.
    pub started: usize,
    /// Something was done otherwise.
    pub changed: usize,
    /// Something was stopped: it counts as much as what was begun.
    pub stopped: usize,
    /// The diagram does not have the idea any more.
    pub not_said: usize,
    /// Of how many it is recorded how many of those eligible it reached.
    pub with_reach: usize,
    /// How many were tried at more sites after they had become routine than before.
    pub spread: usize,
    /// At how many sites, wards or departments more, all together.
    pub further_sites: usize,
}

impl Practices {
    /// All that became routine.
    #[must_use]
    pub const fn all(&self) -> usize {
        self.started + self.changed + self.stopped + self.not_said
    }

    /// Of projects, each with the day since when it counts.
    pub(super) fn of<'a>(projects: impl Iterator<Item = (&'a Project, Date)>, today: Date) -> Self {
        let mut found = Self::default();
        for (project, since) in projects {
            for one in project.adoptions() {
                if !(since..=today).contains(&one.on) {
                    continue;
                }
                *match one.intent {
                    Some(Intent::Start) => &mut found.started,
                    Some(Intent::Change) => &mut found.changed,
                    Some(Intent::Stop) => &mut found.stopped,
                    None => &mut found.not_said,
                } += 1;
                let same = || {
                    let cycles = project.cycles().iter();
                    cycles.filter(|cycle| cycle.change() == one.change)
                };
                let reached = |cycle: &Cycle| {
                    cycle
                        .stage()
                        .run()
                        .is_some_and(|run| run.dose().is_some() && run.ended() <= today)
                };
                found.with_reach += usize::from(same().any(reached));
                let sites = |later: bool| {
                    let then = same().filter(|cycle| {
                        let began = cycle.stage().began().filter(|began| *began <= today);
                        began.is_some_and(|began| (began > one.on) == later)
                    });
                    let scales = then.filter_map(|cycle| cycle.plan().scale());
                    scales.map(Scale::site_count).max().unwrap_or(0)
                };
                let further = usize::from(sites(true).saturating_sub(sites(false)));
                found.spread += usize::from(further > 0);
                found.further_sites += further;
            }
        }
        found
    }
}

/// A row of fidelity, over all projects.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FidelitySum {
    /// The criterion.
    pub code: Code,
    /// What it asks.
    pub criterion: &'static str,
    /// Out of what.
    pub among: &'static str,
    /// How many met it.
    pub met: usize,
    /// Out of how many.
    pub of: usize,
    /// Whether none of them could have failed it.
    pub by_construction: bool,
    /// What McNicholas et al. found in 421 cycles of 39 teams.
    pub benchmark: Option<Benchmark>,
}

/// Fidelity of the cycles as they stood on a day.
pub(super) fn fidelity(projects: &[(&Project, Date)], today: Date) -> Vec<FidelitySum> {
    let mut sums: SortedMap<usize, FidelitySum> = SortedMap::new();
    for (project, _) in projects {
        let then = project.as_of(today);
        let Ok(ramps) = then.ramps() else { continue };
        let fidelity = ramps.fidelity(&then.fidelity_context());
        for (place, row) in fidelity.rows().iter().enumerate() {
            match sums.get_mut(&place) {
                Some(sum) => {
                    sum.met += row.met;
                    sum.of += row.of;
                    if row.of > 0 {
                        sum.by_construction &= row.by_construction;
                    }
                    sum.benchmark = sum.benchmark.or(row.benchmark);
                }
                None => {
                    sums.insert(
                        place,
                        FidelitySum {
                            code: row.code,
                            criterion: row.criterion,
                            among: row.among,
                            met: row.met,
                            of: row.of,
                            by_construction: row.by_construction || row.of == 0,
                            benchmark: row.benchmark,
                        },
                    );
                }
            }
        }
    }
    let mut rows: Vec<FidelitySum> = sums.into_iter().map(|(_, sum)| sum).collect();
    for row in &mut rows {
        row.by_construction &= row.of > 0;
        if row.by_construction {
            row.benchmark = None;
        }
    }
    rows
}
